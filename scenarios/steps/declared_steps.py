"""What a paper asks to be declared: told, left out, and what its conditions come to."""

from __future__ import annotations

from datetime import date

from pytest_bdd import given, then, when

from engine.indicators.subjects import Subject
from engine.logic.kleene import Kleene
from engine.rulebook.model.declared import DAY, SHARE, YES_NO, DeclaredFact
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.drafts import DraftReturn, DraftReturns
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.scoring_steps import Scoring
from scenarios.steps.words import StepSentence, text_from_day

FORM, ITEM, ANSWER, NUMBER, OF, ON = "B17", "Mã nội dung", "Có hay không", "Số", "Trên tổng số", "Ngày"
USUAL_SHARE = "10"


@given(
    StepSentence(
        'năm {year:Năm} các cơ quan đã khai đủ "{name:Tên}": có, số 0, đủ 10 trên 10, ngày {day:Ngày}'
    )
)
def _all_told(returns: DraftReturns, shipped_rules: Rules, name: str, year: int, day: date) -> None:
    usual = {
        YES_NO: {ANSWER: "có"},
        SHARE: {NUMBER: USUAL_SHARE, OF: USUAL_SHARE},
        DAY: {ON: text_from_day(day)},
    }
    for fact in shipped_rules.declarations[name].facts.values():
        _put(returns.of(year, fact.office), fact, usual.get(fact.asks, {NUMBER: "0"}))


@given(StepSentence('năm {year:Năm} khai "{name:Tên}" là {told:Khai}'))
def _told(returns: DraftReturns, shipped_rules: Rules, name: str, year: int, told: str) -> None:
    fact = _fact(shipped_rules, name)
    number, _, of = told.partition(" trên ")
    cells = {ANSWER: told} if told in ("có", "không") else {NUMBER: number, OF: of}
    _put(returns.of(year, fact.office), fact, {ON: told} if "/" in told else cells)


@given(StepSentence('năm {year:Năm} chưa khai "{name:Tên}"'))
def _not_told(returns: DraftReturns, shipped_rules: Rules, name: str, year: int) -> None:
    fact = _fact(shipped_rules, name)
    rows = returns.of(year, fact.office).rows(FORM)
    rows[:] = [row for row in rows if row[ITEM] != fact.item]


def _fact(rules: Rules, name: str) -> DeclaredFact:
    return next(
        fact for asked in rules.declarations.values() for fact in asked.facts.values() if fact.name == name
    )


def _put(draft: DraftReturn, fact: DeclaredFact, cells: dict[str, str]) -> None:
    """Let a return tell a fact so, and no longer otherwise."""
    rows = draft.rows(FORM)
    rows[:] = [row for row in rows if row[ITEM] != fact.item]
    draft.put(FORM, {ITEM: fact.item, **cells})


@when(StepSentence('xét "{name:Tên}" năm {year:Năm}'), target_fixture="judged")
def _examined(scoring: Scoring, name: str, year: int) -> JudgedSubject:
    return scoring.under(scoring.rules.rulebooks[name], Subject("unit", scoring.returns.unit), year)


def _met(judged: JudgedSubject, id_: str) -> Kleene:
    low, high = judged.range(id_)
    return bool(low) if low == high else None


@then(StepSentence("điều kiện {id_:Mã} đạt"))
def _is_met(judged: JudgedSubject, id_: str) -> None:
    assert _met(judged, id_) is True


@then(StepSentence("điều kiện {id_:Mã} chưa đạt"))
def _is_not_met(judged: JudgedSubject, id_: str) -> None:
    assert _met(judged, id_) is False


@then(StepSentence("chưa biết điều kiện {id_:Mã} đạt hay chưa"))
def _is_not_known(judged: JudgedSubject, id_: str) -> None:
    assert _met(judged, id_) is None


@then(StepSentence('còn phải khai "{name:Tên}" của {office:CơQuan}'))
def _still_to_declare(judged: JudgedSubject, shipped_rules: Rules, name: str, office: str) -> None:
    fact = _fact(shipped_rules, name)
    assert (office, fact.item) in {(gap.office, gap.key) for gap in judged.owed()}
