"""What editions say, as constraints for a solver over the counts of communes that are free to be other than
they are.

The rulebook is written out by hand (`rulebook_by_hand.py`), apart from the program's own reading of it; so is
what is withheld and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Any

import z3

from tests.desk.office.disclosure.known import Known, Place
from tests.desk.office.disclosure.published import LATER, Counted, Edition, Taken
from tests.desk.office.disclosure.rulebook_by_hand import (
    AT_MOST,
    BANDS,
    FULL_SUPPORT,
    MOST,
    NEARLY_ALWAYS,
    RECORDS,
    RULE,
    SAID_OF_EACH,
    SHARES,
    SUMS,
    VISITED,
    WITHHELD,
    Rule,
    Sum,
    in_band,
    may_be_shown,
    no_few_between,
)

STEPS = 40_000_000  # of the solver for one question; what it does not find by then counts as worked out
NEAR = 5  # how far from the true one a whole is looked for


class Constraints:
    """What editions say of counts, points, bands, sums, targets and the order, where some communes are
    free."""

    def __init__(
        self,
        editions: Iterable[Edition],
        known: Known,
        rule: Rule = RULE,
        changed: frozenset[str] = frozenset(),
        insider: str = "",
    ) -> None:
        """`changed` are the communes of which a later edition of a year rests on other records; `insider` is
        the commune that reads, "" for a stranger."""
        self.insider = insider
        self.editions, self.known, self.rule, self.changed = tuple(editions), known, rule, changed
        self.taken: dict[Place, list[Taken]] = {}
        for edition in self.editions:
            for taken in edition.communes:
                self.taken.setdefault((taken.unit, taken.year), []).append(taken)
        self.places = sorted(self.taken)
        names = sorted({name for counts in known.counts.values() for name in counts})
        self.most = {n: max(5, *(end or 0 for p in self.places for end in self.ends(p, n))) for n in names}
        self.free: frozenset[Place] = frozenset()
        self.made = 0  # scores

    def solver_of(self, free: Sequence[Place], at_truth: bool = False) -> Any:
        free = [edition for place in free for edition in self._editions_of(place)]
        self.solver, self.free = z3.Solver(), frozenset(free)
        self.solver.set("rlimit", STEPS)
        self._same_in_both_editions()
        for place in free:
            self._counts(place)
            for taken in self.taken[place]:
                self._commune(taken)
            if at_truth:
                for name in self.most:
                    self._lies(self.count(place, name), self.ends(place, name))
        for edition in self.editions:
            for year in {edition.year, edition.before} & {year for _, year in free}:
                self._totals(edition, year)
            if edition.year in {year for _, year in free}:
                self._targets(edition)
                if self.rule.by_points:
                    self._order(edition)
        return self.solver

    def _editions_of(self, place: Place) -> list[Place]:
        """Return a commune's year as each edition of it says it."""
        unit, year = place[0], place[1].removesuffix(LATER)
        return [one for one in ((unit, year), (unit, year + LATER)) if one in self.taken]

    def _same_in_both_editions(self) -> None:
        for unit, year in self.free:
            if (unit, year + LATER) in self.free and unit not in self.changed:
                for name in self.most:
                    self.solver.add(self.count((unit, year), name) == self.count((unit, year + LATER), name))

    def ends(self, place: Place, name: str) -> Counted:
        """Return between which ends a count truly lies: from nothing up where nothing is known of it."""
        value = self.known.counts[place].get(name)
        return self.known.between[place].get(name, (0, None)) if value is None else (value, value)

    def _lies(self, number: Any, ends: Counted) -> None:
        self.solver.add(number >= ends[0])
        if ends[1] is not None:
            self.solver.add(number <= ends[1])

    def count(self, place: Place, name: str) -> Any:
        if place not in self.free:
            return z3.IntVal(self.known.counts[place].get(name, 0))
        return z3.Int("|".join((*place, name)))

    def points(self, place: Place, id_: str) -> Any:
        return z3.Int("|".join((*place, id_)))

    def _counts(self, place: Place) -> None:
        for name, most in self.most.items():
            self.solver.add(self.count(place, name) >= 0, self.count(place, name) <= most)
        for whole, parts in SUMS.items():
            self.solver.add(self.count(place, whole) == z3.Sum([self.count(place, part) for part in parts]))
        for sum_, records in RECORDS.items():
            value, behind = self.count(place, sum_), self.count(place, records)
            self.solver.add(behind <= value, z3.Implies(value > 0, behind > 0))
        for part, whole in AT_MOST:
            self.solver.add(self.count(place, part) <= self.count(place, whole))
        for part, whole in NEARLY_ALWAYS:
            most = self.ends(place, whole)[1]
            if most is None or self.ends(place, part)[0] <= most:
                self.solver.add(self.count(place, part) <= self.count(place, whole))
        self.solver.add(2 * self.count(place, "repeat_venues") <= self.count(place, "inspections"))

    def _commune(self, taken: Taken) -> None:
        place = (taken.unit, taken.year)
        for title, figure in taken.figures:
            if title.casefold() in self.known.titles:
                self._lies(self.count(place, self.known.titles[title.casefold()]), figure)
        for id_, shown in taken.points.items():
            points = self.points(place, id_)
            if shown is not None:
                self._lies(points, shown)
            if (*place, id_) in self.known.computed and (shown is None or id_ in WITHHELD):
                self._criterion(place, id_, points)
            elif shown is None:
                self.solver.add(points >= 0, points <= 1000)
        self._band(place, taken)
        if taken.added is not None and self.rule.all_points:
            self._lies(z3.Sum([self.points(place, id_) for id_ in taken.points]), taken.added)

    def _band(self, place: Place, taken: Taken) -> None:
        """A band says where the total lies, unless a gate lowered it. Nobody tells which.

        A band that is decided holds at both ends of the points shown; of several, one holds of the true
        total.
        """
        if not set(taken.bands) <= set(BANDS):
            return
        hotspot, official = self.count(place, "hotspots_active") >= 1, z3.Bool("|".join((*place, "G2")))
        self.solver.add(z3.Implies(official, self.count(place, "cases_elsewhere") >= 1))
        gates = {"G1": hotspot, "G2": official}
        self.solver.add([one == taken.gates[id_] for id_, one in gates.items() if id_ in taken.gates])
        gate = z3.Or(hotspot, official)
        true = {id_: self.points(place, id_) for id_ in taken.points}
        low, high = (
            self._score(
                place,
                {id_: true[id_] if shown is None else shown[end] for id_, shown in taken.points.items()},
            )
            for end in (0, 1)
        )
        if taken.band is None:
            low = high = self._score(place, true)
        quota = (self.rule.quota[0], self._beyond(self.rule.quota, place, low)) if self.rule.quota else ()
        self.solver.add(z3.Or([in_band(band, low, high, gate, *quota) for band in taken.bands]))

    def _score(self, place: Place, points: Mapping[str, Any]) -> Any:
        """Return the sum of points; where a criterion leaves the total, what was reached of the rest, in the
        scale of all."""
        total = z3.Sum(list(points.values()))
        if self.rule.leaves is None:
            return total
        left, whole, give = self.rule.leaves
        rest, most = z3.Sum([one for id_, one in points.items() if id_ != left]), 10_000 - give
        self.made += 1
        score = z3.Int(f"score {self.made}")
        twice = 2 * 10_000 * rest + most
        self.solver.add(2 * most * score <= twice, twice < 2 * most * (score + 1))
        return z3.If(self.count(place, whole) == 0, score, total)

    def _beyond(self, quota: tuple[str, int], place: Place, score: Any) -> Any:
        """Tell whether as many communes as may have a band have it, each with more than this score."""
        band, most = quota
        others = [p for p in self.places if p[1] == place[1] and p != place]
        may_have = sum(band in self.taken[p][0].bands for p in others)
        have = [p for p in others if self.taken[p][0].band == band]
        return z3.And(z3.BoolVal(may_have >= most), *(self._total_of(p) > score for p in have))

    def _criterion(self, place: Place, id_: str, points: Any) -> None:
        if id_ in SHARES:
            self._share(place, id_, points)
        elif id_ == "A1":
            active, cleared = self.count(place, "hotspots_active"), self.count(place, "hotspots_cleared")
            self.solver.add(
                points == z3.If(active == 0, 1000, z3.If(z3.And(active <= 1, cleared >= 1), 400, 0))
            )
        elif id_ == "A3":
            repeated = self.count(place, "repeat_venues")
            self.solver.add(points == z3.If(repeated == 0, 500, z3.If(repeated == 1, 250, 0)))
        elif id_ == "D1" and "population" in self.known.counts[place]:
            self._per_thousand(place, points)
        else:
            self.solver.add(points >= 0, points <= MOST.get(id_, 100))

    def _per_thousand(self, place: Place, points: Any) -> None:
        """Points of those helped per 1,000 residents, rounded half up. How many residents there are is known
        to all."""
        helped, residents = self.count(place, "supported"), self.known.counts[place]["population"]
        give, full = MOST["D1"], FULL_SUPPORT * residents
        twice = 2 * give * 1000 * helped + full
        rounded = z3.And(2 * full * points <= twice, twice < 2 * full * (points + 1))
        self.solver.add(z3.If(1000 * helped >= full, points == give, rounded))

    def _share(self, place: Place, id_: str, points: Any) -> None:
        """Points of n out of d, rounded half up: linear in n for each d. Nothing to divide by gives all."""
        part, whole, give = SHARES[id_]
        n, d = self.count(place, part), self.count(place, whole)
        full = self.known.full.get((place[0], id_), Fraction(1))
        self.solver.add(z3.Implies(d == 0, points == give))
        least, most = self.ends(place, whole)
        last = self.most[whole] if most is None else min(self.most[whole], most + NEAR)
        near = range(max(0, least - NEAR), last + 1)
        self.solver.add(d >= near[0], d <= near[-1])
        for one in near[1:] if near[0] == 0 else near:
            all_, twice = one * full.numerator, 2 * give * n * full.denominator + one * full.numerator
            rounded = z3.And(2 * all_ * points <= twice, twice < 2 * all_ * (points + 1))
            enough = n * full.denominator >= all_
            self.solver.add(z3.Implies(d == one, z3.If(enough, points == give, rounded)))

    # Sums over all communes, shown or blank: the reader knows by what rule they are shown

    def _totals(self, edition: Edition, year: str) -> None:
        places = [place for place in self.places if place[1] == year]
        titles = {name: title for title, name in self.known.titles.items()}
        shown = {n: edition.totals.get((year, titles[n])) for n in self.known.summed}
        before = self._shown_before(year)
        found: list[tuple[str | None, Sum]] = []
        for name in self.known.summed:
            counts, unit = [self.count(place, name) for place in places], self.known.units[name]
            near = [one for other, one in found if other == unit or {other, unit} == VISITED]
            may, total, told = may_be_shown(counts, near, self.rule.guards), z3.Sum(counts), shown[name]
            behind = self._records(places, name)
            if behind is not None and self.rule.by_records:
                may = z3.And(may, may_be_shown(behind, [], self.rule.guards))
            moved_enough = self._moved_enough(places, name, titles[name], before)
            if told is not None:
                self.solver.add(total == told, may, moved_enough)
                found.append((unit, (True, counts)))
            elif year != edition.year or not all(name in self.known.counts[place] for place in places):
                # of the year before not every line is there, so a blank may be any of several
                some = z3.Bool(f"{edition.year}|{year}|{name}")
                self.solver.add(z3.Implies(some, may))
                found.append((unit, (some, counts)))
            else:
                if not self._left_out(name, shown):
                    self.solver.add(z3.Not(z3.And(may, moved_enough)))
                found.append((unit, (may, counts)))

    def _records(self, places: Sequence[Place], name: str) -> list[Any] | None:
        """Return the records behind a sum in each commune: of a whole, those behind the part with most."""
        parts = [RECORDS[part] for part in (name, *SUMS.get(name, ())) if part in RECORDS]
        counts = [[self.count(place, part) for part in parts] for place in places]
        return [reduce(_greater, one) for one in counts] if parts else None

    def _moved_enough(
        self, places: Sequence[Place], name: str, title: str, before: Mapping[tuple[str, str], int]
    ) -> Any:
        """Tell whether a later edition shows a sum: the one before did, and it is of the same records or of
        five more or less, also for each commune."""
        if not before or not self.rule.held:
            return z3.BoolVal(True)
        first = [(unit, year.removesuffix(LATER)) for unit, year in places]
        if (first[0][1], title) not in before:
            return z3.BoolVal(False)
        now, then = ([self.count(place, name) for place in at] for at in (places, first))
        behind = [self._records(at, name) for at in (places, first)]
        if behind[0] is None or behind[1] is None or not self.rule.by_records:
            return no_few_between(now, then)
        values, records = (
            [one - other for one, other in zip(*pair, strict=True)] for pair in ((now, then), behind)
        )
        same = [
            z3.Implies(z3.Sum(records) == own, z3.Sum(values) == value)
            for own, value in zip((0, *records), (0, *values), strict=True)
        ]
        return z3.And(no_few_between(*behind), *same)

    def _shown_before(self, year: str) -> Mapping[tuple[str, str], int]:
        """Return the sums that the edition before of the same year showed; nothing of a first edition."""
        first = year.removesuffix(LATER)
        return next((e.totals for e in self.editions if e.year == first != year), {})

    def _targets(self, edition: Edition) -> None:
        """What was reached of a target, and whether that meets it: a sum over all communes, wherever it is
        told."""
        places = [place for place in self.places if place[1] == edition.year]
        for target in edition.targets:
            if target.title in SAID_OF_EACH or target.title.casefold() not in self.known.titles:
                # of these no count follows: a test holds what they tell against the rest of the workbook
                continue
            total = z3.Sum(
                [self.count(place, self.known.titles[target.title.casefold()]) for place in places]
            )
            if target.reached is not None:
                self._lies(total, target.reached)
            if target.met is not None:
                reached = total >= target.wanted if target.at_least else total <= target.wanted
                self.solver.add(reached == target.met)

    def _order(self, edition: Edition) -> None:
        """Inside a band communes stand by their points: none has fewer than the next."""
        bands = {one.unit: one.band for one in edition.communes if one.year == edition.year}
        for unit, other in pairwise(edition.order):
            places = ((unit, edition.year), (other, edition.year))
            if bands[unit] == bands[other] is not None and set(places) & self.free:
                first, second = (self._total_of(place) for place in places)
                self.solver.add(first >= second)

    def _total_of(self, place: Place) -> Any:
        if place in self.free:
            return self._score(place, {id_: self.points(place, id_) for id_ in self.taken[place][0].points})
        return z3.IntVal(self.known.totals[place][0])

    def _left_out(self, name: str, shown: Mapping[str, int | None]) -> bool:
        """Tell whether a sum may be blank for what it would tell of its parts, or as a part of another."""
        return any(name == whole or name in parts for whole, parts in SUMS.items() if set(parts) & set(shown))


def _greater(one: Any, other: Any) -> Any:
    return z3.If(one >= other, one, other)
