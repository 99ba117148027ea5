"""From returns to results, through files and the command line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from pytest_bdd import given, then, when

from desk.workspace.folder import Workspace
from engine.rulebook.model.roles import RECOGNITION, all_in_role
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.command_line import OfficeAtWork, exact
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.return_files import write_return
from scenarios.steps.twins import twin
from scenarios.steps.words import StepSentence, forms_in_years, points_from, table_rows

Table = list[list[str]]
YES_NO = {"có": "yes", "không": "no", "chưa biết": "unknown"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfficeAtWork:
    """An empty workspace, and its key beside it."""
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "kho.key"))
    return OfficeAtWork(tmp_path / "w")


@pytest.fixture(scope="session")
def example_office(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> OfficeAtWork:
    """The example, imported and scored for 2020 once. Read it; do not change it."""
    folder = twin(example_workspace.folder, tmp_path_factory.mktemp("an_bien") / "w")
    made = OfficeAtWork(folder)
    made.run(2020)
    return made


@given(
    StepSentence("các báo cáo mẫu của huyện An Biên đã nhập và đã chấm điểm năm 2020"),
    target_fixture="office",
)
def _example(example_office: OfficeAtWork) -> OfficeAtWork:
    return example_office


def write_new(returns: DraftReturns, office: OfficeAtWork) -> Path:
    folder = office.workspace.parent / "bao_cao"
    for draft in returns.drafts:
        if draft.name not in office.written:
            write_return(draft, folder)
            office.written.add(draft.name)
    return folder


@when(StepSentence("nhập các báo cáo và chấm điểm năm {year:Năm}"))
def _import_and_run(returns: DraftReturns, office: OfficeAtWork, year: int) -> None:
    office.take(write_new(returns, office))
    office.run(year)


@when(StepSentence("nhập từng báo cáo theo thứ tự ngược lại và chấm điểm năm {year:Năm}"))
def _import_backwards_and_run(returns: DraftReturns, office: OfficeAtWork, year: int) -> None:
    office.workspace = office.workspace.with_name("w_nguoc")
    folder = write_new(returns, office)
    for path in sorted(folder.glob("*/*"), reverse=True):
        office.take(path)
    office.run(year)


@when(StepSentence("nhập lại đúng các báo cáo ấy và chấm điểm năm {year:Năm}"))
def _import_again_and_run(returns: DraftReturns, office: OfficeAtWork, year: int) -> None:
    office.take(write_new(returns, office))
    office.run(year)


@when(StepSentence("chấm điểm năm {year:Năm} theo báo cáo nhận đến ngày {day:Ngày}"))
def _run_as_of(office: OfficeAtWork, year: int, day: date) -> None:
    office.run(year, "--as-of", day.isoformat())


def _range(found: list[float]) -> tuple[Fraction, Fraction]:
    low, high = found
    return exact(low), exact(high)


def _band(rules: Rules, id_: str | None) -> str:
    (book,) = all_in_role(rules, RECOGNITION)
    return book.band(id_).title["vi"] if id_ else "chưa xếp hạng được"


@then(StepSentence('bảng kết quả ghi xã "{unit:Tên}" {points:Điểm} điểm, xếp hạng "{band:Tên}"'))
def _row(office: OfficeAtWork, shipped_rules: Rules, unit: str, points: Fraction, band: str) -> None:
    row = office.results()[unit]
    assert _range(row["score"]) == (points, points)
    assert _band(shipped_rules, row["band"]) == band


@then(
    StepSentence('bảng kết quả ghi xã "{unit:Tên}" từ {low:Điểm} đến {high:Điểm} điểm, xếp hạng "{band:Tên}"')
)
def _open_row(
    office: OfficeAtWork, shipped_rules: Rules, unit: str, low: Fraction, high: Fraction, band: str
) -> None:
    row = office.results()[unit]
    assert _range(row["score"]) == (low, high)
    assert _band(shipped_rules, row["band"]) == band


@then(StepSentence('bảng kết quả ghi xã "{unit:Tên}" từ {low:Điểm} đến {high:Điểm} điểm, chưa xếp hạng được'))
def _undecided_row(office: OfficeAtWork, unit: str, low: Fraction, high: Fraction) -> None:
    row = office.results()[unit]
    assert _range(row["score"]) == (low, high)
    assert row["undecided"]


@then(StepSentence('bảng kết quả ghi xã "{unit:Tên}" máy tính từ {low:Điểm} đến {high:Điểm} điểm'))
def _computed_row(office: OfficeAtWork, unit: str, low: Fraction, high: Fraction) -> None:
    assert _range(office.results()[unit]["computed"]) == (low, high)


@then(StepSentence('xã "{unit:Tên}" còn nợ biểu {forms:CácBiểu}'))
def _needs(office: OfficeAtWork, unit: str, forms: str) -> None:
    row = office.results()[unit]
    owed = {(need["form"], need["period"]) for need in row["needs"] if not need["correct"]}
    assert owed == forms_in_years(forms, int(row["subject"]["period"]))
    assert {(need["office"], need["unit"]) for need in row["needs"]} == {("UBND xã", unit)}


@then(
    StepSentence(
        'kết quả của xã "{unit:Tên}" cần sửa dòng {number:Số} của biểu {form:Biểu} trong tệp "{file:Tên}"'
    )
)
def _needs_row(office: OfficeAtWork, unit: str, number: int, form: str, file: str) -> None:
    rows = {need["row"] for need in office.results()[unit]["needs"] if need["correct"]}
    assert f"{file}, {form}, dòng {number}" in rows


@then(StepSentence('xã "{unit:Tên}" không nợ biểu nào'))
def _needs_nothing(office: OfficeAtWork, unit: str) -> None:
    assert office.results()[unit]["needs"] == []


@then(StepSentence('điểm của xã "{unit:Tên}" là'))
def _points(office: OfficeAtWork, unit: str, datatable: Table) -> None:
    found = {
        c["id"]: (*_range(c["points"]), {need["form"] for need in c["needs"]})
        for c in office.explained(unit)["criteria"]
    }
    said = {
        row["Tiêu chí"]: (points_from(row["Từ"]), points_from(row["Đến"]), set(row["Biểu còn thiếu"].split()))
        for row in table_rows(datatable)
    }
    assert found == said


@then(StepSentence('điều kiện khống chế của xã "{unit:Tên}" là'))
def _gates(office: OfficeAtWork, unit: str, datatable: Table) -> None:
    said = {row["Điều kiện"]: YES_NO[row["Áp dụng"]] for row in table_rows(datatable)}
    assert office.results()[unit]["gates"] == said


@then(StepSentence('dấu hiệu của báo cáo xã "{unit:Tên}" là'))
def _signs(office: OfficeAtWork, unit: str, datatable: Table) -> None:
    """Say how the signs listed answer; those not listed don't stand."""
    said = {row["Dấu hiệu"]: YES_NO[row["Có"]] for row in table_rows(datatable)}
    found = office.results()[unit]["signs"]
    assert {id_: found[id_] for id_ in said} == said
    assert {id_ for id_, answer in found.items() if answer == "yes"} <= said.keys()


