"""What a commune's result says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pytest_bdd import then

from engine.logic.cells import State
from facts.forms.catalogue import FORMS
from scenarios.steps.judged import JudgedSubject, forms_owed
from scenarios.steps.words import StepSentence, forms_in_years


@then(StepSentence("tiêu chí {id_:Mã} được {points:Điểm} điểm"))
def _points(judged: JudgedSubject, id_: str, points: Fraction) -> None:
    assert judged.range(id_) == (points, points)


@then(StepSentence("tiêu chí {id_:Mã} không áp dụng, được {points:Điểm} điểm"))
def _not_applicable(judged: JudgedSubject, id_: str, points: Fraction) -> None:
    assert not judged.applies(id_)
    assert judged.range(id_) == (points, points)


@then(StepSentence("tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm vì thiếu biểu {forms:CácBiểu}"))
def _points_between(judged: JudgedSubject, id_: str, low: Fraction, high: Fraction, forms: str) -> None:
    assert judged.range(id_) == (low, high)
    assert forms_owed(judged.owed(id_)) == forms_in_years(forms, judged.period.year)


@then(
    StepSentence(
        'tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm vì ô "{header:Tên}" của biểu {form:Biểu}'
        " để trống"
    )
)
def _points_between_for_a_blank(
    judged: JudgedSubject, id_: str, low: Fraction, high: Fraction, header: str, form: str
) -> None:
    assert judged.range(id_) == (low, high)
    (gap,) = judged.owed(id_)
    assert (gap.form, FORMS[form].fields[gap.field].header) == (form, header)


@then(StepSentence("tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm"))
def _points_from_to(judged: JudgedSubject, id_: str, low: Fraction, high: Fraction) -> None:
    assert judged.range(id_) == (low, high)


@then(StepSentence("chỉ {count:Số} tiêu chí chưa có điểm: {ids:CácMã}"))
def _only_these_open(judged: JudgedSubject, count: int, ids: list[str]) -> None:
    unsettled = [c.id for c in judged.rulebook.criteria if judged.range(c.id)[0] != judged.range(c.id)[1]]
    assert unsettled == ids
    assert len(ids) == count


@then(StepSentence("mọi tiêu chí đã có điểm"))
def _all_settled(judged: JudgedSubject) -> None:
    assert all(low == high for low, high in (judged.range(c.id) for c in judged.rulebook.criteria))


@then(StepSentence("tổng điểm là {points:Điểm}"))
def _total(judged: JudgedSubject, points: Fraction) -> None:
    assert judged.total() == (points, points)


@then(StepSentence("tổng điểm từ {low:Điểm} đến {high:Điểm}"))
def _total_between(judged: JudgedSubject, low: Fraction, high: Fraction) -> None:
    assert judged.total() == (low, high)


@then(StepSentence('xã được xếp hạng "{band:Tên}"'))
def _band(judged: JudgedSubject, band: str) -> None:
    assert judged.bands() == [band]


@then(StepSentence("xã chưa xếp hạng được, có thể là {bands:CácTên}"))
def _undecided(judged: JudgedSubject, bands: list[str]) -> None:
    assert judged.bands() == bands


@then(StepSentence('còn thiếu biểu {forms:CácBiểu} của UBND xã "{unit:Tên}"'))
def _needs(judged: JudgedSubject, forms: str, unit: str) -> None:
    gaps = judged.owed()
    assert forms_owed(gaps) == forms_in_years(forms, judged.period.year)
    assert {(gap.office, gap.unit) for gap in gaps} == {("UBND xã", unit)}


@then(StepSentence("biểu {form:Biểu} còn thiếu là của {office:CơQuan}"))
def _owed_by(judged: JudgedSubject, form: str, office: str) -> None:
    assert {gap.office for gap in judged.owed() if gap.form == form} == {office}


@then(StepSentence("không còn thiếu biểu nào"))
def _needs_nothing(judged: JudgedSubject) -> None:
    assert judged.owed() == set()


@then(StepSentence("điều kiện khống chế {id_:Mã} áp dụng"))
def _gate_closed(judged: JudgedSubject, id_: str) -> None:
    assert judged.gate(id_) is True


@then(StepSentence("điều kiện khống chế {id_:Mã} không áp dụng"))
def _gate_open(judged: JudgedSubject, id_: str) -> None:
    assert judged.gate(id_) is False


@then(
    StepSentence("chưa biết điều kiện khống chế {id_:Mã} có áp dụng hay không, vì thiếu biểu {forms:CácBiểu}")
)
def _gate_unknown(judged: JudgedSubject, id_: str, forms: str) -> None:
    assert judged.gate(id_) is None
    assert forms_owed(judged.owed(id_)) == forms_in_years(forms, judged.period.year)


@then(StepSentence("chưa biết điều kiện khống chế {id_:Mã} có áp dụng hay không"))
def _gate_left_open(judged: JudgedSubject, id_: str) -> None:
    assert judged.gate(id_) is None


@then(StepSentence("báo cáo có dấu hiệu {id_:Mã}"))
def _sign(judged: JudgedSubject, id_: str) -> None:
    assert judged.sign(id_) is True


@then(StepSentence("báo cáo không có dấu hiệu {id_:Mã}"))
def _no_sign(judged: JudgedSubject, id_: str) -> None:
    assert judged.sign(id_) is False


@then(StepSentence("chưa biết báo cáo có dấu hiệu {id_:Mã} hay không"))
def _sign_unknown(judged: JudgedSubject, id_: str) -> None:
    assert judged.sign(id_) is None


@then(StepSentence("xã đủ điều kiện đề nghị xét khen thưởng"))
def _streak(judged: JudgedSubject) -> None:
    assert judged.streak().held is True


@then(StepSentence("xã không đủ điều kiện đề nghị xét khen thưởng"))
def _no_streak(judged: JudgedSubject) -> None:
    assert judged.streak().held is False


@then(StepSentence("chưa biết xã có đủ điều kiện đề nghị xét khen thưởng hay không"))
def _streak_unknown(judged: JudgedSubject) -> None:
    assert judged.streak().held is None


@then(StepSentence("xã đã giữ được {sure:Số} năm liền"))
def _years_running(judged: JudgedSubject, sure: int) -> None:
    assert judged.streak().sure == sure


@then(StepSentence("xã đã giữ được từ {sure:Số} đến {possible:Số} năm liền"))
def _years_running_between(judged: JudgedSubject, sure: int, possible: int) -> None:
    state = judged.streak()
    assert (state.sure, state.possible) == (sure, possible)


@then(StepSentence("kết quả là tạm tính"))
def _provisional(judged: JudgedSubject) -> None:
    assert judged.result.provisional


@then(StepSentence("kết quả không phải tạm tính"))
def _not_provisional(judged: JudgedSubject) -> None:
    assert not judged.result.provisional


@then(StepSentence("máy tính tiêu chí {id_:Mã} được {points:Điểm} điểm"))
def _computed(judged: JudgedSubject, id_: str, points: Fraction) -> None:
    assert judged.computed(id_) == (points, points)


@then(StepSentence('số liệu "{title:Tên}" là {value:Số}'))
def _figure(judged: JudgedSubject, title: str, value: int) -> None:
    assert judged.figure(title).value == value


@then(StepSentence('số liệu "{title:Tên}" là ngày {day:Ngày}'))
def _day(judged: JudgedSubject, title: str, day: date) -> None:
    assert judged.figure(title).value == day


@then(StepSentence('số liệu "{title:Tên}" không có ngày'))
def _no_day(judged: JudgedSubject, title: str) -> None:
    assert judged.figure(title).state is State.NONE


@then(StepSentence('chưa biết số liệu "{title:Tên}", vì thiếu biểu {forms:CácBiểu}'))
def _figure_unknown(judged: JudgedSubject, title: str, forms: str) -> None:
    cell = judged.figure(title)
    assert cell.unknown
    assert forms_owed(cell.owed) == forms_in_years(forms, judged.period.year)
