"""Reads what gives points: criteria, those made of parts, and groups; whether they add up as written."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from engine.rulebook.compile.ledger import Faulting, Versions
from engine.rulebook.compile.parsing import POINTS_TYPES, OperandParser, TestParser
from engine.rulebook.kinds.in_force import Force, PartForce
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.words import Part, made_of
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.conditions import Condition, ParameterRef, facts_in
from engine.rulebook.model.indicators import Indicator, IndicatorSet, ShareOfCounts
from engine.rulebook.model.points import AlongNumber, Line, Lines, Points
from engine.rulebook.model.points_asked import SCORE, SHARE, SumOfPoints, sums_in
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Band, CriteriaFile, Criterion, CriterionEntry, Group, Rulebook
from engine.rulebook.model.types import BAND, NUMBER, TEXT, FactType, Scope
from engine.rulebook.text.figures import NUMBER as FIGURE
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of

ONE, ZERO = Fraction(1), Fraction(0)
MOST_POINTS = 10_000  # of one criterion: any scoring paper is far below, and all sums stay exact
GROUPS, TOTAL = "group", "total"


class RulebookReading:
    """One rulebook while it is read."""

    def __init__(
        self,
        file: Rulebook,
        sets: Mapping[str, IndicatorSet],
        bands: Mapping[str, tuple[str, tuple[str, ...]]],
        parameters: Mapping[str, Parameter],
        faulting: Faulting,
    ) -> None:
        self.file = replace(file, bands=tuple(map(_with_all_met, file.bands)))
        self.sets = sets
        self.bands = bands
        self.parameters = parameters
        self.faulting = faulting
        self.seen: dict[str, Place] = {}
        self.versions = Versions(file.in_force.from_, faulting)
        self.pairs: list[str] = []
        self.seen_groups: dict[str, Place] = {}
        self.parts: list[CriteriaFile] = []
        self.heads: list[tuple[Group | CriterionEntry, Group]] = []  # as written, and as read
        self.points_of: dict[str, tuple[str, ...]] = {}
        self.extra = ZERO  # what bonuses give on top of the total
        self.unread: set[str] = set()  # bands whose start is no number: nothing else follows from it
        self.kept: set[str] = set()  # groups whose sum is kept between ends
        written: Any = file.criteria
        self.written: tuple[CriterionEntry, ...] = written  # its own criteria, as its file says them
        self.headings = {str(c.id) for c in self.written if c.criteria is not None}
        faulting.among([file.subject], sets, "R131")
        found = sets.get(str(file.subject))
        self.figures: Mapping[str, Indicator] = found.indicators if found else {}
        self.types = {name: i.type for name, i in self.figures.items()}
        self.of_units = found is None or found.subject == "unit"
        self.quotas: dict[str, list[tuple[str, Force]]] = {}
        self.decided: dict[str, tuple[Fraction, Fraction]] = {  # points an office decides, and their ends
            name: ends for name, i in self.figures.items() if (ends := getattr(i, "ends", None)) is not None
        }
        self.undecided = False  # whether no sum is known, for want of points an office decides, or their most
        self.decimals = self._decimals()
        self.rounding = rounding_from(file, self.decimals, self.conditions, faulting)

    @property
    def conditions(self) -> bool:
        """Whether every criterion is a condition, met or not, in place of points."""
        return not self.counts_points and any(band.all_met for band in self.file.bands)

    @property
    def counts_points(self) -> bool:
        """Whether its file says what points come to."""
        return self.file.total is not None or self.file.rounding.points is not None

    def _decimals(self) -> int:
        decimals = self.file.rounding.points
        if decimals is None:
            return 0
        if not 0 <= decimals <= 4:
            self.faulting.add("R507", self.file.rounding.spot("points"))
            return 2
        return decimals

    @cached_property
    def totals(self) -> tuple[tuple[date, Fraction], ...]:
        """The total from each day on; none where there is no fixed one."""
        written: Any = self.file.total  # as the file writes it
        start = self.file.in_force.from_
        if isinstance(written, tuple):
            for earlier, later in itertools.pairwise(written):
                if later.from_ <= earlier.from_:
                    self.faulting.add("R304", later.place, name="total")
            if written and written[0].from_ > start:
                self.faulting.add("R309", written[0].place, name="total", day=written[0].from_, start=start)
            return tuple((one.from_, one.value) for one in written)
        if written is not None and re.fullmatch(FIGURE, written):
            return ((start, Fraction(str(written))),)
        if written is not None and written != "none":
            self.faulting.add("R513", written.place)
        return ()

    def _cites(self, cites: Iterable[str], near: Place, force: Force = (None, None)) -> tuple[str, ...]:
        whole = self.file.in_force
        return self.faulting.cites(cites, near, force[0] or whole.from_, force[1] or whole.until)

    def _force(self, shape: Any, kind: str) -> Force:
        """Return a part's days in force; its id is noted for those that name it."""
        force = self.versions.force(shape.id, shape.in_force, kind)
        self.seen.setdefault(str(shape.id), shape.place)
        return force

    def _paired(self, words: Iterable[str]) -> tuple[str, ...]:
        """Note what keeps silence from paying; the names are checked once all are known."""
        self.pairs += words
        return tuple(map(str, words))

    @property
    def groups(self) -> list[Group]:
        return [group for _, group in self.heads]

    def _shares(self, criteria: Iterable[Criterion]) -> tuple[ShareOfCounts, ...]:
        """Return the shares of counts that points by lines ask about."""
        asked = dict.fromkeys(name for c in criteria if isinstance(c.points, Lines) for name in c.facts)
        found = (i.share_of_counts(self.figures) for i in map(self.figures.get, asked) if i is not None)
        return tuple(share for share in found if share is not None)

    def _sums(
        self, criteria: Iterable[Criterion], groups: Iterable[Group], days: Iterable[date] = ()
    ) -> Iterator[tuple[date | None, list[Criterion], list[Group], tuple[SumOfPoints, ...]]]:
        """Yield the criteria, the groups and what they add up, for each stretch without a change; something
        else changes on `days`."""
        parts: list[Criterion | Group] = [*criteria, *groups]
        for day, held in self.versions.stretches(parts, days):
            own = [part for part in held if isinstance(part, Criterion)]
            there = [part for part in held if isinstance(part, Group)]
            yield day, own, there, sums_in(own, there)

    def _scope(self, scored: bool = False, pointed: bool = False, ranked: bool = True) -> Scope:
        own = {
            f"{name}.band": FactType(BAND, ids)
            for name, (kind, ids) in self.bands.items()
            if (kind == "unit") is self.of_units and name != self.file.rulebook
        }
        if scored or pointed:
            own[SCORE] = FactType(NUMBER)
        if pointed:
            own |= {id_ + name: type_ for id_ in self._asked_of() for name, type_ in POINTS_TYPES.items()}
            own[SCORE + SHARE] = POINTS_TYPES[SHARE]
        if pointed and ranked and self.of_units:
            own |= {RANK: FactType(NUMBER, whole=True), RANK_PERCENT: FactType(NUMBER, unit="%")}
        names = {**self.types, **own}
        units = {name: parameter.unit for name, parameter in self.parameters.items()}
        parts = self.points_of if pointed else None
        return Scope(
            names.get,
            lambda: names,
            units,
            values_of=lambda n: self.parameters[n].ever,
            scored=scored,
            parts=parts,
        )

    def _asked_of(self) -> Iterator[str]:
        return itertools.chain(self.points_of["every"], self.points_of["group"])

    def _condition(
        self, tree: dict[Word, Any], near: Place, scored: bool = False, pointed: bool = False
    ) -> Condition:
        return TestParser(self._scope(scored, pointed), self.faulting).condition(tree, near)

    def _test(self, part: Part, key: str, scored: bool = False, pointed: bool = False) -> Condition | None:
        """Read the test that stands under a key of a part, None if there is none."""
        tree = getattr(part, key)
        return None if tree is None else self._condition(tree, part.spot(key), scored, pointed)

    # What gives points

    def _criteria(self, given: tuple[CriterionEntry, ...], group: str) -> list[Criterion]:
        """Read the criteria of a group; one made of parts becomes a group within it."""
        criteria: list[Criterion] = []
        for shape in given:
            if shape.criteria is None:
                criteria.append(self._criterion(shape, group))
                continue
            self._check_heading(shape)
            self._head(shape, within=group or None)
            for part in shape.criteria:
                dated = part.in_force if isinstance(part.in_force, PartForce) else shape.in_force
                own = replace(part, cites=_joined(shape.cites, part.cites), in_force=dated)
                criteria.append(self._criterion(own, str(shape.id)))
        return criteria

    def _head(self, shape: Group | CriterionEntry, within: str | None = None) -> None:
        """Read a group, or a criterion made of parts, as what its criteria are added up in."""
        force = self.versions.force(shape.id, shape.in_force, "group")
        self.seen_groups.setdefault(str(shape.id), place_of(shape.id))
        self.heads.append((shape, made_of(Group, shape, in_force=force, within=within)))

    def _criterion(self, shape: Criterion, group: str) -> Criterion:
        force = self._force(shape, "criterion")
        before = len(self.faulting.faults)
        applies = self._test(shape, "applies_when")
        points = self._points(shape)
        self._check_bonus(shape)
        self._check_leaving(shape, group, points)
        sound = len(self.faulting.faults) == before  # else what the points use is not known for sure
        used = (*facts_in(applies), *points.facts)
        for name in shape.monotone:
            if sound and name not in used:
                self.faulting.add("R509", place_of(name), name=name)
            elif name in self.types and self.types[str(name)].kind == TEXT:
                self.faulting.add("R523", place_of(name), name=name)
        return made_of(
            Criterion,
            shape,
            group=group,
            cites=self._cites(shape.cites, shape.spot("cites"), force),
            applies_when=applies,
            points=points,
            leaves=shape.not_applicable is not None,
            paired_with=self._paired(shape.paired_with),
            in_force=force,
            **dict.fromkeys(("when", "at_least", "not_applicable")),
        )

    def _points(self, shape: Criterion) -> Points:
        points: Any = shape.points  # as the file writes it
        if points is None and shape.when is not None:
            met = self._condition(shape.when, shape.spot("when"))
            place = shape.spot("when")
            return Lines(((ONE, met), (ZERO, None)), (place, place))
        if points is None:
            return Lines(((ONE, None),))
        if isinstance(points, tuple):
            self._check_lines(points)
            for line in points:
                self._positive(line.points, line.spot("points"), shape.at_least or ZERO)
            places = tuple(line.spot("points") for line in points)
            return Lines(tuple(self._line(line) for line in points), places)
        return self._along(points)

    def _along(self, points: AlongNumber) -> AlongNumber:
        """Report what is wrong with points along a number; return them as they are computed."""
        each, full_at, ends, begin = points.each, points.full_at, points.ends, points.more_than
        if each is full_at is begin is None and not ends:
            return self._decided(points)
        self._counted(points.of)
        if (each is None) == (full_at is None):
            self.faulting.add("R521", points.spot("full_at"))
        if each == 0:
            self.faulting.add("R519", points.spot("each"), name="each")
        if begin is not None and begin <= 0:
            self.faulting.add("R511", points.spot("more_than"), name="more_than", least=0)
        if not ends:
            self.faulting.add("R106", points.spot("of"), name="ends")
            ends = (ZERO, ZERO)
        elif ends[0] >= ends[1]:
            self.faulting.add("R518", points.spot("ends"), low=shown(ends[0]), high=shown(ends[1]))
        for number, name, least in (
            (each or ZERO, "each", None),
            (ends[0], "ends", None if points.falls else ZERO),
            (ends[1], "ends", ZERO),
        ):
            self._positive(number, points.spot(name), least)
        full = full_at and self._full_at(points.of, full_at, begin or ZERO)
        return replace(points, ends=ends, full_at=full)

    def _decided(self, points: AlongNumber) -> AlongNumber:
        """Read points that an office declares; their ends stand where it is asked for them."""
        ends = self.decided.get(points.of, (ZERO, ONE))
        self.faulting.among([points.of], self.decided, "R570")
        self.undecided |= points.of not in self.decided or not ends[1]
        if (ends[1] * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", place_of(points.of), found=shown(ends[1]))
        return replace(points, each=ONE, ends=(ZERO, ends[1]), decided=True)

    def _check_lines(self, lines: Sequence[Line]) -> None:
        open_ends = [index for index, line in enumerate(lines) if line.when is None]
        if open_ends and open_ends[0] < len(lines) - 1:
            self.faulting.add("R517", lines[open_ends[0] + 1].spot("points"))

    def _line(self, line: Line) -> tuple[Fraction, Condition | None]:
        return line.points, self._condition(line.when, line.spot("when")) if line.when is not None else None

    def _positive(self, number: Fraction, place: Place, least: Fraction | None = ZERO) -> None:
        """Report points below what may be given: below zero only where the paper says how far."""
        if least is not None and number < least:
            self.faulting.add("R508", place, least=shown(least))
        if abs(number) > MOST_POINTS:
            self.faulting.add("R532", place, found=shown(number), most=MOST_POINTS)
        if (number * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", place, found=shown(number))

    def _counted(self, name: str) -> None:
        found = self.types.get(str(name))
        if found is None:
            self.faulting.add("R102", place_of(name), name=name, near=nearest(name, self.types))
        elif found.kind != NUMBER:
            self.faulting.add("R512", place_of(name), name=name)

    def _full_at(self, fact: str, written: Any, begin: Fraction) -> Fraction | ParameterRef:
        """Read the number at which all points are given."""
        parser = OperandParser(self._scope(), self.faulting)
        number = parser.compared(self.types.get(fact, FactType(NUMBER)), written)
        if number is None:
            return ONE
        least = min(self.parameters[number.name].ever) if isinstance(number, ParameterRef) else number
        if least <= begin:
            self.faulting.add("R511", written.place, name="full_at", least=shown(begin))
        return number if isinstance(number, ParameterRef) or number > 0 else ONE

    def _check_bonus(self, shape: Criterion) -> None:
        """Report a bonus where there is no total to come on top of, and a lowest where no line needs one."""
        if shape.bonus and not self.totals:
            self.faulting.add("R544", shape.spot("bonus"))
        if shape.at_least is not None and (shape.at_least >= 0 or not isinstance(shape.points, tuple)):
            self.faulting.add("R545", shape.spot("at_least"))

    def _check_leaving(self, shape: Criterion, group: str, points: Points) -> None:
        """Report what can't leave the total: there is none, it never was part of it, or it always applies."""
        if shape.not_applicable is None:
            return
        place = shape.spot("not_applicable")
        never = isinstance(points, Lines) and shape.applies_when is None
        if not self.totals or shape.bonus or never:
            self.faulting.add("R580", place)
        elif group in self.kept:
            self.faulting.add("R581", place, name=group)
        elif group and self.rounding.group is not None:
            self.faulting.add("R585", place, name=group)

    def _check_something_stays(self, criteria: list[Criterion]) -> None:
        """Report a day on which every criterion may leave the total: a score must be out of something."""
        for day, held, _, sums in self._sums(criteria, self.groups):
            leaving = [criterion for criterion in held if criterion.leaves]
            stays = sum(part.most_of(lambda c: not c.leaves) for part in sums)
            if leaving and stays <= 0:
                self.faulting.add("R582", leaving[0].place, since=day)
                return

    def _check_heading(self, shape: CriterionEntry) -> None:
        """Report what a criterion made of parts leaves to its parts."""
        for key in ("points", "when", "applies_when", "bonus", "not_applicable", "monotone", "paired_with"):
            if getattr(shape, key):
                self.faulting.add("R546", shape.spot(key), name=key)
        if not shape.criteria:
            self.faulting.empty(shape.spot("criteria"), "criteria")

    def _check_groups(self, criteria: list[Criterion]) -> None:
        for shape, group in self.heads:
            inner = [part for part in self.groups if part.within == group.id]
            ids = {group.id, *(part.id for part in inner)}
            own = [criterion for criterion in criteria if criterion.group in ids]
            self._check_sums(shape, group, own, inner)

    def _check_sums(
        self, shape: Group | CriterionEntry, group: Group, own: list[Criterion], inner: list[Group]
    ) -> None:
        """Report what the criteria of a group add up to on a day, where it is not what is said."""
        decimals = None if group.within else self.rounding.group
        held = self._sums(own, [*inner, group])
        sums = [
            (day, sum((part.most for part in found), ZERO), there)
            for day, there, groups, found in held
            if there and group in groups
        ]
        for found in dict.fromkeys(found for _, found, _ in sums):
            check_fits(found, decimals, GROUPS, shape.place, self.faulting)
        wanted = None if group.id in self.versions.doubled else shape.total
        for day, found, _ in sums:
            if wanted is not None and found != wanted and not self.undecided:
                said = {"group": group.id, "found": shown(found), "wanted": shown(wanted), "since": day}
                self.faulting.add("R502", shape.spot("total"), **said)
                break
        self._check_ends(shape, own, decimals)

    def _check_ends(
        self, group: Group | CriterionEntry, criteria: list[Criterion], decimals: int | None
    ) -> None:
        """Report ends of a group's sum the wrong way round, too fine, or below its own total."""
        low, high = group.at_least, group.at_most
        for key, end in (("at_least", low), ("at_most", high)):
            if end is not None and self.conditions:
                self.faulting.add("R536", group.spot(key), name=key)
            if end is not None and (end * 10**self.decimals).denominator != 1:
                self.faulting.add("R514", group.spot(key), found=shown(end))
            elif end is not None:
                check_fits(end, decimals, GROUPS, group.spot(key), self.faulting)
        most = high if high is not None else sum((c.maximum for c in criteria), ZERO)
        if low is not None and low > most:
            self.faulting.add("R518", group.spot("at_least"), low=shown(low), high=shown(most))
        if high is not None and group.total is not None and high < group.total:
            said = {"group": group.id, "found": shown(high), "wanted": shown(group.total)}
            self.faulting.add("R543", group.spot("at_most"), **said)

    def _check_total(self, criteria: list[Criterion]) -> None:
        self._check_something_stays(criteria)
        for _, total in self.totals:
            check_fits(total, self.rounding.total, TOTAL, self.file.spot("total"), self.faulting)
        for day, held, _, sums in self._sums(criteria, self.groups, [start for start, _ in self.totals]):
            found = sum((part.most for part in sums), ZERO)
            first = day or self.file.in_force.from_
            wanted = next((total for start, total in reversed(self.totals) if start <= first), None)
            if not held:
                self.faulting.add("R526", self.file.place, name=self.file.rulebook, since=day)
                break
            if wanted is not None and found != wanted and not (self.versions.doubled or self.undecided):
                self.faulting.add(
                    "R501", self.file.spot("total"), found=shown(found), wanted=shown(wanted), since=day
                )
                break
        totals = (
            [group.total for group in there if group.within is None and group.total is not None]
            for _, _, there, _ in self._sums(criteria, self.groups)
        )
        counted = next(filter(None, totals), [])  # of the first days on which a group has one
        if self.file.total == "none" and counted:
            self.faulting.add("R527", self.file.spot("total"), found=shown(sum(counted, Fraction(0))))

    def _points_of(self, criteria: list[Criterion], groups: list[Group]) -> dict[str, tuple[str, ...]]:
        """Return the criteria and groups whose points gates and bands may ask about."""
        headed = {
            group.id: group for group in groups if group.within is not None or group.id in self.headings
        }
        ids = dict.fromkeys(c.group if c.group in headed else c.id for c in criteria if c.counted > 0)
        outer = tuple(dict.fromkeys(group.id for group in groups if group.id not in headed))
        every = (*(c.id for c in criteria), *headed)
        return {"every": tuple(dict.fromkeys(every)), "criterion": tuple(ids), "group": outer}


def _with_all_met(band: Band) -> Band:
    """Return a band as written, with `from: all` read: it begins at no number of points."""
    return replace(band, from_=None, all_met=True) if str(band.from_) == "all" else band


def rounding_from(file: Rulebook, decimals: int, conditions: bool, faulting: Faulting) -> Rounding:
    """Return how points are rounded; decimals beyond those of a criterion round nothing, and are reported."""
    if "rounding" in file.places and conditions:
        faulting.add("R536", file.spot("rounding"), name="rounding")
    found = {key: getattr(file.rounding, key) for key in (GROUPS, TOTAL)}
    for key, value in found.items():
        if value is not None and not 0 <= value <= decimals:
            faulting.add("R583", file.rounding.spot(key), name=f"rounding: {key}", found=value, most=decimals)
            found[key] = None
    return replace(file.rounding, points=None, **found)


def check_fits(number: Fraction, decimals: int | None, key: str, place: Place, faulting: Faulting) -> None:
    """Report points that a rounded sum can never come to: a total, an end, where a band begins."""
    if decimals is not None and (number * 10**decimals).denominator != 1:
        faulting.add("R584", place, found=shown(number), name=f"rounding: {key}", decimals=decimals)


def _joined(of_heading: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a part rests on: what the criterion it is a part of cites, and what it cites itself."""
    return (*of_heading, *(cite for cite in own if cite not in of_heading))
