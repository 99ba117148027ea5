"""Points as facts of gates and bands: `A1.points`, `A.share`, `score`; what each adds up, and of how much.

`ID.points` are the points of a criterion or a group, `ID.share` the same in per cent of the most they can be;
`score` and `score.share` are those of the whole rulebook. Points never rest on gates or bands, so nothing
goes in a circle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import AllOf, AnyOf, AnyPart, AtLeastOf, Condition, NoneOf, facts_in
from engine.rulebook.model.rounding import HALF_UP, USUAL, Rounding, Way, rounded
from engine.rulebook.model.rulebook import Criterion, Group, Rulebook

SCORE, POINTS, SHARE = "score", ".points", ".share"


@dataclass(frozen=True, slots=True)
class SumOfPoints:
    """Criteria, and groups among them, whose points are added up; and the ends between which a group keeps
    its sum.

    `decimals`: to how many the sum is rounded before it is kept; None: not at all.
    """

    own: tuple[Criterion, ...]
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    inner: tuple[SumOfPoints, ...] = ()
    decimals: int | None = None
    by: Way = HALF_UP

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return (*self.own, *(criterion for part in self.inner for criterion in part.criteria))

    @property
    def most(self) -> Fraction:
        """What there is to be had: of a bonus nothing, and no more than the group may have."""
        return self.most_of(lambda criterion: True)

    def most_of(self, counts: Callable[[Criterion], bool]) -> Fraction:
        """Return what there is to be had of the criteria that count."""
        own = sum((c.counted for c in self.own if counts(c)), Fraction(0))
        counted = own + sum((i.most_of(counts) for i in self.inner), Fraction(0))
        return counted if self.at_most is None else min(counted, self.at_most)

    def of(self, points: Callable[[Criterion], Fraction]) -> Fraction:
        """Return the sum of so many points for each criterion, rounded, and kept between its ends."""
        inner = (part.of(points) for part in self.inner)
        return self.kept(self.rounded(sum(map(points, self.own), Fraction(0)) + sum(inner, Fraction(0))))

    @property
    def not_rounded(self) -> SumOfPoints:
        """Return the same sum, kept between its ends, as if it were not rounded."""
        return replace(self, decimals=None)

    @property
    def without_ends(self) -> SumOfPoints:
        """Return the same sum as if it were not kept itself."""
        return replace(self, at_least=None, at_most=None)

    def rounded(self, points: Fraction) -> Fraction:
        return points if self.decimals is None else rounded(points, self.decimals, self.by)

    def kept(self, points: Fraction) -> Fraction:
        least = points if self.at_least is None else max(points, self.at_least)
        return least if self.at_most is None else min(least, self.at_most)


@dataclass(frozen=True, slots=True)
class PointsAsked:
    """Sums of criteria, themselves added up; none where they are of another edition. `share`: in per cent."""

    sums: tuple[SumOfPoints, ...]
    share: bool = False

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for part in self.sums for criterion in part.criteria)

    @property
    def leaving(self) -> tuple[Criterion, ...]:
        """Return the criteria that leave the total where they do not apply."""
        return tuple(criterion for criterion in self.criteria if criterion.leaves)

    @property
    def most(self) -> Fraction:
        return self.most_of(lambda criterion: True)

    def most_of(self, counts: Callable[[Criterion], bool]) -> Fraction:
        return sum((part.most_of(counts) for part in self.sums), Fraction(0))

    def of(self, points: Callable[[Criterion], Fraction]) -> Fraction:
        return sum((part.of(points) for part in self.sums), Fraction(0))


def is_points(name: str) -> bool:
    """Tell whether a fact is made of points; no indicator has a point in its name."""
    return name == SCORE or name.endswith((POINTS, SHARE))


def points_asked(name: str, rulebook: Rulebook) -> PointsAsked:
    """Return what a fact of points adds up."""
    id_, share = name.removesuffix(POINTS).removesuffix(SHARE), name.endswith(SHARE)
    if id_ == SCORE:
        return PointsAsked(whole_sums(rulebook), share)
    own = tuple(SumOfPoints((c,)) for c in rulebook.criteria if c.id == id_)
    groups = (group for group in rulebook.groups if group.id == id_)
    sums = (_sum_of(group, rulebook.criteria, rulebook.groups, rulebook.rounding) for group in groups)
    return PointsAsked(own or tuple(sums), share)


def whole_sums(rulebook: Rulebook) -> tuple[SumOfPoints, ...]:
    """Return the sums that make up the score."""
    return sums_in(rulebook.criteria, rulebook.groups, rulebook.rounding)


def sums_in(
    criteria: Sequence[Criterion], groups: Sequence[Group], rounding: Rounding = USUAL
) -> tuple[SumOfPoints, ...]:
    """Return the sums of each group that is in no other, and of the criteria of none."""
    grouped = {group.id for group in groups}
    alone = tuple(c for c in criteria if c.group not in grouped)
    sums = (_sum_of(group, criteria, groups, rounding) for group in groups if group.within not in grouped)
    found = tuple(part for part in sums if part.criteria)
    return (*found, SumOfPoints(alone)) if alone else found


def _sum_of(
    group: Group, criteria: Sequence[Criterion], groups: Sequence[Group], rounding: Rounding
) -> SumOfPoints:
    """Return what a group adds up: its own criteria, and groups within it. Only the outermost is rounded."""
    own = tuple(c for c in criteria if c.group == group.id)
    inner = (_sum_of(g, criteria, groups, rounding) for g in groups if g.within == group.id)
    decimals = None if any(g.id == group.within for g in groups) else rounding.group
    ends = group.at_least, group.at_most
    return SumOfPoints(own, *ends, tuple(part for part in inner if part.criteria), decimals, rounding.by)


def is_converted(rulebook: Rulebook) -> bool:
    """Tell whether the score is what was reached of what applies, brought to the whole total."""
    return rulebook.total is not None and any(criterion.leaves for criterion in rulebook.criteria)


def is_plain_sum(rulebook: Rulebook) -> bool:
    """Tell whether the score is all points added up: no ends, no leaving, no rounding of sums."""
    kept = any(group.kept for group in rulebook.groups)
    return not (kept or is_converted(rulebook) or rulebook.rounding.of_sums)


def score_decimals(rulebook: Rulebook) -> int | None:
    """Return to how many decimals the score is rounded by itself; None: it only adds up rounded points."""
    own = rulebook.rounding.total
    return rulebook.decimals if own is None and is_converted(rulebook) else own


def least_step(name: str, rulebook: Rulebook) -> Fraction:
    """Return the least by which a fact of points, not a share, can change."""
    own = [part.decimals for part in points_asked(name, rulebook).sums] if name.endswith(POINTS) else []
    decimals = score_decimals(rulebook) if name == SCORE else own[0] if len(own) == 1 else None
    return Fraction(1, 10 ** (rulebook.decimals if decimals is None else decimals))


def score_to_be_had(rulebook: Rulebook) -> Fraction | None:
    """Return what a rounded score is a share of; None where the share is of points that were not rounded."""
    if rulebook.rounding.total is None:
        return None
    return rulebook.total if is_converted(rulebook) else PointsAsked(whole_sums(rulebook)).most


def put_to_each(test: Condition, ids: Iterable[str]) -> tuple[Condition, ...]:
    """Return a test on `points` and `share` as one on those of each criterion or group."""
    return tuple(_about(test, id_) for id_ in ids)


def _about(test: Condition, id_: str) -> Condition:
    if isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf):
        return replace(test, parts=tuple(_about(part, id_) for part in test.parts))
    return replace(test, fact=f"{id_}.{test.fact}")


def ids_in(each: AnyPart) -> tuple[str, ...]:
    """Return the criteria or groups a test is put to."""
    return tuple(dict.fromkeys(name.rpartition(".")[0] for part in each.parts for name in facts_in(part)))


def points_in(*conditions: Condition | None) -> tuple[str, ...]:
    """Return the facts of points that tests ask about, each once."""
    names = (name for condition in conditions for name in facts_in(condition) if is_points(name))
    return tuple(dict.fromkeys(names))


def points_of_tests(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts of points that a rulebook's gates and bands ask about."""
    return points_in(*(part.when for part in rulebook.deciding))


def facts_behind(condition: Condition | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts a test rests on, those behind the points it asks about in their place."""
    return tuple(dict.fromkeys(_behind(facts_in(condition), rulebook)))


def _behind(names: Iterable[str], rulebook: Rulebook) -> Iterator[str]:
    for name in names:
        if is_points(name):
            for criterion in points_asked(name, rulebook).criteria:
                yield from criterion.facts
        else:
            yield name


def asks_among(rulebook: Rulebook) -> bool:
    """Tell whether a rulebook orders units, or asks about what is decided among them."""
    return rulebook.among is not None or bool(names_among(rulebook))


def names_among(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts decided among units that gates and bands ask about."""
    names = (name for part in rulebook.deciding for name in part.facts if is_among(name))
    return tuple(dict.fromkeys(names))


def facts_to_order(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the figures that break ties."""
    ties = rulebook.among.tie_breaks if rulebook.among is not None else ()
    return tuple(tie.fact for tie in ties if not is_points(tie.fact))
