"""Probes of what a rulebook says itself and of what lies under it: points, tests, parameters, records."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from engine.analysis.domains import Domains
from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject
from engine.indicators.windows import window_of
from engine.logic.cells import State
from engine.logic.frame import Frame
from engine.logic.meaning import Facts, holds
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import (
    Apart,
    Compare,
    Condition,
    Leaf,
    Moment,
    Near,
    ParameterRef,
    facts_in,
    leaves,
)
from engine.rulebook.model.indicators import IndicatorSet, Selection
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.points_asked import POINTS, SCORE, SumOfPoints, is_points, least_step, points_asked
from engine.rulebook.model.rulebook import Criterion, Group, Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.rulebook.text.places import Place
from engine.scoring.points_as_facts import points_cell
from engine.trials.mutants import uses_of
from engine.trials.points_reached import PointsReached
from engine.trials.probes import (
    BETWEEN,
    EVERY_SIDE,
    FALSE,
    NOT_APPLICABLE,
    ONE,
    STEP,
    TRUE,
    UNKNOWN,
    WHOLE,
    Number,
    Probe,
    Sight,
    Turn,
    TurningPoint,
    answer_name,
    number_in,
    number_words,
    side_at,
    side_of,
    sides_possible,
    turns_of,
    values_ever,
)
from facts.standing import Record

See = Callable[[Sight], Iterable[str]]


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
        yield from self._tested("gate", self.book.gates)
        yield from self._bands()
        yield from self._tested("sign", self.book.signs)
        for streak in self.book.streaks:
            see = partial(_answer, "streaks", streak.id)
            yield self._probe(streak.id, "streak", "", (TRUE, FALSE, UNKNOWN), see, streak.place)

    def _tested(self, kind: str, parts: Iterable[Any]) -> Iterator[Probe]:
        for part in parts:
            see = partial(_answer, f"{kind}s", part.id)
            yield self._probe(part.id, kind, "", self._kleene(facts_in(part.when)), see, part.place)
            yield from self._tests(part.id, part.when, part.place)

    def _probe(
        self, item: str, kind: str, part: str, wanted: tuple[str, ...], see: See, place: Place, **more: Any
    ) -> Probe:
        asked_by = more.pop("asked_by", frozenset({item}))
        return Probe(self.book.name, item, kind, part, wanted, asked_by, see, place, **more)

    def _kleene(self, facts: Iterable[str]) -> tuple[str, ...]:
        unknown = any(can_be_unknown(name, self.indicators) for name in facts)
        return (TRUE, FALSE, UNKNOWN) if unknown else (TRUE, FALSE)

    # Criteria and their sums

    def _criterion(self, criterion: Criterion) -> Iterator[Probe]:
        id_, points, applies = criterion.id, criterion.points, criterion.applies_when
        if applies is not None:
            wanted = self._kleene(facts_in(applies))
            yield self._probe(id_, "applies", "", wanted, partial(_holds, applies), criterion.place)
            yield from self._tests(id_, applies, criterion.place)
        if isinstance(points, Lines):
            yield from self._lines(criterion, points)
            return
        domain = self.domains[points.of]
        wanted = (TRUE, FALSE, *((BETWEEN,) if self._has_middle(points) else ()))
        wanted += self._kleene([points.of])[2:]
        wanted += (NOT_APPLICABLE,) if State.NOT_APPLICABLE in domain.states else ()
        yield self._probe(id_, "points", points.of, wanted, partial(_points, criterion), criterion.place)
        for cut in _cuts_of(points):
            op = "more_than" if cut == points.more_than else "end" if points.full_at is None else "full"
            yield from self._threshold(id_, Compare(points.of, op, (cut,)), cut, criterion.place)

    def _has_middle(self, points: AlongNumber) -> bool:
        """Tell whether some figure gives more than nothing and less than all: a count may jump over."""
        if points.full_at is not None:
            return True
        line = points.line()
        return not self.domains[points.of].whole or (line.end is not None and line.end - line.begin > 1)

    def _lines(self, criterion: Criterion, points: Lines) -> Iterator[Probe]:
        above: list[str] = []
        for index, (_, condition) in enumerate(points.lines):
            above += facts_in(condition)
            wanted = (TRUE,) if condition is None and index == 0 else self._kleene(above)
            see, place = partial(_line, criterion.id, index), points.place(index)
            yield self._probe(criterion.id, "line", str(index + 1), wanted, see, place)
            yield from self._tests(criterion.id, condition, place, f"{index + 1}:")

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
            see = partial(_past, subtotal, end, way)
            yield self._probe(group.id, "sum", name, wanted, see, place, asked_by=frozenset({WHOLE}))

    # Thresholds

    def _tests(self, item: str, condition: Condition | None, place: Place, head: str = "") -> Iterator[Probe]:
        for leaf in leaves(condition):
            if not isinstance(leaf, Compare | Apart):
                continue
            of_points = isinstance(leaf, Compare) and is_points(leaf.fact) and leaf.fact != SCORE
            threshold = self._near_points if of_points else self._threshold
            for cut in turns_of(leaf):
                if isinstance(cut, Fraction | ParameterRef):
                    yield from threshold(item, leaf, cut, place, head)

    def _threshold(
        self, item: str, leaf: Compare | Apart, cut: Number, place: Place, head: str = ""
    ) -> Iterator[Probe]:
        """Ask for each value of a threshold, and a step to either side of it."""
        apart, domain = isinstance(leaf, Apart), self.domains[leaf.fact]
        of_figure = ONE if domain.whole else STEP
        step = self.point if apart or leaf.fact == SCORE else of_figure
        for value in values_ever(self.rules, cut):
            see = partial(_side, leaf, cut, value, step)
            if isinstance(leaf, Apart):
                part = f"|{leaf.fact} − {leaf.other}| at_least {float(value):g}"
                wanted = sides_possible(value, integers=False)
                yield self._probe(item, "threshold", part, wanted, see, place)
            else:
                part = f"{leaf.fact} {head}{leaf.op} {number_words(cut, value)}"
                wanted = sides_possible(value, domain.whole, domain.low, domain.high)
                turn = Turn(leaf.fact, value, step)
                yield self._probe(item, "threshold", part, wanted, see, place, turn=turn)

    def _near_points(self, item: str, leaf: Any, cut: Number, place: Place, head: str) -> Iterator[Probe]:
        """Ask for the points that can be reached nearest to a threshold, below it, on it and above it."""
        for value in values_ever(self.rules, cut):
            below, on, above = self.reached.around(leaf.fact, value)
            possible = (below is not None, on, above is not None)
            wanted = tuple(itertools.compress(EVERY_SIDE, possible))
            see = partial(_near, leaf.fact, self.book, cut, (below, value, above))
            part = f"{leaf.fact} {head}{leaf.op} {number_words(cut, value)}"
            yield self._probe(item, "threshold", part, wanted, see, place)

    # Bands

    def _bands(self) -> Iterator[Probe]:
        score = frozenset({WHOLE})
        for band in self.book.bands:
            wanted: tuple[str, ...] = (TRUE, FALSE, UNKNOWN)
            if band.from_ is None:
                gates = [g for g in self.book.gates if band.id in (g.band, *(g.bands_allowed or ()))]
                wanted = self._kleene(fact for gate in gates for fact in facts_in(gate.when))
            see: See = partial(_band, band.id)
            yield self._probe(band.id, "band", "", wanted, see, band.place, asked_by=score)
            if band.from_ and band.from_parameter is None:
                wanted = sides_possible(band.from_, False, high=self.book.total)
                see = partial(_total, band.from_, self.point)
                part, turn = f"{SCORE} from {float(band.from_):g}", Turn(SCORE, band.from_, self.point)
                more = {"asked_by": score, "turn": turn}
                yield self._probe(band.id, "threshold", part, wanted, see, band.place, **more)
            tests = self._tests(band.id, band.when, band.place)
            yield from (replace(probe, asked_by=score) for probe in tests)


def can_be_unknown(name: str, indicators: IndicatorSet) -> bool:
    """Tell whether a fact may be unknown: a form not returned, a blank field, nothing to divide by.

    What rests on deliveries alone never is.
    """
    indicator = indicators.indicators.get(name)
    if indicator is None:  # the score, another rulebook's band
        return True
    return indicator.may_be_unknown or any(can_be_unknown(n, indicators) for n in indicator.operands)


def _cuts_of(points: AlongNumber) -> tuple[Number, ...]:
    """Return where points begin to change, if not at once, and where they reach their end."""
    end = points.line().end if points.full_at is None else points.full_at
    return tuple(cut for cut in (points.more_than, end) if cut is not None)


# What a scenario shows of a place


def _holds(condition: Condition, sight: Sight) -> Iterator[str]:
    yield answer_name(holds(condition, sight.cell, sight.frame))


def _answer(kind: str, id_: str, sight: Sight) -> Iterator[str]:
    answers = {"gates": sight.computed.gates, "signs": sight.signs, "streaks": sight.streaks}[kind]
    yield answer_name(answers[id_])


def _line(id_: str, index: int, sight: Sight) -> Iterator[str]:
    scored = sight.computed.criteria[id_]
    if scored.lines:  # none where the criterion does not apply
        yield FALSE if index not in scored.lines else TRUE if scored.lines == (index,) else UNKNOWN


def _past(subtotal: SumOfPoints, end: Fraction, way: int, sight: Sight) -> Iterator[str]:
    criteria = sight.computed.criteria
    if all(criteria[criterion.id].settled for criterion in subtotal.criteria):
        total = subtotal.without_ends.of(lambda c: criteria[c.id].low)
        yield TRUE if (total - end) * way > 0 else FALSE


def _points(criterion: Criterion, sight: Sight) -> Iterator[str]:
    points = criterion.points
    assert not isinstance(points, Lines)
    cell, scored = sight.cell(points.of), sight.computed.criteria[criterion.id]
    if cell.unknown:
        yield UNKNOWN
    elif cell.state is State.NOT_APPLICABLE:
        yield NOT_APPLICABLE
    elif scored.settled:
        yield TRUE if scored.low == criterion.maximum else FALSE if scored.low == criterion.least else BETWEEN


def _band(id_: str, sight: Sight) -> Iterator[str]:
    bands = sight.scored.bands
    yield FALSE if id_ not in bands else TRUE if len(bands) == 1 else UNKNOWN


def _total(cut: Fraction, step: Fraction, sight: Sight) -> Iterable[str]:
    scored = sight.scored
    return side_of(scored.low, cut, step) if scored.low == scored.high else ()


def _side(leaf: Leaf, cut: Number, value: Fraction, step: Fraction, sight: Sight) -> Iterable[str]:
    return side_at(leaf, cut, value, sight.cell, sight.frame, step)


def _near(
    fact: str,
    book: Rulebook,
    cut: Number,
    near: tuple[Fraction | None, Fraction, Fraction | None],
    sight: Sight,
) -> Iterable[str]:
    value = points_cell(fact, book, sight.computed.criteria).value
    if near[1] in sight.frame.values_of(cut) and isinstance(value, Fraction):
        yield from (side for side, at in zip(EVERY_SIDE, near, strict=True) if value == at)


def record_probes(rules: Rules, book: Rulebook) -> Iterator[Probe]:
    """Yield the probes of the parameters and indicators one rulebook rests on."""
    uses = uses_of(rules, book)
    for name, ids in uses.parameters.items():
        yield from _values(book, rules.parameters[name], ids)
    for (home, name), ids in uses.indicators.items():
        indicator = rules.indicator_sets[home].indicators[name]
        about = rules.indicator_sets[home].subject
        for counted in indicator.over_records.values():
            for kind, part, wanted, see in _of_selection(rules, about, counted.over):
                yield Probe(book.name, name, kind, part, wanted, ids | {name}, see, indicator.place)


def _values(book: Rulebook, parameter: Parameter, ids: frozenset[str]) -> Iterator[Probe]:
    """Yield each value from a day on, and what it is for each kind of unit."""
    for dated in parameter.values:
        several = len(dated.lines) > 1
        varied = any(facts_in(condition) for _, condition in dated.lines)
        for value, _ in dated.lines:
            wanted = (TRUE, *((FALSE,) if several else ()), *((UNKNOWN,) if several and varied else ()))
            part = f"{dated.from_.isoformat()} = {float(value):g}"
            see = partial(_value, parameter, dated.from_, value)
            yield Probe(book.name, parameter.name, "value", part, wanted, ids, see, dated.place)


Seen = tuple[str, str, tuple[str, ...], Callable[[Sight], Iterable[str]]]  # kind, part, wanted, see


def _of_selection(rules: Rules, about: str, over: Selection) -> Iterator[Seen]:
    for month in over.months:
        for value in values_ever(rules, month):
            see = partial(_window, about, over, month, value)
            yield "window", number_words(month, value), EVERY_SIDE, see
    venues = over.kind == VENUE_PERIOD
    for leaf in leaves(over.where):
        for turn in turns_of(leaf):
            number = number_in(turn)
            in_days = isinstance(leaf, Near) or isinstance(turn, Moment)
            if number is None or in_days is venues:  # of venues figures are tested, of records days
                continue
            for value in values_ever(rules, number):
                wanted = sides_possible(value, integers=True) if venues else EVERY_SIDE
                day = "days_before_end " if isinstance(turn, Moment) else ""
                op = "within_days" if isinstance(leaf, Near) else f"{getattr(leaf, 'op', '')} {day}".strip()
                part = f"{leaf.fact} {op} {number_words(number, value)}"
                yield "threshold", part, wanted, partial(_sides, about, over, leaf, turn, value)


# What a scenario shows of a place


def _value(parameter: Parameter, from_: date, value: Fraction, sight: Sight) -> Iterator[str]:
    values = sight.frame.values_of(ParameterRef(parameter.name))
    if parameter.on(sight.day).from_ != from_ or value not in values:
        yield FALSE
    else:
        yield TRUE if len(values) == 1 else UNKNOWN


def _subjects(about: str, sight: Sight) -> Iterator[Subject]:
    """Yield whose figures these are: the subject itself, or the venues of its unit."""
    if about == sight.subject.kind:
        yield sight.subject
        return
    venues = sight.facts.subjects("venue")
    yield from (venue for venue in venues if sight.facts.unit_of(venue) == sight.subject.id)


def _records(about: str, over: Selection, sight: Sight) -> Iterator[tuple[Record, Frame]]:
    for subject in _subjects(about, sight):
        frame = sight.facts.frame(subject)
        for candidate in sight.facts.aggregator.candidates(subject, over):
            yield from ((record, frame) for record in candidate)


def _window(about: str, over: Selection, month: Number, value: Fraction, sight: Sight) -> Iterator[str]:
    """Look at records on the day a window turns at a number of months, the day before and the day after."""
    for record, frame in _records(about, over, sight):
        day = sight.facts.aggregator.day_of(record, over)
        if day is not None and value in frame.values_of(month):
            turn = window_of("months_before_end", (value,), frame.period)[0]
            yield from side_of(Fraction((day - turn).days), Fraction(0), ONE)


def _sides(
    about: str, over: Selection, leaf: Leaf, turn: TurningPoint, value: Fraction, sight: Sight
) -> Iterator[str]:
    for facts, frame in _tested(about, over, sight):
        yield from side_at(leaf, turn, value, facts, frame)


def _tested(about: str, over: Selection, sight: Sight) -> Iterator[tuple[Facts, Frame]]:
    if over.kind == VENUE_PERIOD:
        for venue in _subjects("venue", sight):
            yield partial(sight.facts.cell, venue), sight.facts.frame(venue)
    else:
        for record, frame in _records(about, over, sight):
            yield fields_of(record, sight.facts.registry), frame
