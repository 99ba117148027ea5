"""Parts of a point that a board decides, from the blank form to the points: written as an officer writes
them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from desk.office.appraising import given_in
from desk.office.blanks import blanks_written
from desk.workspace.compiled_rules import rules_in
from desk.workspace.importing import imported
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import context_of
from engine.indicators.columnar.series import column_from_series
from engine.indicators.subjects import Subject
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.columnar.columns import value_at
from facts.archive.tables import rows_from_parquet
from facts.forms.catalogue import FORMS
from tests.desk.conftest import Office
from tests.long_run import some_of

UNIT, BOOK = "31003", "hoi_dong"
ASKED = """declared_facts: hoi_dong_khai
subject: commune_period
title: {vi: Hội đồng chấm, en: Board}
cites: [minh-hoa]
in_force: {from: 2016-01-01}
within: [01-01, 12-31]
facts:
  diem_mo_hinh: {asks: points, at_most: 10, office: UBND xã, cites: [minh-hoa], vi: Điểm mô hình, en: Points}
  so_buoi: {asks: count, office: UBND xã, cites: [minh-hoa], vi: Số buổi, en: Meetings}
"""
SCORED = """rulebook: hoi_dong
title: {{vi: Điểm hội đồng, en: Points of a board}}
subject: hoi_dong_khai
in_force: {{from: 2016-01-01}}
cites: [minh-hoa]
total: 10
rounding: {{points: {}}}
criteria:
  - id: HD1
    title: {{vi: Mô hình, en: Model}}
    cites: [minh-hoa]
    points: {{of: diem_mo_hinh}}
bands:
  - {{id: dat, title: {{vi: Đạt, en: Met}}, from: 4.5}}
  - {{id: chua, title: {{vi: Chưa đạt, en: Not met}}, from: 0}}
