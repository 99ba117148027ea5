"""Changes the rules one small thing at a time, and tells which change no scenario notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from desk.authoring.trials import trials_under
from desk.base.beside import steps
from desk.base.faults import WrongUse
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import AnswersHit
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import Mutant, every_mutant
from facts.executors.port import Executor, Limits, Lost
from facts.executors.serial import Serial

NOTICED, EQUIVALENT, UNNOTICED = "noticed", "equivalent", "unnoticed"
HERE = Serial()
LIMITS = Limits(seconds=600, megabytes=2_000)  # of a part: what is lost by them is done here
PART = 16  # changes that go out together: those of one file mostly ask the same scenarios
Verdict = tuple[str, str, int]  # what Tried says of a change
Step = Callable[[int, int], object]


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
    mutants = mutants_of(rules, rulebook, item)
    parts = [
        tuple(at for at, _ in found) for _, found in groupby(enumerate(mutants), lambda m: m[1].place.file)
    ]
    parts = [part[at : at + PART] for part in parts for at in range(0, len(part), PART)]
    trying = Trying(rules, tuple(trials_under(folder)), rulebook, item)
    tried: list[Tried] = []
    failing: dict[int, tuple[str, str]] = {}
    step(0, len(mutants))
    try:
        for part, answer in zip(parts, executor.each(trying, parts), strict=True):
            verdicts, failed = trying(part) if isinstance(answer, Lost) else answer
            tried += [Tried(mutants[at], *said) for at, said in zip(part, verdicts, strict=True)]
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
