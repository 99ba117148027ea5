"""What reading any part of a rulebook needs: names in scope, citations, days in force, what was read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import POINTS_TYPES, TestParser
from engine.rulebook.compile.part_versions import Versions
from engine.rulebook.kinds.in_force import Force
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.words import Part
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import SCORE, SHARE, SumOfPoints, sums_in
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import CriteriaFile, Criterion, CriterionEntry, Group, Rulebook
from engine.rulebook.model.types import BAND, NUMBER, FactType, Scope
from engine.rulebook.text.figures import NUMBER as FIGURE
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Place, Word

ONE, ZERO = Fraction(1), Fraction(0)
MOST_POINTS = 10_000  # of one criterion: any scoring paper is far below, and all sums stay exact
GROUPS, TOTAL = "group_decimals", "total_decimals"


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
        self.file = file
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
        self.headings = {str(c.id) for c in self.written if c.parts is not None}
        faulting.among([file.subject], sets, "R131")
        found = sets.get(str(file.subject))
        self.types = {name: i.type for name, i in found.indicators.items()} if found else {}
        self.of_units = found is None or found.subject == "unit"
        self.quotas: dict[str, list[tuple[str, Force]]] = {}
        self.decided: dict[str, tuple[Fraction, Fraction]] = {  # points an office decides, and their ends
            name: ends
            for name, i in (found.indicators.items() if found else ())
            if (ends := getattr(i, "ends", None)) is not None
        }
        self.decimals = self._decimals()
        self.rounding = rounding_from(file, self.decimals, faulting)

    @property
    def conditions(self) -> bool:
        """Whether every criterion is a condition, met or not, in place of points."""
        return self.file.answers == "pass_or_fail"

    def _decimals(self) -> int:
        decimals = self.file.points_decimals
        if decimals is None:
            return 0
        if not 0 <= decimals <= 4:
            self.faulting.add("R507", self.file.spot("points_decimals"))
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


def rounding_from(file: Rulebook, decimals: int, faulting: Faulting) -> Rounding:
    """Return how points are rounded; decimals beyond those of a criterion round nothing, and are reported."""
    if "rounding" in file.places and file.answers == "pass_or_fail":
        faulting.add("R536", file.spot("rounding"), name="rounding")
    found = {key: getattr(file.rounding, key) for key in (GROUPS, TOTAL)}
    for key, value in found.items():
        if value is not None and not 0 <= value <= decimals:
            faulting.add("R583", file.rounding.spot(key), name=key, found=value, most=decimals)
            found[key] = None
    return replace(file.rounding, **found)


def check_fits(number: Fraction, decimals: int | None, key: str, place: Place, faulting: Faulting) -> None:
    """Report points that a rounded sum can never come to: a total, an end, where a band begins."""
    if decimals is not None and (number * 10**decimals).denominator != 1:
        faulting.add("R584", place, found=shown(number), name=key, decimals=decimals)
