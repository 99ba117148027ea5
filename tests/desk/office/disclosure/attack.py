"""Someone with the rulebook, the rule of withholding, all public workbooks and a solver: which counts are left open?

The rulebook is written out here by hand, apart from the program's own reading of it; so is what is withheld and why.
All communes, criteria, years and workbooks are held against one another at once. The reader also knows the most that
any commune has of everything (or 5, where that is more): whoever assumes a higher most has more left to guess. A small
count is safe where at least three values are left for it.

Rows set aside leave a count between two ends, points and bands open. What is true is then any world between the ends:
the rulebook holds in it as in any other. Such a count must be left three values where it may be small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import z3

from tests.desk.office.disclosure.published import Counted, Edition, Taken

LEFT = 3  # values that must be left for a small count
NEAR = 5  # how far from the true one a whole is looked for
# (part, whole) behind a criterion in proportion, and its points
SHARES = {
    "A2": ("matters_in_time", "matters_due", 600), "A4": ("people_supported", "people_in_need", 400),
    "B1": ("open_classified", "venues_open", 600), "B2": ("open_inspected", "venues_open", 900),
    "B3": ("open_committed", "venues_open", 500), "B4": ("violations_remedied", "violations", 500),
}  # fmt: skip
MOST = {"C2": 600, "D1": 500}  # points of what rests on the commune's own work, or on people helped: anything
WITHHELD = {"A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C2", "D1"}
SUMS = {
    "cases_due": ("cases_handled", "cases_overdue"), "tips_due": ("tips_resolved", "tips_overdue"),
    "matters_due": ("cases_due", "tips_due"), "matters_in_time": ("cases_in_time", "tips_in_time"),
    "people_in_need": ("victims_found", "being_identified"), "matters_found": ("cases_found", "tips_received"),
    "supported": ("supported_women", "supported_girls", "supported_households"),
}  # fmt: skip
AT_MOST = (
    ("matters_in_time", "matters_due"), ("people_supported", "people_in_need"), ("open_classified", "venues_open"),
    ("open_inspected", "venues_open"), ("open_committed", "venues_open"), ("violations_remedied", "violations"),
    ("cases_in_time", "cases_handled"), ("tips_in_time", "tips_resolved"), ("cases_sex", "cases_found"),
    ("high_risk_venues", "venues_open"), ("misclassified", "venues_open"), ("open_inspected", "venues_inspected"),
    ("venues_inspected", "inspections"), ("cases_elsewhere", "cases_found"), ("team_178_below_quorum", "inspections"),
    ("surprise_without_ground", "inspections"), ("breach_visits", "violations"), ("breach_visits", "inspections"),
    ("hotspots_active", "hotspots_known"),
)  # fmt: skip
# Not where one was cleared on the first day of the period: the reader assumes it wherever it is not false
NEARLY_ALWAYS = (("hotspots_cleared", "hotspots_known"),)
RESTS = AT_MOST[:6]
OWN_WORK = (
    "hamlets_reached", "hamlets", "activities", "activities_owners", "activities_at_risk", "officer_trainings",
    "team_meetings", "participants", "population",
)  # fmt: skip
# Targets on a yes or no about a commune's own work: no count follows from how many say yes
SAID_OF_EACH = {
    "Được giao mô hình câu lạc bộ", "Mô hình câu lạc bộ còn hoạt động", "Có công chức phụ trách", "Đã ban hành kế hoạch",
    "Đã đăng ký xây dựng xã lành mạnh", "Có đội công tác xã hội tình nguyện", "Đơn vị được công nhận",
}  # fmt: skip
BANDS = {"Tốt": 9000, "Khá": 7000, "Trung bình": 5000, "Yếu": 0}

Place = tuple[str, str]  # unit, year
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


class Attack:
    """What editions say, as constraints over the counts of every commune and year.

    A value is left where a whole world has it: one that fits every edition, all communes together. Worlds are looked
    for near the true one, with one commune free, then with another one beside it; a world that is found is exact.
    """

    def __init__(self, editions: Iterable[Edition], known: Known) -> None:
        self.editions, self.known = tuple(editions), known
        self.taken: dict[Place, list[Taken]] = {}
        for edition in self.editions:
            for taken in edition.communes:
                self.taken.setdefault((taken.unit, taken.year), []).append(taken)
        self.places = sorted(self.taken)
        names = sorted({name for counts in known.counts.values() for name in counts})
        self.most = {n: max(5, *(end or 0 for p in self.places for end in self.ends(p, n))) for n in names}
        self.free: frozenset[Place] = frozenset()

    def worked_out(self, places: Iterable[Place] = (), left: int = LEFT) -> list[Secret]:
        """Return every small count, and every small rest of a share, that fewer than `left` values are found for."""
        return [secret for place in places or self.places for secret in self._worked_out_of(place, left)]

    def fits(self, place: Place) -> bool:
        """Tell whether what is true of a place is among what editions leave open. Else nothing asked of it means a thing."""
        return bool(self._solver([place], at_truth=True).check() == z3.sat)

    def _worked_out_of(self, place: Place, left: int) -> list[Secret]:
        assert self.fits(place), f"the truth itself does not fit: {place}"
        values = {(*place, name, value): {value} for name, value, _ in self._small(place)}
        values |= {(*place, name, least): set() for name, least, _ in self._maybe_small(place)}
        for beside in [(), *((p,) for p in self.places if p[1] == place[1] and p != place)]:
            if values and min(map(len, values.values())) < left:
                self._widen(values, place, self._solver([place, *beside]), left)
        return [secret for secret, found in values.items() if len(found) < left]

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
        self.solver, self.free = z3.Solver(), frozenset(free)
        self.solver.set("timeout", 4000)
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
        return self.solver

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
        for title, figure in taken.figures.items():
            if title in self.known.titles:
                self._lies(self.count(place, self.known.titles[title]), figure)
        for id_, shown in taken.points.items():
            points = self.points(place, id_)
            if shown is not None:
                self._lies(points, shown)
            if (*place, id_) in self.known.computed and (shown is None or id_ in WITHHELD):
                self._criterion(place, id_, points)
            elif shown is None:
                self.solver.add(points >= 0, points <= 1000)
        self._band(place, taken)

    def _band(self, place: Place, taken: Taken) -> None:
        """A band says where the total lies, unless a gate lowered it. Nobody tells which.

        A band that is decided holds at both ends of the points shown; of several, one holds of the true total.
        """
        if not set(taken.bands) <= set(BANDS):
            return
        official = z3.Bool("|".join((*place, "G2")))
        self.solver.add(z3.Implies(official, self.count(place, "cases_elsewhere") >= 1))
        gate = z3.Or(self.count(place, "hotspots_active") >= 1, official)
        true = [self.points(place, id_) for id_ in taken.points]
        low, high = (
            [points if shown is None else shown[end] for points, shown in zip(true, taken.points.values(), strict=True)]
            for end in (0, 1)
        )  # fmt: skip
        if taken.band is None:
            low = high = true
        self.solver.add(z3.Or([_in_band(band, z3.Sum(low), z3.Sum(high), gate) for band in taken.bands]))

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
        else:
            self.solver.add(points >= 0, points <= MOST[id_])

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
        beside: list[tuple[str | None, int]] = []
        for name in self.known.summed:
            told, counts = shown[name], [self.count(place, name) for place in places]
            unit = self.known.units[name]
            near = [total for other, total in beside if other == unit]
            if told is not None:
                self.solver.add(z3.Sum(counts) == told, _may_be_shown(counts, near))
                beside.append((unit, told))
            elif (
                year
                == edition.year  # of the year before not every line is there, so a blank may be any of several
                and all(name in self.known.counts[place] for place in places)
                and not self._left_out(name, shown)
            ):
                self.solver.add(z3.Not(_may_be_shown(counts, near)))

    def _targets(self, edition: Edition) -> None:
        """What was reached of a target, and whether that meets it: a sum over all communes, wherever it is told."""
        places = [place for place in self.places if place[1] == edition.year]
        for title, (wanted, reached, verdict) in edition.targets.items():
            counted = title in self.known.titles
            if title in SAID_OF_EACH or (not counted and (edition.year, title) in edition.totals):
                continue  # a sum of money is told on its own sheet, and no count follows from it
            total = z3.Sum([self.count(place, self.known.titles[title]) for place in places])
            if reached is not None:
                self._lies(total, reached)
            if verdict is not None:
                self.solver.add(total >= wanted if verdict else total < wanted)

    def _left_out(self, name: str, shown: Mapping[str, int | None]) -> bool:
        """Tell whether a sum may be blank for what it would tell of its parts, or as a part of another."""
        return any(name == whole or name in parts for whole, parts in SUMS.items() if set(parts) & set(shown))


def _in_band(band: str, low: Any, high: Any, gate: Any) -> Any:
    """Tell whether totals from `low` to `high` are in a band, a gate holding or not."""
    above = min((least for least in BANDS.values() if least > BANDS[band]), default=10_001)
    lowered = z3.And(gate, band == "Trung bình")
    free = z3.Not(z3.And(gate, band in ("Tốt", "Khá")))
    return z3.And(low >= BANDS[band], z3.Or(high < above, lowered), free)


def _may_be_shown(counts: Sequence[Any], near: Sequence[int]) -> Any:
    total, n = z3.Sum(counts), len(counts)
    most = z3.Or(total <= 5 * n - 2, *(total <= n * count - 2 for count in counts))
    several = z3.Sum([z3.If(count > 0, 1, 0) for count in counts]) >= 2
    apart = [z3.Or(total == other, total <= other - 5, total >= other + 5) for other in near]
    return z3.And(total >= 5, several, most, *apart)
