"""Someone with the rulebook, all public workbooks and a solver: which small counts could they work out?

The rulebook is written out here by hand, apart from the program's own reading of it. All communes, all criteria, both
years and all workbooks are held against one another at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import z3

from tests.desk.office.disclosure.published import Edition, Ends, Taken

GUESS = 9  # expected at most of what is not published, or this much above what is true
# (part, whole) behind a criterion in proportion, its points, and the share that gives them all
SHARES = {
    "A2": ("matters_in_time", "matters_due", 600), "A4": ("people_supported", "people_in_need", 400),
    "B1": ("open_classified", "venues_open", 600), "B2": ("open_inspected", "venues_open", 900),
    "B3": ("open_committed", "venues_open", 500), "B4": ("violations_remedied", "violations", 500),
    "C2": ("hamlets_reached", "hamlets", 600),
}  # fmt: skip
OWN_WORK = (
    "hamlets_reached",
    "hamlets",
    "activities",
    "activities_owners",
    "activities_at_risk",
    "officer_trainings",
    "team_meetings",
)
LINES = {
    "C1": (600, 0), "C3": (400, 0), "C4": (400, 0), "D2": (400, 0), "D3": (300, 0), "D4": (300, 0), "E1": (500, 0),
    "E2": (500, 0), "E3": (500, 250, 0),
}  # fmt: skip
SUMS = {
    "matters_due": ("cases_due", "tips_due"), "matters_in_time": ("cases_in_time", "tips_in_time"),
    "people_in_need": ("victims_found", "being_identified"),
    "supported": ("supported_women", "supported_girls", "supported_households"),
}  # fmt: skip
AT_MOST = (
    ("matters_in_time", "matters_due"), ("people_supported", "people_in_need"), ("open_classified", "venues_open"),
    ("open_inspected", "venues_open"), ("open_committed", "venues_open"), ("violations_remedied", "violations"),
    ("cases_due", "cases_found"), ("cases_in_time", "cases_due"), ("tips_due", "tips_received"),
    ("tips_in_time", "tips_due"), ("cases_sex", "cases_found"), ("high_risk_venues", "venues_open"),
    ("open_inspected", "venues_inspected"), ("venues_inspected", "inspections"), ("cases_elsewhere", "cases_found"),
    ("team_178_below_quorum", "inspections"), ("surprise_without_ground", "inspections"),
)  # fmt: skip
RESTS = AT_MOST[:6]
BANDS = {"Tốt": 9000, "Khá": 7000, "Trung bình": 5000, "Yếu": 0}

Place = tuple[str, str]  # unit, year
True_ = Mapping[Place, Mapping[str, int]]


class Attack:
    """What editions say, as constraints over the counts of every commune and year.

    `truth` only bounds the guesses and picks which answer to test: a settled but wrong guess tells nothing.
    """

    def __init__(
        self, editions: Iterable[Edition], truth: True_, names: Mapping[str, str], appraised: set[tuple[str, str, str]],
        full: Callable[[str, str], Fraction],
    ) -> None:  # fmt: skip
        self.solver = z3.Solver()
        self.truth, self.names, self.appraised, self.full = truth, names, appraised, full
        self.seen: dict[Place, dict[str, int]] = {}
        editions = tuple(editions)
        for edition in editions:
            for taken in edition.communes:
                told = self.seen.setdefault((taken.unit, taken.year), {})
                told |= {names[title]: n for title, n in taken.figures.items() if title in names}
        for place in self.seen:
            self._counts(place)
        for edition in editions:
            for taken in edition.communes:
                self._commune(taken)
            self._totals(edition)
            self._order(edition)
        assert self.solver.check() == z3.sat, "the truth itself does not fit: the attack is wrong"

    def worked_out(self) -> list[tuple[str, str, str, int]]:
        """Return every small count, and every small rest of a share, that only one value is left for."""
        open_ = {what: count != what[3] for what, count in self._small()}
        while open_ and self.solver.check(z3.Or(list(open_.values()))) == z3.sat:
            other = self.solver.model()  # another answer that fits everything published
            open_ = {w: differs for w, differs in open_.items() if not z3.is_true(other.eval(differs, True))}
        return list(open_)

    def _small(self) -> Iterator[tuple[tuple[str, str, str, int], Any]]:
        """Return what must not be known: each small count, each small rest, with its true value."""
        for place, values in self.truth.items():
            if place not in self.seen:
                continue
            for name, value in values.items():
                if 0 < value < 5 and name not in OWN_WORK:
                    yield (*place, name, value), self.count(place, name)
            for part, whole in RESTS:
                rest = values.get(whole, 0) - values.get(part, 0)
                if 0 < rest < 5 and part in values:
                    yield (
                        (*place, f"{whole} - {part}", rest),
                        self.count(place, whole) - self.count(place, part),
                    )

    def count(self, place: Place, name: str) -> Any:
        return z3.Int("|".join((*place, name)))

    def points(self, place: Place, id_: str) -> Any:
        return z3.Int("|".join((*place, id_)))

    def total(self, place: Place, end: int) -> Any:
        return z3.Int("|".join((*place, "total", str(end))))

    def _counts(self, place: Place) -> None:
        for name in self.names.values():
            count = self.count(place, name)
            self.solver.add(count >= 0, count <= self._most(place, name))
            if name in self.seen[place]:
                self.solver.add(count == self.seen[place][name])
        for whole, parts in SUMS.items():
            self.solver.add(self.count(place, whole) == z3.Sum([self.count(place, part) for part in parts]))
        for part, whole in AT_MOST:
            self.solver.add(self.count(place, part) <= self.count(place, whole))

    def _most(self, place: Place, name: str) -> int:
        return max(GUESS, self.truth[place].get(name, 10**6) + GUESS)

    def _commune(self, taken: Taken) -> None:
        place = (taken.unit, taken.year)
        lows, highs = [], []
        for id_, shown in taken.points.items():
            points = self.points(place, id_)
            settled = shown is None or shown[0] == shown[1]
            if settled and (*place, id_) not in self.appraised:
                self._criterion(place, id_, points, shown)
            if shown is not None and settled:
                self.solver.add(points == shown[0])
            lows.append(points if shown is None else shown[0])
            highs.append(points if shown is None else shown[1])
        for end, sum_ in enumerate((z3.Sum(lows), z3.Sum(highs))):
            self.solver.add(self.total(place, end) == sum_)
            if taken.total is not None:
                self.solver.add(self.total(place, end) == taken.total[end])
        if "G1" in taken.gates:
            self.solver.add((self.count(place, "hotspots_active") >= 1) == taken.gates["G1"])
        self._band(place, taken)

    def _band(self, place: Place, taken: Taken) -> None:
        """A band says where the total lies, unless a gate may have lowered it."""
        if taken.band not in BANDS:
            return
        self.solver.add(self.total(place, 0) >= BANDS[taken.band])
        above = [least for least in BANDS.values() if least > BANDS[taken.band]]
        if above and len(taken.gates) == 3 and not any(taken.gates.values()):
            self.solver.add(self.total(place, 1) < min(above))

    def _criterion(self, place: Place, id_: str, points: Any, shown: Ends | None) -> None:
        if id_ in SHARES:
            self._share(place, id_, points, shown)
        elif id_ == "A1":
            active, cleared = self.count(place, "hotspots_active"), self.count(place, "hotspots_cleared")
            self.solver.add(
                points == z3.If(active == 0, 1000, z3.If(z3.And(active <= 1, cleared >= 1), 400, 0))
            )
        elif id_ == "A3":
            repeated = self.count(place, "repeat_venues")
            self.solver.add(points == z3.If(repeated == 0, 500, z3.If(repeated == 1, 250, 0)))
        elif id_ == "D1":
            self._rate(place, points, shown)
        else:
            self.solver.add(z3.Or([points == line for line in LINES[id_]]))

    def _share(self, place: Place, id_: str, points: Any, shown: Ends | None) -> None:
        part, whole, give = SHARES[id_]
        known = self.seen[place]
        wholes = [known[whole]] if whole in known else range(self._most(place, whole) + 1)
        full = self.full(place[0], id_)
        rows = []
        for d in wholes:
            for n in range(d + 1):
                given = int(give * min(Fraction(n, d) / full, Fraction(1)) + Fraction(1, 2)) if d else give
                if shown is None or given == shown[0]:
                    rows.append(
                        z3.And(self.count(place, part) == n, self.count(place, whole) == d, points == given)
                    )
        self.solver.add(z3.Or(rows))

    def _rate(self, place: Place, points: Any, shown: Ends | None) -> None:
        people = self.seen[place].get("population")
        if people is None:
            self.solver.add(points >= 0, points <= 500)
            return
        rows = []
        for n in range(self._most(place, "supported") + 1):
            given = int(
                500 * min(Fraction(n * 1000, people) / self.full(place[0], "D1"), Fraction(1))
                + Fraction(1, 2)
            )
            if shown is None or given == shown[0]:
                rows.append(z3.And(self.count(place, "supported") == n, points == given))
        self.solver.add(z3.Or(rows))

    def _totals(self, edition: Edition) -> None:
        for (year, title), total in edition.totals.items():
            name = self.names.get(title)
            places = [place for place in self.seen if place[1] == year]
            if name is not None and all(name in self.truth[place] for place in places):
                self.solver.add(z3.Sum([self.count(place, name) for place in places]) == total)

    def _order(self, edition: Edition) -> None:
        """The order of the ranking says which of two totals is the greater, shown or not."""
        for better, worse in zip(edition.order, edition.order[1:], strict=False):
            self.solver.add(self.total((better, edition.year), 0) >= self.total((worse, edition.year), 0))
