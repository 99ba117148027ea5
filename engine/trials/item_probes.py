"""Probes of what a rulebook says itself: points, gates, bands, signs, streaks, and their thresholds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from engine.analysis.domains import Domains
from engine.logic.cells import State
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Apart, Compare, Condition, ParameterRef, facts_in, leaves
from engine.rulebook.model.points import ByNumber, Lines
from engine.rulebook.model.points_asked import POINTS, SCORE, SumOfPoints, is_points, least_step, points_asked
from engine.rulebook.model.rulebook import Criterion, Group, Rulebook, Rules
from engine.rulebook.text.places import Place
from engine.scoring.points_as_facts import points_cell
from engine.trials.knowable import any_unknown
from engine.trials.points_reached import PointsReached
from engine.trials.probes import (
    AT,
    BETWEEN,
    FALSE,
    NOT_APPLICABLE,
    OVER,
    STEP,
    TRUE,
    UNDER,
    UNKNOWN,
    WHOLE,
    Probe,
    Sight,
    Turn,
    answer_name,
    side_of,
    sides_possible,
)

Cut = Fraction | ParameterRef


class ItemProbes:
    """Writes the probes of one rulebook."""

    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.domains = Domains(rules, book)
        self.indicators = rules.indicator_sets[book.subject]
        self.point = least_step(SCORE, book)
        self.reached = PointsReached(book, self.domains)

    def all(self) -> Iterator[Probe]:
        for criterion in self.book.criteria:
            yield from self._criterion(criterion)
        for group in self.book.groups:
            yield from self._group(group)
        for gate in self.book.gates:
            answers = partial(_gate, gate.id)
            yield self._probe(gate.id, "gate", "", self._kleene(facts_in(gate.when)), answers, gate.place)
            yield from self._tests(gate.id, gate.when, gate.place)
        yield from self._bands()
        for sign in self.book.signs:
            answers = partial(_sign, sign.id)
            yield self._probe(sign.id, "sign", "", self._kleene(facts_in(sign.when)), answers, sign.place)
            yield from self._tests(sign.id, sign.when, sign.place)
        for streak in self.book.streaks:
            answers = partial(_streak, streak.id)
            yield self._probe(streak.id, "streak", "", (TRUE, FALSE, UNKNOWN), answers, streak.place)

    def _probe(
        self,
        item: str,
        kind: str,
        part: str,
        wanted: tuple[str, ...],
        see: Callable[[Sight], Iterable[str]],
        place: Place,
        asked_by: frozenset[str] | None = None,
        turn: Turn | None = None,
    ) -> Probe:
        return Probe(
            self.book.name, item, kind, part, wanted, asked_by or frozenset({item}), see, place, turn
        )

    def _kleene(self, facts: Iterable[str]) -> tuple[str, ...]:
        return (TRUE, FALSE, UNKNOWN) if any_unknown(facts, self.indicators) else (TRUE, FALSE)

    def _group(self, group: Group) -> Iterator[Probe]:
        """Ask whether the ends of a group's sum are felt: what it adds up to lies past them, or does not."""
        (subtotal,) = points_asked(group.id + POINTS, self.book).sums
        raw = list(self.reached.raw(subtotal).all())
        place = next((c.place for c in subtotal.criteria), self.book.place)
        for name, end, way in (("at_least", subtotal.at_least, -1), ("at_most", subtotal.at_most, 1)):
            if end is None:
                continue
            past = [(Fraction(n, self.reached.scale) - end) * way > 0 for n in raw]
            wanted = tuple(answer for answer, some in ((TRUE, True), (FALSE, False)) if some in past)
            yield self._probe(
                group.id, "sum", name, wanted, partial(_past, subtotal, end, way), place, frozenset({WHOLE})
            )

    # Criteria

    def _criterion(self, criterion: Criterion) -> Iterator[Probe]:
        id_, points = criterion.id, criterion.points
        if criterion.applies_when is not None:
            applies = partial(_holds, criterion.applies_when)
            wanted = self._kleene(facts_in(criterion.applies_when))
            yield self._probe(id_, "applies", "", wanted, applies, criterion.place)
            yield from self._tests(id_, criterion.applies_when, criterion.place)
        if isinstance(points, Lines):
            yield from self._lines(criterion, points)
            return
        domain = self.domains[points.fact]
        wanted = (TRUE, FALSE, *((BETWEEN,) if self._has_middle(points) else ()))
        wanted += (UNKNOWN,) if any_unknown([points.fact], self.indicators) else ()
        wanted += (NOT_APPLICABLE,) if State.NOT_APPLICABLE in domain.states else ()
        yield self._probe(id_, "points", points.fact, wanted, partial(_points, criterion), criterion.place)
        for cut in _cuts_of(points):
            yield from self._threshold(
                id_, points.fact, "end" if points.full_at is None else "full", cut, criterion.place
            )

    def _has_middle(self, points: ByNumber) -> bool:
        """Tell whether some figure gives more than nothing and less than all: a count may jump over."""
        if points.full_at is not None:
            return True
        ends = [cut for cut in _cuts_of(points) if isinstance(cut, Fraction)]
        return not self.domains[points.fact].whole or any(end > 1 for end in ends)

    def _lines(self, criterion: Criterion, points: Lines) -> Iterator[Probe]:
        above: list[str] = []
        for index, (_, condition) in enumerate(points.lines):
            above += facts_in(condition)
            wanted = self._kleene(above)
            if condition is None and index == 0:
                wanted = (TRUE,)
            see = partial(_line, criterion.id, index)
            yield self._probe(criterion.id, "line", str(index + 1), wanted, see, points.place(index))
            if condition is not None:
                yield from self._tests(criterion.id, condition, points.place(index), f"{index + 1}:")

    # Thresholds

    def _tests(self, item: str, condition: Condition, place: Place, head: str = "") -> Iterator[Probe]:
        for leaf in leaves(condition):
            if isinstance(leaf, Apart):
                yield from self._apart(item, leaf, place)
            elif isinstance(leaf, Compare) and is_points(leaf.fact) and leaf.fact != SCORE:
                yield from self._of_points(item, leaf, place, head)
            elif isinstance(leaf, Compare):
                for operand in leaf.operands:
                    if isinstance(operand, Fraction | ParameterRef):
                        yield from self._threshold(item, leaf.fact, head + leaf.op, operand, place)

    def _threshold(self, item: str, fact: str, op: str, cut: Cut, place: Place) -> Iterator[Probe]:
        domain = self.domains[fact]
        step = Fraction(1) if domain.whole else self.point if fact == SCORE else STEP
        for value in self.values(cut):
            wanted = sides_possible(value, domain.whole, domain.low, domain.high)
            see = partial(_side, fact, cut, value, step)
            named = f"${cut.name} = " if isinstance(cut, ParameterRef) else ""
            part = f"{fact} {op} {named}{_plain(value)}"
            turn = Turn(fact, value, step)
            yield self._probe(item, "threshold", part, wanted, see, place, None, turn)

    def _of_points(self, item: str, leaf: Compare, place: Place, head: str) -> Iterator[Probe]:
        """Ask for the points that can be reached nearest to a threshold, below it, on it and above it."""
        for operand in leaf.operands:
            assert isinstance(operand, Fraction | ParameterRef)
            for value in self.values(operand):
                below, on, above = self.reached.around(leaf.fact, value)
                wanted = {UNDER: below is not None, AT: on, OVER: above is not None}
                see = partial(_near_points, leaf.fact, self.book, operand, (below, value, above))
                named = f"${operand.name} = " if isinstance(operand, ParameterRef) else ""
                part = f"{leaf.fact} {head}{leaf.op} {named}{_plain(value)}"
                sides = tuple(side for side, possible in wanted.items() if possible)
                yield self._probe(item, "threshold", part, sides, see, place)

    def values(self, cut: Cut) -> tuple[Fraction, ...]:
        return self.rules.parameters[cut.name].ever if isinstance(cut, ParameterRef) else (cut,)

    def _apart(self, item: str, leaf: Apart, place: Place) -> Iterator[Probe]:
        for value in self.values(leaf.by):
            see = partial(_gap, leaf, value, self.point)
            part = f"|{leaf.fact} − {leaf.other}| at_least {_plain(value)}"
            yield self._probe(
                item, "threshold", part, sides_possible(value, False, Fraction(0), None), see, place
            )

    # Bands

    def _bands(self) -> Iterator[Probe]:
        total = frozenset({WHOLE})
        for band in self.book.bands:
            wanted: tuple[str, ...] = (TRUE, FALSE, UNKNOWN)
            if band.from_ is None:
                gates = [
                    g for g in self.book.gates if g.band == band.id or band.id in (g.bands_allowed or ())
                ]
                wanted = self._kleene(fact for gate in gates for fact in facts_in(gate.when))
            yield self._probe(band.id, "band", "", wanted, partial(_band, band.id), band.place, total)
            if band.from_ and band.from_parameter is None:
                sides = sides_possible(band.from_, False, Fraction(0), self.book.total)
                see = partial(_total, band.from_, self.point)
                part = f"{SCORE} from {_plain(band.from_)}"
                turn = Turn(SCORE, band.from_, self.point)
                yield self._probe(band.id, "threshold", part, sides, see, band.place, total, turn)
            if band.when is not None:
                yield from self._tests(band.id, band.when, band.place)


