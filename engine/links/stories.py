"""How much better one hand behind two sides explains what is seen between them than the best innocent story does.

For each story: how rare it is, times how likely it makes each thing seen, and each thing that would be seen and is not.
What no story makes likely is left to chance. Bits are the log of the odds, so they add up row by row.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.chance import poisson_tail
from engine.links.statements import PARTY
from engine.links.units import Part, Seen, Unit
from engine.rulebook.model.links import Hand, LinkRules, Story

WORKERS = "rotation"
TOLD_BY = {
    "own_phone": "phone",
    "account": "account",
    "home": "address",
}  # word → what both sides would have told


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sides, the best innocent story, and the rows that make up the bits."""

    a: str
    b: str
    story: str
    bits: float
    parts: tuple[Part, ...]

    @property
    def left(self) -> tuple[Part, ...]:
        """Return what the story does not explain: a bit or more for one hand, seen or missing."""
        return tuple(p for p in self.parts if p.unit.kind != "story" and p.bits >= 1)


@dataclass(frozen=True, slots=True)
class _Row:
    seen: Seen | None
    word: str
    hand: float
    story: float
    weight: float

    @property
    def bits(self) -> float:
        return self.weight * math.log2(self.hand / self.story)


def weighed(a: str, b: str, seen: Sequence[Seen], book: Book, rules: LinkRules) -> Weighed:
    """Hold what is seen between two sides against every story that can be told of them; the best one counts."""
    told = [s for s in seen if s.weight > 0]
    trust = max(
        (s.weight for s in told), default=0.0
    )  # a story is needed only as far as there is something to explain
    missing = [
        w
        for w in rules.innocent.counted_when_missing
        if w not in {s.word for s in seen} and _told(w, a, b, book)
    ]
    best: tuple[float, str, list[_Row]] | None = None
    for name, story in rules.innocent.stories.items():
        if _fits(story, a, b, told, book):
            rows = [
                *(_seen(s, story, rules) for s in told),
                *(_missing(w, story, trust, rules) for w in missing),
            ]
            bits = trust * -math.log2(story.prior) + math.fsum(r.bits for r in rows)
            if best is None or bits < best[0]:
                best = bits, name, rows
    assert best is not None, "chance fits always"
    bits, name, rows = best
    parts = (*_parts(rows, seen), _prior(name, rules.innocent.stories[name], trust, a, b))
    return Weighed(a, b, name, bits, parts)


def _fits(story: Story, a: str, b: str, seen: Sequence[Seen], book: Book) -> bool:
    """Tell whether what a story needs is so: how many share, a venue handed over, no time in common."""
    shared = max((s.holders for s in seen if s.word in story.likely), default=0)
    if story.shared_by_at_least is not None and shared < story.shared_by_at_least:
        return False
    if story.handed_over and not (_handed(a, b, book) or _handed(b, a, book)):
        return False
    return not story.not_at_once or _apart(a, b, seen, book)


def _handed(one: str, other: str, book: Book) -> bool:
    theirs = set(book.members.get(other, ()))
    return any(s.value in theirs for m in book.members.get(one, ()) for s in book.of(m, "former_owner"))


def _apart(a: str, b: str, seen: Sequence[Seen], book: Book) -> bool:
    """Tell whether of each number shared one holder was closed before the other began."""
    numbers = [s for s in seen if s.unit.kind == "phone"]
    return bool(numbers) and all(_followed(s, a, b, book) or _followed(s, b, a, book) for s in numbers)


def _followed(seen: Seen, first: str, then: str, book: Book) -> bool:
    ended = [book.subjects[m].until for m in seen.members if book.side(m) == first]
    begun = [
        book.subjects[v].since for m in seen.members if book.side(m) == then for v in book.members.get(then, ()) if m in book.subjects
    ]  # fmt: skip
    starts = [d for d in begun if d is not None]
    return bool(ended) and bool(starts) and all(e is not None and e <= min(starts) for e in ended)


def _told(word: str, a: str, b: str, book: Book) -> bool:
    """Tell whether both sides told what they do not share: what is not told is not missing."""
    kind = TOLD_BY.get(word)
    if kind is None:  # kin: each register asks for it
        return all(
            any(book.type_of(m) == PARTY and book.by_subject.get(m) for m in book.members.get(x, ()))
            for x in (a, b)
        )
    return book.has_value(a, kind, PARTY) and book.has_value(b, kind, PARTY)


def _likely(seen: Seen, of: Story | Hand) -> float:
    """Return how likely a story makes what is seen; never less than chance."""
    if seen.word == WORKERS:
        return max(1e-12, poisson_tail(seen.count, of.passes_on + seen.expected))
    return max(of.likely.get(seen.word, 0.0), seen.chance, 1e-12)


def _seen(seen: Seen, story: Story, rules: LinkRules) -> _Row:
    return _Row(seen, seen.word, _likely(seen, rules.innocent.hand), _likely(seen, story), seen.weight)


def _missing(word: str, story: Story, trust: float, rules: LinkRules) -> _Row:
    hand, other = (1 - of.likely.get(word, 0.0) for of in (rules.innocent.hand, story))
    return _Row(None, word, hand, other, trust)


def _parts(rows: Sequence[_Row], seen: Sequence[Seen]) -> Iterator[Part]:
    for r in rows:
        formula = f"{r.weight:.4g} × log2({r.hand:.4g}/{r.story:.4g})"
        if r.seen is None:
            yield Part(Unit("missing", r.word), r.word, r.bits, formula, 1.0, (), ())
        else:
            s = r.seen
            yield Part(s.unit, s.word, r.bits, formula, s.chance, s.members, s.rows, s.sources)
    for s in seen:
        if s.weight <= 0:
            yield Part(s.unit, s.word, 0.0, "0", s.chance, s.members, s.rows, s.sources)


def _prior(name: str, story: Story, trust: float, a: str, b: str) -> Part:
    formula = f"{trust:.4g} × log2(1/{story.prior:.4g})"
    return Part(Unit("story", name), "story", trust * -math.log2(story.prior), formula, 1.0, (a, b), ())
