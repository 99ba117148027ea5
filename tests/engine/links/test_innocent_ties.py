"""A tie a person has explained ties no one, as long as the explanation holds; taken back, all is as
before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links.between import Reader
from engine.links.book import Book
from engine.links.edges import edges_in
from engine.links.innocent_ties import INNOCENT, RESTORED, STRIKABLE, TieDecision, explained_by, struck_from
from engine.links.leads import Findings, Lead, findings_of
from engine.links.signs import sign_rules_of, signs_of
from engine.links.statements import PARTY, VENUE, LinkSubject, RowRef, Said, Statement, Struck, WorkerMove
from engine.links.strongest import ways_in
from engine.links.ties import ties_of
from engine.links.units import SharedThing
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from tests.long_run import examples

DAY = date(2020, 12, 14)
TODAY = date(2021, 2, 1)


def word(
    unit: SharedThing, members: tuple[str, ...], decision: str = INNOCENT, on: str = "2021-01-05"
) -> TieDecision:
    return TieDecision(unit.kind, unit.value, members, decision, "thuê nhà", "A", on, DAY.isoformat())


def leads_after(
    said: Said, rules: Rules, link_rules: LinkRules, year: Period, *words: TieDecision, today: date = TODAY
) -> Findings:
    struck = struck_from(said, explained_by(words, link_rules, today))
    return findings_of(struck, sign_rules_of(rules, year.end), link_rules)


def ties(lead: Lead) -> list[tuple[SharedThing, tuple[str, ...]]]:
    return [(p.unit, p.members) for _, p in lead.parts if p.unit.kind in STRIKABLE and p.rows and p.bits > 0]


def test_a_lead_without_its_explained_ties_is_none(
    said: Said, findings: Findings, shipped_rules: Rules, link_rules: LinkRules, year: Period
) -> None:
    lead = findings.leads[2]
    words = [word(unit, members) for unit, members in ties(lead)]
    after = leads_after(said, shipped_rules, link_rules, year, *words)
    assert not any(x.members & lead.members for x in after.leads)


@pytest.mark.parametrize("nth", range(3))
def test_one_tie_less_makes_a_lead_weaker_and_touches_no_other(
    nth: int, said: Said, findings: Findings, shipped_rules: Rules, link_rules: LinkRules, year: Period
) -> None:
    lead = findings.leads[nth]
    for unit, members in ties(lead):
        after = leads_after(said, shipped_rules, link_rules, year, word(unit, members))
        now = [x for x in after.leads if x.members & lead.members]
        assert all((unit, members) not in ties(x) for x in now)
        assert sum(x.bits for x in now) < lead.bits
        others = [(x.id, x.joins) for n, x in enumerate(findings.leads) if n != nth]
        assert [(x.id, x.joins) for x in after.leads if not x.members & lead.members] == others


def test_taken_back_or_lapsed_it_ties_again(
    said: Said, findings: Findings, shipped_rules: Rules, link_rules: LinkRules, year: Period
) -> None:
    unit, members = ties(findings.leads[0])[0]
    back = leads_after(
        said, shipped_rules, link_rules, year, word(unit, members), word(unit, members, RESTORED)
    )
    assert back.leads == findings.leads
    lapsed = leads_after(said, shipped_rules, link_rules, year, word(unit, members), today=date(2023, 1, 6))
    assert lapsed.leads == findings.leads


def test_moves_after_the_explanation_tie_again(said: Said, findings: Findings, link_rules: LinkRules) -> None:
    unit, members = next(t for t in ties(findings.leads[0]) if t[0].kind == "rotation")
    moves = [m for m in said.moves if {m.left, m.came} == set(members)]
    days = sorted(m.day for m in moves)
    until = replace(word(unit, members), until=days[0].isoformat())
    struck = Book(struck_from(said, explained_by([until], link_rules, TODAY)))
    left = [m for m in struck.moves if {m.left, m.came} == set(members)]
    assert [m.day for m in left] == [d for d in days if d > days[0]]
    assert left


IDS = ["30985-CS-001", "30985-CS-002", "30988-CS-003", "30988-CT-001", "30991-CT-002"]


@st.composite
def small_said(draw: st.DrawFn) -> Said:
    """Return a few venues and parties that share a few values, are family, and whose workers move."""
    subjects = {i: LinkSubject(i, VENUE if "-CS-" in i else PARTY, i[:5]) for i in IDS}
    statements = []
    for id_ in IDS:
        row = RowRef("B02", id_, f"B02 {id_}", (f"a.xlsx!B02!{IDS.index(id_)}",))
        for kind in ("phone", "account", "address"):
            value = draw(st.sampled_from(["", "x", "y"]))
            if value:
                statements.append(
                    Statement(id_, kind, value, row, frozenset({("registry", id_[:5], "UBND xã")}), DAY)
                )
        kin = (
            draw(st.sampled_from(["", *[p for p in IDS if "-CT-" in p and p > id_]])) if "-CT-" in id_ else ""
        )
        if kin:
            statements.append(
                Statement(id_, "relative", kin, row, frozenset({("registry", id_[:5], "UBND xã")}), DAY)
            )
    moves = []
    for n in range(draw(st.integers(0, 3))):
        left, came = draw(st.permutations(IDS[:3]))[:2]
        day = DAY - timedelta(days=draw(st.integers(0, 200)))
        row = RowRef("B09", f"{left}|{n}", f"B09 {left}|{n}", ())
        moves.append(
            WorkerMove(
                left, came, 5, day, (row, row), n, frozenset({("registry", left[:5], "UBND xã")}), False
            )
        )
    return Said(DAY, subjects, tuple(statements), tuple(moves))


@settings(max_examples=examples(50))
@given(data=st.data(), before=small_said())
def test_striking_takes_away_and_never_adds(
    data: st.DataObject, before: Said, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    """On any records: the struck tie is gone, every other tie stays, no link, sign or unit is new."""
    book = Book(before)
    found = ties_of(book, 8)
    if not found:
        return
    tie = data.draw(st.sampled_from(found))
    members = tuple(tie.unit.value.split("|")) if tie.kind == "relative" else (tie.a, tie.b)
    struck = Struck(tie.unit.kind, tie.unit.value, frozenset(members), DAY)
    after = Book(replace(before, struck=(struck,)))
    left = ties_of(after, 8)
    gone = set(found) - set(left)
    assert tie in gone
    assert set(left) <= set(found)
    assert all(t.unit == tie.unit and (tie.kind == "relative" or {t.a, t.b} == {tie.a, tie.b}) for t in gone)
    rules = sign_rules_of(shipped_rules, DAY)
    assert set(signs_of(after, rules)) <= _fewer(signs_of(book, rules))
    assert _pairs(after, link_rules) <= _pairs(book, link_rules)
    assert _seen(after, link_rules) <= _seen(book, link_rules)


def _seen(book: Book, rules: LinkRules) -> set[tuple[tuple[str, str], str]]:
    common = Reader(book, rules).seen(frozenset(), ())
    return {
        (pair, s.word if s.unit.kind != "phone" else "phone") for pair, found in common.items() for s in found
    }


def _fewer(signs: tuple[object, ...]) -> set[object]:
    """A sign of several ties may lose one and stand on the others: those are what it was too."""
    from itertools import combinations

    from engine.links.signs import LinkSign

    found: set[object] = set(signs)
    for sign in signs:
        assert isinstance(sign, LinkSign)
        for n in range(1, len(sign.units)):
            found |= {replace(sign, units=units) for units in combinations(sign.units, n)}
    return found


def _pairs(book: Book, rules: LinkRules) -> set[tuple[str, str, str, str]]:
    return {(w.a, w.b, w.kind, w.via) for w in ways_in(book, edges_in(book, rules, frozenset()))}


def test_of_three_with_one_phone_only_the_explained_two_are_apart(link_rules: LinkRules) -> None:
    rows = {i: RowRef("B02", i, f"B02 {i}", ()) for i in IDS}
    phones = tuple(
        Statement(i, "phone", "x", rows[i], frozenset({("registry", i[:5], "UBND xã")}), DAY) for i in IDS[:3]
    )
    subjects = {i: LinkSubject(i, VENUE, i[:5]) for i in IDS}
    struck = Struck("phone", "x", frozenset(IDS[:2]), DAY)
    book = Book(Said(DAY, subjects, phones, (), struck=(struck,)))
    assert {(t.a, t.b) for t in ties_of(book, 8)} == {(IDS[0], IDS[2]), (IDS[1], IDS[2])}
    assert {p[:2] for p in _pairs(book, link_rules)} == {(IDS[0], IDS[2]), (IDS[1], IDS[2])}
    assert set(Reader(book, link_rules).seen(frozenset(), ())) == {(IDS[0], IDS[2]), (IDS[1], IDS[2])}
