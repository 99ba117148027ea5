"""What a count, sum or day comes to, given the records that count, those that may, and what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from engine.indicators.knowledge import to_correct
from engine.logic.cells import NO_DATE, Cell, Owed, between, known, unknown
from engine.rulebook.model.conditions import Compare, Leaf, Moment, Near
from engine.rulebook.model.indicators import Aggregate
from engine.rulebook.model.vocabulary import RETURN, Path, path_from
from facts.forms.catalogue import KINDS
from facts.spelling import caseless
from facts.standing import Record, SetAside

Days = tuple[date | None, date | None]
Measure = Callable[[Record, str], object]


@dataclass(frozen=True, slots=True)
class Picked:
    """The records that count for certain, and those that may or may not."""

    sure: list[Record]
    open: list[Record]


@dataclass(frozen=True, slots=True)
class UnusableRows:
    """What of a selection's `forms` (its own first) can't be used, and which older returns never came."""

    forms: tuple[str, ...]
    rows: tuple[SetAside, ...]
    older: tuple[Owed, ...]
    places: tuple[Owed, ...] = ()  # what would tell whose records are that may be of several

    @property
    def whole(self) -> bool:
        """Whether more than rows is lost, so that nothing can be said."""
        return any(not row.row and row.form in self.forms for row in self.rows)

    @property
    def rows_of_own_form(self) -> int:
        """How many things more there may be."""
        return len({row.identity for row in self.rows if row.form == next(iter(self.forms), "")})

    @property
    def without_end(self) -> bool:
        """Whether an older return of the own form never came: of what it would tell there may be any
        number."""
        return any(gap.form == self.forms[0] for gap in self.older)

    @property
    def weak(self) -> frozenset[str]:
        """The other forms whose rows tests may rest on, but that are not whole."""
        return frozenset({r.form for r in self.rows} | {g.form for g in self.older}) & {*self.forms[1:]}

    @property
    def owed(self) -> tuple[Owed, ...]:
        return (*self.older, *self.places, *to_correct(self.rows))


def rests_on(leaf: Leaf, kind: str, weak: frozenset[str]) -> bool:
    """Tell whether a test on a record reads a row of one of some forms by a path."""
    others: Iterable[object] = (
        leaf.operands if isinstance(leaf, Compare) else (leaf.other,) if isinstance(leaf, Near) else ()
    )
    names = [leaf.fact, *(str(o.arg) for o in others if isinstance(o, Moment) and o.what == "field")]
    paths = (path_from(kind, name) for name in names if kind != RETURN)
    return any(KINDS[step].form in weak for p in paths if isinstance(p, Path) for _, step in p.steps)


def value_of(operation: Aggregate, picked: Picked, lost: UnusableRows, days: Days, measure: Measure) -> Cell:
    """Return an operation's value, or the ends between which it lies."""
    more = len(picked.open) + lost.rows_of_own_form
    found = _of_rows(operation, picked, None if lost.without_end else more, days, measure)
    owed = tuple(sorted(set(lost.owed))) if found.unknown else ()
    return replace(found, owed=owed, records=found.records or (*picked.sure, *picked.open))


def _of_rows(operation: Aggregate, picked: Picked, more: int | None, days: Days, measure: Measure) -> Cell:
    """`more` is how many things more there may be, None where that may be any number."""
    op, sure = operation.op, picked.sure
    if op == "exists":
        return known(bool(sure)) if sure or more == 0 else unknown()
    if op == "count":
        return _at_least(len(sure), more)
    values = [(record, measure(record, str(operation.path))) for record in sure]
    filled = [(record, value) for record, value in values if value is not None]
    if op == "count_distinct":
        return _at_least(len({_folded(value) for _, value in filled}), more)
    if op == "sum":
        numbers = (Fraction(v) for _, v in filled if isinstance(v, int | Decimal | Fraction))
        return _at_least(sum(numbers, Fraction(0)), 0 if more == 0 else None)
    return _day(op, [(r, value) for r, value in filled if isinstance(value, date)], more, days)


def _at_least(least: Fraction | int, more: int | None) -> Cell:
    """Return a number of which so many more there may be, None where that may be any number."""
    return between(Fraction(least), None if more is None else Fraction(least + more))


def _day(op: str, filled: list[tuple[Record, date]], more: int | None, days: Days) -> Cell:
    if not filled:
        return NO_DATE if more == 0 else unknown()
    first = op == "min_date"
    chosen = (min if first else max)(day for _, day in filled)
    rows = tuple(record for record, day in filled if day == chosen)
    if more == 0:
        return known(chosen, rows)
    return replace(between(days[0], chosen) if first else between(chosen, days[1]), records=rows)


def _folded(value: object) -> object:
    """Compare texts without case and extra spaces."""
    return caseless(value) if isinstance(value, str) else value
