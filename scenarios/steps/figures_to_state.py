"""Figures and records under which a place of a rulebook may answer as wanted: candidates, to be tried."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from engine.analysis.cases import Spot, cases, parameters_of_rulebook, spots
from engine.analysis.samples import Sample
from engine.analysis.subject import Regime, Studied, studied
from engine.indicators.windows import months_before
from engine.logic.cells import NOT_APPLICABLE, known, unknown
from engine.rulebook.model.conditions import AllOf, Apart, Compare, Condition, Near, NoneOf, leaves
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from engine.trials.probes import AT, FALSE, OVER, TRUE, UNDER, UNKNOWN, Probe
from facts.periods import Period

ALWAYS = AllOf(())
SHIFT = {UNDER: -1, AT: 0, OVER: 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a scenario could say: figures, fields of the unit, one record, a form that was not returned."""

    figures: Sample = field(default_factory=dict)
    unit: Mapping[str, bool] = field(default_factory=dict)
    kind: str = ""
    record: Mapping[str, object] = field(default_factory=dict)
    unit_missing: bool = False


class Candidates:
    """Thinks candidates out for one rulebook."""

    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.studied: Studied = studied(rules, book)

    def of(self, probe: Probe, answer: str, period: Period) -> Iterator[Candidate]:
        """Yield what might make a place answer so in a period, the likeliest first."""
        for regime in self._regimes():
            samples: Iterable[Sample]
            if probe.kind == "value":
                samples = [{}]
            elif probe.kind in ("window", "threshold") and probe.turn is None:
                yield from self._records(probe, answer, period, regime)
                continue
            else:
                samples = self._samples(probe, answer, regime)
            for sample in samples:
                yield Candidate(sample, regime.unit)
        yield Candidate(unit_missing=True)

    def _regimes(self) -> list[Regime]:
        found = self.studied.regimes(parameters_of_rulebook(self.book))
        return [regime for units in reversed(found) for regime in units]

    # Figures

    def _samples(self, probe: Probe, answer: str, regime: Regime) -> Iterator[Sample]:
        if probe.turn is not None:
            yield from self._turned(probe, answer, regime)
        elif probe.kind == "band":
            yield from self._bands(probe.item, answer, regime)
        elif probe.kind == "points":
            yield from self._points(self.book.criterion(probe.item))
        else:
            for condition, applies in self._conditions(probe):
                yield from self._answering(condition, answer, regime, applies)

    def _conditions(self, probe: Probe) -> Iterator[tuple[Condition, Condition]]:
        """Yield what must hold for the place to answer yes, and for it to be asked at all."""
        if probe.kind == "line":
            criterion = self.book.criterion(probe.item)
            assert isinstance(criterion.points, Lines)
            tests = [condition or AllOf(()) for _, condition in criterion.points.lines]
            index = int(probe.part) - 1
            above = (NoneOf(tuple(tests[:index])),) if index else ()
            yield AllOf((tests[index], *above)), criterion.applies_when or ALWAYS
        elif probe.kind == "applies":
            condition = self.book.criterion(probe.item).applies_when
            assert condition is not None
            yield condition, ALWAYS
        else:
            yield from ((p.when, ALWAYS) for p in (*self.book.gates, *self.book.signs) if p.id == probe.item)

    def _answering(
        self, condition: Condition, answer: str, regime: Regime, applies: Condition = ALWAYS
    ) -> Iterator[Sample]:
        names = facts_behind(condition, self.book)  # those behind the points it asks about
        if any(
            isinstance(leaf, Apart) for leaf in leaves(condition)
        ):  # near the score, far from it, or unknown
            yield from (dict.fromkeys(names, cell) for cell in (known(0), known(1000), unknown()))
            return
        if answer == UNKNOWN:
            asked = self.studied.solver.example(applies, regime.frame) or {}
            yield {**asked, **dict.fromkeys(names, unknown())}
            base = self.studied.solver.example(AllOf((applies, condition)), regime.frame) or {}
            yield from ({**base, name: unknown()} for name in names)
            return
        wanted = condition if answer == TRUE else NoneOf((condition,))
        found = self.studied.solver.example(AllOf((applies, wanted)), regime.frame)
        if found is not None:
            yield {name: cell for name, cell in found.items() if name != "score"}

    def _points(self, criterion: Criterion) -> Iterator[Sample]:
        points = criterion.points
        assert not isinstance(points, Lines)
        for value in (0, 1, 2, 50, 100, 1000):
            yield {points.of: known(value)}
        yield {points.of: unknown()}
        yield {points.of: NOT_APPLICABLE}

    def _turned(self, probe: Probe, answer: str, regime: Regime) -> Iterator[Sample]:
        turn = probe.turn
        assert turn is not None
        value = turn.cut + SHIFT[answer] * turn.step
        if turn.fact == "score":
            yield from self._scoring(value, regime)
            return
        if self.studied.domains[turn.fact].whole:
            value = Fraction(
                {UNDER: math.ceil(turn.cut) - 1, AT: turn.cut, OVER: math.floor(turn.cut) + 1}[answer]
            )
        for beside in itertools.chain(self._around(probe.item, regime), [{}]):
            yield {**beside, turn.fact: known(value)}

    def _around(self, item: str, regime: Regime) -> Iterator[Sample]:
        """Yield figures under which the tests of an item hold, so that the one at its threshold matters."""
        for criterion in self.book.criteria:
            if criterion.id == item and isinstance(criterion.points, Lines):
                for _, condition in criterion.points.lines:
                    if condition is not None:
                        yield from self._answering(condition, TRUE, regime, criterion.applies_when or ALWAYS)
        for part in (*self.book.gates, *self.book.signs):
            if part.id == item:
                yield from self._answering(part.when, TRUE, regime)

    # Sums of points

    def _scoring(self, score: Fraction, regime: Regime) -> Iterator[Sample]:
        scale = 10**self.book.decimals
        points = int(score * scale)
        for case in cases(self.studied, (regime,)):
            if points >= 0 and case.total.bits >> points & 1:
                found = Spot(case, points, scale).witness(self.book)
                if found is not None:
                    yield found[0]

    def _bands(self, id_: str, answer: str, regime: Regime) -> Iterator[Sample]:
        at = list(spots(self.book, cases(self.studied, (regime,))))
        wanted = [s for s in at if (s.band(self.book) == id_) is (answer != FALSE)]
        for spot in wanted[:20]:
            found = spot.witness(self.book)
            if found is None:
                continue
            if answer != UNKNOWN:
                yield found[0]
                continue
            yield from ({**found[0], name: unknown()} for name in found[0])
        if answer == UNKNOWN:
            names = [n for c in self.book.criteria for n in c.facts]
            yield dict.fromkeys(names, unknown())

    # Records

    def _records(self, probe: Probe, answer: str, period: Period, regime: Regime) -> Iterator[Candidate]:
        """Yield one record on the day a test turns, the day before or the day after."""
        shift = timedelta(days=SHIFT[answer])
        for found in self.rules.indicator_sets.values():
            indicator = found.indicators.get(probe.item)
            for part in indicator.over_records.values() if indicator is not None else ():
                over = part.over
                usual = _usual(over)
                for days in _turning(over, period, regime):
                    days = {name: day + shift if turning else day for name, (day, turning) in days.items()}
                    yield Candidate({}, regime.unit, over.kind, {**usual, **days})


