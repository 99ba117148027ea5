"""What a venue's classification says."""

from __future__ import annotations

from fractions import Fraction

from pytest_bdd import then

from scenarios.steps.judged import JudgedSubject, forms_owed
from scenarios.steps.words import StepSentence, forms_in_years


@then(StepSentence("cơ sở này có dấu hiệu {id_:Mã}, {points:Điểm} điểm"))
def _signal(judged: JudgedSubject, id_: str, points: Fraction) -> None:
    assert judged.range(id_) == (points, points)
    assert points > 0


@then(StepSentence("cơ sở này không có dấu hiệu {id_:Mã}"))
def _no_signal(judged: JudgedSubject, id_: str) -> None:
    assert judged.range(id_) == (0, 0)


@then(StepSentence("dấu hiệu {id_:Mã} không áp dụng cho cơ sở này"))
def _not_applicable(judged: JudgedSubject, id_: str) -> None:
    assert not judged.applies(id_)
    assert judged.range(id_) == (0, 0)


@then(
    StepSentence(
        "dấu hiệu {id_:Mã} của cơ sở này được từ {low:Điểm} đến {high:Điểm} điểm vì thiếu biểu"
        " {forms:CácBiểu}"
    )
)
def _signal_between(judged: JudgedSubject, id_: str, low: Fraction, high: Fraction, forms: str) -> None:
    assert judged.range(id_) == (low, high)
    assert forms_owed(judged.owed(id_)) == forms_in_years(forms, judged.period.year)


@then(StepSentence("dấu hiệu {id_:Mã} của cơ sở này được từ {low:Điểm} đến {high:Điểm} điểm"))
def _signal_from_to(judged: JudgedSubject, id_: str, low: Fraction, high: Fraction) -> None:
    assert judged.range(id_) == (low, high)


@then(StepSentence("tổng điểm nguy cơ là {points:Điểm}"))
def _total(judged: JudgedSubject, points: Fraction) -> None:
    assert judged.total() == (points, points)


@then(StepSentence("tổng điểm nguy cơ từ {low:Điểm} đến {high:Điểm}"))
def _total_between(judged: JudgedSubject, low: Fraction, high: Fraction) -> None:
    assert judged.total() == (low, high)


@then(StepSentence('cơ sở này được xếp loại "{band:Tên}"'))
def _band(judged: JudgedSubject, band: str) -> None:
    assert judged.bands() == [band]


@then(StepSentence("cơ sở này chưa xếp loại được, có thể là {bands:CácTên}"))
def _undecided(judged: JudgedSubject, bands: list[str]) -> None:
    assert judged.bands() == bands


@then(StepSentence("cơ sở này không được phân loại vì không hoạt động ngày nào trong kỳ"))
def _not_there(judged: JudgedSubject) -> None:
    assert judged.subject not in judged.evaluation.subjects(judged.rulebook, judged.period)
