"""Units of evidence: each counts once in a lead, however many signs rest on it.

A unit's bits are computed from what is in a book and which subjects are looked at, so that the same function
says what a lead has and what it would have without one row.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from engine.links.book import Book
from engine.links.chance import bits_of, hypergeometric_tail, poisson_tail
from engine.links.statements import Move, RowRef, Statement
from engine.links.weights import Weight, decay, reliability, specific_bits, weight_of
from engine.rulebook.model.links import LinkRules

BAD = "vi phạm"
BANDS = ((1, 2), (3, 5), (6, 10), (11, None))  # in which numbers of workers are counted and shown


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What two parties share: an identifier's value, a family tie, moves between two venues, …"""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's bits in a lead, with all it takes to compute them again by hand."""

    unit: Unit
    bits: float
    formula: str
    expected: float  # how often chance alone would give it
    seen: int
    p: float
    members: tuple[str, ...]
    rows: tuple[RowRef, ...] = field(compare=False)
    sources: frozenset[str] = frozenset()


def part_of(unit: Unit, book: Book, group: Set[str], rules: LinkRules) -> Part | None:
    """Return what a unit brings to a group of subjects; None where it brings nothing."""
    if unit.kind == "rotation":
        return _rotation(unit, book, group, rules)
    if unit.kind == "violations":
        return _violations(unit, book, group, rules)
    if unit.kind == "recruited":
        return _recruited(unit, book, group, rules)
    return _shared(unit, book, group, rules)


def _shared(unit: Unit, book: Book, group: Set[str], rules: LinkRules) -> Part | None:
    """Each further holder brings log2(N/d) × its weight × that of the surest holder."""
    said = _statements(unit, book, group)
    if len(said) < 2:
        return None
    first, *others = sorted((weight_of(s, book.said.day, rules) for s in said), key=lambda w: -w.value)
    parties = book.totals.cases if unit.kind == "transporter" else book.totals.parties
    holders = max(2, _holders(unit, book))
    rest = math.fsum(w.value for w in others)
    bits = specific_bits(holders, parties) * first.value * rest
    if bits <= 0:
        return None
    formula = f"log2({parties}/{holders}) × {shown(first)} × {_added(others)}"
    chance = min(1.0, (holders - 1) / max(1, parties - 1))
    rows = tuple(sorted({s.row for s in said}))
    members = tuple(sorted({s.subject for s in said}))
    if unit.kind == "relative":  # one of them says it, of both
        members = tuple(unit.value.split("|"))
    expected = chance * (len(said) - 1)
    return Part(
        unit, bits, formula, expected, len(said), chance ** (len(said) - 1), members, rows, _kinds(said)
    )


def shown(weight: Weight) -> str:
    """Return a weight as reliability·time, so that it can be computed again by hand."""
    parts = [weight.reliability, *([weight.time] if weight.time < 1 else [])]
    return "·".join(f"{part:.4g}" for part in parts)


def _added(weights: Sequence[Weight]) -> str:
    text = " + ".join(shown(w) for w in weights)
    return f"({text})" if len(weights) > 1 else text


def _statements(unit: Unit, book: Book, group: Set[str]) -> list[Statement]:
    """Return one statement a holder inside the group; a family tie is stated once and holds for two."""
    kind = "case" if unit.kind == "transporter" else unit.kind
    if unit.kind == "relative":
        a, b = unit.value.split("|")
        said = [
            s for s in (*book.of(a, "relative"), *book.of(b, "relative")) if {s.subject, s.value} == {a, b}
        ]
        if book.explained("relative", unit.value, a, b):
            return []
        return said * 2 if len(said) == 1 and {a, b} <= group else said if {a, b} <= group else []
    if unit.kind == "transporter":
        carried = [s for s in book.of(unit.value, kind) if s.value in group]
        cases = [s.value for s in carried]
        return [s for s in carried if book.tied(s.value, unit.kind, unit.value, cases)]
    best: dict[str, Statement] = {}
    for s in book.holders(kind, unit.value):
        if s.subject in group:
            best.setdefault(s.subject, s)
    return [s for s in best.values() if book.tied(s.subject, kind, unit.value, best)]


def _holders(unit: Unit, book: Book) -> int:
    if unit.kind == "relative":
        a, b = unit.value.split("|")
        kin = {s.subject for x in (a, b) for s in book.holders("relative", x)}
        return len(kin | {s.value for x in (a, b) for s in book.of(x, "relative")} | {a, b})
    if unit.kind == "transporter":
        return len(book.of(unit.value, "case"))
    return book.shared_by(unit.kind, unit.value)


