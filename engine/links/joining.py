"""Which sides hang together: pairs that one hand explains well enough, and those who stand in one case."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from engine.follow_up.joins import Unions
from engine.links.between import Reader
from engine.links.book import Book
from engine.links.in_cases import CHARGED, Pair
from engine.links.kin_names import OF_NAMES
from engine.links.network import Link
from engine.links.passed_on import blanks_counted, passed_on
from engine.links.signs import LinkSign
from engine.links.statement_index import grouped
from engine.links.statements import NAMES, RowRef
from engine.links.stories import FOR_INNOCENCE, WORKERS, Scales, Weighed
from engine.links.units import BitsRow
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.follow_up import ROTATION

CASES = "cases"
ONE_PERSON, AS_RECORDED = "one_person", "as_recorded"


@dataclass(frozen=True, slots=True)
class JoinedSides:
    """Two sides that hang together. `bits` count once: 0 if stronger pairs, or only a case, join them.

    `one_person`: both are records of one person, as someone put on record: no story is told of the two.
    """

    weighed: Weighed
    bits: float
    by_case: bool
    one_person: bool = False

    @property
    def sides(self) -> tuple[str, str]:
        return self.weighed.a, self.weighed.b


@dataclass(frozen=True, slots=True)
class RestingOnBlanks:
    """A pair as it would be if every contract left blank were none, and the rows whose cell is blank."""

    weighed: Weighed
    cells: tuple[RowRef, ...]


@dataclass(frozen=True, slots=True)
class PairsJudged:
    """All pairs of sides that have something in common, in order; `joined` are those that hang together.

    `explained`: pairs that share two kinds of things and would be near misses or more, but for kin or one
    home; with the bits they would have. `on_blanks`: pairs that would weigh more if contracts left blank were
    none.
    """

    pairs: Mapping[Pair, Weighed]
    joined: Mapping[Pair, Weighed]
    explained: Mapping[Pair, float]
    on_blanks: Mapping[Pair, RestingOnBlanks]


def judged(
    book: Book, rules: LinkRules, apart: Set[tuple[str, str]], signs: Sequence[LinkSign]
) -> PairsJudged:
    """Weigh each two sides, and say which hang together."""
    reader, scales = Reader(book, rules), Scales(book, rules)
    pairs = {pair: scales.weighed(*pair, seen) for pair, seen in reader.seen(apart, signs).items()}
    passed = {u for s in signs if s.joins == ROTATION for u in s.units}
    joined = {pair: w for pair, w in pairs.items() if in_one_case(w) or _joins(w, scales, passed)}
    return PairsJudged(pairs, joined, _explained(pairs, scales), _on_blanks(reader, scales, pairs))


def _on_blanks(
    reader: Reader, scales: Scales, pairs: Mapping[Pair, Weighed]
) -> Mapping[Pair, RestingOnBlanks]:
    """Return the pairs that weigh more if every contract left blank is none."""
    book, near = reader.book, scales.rules.leads.lead_when.near_miss_from_bits
    cells = {m.rows[1] for m in book.moves if m.contract is None}
    if not cells:
        return {}
    passed = passed_on(book, scales.rules, blanks_counted(book))
    most = grouped((p, seen) for p, seen in passed if not seen.single and not cells.isdisjoint(seen.rows))
    found = {}
    for pair, workers in sorted(most.items()):
        was = pairs.get(pair)
        others = () if was is None else (s for s in was.seen if s.word != WORKERS)
        now = scales.weighed(*pair, reader.all_seen(*pair, [*others, *workers]))
        if now.bits >= near and (was is None or now.bits > was.bits + 1e-9):
            rows = {row for s in workers for row in s.rows} & cells
            found[pair] = RestingOnBlanks(now, tuple(sorted(rows)))
    return found


def _explained(pairs: Mapping[Pair, Weighed], scales: Scales) -> Mapping[Pair, float]:
    near = scales.rules.leads.lead_when.near_miss_from_bits
    found = {}
    for pair, w in pairs.items():
        kinds = {s.unit.kind for s in w.seen if s.weight > 0 and s.word not in FOR_INNOCENCE}
        if w.bits < near and len(kinds) > 1 and any(s.word in FOR_INNOCENCE for s in w.seen):
            bits = scales.aside(w)
            if bits >= near:
                found[pair] = bits
    return found


def _joins(w: Weighed, scales: Scales, passed: Set[object]) -> bool:
    """Tell whether a pair joins: workers alone need a sign, one who changes jobs needs something else."""
    least = scales.rules.leads.lead_when.joined_from_bits
    if w.bits < least:
        return False
    seen = tuple(s for s in w.seen if not s.single)
    if len(seen) < len(w.seen) and scales.weighed(w.a, w.b, seen).bits < least:
        return False
    others = (s for s in seen if s.weight > 0 and s.rows and s.unit.kind != NAMES and s.word != CHARGED)
    return any(s.word != WORKERS or s.unit in passed for s in others)


def in_one_case(w: Weighed) -> bool:
    return any(s.word == CASES for s in w.seen)


def links_of_pairs(pairs: Iterable[Weighed]) -> list[Link]:
    """Return the pairs that hang together as links between sides, as strong as their bits."""
    return [Link(w.a, w.b, "sides", w.story, max(1.0, w.bits)) for w in pairs]


def joins_of(joined: Mapping[Pair, Weighed], sides: Set[str], rules: LinkRules) -> tuple[JoinedSides, ...]:
    """Return the joins inside a group, strongest first; only a tree of the strongest counts."""
    inside = [w for w in joined.values() if w.a in sides and w.b in sides]
    tree: Unions[str] = Unions()
    joins = []
    for w in sorted(inside, key=lambda w: (-round(w.bits, 9), w.a, w.b)):
        counts = tree.top(w.a) != tree.top(w.b)
        tree.join(w.a, w.b)
        joins.append(
            JoinedSides(
                w, max(0.0, w.bits) if counts else 0.0, w.bits < rules.leads.lead_when.joined_from_bits
            )
        )
    return tuple(joins)


def as_one_person(join: JoinedSides) -> JoinedSides:
    """Return a join between records of one person: it weighs as before, but says that they are one."""
    parts = (replace(p, word=_of_one_person(p)) for p in join.weighed.parts)
    return replace(join, weighed=replace(join.weighed, told=tuple(parts)), one_person=True)


def _of_one_person(part: BitsRow) -> str:
    if part.unit.kind == "missing":
        return AS_RECORDED
    return ONE_PERSON if part.word in OF_NAMES else part.word


def total(joins: Iterable[JoinedSides]) -> float:
    return math.fsum(j.bits for j in joins)


def parts_of(joins: Iterable[JoinedSides]) -> Iterator[tuple[str, BitsRow]]:
    """Yield every row of the sum with its story, none of one person; rows of what counts already bring
    nothing."""
    for j in joins:
        for p in j.weighed.parts:
            yield "" if j.one_person else j.weighed.story, p
