"""What an evaluation office does with a period beyond scoring it: lock, announce, other periods, other
units."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, then, when

from desk.cli.app import code_of
from facts.standing import COMMUNE
from scenarios.steps.command_line import OfficeAtWork, exact
from scenarios.steps.drafts import DraftReturn, DraftReturns
from scenarios.steps.journey_steps import write_new
from scenarios.steps.words import StepSentence, points_from, table_rows

Table = list[list[str]]
REFUSED = 2


def _call(office: OfficeAtWork, *arguments: str) -> Any:
    return office.call(*arguments, "--workspace", office.workspace)


def _code(office: OfficeAtWork, *arguments: str) -> int:
    return code_of([*arguments, "--workspace", str(office.workspace)])


def _send(returns: DraftReturns, office: OfficeAtWork) -> None:
    office.take(write_new(returns, office))


# Locks and announcements


@when(StepSentence('khóa sổ kỳ "{period:Tên}"'))
def _lock(office: OfficeAtWork, period: str) -> None:
    _call(office, "lock", period)


@when(StepSentence('mở lại kỳ "{period:Tên}" với lý do "{reason:Tên}"'))
def _reopen(office: OfficeAtWork, period: str, reason: str) -> None:
    _call(office, "lock", period, "--reopen", "--reason", reason)


@when(StepSentence('nhập các báo cáo và mở lại kỳ "{period:Tên}" với lý do "{reason:Tên}"'))
def _import_and_reopen(returns: DraftReturns, office: OfficeAtWork, period: str, reason: str) -> None:
    _send(returns, office)
    _reopen(office, period, reason)


@when(StepSentence('"{by:Tên}" xác nhận thẩm định kỳ "{period:Tên}"'))
def _confirm(office: OfficeAtWork, by: str, period: str) -> None:
    _call(office, "appraise", period, "--confirm", "--office", by)


@when(StepSentence("chấm lại năm {year:Năm}"))
def _run_again(office: OfficeAtWork, year: int) -> None:
    office.run(year)


@when(StepSentence('công bố kỳ "{period:Tên}" theo "{document:Tên}"'))
def _announce(office: OfficeAtWork, period: str, document: str) -> None:
    _call(office, "announce", period, "--document", document, "--date", "2021-01-15")


@then(StepSentence('không mở lại được kỳ "{period:Tên}" khi không có lý do'))
def _no_reopening(office: OfficeAtWork, period: str) -> None:
    assert _code(office, "lock", period, "--reopen") == REFUSED


@then(StepSentence('báo cáo "{file:Tên}" đến sau khi khóa sổ, chưa tính'))
def _late(office: OfficeAtWork, file: str) -> None:
    assert [late["file"] for late in _call(office, "lock")["late"]] == [file]


@then(StepSentence("không báo cáo nào đến sau khi khóa sổ"))
def _none_late(office: OfficeAtWork) -> None:
    assert _call(office, "lock")["late"] == []


@then(StepSentence('không công bố được kỳ "{period:Tên}"'))
def _no_announcing(office: OfficeAtWork, period: str) -> None:
    assert _code(office, "announce", period, "--document", "1/QĐ") == REFUSED


@then(StepSentence('kết quả kỳ "{period:Tên}" không khác gì kết quả đã công bố'))
def _as_announced(office: OfficeAtWork, period: str) -> None:
    assert _call(office, "announce", period)["differences"] == []


@then(StepSentence('từ khi công bố kỳ "{period:Tên}", xã "{unit:Tên}" khác ở'))
def _different(office: OfficeAtWork, period: str, unit: str, datatable: Table) -> None:
    found = _call(office, "announce", period)["differences"]
    assert {d["unit"] for d in found} == {unit}
    assert [d["what"] for d in found] == [row["Mục"] for row in table_rows(datatable)]


# Other periods


@given(StepSentence('xã "{unit:Tên}" báo kỳ "{period:Tên}", biểu {form:Biểu} có'))
def _other_period(returns: DraftReturns, unit: str, period: str, form: str, datatable: Table) -> None:
    draft = DraftReturn(unit, period, COMMUNE, date(2020, 12, 15), date(2020, 12, 18))
    draft.put("B01", {})
    for row in table_rows(datatable):
        draft.put(form, row)
    returns.drafts.append(draft)


@then(StepSentence('kỳ "{period:Tên}" xã "{unit:Tên}" có "{name:Tên}" là {now:Số}, cùng kỳ là {before:Số}'))
def _figures(office: OfficeAtWork, period: str, unit: str, name: str, now: int, before: int) -> None:
    figure = _call(office, "figures", period, "--unit", unit)["figures"][name]
    assert (figure["now"], figure["before"]) == (now, before)


@then(StepSentence('kỳ "{period:Tên}" xã "{unit:Tên}" có "{name:Tên}" là {now:Số}'))
def _figure(office: OfficeAtWork, period: str, unit: str, name: str, now: int) -> None:
    assert _call(office, "figures", period, "--unit", unit)["figures"][name]["now"] == now


@then(StepSentence('kỳ "{period:Tên}" xã "{unit:Tên}" chưa biết "{name:Tên}"'))
def _unknown_figure(office: OfficeAtWork, period: str, unit: str, name: str) -> None:
    assert _call(office, "figures", period, "--unit", unit)["figures"][name]["now"] is None


# Units over time


def _merged(office: OfficeAtWork, period: str, day: date, unit: str) -> Any:
    found = _call(office, "units", "--period", period, "--on", day.isoformat())["rows"]
    return next(one for one in found if one["unit"] == unit)


@then(StepSentence('theo đơn vị ngày {day:Ngày}, kỳ "{period:Tên}" xã "{unit:Tên}" gồm'))
def _made_of(office: OfficeAtWork, day: date, period: str, unit: str, datatable: Table) -> None:
    found = {
        p["unit"]: ([exact(end) for end in p["score"]], *p["streaks"].values())
        for p in _merged(office, period, day, unit)["predecessors"]
    }
    assert found == {
        row["Mã"]: ([points_from(row["Điểm"])] * 2, [int(row["Số năm liền"])] * 2)
        for row in table_rows(datatable)
    }


@then(
    StepSentence(
        'theo đơn vị ngày {day:Ngày}, kỳ "{period:Tên}" xã "{unit:Tên}" có một điểm của chính nó, không phải'
        " điểm cộng hay trung bình"
    )
)
def _own_score(office: OfficeAtWork, day: date, period: str, unit: str) -> None:
    found = _merged(office, period, day, unit)
    low, high = map(exact, found["score"])
    before = [exact(p["score"][0]) for p in found["predecessors"]]
    assert low == high
    assert low not in (sum(before), sum(before) / len(before))


@then(StepSentence('theo đơn vị ngày {day:Ngày}, kỳ "{period:Tên}" xã "{unit:Tên}" chưa rõ điểm'))
def _open_score(office: OfficeAtWork, day: date, period: str, unit: str) -> None:
    low, high = _merged(office, period, day, unit)["score"]
    assert low < high


def _listed(office: OfficeAtWork, day: date) -> dict[str, str]:
    return {u["code"]: u["made_of"] for u in _call(office, "units", "--on", day.isoformat())["rows"]}


@then(StepSentence('danh mục ngày {day:Ngày} có xã "{unit:Tên}"'))
def _is_listed(office: OfficeAtWork, day: date, unit: str) -> None:
    assert unit in _listed(office, day)


@then(StepSentence('danh mục ngày {day:Ngày} không có xã "{unit:Tên}"'))
def _is_not_listed(office: OfficeAtWork, day: date, unit: str) -> None:
    assert unit not in _listed(office, day)


@then(StepSentence('danh mục ngày {day:Ngày} ghi xã "{unit:Tên}" gồm xã cũ {units:CácTên}'))
def _listed_of(office: OfficeAtWork, day: date, unit: str, units: list[str]) -> None:
    assert re.findall(r"\((\d{5})\)", _listed(office, day)[unit]) == units


@pytest.fixture
def adding() -> dict[str, Any]:
    """What adding units printed."""
    return {}


@when(StepSentence("thêm các đơn vị"))
def _add_units(
    office: OfficeAtWork,
    adding: dict[str, Any],
    tmp_path: Path,
    datatable: Table,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with (tmp_path / "don_vi.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(datatable)
    adding["code"] = _code(office, "units", "--add", str(tmp_path / "don_vi.csv"), "--json")
    adding["said"] = capsys.readouterr().err


@then(StepSentence("lần thêm đơn vị nêu dòng {first:Số} và dòng {second:Số}"))
def _lines_told(adding: dict[str, Any], first: int, second: int) -> None:
    assert adding["code"] != 0
    assert {int(n) for n in re.findall(r"don_vi\.csv dòng (\d+)", adding["said"])} == {first, second}