def _plain(number: Fraction) -> str:
    return f"{float(number):g}"


def _cuts_of(points: ByNumber) -> tuple[Cut, ...]:
    """Return where points reach their end."""
    if points.full_at is not None:
        return (points.full_at,)
    end = points.line(None).end
    return () if end is None else (end,)


# What a scenario shows of a place


def _holds(condition: Condition, sight: Sight) -> Iterator[str]:
    yield answer_name(holds(condition, sight.cell, sight.frame))


def _line(id_: str, index: int, sight: Sight) -> Iterator[str]:
    scored = sight.computed.criteria[id_]
    if scored.lines:  # none where the criterion does not apply
        yield FALSE if index not in scored.lines else TRUE if scored.lines == (index,) else UNKNOWN


def _past(subtotal: SumOfPoints, end: Fraction, way: int, sight: Sight) -> Iterator[str]:
    criteria = sight.computed.criteria
    if all(criteria[criterion.id].settled for criterion in subtotal.criteria):
        total = replace(subtotal, at_least=None, at_most=None).of(lambda c: criteria[c.id].low)
        yield TRUE if (total - end) * way > 0 else FALSE


def _points(criterion: Criterion, sight: Sight) -> Iterator[str]:
    points = criterion.points
    assert not isinstance(points, Lines)
    cell, scored = sight.cell(points.fact), sight.computed.criteria[criterion.id]
    if cell.unknown:
        yield UNKNOWN
    elif cell.state is State.NOT_APPLICABLE:
        yield NOT_APPLICABLE
    elif scored.settled:
        yield TRUE if scored.low == criterion.maximum else FALSE if scored.low == criterion.least else BETWEEN


