"""A venue, and what happens there."""

from __future__ import annotations

from datetime import date

from pytest_bdd import given

from scenarios.steps.drafts import DraftReturns, Row
from scenarios.steps.words import StepSentence, table_rows, text_from_day

Table = list[list[str]]


def _declare(returns: DraftReturns, venue: str, row: Row) -> None:
    """List a venue in every year return of its commune."""
    returns.venue = venue
    for draft in returns.yearly():
        draft.put("B02", {"Mã cơ sở": venue, **row})


@given(StepSentence('cơ sở "{venue:Tên}" loại "{type_:Tên}"'))
def _venue(returns: DraftReturns, venue: str, type_: str) -> None:
    _declare(returns, venue, {"Loại hình": type_})


@given(StepSentence('cơ sở "{venue:Tên}" chuyển sang loại "{type_:Tên}"'))
def _other_type(returns: DraftReturns, venue: str, type_: str) -> None:
    _declare(returns, venue, {"Loại hình": type_})


@given(StepSentence("cơ sở này ghi trong biểu B02"))
def _venue_row(returns: DraftReturns, datatable: Table) -> None:
    (row,) = table_rows(datatable)
    _declare(returns, returns.venue, row)


@given(StepSentence("cơ sở này được kiểm tra ngày {day:Ngày}, không có vi phạm"))
def _inspected(returns: DraftReturns, day: date) -> None:
    returns.holding(day).put("B04", {"Mã cơ sở": returns.venue, "Ngày kiểm tra": text_from_day(day)})


def _found(returns: DraftReturns, day: date, *acts: str) -> None:
    draft = returns.holding(day)
    draft.put("B04", {"Mã cơ sở": returns.venue, "Ngày kiểm tra": text_from_day(day), "Kết quả": "vi phạm"})
    for act in acts:
        draft.put("B05", {"Hành vi": act})


@given(StepSentence('cơ sở này bị phát hiện "{act:Tên}" ngày {day:Ngày}'))
def _breach(returns: DraftReturns, act: str, day: date) -> None:
    _found(returns, day, act)


@given(StepSentence("cơ sở này bị phát hiện {acts:CácTên} trong cùng một lần kiểm tra ngày {day:Ngày}"))
def _breaches_at_once(returns: DraftReturns, acts: list[str], day: date) -> None:
    _found(returns, day, *acts)


@given(StepSentence('{number:Số} lần kiểm tra cơ sở này năm {year:Năm} đều phát hiện "{act:Tên}"'))
def _breaches(returns: DraftReturns, number: int, year: int, act: str) -> None:
    for month in range(1, number + 1):
        _found(returns, date(year, month, 10), act)


@given(StepSentence("vụ việc tại cơ sở này trong biểu B06 năm {year:Năm} có"))
def _cases(returns: DraftReturns, year: int, datatable: Table) -> None:
    for row in table_rows(datatable):
        returns.of(year).put("B06", {"Mã cơ sở": returns.venue, **row})


@given(StepSentence("người lao động tại cơ sở này trong biểu B09 năm {year:Năm} có"))
def _workers(returns: DraftReturns, year: int, datatable: Table) -> None:
    for row in table_rows(datatable):
        returns.of(year).put("B09", {"Mã cơ sở": returns.venue, **row})


@given(StepSentence("tin báo về cơ sở này trong biểu B10 năm {year:Năm} có"))
def _tips(returns: DraftReturns, year: int, datatable: Table) -> None:
    for row in table_rows(datatable):
        returns.of(year).put("B10", {"Mã cơ sở": returns.venue, **row})
