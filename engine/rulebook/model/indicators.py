"""Indicators: what every operation of `engine/indicators/operations/` is, and the files that define them.

An operation is one class in that folder: the keys of its definition, its checks and type, what it comes to
for one subject and for all at once, what it can be at all, and how hiding moves it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from engine.rulebook.kinds.in_force import ALWAYS, PartInForce
from engine.rulebook.kinds.words import ByName, Name, OneOf, Part, Titled, derived, key, keys_of
from engine.rulebook.model.conditions import (
    Condition,
    ParameterRef,
    facts_in,
    fields_tested,
    leaves,
    parameters_in,
)
from engine.rulebook.model.types import NUMBER, YES_NO, FactType
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD, NoPath, own_columns, steps_of
from engine.rulebook.text.places import NOWHERE, Place, Word
from facts.forms.catalogue import FORMS, KINDS, Catalogue, OwnColumn
from facts.standing import COMMUNE

if TYPE_CHECKING:
    from engine.indicators.contexts import (
        Cell,
        Domain,
        Domains,
        FactColumn,
        FactVariables,
        FigureMove,
        Hiding,
        OverRecords,
        PeriodColumns,
        PeriodFacts,
        SetReader,
        Subject,
    )

Titles = Mapping[str, str]  # language → text
Types = Mapping[str, FactType]
Bands = Mapping[str, tuple[str, tuple[str, ...]]]  # rulebook → the kind of its subject, its bands
OverUnits = Literal["sum", "share", "count_yes", "none"]
SUM: OverUnits = "sum"
SHARE: OverUnits = "share"
COUNT_YES: OverUnits = "count_yes"
NO_TOTAL: OverUnits = "none"


@dataclass(frozen=True, slots=True)
class ShareOfCounts:
    """`times` above/below, both whole numbers from 0. `or_none`: no share applies without a below."""

    name: str
    above: str
    below: str
    times: int
    or_none: bool


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

    @property
    def forms(self) -> tuple[str, ...]:
        """Return its kind's form, and those of kinds whose fields it tests by a path."""
        if self.kind == RETURN:
            return ()
        if self.kind == VENUE_PERIOD:
            return (KINDS["venue"].form,)
        forms = [KINDS[self.kind].form]
        for fact in facts_in(self.where):
            steps = steps_of(self.kind, fact)
            if not isinstance(steps, NoPath):
                forms += [KINDS[kind].form for _, kind in steps]
        # what the archive notices no one owes
        return tuple(form for form in dict.fromkeys(forms) if form in FORMS)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of a record that it tests, by their path."""
        return tuple(dict.fromkeys(name for leaf in leaves(self.where) for name in fields_tested(leaf)))

    @property
    def looks_back(self) -> bool:
        """Tell whether it reaches before its period; a life doesn't: the return lists all alive in it."""
        if self.kind not in KINDS or (KINDS[self.kind].register and self.within is None):
            return False
        return self.within != "period" if self.within else self.life is None

    @property
    def parameters(self) -> tuple[str, ...]:
        months = (month.name for month in self.months if isinstance(month, ParameterRef))
        return (*parameters_in(self.where), *months)


