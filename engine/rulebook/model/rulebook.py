"""The rules once read and checked: frozen, typed, ready to be evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from engine.rulebook.kinds.actions import ListedAction
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.purposes import FieldUse, Purpose
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.kinds.targets import Assignment
from engine.rulebook.model.adoption import Adoption, Unsigned
from engine.rulebook.model.among_units import AmongUnits, Quota
from engine.rulebook.model.conditions import Condition, ParameterRef
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.indicators import Indicator, IndicatorSet, Titles
from engine.rulebook.model.rounding import USUAL, Rounding, rounded, whole
from engine.rulebook.model.straight_lines import ZERO, StraightLine
from engine.rulebook.text.places import NOWHERE, Place
from facts.offices import NO_OFFICES, Offices
from facts.periods import Calendar
from facts.units import Units

if TYPE_CHECKING:
    from engine.rulebook.kinds.links import LinkRules


@dataclass(frozen=True, slots=True)
class Lines:
    lines: tuple[tuple[Fraction, Condition | None], ...]
    places: tuple[Place, ...] = field(default=(), compare=False)

    def place(self, index: int) -> Place:
        """Return where a line stands, counted from 0."""
        return self.places[index] if index < len(self.places) else NOWHERE

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that can be given: nothing if no line needs to hold."""
        gives = [give for give, _ in self.lines]
        gives += [] if any(when is None for _, when in self.lines) else [ZERO]
        return min(gives), max(gives)


@dataclass(frozen=True, slots=True)
class Proportion:
    give: Fraction
    fact: str
    full_at: Fraction | ParameterRef

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return ZERO, self.give

    def line(self, full: Fraction | None) -> StraightLine:
        """Return the points along the number, if all are given at `full`."""
        assert full is not None
        if full <= 0:
            return StraightLine(ZERO, ZERO, ZERO, self.give, jump=full)
        return StraightLine(ZERO, self.give / full, ZERO, self.give)


@dataclass(frozen=True, slots=True)
class Minus:
    start: Fraction
    minus: Fraction
    fact: str
    at_least: Fraction
    full_at: ClassVar[None] = None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return self.at_least, self.start

    def line(self, full: Fraction | None = None) -> StraightLine:
        return StraightLine(self.start, -self.minus, self.at_least, max(self.start, self.at_least))


@dataclass(frozen=True, slots=True)
class Plus:
    plus: Fraction
    fact: str
    at_most: Fraction
    decided: bool = False  # the points an office decides and declares, as they are
    full_at: ClassVar[None] = None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return ZERO, self.at_most

    def line(self, full: Fraction | None = None) -> StraightLine:
        return StraightLine(ZERO, self.plus, min(ZERO, self.at_most), self.at_most)


