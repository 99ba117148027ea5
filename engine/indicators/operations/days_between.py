"""How many days lie between two days, either of which may not be known, or not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove, together
from engine.indicators.operations.first_last_day import MaxDate, MinDate
from engine.indicators.operations.over_records import OverRecords
from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, State, between, known, over, unknown
from engine.logic.domains import Domain, states_if_none
from engine.logic.intervals import days_apart, ends_of
from engine.rulebook.kinds.words import Two, derived, key
from engine.rulebook.model.conditions import Moment
from engine.rulebook.model.indicators import NO_TOTAL, Indicator, IndicatorSet, OverUnits
from engine.rulebook.model.types import DATE, NUMBER, FactType
from engine.rulebook.text.figures import MONTH_DAY
from engine.rulebook.text.places import Word, place_of
from facts.forms.catalogue import KINDS

if TYPE_CHECKING:
    from engine.indicators.windows import Window


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """A day that another indicator is."""

    name: str


DayOf = Moment | date | IndicatorRef | MinDate | MaxDate
PERIOD_END = Moment("period_end")


class DaysBetween(Indicator, operation="days_between"):
    """`first` and `second` are read from the key, which is empty then."""

    explained = ("Số ngày giữa", "Số ngày từ ngày đầu đến ngày sau.")
    goes_below_zero: ClassVar[bool] = True
    days_between: Two[Any] = key("Số ngày giữa", "[ngày đầu, ngày sau].")
    if_none: Literal["not_applicable", "unknown", "never"] = key(
        "Khi không có ngày", "never: lâu hơn mọi con số; not_applicable: không áp dụng; unknown: chưa biết."
    )
    first: DayOf = derived(PERIOD_END)
    second: DayOf = derived(PERIOD_END)

    # As it is read

    @property
    def usual_total(self) -> OverUnits:
        return NO_TOTAL

    def checked(self, reader: contexts.SetReader) -> Self:
        first, second = (_day(part, self, reader) for part in self.days_between)
        return replace(self, first=first, second=second, days_between=())

    @property
    def operands(self) -> tuple[str, ...]:
        return tuple(day.name for day in (self.first, self.second) if isinstance(day, IndicatorRef))

    @property
    def over_records(self) -> Mapping[str, OverRecords]:
        days = {"first": self.first, "second": self.second}
        return {name: day for name, day in days.items() if isinstance(day, OverRecords)}

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "DaysBetween", {"first": self.first, "second": self.second, "if_none": self.if_none}

    # What it comes to

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        first, second = (_cell_of(day, facts, subject) for day in (self.first, self.second))
        return days_from(first, second, self.if_none, self._unseen(facts, subject))

    def _unseen(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> date | None:
        """Return the last day without records that the first day looks back to, None if it looks at none."""
        source, first_record = self._source(facts, subject.kind), facts.rules.calendar.first_record
        if source is None or first_record is None:
            return None
        windows = facts.aggregator.windows(source.over, facts.frame(subject))
        return last_unseen(source, windows, first_record)

    def _source(self, facts: contexts.PeriodFacts | contexts.PeriodColumns, kind: str) -> OverRecords | None:
        """Return the operation over records that the first day is."""
        first = self.first
        source = facts.rules.indicator(kind, first.name) if isinstance(first, IndicatorRef) else first
        return source if isinstance(source, OverRecords) else None

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        first, second = (_column_of(day, columns, kind) for day in (self.first, self.second))
        source, first_record = self._source(columns, kind), columns.rules.calendar.first_record
        unseen = None
        if source is not None and first_record is not None:
            windows = (contexts.selecting.window_for(source.over, columns.frame),)
            unseen = last_unseen(source, windows, first_record)

        def meaning(first: Cell, second: Cell) -> Cell:
            return days_from(first, second, self.if_none, unseen)

        exact = contexts.arithmetic.total((second, first), (1, -1))
        return contexts.arithmetic.completed(exact, (first, second), meaning)

    # What it can be

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(NUMBER, whole=True, states=states_if_none(self.if_none))

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        first, second = (_move_of(day, hiding, home) for day in (self.first, self.second))
        return together([first.back if first else None, second])


def _day(part: Any, near: Indicator, reader: contexts.SetReader) -> DayOf:
    if isinstance(part, Word):
        return _named_day(part, reader)
    if isinstance(part, dict):
        operation = next((extreme for extreme in (MinDate, MaxDate) if extreme.operation in part), None)
        if operation is not None:
            return _first_or_last(operation, part, reader)
        moment = reader.records.operands.moment(part)
        return PERIOD_END if moment is None else moment
    written = f"[{', '.join(map(str, part))}]" if isinstance(part, list) else part
    reader.faulting.add("R213", near.place, found=written)
    return PERIOD_END


def _first_or_last(
    operation: type[MinDate | MaxDate], part: dict[Word, Any], reader: contexts.SetReader
) -> DayOf:
    from engine.rulebook.compile.shaping import shaped

    titled = {**part, Word("vi", place_of(part)): Word("-", place_of(part))}
    inner = shaped(operation, titled, place_of(part).file, reader.faulting.report)
    return PERIOD_END if inner is None else inner.checked(reader)


def _named_day(word: Word, reader: contexts.SetReader) -> DayOf:
    if word in ("period_start", "period_end"):
        return Moment(str(word))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            return date.fromisoformat(str(word))
        except ValueError:
            reader.report("R212", word, found=word)
            return PERIOD_END
    if re.fullmatch(MONTH_DAY, word):
        moment = reader.records.operands.operand(FactType(DATE), word, word)
        return moment if isinstance(moment, Moment) else PERIOD_END
    type_ = reader.find(word)
    if type_ is not None and type_.kind != DATE:
        reader.report("R218", word, name=word)
    return IndicatorRef(str(word))


def _cell_of(day: DayOf, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
    if isinstance(day, IndicatorRef):
        return facts.cell(subject, day.name)
    if isinstance(day, OverRecords):
        return day.cell(facts, subject)
    on = facts.frame(subject).day(day) if isinstance(day, Moment) else day
    return known(on) if on is not None else NO_DATE


def _column_of(day: DayOf, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
    if isinstance(day, IndicatorRef):
        return columns.column(kind, day.name)
    if isinstance(day, OverRecords):
        return day.column(columns, kind)
    possible = columns.frame.days(day) if isinstance(day, Moment) else (day,)
    if len(possible) > 1:
        raise contexts.frames.NotColumnar("a day that varies by unit")
    count = columns.count(kind)
    if not possible:
        return contexts.columns.days(
            contexts.numpy.zeros(count, contexts.numpy.int64),
            contexts.numpy.full(count, State.NONE, contexts.numpy.uint8),
        )
    return contexts.columns.days(contexts.numpy.full(count, possible[0].toordinal()))


def _move_of(day: DayOf, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
    if isinstance(day, IndicatorRef):
        return hiding.move_in(home, day.name)
    return hiding.of_records(day) if isinstance(day, OverRecords) else None


def days_from(first: Cell, second: Cell, if_none: str, unseen: date | None) -> Cell:
    """Return how many days the second day is after the first.

    `unseen` is the last day of which no records were kept: where no first day is seen it may be that day or
    an earlier one, or none at all, so there are at least so many days, or it never was.
    """
    ends = ends_of(first, second)
    if ends:
        return over(between(*days_apart(*ends)), first, second)
    if first.unknown or second.unknown:
        return over(unknown(), first, second)
    if if_none == "never" and unseen is not None and first.state is State.NONE and second.known:
        return over(between(*days_apart((None, unseen), second.ends)), first, second)
    none = {"never": NEVER, "unknown": unknown(), "not_applicable": NOT_APPLICABLE}
    return over(none[if_none], first, second)


def last_unseen(source: OverRecords, windows: Iterable[Window | None], first_record: date) -> date | None:
    """Return the last day without records that a latest day looks back to, None if it looks at none."""
    if first_record == date.min or not isinstance(source, MaxDate):
        return None
    selection, unseen = source.over, first_record - timedelta(days=1)
    own = selection.dated or (KINDS[selection.kind].date if selection.kind in KINDS else None)
    latest = source.path == own and selection.looks_back
    return unseen if latest and all(w is None or w[0] <= unseen <= w[1] for w in windows) else None
