"""Facts that follow-up rules are matched against, and where they are kept while a stage runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from engine.logic.cells import Cell, Owed, known, unknown
from engine.logic.frame import Frame
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Moment
from facts.forms.catalogue import KINDS
from facts.offices import NO_OFFICES, Offices
from facts.periods import Calendar, Period
from facts.standing import Source


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One fact. Copies of one object (a tie seen from either end, a sign about each party) share `id`.

    `sure` is False for a sign that is only possible so far.
    """

    kind: str
    id: str
    cells: Mapping[str, Cell]
    unit: str = ""
    copy: int = 0
    sure: bool = True
    source: Source | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}|{self.id}|{self.copy}"

    @property
    def object(self) -> tuple[str, str]:
        return self.kind, self.id

    def cell(self, name: str) -> Cell:
        return self.cells.get(name, UNSAID)


UNSAID = unknown()


def from_either_end(id_: str, cells: Mapping[str, Cell], a: str, b: str) -> tuple[Fact, Fact]:
    """Return a tie as seen from either end: it has no direction."""
    ends = enumerate(((a, b), (b, a)))
    forward, backward = (
        Fact("tie", id_, {**cells, "a": known(x), "b": known(y)}, copy=n) for n, (x, y) in ends
    )
    return forward, backward


@dataclass(frozen=True)
class Setting:
    """What tests depend on besides facts: the day, the period, parameters, which period came before which.

    `received`: (unit, form) → of each return up to the period's with rows in that form, the last day it is
    about and the day it came in.
    """

    as_of: date
    period: Period
    calendar: Calendar
    parameters: Mapping[str, Parameter]
    offices: Offices = NO_OFFICES
    received: Mapping[tuple[str, str], Sequence[tuple[date, date]]] = field(default_factory=dict)
    _before: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def frame(self) -> Frame:
        # Parameters that vary by unit are refused in follow-up rules when these are read.
        return Frame(self.period, self.calendar, self.parameters, lambda name: UNSAID)

    def number(self, operand: object) -> int:
        """Return a number or a parameter as it is on the period's last day."""
        values = self.frame.values_of(operand)  # type: ignore[arg-type]
        return int(values[0])

    def office(self, name: str | None) -> str:
        """Return the office a rule asks for, as it is on the day; nothing where it asks for none."""
        return self.offices.named(name, self.as_of) if name else ""

    def came_in(self, facts: Iterable[Fact]) -> date:
        """Return the day on which all facts had come in, each by the first return that can report it."""
        days = [min(received) for fact in facts if (received := list(self._received(fact)))]
        return max(days, default=self.as_of)

    def _received(self, fact: Fact) -> Iterator[date]:
        """Yield the days on which returns came in that can have reported a fact, or a record behind it."""
        for form, happened in self._reported(fact):
            first = happened if isinstance(happened, date) else self.period.start
            for last, came in self.received.get((fact.unit, form), ()):
                if first <= last:
                    yield came

    def _reported(self, fact: Fact) -> Iterator[tuple[str, object]]:
        """Yield the form and day of each record behind a fact; of what is owed, the form's last day."""
        kind = KINDS.get(fact.kind)
        if kind is not None:
            yield kind.form, fact.cell(kind.date or "").value
            return
        value = fact.cell("value")
        for record in value.records:
            if (kind := KINDS.get(record.kind)) is not None:
                yield kind.form, record.values.get(kind.date or "")
        for owed in value.owed:
            if (about := self.calendar.period(owed.period)) is not None:
                yield owed.form, about.end

    def day(self, moment: Moment) -> date | None:
        return self.frame.day(moment)

    def previous(self, code: str) -> str | None:
        """Return the code of the same period a year before."""
        if code not in self._before:
            period = self.calendar.period(code)
            before = self.calendar.at(period.kind, period.year - 1, period.n) if period else None
            self._before[code] = before.code if before else None
        return self._before[code]


Index = tuple[dict[object, list["Fact"]], list["Fact"]]  # facts by a field's known value, and the others


@dataclass(frozen=True)
class FactBase:
    """Facts in one order, and the forms not returned: (kind of record, unit) → what is owed."""

    facts: tuple[Fact, ...]
    gaps: Mapping[tuple[str, str], tuple[Owed, ...]] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], Index] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def by_key(self) -> Mapping[str, Fact]:
        return {fact.key: fact for fact in self.facts}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            by_kind[fact.kind].append(fact)
        return {kind: tuple(facts) for kind, facts in by_kind.items()}

    def having(self, kind: str, name: str, value: object) -> list[Fact]:
        """Return the facts of a kind whose field is known to have a value."""
        return self._index(kind, name)[0].get(value, [])

    def lacking(self, kind: str, name: str) -> list[Fact]:
        """Return the facts of a kind whose field is not known."""
        return self._index(kind, name)[1]

    def _index(self, kind: str, name: str) -> Index:
        if (kind, name) not in self._indexes:
            known: dict[object, list[Fact]] = defaultdict(list)
            lacking: list[Fact] = []
            for fact in self.by_kind.get(kind, ()):
                cell = fact.cell(name)
                (known[cell.value] if cell.known else lacking).append(fact)
            self._indexes[kind, name] = known, lacking
        return self._indexes[kind, name]

    def with_more(self, facts: Iterable[Fact]) -> FactBase:
        return FactBase((*self.facts, *facts), self.gaps)

    def only(self, keys: Iterable[str]) -> FactBase:
        """Return a part of the base, in the same order."""
        wanted = set(keys)
        return FactBase(tuple(f for f in self.facts if f.key in wanted), self.gaps)
