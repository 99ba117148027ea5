"""How much better one hand explains what is seen between two sides than the best innocent story.

For each story: how rare it is, times how likely it makes each thing seen, and each thing that would be seen
and is not. What no story makes likely is left to chance. Bits are the log of the odds, so they add up row by
row.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any, NamedTuple

from engine.links.book import Book
from engine.links.chance import poisson_tail
from engine.links.in_cases import CHARGED
from engine.links.kin_names import FAMILY_NAME, KIN_NAMES, OF_NAMES
from engine.links.statements import CASE, NAMES, PARTY, VENUE
from engine.links.units import BitsRow, Seen, SharedThing
from engine.rulebook.kinds.links import CommonHand, LinkRules, Story

WORKERS = "rotation"
# Kin, names like those of kin, one home, one building: never left aside.
FOR_INNOCENCE = frozenset({"relative", KIN_NAMES, FAMILY_NAME, "home", "premises"})
ORGANISATION = "tổ chức"
IN_FILE = "contact"  # a number in the file of a case
KIN = "relative"  # it says that they are kin; what kin share is another thing
# word → what both sides would have told
TOLD_BY = {
    "own_phone": "phone",
    "account": "account",
    "home": "address",
    FAMILY_NAME: NAMES,
}


NEEDS = ("handed_over", "taken_over", "between_persons", "between_venues", "held_by_venue", "same_trade")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sides, the best innocent story, and the bits. `told`: rows to show instead of the sum's own."""

    a: str
    b: str
    sum: StoryBits
    seen: tuple[Seen, ...]
    bits: float
    told: tuple[BitsRow, ...] | None = None

    @property
    def story(self) -> str:
        """Return the innocent story that explains best all that is seen."""
        return self.sum.reading or self.sum.story

    @property
    def parts(self) -> tuple[BitsRow, ...]:
        """Return the rows that make up the bits, made on demand."""
        return self.told if self.told is not None else tuple(_parts(self))

    @property
    def left(self) -> tuple[BitsRow, ...]:
        """Return what the story does not explain: a bit or more for one hand, seen or missing."""
        return tuple(p for p in self.parts if p.unit.kind != "story" and p.bits >= 1)


@dataclass(frozen=True, slots=True)
class StoryBits:
    """The best story for what counts, and bits by row. `reading`: the best story for all that is seen."""

    story: str
    prior: float
    trust: float
    bits: float
    rows: tuple[StoryRow, ...]
    reading: str = ""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """`nth` of what is seen and weighs something; None for what is missing."""

    nth: int | None
    word: str
    hand: float
    story: float
    weight: float

    @property
    def bits(self) -> float:
        return self.weight * math.log2(self.hand / self.story)


Missing = tuple[str, ...]
Trades = frozenset[str]


class Holds(NamedTuple):
    """What a story may need of two sides: handed over, taken over, persons, a venue's number, trades."""

    handed_over: bool
    taken_over: bool
    between_persons: bool
    held_by_venue: bool
    trades: tuple[Trades, Trades]

    @property
    def between_venues(self) -> bool:
        return all(self.trades)

    @property
    def same_trade(self) -> bool:
        return not self.trades[0].isdisjoint(self.trades[1])


