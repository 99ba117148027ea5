"""How two are linked, or why not: the strongest ways between them, the innocent story, and what was left out
of the count."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import gettext, language
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.innocence import story_title
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue
from desk.words.masking import STINTS
from desk.words.numbers import fields_json
from engine.links.book import Book
from engine.links.joining import in_one_case
from engine.links.network import Link
from engine.links.statements import CASE, IDENTIFIERS, VENUE, Statement
from engine.links.stories import Weighed
from engine.links.strongest import Way, ways_between
from engine.links.weights import AGES_AS

ROTATION = "rotation"


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two: the strongest ways, the sides they are of, and how the pair of their sides was
    weighed."""

    a: str
    b: str
    ways: tuple[Way, ...]
    sides: tuple[str, str] | None  # None: the records don't say so much of one
    pair: Weighed | None

    @property
    def one_side(self) -> bool:
        return self.sides is not None and self.sides[0] == self.sides[1]


def between(queue: Queue, a: str, b: str) -> Between:
    """Return what lies between two venues or parties; raises WrongUse where one is a case, which ties are not
    told of."""
    book = Book(queue.findings.said)
    if case := next((id_ for id_ in (a, b) if book.type_of(id_) == CASE), None):
        raise WrongUse(
            "%(case)s là vụ việc, không phải một bên. Ai đứng trong vụ: lanhmanh leads find id %(case)s.",
            case=case,
        )
    one, other = book.side_of.get(a), book.side_of.get(b)
    sides = None if one is None or other is None else (one, other)
    pair = queue.findings.pairs.get((min(sides), max(sides))) if sides else None
    return Between(a, b, ways_between(queue.findings.links, a, b), sides, pair)


def places_of_link(book: Book, link: Link) -> tuple[str, ...]:
    """Return where a tie stands last in the records of its two ends and of the cases they stand in; none for
    what is told of workers."""
    rows = (s.row for s in _telling(book, link, {link.a, link.b}))
    return tuple(dict.fromkeys(place for row in rows if row.form != STINTS for place in row.places[-1:]))


def _telling(book: Book, link: Link, ends: Set[str]) -> Iterator[Statement]:
    """Yield what says that two are tied: one of the other, both of a case, or both, or their cases, of one
    value."""
    if not link.via:
        yield from (s for end in sorted(ends) for s in book.of(end, link.kind) if s.value in ends)
    elif link.kind == CASE:
        yield from (s for s in book.holders(CASE, link.via) if s.subject in ends)
        yield from (s for s in book.of(link.via, VENUE) if s.value in ends)
    else:
        for s in book.holders(link.kind, link.via.partition(":")[2]):
            of_case = book.type_of(s.subject) == CASE and not ends.isdisjoint(book.people_of(s.subject))
            if s.subject in ends or of_case:
                yield s


def between_json(told: Between, queue: Queue) -> dict[str, Any]:
    pair = told.pair
    return {
        **fields_json(told, "a", "b", "one_side"),
        "ways": [
            {"steps": list(w.steps), "by": [x.kind for x in w.links], "strength": round(w.strength, 4)}
            for w in told.ways
        ],
        "pair": (
            None
            if pair is None
            else {
                "bits": round(pair.bits, 2),
                "story": pair.story,
                "joined_from": queue.rules.leads.lead_when.joined_from_bits,
            }
        ),
    }


def print_between(told: Between, queue: Queue, out: Output) -> None:
    if not told.ways:
        out.line(no_way(told))
    for way in told.ways:
        steps = way.steps[0] + "".join(
            f" –({said(words.KINDS, link.kind)} {figure(min(1.0, link.weight), 2)})→ {step}"
            for link, step in zip(way.links, way.steps[1:], strict=True)
        )
        out.line(f"{steps}: {figure(way.strength, 3)}")
    for kind in dict.fromkeys(link.kind for way in told.ways for link in way.links):
        rule = queue.rules.rule_of(AGES_AS.get(kind, kind))
        if rule is not None:
            out.line(f"  {said(words.KINDS, kind)}: {rule.reason.get(language())}.")
    out.line(pair_words(told, queue))


def no_way(told: Between) -> str:
    return gettext("Không có đường nào từ %(a)s đến %(b)s trong hồ sơ.", a=told.a, b=told.b)


