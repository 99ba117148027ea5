"""How many years in a row, this one included, a figure is yes, or above zero."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from engine.indicators import contexts
from engine.indicators.operations.figures import OverFigures
from engine.logic.cells import Cell, State, between, over, unknown
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, Whole, key
from engine.rulebook.model.indicators import NO_TOTAL, OverUnits
from engine.rulebook.model.types import NUMBER, YES_NO


class YearsInARow(OverFigures, operation="years_in_a_row"):
    explained = (
        "Số năm liền",
        "Bao nhiêu năm liền, kể cả năm nay, mà chỉ số là có, hoặc trên 0. Năm trước khi phải nộp báo cáo là"
        " chưa biết.",
        "{years_in_a_row: registered, years: 5, vi: Số năm liền đăng ký, unit: năm}",
    )
    whole: ClassVar[bool] = True
    compares_years: ClassVar[bool] = True
    years_in_a_row: Annotated[Name, Named("figure")] = key(
        "Của chỉ số", "Một chỉ số có/không, hoặc một số.", "registered"
    )
    years: Whole = key("Đếm nhiều nhất", "Từ chừng này năm trở lên thì không đếm tiếp.", "5")

    @property
    def of_year_before(self) -> tuple[str, ...]:
        return self.operands

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "YearsInARow", {"years_in_a_row": self.years_in_a_row, "up_to": self.years}

    @property
    def usual_total(self) -> OverUnits:
        return NO_TOTAL

    def checked(self, reader: contexts.SetReader) -> Self:
        type_ = reader.find(self.years_in_a_row)
        if type_ is not None and type_.kind not in (YES_NO, NUMBER):
            reader.report("R217", self.years_in_a_row, name=self.years_in_a_row)
        reader.from_one("years", self)
        return self

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        now = facts.cell(subject, self.years_in_a_row)
        if not _above_zero(now)[1]:
            return over(between(ZERO, ZERO), now)
        return self.of(now, self._year_before(facts, subject))

    def of(self, *cells: Cell) -> Cell:
        now, before = cells
        surely, maybe = _above_zero(now)
        low, high = before.ends
        most = Fraction(self.years)
        least = min(1 + low, most) if isinstance(low, Fraction) else Fraction(1)
        most = min(1 + high, most) if isinstance(high, Fraction) else most
        return over(between(least if surely else ZERO, most if maybe else ZERO), now, before)

    def _year_before(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return the same a year before, unknown before returns were owed or the venue was known."""
        period = facts.period_before()
        earlier = facts.evaluator.at(period) if period is not None else None
        if earlier is None or (subject.kind == "venue" and subject.id not in earlier.registry.venues):
            return unknown()
        return earlier.cell(subject, self.name)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        now, earlier = columns.column(kind, self.years_in_a_row), columns.earlier
        places = contexts.numpy.full(len(now), -1)
        if earlier is not None:
            places = contexts.series.places_in(columns.ids(kind), earlier.ids(kind))
        before = contexts.columns.take(now if earlier is None else earlier.column(kind, self.name), places)
        return contexts.arithmetic.completed(contexts.arithmetic.nowhere(len(now)), (now, before), self.of)

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(NUMBER, whole=True, low=ZERO, high=Fraction(self.years))


def _above_zero(cell: Cell) -> tuple[bool, bool]:
    """Tell whether a figure is surely yes, or above zero, and whether it may be."""
    low, high = cell.ends
    if cell.unknown:
        return isinstance(low, Fraction) and low > 0, not isinstance(high, Fraction) or high > 0
    above = isinstance(cell.value, Fraction) and cell.value > 0
    holds = cell.value is True or above or cell.state is State.NEVER
    return holds, holds