class Scales:
    """Compares what is seen between two sides with every story; the best one counts."""

    def __init__(self, book: Book, rules: LinkRules) -> None:
        self.book, self.rules = book, rules
        self.asked = tuple(map(str, rules.innocent.counted_when_missing))
        self._told = _told(book, self.asked)
        self.organisations = frozenset(
            id_ for id_ in book.of_type(PARTY) if book.subjects[id_].trade == ORGANISATION
        )
        sides = book.side_of
        self.of_organisations = frozenset(sides[id_] for id_ in self.organisations & sides.keys())
        self._sums: dict[object, StoryBits] = {}
        self._trades: dict[str, Trades] = {}

    def told(self, side: str) -> int:
        """Return what a side told of what counts when missing, a bit each."""
        return self._told.get(side, 0)

    def weighed(self, a: str, b: str, seen: tuple[Seen, ...]) -> Weighed:
        told = tuple([s for s in seen if s.weight > 0])
        words, asked = {s.word for s in seen if s.weight <= 0}, self.told(a) & self.told(b)
        both = tuple([w for n, w in enumerate(self.asked) if asked >> n & 1 and w not in words])
        handed = _handed(a, b, self.book) or _handed(b, a, self.book)
        holds = Holds(
            handed,
            _taken_over(a, b, told, self.book),
            self._between_persons(a, b, told),
            any(s.word == IN_FILE and self._is_a_venues(s.unit) for s in told),
            (self.trades(a), self.trades(b)),
        )
        apart = tuple(_apart(a, b, (s,), self.book) for s in told)
        what = tuple([(s.word, s.weight, s.chance, s.holders, s.workers, s.expected) for s in told])
        found = self._sums.get((what, both, holds, apart))
        if found is None:
            found = self._strongest(told, both, holds, apart)
            self._sums[what, both, holds, apart] = found
        return Weighed(a, b, found, seen, found.bits)

    def trades(self, side: str) -> Trades:
        """Return the trades of a side's venues."""
        found = self._trades.get(side)
        if found is None:
            subjects = (self.book.subjects.get(m) for m in self.book.members.get(side, ()))
            found = frozenset(s.trade for s in subjects if s is not None and s.type == VENUE and s.trade)
            self._trades[side] = found
        return found

    def _is_a_venues(self, unit: SharedThing) -> bool:
        """Tell whether a number is a venue's, or may be: its holder's, whose venue tells none."""
        told = {s.subject for s in self.book.holders(unit.kind, unit.value)}
        holders = [id_ for id_ in told if self.book.type_of(id_) != CASE]
        if any(self.book.of(id_, CASE) for id_ in holders):
            return False
        blank = self.book.totals.unnumbered
        return any(self.book.type_of(id_) == VENUE or self.book.side(id_) in blank for id_ in holders)

    def aside(self, w: Weighed) -> float:
        """Return the bits of a pair if nobody knew what speaks for innocence: kin, one home, one building."""
        seen = tuple(s._replace(weight=0.0) if s.word in FOR_INNOCENCE else s for s in w.seen)
        return self.weighed(w.a, w.b, seen).bits

    def _between_persons(self, a: str, b: str, told: Sequence[Seen]) -> bool:
        """Tell whether the two can be kin: a company is nobody's brother, but its manager may be."""
        if self.of_organisations.isdisjoint((a, b)):
            return True
        return any(s.word == KIN and self.organisations.isdisjoint(s.members) for s in told)

    def _strongest(
        self, told: tuple[Seen, ...], both: Missing, holds: Holds, apart: tuple[bool, ...]
    ) -> StoryBits:
        """Return the bits of the strongest part, so that more in common never weighs less.

        What speaks for innocence is never left aside.
        """
        words = {s.word for s in told}
        words |= {FAMILY_NAME} if not words.isdisjoint((KIN, *OF_NAMES)) else set()
        missing = tuple(w for w in both if w not in words)
        whole = self._sum(range(len(told)), told, missing, holds, apart)
        may_go = [n for n, s in enumerate(told) if s.word not in FOR_INNOCENCE]
        best = whole
        for gone in _parts_of(may_go, min(len(may_go), len(told) - 1)):
            some = [n for n in range(len(told)) if n not in gone]
            differ = tuple(told[n].word for n in gone if told[n].word in both)
            for more in ((), *_parts_of(differ, len(differ))):
                part = self._sum(some, told, (*missing, *more), holds, apart)
                if part.bits > best.bits + 1e-9:
                    best = part
        return best if best is whole else replace(best, reading=whole.story)

    def _sum(
        self,
        which: Sequence[int],
        every: tuple[Seen, ...],
        missing: Missing,
        holds: Holds,
        apart: tuple[bool, ...],
    ) -> StoryBits:
        told = [every[n] for n in which]
        numbers = [apart[n] for n in which if every[n].unit.kind == "phone"]
        not_at_once = bool(numbers) and all(numbers)
        # A story is needed only as far as there is something to explain.
        trust = max((s.weight for s in told), default=0.0)
        best: StoryBits | None = None
        for name, story in self.rules.innocent.stories.items():
            if _fits(story, told, holds, not_at_once):
                rows = (
                    *_kin_once([_seen(n, every[n], story, self.rules) for n in which], story),
                    *(_missing(w, story, trust, self.rules) for w in missing),
                )
                bits = trust * -math.log2(story.prior) + math.fsum(r.bits for r in rows)
                if best is None or bits < best.bits:
                    best = StoryBits(str(name), story.prior, trust, bits, rows)
        assert best is not None, "chance fits always"
        return best


def _kin_once(rows: Sequence[StoryRow], story: Story) -> Iterator[StoryRow]:
    """Yield rows of what is seen; that two sides are kin, told and named alike, counts once where a story
    explains both: as that which says most for innocence."""
    of_kin = [row for row in rows if row.word in (KIN, KIN_NAMES, FAMILY_NAME) and row.word in story.likely]
    counts = min(of_kin, key=lambda row: row.bits, default=None)
    for row in rows:
        yield row if row is counts or row not in of_kin else replace(row, weight=0.0)


def _parts_of(items: Sequence[Any], most: int) -> Iterator[tuple[Any, ...]]:
    """Yield every choice of one item up to so many."""
    for count in range(1, most + 1):
        yield from combinations(items, count)


def _fits(story: Story, seen: Sequence[Seen], holds: Holds, not_at_once: bool) -> bool:
    """Tell whether what a story needs is so, and whether it explains anything."""
    shared = max((s.holders for s in seen if s.word in story.likely), default=0)
    if story.when.shared_by_at_least is not None and shared < story.when.shared_by_at_least:
        return False
    if story.when.shared_by_at_most is not None and shared > story.when.shared_by_at_most:
        return False
    kinds = {s.unit.kind for s in seen if s.word in story.likely and s.word != CHARGED} - {KIN}
    if story.when.kinds_at_least is not None and len(kinds) < story.when.kinds_at_least:
        return False
    when = story.when
    words = {s.word for s in seen}
    explained = story.likely.keys() | ({WORKERS} if story.passes_on else set())
    if story.likely and words.isdisjoint(explained):
        return False
    if not words.issuperset(when.seen) or (when.any_seen and words.isdisjoint(when.any_seen)):
        return False
    if when.trades and any(those.isdisjoint(when.trades) for those in holds.trades):
        return False
    if when.not_at_once and not not_at_once:
        return False
    return all(getattr(holds, need) for need in NEEDS if getattr(when, need))


