"""Probes of what lies under a rulebook: the values of parameters, and thresholds that records are tested
with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial

from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject
from engine.indicators.windows import window_of
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.logic.meaning import Facts
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Compare, Leaf, Moment, Near, ParameterRef, facts_in, leaves
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.trials.probes import FALSE, TRUE, UNKNOWN, Probe, Sight, side_of, sides_possible
from engine.trials.uses import Key, uses_of
from facts.periods import days_later
from facts.standing import Record

ONE = Fraction(1)
Number = Fraction | ParameterRef


class RecordProbes:
    """Writes the probes of the parameters and indicators one rulebook rests on."""

    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.uses = uses_of(rules, book)

    def all(self) -> Iterator[Probe]:
        for name, ids in self.uses.parameters.items():
            yield from self._values(self.rules.parameters[name], ids)
        for key, ids in self.uses.indicators.items():
            indicator = self.rules.indicator_sets[key[0]].indicators[key[1]]
            names = ids | {key[1]}
            for counted in indicator.over_records.values():
                for kind, part, wanted, see in self._of_selection(key, counted.over):
                    yield Probe(self.book.name, key[1], kind, part, wanted, names, see, indicator.place)

    def _values(self, parameter: Parameter, ids: frozenset[str]) -> Iterator[Probe]:
        """Each value from a day on, and what it is for each kind of unit."""
        for dated in parameter.values:
            several = len(dated.lines) > 1
            varied = any(facts_in(condition) for _, condition in dated.lines)
            for value, _ in dated.lines:
                wanted = (TRUE, *((FALSE,) if several else ()), *((UNKNOWN,) if several and varied else ()))
                part = f"{dated.from_.isoformat()} = {float(value):g}"
                see = partial(_value, parameter, dated.from_, value)
                yield Probe(self.book.name, parameter.name, "value", part, wanted, ids, see, dated.place)

    def _of_selection(
        self, key: Key, over: Selection
    ) -> Iterator[tuple[str, str, tuple[str, ...], Callable[[Sight], Iterable[str]]]]:
        for position, month in enumerate(over.months):
            for value in self._numbers(month):
                see = partial(_window, key, over, position, value)
                yield "window", f"{_named(month)}{float(value):g}", ("under", "at", "over"), see
        for leaf in leaves(over.where):
            if over.kind == VENUE_PERIOD:
                yield from self._of_venues(key, leaf)
            else:
                yield from self._of_records(key, over, leaf)

    def _of_venues(
        self, key: Key, leaf: Leaf
    ) -> Iterator[tuple[str, str, tuple[str, ...], Callable[[Sight], Iterable[str]]]]:
        for operand in leaf.operands if isinstance(leaf, Compare) else ():
            if isinstance(operand, Fraction | ParameterRef):
                for value in self._numbers(operand):
                    see = partial(_venues, key, leaf.fact, operand, value)
                    part = f"{leaf.fact} {leaf.op} {_named(operand)}{float(value):g}"  # type: ignore[union-attr]
                    yield "threshold", part, sides_possible(value, True, Fraction(0), None), see

    def _of_records(
        self, key: Key, over: Selection, leaf: Leaf
    ) -> Iterator[tuple[str, str, tuple[str, ...], Callable[[Sight], Iterable[str]]]]:
        if isinstance(leaf, Near) and leaf.within is not None:
            for value in self._numbers(leaf.within):
                see = partial(_near, key, over, leaf, value)
                yield (
                    "threshold",
                    f"{leaf.fact} within_days {_named(leaf.within)}{float(value):g}",
                    ("under", "at", "over"),
                    see,
                )
        for operand in leaf.operands if isinstance(leaf, Compare) else ():
            if isinstance(operand, Moment) and operand.what == "days_before_end":
                assert isinstance(operand.arg, Fraction | ParameterRef)
                for value in self._numbers(operand.arg):
                    see = partial(_before_end, key, over, leaf.fact, operand.arg, value)
                    yield (
                        "threshold",
                        f"{leaf.fact} {leaf.op} days_before_end {_named(operand.arg)}{float(value):g}",  # type: ignore[union-attr]
                        ("under", "at", "over"),
                        see,
                    )

    def _numbers(self, operand: Number) -> tuple[Fraction, ...]:
        return self.rules.parameters[operand.name].ever if isinstance(operand, ParameterRef) else (operand,)


def _named(operand: Number) -> str:
    return f"${operand.name} = " if isinstance(operand, ParameterRef) else ""


# What a scenario shows of a place


def _value(parameter: Parameter, from_: date, value: Fraction, sight: Sight) -> Iterator[str]:
    frame = sight.frame
    values = frame.values_of(ParameterRef(parameter.name))
    if parameter.on(frame.period.end).from_ != from_ or value not in values:
        yield FALSE
    else:
        yield TRUE if len(values) == 1 else UNKNOWN


def _subjects(key: Key, sight: Sight) -> Iterator[Subject]:
    """Yield whose figures these are: the subject itself, or the venues of its unit."""
    if sight.facts.rules.indicator_sets[key[0]].subject == sight.subject.kind:
        yield sight.subject
    else:
        yield from _venues_of(sight)


def _venues_of(sight: Sight) -> Iterator[Subject]:
    for venue in sight.facts.subjects("venue"):
        if sight.facts.unit_of(venue) == sight.subject.id:
            yield venue


def _records(key: Key, over: Selection, sight: Sight) -> Iterator[tuple[Record, Facts, Frame]]:
    for subject in _subjects(key, sight):
        frame = sight.facts.frame(subject)
        for candidate in sight.facts.aggregator.candidates(subject, over):
            for record in candidate:
                yield record, fields_of(record, sight.facts.registry), frame


def _window(key: Key, over: Selection, position: int, value: Fraction, sight: Sight) -> Iterator[str]:
    """Look at records on the day a window turns at a number of months, the day before and the day after."""
    for record, _, frame in _records(key, over, sight):
        if value not in frame.values_of(over.months[position]):
            continue
        turn = window_of("months_before_end", (value,), frame.period)[0]
        day = sight.facts.aggregator.day_of(record, over)
        if day is not None:
            yield from _days_apart(day, turn)


def _days_apart(day: date, turn: date) -> Iterable[str]:
    return side_of(Fraction((day - turn).days), Fraction(0), ONE)


def _venues(key: Key, fact: str, operand: Number, value: Fraction, sight: Sight) -> Iterator[str]:
    for venue in _venues_of(sight):
        found = sight.facts.cell(venue, fact).value
        if isinstance(found, Fraction) and value in sight.facts.frame(venue).values_of(operand):
            yield from side_of(found, value, ONE)


def _near(key: Key, over: Selection, leaf: Near, value: Fraction, sight: Sight) -> Iterator[str]:
    assert leaf.within is not None
    for _, fields, frame in _records(key, over, sight):
        day, other = _day(fields(leaf.fact)), _other(leaf.other, fields, frame)
        if day is not None and other is not None and value in frame.values_of(leaf.within):
            gap = (day - other).days if leaf.after else (other - day).days
            yield from side_of(Fraction(gap), value, ONE)


def _other(other: object, fields: Facts, frame: Frame) -> date | None:
    if isinstance(other, Moment):
        return _day(fields(str(other.arg))) if other.what == "field" else frame.day(other)
    return other if isinstance(other, date) else None


def _before_end(
    key: Key, over: Selection, fact: str, days: Number, value: Fraction, sight: Sight
) -> Iterator[str]:
    for _, fields, frame in _records(key, over, sight):
        day = _day(fields(fact))
        if day is not None and value in frame.values_of(days):
            yield from _days_apart(day, days_later(frame.period.end, -int(value)))


def _day(cell: Cell) -> date | None:
    return cell.value if isinstance(cell.value, date) else None
