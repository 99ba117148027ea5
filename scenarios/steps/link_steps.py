"""Leads: who is in one, and what innocent story explains best what two have in common."""

from __future__ import annotations

from pytest_bdd import given, then, when

from desk.runs.link_tables import findings_at
from engine.links.leads import Findings, Lead
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.records import Counting
from scenarios.steps.words import StepSentence


@given(StepSentence("xã có thêm {number:Số} cơ sở, mỗi nơi một chủ, không có gì chung"))
def _others(returns: DraftReturns, number: int) -> None:
    draft = returns.of(2020)
    for n in range(number):
        holder = {"Họ tên, tên tổ chức": f"Lý Người {n}", "Năm sinh": str(1950 + n % 40)}
        owner = draft.put("B03", {**holder, "Điện thoại": f"09180{n:05}"})["Mã cá nhân, tổ chức"]
        draft.put("B02", {"Mã chủ cơ sở": owner, "Điện thoại": f"09190{n:05}", "Loại hình": "ăn uống"})


@when(StepSentence("tìm manh mối năm {year:Năm}"), target_fixture="findings")
def _looked_for(returns: DraftReturns, counted: Counting, shipped_rules: Rules, year: int) -> Findings:
    period = shipped_rules.calendar.at("year", year)
    assert period is not None
    found = findings_at(counted(returns.drafts, shipped_rules), shipped_rules, period)
    assert found is not None
    return found


def _with(findings: Findings, ids: list[str]) -> list[Lead]:
    return [lead for lead in findings.leads if {*ids} <= {*lead.venues, *lead.recorded_as}]


@then(StepSentence("có manh mối gồm {ids:CácTên}"))
def _lead(findings: Findings, ids: list[str]) -> None:
    assert len(_with(findings, ids)) == 1


@then(StepSentence("không có manh mối gồm {ids:CácTên}"))
def _no_lead(findings: Findings, ids: list[str]) -> None:
    assert _with(findings, ids) == []


@then(StepSentence('giữa "{one:Tên}" và "{other:Tên}", chuyện vô can hợp nhất là "{title:Tên}"'))
def _story(findings: Findings, shipped_rules: Rules, one: str, other: str, title: str) -> None:
    assert shipped_rules.links is not None
    pair = findings.pairs.get((min(one, other), max(one, other)))
    assert pair is not None
    assert shipped_rules.links.innocent.stories[pair.story].title.vi == title