def _handed(one: str, other: str, book: Book) -> bool:
    if one not in book.handed_over:
        return False
    theirs = set(book.members.get(other, ()))
    return any(s.value in theirs for m in book.members.get(one, ()) for s in book.of(m, "former_owner"))


def _taken_over(a: str, b: str, seen: Sequence[Seen], book: Book) -> bool:
    """Tell whether a venue closed, its licence not withdrawn, before another opened at its very place.

    A place left blank may be it, in one commune, where the old holder has no other venue.
    """
    places = {m for s in seen if s.word == "premises" for m in s.members}
    one, other = (
        [v for m in book.members.get(side, ()) if (v := book.subjects.get(m)) and v.type == VENUE]
        for side in (a, b)
    )
    return any(
        old.until is not None
        and not old.revoked
        and new.since is not None
        and old.until <= new.since
        and (
            {old.id, new.id} <= places
            or (
                len(olds) == 1
                and old.unit == new.unit
                and not all(book.of(v.id, "address") for v in (old, new))
            )
        )
        for olds, news in ((one, other), (other, one))
        for old, new in product(olds, news)
    )


def _apart(a: str, b: str, seen: Sequence[Seen], book: Book) -> bool:
    """Tell whether of each number shared one holder had ended before the other began."""
    numbers = [s for s in seen if s.unit.kind == "phone"]
    if any(book.ended.keys().isdisjoint(s.members) for s in numbers):
        return False
    return bool(numbers) and all(_followed(s, a, b, book) or _followed(s, b, a, book) for s in numbers)


def _followed(seen: Seen, first: str, then: str, book: Book) -> bool:
    ended = [book.ended.get(m) for m in seen.members if book.side(m) == first]
    begun = [
        book.subjects[v].since
        for m in seen.members
        if book.side(m) == then
        for v in book.members.get(then, ())
        if m in book.subjects
    ]
    starts = [d for d in begun if d is not None]
    return bool(ended) and bool(starts) and all(e is not None and e <= min(starts) for e in ended)


def _told(book: Book, asked: Sequence[str]) -> Mapping[str, int]:
    """Return by side, a bit each, what its parties told; any row tells of kin."""
    words = [(1 << n, TOLD_BY.get(word)) for n, word in enumerate(asked)]
    found: dict[str, int] = defaultdict(int)
    for bit, kind in words:
        for id_ in book.telling(kind) & book.of_type(PARTY):
            if (side := book.side(id_)) is not None:
                found[side] |= bit
    return found


def _likely(seen: Seen, of: Story | CommonHand) -> float:
    """Return how likely a story makes what is seen; never less than chance."""
    if seen.word == WORKERS:
        return max(1e-12, poisson_tail(seen.workers, of.passes_on + seen.expected))
    return max(of.likely.get(seen.word, 0.0), seen.chance, 1e-12)


def _seen(nth: int, seen: Seen, story: Story, rules: LinkRules) -> StoryRow:
    common = _likely(seen, rules.innocent.common_hand)
    return StoryRow(nth, seen.word, common, _likely(seen, story), seen.weight)


def _missing(word: str, story: Story, trust: float, rules: LinkRules) -> StoryRow:
    hand, other = (1 - of.likely.get(word, 0.0) for of in (rules.innocent.common_hand, story))
    return StoryRow(None, word, hand, other, trust)


def _row(s: Seen, bits: float, formula: str) -> BitsRow:
    return BitsRow(s.unit, s.word, bits, formula, s.chance, s.members, s.rows, s.sources, s.dated)


def _parts(w: Weighed) -> Iterator[BitsRow]:
    told = [s for s in w.seen if s.weight > 0]
    for r in w.sum.rows:
        formula = f"{r.weight:.4g} × log2({r.hand:.4g}/{r.story:.4g})"
        if r.nth is None:
            yield BitsRow(SharedThing("missing", r.word), r.word, r.bits, formula, 1.0, (), ())
        else:
            s = told[r.nth]
            yield _row(s, r.bits, formula)
    counted = {r.nth for r in w.sum.rows}
    for n, s in enumerate(told):
        if n not in counted:
            yield _row(s, 0.0, "0")
    for s in w.seen:
        if s.weight <= 0:
            yield _row(s, 0.0, "0")
    prior, trust = w.sum.prior, w.sum.trust
    formula = f"{trust:.4g} × log2(1/{prior:.4g})"
    yield BitsRow(
        SharedThing("story", w.sum.story), "story", trust * -math.log2(prior), formula, 1.0, (w.a, w.b), ()
    )
