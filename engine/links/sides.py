"""Sides of a tie: a holder with the venues and managers that answer to him, or a person alone.

What a venue and its own holder share is no coincidence; only what two sides share can be a sign. What a
person noted makes no side: its grade would be lost in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.follow_up.joins import Unions
from engine.links.statements import MANAGER, OWNER, PARTY, VENUE, LinkSubject, Statement

WITH_SIDE = (VENUE, PARTY)


def sides_from(subjects: Mapping[str, LinkSubject], statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return for each venue and party the id of its side: the first of those in it."""
    known = {id_ for id_, subject in subjects.items() if subject.type in WITH_SIDE}
    said = [s for s in statements if s.kind in (OWNER, MANAGER) and s.value in subjects and not s.noted]
    pairs = [(s.subject, s.value) for s in said if s.kind == OWNER and {s.subject, s.value} <= known]
    sides = Unions(pairs)
    holders = {s.value for s in said if s.kind == OWNER}
    managed: dict[str, set[str]] = defaultdict(set)
    for s in said:
        if s.kind == MANAGER and s.value not in holders:
            managed[s.value].add(s.subject)
    for manager, venues in sorted(managed.items()):
        pair = min(venues), manager
        if len({sides.top(v) for v in venues}) == 1 and known.issuperset(pair):
            pairs.append(pair)  # who manages for two holders is a tie between them
            sides.join(*pair)
    groups = sides.sets(dict.fromkeys(id_ for pair in pairs for id_ in pair))
    first = {id_: least for ids in groups for least in (min(ids),) for id_ in ids}
    return {id_: first.get(id_, id_) for id_ in subjects if id_ in known}
