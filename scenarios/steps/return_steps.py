"""What came in: whole returns, forms with rows, nil, missing, corrected."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_bdd import given

from scenarios.steps.drafts import DraftReturns, header_of_key
from scenarios.steps.records import Counting, standing_from_drafts
from scenarios.steps.stated import Evaluating, evaluated_anew
from scenarios.steps.words import StepSentence, forms_in_years, table_rows

Table = list[list[str]]


@pytest.fixture
def returns() -> DraftReturns:
    """The returns of a scenario, still being written."""
    return DraftReturns()


@pytest.fixture
def counted() -> Counting:
    """How returns become what counts."""
    return standing_from_drafts


@pytest.fixture
def evaluated() -> Evaluating:
    """How what counts becomes figures."""
    return evaluated_anew


@given(StepSentence('xã "{unit:Tên}" đã nộp đủ các biểu từ năm {first:Năm} đến năm {last:Năm}'))
def _years_returned(returns: DraftReturns, unit: str, first: int, last: int) -> None:
    returns.everything_nil(unit, range(first, last + 1))


@given(StepSentence('xã "{unit:Tên}" cũng đã nộp đủ các biểu năm {year:Năm}'))
def _other_commune_returned(returns: DraftReturns, unit: str, year: int) -> None:
    """Add another commune; the one spoken of stays."""
    spoken_of = returns.unit
    returns.everything_nil(unit, [year])
    returns.unit = spoken_of


@given(StepSentence("biểu {form:Biểu} năm {year:Năm} có"))
def _form_with_rows(returns: DraftReturns, form: str, year: int, datatable: Table) -> None:
    for row in table_rows(datatable):
        returns.of(year).put(form, row)


@given(StepSentence("biểu {form:Biểu} sáu tháng đầu năm {year:Năm} có"))
def _half_year_form_with_rows(returns: DraftReturns, form: str, year: int, datatable: Table) -> None:
    for row in table_rows(datatable):
        returns.of(f"{year}-6T").put(form, row)


@given(StepSentence('xã "{unit:Tên}" báo biểu {form:Biểu} năm {year:Năm}, có'))
def _form_of_another_commune(
    returns: DraftReturns, unit: str, form: str, year: int, datatable: Table
) -> None:
    for row in table_rows(datatable):
        returns.of(year, unit=unit).put(form, row)


@given(StepSentence("{office:CơQuan} báo biểu {form:Biểu} năm {year:Năm}, có"))
def _form_of_another_office(
    returns: DraftReturns, office: str, form: str, year: int, datatable: Table
) -> None:
    for row in table_rows(datatable):
        returns.of(year, office).put(form, row)


@given(StepSentence("{office:CơQuan} báo biểu {form:Biểu} năm {year:Năm} không phát sinh"))
def _form_of_another_office_nil(returns: DraftReturns, office: str, form: str, year: int) -> None:
    returns.of(year, office).forms[form] = []


@given(StepSentence("{office:CơQuan} chưa báo biểu {form:Biểu} năm {year:Năm}"))
def _form_of_another_office_missing(returns: DraftReturns, office: str, form: str, year: int) -> None:
    returns.of(year, office).forms[form] = None


@given(StepSentence("biểu {form:Biểu} năm {year:Năm} không phát sinh"))
def _form_nil(returns: DraftReturns, form: str, year: int) -> None:
    returns.of(year).forms[form] = []


@given(StepSentence("biểu {forms:CácBiểu} chưa nộp"))
def _forms_missing(returns: DraftReturns, forms: str) -> None:
    for form, year in forms_in_years(forms, 0):
        returns.of(year).forms[form] = None


@given(StepSentence("báo cáo sáu tháng đầu năm {year:Năm} thiếu biểu {forms:CácBiểu}"))
def _half_year_forms_missing(returns: DraftReturns, year: int, forms: str) -> None:
    for form, _ in forms_in_years(forms, year):
        returns.of(f"{year}-6T").forms[form] = None


@given(StepSentence("xã chưa gửi báo cáo năm {year:Năm}"))
def _no_year_return(returns: DraftReturns, year: int) -> None:
    returns.drop(year)


@given(StepSentence("xã chưa gửi báo cáo sáu tháng đầu năm {year:Năm}"))
def _no_half_year_return(returns: DraftReturns, year: int) -> None:
    returns.drop(f"{year}-6T")


@given(StepSentence("báo cáo năm {year:Năm} được nhận ngày {day:Ngày}"))
def _year_return_received(returns: DraftReturns, year: int, day: date) -> None:
    returns.of(year).received_on = day


@given(StepSentence("báo cáo sáu tháng đầu năm {year:Năm} được nhận ngày {day:Ngày}"))
def _half_year_return_received(returns: DraftReturns, year: int, day: date) -> None:
    returns.of(f"{year}-6T").received_on = day


@given(StepSentence("ngày nhận của báo cáo năm {year:Năm} chỉ do xã ghi ở bìa"))
def _year_return_by_cover(returns: DraftReturns, year: int) -> None:
    returns.of(year).by_cover = True


@given(StepSentence("ngày nhận của báo cáo sáu tháng đầu năm {year:Năm} chỉ do xã ghi ở bìa"))
def _half_year_return_by_cover(returns: DraftReturns, year: int) -> None:
    returns.of(f"{year}-6T").by_cover = True


@given(StepSentence("một dòng của biểu {form:Biểu} năm {year:Năm} không đọc được"))
def _row_set_aside(returns: DraftReturns, form: str, year: int) -> None:
    returns.of(year).put(form, {header_of_key(form): "??"})


@given(StepSentence("xã gửi lại báo cáo năm {year:Năm}"))
def _corrected(returns: DraftReturns, year: int) -> None:
    returns.correct(year)


@given(StepSentence('xã gửi lại báo cáo năm {year:Năm}, biểu {form:Biểu} không còn dòng "{key:Tên}"'))
def _corrected_without(returns: DraftReturns, year: int, form: str, key: str) -> None:
    draft = returns.correct(year)
    kept = [row for row in draft.rows(form) if row[header_of_key(form)] != key]
    assert len(kept) < len(draft.rows(form)), f"không có dòng {key} trong biểu {form}"
    draft.forms[form] = kept


@given(
    StepSentence('xã gửi lại báo cáo năm {year:Năm}, biểu {form:Biểu} ghi "{reason:Tên}" ở dòng "{key:Tên}"')
)
def _corrected_withdrawing(returns: DraftReturns, year: int, form: str, key: str, reason: str) -> None:
    draft = returns.correct(year)
    (row,) = [row for row in draft.rows(form) if row[header_of_key(form)] == key]
    row["Rút (lý do)"] = reason


@given(StepSentence("xã gửi lại báo cáo năm {year:Năm}, biểu {form:Biểu} chỉ còn {number:Số} dòng đầu"))
def _corrected_shorter(returns: DraftReturns, year: int, form: str, number: int) -> None:
    draft = returns.correct(year)
    draft.forms[form] = draft.rows(form)[:number]
