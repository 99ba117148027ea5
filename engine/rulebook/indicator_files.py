"""Compiles indicator files: names, types, paths and circles are settled before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.conditions import Condition, Moment, ParameterRef
from engine.rulebook.ledger import Faulting, titles
from engine.rulebook.model import (
    Aggregate,
    DayOf,
    DaysBetween,
    Difference,
    Indicator,
    IndicatorRef,
    IndicatorSet,
    Operation,
    OwnField,
    Parameter,
    Previous,
    Quotient,
    Selection,
    Total,
)
from engine.rulebook.names import nearest
from engine.rulebook.parsing import MEASURES, TestParser, moment_from
from engine.rulebook.places import Place, Word, place_of
from engine.rulebook.shapes import indicators as shapes
from engine.rulebook.shaping import shaped
from engine.rulebook.types import BAND, DATE, NUMBER, YES_NO, FactType, Scope
from engine.rulebook.vocabulary import (
    COUNTABLE,
    RETURN,
    RETURN_FIELDS,
    VENUE_PERIOD,
    NoPath,
    Path,
    field_type,
    names_of,
    path_from,
)
from facts.forms.catalogue import KINDS

SUBJECTS: Mapping[tuple[str, ...], str] = {("unit", "period"): "unit", ("venue", "period"): "venue"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an indicator file may refer to outside itself."""

    parameters: Mapping[str, Parameter]
    returns: frozenset[str]
    bands: Mapping[str, tuple[str, tuple[str, ...]]]  # rulebook → (its subject, its band ids)

    @property
    def units_of_parameters(self) -> dict[str, str | None]:
        return {name: parameter.unit for name, parameter in self.parameters.items()}


Types = dict[str, FactType]


def indicator_sets_from(
    files: Iterable[shapes.IndicatorsFile], around: Surroundings, faulting: Faulting
) -> dict[str, IndicatorSet]:
    """Compile all indicator files together: one counts the subjects of another."""
    files = list(files)
    types = {str(f.indicators): _types(f) for f in files}
    found = {}
    for file in files:
        subject = _subject(file, faulting)
        reader = _SetReader(str(file.indicators), subject, types, around, faulting)
        indicators = {str(name): reader.indicator(name, shape) for name, shape in file.define.items()}
        _check_circles(indicators, faulting)
        found[str(file.indicators)] = IndicatorSet(str(file.indicators), subject, indicators)
    return found


def _subject(file: shapes.IndicatorsFile, faulting: Faulting) -> str:
    names = tuple(map(str, file.subject)) if isinstance(file.subject, dict) else ()
    if names not in SUBJECTS:
        faulting.add("R134", file.indicators.place)
    return SUBJECTS.get(names, "unit")


def _types(file: shapes.IndicatorsFile) -> Types:
    types: Types = {}
    for name, shape in file.define.items():
        types[str(name)] = _type_of(shape)
    for name, shape in file.define.items():
        if isinstance(shape, shapes.Previous):
            types[str(name)] = types.get(str(shape.previous), FactType(NUMBER))
    return types


def _type_of(shape: Any) -> FactType:
    unit = str(shape.unit) if shape.unit is not None else None
    if isinstance(shape, shapes.Count | shapes.CountDistinct):
        return FactType(NUMBER, unit=unit, whole=True)
    if isinstance(shape, shapes.Sum):
        kind, _, field = shape.sum.partition(".")
        whole = kind in KINDS and field in KINDS[kind].fields and KINDS[kind].fields[field].type == "int"
        return FactType(NUMBER, unit=unit, whole=whole)
    if isinstance(shape, shapes.Exists):
        return FactType(YES_NO)
    if isinstance(shape, shapes.MinDate | shapes.MaxDate):
        return FactType(DATE)
    if isinstance(shape, shapes.OwnField):
        kind, _, field = shape.field.partition(".")
        if kind in KINDS and field in KINDS[kind].record_fields:
            return field_type(KINDS[kind].record_fields[field])
    return FactType(NUMBER, unit=unit)


