"""Compiles indicator files: names, types, paths and circles are settled before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.compile.operands import MEASURES, OperandParser
from engine.rulebook.compile.selections import SelectionReader, Surroundings, Types
from engine.rulebook.compile.shaping import shaped
from engine.rulebook.model.conditions import Moment
from engine.rulebook.model.indicators import (
    COUNT_YES,
    NO_TOTAL,
    SHARE,
    SUM,
    BandBefore,
    ChanceOfSoFew,
    DayOf,
    DaysBetween,
    Difference,
    Indicator,
    IndicatorRef,
    IndicatorSet,
    Operation,
    OwnField,
    Previous,
    Quotient,
    ScoreFirstTold,
    ShareOfBest,
    Total,
    looks_at,
)
from engine.rulebook.model.types import BAND, DATE, NUMBER, YES_NO, FactType
from engine.rulebook.model.vocabulary import field_type
from engine.rulebook.shapes import indicators as shapes
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word, place_of
from facts.forms.catalogue import KINDS

Bands = Mapping[str, tuple[str, tuple[str, ...]]]  # rulebook → the kind of its subject, its bands
SUBJECTS: Mapping[tuple[str, ...], str] = {("unit", "period"): "unit", ("venue", "period"): "venue"}


def indicator_sets_from(
    files: Iterable[shapes.IndicatorsFile], around: Surroundings, faulting: Faulting
) -> dict[str, IndicatorSet]:
    """Compile all indicator files together: one counts the subjects of another."""
    firsts: dict[str, shapes.IndicatorsFile] = {}
    for file in files:
        first = firsts.setdefault(str(file.indicators), file)
        if first is not file:
            faulting.add("R128", file.indicators.place, name=file.indicators, first=first.indicators.place)
    types = {name: types_of(f.define, around.bands) for name, f in firsts.items()}
    found: dict[str, IndicatorSet] = {}
    for name, file in firsts.items():
        subject = _subject(file)
        if not subject:
            faulting.add("R134", file.spot("subject"))
        indicators = indicators_read(name, subject, file.define, types, around, faulting)
        found[name] = IndicatorSet(name, subject, indicators, file.indicators.place)
    return found


def venue_sets_of(files: Iterable[shapes.IndicatorsFile]) -> frozenset[str]:
    """Return the names of the sets whose subject is the venue, or can't be read: that was told by itself."""
    return frozenset(str(f.indicators) for f in files if _subject(f) != "unit")


def _subject(file: shapes.IndicatorsFile) -> str:
    names = tuple(map(str, file.subject)) if isinstance(file.subject, dict) else ()
    return SUBJECTS.get(names, "")


def types_of(define: Mapping[Word, Any], bands: Bands, known: Types = MappingProxyType({})) -> Types:
    """Return the types of what is defined; last year's figure has that of this year's, `known` ones too."""
    types = {str(name): _type_of(shape) for name, shape in define.items()}
    for name, shape in define.items():
        if isinstance(shape, shapes.BandBefore):
            types[str(name)] = FactType(BAND, bands.get(str(shape.band_before), ("", ()))[1])
    for name, shape in define.items():
        if isinstance(shape, shapes.Previous):
            types[str(name)] = {**known, **types}.get(str(shape.previous), FactType(NUMBER))
    return types


def indicators_read(
    name: str,
    subject: str,
    define: Mapping[Word, Any],
    types: Mapping[str, Types],
    around: Surroundings,
    faulting: Faulting,
) -> dict[str, Indicator]:
    """Compile what is defined in one set; `types` holds the types of all names of every set."""
    reader = _SetReader(name, subject, types, around, faulting)
    indicators = {str(word): reader.indicator(word, shape) for word, shape in define.items()}
    _check_circles(indicators, faulting)
    return indicators


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
    share = isinstance(shape, shapes.Ratio | shapes.ShareOfBest | shapes.ChanceOfSoFew)
    above = isinstance(shape, shapes.Ratio) and shape.at_most is None
    return FactType(NUMBER, unit=unit, plain_share=share and unit is None, above_all=above)


def _usual_over_units(operation: Operation, type_: FactType) -> str:
    """Return what a figure of several units is by the nature of its operation."""
    if type_.kind == YES_NO:
        return COUNT_YES
    if isinstance(operation, Quotient):
        return SHARE
    summed = type_.kind == NUMBER and not isinstance(operation, DaysBetween)
    return SUM if summed else NO_TOTAL


def _check_circles(indicators: Mapping[str, Indicator], faulting: Faulting) -> None:
    for name, indicator in indicators.items():
        chain = _circle(name, indicators, (name,))
        if chain:
            faulting.add("R133", indicator.place, name=name, chain=" → ".join(chain))


def _circle(name: str, indicators: Mapping[str, Indicator], chain: tuple[str, ...]) -> tuple[str, ...] | None:
    for part in looks_at(indicators[name].operation):
        if part == chain[0]:
            return (*chain, part)
        if part in indicators and part not in chain:
            found = _circle(part, indicators, (*chain, part))
            if found:
                return found
    return None