def pair_words(told: Between, queue: Queue) -> str:
    """Say whether the two are joined, and which innocent story explains what they share; then what does not
    count."""
    if told.one_side:
        return gettext(
            "%(a)s và %(b)s là một bên: một chủ với cơ sở, người quản lý của mình.", a=told.a, b=told.b
        )
    first = _weighed(told.pair, queue) if told.pair else _nothing(told)
    return " ".join([first, *_left_out(told, queue), *_in_lead(told, queue)])


def _nothing(told: Between) -> str:
    if not told.ways:
        return gettext("Hai bên không có gì chung: không có gì để nối.")
    return gettext(
        "Giữa riêng hai bên không có điều gì được cân: đường trên đi qua hồ sơ vụ việc hoặc qua bên khác."
    )


def _weighed(pair: Weighed, queue: Queue) -> str:
    least = queue.rules.leads.lead_when.joined_from_bits
    seen, story = words.shared_words(pair), story_title(pair.story, queue.rules)
    bits, needed = (figure(n, _digits(pair.bits, least)) for n in (pair.bits, least))
    if in_one_case(pair) and pair.bits < least:
        return gettext("Nối với nhau: %(seen)s; việc ấy không thêm bit nào.", seen=seen)
    if pair.bits < least:
        return gettext(
            "Không nối: %(seen)s. Chuyện vô can «%(story)s» giải thích được: còn %(bits)s bit, phải từ"
            " %(needed)s.",
            seen=seen,
            story=story,
            bits=bits,
            needed=needed,
        )
    if {s.word for s in pair.seen if s.rows and s.weight > 0} == {ROTATION}:
        return gettext(
            "%(bits)s bit (vô can thì vì: %(story)s), nhưng chỉ có %(seen)s: chỉ nối khi quy tắc thấy đó là"
            " một dấu hiệu.",
            bits=bits,
            story=story,
            seen=seen,
        )
    return gettext(
        "Nối với nhau: %(seen)s (%(bits)s bit; vô can thì vì: %(story)s).", seen=seen, bits=bits, story=story
    )


def _digits(bits: float, least: float) -> int:
    """Return how many digits tell bits that are too few from those needed."""
    return next((n for n in (1, 2, 3) if bits >= least or round(bits, n) < round(least, n)), 4)


def _left_out(told: Between, queue: Queue) -> Iterator[str]:
    """Yield what the two share that does not count: too common, struck by a person, or workers who moved as
    workers do."""
    if told.sides is None:
        return
    book = Book(queue.findings.said)
    one, other = (set(book.members[side]) for side in told.sides)
    apart = {(g.kind, g.value) for g in queue.findings.generic if not g.connects}
    apart |= {value for value, what in queue.values.items() if what == "generic"}
    for kind, value in sorted(apart):
        holders = {s.subject for s in book.holders(kind, value)} if kind in IDENTIFIERS else set()
        if holders & one and holders & other:
            what = said(words.KINDS, kind)
            yield gettext(
                "Có chung %(what)s của %(holders)s bên: nhiều bên quá, không tính.",
                what=what,
                holders=len(holders),
            )
    for tie in queue.ties:
        d = tie.decision
        if tie.in_force and set(d.members) & one and set(d.members) & other:
            what = said(words.KINDS, d.kind)
            yield gettext("Đã gỡ vì vô can: %(what)s (%(reason)s).", what=what, reason=d.reason)
    counted = told.pair is not None and any(p.word == ROTATION and p.rows for p in told.pair.parts)
    if not counted and any({m.left, m.came} & one and {m.left, m.came} & other for m in book.said.moves):
        yield gettext(
            "Người lao động qua lại giữa hai bên thì không tính: có hợp đồng, hoặc không khai hợp đồng."
        )


def _in_lead(told: Between, queue: Queue) -> Iterator[str]:
    itself = told.pair is not None and (
        in_one_case(told.pair) or told.pair.bits >= queue.rules.leads.lead_when.joined_from_bits
    )
    by = "" if itself else gettext(", nối qua bên khác")
    for found in queue.leads:
        if {told.a, told.b} <= found.lead.members:
            yield gettext("Hai bên cùng trong manh mối %(id)s%(by)s.", id=found.id, by=by)