@then(StepSentence('báo cáo của xã "{unit:Tên}" có dấu hiệu {id_:Mã}'))
def _sign(office: OfficeAtWork, unit: str, id_: str) -> None:
    assert office.results()[unit]["signs"][id_] == "yes"


@then(StepSentence('báo cáo của xã "{unit:Tên}" không có dấu hiệu {id_:Mã}'))
def _no_sign(office: OfficeAtWork, unit: str, id_: str) -> None:
    assert office.results()[unit]["signs"][id_] == "no"


@then(
    StepSentence(
        'lời giải thích tiêu chí {id_:Mã} của xã "{unit:Tên}" dẫn đến tệp "{file:Tên}", biểu {form:Biểu},'
        " dòng {row:Số}"
    )
)
def _traced(office: OfficeAtWork, id_: str, unit: str, file: str, form: str, row: int) -> None:
    assert {"file": file, "sheet": form, "row": row} in office.criterion(unit, id_)["records"]


@then(StepSentence('lời giải thích tiêu chí {id_:Mã} của xã "{unit:Tên}" nêu căn cứ "{citation:Tên}"'))
def _cited(office: OfficeAtWork, id_: str, unit: str, citation: str) -> None:
    assert citation in office.criterion(unit, id_)["cites"]


@then(StepSentence('lời giải thích tiêu chí {id_:Mã} của xã "{unit:Tên}" nêu ngưỡng {value:Điểm}'))
def _threshold(office: OfficeAtWork, id_: str, unit: str, value: Fraction) -> None:
    (parameter,) = office.criterion(unit, id_)["parameters"].values()
    assert [exact(v) for v in parameter["value"]] == [value]


@then(StepSentence('lời giải thích cho xã "{unit:Tên}" có chữ "{words:Tên}"'))
def _told(office: OfficeAtWork, unit: str, words: str) -> None:
    assert words in office.ask("explain", office.runs[-1], "--unit", unit, "--full")


@then(StepSentence('không chữ nào máy in ra có "{words:Tên}"'))
def _untold(returns: DraftReturns, office: OfficeAtWork, words: str) -> None:
    run = office.runs[-1]
    for verb in (("results", run), ("explain", run, "--unit", returns.unit)):
        assert words not in office.ask(*verb, "--full")
        assert words not in office.ask(*verb, "--json")


@then(StepSentence("kết quả giống hệt lần trước"))
def _same(office: OfficeAtWork) -> None:
    assert office.results(-1) == office.results(-2)


@then(StepSentence("đó vẫn là lần chạy trước"))
def _same_run(office: OfficeAtWork) -> None:
    assert office.runs[-1] == office.runs[-2]


@then(StepSentence("tính lại lần chạy đầu cho kết quả y hệt"))
def _verified(office: OfficeAtWork) -> None:
    assert office.call("verify", office.runs[0])["same"] is True


@then(StepSentence('lần nhập ghi "{key:Tên}" của biểu {form:Biểu} biến mất mà không có lý do'))
def _gone(office: OfficeAtWork, key: str, form: str) -> None:
    assert (form, key) in {(gone["form"], gone["key"]) for gone in office.imported["gone_without_reason"]}


@then(StepSentence("lần nhập không ghi gì biến mất"))
def _nothing_gone(office: OfficeAtWork) -> None:
    assert office.imported["gone_without_reason"] == []


@then(StepSentence('lần nhập nêu tệp "{file:Tên}", biểu {form:Biểu}, ô {cell:w} để riêng'))
def _set_aside(office: OfficeAtWork, file: str, form: str, cell: str) -> None:
    places = {(p["file"], p["sheet"], p["cell"]) for p in office.imported["problems"] if p["set_aside"]}
    assert (file, form, cell) in places


@then(StepSentence('kết quả của xã "{unit:Tên}" là tạm tính'))
def _provisional(office: OfficeAtWork, unit: str) -> None:
    assert office.results()[unit]["provisional"]


@then(StepSentence('kết quả của xã "{unit:Tên}" không phải tạm tính'))
def _not_provisional(office: OfficeAtWork, unit: str) -> None:
    assert not office.results()[unit]["provisional"]