class _SetReader:
    """Reads the definitions of one indicator set."""

    def __init__(
        self, name: str, subject: str, types: Mapping[str, Types], around: Surroundings, faulting: Faulting
    ) -> None:
        self.subject = subject
        self.types = types
        self.own = types[name]
        self.around = around
        self.faulting = faulting
        self.records = SelectionReader(types, around, faulting)

    def indicator(self, name: Word, shape: Any) -> Indicator:
        self.faulting.named(name)
        operation = self._operation(name, shape)
        unit = str(shape.unit) if shape.unit is not None else None
        found = self.own[str(name)]
        over_units = self._over_units(shape, operation, found)
        return Indicator(
            str(name), titles(shape.vi, shape.en), unit, operation, found, name.place, over_units
        )

    def _over_units(self, shape: Any, operation: Operation, type_: FactType) -> str:
        """Return how the figure adds up over units: as its operation does, unless the file says there is no
        total."""
        usual = _usual_over_units(operation, type_)
        if shape.over_units not in (None, usual, NO_TOTAL):
            self.faulting.add("R145", shape.spot("over_units"), found=shape.over_units, usual=usual)
        return shape.over_units or usual

    def _operation(self, name: Word, shape: Any) -> Operation:
        if isinstance(shape, shapes.Selecting):
            return self.records.aggregate(shape)
        if isinstance(shape, shapes.OwnField):
            return self._own_field(shape.field)
        if isinstance(shape, shapes.Ratio):
            self._numbers(shape.ratio)
            times = 100 if shape.unit == "%" else 1
            if shape.at_most is not None and shape.at_most < 1:
                self.faulting.add("R223", shape.spot("at_most"), name="at_most", found=shape.at_most, least=1)
            return Quotient(str(shape.ratio[0]), str(shape.ratio[1]), times, shape.if_none, shape.at_most)
        if isinstance(shape, shapes.Per):
            self._numbers(shape.per)
            if shape.each < 1:
                self.faulting.add("R223", shape.spot("each"), name="each", found=shape.each, least=1)
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
        if isinstance(shape, shapes.ScoreFirstTold):
            return ScoreFirstTold(self._own_rulebook(shape.score_first_told))
        if isinstance(shape, shapes.BandBefore):
            return BandBefore(self._own_rulebook(shape.band_before), str(shape.if_none))
        if isinstance(shape, shapes.ChanceOfSoFew):
            self._numbers((shape.chance_of_so_few, shape.among))
            times = 100 if shape.unit == "%" else 1
            return ChanceOfSoFew(str(shape.chance_of_so_few), str(shape.among), times)
        if isinstance(shape, shapes.ShareOfBest):
            self._numbers((shape.share_of_best,))
            if self.subject != "unit":
                self.faulting.add("R566", shape.share_of_best.place, name="share_of_best")
            return ShareOfBest(
                str(shape.share_of_best),
                str(shape.within) if shape.within else None,
                100 if shape.unit == "%" else 1,
            )
        first, second = (self._day(part, name) for part in shape.days_between)
        return DaysBetween(first, second, shape.if_none)

    def _own_rulebook(self, name: Word) -> str:
        mine = [book for book, (kind, _) in self.around.bands.items() if kind == self.subject]
        self.faulting.among([name], mine, "R102")
        return str(name)

    def _find(self, name: Word) -> FactType | None:
        self.faulting.among([name], self.own, "R102")
        return self.own.get(str(name))

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
        wanted = self.subject or kind
        if self.subject and (kind != wanted or field not in KINDS[wanted].record_fields):
            known = [f"{wanted}.{f}" for f in KINDS[wanted].record_fields]
            self.faulting.add("R102", path.place, name=path, near=nearest(path, known))
        return OwnField(str(kind), str(field))

    # Days

    def _day(self, part: Any, near: Word) -> DayOf:
        if isinstance(part, Word):
            return self._named_day(part)
        if isinstance(part, dict) and shapes.operation_of(part) in ("min_date", "max_date"):
            return self._inner_date(part)
        if isinstance(part, dict):
            parser = OperandParser(self.around.scope(lambda name: None, list), self.faulting.report)
            moment = parser.moment(part)
            return moment if moment is not None else Moment("period_end")
        self.faulting.add(
            "R213", near.place, found=f"[{', '.join(map(str, part))}]" if isinstance(part, list) else part
        )
        return Moment("period_end")

    def _inner_date(self, part: dict[Word, Any]) -> DayOf:
        model = shapes.MinDate if "min_date" in part else shapes.MaxDate
        whole = {**part, Word("vi", place_of(part)): Word("-", place_of(part))}
        inner = shaped(model, whole, place_of(part).file, self.faulting.report)
        return self.records.aggregate(inner) if inner is not None else Moment("period_end")

    def _named_day(self, word: Word) -> DayOf:
        if word in ("period_start", "period_end"):
            return Moment(str(word))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            try:
                return date.fromisoformat(str(word))
            except ValueError:
                self.faulting.add("R212", word.place, found=word)
                return Moment("period_end")
        found = self._find(word)
        if found is not None and found.kind != DATE:
            self.faulting.add("R218", word.place, name=word)
        return IndicatorRef(str(word))
