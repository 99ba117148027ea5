"""Probes of what lies under a rulebook: values of parameters, and thresholds of tests on records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial

from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject
from engine.indicators.windows import window_of
from engine.logic.frame import Frame
from engine.logic.meaning import Facts
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Leaf, Moment, Near, ParameterRef, facts_in, leaves
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.trials import thresholds
from engine.trials.mutants import uses_of
from engine.trials.probes import FALSE, TRUE, UNKNOWN, Probe, Sight
from facts.standing import Record


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
        for value in thresholds.values_ever(rules, month):
            see = partial(_window, about, over, month, value)
            yield "window", thresholds.number_words(month, value), thresholds.EVERY_SIDE, see
    venues = over.kind == VENUE_PERIOD
    for leaf in leaves(over.where):
        for turn in thresholds.turns_of(leaf):
            number = thresholds.number_in(turn)
            in_days = isinstance(leaf, Near) or isinstance(turn, Moment)
            if number is None or in_days is venues:  # of venues figures are tested, of records days
                continue
            for value in thresholds.values_ever(rules, number):
                wanted = thresholds.sides_possible(value, integers=True) if venues else thresholds.EVERY_SIDE
                day = "days_before_end " if isinstance(turn, Moment) else ""
                op = "within_days" if isinstance(leaf, Near) else f"{getattr(leaf, 'op', '')} {day}".strip()
                part = f"{leaf.fact} {op} {thresholds.number_words(number, value)}"
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


def _window(
    about: str, over: Selection, month: thresholds.Number, value: Fraction, sight: Sight
) -> Iterator[str]:
    """Look at records on the day a window turns at a number of months, the day before and the day after."""
    for record, frame in _records(about, over, sight):
        day = sight.facts.aggregator.day_of(record, over)
        if day is not None and value in frame.values_of(month):
            turn = window_of("months_before_end", (value,), frame.period)[0]
            yield from thresholds.side_of(Fraction((day - turn).days), Fraction(0), thresholds.ONE)


def _sides(
    about: str, over: Selection, leaf: Leaf, turn: thresholds.TurningPoint, value: Fraction, sight: Sight
) -> Iterator[str]:
    for facts, frame in _tested(about, over, sight):
        yield from thresholds.side_at(leaf, turn, value, facts, frame)


def _tested(about: str, over: Selection, sight: Sight) -> Iterator[tuple[Facts, Frame]]:
    if over.kind == VENUE_PERIOD:
        for venue in _subjects("venue", sight):
            yield partial(sight.facts.cell, venue), sight.facts.frame(venue)
    else:
        for record, frame in _records(about, over, sight):
            yield fields_of(record, sight.facts.registry), frame