def _check_circles(indicators: Mapping[str, Indicator], faulting: Faulting) -> None:
    for name, indicator in indicators.items():
        chain = _circle(name, indicators, (name,))
        if chain:
            faulting.add("R133", indicator.place, name=name, chain=" → ".join(chain))


def _circle(name: str, indicators: Mapping[str, Indicator], chain: tuple[str, ...]) -> tuple[str, ...] | None:
    for part in operands_of(indicators[name].operation):
        if part == chain[0]:
            return (*chain, part)
        if part in indicators and part not in chain:
            found = _circle(part, indicators, (*chain, part))
            if found:
                return found
    return None


def operands_of(operation: Operation) -> tuple[str, ...]:
    """Return the indicators of the same subject and period that an operation uses."""
    if isinstance(operation, Quotient):
        return operation.above, operation.below
    if isinstance(operation, Total):
        return operation.names
    if isinstance(operation, Difference):
        return operation.a, operation.b
    if isinstance(operation, DaysBetween):
        return tuple(d.name for d in (operation.first, operation.second) if isinstance(d, IndicatorRef))
    return ()


class _SetReader:
    """Reads the definitions of one indicator set."""

    def __init__(
        self, name: str, subject: str, types: Mapping[str, Types], around: Surroundings, faulting: Faulting
    ) -> None:
        self.name = name
        self.subject = subject
        self.types = types
        self.own = types[name]
        self.around = around
        self.faulting = faulting

    def indicator(self, name: Word, shape: Any) -> Indicator:
        self.faulting.named(name)
        operation = self._operation(name, shape)
        unit = str(shape.unit) if shape.unit is not None else None
        return Indicator(
            str(name), titles(shape.vi, shape.en), unit, operation, self.own[str(name)], name.place
        )

    def _operation(self, name: Word, shape: Any) -> Operation:
        if isinstance(shape, shapes.Selecting):
            return self._aggregate(shape)
        if isinstance(shape, shapes.OwnField):
            return self._own_field(shape.field)
        if isinstance(shape, shapes.Ratio):
            self._numbers(shape.ratio)
            times = 100 if shape.unit == "%" else 1
            return Quotient(str(shape.ratio[0]), str(shape.ratio[1]), times, shape.if_none)
        if isinstance(shape, shapes.Per):
            self._numbers(shape.per)
            return Quotient(str(shape.per[0]), str(shape.per[1]), shape.each, shape.if_none)
        if isinstance(shape, shapes.Add):
            self._numbers(shape.add)
            self._one_measure(shape.add)
            return Total(tuple(map(str, shape.add)))
        if isinstance(shape, shapes.Difference):
            self._numbers(shape.difference)
            self._one_measure(shape.difference)
            return Difference(str(shape.difference[0]), str(shape.difference[1]))
        if isinstance(shape, shapes.Previous):
            self._find(shape.previous)
            return Previous(str(shape.previous))
        first, second = (self._day(part, name) for part in shape.days_between)
        return DaysBetween(first, second, shape.if_none)

    def _find(self, name: Word) -> FactType | None:
        if name not in self.own:
            self.faulting.add("R102", name.place, name=name, near=nearest(name, self.own))
            return None
        return self.own[str(name)]

    def _numbers(self, names: Iterable[Word]) -> None:
        for name in names:
            found = self._find(name)
            if found and found.kind != NUMBER:
                self.faulting.add("R217", name.place, name=name)

    def _one_measure(self, names: Sequence[Word]) -> None:
        """Percentages, days and months are never added to anything else."""
        first = names[0]
        for name in names[1:]:
            a, b = (self.own[str(n)].unit if str(n) in self.own else None for n in (first, name))
            if a and b and a != b and MEASURES & {a, b}:
                self.faulting.add("R219", name.place, name=name, unit=b, other=first, wanted=a)

    def _own_field(self, path: Word) -> OwnField:
        kind, _, field = path.partition(".")
        wanted = "unit" if self.subject == "unit" else "venue"
        if kind != wanted or field not in KINDS[wanted].record_fields:
            known = [f"{wanted}.{f}" for f in KINDS[wanted].record_fields]
            self.faulting.add("R102", path.place, name=path, near=nearest(path, known))
        return OwnField(str(kind), str(field))

    # Operations over records

    def _aggregate(self, shape: shapes.Selecting) -> Aggregate:
        op = str(shapes.operation_of(shape))
        target: Word = getattr(shape, op)
        kind, _, path = target.partition(".")
        if kind not in COUNTABLE:
            choices = ", ".join(COUNTABLE)
            self.faulting.add("R129", target.place, name=kind, near=nearest(kind, COUNTABLE), choices=choices)
            return Aggregate(op, Selection("unit"))
        if op in ("count", "exists"):
            if path:
                self.faulting.add("R129", target.place, name=target, near=kind, choices=", ".join(COUNTABLE))
            return Aggregate(op, self._selection(kind, target, shape))
        self._check_measured(op, kind, path, target)
        return Aggregate(op, self._selection(kind, target, shape), str(path))

    def _check_measured(self, op: str, kind: str, path: str, target: Word) -> None:
        found = self._record_type(kind, path, target)
        if found is None:
            return
        if op == "sum" and found.kind != NUMBER:
            self.faulting.add("R217", target.place, name=target)
        if op in ("min_date", "max_date") and found.kind != DATE:
            self.faulting.add("R218", target.place, name=target)

    def _record_type(self, kind: str, path: str, word: Word) -> FactType | None:
        if kind in (RETURN, VENUE_PERIOD):
            found = RETURN_FIELDS.get(path) if kind == RETURN else self.types.get(kind, {}).get(path)
            if found is None:
                names = RETURN_FIELDS if kind == RETURN else self.types.get(kind, {})
                self.faulting.add(
                    "R130", word.place, name=word, step=path, kind=kind, near=nearest(path, names)
                )
            return found
        resolved = path_from(kind, path)
        if isinstance(resolved, NoPath):
            near = nearest(resolved.step, names_of(resolved.kind))
            self.faulting.add(
                "R130", word.place, name=word, step=resolved.step, kind=resolved.kind, near=near
            )
            return None
        return resolved.type

    def _selection(self, kind: str, target: Word, shape: shapes.Selecting) -> Selection:
        where = self._where(kind, shape.where) if shape.where is not None else None
        within, months = self._within(shape.within)
        life = "open_at" if shape.open_at else "overlaps" if shape.overlaps else None
        if kind in (RETURN, VENUE_PERIOD):
            for word, given in (("within", within), ("dated", shape.dated), ("open_at", life)):
                if given:
                    self.faulting.add("R138", target.place, name=kind, word=word)
        else:
            self._check_time(kind, target, shape, within, life)
        dated = str(shape.dated) if shape.dated is not None else None
        through = str(shape.through) if shape.through is not None else None
        return Selection(str(kind), where, dated, within, months, life, through)

    def _check_time(
        self, kind: str, target: Word, shape: shapes.Selecting, within: str | None, life: str | None
    ) -> None:
        found = KINDS[kind]
        if life and found.life is None:
            self.faulting.add("R137", target.place, name=kind, word=life)
        if shape.dated is not None:
            dated = self._record_type(kind, str(shape.dated), shape.dated)
            if dated is not None and dated.kind != DATE:
                self.faulting.add("R218", shape.dated.place, name=shape.dated)
        elif within and found.date is None and found.dated_by is None:
            self.faulting.add("R136", target.place, name=kind)
        if shape.through is not None:
            self._check_through(kind, shape.through)

    def _check_through(self, kind: str, through: Word) -> None:
        first, _, rest = through.partition(".")
        *steps, last = rest.split(".") if rest else [""]
        resolved = path_from(kind, ".".join([*steps, f"{last}_code" if last == "unit" else f"{last}_id"]))
        if first != kind or isinstance(resolved, NoPath) or last not in ("unit", "venue"):
            step = resolved.step if isinstance(resolved, NoPath) else str(through)
            self.faulting.add("R130", through.place, name=through, step=step, kind=kind)

    def _within(self, shape: Any) -> tuple[str | None, tuple[Fraction | ParameterRef, ...]]:
        if shape is None or isinstance(shape, str):
            return (str(shape) if shape else None), ()
        parser = TestParser(self._scope(lambda name: None, list), self.faulting.report)
        words = [shape.months_before_end] if hasattr(shape, "months_before_end") else shape.between_months
        months = [parser.moment_number(word, word, "tháng") for word in words]
        if len(months) == 2:
            self._in_order(months, words[0])
        form = "months_before_end" if len(words) == 1 else "between_months"
        return form, tuple(m for m in months if m is not None)

    def _in_order(self, months: Sequence[Fraction | ParameterRef | None], near: Word) -> None:
        """Report a window that ends before it begins, on any date."""
        ends = [self._ever(m) for m in months]
        if all(ends) and max(ends[0]) >= min(ends[1]):
            self.faulting.add("R118", near.place, low=float(max(ends[0])), high=float(min(ends[1])))

    def _ever(self, number: Fraction | ParameterRef | None) -> tuple[Fraction, ...]:
        if isinstance(number, ParameterRef):
            return self.around.parameters[number.name].ever
        return () if number is None else (number,)

    # Tests and days

    def _scope(self, find: Any, known: Any, of_records: bool = False) -> Scope:
        return Scope(
            find, known, self.around.units_of_parameters, self.around.returns, of_records=of_records,
            values_of=lambda n: self.around.parameters[n].ever,
        )  # fmt: skip

    def _where(self, kind: str, tree: dict[Word, Any]) -> Condition:
        if kind == VENUE_PERIOD:
            below = self.types.get(VENUE_PERIOD, {})
            bands = self._bands(VENUE_PERIOD)
            scope = self._scope(lambda n: below.get(n) or bands.get(n), lambda: [*below, *bands])
        elif kind == RETURN:
            scope = self._scope(RETURN_FIELDS.get, lambda: RETURN_FIELDS, of_records=True)
        else:
            scope = self._scope(lambda n: self._path_type(kind, n), lambda: names_of(kind), of_records=True)
        return TestParser(scope, self.faulting.report).condition(tree)

    def _path_type(self, kind: str, path: str) -> FactType | None:
        found = path_from(kind, path)
        return found.type if isinstance(found, Path) else None

    def _bands(self, subject: str) -> dict[str, FactType]:
        return {
            f"{name}.band": FactType(BAND, ids)
            for name, (of, ids) in self.around.bands.items()
            if of == subject
        }

    def _day(self, part: Any, near: Word) -> DayOf:
        if isinstance(part, Word):
            return self._named_day(part)
        if isinstance(part, dict) and shapes.operation_of(part) in ("min_date", "max_date"):
            return self._inner_date(part)
        if isinstance(part, dict):
            parser = TestParser(self._scope(lambda name: None, list), self.faulting.report)
            moment = moment_from(part, parser)
            return moment if moment is not None else Moment("period_end")
        self.faulting.add("R213", near.place, found=part)
        return Moment("period_end")

    def _inner_date(self, part: dict[Word, Any]) -> DayOf:
        model = shapes.MinDate if "min_date" in part else shapes.MaxDate
        whole = {**part, Word("vi", place_of(part)): Word("-", place_of(part))}
        inner = shaped(model, whole, place_of(part).file, self.faulting.report)
        return self._aggregate(inner) if inner is not None else Moment("period_end")

    def _named_day(self, word: Word) -> DayOf:
        if word in ("period_start", "period_end"):
            return Moment(str(word))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            try:
                return date.fromisoformat(str(word))
            except ValueError:
                self.faulting.add("R212", word.place, found=word)
        found = self._find(word)
        if found is not None and found.kind != DATE:
            self.faulting.add("R218", word.place, name=word)
        return IndicatorRef(str(word))


def spot(place: Place) -> str:
    return str(place)
