"""What follows: signs and actions, for sure or waiting for figures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from pytest_bdd import then, when

from desk.runs.follow_up import follow_up_of
from engine.evaluation.plain_years import PlainEvaluation
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from engine.trials.probes import FALSE, TRUE, UNKNOWN
from facts.forms.catalogue import FORMS
from scenarios.steps.drafts import Returns
from scenarios.steps.records import Counting
from scenarios.steps.scoring_steps import units_spoken_of
from scenarios.steps.words import Sentence


@dataclass(frozen=True)
class Followed:
    """Everything that follows from the records of a scenario; `asked`: what each rule asked about came to."""

    conclusions: tuple[Conclusion, ...]
    asked: dict[str, str] = field(default_factory=dict)

    def of(self, rule: str, sure: bool) -> list[Conclusion]:
        here = {c.sure for c in self.conclusions if c.rule == rule}
        self.asked[rule] = TRUE if True in here else UNKNOWN if here else FALSE
        return [c for c in self.conclusions if c.rule == rule and c.sure is sure]

    def about(self, rule: str, ids: list[str], sure: bool) -> list[Conclusion]:
        return [c for c in self.of(rule, sure) if set(c.about) == set(ids)]


@when(Sentence("xem việc cần làm năm {year:Năm} vào ngày {day:Ngày}"), target_fixture="followed")
def _followed(returns: Returns, counted: Counting, shipped_rules: Rules, year: int, day: date) -> Followed:
    period = shipped_rules.calendar.at("year", year)
    assert period is not None
    around = replace(shipped_rules, units=units_spoken_of(returns, shipped_rules.units))
    evaluation = PlainEvaluation(counted(returns.drafts, shipped_rules), around)
    spoken_of = {draft.unit for draft in returns.drafts} | {returns.unit, ""}
    return Followed(tuple(c for c in follow_up_of(evaluation, period, day) if c.unit in spoken_of))


@then(Sentence('có việc {rule:Mã} về "{id_:Tên}", hạn {day:Ngày}, {office:CơQuan} làm'))
def _action_of(followed: Followed, rule: str, id_: str, day: date, office: str) -> None:
    assert [(c.deadline, c.by) for c in followed.about(rule, [id_], True)] == [(day, office)]


@then(Sentence('có việc {rule:Mã} về "{id_:Tên}", hạn {day:Ngày}, xã làm'))
def _action_of_commune(followed: Followed, rule: str, id_: str, day: date) -> None:
    assert [(c.deadline, c.by) for c in followed.about(rule, [id_], True)] == [(day, "UBND xã")]


@then(Sentence("không có việc {rule:Mã}"))
def _no_action(followed: Followed, rule: str) -> None:
    assert followed.of(rule, True) == []
    assert followed.of(rule, False) == []


@then(Sentence("việc {rule:Mã} cần căn cứ kiểm tra"))
def _needs_ground(followed: Followed, rule: str) -> None:
    assert {c.needs for c in followed.of(rule, True)} == {"inspection_ground"}


@then(Sentence('việc {rule:Mã} về "{id_:Tên}" cần bổ sung biểu {form:Biểu}'))
def _open_for_form(followed: Followed, rule: str, id_: str, form: str) -> None:
    (found,) = followed.about(rule, [id_], False)
    assert form in {gap.form for gap in found.missing if not gap.field}


@then(Sentence("hồ sơ không nêu dấu hiệu {rule:Mã}"))
def _no_sign(followed: Followed, rule: str) -> None:
    assert followed.of(rule, True) == []
    assert followed.of(rule, False) == []


@then(Sentence("hồ sơ nêu dấu hiệu {rule:Mã} về {ids:CácTên}"))
def _sign(followed: Followed, rule: str, ids: list[str]) -> None:
    assert len(followed.about(rule, ids, True)) == 1


@then(Sentence('dấu hiệu {rule:Mã} về {ids:CácTên} cần bổ sung ô "{header:Tên}" của biểu {form:Biểu}'))
def _open_for_field(followed: Followed, rule: str, ids: list[str], header: str, form: str) -> None:
    (found,) = followed.about(rule, ids, False)
    blank = [FORMS[gap.form].record_fields[gap.field].header for gap in found.missing if gap.form == form]
    assert header in blank
