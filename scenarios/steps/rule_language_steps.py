"""Ways of writing rules, each tried on a small rulebook of the scenario's own."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from pytest_bdd import given, then

from engine.evaluation.together import AreaJudged, areas_judged
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.small_rulebooks import rules_of
from scenarios.steps.words import StepSentence, text_from_day


@given(StepSentence('bộ tiêu chí mẫu "{name:Tên}"'), target_fixture="shipped_rules")
def _own_rulebook(name: str) -> Rules:
    return rules_of(name)


@given(StepSentence('năm {year:Năm} xã "{unit:Tên}" tổ chức {number:Số} buổi tuyên truyền'))
def _activities(returns: DraftReturns, year: int, unit: str, number: int) -> None:
    for n in range(number):
        held = date(year, 2, 3) + timedelta(days=7 * n)
        returns.of(year, unit=unit).put("B11", {"Ngày": text_from_day(held)})


@given(StepSentence('xã "{unit:Tên}" chưa nộp biểu {form:Biểu} năm {year:Năm}'))
def _form_missing(returns: DraftReturns, unit: str, form: str, year: int) -> None:
    returns.of(year, unit=unit).forms[form] = None


@then(StepSentence("xã đứng thứ {place:Số}"))
def _place(judged: JudgedSubject, place: int) -> None:
    assert judged.places() == (Fraction(place), Fraction(place))


@then(StepSentence("xã đứng từ thứ {first:Số} đến thứ {last:Số}"))
def _places(judged: JudgedSubject, first: int, last: int) -> None:
    assert judged.places() == (Fraction(first), Fraction(last))


def _area(judged: JudgedSubject) -> AreaJudged:
    """Return what all communes of the scenario together come to under its rulebook."""
    evaluation, period = judged.evaluation, judged.period
    communes = [unit.code for unit in evaluation.rules.units.on(period.end)]
    areas = areas_judged(evaluation, period, communes)
    return next(area for area in areas if area.book.name == judged.rulebook.name)


def _met(judged: JudgedSubject, title: str) -> Kleene:
    area = _area(judged)
    assert area.book.together is not None  # else no area was judged
    assert area.book.together.title["vi"] == title
    return area.met


@then(StepSentence('các xã cộng lại đạt "{title:Tên}"'))
def _together_met(judged: JudgedSubject, title: str) -> None:
    assert _met(judged, title) is True


@then(StepSentence('các xã cộng lại không đạt "{title:Tên}"'))
def _together_not_met(judged: JudgedSubject, title: str) -> None:
    assert _met(judged, title) is False


@then(StepSentence('chưa biết các xã cộng lại đạt "{title:Tên}" hay không'))
def _together_not_known(judged: JudgedSubject, title: str) -> None:
    assert _met(judged, title) is None


@then(StepSentence("các xã cộng lại đạt các ý {titles:CácTên}"))
def _measures_met(judged: JudgedSubject, titles: list[str]) -> None:
    assert [measure.title["vi"] for measure, answer in _area(judged).measures if answer is True] == titles
