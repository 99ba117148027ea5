"""Turns the right-hand side of a test into a value: numbers, yes/no, texts, days, parameters, moments."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.conditions import Moment, Operand, ParameterRef
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType, Scope
from engine.rulebook.text.figures import (
    ISO_DAY,
    beyond_a_century,
    day_meant,
    day_of,
    figure,
    is_count,
    month_day_meant,
    month_day_of,
    shown,
    yes_no_meant,
)
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word, place_of

MANY_TIMES = 10  # a plain ratio compared with so much was surely meant in per cent
MEASURES = frozenset({"%", "ngày", "tháng", "năm"})  # units that are never mixed with another


def _dollar(name: str | None) -> str | None:
    return f"${name}" if name else None


class OperandParser:
    """Parses values in one scope; collects faults instead of raising them."""

    def __init__(self, scope: Scope, faulting: Faulting) -> None:
        self.scope = scope
        self.faulting = faulting

    def number(self, value: Any, near: Word, unit: str | None = None) -> Fraction | ParameterRef | None:
        """Parse a number; with `unit` it counts days or months, so it is whole."""
        operand = self.operand(FactType(NUMBER, unit=unit, whole=unit is not None), value, near)
        return operand if isinstance(operand, Fraction | ParameterRef) else None

    def operand(self, type_: FactType, value: Any, near: Word) -> Operand | None:
        if isinstance(value, dict):
            return self._day_meant(type_, value, near)
        if not isinstance(value, Word):
            self.faulting.add("R115", place_of(value) if value else near.place, name=near)
            return None
        if value.startswith("$"):
            return self._parameter(type_, value)
        return {NUMBER: self._figure, YES_NO: self._yes_no, DATE: self._day}.get(type_.kind, self._text)(
            type_, value
        )

    def _parameter(self, type_: FactType, value: Word) -> Operand | None:
        name = str(value)[1:]
        if name not in self.scope.parameters:
            self.faulting.add(
                "R103", value.place, name=name, near=_dollar(nearest(name, self.scope.parameters))
            )
            return None
        if type_.kind != NUMBER:
            self.faulting.add("R204", value.place, name=name)
            return None
        unit = self.scope.parameters[name]
        if type_.unit and unit != type_.unit and MEASURES & {unit, type_.unit}:
            self.faulting.add("R205", value.place, name=name, unit=unit or "—", wanted=type_.unit)
        elif type_.unit == "%" and not type_.above_all and any(n > 100 for n in self.scope.values_of(name)):
            self.faulting.add(
                "R209", value.place, found=f"${name} = {shown(max(self.scope.values_of(name)))}"
            )
        elif type_.plain_share and any(number >= MANY_TIMES for number in self.scope.values_of(name)):
            most = max(self.scope.values_of(name))
            self.faulting.add("R226", value.place, found=shown(most))
        elif type_.whole:
            self._whole_parameter(name, value)
        return ParameterRef(name)

    def _whole_parameter(self, name: str, value: Word) -> None:
        """A count is compared with whole numbers only, on every date."""
        for number in self.scope.values_of(name):
            if not is_count(number):
                self.faulting.add("R222", value.place, name=name, found=shown(number))

    def _figure(self, type_: FactType, value: Word) -> Operand | None:
        if value in self.scope.parameters:
            self.faulting.add("R207", value.place, found=value, near=f"${value}")
            return None
        number = figure(value, self.faulting.report)
        if number is None:
            return None
        if type_.whole and not is_count(number):
            self.faulting.add("R208", value.place, found=value)
        if type_.plain_share and number >= MANY_TIMES:
            self.faulting.add("R226", value.place, found=value)
        if type_.unit == "%" and not (number >= 0 and (number <= 100 or type_.above_all)):
            self.faulting.add("R209", value.place, found=value)
        elif type_.unit == "%" and 0 < number < 1:
            self.faulting.add("R221", value.place, found=value, wanted=shown(number * 100))
        if too_long := beyond_a_century(number, type_.unit):
            self.faulting.add("R227", value.place, found=value, **too_long)
        return number

    def _yes_no(self, type_: FactType, value: Word) -> Operand | None:
        if value in ("yes", "no"):
            return value == "yes"
        self.faulting.add("R210", value.place, found=value, near=yes_no_meant(value))
        return None

    def _text(self, type_: FactType, value: Word) -> Operand | None:
        if type_.choices and value not in type_.choices:
            code = "R104" if type_.kind == BAND else "R211"
            near = nearest(value, type_.choices)
            self.faulting.add(code, value.place, found=value, choices=", ".join(type_.choices), near=near)
            return None
        if type_.kind not in (TEXT, BAND):  # pragma: no cover - every kind has its reader
            return None
        return str(value)

    def _day(self, type_: FactType, value: Word) -> Operand | None:
        if value in ("period_start", "period_end"):
            return Moment(str(value))
        if re.fullmatch(ISO_DAY, value):
            day = day_of(value)
            if day is None:
                self.faulting.add("R212", value.place, found=value, near=day_meant(value))
            return day
        other = self.scope.find(value) if self.scope.of_records else None
        if other is not None and other.kind == DATE:
            return Moment("field", str(value))
        near = nearest(value, self._days_known()) if self.scope.of_records else None
        self.faulting.add("R213", value.place, found=value, near=near)
        return None

    def _days_known(self) -> list[str]:
        return [
            name for name in self.scope.known() if (known := self.scope.find(name)) and known.kind == DATE
        ]

    def _day_meant(self, type_: FactType, tree: dict[Word, Any], near: Word) -> Operand | None:
        if type_.kind != DATE:
            self.faulting.add("R115", place_of(tree) if tree else near.place, name=near)
            return None
        return self.moment(tree)

    def compared(self, fact: FactType, value: Any) -> Fraction | ParameterRef | None:
        """Parse a number that a fact is compared with."""
        operand = self.operand(fact, value, value)
        return operand if isinstance(operand, Fraction | ParameterRef) else None

    def moment(self, tree: dict[Word, Any]) -> Moment | None:
        """Parse `{period_day: 03-31}`, `{due: year_return}` or `{days_before_end: n}`."""
        if len(tree) != 1:
            self.faulting.add("R214", place_of(tree))
            return None
        key, value = next(iter(tree.items()))
        if key == "days_before_end":
            number = self.number(value, key, "ngày")
            return Moment("days_before_end", number) if number is not None else None
        if key == "due" and isinstance(value, Word):
            return self._due(value)
        if key == "period_day" and isinstance(value, Word):
            return self._period_day(value)
        words = ("days_before_end", "due", "period_day")
        self.faulting.add("R116", key.place, word=key, near=nearest(key, words))
        return None

    def _due(self, value: Word) -> Moment:
        if value not in self.scope.returns:
            self.faulting.add("R105", value.place, name=value, near=nearest(value, self.scope.returns))
        return Moment("due", str(value))

    def _period_day(self, value: Word) -> Moment | None:
        month_day = month_day_of(value)
        if month_day is None:
            self.faulting.add("R215", value.place, found=value, near=month_day_meant(value))
        return Moment("period_day", month_day) if month_day else None
