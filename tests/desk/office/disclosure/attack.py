"""Someone with the rulebook, the rule of withholding, all public workbooks and a solver: which counts are left open?

The rulebook is written out by hand (`rulebook_by_hand.py`), apart from the program's own reading of it; so is what is
withheld and why. All communes, criteria, years and workbooks are held against one another at once, two editions of one year
among them: of those the reader is even taken to know which communes changed nothing in between. The reader also knows the most that
any commune has of everything (or 5, where that is more): whoever assumes a higher most has more left to guess. A small
count is safe where at least three values are left for it.

Rows set aside leave a count between two ends, points and bands open. What is true is then any world between the ends:
the rulebook holds in it as in any other. Such a count must be left three values where it may be small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import z3

from tests.desk.office.disclosure.published import LATER, Counted, Edition, Taken
from tests.desk.office.disclosure.rulebook_by_hand import (
    AT_MOST,
    BANDS,
    FULL_SUPPORT,
    MOST,
    NEARLY_ALWAYS,
    OWN_WORK,
    RESTS,
    RULE,
    SAID_OF_EACH,
    SHARES,
    SUMS,
    WITHHELD,
    Rule,
    Sum,
    far_apart,
    in_band,
    may_be_shown,
)

LEFT = 3  # values that must be left for a small count
STEPS = 40_000_000  # of the solver for one question; what it does not find by then counts as worked out
NEAR = 5  # how far from the true one a whole is looked for
Place = tuple[str, str]  # unit, year; of what a later edition of the year says, the year and a plus
Secret = tuple[str, str, str, int]  # unit, year, what, how many


@dataclass(frozen=True)
class Known:
    """What is true, for picking what to ask of: counts, and the criteria whose points follow from them alone."""

    counts: Mapping[Place, Mapping[str, int]]
    between: Mapping[Place, Mapping[str, Counted]]  # counts of which the ends alone are known
    computed: frozenset[tuple[str, str, str]]
    titles: Mapping[str, str]  # name of a count by its title
    units: Mapping[str, str | None]  # what a count is counted in
    summed: Sequence[str]  # counts that a workbook may add up over all communes
    full: Mapping[tuple[str, str], Fraction]  # (unit, criterion): the share that gives all points
    totals: Mapping[Place, Counted]  # points of all criteria, in hundredths


class Attack:
    """What editions say, as constraints over the counts of every commune and year.

    A value is left where a whole world has it: one that fits every edition, all communes together. Worlds are looked
    for near the true one, with one commune free, then with others beside it; a world that is found is exact.
    """

    def __init__(
        self,
        editions: Iterable[Edition],
        known: Known,
        rule: Rule = RULE,
        changed: frozenset[str] = frozenset(),
    ) -> None:
        """`changed` are the communes of which a later edition of a year rests on other records."""
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

    def worked_out(self, places: Iterable[Place] = (), left: int = LEFT) -> list[Secret]:
        """Return every small count, and every small rest of a share, that fewer than `left` values are found for."""
        return [secret for place in places or self.asked() for secret in self._worked_out_of(place, left)]

    def asked(self) -> list[Place]:
        """Return the communes and years to ask of; of a later edition only those it says something else of."""
        return [p for p in self.places if not p[1].endswith(LATER) or p[0] in self.changed]

    def fits(self, place: Place) -> bool:
        """Tell whether what is true of a place is among what editions leave open. Else nothing asked of it means a thing."""
        return bool(self._solver([place], at_truth=True).check() == z3.sat)

    def _worked_out_of(self, place: Place, left: int) -> list[Secret]:
        assert self.fits(place), f"the truth itself does not fit: {place}"
        values = {(*place, name, value): {value} for name, value, _ in self._small(place)}
        values |= {(*place, name, least): set() for name, least, _ in self._maybe_small(place)}
        for beside in self._beside(place):
            if values and min(map(len, values.values())) < left:
                self._widen(values, place, self._solver([place, *beside]), left)
        return [secret for secret, found in values.items() if len(found) < left]

    def _beside(self, place: Place) -> list[Sequence[Place]]:
        """Return which communes may be other than they are beside one: none, each alone, then several at once."""
        others = [p for p in self.places if p[1] == place[1] and p != place]
        half = len(others) // 2
        return [(), *((p,) for p in others), others[:half], others[half:], others[::2], others[1::2]]

    def _widen(self, values: dict[Secret, set[int]], place: Place, solver: Any, left: int) -> None:
        """Add the values that worlds of this solver have."""
        asked = (*self._small(place), *self._maybe_small(place))
        counts = {(*place, name, value): count for name, value, count in asked}
        while open_ := [s for s in values if len(values[s]) < left]:
            if solver.check(z3.Or([z3.And([counts[s] != v for v in values[s]]) for s in open_])) != z3.sat:
                return
            model = solver.model()  # another answer that fits everything published
            for secret in open_:
                values[secret].add(model.eval(counts[secret], True).as_long())

    def _solver(self, free: Sequence[Place], at_truth: bool = False) -> Any:
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

    def _small(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return what must not be known of a commune: each small count and small rest, by name."""
        counts = self.known.counts[place]
        for name, value in counts.items():
            if 0 < value < 5 and name not in OWN_WORK:
                yield name, value, z3.Int("|".join((*place, name)))
        for part, whole in RESTS:
            rest = counts.get(whole, 0) - counts.get(part, 0)
            if 0 < rest < 5 and part in counts and whole in counts:
                ends = (z3.Int("|".join((*place, name))) for name in (whole, part))
                yield f"{whole} - {part}", rest, next(ends) - next(ends)
        yield from self._small_changes(place)

    def _small_changes(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return each count that is so little more or less than in the edition before, by name."""
        before = (place[0], place[1].removesuffix(LATER))
        if before == place or place[0] not in self.changed:
            return
        then, now = self.known.counts[before], self.known.counts[place]
        for name in sorted({*then, *now} - {*OWN_WORK}):
            change = now.get(name, 0) - then.get(name, 0)
            if name in then and name in now and 0 < abs(change) < 5:
                yield (
                    f"{name}, change",
                    change,
                    z3.Int("|".join((*place, name))) - z3.Int("|".join((*before, name))),
                )

    def _maybe_small(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return each count between two ends that may be small, by name, with its least."""
        for name, (least, most) in self.known.between.get(place, {}).items():
            if least < 5 and most != 0 and name in self.most and name not in OWN_WORK:
                yield name, least, z3.Int("|".join((*place, name)))

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

        A band that is decided holds at both ends of the points shown; of several, one holds of the true total.
        """
        if not set(taken.bands) <= set(BANDS):
            return
        hotspot, official = self.count(place, "hotspots_active") >= 1, z3.Bool("|".join((*place, "G2")))
        self.solver.add(z3.Implies(official, self.count(place, "cases_elsewhere") >= 1))
        self.solver.add(
            [
                one == taken.gates[id_]
                for id_, one in (("G1", hotspot), ("G2", official))
                if id_ in taken.gates
            ]
        )
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
        """Return the sum of points; where a criterion leaves the total, what was reached of the rest, in the scale of all."""
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
        """Points of those helped per 1,000 residents, rounded half up. How many residents there are is known to all."""
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
            near = [one for other, one in found if other == unit]
            may, total, told = may_be_shown(counts, near, self.rule.guards), z3.Sum(counts), shown[name]
            moved_enough = self._moved_enough(
                total, before.get((year.removesuffix(LATER), titles[name])), before
            )
            if told is not None:
                self.solver.add(total == told, may, moved_enough)
                found.append((unit, (True, told)))
            elif year != edition.year or not all(name in self.known.counts[place] for place in places):
                # of the year before not every line is there, so a blank may be any of several
                some = z3.Bool(f"{edition.year}|{year}|{name}")
                self.solver.add(z3.Implies(some, may))
                found.append((unit, (some, total)))
            else:
                if not self._left_out(name, shown):
                    self.solver.add(z3.Not(z3.And(may, moved_enough)))
                found.append((unit, (may, total)))

    def _moved_enough(self, total: Any, then: int | None, before: Mapping[Any, int]) -> Any:
        """Tell whether a later edition shows a sum: the one before did, and it is the same or moved by five or more."""
        if not before or not self.rule.held:
            return z3.BoolVal(True)
        return z3.BoolVal(False) if then is None else z3.Or(total == then, far_apart(total, then))

    def _shown_before(self, year: str) -> Mapping[tuple[str, str], int]:
        """Return the sums that the edition before of the same year showed; nothing of a first edition."""
        first = year.removesuffix(LATER)
        return next((e.totals for e in self.editions if e.year == first != year), {})

    def _targets(self, edition: Edition) -> None:
        """What was reached of a target, and whether that meets it: a sum over all communes, wherever it is told."""
        places = [place for place in self.places if place[1] == edition.year]
        for target in edition.targets:
            if target.title in SAID_OF_EACH or target.title.casefold() not in self.known.titles:
                continue  # of these no count follows: a test holds what they tell against the rest of the workbook
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
