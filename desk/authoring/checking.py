"""Checks a folder of rules: faults of its files, else what the proofs find; once, or after every save."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desk.base.faults import DONE, RULES_WRONG, TO_LOOK_AT
from desk.workspace.rule_files import rule_paths, rule_texts
from engine.analysis.proofs import findings_of
from engine.analysis.subject import Finding
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from engine.rulebook.text.writing import lines_of

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class RulesChecked:
    """The outcome: `rules` is None where files have faults; findings are over rules that could be read."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]
    rules: Rules | None

    @property
    def code(self) -> int:
        if self.faults or any(finding.serious for finding in self.findings):
            return RULES_WRONG
        return TO_LOOK_AT if self.findings else DONE


def checked(folder: Path) -> RulesChecked:
    try:
        texts = rule_texts(folder)
    except RuleFaults as found:
        return RulesChecked(found.faults, (), found.sources, None)
    return checked_texts(texts)


def checked_texts(texts: Mapping[str, str], prove: bool = True) -> RulesChecked:
    """Return every fault of rule texts; where there is none and `prove`, what the proofs find."""
    return _checked_texts(tuple(texts.items()), prove)


@lru_cache(maxsize=4)  # a desk asks for the same draft at every page
def _checked_texts(named: tuple[tuple[str, str], ...], prove: bool) -> RulesChecked:
    texts = dict(named)
    try:
        rules = rules_from_texts(texts)
    except RuleFaults as found:
        return RulesChecked(found.faults, (), found.sources, None)
    sources = {name: lines_of(text) for name, text in texts.items()}
    return RulesChecked((), findings_of(rules, texts) if prove else (), sources, rules)


def saves(folder: Path, pause: Callable[[], bool]) -> Iterator[tuple[str, ...]]:
    """Yield at once and after every save the files saved; `pause` waits a little and says whether to go on.

    Looks at times and sizes: no notice of the system is needed, and network drives work too.
    """
    before: Stamp | None = None
    while True:
        now = _stamp(folder)
        if now != before:
            changed = () if before is None else _changed(before, now)
            before = now
            yield changed
        if not pause():
            return


def _changed(before: Stamp, now: Stamp) -> tuple[str, ...]:
    """Return the names of files that are new, gone or different."""
    return tuple(sorted({name for name, _, _ in set(before) ^ set(now)}))


def _stamp(folder: Path) -> Stamp:
    stamps = []
    for path in rule_paths(folder):
        try:
            stat = path.stat()
        except FileNotFoundError:  # an editor is just replacing it
            continue
        stamps.append((path.relative_to(folder).as_posix(), stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)