def _kinds(said: list[Statement]) -> frozenset[str]:
    return frozenset(kind for s in said for kind, _, _ in s.sources)


def moves_between(book: Book, a: str, b: str) -> list[Move]:
    return [m for m in book.moves if {m.left, m.came} == {a, b}]


def band_of(count: int) -> tuple[int, int | None]:
    """Return the band a number of workers falls into."""
    return next(b for b in reversed(BANDS) if count >= b[0])


def _rotation(unit: Unit, book: Book, group: Set[str], rules: LinkRules) -> Part | None:
    a, b = unit.value.split("|")
    moves = moves_between(book, a, b)
    if not moves or not {a, b} <= group:
        return None
    t = book.totals
    # Were each move to begin and end at venues by their share: how many of all moves would fall on this pair.
    ways = t.leavings.get(a, 0) * t.arrivals.get(b, 0) + t.leavings.get(b, 0) * t.arrivals.get(a, 0)
    expected = t.moves * ways / max(1, sum(t.leavings.values()) * t.stints)
    # Who goes to and fro is one worker, not several; and only the band of their number may be known.
    workers = band_of(len({m.chain for m in moves}))[0]
    p = poisson_tail(workers, expected)
    trust = reliability({s for m in moves for s in m.sources}, rules)
    fresh = decay("rotation", max(m.day for m in moves), book.said.day, rules)
    formula = f"−log2 P(X≥{workers} | μ={expected:.4g}) = {bits_of(p):.4g} × {shown(Weight(trust, fresh))}"
    rows = tuple(sorted({row for m in moves for row in m.rows}))
    bits = bits_of(p) * trust * fresh
    return Part(unit, bits, formula, expected, workers, p, (a, b), rows, frozenset({"registry"}))


def _violations(unit: Unit, book: Book, group: Set[str], rules: LinkRules) -> Part | None:
    """A holder's venues with violations, against as many drawn at random from all that were inspected."""
    owned = sorted({s.subject for o in unit.value.split("|") for s in book.holders("owner", o)} & set(group))
    inspected = [v for v in owned if book.of(v, "inspected")]
    bad = [s for v in inspected for s in book.of(v, "inspected") if s.role == BAD]
    violating = sorted({s.subject for s in bad})
    if len(violating) < 2:
        return None
    t = book.totals
    p = hypergeometric_tail(len(violating), t.violating, len(inspected), t.inspected)
    trust = reliability({source for s in bad for source in s.sources}, rules)
    expected = len(inspected) * t.violating / max(1, t.inspected)
    formula = f"−log2 P(X≥{len(violating)}; {t.violating}/{t.inspected}, n={len(inspected)}) = {bits_of(p):.4g} × {trust:.4g}"
    rows = tuple(sorted({s.row for s in bad}))
    return Part(
        unit,
        bits_of(p) * trust,
        formula,
        expected,
        len(violating),
        p,
        tuple(violating),
        rows,
        frozenset({"inspection"}),
    )


def _recruited(unit: Unit, book: Book, group: Set[str], rules: LinkRules) -> Part | None:
    """Cases of people recruited in one commune and found at one venue, against cases drawn at random."""
    commune, venue = unit.value.split("|")
    here = {s.subject: s for s in book.holders("recruited_in", commune)}
    said = [s for s in book.holders("venue", venue) if s.subject in here and s.subject in group]
    if len(said) < 2:
        return None
    at_venue = len({s.subject for s in book.holders("venue", venue)})
    p = hypergeometric_tail(len(said), len(here), at_venue, book.totals.cases)
    weights = [weight_of(s, book.said.day, rules) for s in said]
    mean = math.fsum(w.value for w in weights) / len(weights)
    expected = len(here) * at_venue / max(1, book.totals.cases)
    formula = f"−log2 P(X≥{len(said)}; {len(here)}/{book.totals.cases}, n={at_venue}) = {bits_of(p):.4g} × {_added(weights)} / {len(weights)}"
    rows = tuple(sorted({s.row for s in said}))
    members = (venue, *sorted(s.subject for s in said))
    return Part(unit, bits_of(p) * mean, formula, expected, len(said), p, members, rows, _kinds(said))
