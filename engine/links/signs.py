"""Signs P1 to P8 of `rules/follow_up/cross_record_signs.yaml`, over the exact ties.

They are stated here as plainly as can be, until the follow-up rules hand them over; see ADR 0041.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.links.book import Book
from engine.links.statements import VENUE
from engine.links.ties import Tie, case_pair, ties_of, venue_pair
from engine.links.units import BAD, Unit

MONEY_OR_PHONE = ("phone", "account")


@dataclass(frozen=True, slots=True)
class Limits:
    """The dated parameters the signs use."""

    phoenix_days: int
    rotation_days: int
    min_rotations: int
    max_shared_by: int


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """`units` are what it rests on; `about` whom it concerns: venues, parties, cases."""

    rule: str
    sign: str
    about: tuple[str, ...]
    units: tuple[Unit, ...]


def signs_of(book: Book, limits: Limits) -> tuple[Sign, ...]:
    """Return every sign once, in the order of rules."""
    finder = _Finder(book, limits)
    found = {
        *finder.holders(), *finder.phoenixes(), *finder.recruited(), *finder.shared(), *finder.rotations(),
        *finder.transport(), *finder.nominees(), *finder.several(),
    }  # fmt: skip
    return tuple(sorted(found))


class _Finder:
    def __init__(self, book: Book, limits: Limits) -> None:
        self.book, self.limits = book, limits

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        return ties_of(self.book, self.limits.max_shared_by)

    @cached_property
    def between(self) -> Mapping[tuple[str, str], tuple[Tie, ...]]:
        found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.a, tie.b].append(tie)
        return {pair: tuple(ties) for pair, ties in found.items()}

    def holders(self) -> Iterator[Sign]:
        """P1: one holder, venues with violations in several communes."""
        for (kind, owner), said in self.book.by_value.items():
            bad = [s.subject for s in said if kind == "owner" and self._bad(s.subject)]
            if len({self.book.subjects[v].unit for v in bad}) > 1:
                about = tuple(sorted({owner, *bad}))
                yield Sign("P1", "holder_in_several_communes", about, (Unit("violations", owner),))

    def _bad(self, venue: str) -> bool:
        return any(s.role == BAD for s in self.book.of(venue, "inspected"))

    def phoenixes(self) -> Iterator[Sign]:
        """P2: at the address of a venue whose licence was withdrawn, and tied to it otherwise too."""
        for pair, ties in self.between.items():
            if len(ties) < 2:  # the address, and something else
                continue
            tied = {t.kind: t.unit for t in ties}
            other = [tied[k] for k in ("owner", "relative", "phone", "account") if k in tied]
            if other and self._back(*pair):
                address = Unit("address", str(self.book.value(pair[0], "address")))
                yield Sign("P2", "phoenix_venue", pair, (address, other[0]))

    def _back(self, one: str, other: str) -> bool:
        a, b = self.book.subjects.get(one), self.book.subjects.get(other)
        if a is None or b is None or not (a.type == b.type == VENUE):
            return False
        closed, again = (a, b) if a.revoked else (b, a)
        where = self.book.value(one, "address")
        if not closed.revoked or where is None or where != self.book.value(other, "address"):
            return False
        if self.book.explained("address", where, one, other):
            return False
        if closed.until is None or again.since is None:
            return False
        return 0 < (again.since - closed.until).days <= self.limits.phoenix_days

    def recruited(self) -> Iterator[Sign]:
        """P3: recruited in one commune, found at one venue of another, in several cases."""
        cases: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (kind, commune), said in self.book.by_value.items():
            for s in said if kind == "recruited_in" else ():
                venue = self.book.value(s.subject, "venue")
                if venue is not None and self.book.subjects[venue].unit != commune:
                    cases[commune, venue].add(s.subject)
        for (commune, venue), found in cases.items():
            if len(found) > 1:
                unit = Unit("recruited", f"{commune}|{venue}")
                yield Sign("P3", "recruited_here_found_there", (venue, *sorted(found)), (unit,))

    def shared(self) -> Iterator[Sign]:
        """P4: two venues with different holders share a phone or account few have."""
        for tie in self.ties:
            if tie.kind in MONEY_OR_PHONE and venue_pair(self.book, tie):
                owners = {self.book.value(tie.a, "owner"), self.book.value(tie.b, "owner")}
                if len(owners) == 2:
                    yield Sign("P4", "shared_identifier", (tie.a, tie.b), (tie.unit,))

    def rotations(self) -> Iterator[Sign]:
        """P5: workers move between two venues."""
        for tie in self.ties:
            if tie.kind == "rotation" and tie.times >= self.limits.min_rotations:
                yield Sign("P5", "worker_rotation", (tie.a, tie.b), (tie.unit,))

    def transport(self) -> Iterator[Sign]:
        """P6: one plate or transporter in several cases."""
        for tie in self.ties:
            if tie.kind in ("plate", "transporter") and case_pair(self.book, tie):
                yield Sign("P6", "common_transport", (tie.a, tie.b), (tie.unit,))

    def nominees(self) -> Iterator[Sign]:
        """P7: neither holder nor manager, but the one with the venue's phone or account."""
        for tie in self.ties:
            venue, behind = (tie.a, tie.b) if self.book.type_of(tie.a) == VENUE else (tie.b, tie.a)
            if tie.kind not in MONEY_OR_PHONE or self.book.type_of(venue) != VENUE:
                continue
            holder = self.book.value(venue, "owner")
            answers = {holder, self.book.value(venue, "manager")}
            if holder is not None and self.book.type_of(behind) == "party" and behind not in answers:
                yield Sign("P7", "nominee", (venue, holder, behind), (tie.unit,))

    def several(self) -> Iterator[Sign]:
        """P8: three kinds of tie or more between two, but for a venue and its own holder or manager."""
        for (a, b), ties in self.between.items():
            if len(ties) < 3:
                continue
            kinds = {t.kind: t.unit for t in ties}
            if len(kinds) >= 3 and not self._own(a, b):
                yield Sign("P8", "several_ties", (a, b), tuple(sorted(kinds.values())))

    def _own(self, a: str, b: str) -> bool:
        answers = {self.book.value(x, k) for x in (a, b) for k in ("owner", "manager")}
        return bool(answers & {a, b})