ByNumber = Proportion | Minus | Plus
Points = Lines | ByNumber


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    title: Titles
    group: str
    cites: tuple[str, ...]
    applies_when: Condition | None
    points: Points
    monotone: Mapping[str, str] = field(default_factory=dict)
    paired_with: tuple[str, ...] = ()  # what hiding makes worse: criteria, gates or signs
    place: Place = NOWHERE
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: as the rulebook
    bonus: bool = False  # its points come on top: no part of what there is to be had
    leaves: bool = (
        False  # where it does not apply it leaves the total and the maximum; else it gives all its points
    )

    @property
    def maximum(self) -> Fraction:
        """The most this criterion can give."""
        return self.points.ends[1]

    @property
    def least(self) -> Fraction:
        """The least this criterion can give where it applies."""
        return self.points.ends[0]

    @property
    def counted(self) -> Fraction:
        """What it adds to the points there are to be had: nothing where it is a bonus."""
        return Fraction(0) if self.bonus else self.maximum


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria under one heading. Their sum is kept from `at_least` to `at_most`, where these are said.

    `within` names the group it is a part of: then it is a criterion made of parts, a level lower.
    """

    id: str
    title: Titles
    total: Fraction | None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    within: str | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def kept(self) -> bool:
        return self.at_least is not None or self.at_most is not None


@dataclass(frozen=True, slots=True)
class Gate:
    id: str
    title: Titles
    cites: tuple[str, ...]
    when: Condition
    bands_allowed: tuple[str, ...] | None
    band: str | None
    place: Place = NOWHERE
    paired_with: tuple[str, ...] = ()
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: as the rulebook
    quota: Quota | None = None  # holds for units beyond a quota; `when` then asks just that


@dataclass(frozen=True, slots=True)
class Band:
    """What a score comes to, from `from_` points on and where `when` holds.

    Where it begins at a parameter, `from_` is the least that ever is, and `when` asks for the parameter's own
    value.
    """

    id: str
    title: Titles
    from_: Fraction | None  # None: by a gate only
    healthy: bool
    when: Condition | None
    place: Place = NOWHERE
    paired_with: tuple[str, ...] = ()
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: as the rulebook
    all_met: bool = False  # begins where every condition of a rulebook of conditions is met
    from_parameter: str | None = None  # begins at a parameter

    @property
    def mark(self) -> Fraction | None:
        """Where it begins for everyone, to be drawn as a line; None at 0, and where kinds of unit differ."""
        return None if self.from_parameter is not None else self.from_ or None


@dataclass(frozen=True, slots=True)
class Streak:
    id: str
    title: Titles
    cites: tuple[str, ...]
    bands: tuple[str, ...]
    years: int
    place: Place = NOWHERE
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: as the rulebook


@dataclass(frozen=True, slots=True)
class Sign:
    """A reporting-quality sign: never points; it asks for a visit."""

    id: str
    title: Titles
    cites: tuple[str, ...]
    when: Condition
    years: int
    place: Place = NOWHERE
    paired_with: tuple[str, ...] = ()
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: as the rulebook


@dataclass(frozen=True, slots=True)
class PlanShares:
    """Which parts of a plan of inspections, in per cent, are drawn by lot and kept for border and town areas.

    `cites` are the documents by which a venue is inspected at most once a year.
    """

    random: Fraction | ParameterRef
    strata: Fraction | ParameterRef
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    name: str
    title: Titles
    subject: str  # the name of its indicator set
    illustrative: bool  # also where it was adopted and differs since from what was signed
    adoption: Adoption | None
    in_force_from: date
    in_force_until: date | None
    cites: tuple[str, ...]
    total: Fraction | None
    decimals: int
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    gates: tuple[Gate, ...]
    bands: tuple[Band, ...]  # best first: highest `from` first, those by a gate only last
    streaks: tuple[Streak, ...] = ()
    signs: tuple[Sign, ...] = ()
    found_by_looking: tuple[str, ...] = ()  # kinds, beside those the forms tell, that exist only if one looks
    role: str | None = None  # what it is for (model/roles.py); None: read beside
    place: Place = NOWHERE
    retitled: tuple[tuple[date, Titles], ...] = ()  # its title from later days on, oldest first
    unsigned: tuple[Unsigned, ...] = ()  # what makes an adopted rulebook a draft again
    pass_or_fail: bool = False  # each criterion is met (1) or not (0); `total` is how many there are
    among: AmongUnits | None = None  # how units are ordered; None: by their score alone
    rounding: Rounding = USUAL
    plan: PlanShares | None = None  # of the yearly plan of inspections, where this rulebook is for them

    def is_in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def rounded(self, points: Fraction) -> Fraction:
        """Return points as a criterion gives them: rounded once, to the decimals of the rulebook."""
        return rounded(points, self.decimals, self.rounding.by)

    def scaled(self, points: Fraction) -> int:
        """Return points of a criterion in their least part: times ten for each decimal, rounded once."""
        return whole(points * 10**self.decimals, self.rounding.by)

    def criterion(self, id_: str) -> Criterion:
        return next(c for c in self.criteria if c.id == id_)

    def band(self, id_: str) -> Band:
        return next(b for b in self.bands if b.id == id_)


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything in `rules/`, checked as one."""

    parameters: Mapping[str, Parameter]
    calendar: Calendar
    scored: tuple[str, ...]
    beside: Mapping[str, tuple[tuple[int, int], tuple[int, int]]]
    documents: Mapping[str, Document]
    purposes: Mapping[str, Purpose]
    field_uses: Mapping[str, FieldUse]
    units: Units
    indicator_sets: Mapping[str, IndicatorSet]
    rulebooks: Mapping[str, Rulebook]
    follow_up: tuple[FollowUpRule, ...] = ()
    links: LinkRules | None = None  # None where there is no rules/links
    actions: Mapping[str, ListedAction] = field(default_factory=dict)
    reports: Mapping[str, ReportOutline] = field(default_factory=dict)
    offices: Offices = NO_OFFICES  # empty where there is no rules/offices.yaml
    declarations: Mapping[str, DeclaredFile] = field(default_factory=dict)

    def end_of(self, year: int) -> date:
        """Return the last day of the period a year is scored by."""
        periods = (self.calendar.at(kind, year) for kind in self.scored if kind in self.calendar.kinds)
        return next((period.end for period in periods if period is not None), date(year, 12, 31))

    def set_of(self, kind: str) -> IndicatorSet:
        """Return the indicators every subject of a kind has; what papers ask to be declared stands beside
        them."""
        first, *more = (s for s in self.indicator_sets.values() if s.subject == kind and s.beside is None)
        every = {name: i for s in (*more, first) for name, i in s.indicators.items()}
        return replace(first, indicators=every) if more else first

    def indicator(self, kind: str, name: str) -> Indicator:
        """Return an indicator of a kind of subject, whichever set holds it."""
        sets = (s.indicators for s in self.indicator_sets.values() if s.subject == kind)
        return next(indicators[name] for indicators in sets if name in indicators)

    def own_indicators(self, indicator_set: str) -> Mapping[str, Indicator]:
        """Return what a set declares itself, without what stands in the one it is beside."""
        found = self.indicator_sets[indicator_set]
        if found.beside is None:
            return found.indicators
        theirs = self.indicator_sets[found.beside].indicators
        return {name: i for name, i in found.indicators.items() if name not in theirs}

    def declared_on(self, day: date) -> tuple[DeclaredFile, ...]:
        """Return what offices must declare on a day: the facts of papers in force that a rulebook in force
        is about."""
        about = {book.subject for book in self.rulebooks.values() if book.is_in_force(day)}
        return tuple(d for d in self.declarations.values() if d.name in about and d.asked_on(day))

    def asked_indicators(self, kind: str, day: date) -> Mapping[str, Indicator]:
        """Return the indicators of a kind of subject, of what papers ask only what must be declared on a
        day."""
        declared = {declaration.name for declaration in self.declared_on(day)}
        found: dict[str, Indicator] = {}
        for name, one in self.indicator_sets.items():
            if one.subject == kind and (one.beside is None or name in declared):
                found |= one.indicators
        return found

    targets: tuple[Assignment, ...] = ()  # in the file's order; empty where there is no rules/targets.yaml
