"""Records that are one person become one party: those with one identity number, and those a person said are.

A pair that a person said are two people stays two, whatever else says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from engine.follow_up.joins import Unions
from engine.links.book import Book
from engine.links.statements import NAMING, PARTY, Said


def joined(said: Said, decided: Mapping[tuple[str, str], bool]) -> Said:
    """Return what was said with each person under their first id; `also` keeps the others."""
    known = said.subjects.keys()
    same = [pair for pair, answer in decided.items() if answer and known >= {*pair}]
    said = replace(said, two=frozenset((min(p), max(p)) for p, answer in decided.items() if not answer))
    first = _firsts([p for p in (*certain_pairs(said), *same) if decided.get(p, True)])
    if not first:
        return said
    statements = tuple(
        s._replace(
            subject=first.get(s.subject, s.subject),
            value=first.get(s.value, s.value) if s.kind in NAMING else s.value,
        )
        for s in said.statements
    )
    kept = tuple(s for s in statements if s.kind != "relative" or s.subject != s.value)
    subjects = {id_: s for id_, s in said.subjects.items() if id_ not in first}
    also: dict[str, tuple[str, ...]] = {}
    for id_, one in sorted(first.items()):
        also[one] = (*also.get(one, ()), id_)
    firsts = (sorted(first.get(id_, id_) for id_ in pair) for pair in said.two)
    two = frozenset((a, b) for a, b in firsts if a != b)
    return replace(said, statements=kept, subjects=subjects, also=also, two=two, before=said)


def certain_pairs(said: Said) -> list[tuple[str, str]]:
    """Return the parties that have one identity number, by its keyed hash."""
    book = Book(said)
    holders = [
        sorted({s.subject for s in group if book.type_of(s.subject) == PARTY})
        for _, group in book.values_of("identity_no", 1)
    ]
    return [pair for ids in holders for pair in combinations(ids, 2)]


def _firsts(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return for each id that is not the first of its person the one that is."""
    people = Unions(pairs).sets(dict.fromkeys(id_ for pair in pairs for id_ in pair))
    return {id_: first for ids in people for first in (min(ids),) for id_ in ids if id_ != first}