def _gate(id_: str, sight: Sight) -> Iterator[str]:
    yield answer_name(sight.computed.gates[id_])


def _sign(id_: str, sight: Sight) -> Iterator[str]:
    yield answer_name(sight.signs[id_])


def _streak(id_: str, sight: Sight) -> Iterator[str]:
    yield answer_name(sight.streaks[id_])


def _band(id_: str, sight: Sight) -> Iterator[str]:
    bands = sight.scored.bands
    yield FALSE if id_ not in bands else TRUE if len(bands) == 1 else UNKNOWN


def _total(cut: Fraction, step: Fraction, sight: Sight) -> Iterable[str]:
    scored = sight.scored
    return side_of(scored.low, cut, step) if scored.low == scored.high else ()


def _side(fact: str, cut: Cut, value: Fraction, step: Fraction, sight: Sight) -> Iterable[str]:
    if value not in sight.frame.values_of(cut):
        return ()
    number = _number(fact, sight)
    return () if number is None else side_of(number, value, step)


def _near_points(
    fact: str, book: Rulebook, cut: Cut, near: tuple[Fraction | None, Fraction, Fraction | None], sight: Sight
) -> Iterable[str]:
    value = points_cell(fact, book, sight.computed.criteria).value
    if near[1] in sight.frame.values_of(cut) and isinstance(value, Fraction):
        yield from (side for side, at in zip((UNDER, AT, OVER), near, strict=True) if value == at)


def _gap(leaf: Apart, value: Fraction, step: Fraction, sight: Sight) -> Iterable[str]:
    fact, score = _number(leaf.fact, sight), _number(SCORE, sight)
    if fact is None or score is None or value not in sight.frame.values_of(leaf.by):
        return ()
    return side_of(abs(fact - score), value, step)


def _number(fact: str, sight: Sight) -> Fraction | None:
    if fact == SCORE:
        computed = sight.computed
        return computed.low if computed.low == computed.high else None
    value = sight.cell(fact).value
    return value if isinstance(value, Fraction) else None
