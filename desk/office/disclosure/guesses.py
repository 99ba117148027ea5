"""What a reader of the public workbook could guess of one criterion, and whether the guesses agree on a small count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desk.office.disclosure.counts import (
    OWN_WORK,
    Indicators,
    counts_behind,
    is_small,
    kinds_under,
    parts_of,
    shares_behind,
    with_counts,
)
from desk.office.disclosure.figures import Published
from engine.logic.frame import Frame
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.rulebook import Criterion, Lines, Rulebook
from engine.scoring.oracle import scored_criterion
from engine.scoring.results import Scored

GUESS = 9  # whoever guesses expects no more than this of what is not published
Ends = tuple[int, int]  # points at least and at most, scaled
Guess = Mapping[str, Fraction]  # a value for each count


@dataclass(frozen=True, slots=True)
class GuessedCriterion:
    """One criterion of one commune: its points, and the guesses of the counts behind them by the points they give."""

    criterion: Criterion
    points: Ends
    guesses: Mapping[Ends, Sequence[Guess]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who has the rulebook and the published figures of one commune, and counts on nothing else."""

    rulebook: Rulebook
    indicators: Indicators
    published: Published
    facts: Facts
    frame: Frame

    def case(self, criterion: Criterion, result: Scored) -> GuessedCriterion:
        """Return what the points of a criterion could be."""
        counts = [n for n in counts_behind(criterion, self.indicators) if self.facts(n).known]
        mine = self._ends(criterion, self.facts)
        if not counts:
            return GuessedCriterion(criterion, mine, dict.fromkeys(self._without_counts(criterion, mine), ()))
        guesses: dict[Ends, list[Guess]] = {mine: []}
        for values in self._guesses(criterion, counts):
            facts = with_counts(self.facts, self.indicators, values)
            if self._gates_agree(counts, facts, result):
                guesses.setdefault(self._ends(criterion, facts), []).append(values)
        return GuessedCriterion(criterion, mine, guesses)

    def told(self, case: GuessedCriterion, agreeing: Sequence[Guess]) -> bool:
        """Tell whether all guesses that are left agree on a small count, or a small rest of a share."""
        if not agreeing:
            return False
        counts = tuple(agreeing[0])
        if any(_agree_on_small(values[name] for values in agreeing) for name in counts):
            return True
        if any(self._told_part(name, agreeing) for name in counts):
            return True
        shares = [
            (a, b)
            for a, b in shares_behind(case.criterion, self.indicators)
            if not kinds_under(a, self.indicators) <= set(OWN_WORK)
        ]
        return any(
            _agree_on_small(self._value(b, v) - self._value(a, v) for v in agreeing) for a, b in shares
        )

    def _told_part(self, name: str, agreeing: Sequence[Guess]) -> bool:
        """Tell whether a total known exactly, with its other parts published, gives its one small part away."""
        hidden = [part for part in parts_of(name, self.indicators) if part not in self.published]
        known = len({values[name] for values in agreeing}) == 1
        return known and len(hidden) == 1 and is_small(self._value(hidden[0], {}))

    def _guesses(self, criterion: Criterion, counts: Sequence[str]) -> Iterator[Guess]:
        shares = shares_behind(criterion, self.indicators)
        for values in itertools.product(*(self._domain(name) for name in counts)):
            guess = dict(zip(counts, values, strict=True))
            if all(guess.get(a, Fraction(0)) <= self._value(b, guess) for a, b in shares):
                yield guess

    def _domain(self, name: str) -> tuple[Fraction, ...]:
        value = self._value(name, {})
        if name in self.published:
            return (value,)
        most = GUESS if value <= GUESS else int(value) + GUESS
        return tuple(Fraction(n) for n in range(most + 1))

    def _value(self, name: str, guess: Guess) -> Fraction:
        found = guess.get(name, self.facts(name).value)
        return found if isinstance(found, Fraction) else Fraction(0)

    def _gates_agree(self, counts: Sequence[str], facts: Facts, result: Scored) -> bool:
        mine = set(counts)
        return all(
            holds(gate.when, facts, self.frame) == result.gates[gate.id]
            for gate in self.rulebook.gates
            if mine & set(facts_in(gate.when))
        )

    def _ends(self, criterion: Criterion, facts: Facts) -> Ends:
        found = scored_criterion(criterion, self.rulebook, facts, self.frame)
        scale = 10**self.rulebook.decimals
        return int(found.low * scale), int(found.high * scale)

    def _without_counts(self, criterion: Criterion, mine: Ends) -> frozenset[Ends]:
        if not isinstance(criterion.points, Lines):
            return frozenset({mine})
        scale = 10**self.rulebook.decimals
        return frozenset(
            {mine, *((int(give * scale), int(give * scale)) for give, _ in criterion.points.lines)}
        )


def _agree_on_small(values: Iterator[Fraction]) -> bool:
    found = set(values)
    return len(found) == 1 and is_small(next(iter(found)))
