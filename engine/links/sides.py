"""Sides of a tie: a holder with the venues and managers that answer to him are one side, a person alone is
another.

What a venue and its own holder share is no coincidence; only what two sides share can be a sign. What a
person noted makes no side: its grade would be lost in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.links.statements import PARTY, VENUE, LinkSubject, Statement

OWNER, MANAGER = "owner", "manager"
WITH_SIDE = (VENUE, PARTY)


def sides_from(subjects: Mapping[str, LinkSubject], statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return for each venue and party the id of its side: the first of those in it."""
    said = [s for s in statements if s.kind in (OWNER, MANAGER) and s.value in subjects and not s.noted]
    sides = _Sides(subjects)
    for s in said:
        if s.kind == OWNER:
            sides.join(s.subject, s.value)
    holders = {s.value for s in said if s.kind == OWNER}
    managed: dict[str, set[str]] = defaultdict(set)
    for s in said:
        if s.kind == MANAGER and s.value not in holders:
            managed[s.value].add(s.subject)
    for manager, venues in sorted(managed.items()):
        if len({sides.of(v) for v in venues}) == 1:  # who manages for two holders is a tie between them
            sides.join(min(venues), manager)
    joined = sides.first
    return {
        id_: sides.of(id_) if id_ in joined else id_ for id_, s in subjects.items() if s.type in WITH_SIDE
    }


class _Sides:
    """`first` has who joined an earlier one; all others are of their own side."""

    def __init__(self, subjects: Mapping[str, LinkSubject]) -> None:
        self.subjects, self.first = subjects, dict[str, str]()

    def of(self, id_: str) -> str:
        while id_ in self.first:
            id_ = self.first[id_]
        return id_

    def join(self, one: str, other: str) -> None:
        if all(id_ in self.subjects and self.subjects[id_].type in WITH_SIDE for id_ in (one, other)):
            low, high = sorted((self.of(one), self.of(other)))
            if low != high:
                self.first[high] = low
