"""The network and the strongest ways are what the references say edge by edge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hard_sets.making import district, standing_of
from benchmarks.plain_network import edges_of
from engine.links.book import Book
from engine.links.edges import edges_in
from engine.links.reading import said_in
from engine.links.statements import (
    CASE,
    NOTES,
    PARTY,
    VENUE,
    LinkSubject,
    RowRef,
    Said,
    Statement,
    Struck,
    WorkerMove,
)
from engine.links.strongest import Links, ways_in
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from tests.long_run import LONG, examples

DAY = date(2020, 12, 31)
VENUES, PARTIES, CASES = (
    tuple(f"30985-{kind}-{n}" for n in range(many)) for kind, many in (("CS", 4), ("CN", 4), ("VA", 2))
)
KINDS = {
    VENUE: ("phone", "address"),
    PARTY: ("phone", "account", "plate", "address", "identity_no"),
    CASE: ("phone", "plate"),
}
TELLERS = (
    ("registry", "30985", ""),
    ("registry", "30988", ""),
    ("court_file", "30985", ""),
    ("unverified_tip", "30985", ""),
)
DAYS = st.sampled_from((date(2017, 5, 1), date(2020, 3, 1), DAY))
NAMED = {
    "owner": (VENUES, PARTIES),
    "manager": (VENUES, PARTIES),
    "former_owner": (VENUES, PARTIES),
    "relative": (PARTIES, PARTIES),
    "venue": (CASES, VENUES),
    "case": (PARTIES, CASES),
}


@st.composite
def statement(draw: st.DrawFn) -> Statement:
    """Draw that someone has a number few have, or who holds, manages, is kin to, stands in what; some of it
    only noted."""
    kind = draw(st.sampled_from((*("phone",) * 3, "account", "plate", "address", "identity_no", *NAMED)))
    if kind in NAMED:
        subject, value = (draw(st.sampled_from(ids)) for ids in NAMED[kind])
    else:
        of = {VENUE: VENUES, PARTY: PARTIES, CASE: CASES}
        subject = draw(
            st.sampled_from([id_ for type_, ids in of.items() if kind in KINDS[type_] for id_ in ids])
        )
        value = draw(st.sampled_from("uvw"))
    noted = subject not in CASES and kind not in ("former_owner", "case") and draw(st.integers(0, 5)) == 0
    form = NOTES if noted else draw(st.sampled_from(("B02", "B06")))
    tellers = (
        frozenset({("verified_tip", "", draw(st.sampled_from("xy")))})
        if noted
        else frozenset(draw(st.lists(st.sampled_from(TELLERS), min_size=1, max_size=2)))
    )
    row = RowRef(form, subject, f"{form} {subject}", ())
    return Statement(subject, kind, value, row, tellers, draw(DAYS), None, draw(st.sampled_from((1.0, 0.4))))


@st.composite
def what_is_said(draw: st.DrawFn) -> Said:
    def venue(id_: str) -> LinkSubject:
        return LinkSubject(
            id_, VENUE, "30985", draw(st.none() | DAYS), draw(st.none() | DAYS), trade="karaoke"
        )

    subjects = {id_: venue(id_) for id_ in VENUES} | {
        id_: LinkSubject(id_, PARTY, "30985") for id_ in PARTIES
    }
    subjects |= {id_: LinkSubject(id_, CASE, "30985", DAY, trade="mua bán người") for id_ in CASES}
    said = draw(
        st.lists(statement(), max_size=30).map(
            lambda those: {s.row.form + repr((s.subject, s.kind, s.value)): s for s in those}
        )
    )
    moves = draw(
        st.lists(
            st.builds(_move, st.sampled_from(VENUES), st.sampled_from(VENUES), st.integers(0, 5)), max_size=4
        )
    )
    struck = draw(
        st.lists(
            st.builds(
                Struck,
                st.just("phone"),
                st.sampled_from("uv"),
                st.sets(st.sampled_from((*VENUES, *PARTIES, *CASES)), min_size=2, max_size=6).map(frozenset),
                st.just(DAY),
            ),
            max_size=2,
        )
    )
    order = sorted(said.values(), key=lambda s: (s.subject, s.kind, s.value, s.row))
    return Said(
        DAY, subjects, tuple(order), tuple(m for m in moves if m.left != m.came), struck=tuple(struck)
    )


def _move(left: str, came: str, chain: int) -> WorkerMove:
    rows = (
        RowRef("B09", f"{left}|2020-06", f"B09 {left}", ()),
        RowRef("B09", f"{came}|2020-07", f"B09 {came}", ()),
    )
    return WorkerMove(left, came, 3, date(2020, 7, 1), rows, chain, frozenset({TELLERS[0]}), False)


def agree(said: Said, rules: LinkRules, apart: frozenset[tuple[str, str]] = frozenset()) -> int:
    """Hold the network against the references; return how many ties there are. `apart` ties no one."""
    book = Book(said)
    edges = edges_in(book, rules, apart)
    told = zip(*(c.tolist() for c in (edges.a, edges.b, edges.kind, edges.weight)), strict=True)
    assert Counter((edges.nodes[a], edges.nodes[b], edges.kinds[k], w) for a, b, k, w in told) == Counter(
        edges_of(book, rules, apart)
    )
    ways = list(ways_in(book, edges))
    links = Links(ways)
    slow = [
        min((way for way in ways if (way.a, way.b) == pair), key=lambda w: (-w.weight, w.kind, w.via))
        for pair in sorted({(way.a, way.b) for way in ways})
    ]
    assert list(links) == slow
    some = frozenset((*VENUES[:3], *PARTIES[:3]))
    assert list(links.within(some)) == [x for x in slow if x.a in some and x.b in some]
    for party in some:
        own = [x for x in slow if party in (x.a, x.b)]
        assert list(links.of(party)) == sorted(own, key=lambda x: -x.weight)
    return len(edges.a)


@settings(max_examples=examples(600) if LONG else 100)
@given(
    said=what_is_said(),
    cap=st.sampled_from((2, 3, 25)),
    apart=st.frozensets(st.tuples(st.sampled_from(("phone", "account")), st.sampled_from("uv")), max_size=2),
)
def test_ties_and_ways_are_those_of_the_references(
    said: Said, cap: int, apart: frozenset[tuple[str, str]], link_rules: LinkRules
) -> None:
    """Numbers shared by few and by too many, told twice, only noted, of cases, of the closed and handed over,
    struck in part or for all; moves."""
    file = link_rules.identifiers
    few = {kind: replace(rule, cap=cap) for kind, rule in file.identifiers.items()}
    fewer = replace(link_rules, identifiers=replace(file, identifiers=few))
    agree(said, fewer, apart)


def test_of_a_district_ties_and_ways_are_those_of_the_references(
    shipped_rules: Rules, link_rules: LinkRules, year: Period
) -> None:
    said = said_in(standing_of(district(7)), shipped_rules, year)
    assert agree(said, link_rules) > 100
