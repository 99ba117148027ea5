"""Sides of a tie: a holder with the venues and managers that answer to him are one side, a person alone is another.

What a venue and its own holder share is no coincidence; only what two sides share can be a sign. What a person noted makes
no side: its grade would be lost in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.links.statements import PARTY, VENUE, LinkSubject, Statement

OWNER, MANAGER = "owner", "manager"


def sides_from(subjects: Mapping[str, LinkSubject], statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return for each venue and party the id of its side: the first of those in it."""
    said = [s for s in statements if s.kind in (OWNER, MANAGER) and s.value in subjects and not s.noted]
    sides = _Sides(id_ for id_, s in subjects.items() if s.type in (VENUE, PARTY))
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
    return {id_: sides.of(id_) for id_ in sides.first}


class _Sides:
    def __init__(self, ids: Iterable[str]) -> None:
        self.first = {id_: id_ for id_ in ids}

    def of(self, id_: str) -> str:
        while self.first[id_] != id_:
            id_ = self.first[id_]
        return id_

    def join(self, one: str, other: str) -> None:
        if one in self.first and other in self.first:
            low, high = sorted((self.of(one), self.of(other)))
            self.first[high] = low
