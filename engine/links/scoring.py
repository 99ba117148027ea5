"""What a group of parties scores: bits of independent signs, none more than its share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.chance import adjusted, expected_shared
from engine.links.signs import Limits, Sign, signs_of
from engine.links.statements import CASE
from engine.links.units import Part, Unit, part_of
from engine.rulebook.model.links import LinkRules


@dataclass(frozen=True, slots=True)
class Tested:
    """A sign held against chance. `q` is its p after Benjamini–Hochberg, over all signs tried and over those of its rule."""

    sign: Sign
    expected: float
    p: float
    q: float


@dataclass(frozen=True, slots=True)
class Score:
    """`by_kind` before the cap, `bits` after it; `parts` in the order they were counted."""

    bits: float
    by_kind: Mapping[str, float]
    parts: tuple[tuple[str, Part], ...]
    dimensions: tuple[str, ...]

    def is_lead(self, rules: LinkRules) -> bool:
        return len(self.dimensions) >= rules.dimensions_needed and self.bits > 0


def tested_signs(
    book: Book, limits: Limits, rules: LinkRules
) -> tuple[tuple[Tested, ...], tuple[Tested, ...]]:
    """Return the signs that chance does not explain, and those it does."""
    signs = signs_of(book, limits)
    everyone = frozenset(book.subjects)
    parts = {u: part_of(u, book, everyone, rules) for s in signs for u in s.units}
    ps = [_p(sign, parts, book) for sign in signs]
    tried = max(0, _holders_tried(book) - sum(s.rule == "P1" for s in signs))
    qs = discoveries([s.rule for s in signs] + ["P1"] * tried, [p for p, _ in ps] + [1.0] * tried)
    tested = [Tested(s, expected, p, q) for s, (p, expected), q in zip(signs, ps, qs, strict=False)]
    kept = tuple(t for t in tested if t.q <= rules.false_discovery)
    return kept, tuple(t for t in tested if t.q > rules.false_discovery)


def discoveries(rules: Sequence[str], ps: Sequence[float]) -> list[float]:
    """Return for each test the larger q, among all tests and among those of its own rule.

    Among all alone, a hundred rings found would make room for the chains that chance explains.
    """
    qs = list(adjusted(ps))
    for rule in sorted(set(rules)):
        own = [n for n, r in enumerate(rules) if r == rule]
        for n, q in zip(own, adjusted([ps[n] for n in own]), strict=True):
            qs[n] = max(qs[n], q)
    return qs


def _p(sign: Sign, parts: Mapping[Unit, Part | None], book: Book) -> tuple[float, float]:
    """Return p of all its units coming together, and how often chance gives the sign."""
    if sign.sign == "shared_identifier":
        (unit,) = sign.units
        first, second = (len(book.of(v, unit.kind)) for v in sign.about)
        expected = expected_shared(first, second, book.totals.collisions[unit.kind])
        return min(1.0, expected), expected
    found = [part for u in sign.units if (part := parts[u]) is not None]
    together = math.prod(part.p for part in found)
    return together, min((part.expected for part in found), default=0.0)


def _holders_tried(book: Book) -> int:
    """Count the holders who could have had violations in two communes: each of them was a test."""
    tried = 0
    for (kind, _), said in book.by_value.items():
        if kind == "owner":
            seen = {book.subjects[s.subject].unit for s in said if book.of(s.subject, "inspected")}
            tried += len(seen) > 1
    return tried


def score_of(signs: Iterable[Sign], book: Book, group: Set[str], rules: LinkRules) -> Score:
    """Add the bits of signs inside a group up; a unit counts for the first sign that rests on it."""
    everyone = group | cases_of(book, group)
    counted: set[Unit] = set()
    by_kind: dict[str, float] = {}
    parts: list[tuple[str, Part]] = []
    for sign in sorted(signs):
        for unit in sign.units:
            part = None if unit in counted else part_of(unit, book, everyone, rules)
            counted.add(unit)
            if part is not None:
                parts.append((sign.sign, part))
                by_kind[sign.sign] = by_kind.get(sign.sign, 0.0) + part.bits
    kinds = sorted(k for k, bits in by_kind.items() if bits > 0)
    dimensions = sorted({d for k in kinds if (d := rules.dimension_of(k)) is not None})
    return Score(capped(by_kind, rules.one_kind_at_most), by_kind, tuple(parts), tuple(dimensions))


def capped(by_kind: Mapping[str, float], share: float) -> float:
    """Return the sum with the largest kind cut to its share of the whole."""
    if not by_kind:
        return 0.0
    largest, total = max(by_kind.values()), math.fsum(by_kind.values())
    rest = total - largest
    return min(total, rest / (1 - share)) if share < 1 else total


def cases_of(book: Book, group: Set[str]) -> frozenset[str]:
    """Return the cases whose venue or suspects are in a group."""
    found = {s.value for id_ in group for s in book.of(id_, "case")}
    found |= {s.subject for id_ in group for s in book.holders("venue", id_)}
    return frozenset(id_ for id_ in found if book.type_of(id_) == CASE)


def inside(sign: Sign, book: Book, group: Set[str]) -> bool:
    """Tell whether all a sign is about is in a group; a case is, where one of its people is."""
    return all(
        bool(set(book.people_of(id_)) & group) if book.type_of(id_) == CASE else id_ in group for id_ in sign.about
    )  # fmt: skip
