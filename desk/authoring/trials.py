"""Doors from the command line to the scenarios: run under a folder of rules, and what they hit of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desk.base.beside import ROOT, steps
from desk.base.faults import WrongUse
from desk.base.files import write_text
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import Covered, FollowedRule, coverage_of, followed_of, probes_of
from engine.trials.follow_up_probes import follow_up_probes
from engine.trials.probes import FOLLOW_UP
from facts.durable_files import made_folder

SCENARIOS = ROOT / "scenarios"
Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the scenarios hit, by rulebook; of follow-up rules; and the scenarios these rules make fail."""

    scenarios: int
    rulebooks: dict[str, tuple[Covered, ...]]
    follow_up: tuple[FollowedRule, ...]
    follow_up_thresholds: tuple[Covered, ...]
    failing: tuple[tuple[str, str], ...]

    def of(self, item: str) -> Coverage:
        """Return what concerns one item; raises Stop where there is none of that name."""
        books = {
            name: tuple(c for c in found if c.probe.item == item) for name, found in self.rulebooks.items()
        }
        rules = tuple(rule for rule in self.follow_up if rule.id == item)
        thresholds = tuple(c for c in self.follow_up_thresholds if c.probe.item == item)
        if not rules and not any(books.values()):
            raise WrongUse(
                "Không có mục '%(item)s'. Nêu mã tiêu chí, điều kiện khống chế, hạng, dấu hiệu, hoặc tên"
                " tham số, số liệu.",
                item=item,
            )
        named = {name: found for name, found in books.items() if found}
        return replace(self, rulebooks=named, follow_up=rules, follow_up_thresholds=thresholds)

    @property
    def complete(self) -> bool:
        places = [c for found in (*self.rulebooks.values(), self.follow_up_thresholds) for c in found]
        whole = all(not covered.missing for covered in places)
        return whole and not self.failing and all(rule.tried for rule in self.follow_up)


def trials_under(folder: Path) -> list[Any]:
    """Return every scenario of a folder laid out as `scenarios/`."""
    if not folder.is_dir():
        raise WrongUse(
            "Không có thư mục kịch bản %(folder)s. Chỉ đúng thư mục bằng --scenarios.", folder=folder
        )
    found: list[Any] = steps("running").trials_in(folder)
    if not found:
        raise WrongUse("Không có kịch bản nào trong %(folder)s.", folder=folder)
    return found


@dataclass(slots=True)
class _Hits:
    """What scenarios looked at while they ran, by title."""

    sights: list[Any] = field(default_factory=list)
    followed: list[Any] = field(default_factory=list)
    follow_up: list[Any] = field(default_factory=list)
    failing: list[tuple[str, str]] = field(default_factory=list)

    def add(self, trial: Any, outcome: Any) -> None:
        if outcome.failure is not None:
            self.failing.append((trial.title, outcome.words))
        elif outcome.followed is not None:
            self.followed.append((trial.title, outcome.followed.asked))
            self.follow_up.append((trial.title, steps("sights").follow_sight_of(outcome.followed)))
        elif (sight := steps("sights").sight_of(outcome)) is not None:
            self.sights.append((trial.title, sight))

    def coverage(self, rules: Rules, only: str | None, scenarios: int) -> Coverage:
        books = [rules.rulebooks[name] for name in sorted(rules.rulebooks) if only in (None, name)]
        covered = {book.name: coverage_of(probes_of(rules, book), self.sights) for book in books}
        rest = followed_of(rules, self.followed) if only is None else ()
        thresholds = coverage_of(follow_up_probes(rules), self.follow_up) if only is None else ()
        return Coverage(scenarios, covered, rest, thresholds, tuple(self.failing))


def coverage(rules: Rules, folder: Path, only: str | None, step: Step, item: str | None = None) -> Coverage:
    """Run the scenarios and gather what they hit, of one rulebook and item; raise Stop for no item."""
    hits = _Hits()
    if item is not None:
        hits.coverage(rules, only, 0).of(item)
    runner = steps("running").Runner()
    others = {FOLLOW_UP, *rules.rulebooks} - {only} if only is not None else set()
    trials = [t for t in trials_under(folder) if t.feature.split("/")[0] not in others]
    for done, trial in enumerate(trials):
        hits.add(trial, runner.run(trial, rules))
        step(done + 1, len(trials))
    found = hits.coverage(rules, only, len(trials))
    return found if item is None else found.of(item)


def write_missing(rules: Rules, found: Coverage, folder: Path) -> tuple[Path, ...]:
    """Write a scenario for everything no scenario hits, with the expected answer left open."""
    texts: dict[str, str] = steps("writing").features_for(rules, found.rulebooks)
    written = []
    for name, text in sorted(texts.items()):
        path = folder / name
        made_folder(path.parent)
        write_text(path, text)
        written.append(path)
    return tuple(written)
