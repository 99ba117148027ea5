"""What was said, found by subject and by value, with the totals chance is computed from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from engine.links.market import Market, Places, market_of
from engine.links.sides import sides_from
from engine.links.statement_index import StatementIndex, grouped
from engine.links.statements import (
    CASE,
    HOLDING,
    IDENTIFIERS,
    NAMES,
    NAMING,
    OWNER,
    PARTY,
    VENUE,
    Said,
    Statement,
    Struck,
    WorkerMove,
)


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of the whole archive: they stay what they are when a part of it is looked at alone."""

    parties: int
    cases: int
    recruited: Mapping[str, int]
    names: Mapping[str, int]  # parties with each mark of a name
    named: int
    sides: int
    charged: int  # sides with a venue, of which someone is a suspect
    places: Places
    market: Market
    unnumbered: frozenset[str]  # sides with a venue of which no phone is told


class Book(StatementIndex):
    """Statements of a `Said`, indexed. A `part` keeps the totals of the whole, and outside sides."""

    def __init__(
        self,
        said: Said,
        totals: Totals | None = None,
        outside: Mapping[str, str] | None = None,
        before: Book | None = None,
    ) -> None:
        super().__init__(said.statements)
        self.said = said
        self.subjects = said.subjects
        self.outside = outside or {}
        self._given = totals
        self._before = before

    @cached_property
    def before(self) -> Book | None:
        """Return the book of what was said, each record under its own id; None if none are of one person."""
        if self._before is None and self.said.before is not None:
            return Book(self.said.before)
        return self._before

    def ids_of(self, ids: Iterable[str]) -> frozenset[str]:
        """Return some ids with all others their persons are recorded under."""
        return frozenset(x for id_ in ids for x in (id_, *self.said.also.get(id_, ())))

    @cached_property
    def side_of(self) -> Mapping[str, str]:
        """Return the side of each venue and party."""
        if not self.outside:
            return sides_from(self.subjects, self.of_kinds(*HOLDING))
        inner = {id_: s for id_, s in self.subjects.items() if id_ not in self.outside}
        return {**sides_from(inner, self.of_kinds(*HOLDING)), **self.outside}

    def side(self, id_: str) -> str | None:
        """Return the side of a venue or party, of a case that of its venue; None where that is not known."""
        if id_ in self.outside or self.type_of(id_) != CASE:
            return self.side_of.get(id_)
        return self.side_of.get(self.value(id_, "venue") or "")

    @cached_property
    def members(self) -> Mapping[str, Sequence[str]]:
        """Return who is in each side."""
        sides = sorted(self.side_of.items())
        return dict(grouped((side, id_) for id_, side in sides if self.type_of(id_) != CASE))

    @cached_property
    def handed_over(self) -> frozenset[str]:
        """Return the sides of which a venue had another holder before."""
        return frozenset(side for s in self.of_kinds("former_owner") if (side := self.side(s.subject)))

    def of_type(self, type_: str) -> Set[str]:
        """Return the venues, the parties or the cases there are."""
        return self._by_type.get(type_, frozenset())

    @cached_property
    def _by_type(self) -> Mapping[str, Set[str]]:
        types = grouped((subject.type, id_) for id_, subject in self.subjects.items())
        return {type_: frozenset(ids) for type_, ids in types.items()}

    @cached_property
    def charged(self) -> Mapping[str, Sequence[Statement]]:
        """Return of each side with a venue what says that one of its people is a suspect in a case."""
        with_venue = {self.side_of[v] for v in self.of_type(VENUE)}
        sides = ((self.side(s.subject), s) for s in self.of_kinds(CASE))
        return grouped((side, s) for side, s in sides if side in with_venue)

    @cached_property
    def unnumbered(self) -> frozenset[str]:
        """Return the sides with a venue of which no phone is told."""
        return frozenset(self.side_of[v] for v in self.of_type(VENUE) - self.telling("phone"))

    @cached_property
    def ended(self) -> Mapping[str, date]:
        """Return the last day of closed venues, and of holders all of whose venues closed unrevoked."""
        closed = {id_: s.until for id_, s in self.subjects.items() if s.until}
        owned = grouped((s.value, s.subject) for s in self.of_kinds(OWNER))
        return closed | {
            owner: max(closed[v] for v in venues)
            for owner, venues in owned.items()
            if all(v in closed and not self.subjects[v].revoked for v in venues)
        }

    @cached_property
    def totals(self) -> Totals:
        """Return the counts; that two records are of one person makes no coincidence likelier."""
        return self._given or (_totals(self) if self.before is None else self.before.totals)

    def holders(self, kind: str, value: str) -> tuple[Statement, ...]:
        return self.by_value.get((kind, value), ())

    def of(self, subject: str, kind: str) -> tuple[Statement, ...]:
        return tuple(s for s in self.by_subject.get(subject, ()) if s.kind == kind)

    def value(self, subject: str, kind: str) -> str | None:
        """Return the value the records give a subject, first in order; what was only noted is none."""
        told = (s.value for s in self.by_subject.get(subject, ()) if s.kind == kind and not s.noted)
        return next(told, None)

    def shared_by(self, kind: str, value: str) -> int:
        return len({s.subject for s in self.holders(kind, value)})

    def type_of(self, id_: str) -> str:
        subject = self.subjects.get(id_)
        return subject.type if subject else PARTY

    @cached_property
    def parties(self) -> tuple[str, ...]:
        return tuple(sorted(self.of_type(VENUE) | self.of_type(PARTY)))

    def people_of(self, case: str) -> tuple[str, ...]:
        """Return the venue and the parties with a suspected role in a case."""
        venues = {s.value for s in self.of(case, "venue")}
        return tuple(sorted(venues | {s.subject for s in self.holders("case", case)}))

    @cached_property
    def _struck(self) -> Mapping[tuple[str, str], tuple[Struck, ...]]:
        """Return the explained ties; a case stands for its people too, who share what it has."""
        found: dict[tuple[str, str], list[Struck]] = defaultdict(list)
        for s in self.said.struck:
            people = {p for m in s.members if self.type_of(m) == CASE for p in self.people_of(m)}
            found[s.kind, s.value].append(replace(s, members=s.members | people))
        return {key: tuple(those) for key, those in found.items()}

    @property
    def struck(self) -> Set[tuple[str, str]]:
        """Return kind and value of what a person explained, for some who share it."""
        return self._struck.keys()

    def explained(self, kind: str, value: str, a: str, b: str) -> bool:
        """Tell whether a person said that this tie between two is innocent."""
        if not self.said.struck:
            return False
        return any({a, b} <= s.members for s in self._struck.get((kind, value), ()))

    def explained_kin(self, a: str, b: str) -> bool:
        """Tell whether a person said that the kinship of two is innocent."""
        a, b = min(a, b), max(a, b)
        return self.explained("relative", f"{a}|{b}", a, b)

    def tied(self, subject: str, kind: str, value: str, others: Iterable[str]) -> bool:
        """Tell whether a value ties a subject to any of the others; all ties explained, it doesn't."""
        if (kind, value) not in self._struck:
            return True
        return any(o != subject and not self.explained(kind, value, subject, o) for o in others)

    @cached_property
    def moves(self) -> tuple[WorkerMove, ...]:
        """Return the moves that are not explained."""
        return tuple(m for m in self.said.moves if m.day > self.explained_until(m.left, m.came))

    def explained_until(self, a: str, b: str) -> date:
        """Return the day up to which a person explained the workers passed on between two."""
        return self._explained_moves.get(frozenset((a, b)), date.min)

    @cached_property
    def _explained_moves(self) -> Mapping[Set[str], date]:
        struck = sorted((s for s in self.said.struck if s.kind == "rotation"), key=lambda s: s.until)
        return {s.members: s.until for s in struck}

    def moves_of(self, ids: Iterable[str]) -> tuple[WorkerMove, ...]:
        """Return the moves from or to some venues, in their order."""
        return tuple(self.said.moves[n] for n in sorted(self._at(ids)))

    def _at(self, ids: Iterable[str]) -> set[int]:
        return {n for id_ in ids for n in self._moves_at.get(id_, ())}

    def _ways_of(self, ids: Iterable[str]) -> tuple[WorkerMove, ...]:
        """Return all the moves of the workers who ever left some venues or came to them."""
        chains = {self.said.moves[n].chain for n in self._at(ids)}
        return tuple(self.said.moves[n] for n in sorted({n for c in chains for n in self._moves_in[c]}))

    @cached_property
    def _moves_in(self) -> Mapping[int, Sequence[int]]:
        return grouped((m.chain, n) for n, m in enumerate(self.said.moves))

    @cached_property
    def _moves_at(self) -> Mapping[str, Sequence[int]]:
        return grouped((v, n) for n, m in enumerate(self.said.moves) for v in (m.left, m.came))

    @cached_property
    def stints_at(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return the stints of each venue."""
        return grouped((key[1], key) for key in self.said.stints)

    @cached_property
    def stints_in(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return which stints a row tells of."""
        return grouped((key[0], key) for key in self.said.stints)

    @cached_property
    def inner_sides(self) -> frozenset[str]:
        """Return the sides of those the book is about; the others stand outside."""
        return frozenset(side for id_, side in self.side_of.items() if id_ not in self.outside)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {id_: n for n, id_ in enumerate(self.subjects)}

    def part(self, ids: Iterable[str]) -> Book:
        """Return what is said of some subjects and of whoever shares a value with them."""
        wanted = set(ids)
        values = {(s.kind, s.value) for id_ in wanted for s in self.by_subject.get(id_, ())}
        near = {
            s.subject
            for key in values
            for s in self.by_value.get(key, ())
            if s.kind in (*IDENTIFIERS, *NAMING)
        }
        near |= wanted
        statements = [
            s
            for id_ in sorted(near)
            for s in self.by_subject.get(id_, ())
            if id_ in wanted or (s.kind, s.value) in values
        ]
        moves = self._ways_of(wanted)
        named = near | {s.value for s in statements} | {v for m in moves for v in (m.left, m.came)}
        subjects = {
            id_: self.subjects[id_]
            for id_ in sorted(named & self.subjects.keys(), key=self._order.__getitem__)
        }
        said = replace(self.said, subjects=subjects, statements=tuple(statements), moves=moves)
        outside = {
            id_: side for id_ in subjects if id_ not in wanted and (side := self.side(id_)) is not None
        }
        before = None if self.before is None else self.before.part(self.ids_of(wanted))
        return Book(said, self.totals, outside, before)


def marks_told(said: Iterable[Statement]) -> Mapping[str, int]:
    """Return how many parties have each mark of a name."""
    return Counter(mark for id_, mark in {(s.subject, mark) for s in said for mark in s.value.split()})


def _totals(book: Book) -> Totals:
    recruited = {v: book.shared_by("recruited_in", v) for v, _ in book.values_of("recruited_in")}
    names = marks_told(book.of_kinds(NAMES))
    named = len(book.telling(NAMES))
    places = {id_: (s.trade, s.unit) for id_, s in book.subjects.items() if s.type == VENUE}
    market = market_of(book.said.stints, places)
    parties, cases = len(book.of_type(VENUE)) + len(book.of_type(PARTY)), len(book.of_type(CASE))
    sides, charged = len(set(book.side_of.values())), len(book.charged)
    blank = book.unnumbered
    return Totals(parties, cases, recruited, names, named, sides, charged, places, market, blank)
