"""What values a fact can have at all: its step, its ends, its list, and its states besides a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import State
from engine.rulebook.model.among_units import RANK, RANK_PERCENT, is_among
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.indicators import (
    Aggregate,
    BandBefore,
    ChanceOfSoFew,
    DaysBetween,
    DeclaredCell,
    Difference,
    Indicator,
    IndicatorSet,
    Operation,
    Previous,
    Quotient,
    ScoreFirstTold,
    ShareOfBest,
    Total,
    operands_of,
)
from engine.rulebook.model.points_asked import SCORE, SHARE, PointsAsked, is_points, points_asked
from engine.rulebook.model.rounding import rounded
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import BAND, DATE, NUMBER, YES_NO, FactType

ZERO = Fraction(0)
SPECIAL = {"not_applicable": State.NOT_APPLICABLE, "never": State.NEVER}


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of one fact. `whole`: only whole numbers; open ends are None."""

    kind: str
    whole: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    choices: tuple[str, ...] = ()
    states: tuple[State, ...] = ()

    @property
    def counted(self) -> bool:
        """Tell whether no value lies below zero."""
        return self.low is not None and self.low >= 0


AMONG = {
    RANK: Domain(NUMBER, whole=True, low=Fraction(1)),
    RANK_PERCENT: Domain(NUMBER, low=ZERO, high=Fraction(100)),
}
"""Of what is decided among units; whether one lies beyond a quota is yes or no."""


class Domains:
    """The domains of all facts a rulebook may use."""

    def __init__(self, rules: Rules, rulebook: Rulebook) -> None:
        self.rules = rules
        self.indicators = rules.indicator_sets[rulebook.subject].indicators
        self.rulebook = rulebook
        self.total = rulebook.total
        self._known: dict[str, Domain] = {}

    def __getitem__(self, name: str) -> Domain:
        if name not in self._known:
            self._known[name] = self._domain(name)
        return self._known[name]

    def _domain(self, name: str) -> Domain:
        if is_points(name):
            return self._points(name)
        if is_among(name):
            return AMONG[name] if name in AMONG else Domain(YES_NO)
        if name.endswith(".band"):
            bands = self.rules.rulebooks[name.removesuffix(".band")].bands
            return Domain(BAND, choices=tuple(band.id for band in bands))
        return self._of(self.indicators[name])

    def _points(self, name: str) -> Domain:
        """Return between what points lie: bonuses come on top, and some criteria may go below zero."""
        asked = points_asked(name, self.rulebook)
        least = sum((one.of(lambda c: c.least) for one in asked.sums), ZERO)
        most = sum((one.of(lambda c: c.maximum) for one in asked.sums), ZERO)
        times = 100 / asked.most if asked.share and asked.most > 0 else Fraction(1)
        decimals, by = self.rulebook.rounding.total_decimals, self.rulebook.rounding.by
        if name in (SCORE, SCORE + SHARE) and decimals is not None:
            least, most = rounded(least, decimals, by), rounded(most, decimals, by)
        if name == SCORE and self.total is None:
            return Domain(NUMBER, low=min(least, ZERO))
        if asked.leaving and (asked.share or name == SCORE):
            return self._of_what_applies(name, asked, least)
        return Domain(NUMBER, low=min(least, ZERO) * times, high=most * times)

    def _of_what_applies(self, name: str, asked: PointsAsked, least: Fraction) -> Domain:
        """Bonuses and points below zero weigh the more, the less there is to be had: no end is known then."""
        most = self.total if name == SCORE else Fraction(100)
        bonus = any(criterion.bonus for criterion in asked.criteria)
        return Domain(NUMBER, low=ZERO if least >= 0 else None, high=None if bonus else most)

    def _of(self, indicator: Indicator) -> Domain:
        operation, type_ = indicator.operation, indicator.type
        if isinstance(operation, Aggregate):
            return self._aggregate(operation, type_)
        if isinstance(operation, Quotient):
            high = Fraction(operation.times) if self._part_of(operation) else None
            low = ZERO if self[operation.above].counted and self[operation.below].counted else None
            return Domain(NUMBER, low=low, high=high, states=_states(operation.if_none))
        if isinstance(operation, DaysBetween):
            return Domain(NUMBER, whole=True, states=_states(operation.if_none))
        if isinstance(operation, Total):
            return self._total(operation)
        if isinstance(operation, Difference):
            return Domain(NUMBER, whole=self[operation.a].whole and self[operation.b].whole)
        if isinstance(operation, Previous):
            return self[operation.name]
        if isinstance(operation, ChanceOfSoFew):
            return Domain(NUMBER, low=ZERO, high=Fraction(operation.times), states=(State.NOT_APPLICABLE,))
        if isinstance(operation, BandBefore):
            return Domain(BAND, choices=type_.choices, states=_states(operation.if_none))
        if isinstance(operation, ShareOfBest):
            return Domain(
                NUMBER, low=ZERO, high=Fraction(operation.times), states=self[operation.name].states
            )
        if isinstance(operation, ScoreFirstTold):
            return self._points(SCORE)
        if isinstance(operation, DeclaredCell) and operation.ends is not None:
            return Domain(NUMBER, low=operation.ends[0], high=operation.ends[1])
        if isinstance(operation, DeclaredCell) and type_.kind == DATE:
            return Domain(DATE, states=(State.NONE,))
        return _plain(type_)

    def _aggregate(self, operation: Aggregate, type_: FactType) -> Domain:
        if type_.kind != NUMBER:
            states = (State.NONE,) if type_.kind == DATE else ()
            return Domain(type_.kind, states=states)
        high = _most_distinct(operation) if operation.op == "count_distinct" else None
        return Domain(NUMBER, type_.whole, ZERO, high)

    def _total(self, operation: Total) -> Domain:
        parts = [self[name] for name in operation.names]
        lows = [part.low for part in parts if part.low is not None]
        low = sum(lows, ZERO) if len(lows) == len(parts) else None
        return Domain(NUMBER, all(part.whole for part in parts), low)

    def _part_of(self, quotient: Quotient) -> bool:
        """Tell whether what stands above is surely no more than what stands below."""
        above, below = self.indicators.get(quotient.above), self.indicators.get(quotient.below)
        return above is not None and below is not None and within(above.operation, below.operation)


