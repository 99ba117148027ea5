"""Points as facts of gates and bands: `A1.points`, `A.share`, `score`; what each adds up, and of how much.

`ID.points` are the points of a criterion or a group, `ID.share` the same in per cent of the most they can be; `score`
and `score.share` are those of the whole rulebook. Points never rest on gates or bands, so nothing goes in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    AtLeastOf,
    Condition,
    NoneOf,
    NoPart,
    facts_in,
)
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.rulebook import Criterion, Rulebook

SCORE, POINTS, SHARE = "score", ".points", ".share"


@dataclass(frozen=True, slots=True)
class PointsAsked:
    """The criteria whose points are added up; none where they are of another edition. `share`: in per cent."""

    criteria: tuple[Criterion, ...]
    share: bool

    @property
    def most(self) -> Fraction:
        return sum((criterion.maximum for criterion in self.criteria), Fraction(0))


def is_points(name: str) -> bool:
    """Tell whether a fact is made of points; no indicator has a point in its name."""
    return name == SCORE or name.endswith((POINTS, SHARE))


def points_asked(name: str, rulebook: Rulebook) -> PointsAsked:
    """Return what a fact of points adds up."""
    id_, share = name.removesuffix(POINTS).removesuffix(SHARE), name.endswith(SHARE)
    if id_ == SCORE:
        return PointsAsked(rulebook.criteria, share)
    own = tuple(c for c in rulebook.criteria if c.id == id_)
    return PointsAsked(own or tuple(c for c in rulebook.criteria if c.group == id_), share)


def put_to_each(test: Condition, ids: Iterable[str]) -> tuple[Condition, ...]:
    """Return a test on `points` and `share` as one on those of each criterion or group."""
    return tuple(_about(test, id_) for id_ in ids)


def _about(test: Condition, id_: str) -> Condition:
    if isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf):
        return replace(test, parts=tuple(_about(part, id_) for part in test.parts))
    return replace(test, fact=f"{id_}.{test.fact}")


def ids_in(each: AnyPart | NoPart) -> tuple[str, ...]:
    """Return the criteria or groups a test is put to."""
    return tuple(dict.fromkeys(name.rpartition(".")[0] for part in each.parts for name in facts_in(part)))


def points_in(*conditions: Condition | None) -> tuple[str, ...]:
    """Return the facts of points that tests ask about, each once."""
    names = (name for condition in conditions for name in facts_in(condition) if is_points(name))
    return tuple(dict.fromkeys(names))


def points_of_tests(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts of points that a rulebook's gates and bands ask about."""
    return points_in(*(gate.when for gate in rulebook.gates), *(band.when for band in rulebook.bands))


def facts_behind(condition: Condition | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts a test rests on, those behind the points it asks about in their place."""
    return tuple(dict.fromkeys(_behind(facts_in(condition), rulebook)))


def _behind(names: Iterable[str], rulebook: Rulebook) -> Iterator[str]:
    for name in names:
        if is_points(name):
            for criterion in points_asked(name, rulebook).criteria:
                yield from used_facts(criterion.points, criterion.applies_when)
        else:
            yield name