"""


def asking(office: Office, decimals: int) -> Office:
    folder = office.made.rules
    (folder / "declared").mkdir(exist_ok=True)
    (folder / "declared" / "hoi_dong.yaml").write_text(ASKED, encoding="utf-8")
    (folder / BOOK).mkdir(exist_ok=True)
    (folder / BOOK / "rulebook.yaml").write_text(SCORED.format(decimals), encoding="utf-8")
    office.rules = rules_in(folder)
    return office


@pytest.fixture
def board(office: Office) -> Office:
    return asking(office, 1)


def blank(office: Office, fill: dict[str, Any]) -> tuple[Path, str]:
    """Return the blank B17 of the commune with column "Số" filled in by item, and all that it asks in
    words."""
    period = office.rules.calendar.period("2021")
    assert period is not None
    folder = office.folder / str(len(list(office.folder.iterdir())))
    paths = blanks_written(office.made, office.rules, folder, period, [UNIT], None, "", date(2021, 12, 1))
    (path,) = [p for p in paths if "B17" in openpyxl.load_workbook(p).sheetnames]
    book = openpyxl.load_workbook(path)
    for row in book["B00"].iter_rows():
        label = str(row[0].value or "").removesuffix(" *")
        if label == "Ngày lập":
            row[1].value = date(2021, 12, 15)
        elif label[:3] in FORMS and not row[1].value:
            row[1].value = "không phát sinh"
    asked = []
    for row in book["B17"].iter_rows(min_row=4):
        asked.append(str(row[2].value))
        if row[1].value in fill:
            row[4].value = fill[row[1].value]
    book.save(path)
    return path, " ".join(asked)


def told(office: Office, **fill: Any) -> list[Any]:
    path, _ = blank(office, fill)
    report = imported(office.made, office.rules, [path], date(2021, 12, 20), None, lambda *_: None)
    return [found.problem for found in report.problems]


def score(office: Office) -> tuple[Fraction, Fraction]:
    period = office.rules.calendar.period("2021")
    assert period is not None
    book = office.rules.rulebooks[BOOK]
    evaluation = evaluation_today(office.made, office.rules, period)
    by_columns = evaluation.scores(book, period)[UNIT][0]
    oracle = evaluation.explained(book, Subject("unit", UNIT), period).scored
    assert (by_columns.low, by_columns.high, by_columns.bands) == (oracle.low, oracle.high, oracle.bands)
    return oracle.low, oracle.high


@pytest.mark.parametrize("written", some_of(("4,5", "4.5", 4.5), 1))
def test_half_points_are_taken_as_they_are_written(board: Office, written: Any) -> None:
    assert told(board, DIEM_MO_HINH=written, SO_BUOI=3) == []
    assert score(board) == (Fraction("4.5"), Fraction("4.5"))


def test_the_blank_says_how_fine_points_may_be(board: Office) -> None:
    assert "từ 0 đến 10 điểm, được lẻ đến 1 chữ số thập phân (như 0,5)" in blank(board, {})[1]
    assert "từ 0 đến 10 điểm, không lẻ" in blank(asking(board, 0), {})[1]


def test_points_finer_than_the_rulebook_counts_are_named_at_their_cell(board: Office) -> None:
    (found,) = told(board, DIEM_MO_HINH="4,25", SO_BUOI=3)
    assert (found.code, found.expected, dict(found.params), found.set_aside) == (
        "number_invalid",
        "decimals",
        {"n": "1"},
        True,
    )
    assert score(board) == (0, 10)


def test_half_points_are_refused_where_the_rulebook_counts_whole_ones(office: Office) -> None:
    (found,) = told(asking(office, 0), DIEM_MO_HINH="4,5", SO_BUOI=3)
    assert (found.code, found.expected) == ("number_invalid", "whole")


def test_a_count_stays_whole(board: Office) -> None:
    (found,) = told(board, DIEM_MO_HINH="4,5", SO_BUOI="2,5")
    assert (found.code, found.expected, found.set_aside) == ("number_invalid", "whole", True)
    assert context_of(board.rules).decimals["SO_BUOI"] == 0
    assert score(board) == (Fraction("4.5"), Fraction("4.5"))


def test_parts_of_a_point_are_given_at_the_desk_too(board: Office) -> None:
    book = board.rules.rulebooks[BOOK]
    for written in ("4,5", "4.5", "4,125"):
        given = given_in({"points": written, "reason": "xem hồ sơ", "minutes": "13/BB"}, book.criteria[0], 3)
        assert given.points == Decimal(written.replace(",", "."))


def values(*said: str | None) -> Iterator[Fraction | None]:
    series = pl.Series([None if one is None else Decimal(one) for one in said], dtype=pl.Decimal(22, 6))
    column = column_from_series(series, FactType(NUMBER))
    for row in range(len(said)):
        found = value_at(column, row)[1]
        yield found if isinstance(found, Fraction) else None


def test_decimals_are_read_exactly_however_many_digits_they_have() -> None:
    assert list(values("4.5", None, "3")) == [Fraction("4.5"), None, 3]
    assert list(values("4", None)) == [4, None]
    large = "999999999999999"  # more millionths than 64 bits hold
    assert list(values(large, "0.000001", None)) == [Fraction(large), Fraction("0.000001"), None]
    assert list(values("9007199254740.993", None)) == [Fraction("9007199254740.993"), None]


def test_a_number_filed_while_its_column_was_whole_is_read_as_a_decimal() -> None:
    row = {
        "_row": [4],
        "_withdrawn": [None],
        "_set_aside": [False],
        "unit_code": [UNIT],
        "period_year": [2021],
        "item": ["A"],
        "number": [3],
    }
    buffer = io.BytesIO()
    pl.select(pl.DataFrame(row).to_struct("B17").implode()).write_parquet(buffer)
    (found,) = rows_from_parquet(buffer.getvalue())["B17"]
    assert found.values["number"] == Decimal(3)
    assert isinstance(found.values["number"], Decimal)