def _usual(over: Selection) -> dict[str, object]:
    """Return what a record says so that the rest of its tests hold."""
    row: dict[str, object] = {}
    for leaf in leaves(over.where):
        if (isinstance(leaf, Compare) and leaf.op in ("equal", "one_of")) or (
            isinstance(leaf, Compare) and leaf.op == "at_least"
        ):
            row[leaf.fact] = leaf.operands[0]
    return row


Days = dict[str, tuple[date, bool]]  # field → its day, and whether it is the one that turns
DATE = "date"  # the day a record counts by


def _turning(over: Selection, period: Period, regime: Regime) -> Iterator[Days]:
    for month in over.months:
        for value in regime.frame.values_of(month):
            yield {DATE: (months_before(period.end, int(value)), True)}
    for leaf in leaves(over.where):
        if isinstance(leaf, Near) and leaf.within is not None and hasattr(leaf.other, "arg"):
            for value in regime.frame.values_of(leaf.within):
                begun = period.start + timedelta(days=20)
                days = timedelta(days=int(value) if leaf.after else -int(value))
                yield {str(leaf.other.arg): (begun, False), leaf.fact: (begun + days, True)}
        for operand in leaf.operands if isinstance(leaf, Compare) else ():
            if getattr(operand, "what", "") == "days_before_end":
                for value in regime.frame.values_of(operand.arg):  # type: ignore[union-attr, arg-type]
                    yield {leaf.fact: (period.end - timedelta(days=int(value)), True)}
