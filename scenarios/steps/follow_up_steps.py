"""What follows: signs and actions, for sure or waiting for figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_bdd import then, when

from engine.follow_up.conclusions import followed_from
from engine.follow_up.matcher import matches_from
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.followed import Followed, Following, facts_anew
from scenarios.steps.records import Counting
from scenarios.steps.scoring_steps import units_spoken_of
from scenarios.steps.words import StepSentence


@pytest.fixture
def following() -> Following:
    return facts_anew


@when(StepSentence("xem việc cần làm năm {year:Năm} vào ngày {day:Ngày}"), target_fixture="followed")
def _followed(
    returns: DraftReturns, counted: Counting, following: Following, shipped_rules: Rules, year: int, day: date
) -> Followed:
    period = shipped_rules.calendar.at("year", year)
    assert period is not None
    around = replace(shipped_rules, units=units_spoken_of(returns, shipped_rules.units))
    facts = following(counted(returns.drafts, shipped_rules), around, period, day)
    found, base = followed_from(around.follow_up, facts.base, facts.setting, matches_from)
    spoken_of = {draft.unit for draft in returns.drafts} | {returns.unit, ""}
    return Followed(around, facts, base, tuple(c for c in found if c.unit in spoken_of))


@then(StepSentence("luật {rule:Mã} căn cứ vào {cites:CácTên}"))
def _stands_on(followed: Followed, rule: str, cites: list[str]) -> None:
    followed.asked[f"cites:{rule}"] = ""
    (found,) = [r for r in followed.rules.follow_up if r.id == rule]
    assert list(found.cites) == cites


@then(StepSentence('có việc {rule:Mã} về "{id_:Tên}", hạn {day:Ngày}, {office:CơQuan} làm'))
def _action_of(followed: Followed, rule: str, id_: str, day: date, office: str) -> None:
    assert [(c.deadline, c.by) for c in followed.about(rule, [id_], True)] == [(day, office)]


@then(StepSentence('có việc {rule:Mã} về "{id_:Tên}", hạn {day:Ngày}, xã làm'))
def _action_of_commune(followed: Followed, rule: str, id_: str, day: date) -> None:
    assert [(c.deadline, c.by) for c in followed.about(rule, [id_], True)] == [(day, "UBND xã")]


@then(StepSentence("không có việc {rule:Mã}"))
def _no_action(followed: Followed, rule: str) -> None:
    assert followed.of(rule, True) == []
    assert followed.of(rule, False) == []


@then(StepSentence("việc {rule:Mã} cần căn cứ kiểm tra"))
def _needs_ground(followed: Followed, rule: str) -> None:
    assert {c.needs for c in followed.of(rule, True)} == {"inspection_ground"}


@then(StepSentence("việc {rule:Mã} chuyển tới {office:CơQuan}"))
def _handed_to(followed: Followed, rule: str, office: str) -> None:
    assert {c.to for c in followed.of(rule, True)} == {office}


@then(StepSentence('việc {rule:Mã} về "{id_:Tên}" cần bổ sung biểu {form:Biểu}'))
def _open_for_form(followed: Followed, rule: str, id_: str, form: str) -> None:
    (found,) = followed.about(rule, [id_], False)
    assert form in {gap.form for gap in found.missing if not gap.field}


@then(StepSentence("hồ sơ không nêu dấu hiệu {rule:Mã}"))
def _no_sign(followed: Followed, rule: str) -> None:
    assert followed.of(rule, True) == []
    assert followed.of(rule, False) == []


@then(StepSentence("hồ sơ không nêu dấu hiệu {rule:Mã} về {ids:CácTên}"))
def _no_sign_about(followed: Followed, rule: str, ids: list[str]) -> None:
    assert followed.about(rule, ids, True) == []
    assert followed.about(rule, ids, False) == []


@then(StepSentence("hồ sơ nêu dấu hiệu {rule:Mã} về {ids:CácTên}"))
def _sign(followed: Followed, rule: str, ids: list[str]) -> None:
    assert len(followed.about(rule, ids, True)) == 1


@then(StepSentence('dấu hiệu {rule:Mã} về {ids:CácTên} cần bổ sung ô "{header:Tên}" của biểu {form:Biểu}'))
def _open_for_field(followed: Followed, rule: str, ids: list[str], header: str, form: str) -> None:
    (found,) = followed.about(rule, ids, False)
    blank = [FORMS[gap.form].record_fields[gap.field].header for gap in found.missing if gap.form == form]
    assert header in blank
