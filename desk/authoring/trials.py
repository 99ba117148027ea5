"""What scenarios hit of the rules, and which small change of the rules none of them notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from desk.base.faults import WrongUse
from desk.base.files import ROOT, steps, write_text
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rulebook_choice import rulebooks_in
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import AnswersHit, Covered, FollowedRule, coverage_of, followed_of, probes_of
from engine.trials.equivalence import cases_compared
from engine.trials.follow_up_probes import follow_up_probes
from engine.trials.mutants import Mutant, every_mutant
from engine.trials.probes import FOLLOW_UP
from facts.durable_files import made_folder
from facts.executors.port import Executor, Limits, Lost, Serial

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
            name: tuple(c for c in cases if c.probe.item == item) for name, cases in self.rulebooks.items()
        }
        rules = tuple(rule for rule in self.follow_up if rule.id == item)
        thresholds = tuple(c for c in self.follow_up_thresholds if c.probe.item == item)
        if not rules and not any(books.values()):
            raise WrongUse(
                "Không có mục '%(item)s'. Nêu mã tiêu chí, điều kiện khống chế, hạng, dấu hiệu, hoặc tên"
                " tham số, số liệu.",
                item=item,
            )
        named = {name: cases for name, cases in books.items() if cases}
        return replace(self, rulebooks=named, follow_up=rules, follow_up_thresholds=thresholds)

    @property
    def complete(self) -> bool:
        places = [c for cases in (*self.rulebooks.values(), self.follow_up_thresholds) for c in cases]
        whole = all(not covered.missing for covered in places)
        return whole and not self.failing and all(rule.tried for rule in self.follow_up)


def trials_under(folder: Path, rules: Rules) -> list[Any]:
    """Return the scenarios of a folder, but those of shipped rulebooks that `rules` lack, and of what goes
    with them."""
    if not folder.is_dir():
        raise WrongUse(
            "Không có thư mục kịch bản %(folder)s. Chỉ đúng thư mục bằng --scenarios.", folder=folder
        )
    trials: list[Any] = steps("running").trials_in(folder)
    if not trials:
        raise WrongUse("Không có kịch bản nào trong %(folder)s.", folder=folder)
    books, follow_up = _lacking(rules)
    of_books = [trial for trial in trials if trial.feature.split("/")[0] not in books]
    return [t for t in of_books if t.feature.split("/")[0] != FOLLOW_UP or not t.words & follow_up]


def _lacking(rules: Rules) -> tuple[Set[str], Set[str]]:
    """Return the shipped rulebooks that are not there, and the follow-up rules gone with them."""
    books = rulebooks_in(rule_texts(SHIPPED)).keys() - rules.rulebooks.keys()
    own = {rule.id for rule in rules.follow_up}
    return books, {rule.id for rule in rules_in(SHIPPED).follow_up} - own if books else set()


def without_first_record(rules: Rules) -> Rules:
    """Return the rules for scenarios of any year: since when an office has records is no rule."""
    return replace(rules, calendar=replace(rules.calendar, first_record=None))


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
    runner, run_under = steps("running").Runner(), without_first_record(rules)
    others = {FOLLOW_UP, *rules.rulebooks} - {only} if only is not None else set()
    trials = [t for t in trials_under(folder, rules) if t.feature.split("/")[0] not in others]
    for done, trial in enumerate(trials):
        hits.add(trial, runner.run(trial, run_under))
        step(done + 1, len(trials))
    covered = hits.coverage(rules, only, len(trials))
    return covered if item is None else covered.of(item)


def write_missing(rules: Rules, coverage: Coverage, folder: Path) -> tuple[Path, ...]:
    """Write a scenario for everything no scenario hits, with the expected answer left open."""
    texts: dict[str, str] = steps("writing").features_for(rules, coverage.rulebooks)
    written = []
    for name, text in sorted(texts.items()):
        path = folder / name
        made_folder(path.parent)
        write_text(path, text)
        written.append(path)
    return tuple(written)


NOTICED, EQUIVALENT, UNNOTICED = "noticed", "equivalent", "unnoticed"
HERE = Serial()
LIMITS = Limits(seconds=600, megabytes=2_000)  # of a part: what is lost by them is done here
PART = 16  # changes that go out together: those of one file mostly ask the same scenarios
Verdict = tuple[str, str, int]  # what Tried says of a change


@dataclass(frozen=True, slots=True)
class Tried:
    """One change: `by` names the scenario that notices it; `cases`: over how many it was proved equal."""

    mutant: Mutant
    verdict: str
    by: str = ""
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Mutation:
    """What came of the changes tried; `left`: not tried, a person stopped; `failing`: unchanged."""

    tried: tuple[Tried, ...]
    left: int
    failing: tuple[tuple[str, str], ...]

    @property
    def figure(self) -> AnswersHit:
        """Changes noticed, of those that change anything."""
        return self.figure_of(None)

    def figure_of(self, kind: str | None) -> AnswersHit:
        verdicts = Counter(t.verdict for t in self.tried if kind in (None, t.mutant.kind))
        return AnswersHit(verdicts[NOTICED], verdicts[NOTICED] + verdicts[UNNOTICED])

    def of(self, verdict: str) -> tuple[Tried, ...]:
        return tuple(t for t in self.tried if t.verdict == verdict)


def mutants_of(rules: Rules, rulebook: str | None, item: str | None) -> list[Mutant]:
    """Return every change, of one rulebook (None: all) and one item; raise Stop where there is none."""
    chosen = [m for m in every_mutant(rules, rulebook) if item in (None, m.item)]
    if not chosen:
        raise WrongUse(
            "Không có gì để đổi ở '%(item)s'. Nêu mã tiêu chí, điều kiện khống chế, dấu hiệu, luật việc cần"
            " làm, hoặc tên tham số, số liệu.",
            item=item,
        )
    return chosen


def mutation(
    rules: Rules, folder: Path, rulebook: str | None, item: str | None, step: Step, executor: Executor = HERE
) -> Mutation:
    """Try every change against the scenarios that can notice it. Ctrl-C stops with what is done so far."""
    rules = without_first_record(rules)
    mutants = mutants_of(rules, rulebook, item)
    parts = [
        tuple(at for at, _ in group) for _, group in groupby(enumerate(mutants), lambda m: m[1].place.file)
    ]
    parts = [part[at : at + PART] for part in parts for at in range(0, len(part), PART)]
    trying = Trying(rules, tuple(trials_under(folder, rules)), rulebook, item)
    tried: list[Tried] = []
    failing: dict[int, tuple[str, str]] = {}
    step(0, len(mutants))
    try:
        for part, answer in zip(parts, executor.each(trying, parts), strict=True):
            verdicts, failed = trying(part) if isinstance(answer, Lost) else answer
            tried += [Tried(mutants[at], *verdict) for at, verdict in zip(part, verdicts, strict=True)]
            failing |= failed
            step(len(tried), len(mutants))
    except KeyboardInterrupt:
        pass
    return Mutation(tuple(tried), len(mutants) - len(tried), tuple(failing[at] for at in sorted(failing)))


@dataclass(frozen=True)
class Trying:
    """Tries changes, here or on a worker: they are made anew there, so that only their numbers go out.

    Returned for each part: the verdicts, and the scenarios that fail unchanged, by their place among all.
    """

    rules: Rules
    trials: tuple[Any, ...]
    rulebook: str | None
    item: str | None
    rooms = ("facts", "engine", "desk", "scenarios")

    def __call__(self, part: tuple[int, ...]) -> tuple[list[Verdict], dict[int, tuple[str, str]]]:
        mutants, field = self._field
        return [field.tried(mutants[at]) for at in part], dict(field.failing)

    @cached_property
    def _field(self) -> tuple[list[Mutant], _Field]:
        return mutants_of(self.rules, self.rulebook, self.item), _Field(self.rules, self.trials)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_field"}


class _Field:
    """The scenarios, and how each goes under the unchanged rules: run when first asked for."""

    def __init__(self, rules: Rules, trials: Iterable[Any]) -> None:
        self.rules = rules
        self.runner = steps("running").Runner()
        self.failing: dict[int, tuple[str, str]] = {}
        self.trials = list(enumerate(trials))
        self._unchanged: dict[int, Any] = {}

    def tried(self, mutant: Mutant) -> Verdict:
        for outcome in self._asking(mutant):
            after = self.runner.run(outcome.trial, mutant.rules, None if mutant.deep else outcome.looked)
            if after.failure is not None:
                return NOTICED, outcome.trial.title, 0
        cases = cases_compared(self.rules, mutant)
        return UNNOTICED if cases is None else EQUIVALENT, "", cases or 0

    def _asking(self, mutant: Mutant) -> Iterator[Any]:
        """Yield the scenarios that can notice a change: the item's own first, then those that name it."""

        def far(placed: tuple[int, Any]) -> tuple[bool, bool]:
            trial = placed[1]
            return Path(trial.feature).stem != mutant.item, mutant.item not in trial.words

        for at, trial in sorted(self.trials, key=far):
            outcome = self._as_it_is(at, trial)
            looked = outcome.looked
            if outcome.failure is not None or looked is None:
                continue
            if mutant.touches.get(looked.looks_at, frozenset()) & set(looked.asked):
                yield outcome

    def _as_it_is(self, at: int, trial: Any) -> Any:
        if at not in self._unchanged:
            outcome = self._unchanged[at] = self.runner.run(trial, self.rules)
            if outcome.failure is not None:
                self.failing[at] = trial.title, outcome.words
        return self._unchanged[at]