class Indicator(Titled):
    """One figure of a subject's period: the base of all operations.

    `over_units` says what the figure of several units together is: SUM of theirs, SHARE (of their sums),
    COUNT_YES (how many say yes), or NO_TOTAL, as `total: none` says. Where it is not in force on the last day
    of a period it is unknown.
    """

    operation: ClassVar[str] = ""  # the key that names it
    of_list: ClassVar[bool] = False  # whether it is over a list, where a name may follow its key, too
    value_kind: ClassVar[str] = NUMBER
    whole: ClassVar[bool] = False  # a whole number
    is_share: ClassVar[bool] = False  # 1 is all of it, or 100 if its unit is "%"
    from_first_report: ClassVar[bool] = False  # from the score as first reported
    compares_years: ClassVar[bool] = False  # compares with the year before
    open_by_itself: ClassVar[bool] = False  # may be unknown though all it uses is known
    goes_below_zero: ClassVar[bool] = False
    has_total: ClassVar[bool] = True  # over units
    reported_by: ClassVar[str] = COMMUNE
    name: str = derived()
    type: FactType = derived(default=FactType(NUMBER))
    # worked out: whether it rests on a column that an office keeps to itself
    private: bool = field(default=False, repr=False, metadata={"derived": True})
    unit: Name | None = None
    total: Literal["none"] | None = None
    over_units: OverUnits = derived(default=SUM)
    in_force: PartInForce = ALWAYS

    def __init_subclass__(cls, operation: str = "", **more: Any) -> None:
        super().__init_subclass__(at="name", **more)
        if operation:
            cls.operation = operation

    # As it is read

    def type_among(self, types: Types, bands: Bands) -> FactType:
        """Return its type, given those of the figures it may name and the bands of rulebooks."""
        if self.value_kind != NUMBER:
            return FactType(self.value_kind)
        unit = None if self.unit is None else str(self.unit)
        return FactType(NUMBER, unit=unit, whole=self.whole, plain_share=self.is_share and unit is None)

    @property
    def times(self) -> int:
        """Return what a share is multiplied by."""
        return 100 if self.is_share and self.unit == "%" else 1

    def counts(self, among: Mapping[str, Indicator]) -> bool:
        """Tell whether it is a whole number, never below zero."""
        return self.type.whole

    @staticmethod
    def all_count(names: Iterable[str], among: Mapping[str, Indicator]) -> bool:
        """Tell it of several; no where one is not there: a file with a fault may name it."""
        return all(name in among and among[name].counts(among) for name in names)

    def share_of_counts(self, among: Mapping[str, Indicator]) -> ShareOfCounts | None:
        """Return what it divides, if it is a count by another and may be any number."""
        return None

    def checked(self, reader: SetReader) -> Self:
        """Report what is wrong with its operands; return it as it is computed."""
        return self

    @property
    def usual_total(self) -> OverUnits:
        """Return what a figure of several units is by the nature of the operation."""
        if self.type.kind == YES_NO:
            return COUNT_YES
        return SUM if self.type.kind == NUMBER else NO_TOTAL

    # What it rests on

    @property
    def operands(self) -> tuple[str, ...]:
        """Return the indicators of the same subject and period that it uses."""
        return ()

    @property
    def of_year_before(self) -> tuple[str, ...]:
        """Return the indicators of the year before that it uses."""
        return ()

    @property
    def looked_at(self) -> tuple[str, ...]:
        return (*self.operands, *self.of_year_before)

    @property
    def rulebooks(self) -> tuple[str, ...]:
        """Return the rulebooks whose bands it uses."""
        return ()

    @property
    def over_records(self) -> Mapping[str, OverRecords]:
        """Return the operations over records in it, by its attribute that holds them; "" is itself."""
        return {}

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms it reads itself."""
        return tuple(form for part in self.over_records.values() for form in part.over.forms)

    def own_columns(self, catalogue: Catalogue) -> tuple[OwnColumn, ...]:
        """Return the columns of the office's own that it reads itself."""
        parts = self.over_records.values()
        read = (own_columns(p.over.kind, (*p.over.fields, p.path or ""), catalogue) for p in parts)
        return tuple(column for columns in read for column in columns.values())

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(name for part in self.over_records.values() for name in part.over.parameters)

    @property
    def may_be_unknown(self) -> bool:
        """Tell whether it may be unknown though all its operands are known."""
        return self.open_by_itself or bool(self.forms) or getattr(self, "if_none", "") == "unknown"

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        """Return kind and fields of a fingerprint; older documents keep the names of their time."""
        own = keys_of(type(self)).keys() - keys_of(Indicator).keys()
        return type(self).__name__, {name: getattr(self, name) for name in own}

    # What it comes to

    def cell(self, facts: PeriodFacts, subject: Subject) -> Cell:
        """Compute it for one subject: this fixes its meaning."""
        raise NotImplementedError

    def column(self, columns: PeriodColumns, kind: str) -> FactColumn:
        """Compute the same for all subjects of a kind at once, or raise NotColumnar."""
        raise NotImplementedError

    # What it can be

    def domain(self, domains: Domains) -> Domain:
        """Return the values it can have at all."""
        raise NotImplementedError

    def is_part_of(self, other: Indicator) -> bool:
        """Tell whether it is surely never more than another, of what both are over."""
        return False

    @property
    def is_tied(self) -> bool:
        """Tell whether formulas bind it to its operands, so that these can't vary freely beside it."""
        return type(self).formulas is not Indicator.formulas

    def formulas(self, variables: FactVariables) -> list[Any]:
        """Say for z3 how it is computed from other facts of the question."""
        return []

    def moved(self, hiding: Hiding, home: IndicatorSet) -> FigureMove | None:
        """Return how it moves when something is hidden; None if hiding does not touch it."""
        return None


@cache
def operations() -> Mapping[str, type[Indicator]]:
    """Return every operation by its key: those of the modules of `engine.indicators.operations`.

    Where a list may follow the key as well as a name, the operation over a list stands under `key [`.
    """
    package = importlib.import_module("engine.indicators.operations")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    found = {one.operation + (" [" if one.of_list else ""): one for one in _below(Indicator)}
    return dict(sorted(found.items()))


def _below(base: type[Indicator]) -> Iterator[type[Indicator]]:
    """Yield the classes that stand for a key, however deep."""
    for one in base.__subclasses__():
        if "operation" in vars(one):
            yield one
        yield from _below(one)


def _operation_of(definition: Any) -> str | None:
    """Return the operation whose key stands first."""
    keys = definition if isinstance(definition, dict) else ()
    found = next((name for name in keys if name in operations()), None)
    listed = f"{found} ["
    return listed if listed in operations() and isinstance(definition[found], list) else found


Definition = Annotated[Indicator, OneOf(_operation_of, operations)]
Definitions = Annotated[dict[Name, Definition], ByName("name")]


class IndicatorsFile(Part):
    explained = ("Bộ chỉ số", "Số liệu của một chủ thể trong một kỳ: đếm gì, ở đâu, khi nào.")
    indicators: Word = key("Tên bộ chỉ số", "Tên không dấu; bộ tiêu chí nêu tên này ở subject.")
    subject: Any = key("Chủ thể", "{unit, period} hoặc {venue, period}.")
    define: Definitions = key("Các chỉ số", "Tên không dấu, một phép tính, tên gọi.")


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


def resting_on_first_report(indicators: Mapping[str, Indicator]) -> frozenset[str]:
    """Return the indicators computed from the score as first reported, themselves or through others."""
    return _resting_on(indicators, lambda indicator: indicator.from_first_report)


def resting_on_year_before(indicators: Mapping[str, Indicator]) -> frozenset[str]:
    """Return the indicators that compare with the year before, themselves or through others."""
    return _resting_on(indicators, lambda indicator: indicator.compares_years)


def _resting_on(indicators: Mapping[str, Indicator], rests: Callable[[Indicator], bool]) -> frozenset[str]:
    result = {name for name, indicator in indicators.items() if rests(indicator)}
    while more := {n for n, i in indicators.items() if result & set(i.looked_at)} - result:
        result |= more
    return frozenset(result)
