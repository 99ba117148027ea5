"""Rules compared with what came after: do a year's classes and signs say anything about later findings?

An inspection is all that is known of what came after: a venue nobody inspected is not counted, neither as
clean nor as bad. Classes and signs say something where the share of inspections with a finding differs from
that of all other inspections (Fisher's exact test). The order of points is held against chance, and against
the order in which the inspections were really made: of as many inspections as were made in the first part of
the period, how many of all findings do the first so many hold? Where points tie, every order of the tied is
as likely, and the mean is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

import numpy as np
from scipy import stats

LEVEL = 0.05  # how often chance alone may look like something
CONFIDENCE = 1 - LEVEL


@dataclass(frozen=True, slots=True)
class Rated:
    """What the rules said of a venue before: its band (None: several), its points, each sign's answer."""

    band: str | None
    points: Fraction | None
    signs: Mapping[str, bool | None]


Test = Callable[[Rated], bool]


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection that came after: of whom, when, and whether it found anything."""

    venue: str
    day: date
    found: bool


@dataclass(frozen=True, slots=True)
class Share:
    """Inspections with a finding, of so many; `ends` are those of the exact interval (Clopper–Pearson)."""

    found: int
    looked: int

    @property
    def ends(self) -> tuple[float, float]:
        interval = stats.binomtest(self.found, self.looked).proportion_ci(CONFIDENCE, "exact")
        return float(interval.low), float(interval.high)

    def minus(self, other: Share) -> Share:
        return Share(self.found - other.found, self.looked - other.looked)


@dataclass(frozen=True, slots=True)
class InspectionsHeldAgainst:
    """One class, or one sign that stood: inspections of its venues against all others.

    `rated` and `inspected` count venues, inspected or not: where a class was inspected more than others, what
    was found there is partly what was looked for. `chance` is None where there is nothing to compare.
    """

    name: str
    share: Share
    others: Share
    rated: int
    inspected: int

    @property
    def chance(self) -> float | None:
        """How likely a difference as large is by chance alone."""
        if not (self.share.looked and self.others.looked):
            return None
        a, b = self.share, self.others
        table = np.array([[a.found, a.looked - a.found], [b.found, b.looked - b.found]])
        return float(stats.fisher_exact(table).pvalue)

    @property
    def says_nothing(self) -> bool:
        return self.chance is None or self.chance >= LEVEL


@dataclass(frozen=True, slots=True)
class InspectionOrder:
    """Findings among the first `first` inspections: as made, by points (the mean over ties), by chance.

    `likely` is how likely points alone put as many there, had they said nothing.
    """

    first: int
    inspections: int
    findings: int
    as_made: int
    by_points: Fraction
    likely: float

    @property
    def by_chance(self) -> Fraction:
        return Fraction(self.findings * self.first, self.inspections)

    @property
    def better_than_chance(self) -> bool:
        return self.likely < LEVEL

    @property
    def better_than_as_made(self) -> bool:
        """Points put more findings first than the order that was, by more than chance explains.

        That order is held as fixed: so many findings first, of all; Fisher's exact test of the two counts,
        one-sided.
        """
        more = round(self.by_points)
        table = np.array([[more, self.findings - more], [self.as_made, self.findings - self.as_made]])
        return self.by_points > self.as_made and float(stats.fisher_exact(table, "greater").pvalue) < LEVEL


@dataclass(frozen=True, slots=True)
class Backtest:
    """What came of it; `unrated` inspections are of venues the rules said nothing of, or nothing settled."""

    bands: tuple[InspectionsHeldAgainst, ...]
    signs: tuple[InspectionsHeldAgainst, ...]
    order: InspectionOrder | None
    whole: Share
    unrated: int

    @property
    def saying_nothing(self) -> tuple[str, ...]:
        """Return the classes and signs that say nothing, those never inspected included."""
        return tuple(group.name for group in (*self.bands, *self.signs) if group.says_nothing)


def backtest(
    rated: Mapping[str, Rated],
    inspections: Iterable[Inspected],
    bands: Sequence[str],
    signs: Sequence[str],
    first_until: date,
) -> Backtest:
    """Compare what was rated with the inspections after it; their first part ends with `first_until`."""
    came = sorted(inspections, key=lambda inspection: (inspection.day, inspection.venue))
    known = [inspection for inspection in came if inspection.venue in rated]
    total = _share(known)
    by_band = [_group_of(rated, known, total, name, lambda r, name=name: r.band == name) for name in bands]  # type: ignore[misc]
    by_sign = [
        _group_of(rated, known, total, name, lambda r, name=name: r.signs.get(name) is True)  # type: ignore[misc]
        for name in signs
    ]
    order = _order(rated, known, first_until)
    return Backtest(tuple(by_band), tuple(by_sign), order, total, len(came) - len(known))


def _share(inspections: Sequence[Inspected]) -> Share:
    return Share(sum(inspection.found for inspection in inspections), len(inspections))


def _group_of(
    rated: Mapping[str, Rated], known: Sequence[Inspected], total: Share, name: str, of: Test
) -> InspectionsHeldAgainst:
    venues = {venue for venue, what in rated.items() if of(what)}
    pointed = [inspection for inspection in known if inspection.venue in venues]
    share = _share(pointed)
    return InspectionsHeldAgainst(
        name, share, total.minus(share), len(venues), len({inspection.venue for inspection in pointed})
    )


def _order(
    rated: Mapping[str, Rated], known: Sequence[Inspected], first_until: date
) -> InspectionOrder | None:
    """Return both orders, None where no inspection or no finding has points to be put in order by."""
    pointed = [inspection for inspection in known if rated[inspection.venue].points is not None]
    first = sum(inspection.day <= first_until for inspection in pointed)
    findings = sum(inspection.found for inspection in pointed)
    if not findings or not 0 < first < len(pointed):
        return None
    as_made = sum(inspection.found for inspection in pointed if inspection.day <= first_until)
    by_points = _mean_found(rated, pointed, first)
    drawn = stats.hypergeom(len(pointed), findings, first)
    chance = float(drawn.sf(round(by_points) - 1))
    return InspectionOrder(first, len(pointed), findings, as_made, by_points, chance)


def _mean_found(rated: Mapping[str, Rated], pointed: Sequence[Inspected], first: int) -> Fraction:
    """Return the findings among the first so many by points, the mean over every order of those that tie."""
    left, total = first, Fraction(0)

    def points(inspection: Inspected) -> Fraction:
        points_then = rated[inspection.venue].points
        assert points_then is not None
        return points_then

    for _, tied in groupby(sorted(pointed, key=points, reverse=True), key=points):
        group = _share(list(tied))
        taken = min(left, group.looked)
        total += Fraction(group.found * taken, group.looked)
        left -= taken
    return total