def within(part: Operation, whole: Operation) -> bool:
    """Tell whether one count is over some of the very records another is over, or over different values of
    them."""
    if isinstance(part, DeclaredCell) and isinstance(whole, DeclaredCell):
        return (part.cell, whole.cell) == ("number", "of") and part.item == whole.item
    if not (isinstance(part, Aggregate) and isinstance(whole, Aggregate)):
        return False
    distinct = part.op == "count_distinct" and whole.op == "count"
    alike = part.op == whole.op and part.op in ("count", "count_distinct") and part.path == whole.path
    if not distinct and not alike:
        return False
    a, b = part.over, whole.over
    same = (a.kind, a.within, a.months, a.life, a.through) == (b.kind, b.within, b.months, b.life, b.through)
    return same and a.dated == b.dated and set(_parts(b.where)) <= set(_parts(a.where))


def inside_one_another(
    names: Iterable[str], indicators: Mapping[str, Indicator]
) -> tuple[tuple[str, str], ...]:
    """Return each pair of facts of which the first is surely never more than the second."""
    own = [indicators[name] for name in dict.fromkeys(names) if name in indicators]
    return tuple(
        (a.name, b.name) for a in own for b in own if a is not b and within(a.operation, b.operation)
    )


def _parts(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _most_distinct(operation: Aggregate) -> Fraction | None:
    """Return how many different values can be counted, where the test lists them."""
    for part in _parts(operation.over.where):
        if isinstance(part, Compare) and part.fact == operation.path and part.op == "one_of":
            return Fraction(len(part.operands))
    return None


def _states(if_none: str) -> tuple[State, ...]:
    return (SPECIAL[if_none],) if if_none in SPECIAL else ()


def _plain(type_: FactType) -> Domain:
    low = ZERO if type_.kind == NUMBER else None
    return Domain(type_.kind, type_.whole, low, choices=type_.choices)


def tied(names: tuple[str, ...], indicators: IndicatorSet | None) -> bool:
    """Tell whether some of these facts are computed from others of them, so that they can't vary freely."""
    if indicators is None:
        return False
    own = [indicators.indicators[n] for n in names if n in indicators.indicators]
    for one in own:
        if isinstance(one.operation, Total | Difference | Quotient) and set(operands_of(one.operation)) & set(
            names
        ):
            return True
        if any(two is not one and within(one.operation, two.operation) for two in own):
            return True
    return False
