"""Probes: places of the rules that scenarios should hit, the answers wanted, and where a test turns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, known, unknown
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts, operand_choices
from engine.rulebook.model.conditions import Apart, Compare, Leaf, Moment, Near, ParameterRef
from engine.rulebook.model.points_asked import SCORE
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.places import NOWHERE, Place
from engine.scoring.results import Scored

UNDER, AT, OVER = "under", "at", "over"
EVERY_SIDE = (UNDER, AT, OVER)
ONE = Fraction(1)
STEP = Fraction(1, 100)  # of figures that are no counts: the least that is printed
Number = Fraction | ParameterRef
TurningPoint = Number | Moment


def turns_of(leaf: Leaf) -> tuple[TurningPoint, ...]:
    """Return all a test turns at but other fields of a record."""
    operands = leaf.operands if isinstance(leaf, Compare) else ()
    if isinstance(leaf, Near | Apart):
        operands = (leaf.within if isinstance(leaf, Near) else leaf.by,)  # type: ignore[assignment]
    named = (o for o in operands if isinstance(o, Fraction | ParameterRef | Moment))
    return tuple(turn for turn in named if not (isinstance(turn, Moment) and turn.what == "field"))


def number_in(turn: TurningPoint) -> Number | None:
    """Return the number that says where a test turns; None for a day of the year."""
    number = turn.arg if isinstance(turn, Moment) and turn.what == "days_before_end" else turn
    return number if isinstance(number, Fraction | ParameterRef) else None


def values_ever(rules: Rules, number: Number) -> tuple[Fraction, ...]:
    return rules.parameters[number.name].ever if isinstance(number, ParameterRef) else (number,)


def number_words(number: Number, value: Fraction) -> str:
    return f"${number.name} = {float(value):g}" if isinstance(number, ParameterRef) else f"{float(value):g}"


def side_at(
    leaf: Leaf, turn: TurningPoint, value: Fraction | None, facts: Facts, frame: Frame, step: Fraction = ONE
) -> Iterable[str]:
    """Tell on which side of a threshold a fact lies, within one step; only where `value` is in force."""
    number = number_in(turn)
    values = () if number is None else frame.values_of(number)
    if value is not None and value not in values:
        return ()
    gap = _distance(leaf, turn, values[0] if value is None and values else value, facts, frame)
    return () if gap is None else side_of(gap, Fraction(0), step)


def _distance(
    leaf: Leaf, turn: TurningPoint, value: Fraction | None, facts: Facts, frame: Frame
) -> Fraction | None:
    """Return how far above a threshold a fact lies, in its unit or in days; None if that is not known."""
    fact = facts(leaf.fact).value
    if isinstance(leaf, Apart):
        other = facts(leaf.other).value
        both = isinstance(fact, Fraction) and isinstance(other, Fraction)
        return abs(fact - other) - value if both else None  # type: ignore[operator]
    if not isinstance(fact, date):
        return fact - value if isinstance(fact, Fraction) and value is not None else None
    other_day = leaf.other if isinstance(leaf, Near) else turn
    if other_day is turn and isinstance(turn, Moment) and value is not None:
        other_day = Moment(turn.what, value)
    days = operand_choices(other_day, facts, frame) or ()
    gap = (fact - days[0]).days if len(days) == 1 and isinstance(days[0], date) else None
    if gap is None or not isinstance(leaf, Near):
        return None if gap is None else Fraction(gap)
    return (gap if leaf.after else -gap) - (value or Fraction(0))


def side_of(value: Fraction, cut: Fraction, step: Fraction) -> Iterable[str]:
    """Tell whether a value lies on a threshold, or within one step under or over it."""
    if value == cut:
        yield AT
    elif cut - step <= value < cut:
        yield UNDER
    elif cut < value <= cut + step:
        yield OVER


def sides_possible(
    cut: Fraction, integers: bool, low: Fraction | None = Fraction(0), high: Fraction | None = None
) -> tuple[str, ...]:
    """Return which sides of a threshold a fact can take at all."""
    inside = (low is None or low <= cut) and (high is None or cut <= high)
    at = inside and not (integers and cut.denominator != 1)
    possible = {UNDER: low is None or low < cut, AT: at, OVER: high is None or cut < high}
    return tuple(side for side, can_be in possible.items() if can_be)


TRUE, FALSE, UNKNOWN, BETWEEN, NOT_APPLICABLE = "true", "false", "unknown", "between", "not_applicable"
FOLLOW_UP = "follow_up"  # where scenarios ask what follows, as under a rulebook
WHOLE = "*"  # a scenario that asks for the sum of points or the band


@dataclass(frozen=True, slots=True)
class Sight:
    """What one scenario looked at: one subject under one rulebook in one period, and what it asked about it.

    `computed` is the plain reference's score with the lines that settled it; `scored` has appraised points in
    place.
    """

    rulebook: str
    subject: Subject
    facts: PeriodFacts
    computed: Scored
    scored: Scored
    signs: Mapping[str, Kleene]
    streaks: Mapping[str, Kleene]
    asked: frozenset[str]
    among: Mapping[str, Cell] = field(default_factory=dict)  # what is decided among units

    @property
    def day(self) -> date:
        """The last day of the period: what of the rulebook holds on it was looked at."""
        return self.facts.period.end

    @property
    def frame(self) -> Frame:
        return self.facts.frame(self.subject)

    def cell(self, name: str) -> Cell:
        if name == SCORE:
            low, high = self.computed.low, self.computed.high
            return known(low) if low == high else unknown()
        return self.among[name] if name in self.among else self.facts.cell(self.subject, name)


@dataclass(frozen=True, slots=True)
class Turn:
    """A threshold: the figure, where it turns, and the step just beside it."""

    fact: str
    cut: Fraction
    step: Fraction


@dataclass(frozen=True, slots=True)
class Probe:
    """One place and the answers wanted of it.

    `item` is the id of a criterion, gate, band, sign or streak, or the name of a parameter or indicator;
    `kind` and `part` say which place of it, `force` of which version of it. It counts as hit only by a
    scenario that asks about one of `asked_by`.
    """

    rulebook: str
    item: str
    kind: str
    part: str
    wanted: tuple[str, ...]
    asked_by: frozenset[str] = field(compare=False)
    see: Callable[[Any], Iterable[str]] = field(compare=False, repr=False)
    place: Place = field(default=NOWHERE, compare=False)
    turn: Turn | None = field(default=None, compare=False)
    force: tuple[date | None, date | None] = (None, None)

    def seen(self, sight: Any) -> frozenset[str]:
        """Return which of the wanted answers a scenario hits."""
        if sight.rulebook != self.rulebook or not self.asked_by & sight.asked:
            return frozenset()
        return frozenset(self.see(sight)) & frozenset(self.wanted)


def answer_name(answer: Kleene) -> str:
    return UNKNOWN if answer is None else TRUE if answer else FALSE
