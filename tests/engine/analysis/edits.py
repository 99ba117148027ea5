"""Edits made to copies of the shipped rules, and what is named of them.

`at` is text of the line that must be named, in the edited files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.findings import Finding
from engine.analysis.proofs import findings_of
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from tests.approved import assert_part_approved, digest
from tests.engine.values_as_text import shown

SAID, WIDTH = Path(__file__).parent / "said", 60
TEXTS = rule_texts(SHIPPED)
BOOK, RISK = "rules/healthy_commune/rulebook.yaml", "rules/venue_risk/rulebook.yaml"
A, B, C, D, E = (f"rules/healthy_commune/criteria/{letter}.yaml" for letter in "abcde")
SIGNALS = "rules/venue_risk/signals"
PARAMETERS, DOCUMENTS, ACTIONS = "rules/parameters.yaml", "rules/documents.yaml", "rules/actions.yaml"
COMMUNES, VENUES = "rules/follow_up/communes.yaml", "rules/follow_up/venues.yaml"
FIGURES = "rules/indicators/commune_period.yaml"


@dataclass(frozen=True)
class Edit:
    said: str
    code: str
    file: str
    old: str
    new: str
    at: str = ""  # "" where the new text stands
    where: str = ""  # another file

    def place(self) -> tuple[str, str, int]:
        text = made(self)[self.where or self.file]
        return self.code, self.where or self.file, text[: text.index(self.at or self.new)].count("\n") + 1


def made(*edits: Edit) -> dict[str, str]:
    texts = dict(TEXTS)
    for one in edits:
        assert one.old in texts[one.file], one.said
        texts[one.file] = texts[one.file].replace(one.old, one.new, 1)
    return texts


def named(texts: dict[str, str]) -> list[tuple[str, str, int]]:
    """Return every fault, or every finding where there is no fault, with its place."""
    return [places(one) for one in found_in(texts)]


def found_in(texts: dict[str, str]) -> Sequence[Fault | Finding]:
    try:
        rules = rules_from_texts(texts)
    except RuleFaults as found:
        return found.faults
    return findings_of(rules, texts)


def places(one: Fault | Finding) -> tuple[str, str, int]:
    fault = one.fault if isinstance(one, Finding) else one
    return fault.code, fault.place.file, fault.place.line


def assert_told_as_before(
    title: str, texts: dict[str, str], found: Sequence[Fault | Finding], name: str
) -> None:
    """Hold all that is told of an edit, and the facts that show it: of each the line it is told at, what is said, a digest of the rest."""
    assert_part_approved(title, (_line(one, texts) for one in found), SAID / f"{name}.txt")


def _line(one: Fault | Finding, texts: dict[str, str]) -> str:
    fault = one.fault if isinstance(one, Finding) else one
    lines = texts.get(fault.place.file, "").splitlines()
    at = lines[fault.place.line - 1][fault.place.col - 1 :].strip()[:WIDTH] if lines else fault.place.file
    rest = [fault.sentence("en"), *(shown(part) for part in _rest(one))]
    return f"{fault.code} {at} | {fault.sentence('vi')} | {digest(list(map(str, rest)))}"


def _rest(one: Fault | Finding) -> Iterable[object]:
    return (
        (getattr(one, f.name) for f in fields(one) if f.name != "fault") if isinstance(one, Finding) else ()
    )
