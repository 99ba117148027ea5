"""What a commune's result says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pytest_bdd import then

from engine.logic.cells import State
from facts.forms.catalogue import FORMS
from scenarios.steps.judged import Judged, forms_owed
from scenarios.steps.words import Sentence, forms_in_years


@then(Sentence("tiêu chí {id_:Mã} được {points:Điểm} điểm"))
def _points(judged: Judged, id_: str, points: Fraction) -> None:
    assert judged.range(id_) == (points, points)


@then(Sentence("tiêu chí {id_:Mã} không áp dụng, được {points:Điểm} điểm"))
def _not_applicable(judged: Judged, id_: str, points: Fraction) -> None:
    assert not judged.applies(id_)
    assert judged.range(id_) == (points, points)


@then(Sentence("tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm vì thiếu biểu {forms:CácBiểu}"))
def _points_between(judged: Judged, id_: str, low: Fraction, high: Fraction, forms: str) -> None:
    assert judged.range(id_) == (low, high)
    assert forms_owed(judged.owed(id_)) == forms_in_years(forms, judged.period.year)


@then(
    Sentence(
        'tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm vì ô "{header:Tên}" của biểu {form:Biểu} để trống'
    )
)
def _points_between_for_a_blank(
    judged: Judged, id_: str, low: Fraction, high: Fraction, header: str, form: str
) -> None:
    assert judged.range(id_) == (low, high)
    (gap,) = judged.owed(id_)
    assert (gap.form, FORMS[form].fields[gap.field].header) == (form, header)


@then(Sentence("tiêu chí {id_:Mã} được từ {low:Điểm} đến {high:Điểm} điểm"))
def _points_from_to(judged: Judged, id_: str, low: Fraction, high: Fraction) -> None:
    assert judged.range(id_) == (low, high)


@then(Sentence("chỉ {count:Số} tiêu chí chưa có điểm: {ids:CácMã}"))
def _only_these_open(judged: Judged, count: int, ids: list[str]) -> None:
    unsettled = [c.id for c in judged.rulebook.criteria if judged.range(c.id)[0] != judged.range(c.id)[1]]
    assert unsettled == ids
    assert len(ids) == count


@then(Sentence("mọi tiêu chí đã có điểm"))
def _all_settled(judged: Judged) -> None:
    assert all(low == high for low, high in (judged.range(c.id) for c in judged.rulebook.criteria))


@then(Sentence("tổng điểm là {points:Điểm}"))
def _total(judged: Judged, points: Fraction) -> None:
    assert judged.total() == (points, points)


@then(Sentence("tổng điểm từ {low:Điểm} đến {high:Điểm}"))
def _total_between(judged: Judged, low: Fraction, high: Fraction) -> None:
    assert judged.total() == (low, high)


@then(Sentence('xã được xếp hạng "{band:Tên}"'))
def _band(judged: Judged, band: str) -> None:
    assert judged.bands() == [band]


@then(Sentence("xã chưa xếp hạng được, có thể là {bands:CácTên}"))
def _undecided(judged: Judged, bands: list[str]) -> None:
    assert judged.bands() == bands


@then(Sentence('còn thiếu biểu {forms:CácBiểu} của UBND xã "{unit:Tên}"'))
def _needs(judged: Judged, forms: str, unit: str) -> None:
    gaps = judged.owed()
    assert forms_owed(gaps) == forms_in_years(forms, judged.period.year)
    assert {(gap.office, gap.unit) for gap in gaps} == {("UBND xã", unit)}


@then(Sentence("không còn thiếu biểu nào"))
def _needs_nothing(judged: Judged) -> None:
    assert judged.owed() == set()


@then(Sentence("điều kiện khống chế {id_:Mã} áp dụng"))
def _gate_closed(judged: Judged, id_: str) -> None:
    assert judged.gate(id_) is True


@then(Sentence("điều kiện khống chế {id_:Mã} không áp dụng"))
def _gate_open(judged: Judged, id_: str) -> None:
    assert judged.gate(id_) is False


@then(Sentence("chưa biết điều kiện khống chế {id_:Mã} có áp dụng hay không, vì thiếu biểu {forms:CácBiểu}"))
def _gate_unknown(judged: Judged, id_: str, forms: str) -> None:
    assert judged.gate(id_) is None
    assert forms_owed(judged.owed(id_)) == forms_in_years(forms, judged.period.year)


@then(Sentence("chưa biết điều kiện khống chế {id_:Mã} có áp dụng hay không"))
def _gate_left_open(judged: Judged, id_: str) -> None:
    assert judged.gate(id_) is None


@then(Sentence("báo cáo có dấu hiệu {id_:Mã}"))
def _sign(judged: Judged, id_: str) -> None:
    assert judged.sign(id_) is True


@then(Sentence("báo cáo không có dấu hiệu {id_:Mã}"))
def _no_sign(judged: Judged, id_: str) -> None:
    assert judged.sign(id_) is False


@then(Sentence("chưa biết báo cáo có dấu hiệu {id_:Mã} hay không"))
def _sign_unknown(judged: Judged, id_: str) -> None:
    assert judged.sign(id_) is None


@then(Sentence("xã đủ điều kiện đề nghị xét khen thưởng"))
def _streak(judged: Judged) -> None:
    assert judged.streak().held is True


@then(Sentence("xã không đủ điều kiện đề nghị xét khen thưởng"))
def _no_streak(judged: Judged) -> None:
    assert judged.streak().held is False


@then(Sentence("chưa biết xã có đủ điều kiện đề nghị xét khen thưởng hay không"))
def _streak_unknown(judged: Judged) -> None:
    assert judged.streak().held is None


@then(Sentence("xã đã giữ được {sure:Số} năm liền"))
def _years_running(judged: Judged, sure: int) -> None:
    assert judged.streak().sure == sure


@then(Sentence("xã đã giữ được từ {sure:Số} đến {possible:Số} năm liền"))
def _years_running_between(judged: Judged, sure: int, possible: int) -> None:
    state = judged.streak()
    assert (state.sure, state.possible) == (sure, possible)


@then(Sentence("kết quả là tạm tính"))
def _provisional(judged: Judged) -> None:
    assert judged.result.provisional


@then(Sentence("kết quả không phải tạm tính"))
def _not_provisional(judged: Judged) -> None:
    assert not judged.result.provisional


@then(Sentence("máy tính tiêu chí {id_:Mã} được {points:Điểm} điểm"))
def _computed(judged: Judged, id_: str, points: Fraction) -> None:
    assert judged.computed(id_) == (points, points)


@then(Sentence('số liệu "{title:Tên}" là {value:Số}'))
def _figure(judged: Judged, title: str, value: int) -> None:
    assert judged.figure(title).value == value


@then(Sentence('số liệu "{title:Tên}" là ngày {day:Ngày}'))
def _day(judged: Judged, title: str, day: date) -> None:
    assert judged.figure(title).value == day


@then(Sentence('số liệu "{title:Tên}" không có ngày'))
def _no_day(judged: Judged, title: str) -> None:
    assert judged.figure(title).state is State.NONE


@then(Sentence('chưa biết số liệu "{title:Tên}", vì thiếu biểu {forms:CácBiểu}'))
def _figure_unknown(judged: Judged, title: str, forms: str) -> None:
    cell = judged.figure(title)
    assert cell.unknown
    assert forms_owed(cell.owed) == forms_in_years(forms, judged.period.year)
