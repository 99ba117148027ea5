"""What all operations over records share: which records they count, and how that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import DOWN, FigureMove
from engine.logic.cells import Cell, between
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, OneOf, Part, Test, Two, derived, key, maybe
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.indicators import Indicator, IndicatorSet, Selection
from engine.rulebook.model.vocabulary import COUNTABLE
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word

KindOfRecord = Annotated[Name, Named("countable")]
FieldOfRecords = Annotated[Name, Named("measured")]


Numeric = Annotated[Word, Named("numeric")]


SinceMonths = Annotated[
    Word | tuple[Word, ...],
    OneOf(
        lambda value: "between" if isinstance(value, list) else "last",
        lambda: {"last": Numeric, "between": Two[Numeric]},
    ),
]


class Months(Part):
    months: SinceMonths = key(
        "Số tháng", "n: n tháng cuối của kỳ; [a, b]: những gì trong b tháng cuối mà không trong a tháng cuối."
    )


Within = Annotated[
    Literal["period"] | Months,
    OneOf(
        lambda value: "months" if isinstance(value, dict) else "period",
        lambda: {"period": Literal["period"], "months": Months},
    ),
]


class OverRecords(Indicator):
    """An operation over the records that a selection picks.

    `over` is read from the modifiers, which are empty then.
    """

    hidden_way: ClassVar[str] = DOWN  # how it moves when records are hidden
    measures: ClassVar[str] = ""  # the type its field must have; "" for any, or none
    when: Test | None = maybe("Bản ghi nào", "Chỉ tính những bản ghi thỏa điều kiện.")
    dated: Word | None = maybe("Tính theo ngày", "Trường ngày dùng để xét khoảng thời gian within.")
    within: Within | None = maybe(
        "Khoảng thời gian", "period: trong kỳ; {months: n}: n tháng cuối; {months: [a, b]}: giữa hai mốc ấy."
    )
    alive: Literal["period_end", "period"] | None = maybe(
        "Còn hoạt động", "period_end: còn hoạt động vào ngày cuối kỳ; period: có ít nhất một ngày trong kỳ."
    )
    through: Word | None = maybe(
        "Đường dẫn", "Đi từ bản ghi đến đơn vị hay cơ sở, khi không phải đường thường dùng."
    )
    over: Selection = derived(Selection("unit"))

    @property
    def op(self) -> str:
        return self.operation

    @property
    def target(self) -> Word:
        """Return the kind of record, or the field of it, that the operation is over."""
        target: Word = getattr(self, self.operation)
        return target

    @property
    def path(self) -> str | None:
        """Return the field that is measured, None if records are counted."""
        return str(self.target).partition(".")[2] or None

    @property
    def over_records(self) -> Mapping[str, OverRecords]:
        return {"": self}

    def checked(self, reader: contexts.SetReader) -> Self:
        kind, _, path = self.target.partition(".")
        if kind not in COUNTABLE:
            params = {"near": nearest(kind, COUNTABLE), "choices": ", ".join(COUNTABLE)}
            reader.faulting.add("R129", self.target.place, found=kind, **params)
            over = Selection("unit")
        else:
            self.check_target(reader, kind, path)
            over = reader.records.selection(kind, self)
        return replace(self, over=over, when=None, dated=None, within=None, alive=None, through=None)

    def check_target(self, reader: contexts.SetReader, kind: str, path: str) -> None:
        """Report a field that is none, or of another type."""
        reader.records.field(kind, path, self.target, self.measures)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Aggregate", {"op": self.op, "over": self.over, "path": self.path}

    # What it comes to

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        return facts.aggregator.cell(subject, self)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        return columns.over_records(kind, self)

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        """Compute it over the records that count for certain."""
        raise NotImplementedError

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        """Compute the same for all subjects at once."""
        raise NotImplementedError

    def of_venues(self, least: int, most: int) -> Cell:
        """Return what so many venues come to, counted by their own indicators."""
        return between(Fraction(least), Fraction(most))

    def of_all_venues(self, least: contexts.Places, most: contexts.Places) -> contexts.FactColumn:
        return contexts.columns.between(contexts.columns.numbers(least), contexts.columns.numbers(most))

    # What it can be

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(self.type.kind, self.type.whole, ZERO)

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        return hiding.of_records(self)


def covers(total: Selection, part: Selection) -> bool:
    """Tell whether all that one selection picks is surely picked by the other."""

    def but_test(selection: Selection) -> Selection:
        return replace(selection, where=None)

    return but_test(part) == but_test(total) and set(conjuncts(total.where)) <= set(conjuncts(part.where))


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """Return what must all hold."""
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def listed_values(operation: OverRecords) -> int | None:
    """Return how many different values a field can have, where the test lists them."""
    for part in conjuncts(operation.over.where):
        if isinstance(part, Compare) and part.fact == operation.path and part.op == "one_of":
            return len(part.operands)
    return None
