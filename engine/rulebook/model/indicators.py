"""Indicators once read and checked: the closed list of operations over records and over one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import UnionType

from engine.rulebook.model.conditions import Condition, Moment, ParameterRef
from engine.rulebook.model.types import FactType
from engine.rulebook.text.places import NOWHERE, Place

Titles = Mapping[str, str]  # language → text


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records an operation runs over."""

    kind: str
    where: Condition | None = None
    dated: str | None = None
    within: str | None = None  # "period", "months_before_end" or "between_months"
    months: tuple[Fraction | ParameterRef, ...] = ()
    life: str | None = None  # "open_at" the period's end, or "overlaps" the period
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`op` is count, exists, count_distinct, sum, min_date or max_date; the last four over `path`."""

    op: str
    over: Selection
    path: str | None = None


@dataclass(frozen=True, slots=True)
class OwnField:
    kind: str
    field: str


@dataclass(frozen=True, slots=True)
class Quotient:
    """`at_most` is the most that a share of a whole can be; what is beyond it contradicts itself."""

    above: str
    below: str
    times: int  # 100 for a percentage, `each` for a rate, else 1
    if_none: str
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Previous:
    name: str


@dataclass(frozen=True, slots=True)
class ScoreFirstTold:
    """The score of a rulebook over the same returns, had nothing in them been changed or taken back later."""

    rulebook: str


@dataclass(frozen=True, slots=True)
class BandBefore:
    """The band of a rulebook for the year before: the one announced of the same unit, else as it stands.

    Where there was no result, unknown or not applicable (tests on it do not hold), as `if_none` says.
    """

    rulebook: str
    if_none: str


@dataclass(frozen=True, slots=True)
class ChanceOfSoFew:
    """How likely so few of `name` are among as many of `among`, given all subjects of the period.

    Exactly: the hypergeometric chance of at most that many, times `times`.
    """

    name: str
    among: str
    times: int  # 100 for a percentage, else 1


@dataclass(frozen=True, slots=True)
class ShareOfBest:
    """A figure as a share of the highest among the units it is held against: the best has `times`, nothing
    above zero has 0.

    `within`: those that share this field of the unit only; None: all units.
    """

    name: str
    within: str | None
    times: int  # 100 for a percentage, else 1


@dataclass(frozen=True, slots=True)
class DeclaredCell:
    """One cell of a fact that an office declares on form B17, as `rules/declared/` lists it.

    `cell` is answer, number, of or on; only what the office `told_by` says counts. `by_looking`: what is told
    exists only where somebody looked for it. `shown_by` names the cell without which a yes counts as no,
    where a paper says so.
    """

    item: str
    cell: str
    told_by: str
    by_looking: bool = False
    shown_by: str | None = None
    ends: tuple[Fraction, Fraction] | None = None  # between which points lie that somebody decides


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    name: str


DayOf = Moment | date | IndicatorRef | Aggregate


@dataclass(frozen=True, slots=True)
class DaysBetween:
    first: DayOf
    second: DayOf
    if_none: str


Operation = (
    Aggregate
    | OwnField
    | Quotient
    | Total
    | Difference
    | Previous
    | DaysBetween
    | ScoreFirstTold
    | BandBefore
    | ChanceOfSoFew
    | ShareOfBest
    | DeclaredCell
)


SUM, SHARE, COUNT_YES, NO_TOTAL = "sum", "share", "count_yes", "none"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of a subject's period.

    `over_units` says what the figure of several units together is: SUM of theirs, SHARE (of their sums),
    COUNT_YES (how many say yes), or NO_TOTAL.
    """

    name: str
    title: Titles
    unit: str | None
    operation: Operation
    type: FactType
    place: Place = NOWHERE
    over_units: str = NO_TOTAL


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """All indicators of one kind of subject: a unit's or a venue's period.

    A set `beside` another holds that one's indicators too, and after them what a paper asks to be declared.
    """

    name: str
    subject: str  # "unit" or "venue"
    indicators: Mapping[str, Indicator]
    place: Place = field(default=NOWHERE, compare=False)
    beside: str | None = None


def operands_of(operation: Operation) -> tuple[str, ...]:
    """Return the indicators of the same subject and period that an operation uses."""
    if isinstance(operation, Quotient):
        return operation.above, operation.below
    if isinstance(operation, Total):
        return operation.names
    if isinstance(operation, Difference):
        return operation.a, operation.b
    if isinstance(operation, ChanceOfSoFew):
        return operation.name, operation.among
    if isinstance(operation, ShareOfBest):
        return (operation.name,)
    if isinstance(operation, DaysBetween):
        return tuple(d.name for d in (operation.first, operation.second) if isinstance(d, IndicatorRef))
    return ()


def looks_at(operation: Operation) -> tuple[str, ...]:
    """Return the indicators an operation uses, of this period or of the one before."""
    return (operation.name,) if isinstance(operation, Previous) else operands_of(operation)


def resting_on_first_told(indicators: Mapping[str, Indicator]) -> frozenset[str]:
    """Return the indicators computed from the score as first told, themselves or through others."""
    return _resting_on(indicators, ScoreFirstTold)


def resting_on_year_before(indicators: Mapping[str, Indicator]) -> frozenset[str]:
    """Return the indicators that compare with the year before, themselves or through others."""
    return _resting_on(indicators, Previous | BandBefore)


def _resting_on(indicators: Mapping[str, Indicator], operations: type | UnionType) -> frozenset[str]:
    found = {name for name, i in indicators.items() if isinstance(i.operation, operations)}
    while more := {n for n, i in indicators.items() if found & set(looks_at(i.operation))} - found:
        found |= more
    return frozenset(found)
