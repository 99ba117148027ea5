"""The public workbook, searched as someone would who wants to know what it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.base.language import speaking
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.restricted_results import restricted_workbook
from desk.office.workbooks.result_sheets import Edition
from desk.office.years_shown import YearsShown, years_shown
from desk.runs.since_announced import Later
from desk.runs.year import computed_year
from desk.words.adoption_words import mark_of
from desk.words.numbers import place_words
from desk.workspace.announcements import Announced
from desk.workspace.decisions import LoggedDecision
from engine.evaluation.years import Evaluation
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from facts.spelling import folded
from facts.standing import Standing
from tests.desk.printed_size import too_small

YEARS = ("2020", "2019")
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
RECORD_ID = re.compile(r"\d{5}-(CS|VA|CAH|CT|BB|TD|TB)-|NV-[0-9A-F]{8}")


@pytest.fixture(scope="module")
def results(example_standing: Standing, shipped_rules: Rules) -> YearsShown:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    book = edition(shipped_rules.rulebooks["healthy_commune"], period.end)
    return years_shown(computed_year(Evaluation(example_standing, shipped_rules), book, period))


@pytest.fixture(scope="module")
def public(results: YearsShown, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("public") / "a.xlsx"
    return openpyxl.load_workbook(public_workbook(path, results, Edition("thử", locked=False)))


@pytest.fixture(scope="module")
def restricted(results: YearsShown, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("restricted") / "a.xlsx"
    return openpyxl.load_workbook(restricted_workbook(path, results, Edition("thử", locked=False), (1, 3)))


def texts(book: Any) -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def communes(book: Any) -> Iterator[Any]:
    return (sheet for sheet in book.worksheets if re.match(r"\d{5} ", sheet.title))


def test_communes_stand_by_band_then_by_code(public: Any, results: YearsShown) -> None:
    rows = list(public["Xếp loại"].iter_rows(min_row=5, max_row=13, values_only=True))
    order = {band.id: n for n, band in enumerate(results.year.rulebook.bands)}
    asked = sorted(
        results.all_of(results.year.period),
        key=lambda y: ([order[b] for b in y.result.scored.bands], y.result.subject.id),
    )
    assert [row[0] for row in rows] == [year.result.subject.id for year in asked]


def test_the_ranking_of_the_restricted_workbook_is_that_of_the_table(
    restricted: Any, results: YearsShown
) -> None:
    rows = list(restricted["Xếp hạng"].iter_rows(min_row=5, max_row=13, values_only=True))
    assert [(str(row[0]), row[1]) for row in rows] == [
        (place_words(row.places), row.subject) for row in results.year.rows
    ]
    settled = [
        row.places.first for row in results.year.rows if row.places and row.places.first == row.places.last
    ]
    assert [row[0] for row in rows if isinstance(row[0], int)] == settled  # what is settled can be sorted
    assert len(settled) < len([row for row in rows if row[0] != "–"])  # and here some is not
    assert all((row[0] == "–") == (row[4] == "Không xếp loại") for row in rows)


def test_the_english_edition_says_the_same_in_english(
    results: YearsShown, public: Any, tmp_path: Path
) -> None:
    with speaking("en"):
        path = public_workbook(tmp_path / "a.xlsx", results, Edition("try", locked=False))
    english = openpyxl.load_workbook(path)
    names = {results.year.name(year.result.subject.id) for year in results.by_band()}
    said = [text for text in texts(english) if not any(n.casefold() in text.casefold() for n in names)]
    assert [text for text in said if VIETNAMESE.search(text.replace("BB-TĐ", ""))] == []
    assert [len(list(sheet.rows)) for sheet in english] == [len(list(sheet.rows)) for sheet in public]
    assert all("Page" in str(sheet.oddFooter.right.text) for sheet in english)


def test_how_a_criterion_is_scored_is_said_once_for_all_communes(public: Any) -> None:
    rules = [str(row[3]) for row in public["Cách chấm"].iter_rows(min_row=5, values_only=True)]
    assert len(rules) == 19
    alike = [rule for rule in rules if not rule.startswith("theo từng đơn vị")]
    assert len(alike) > 16
    said = [str(row[5] or "") for sheet in communes(public) for row in sheet.iter_rows(values_only=True)]
    assert [text for text in said for rule in alike if rule.casefold() in text.casefold()] == []
    assert sum(text.count("Cách chấm: ") for text in said) <= 9 * (len(rules) - len(alike))


# What must not be there


def test_no_id_of_a_venue_case_party_or_worker_is_in_it(public: Any) -> None:
    assert [text for text in texts(public) if RECORD_ID.search(text)] == []


def test_no_name_or_address_of_a_venue_is_in_it(public: Any, example_standing: Standing) -> None:
    everything = folded(" | ".join(texts(public)))
    venues = [r for (kind, _, _), rows in example_standing.registers.items() if kind == "venue" for r in rows]
    assert venues
    assert [v.key for v in venues if folded(str(v.values["name"])) in everything] == []
    assert [v.key for v in venues if folded(str(v.values["address"])) in everything] == []


def figures_shown(sheet: Any) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    rows = list(sheet.iter_rows(values_only=True))
    top = next((i for i, row in enumerate(rows) if row[1] == "Số liệu được nêu"), len(rows))
    return {row[1]: (number(row[3]), number(row[4])) for row in rows[top + 1 :] if row[1]}


@pytest.mark.parametrize("book", ["public", "restricted"])
def test_a_sheet_is_printed_in_letters_of_nine_points_or_more(
    book: str, request: pytest.FixtureRequest
) -> None:
    assert too_small(request.getfixturevalue(book)) == {}


def test_no_table_stands_empty(results: YearsShown, tmp_path: Path) -> None:
    """Of three communes no sum and no figure is shown: what is there says so, without a table."""
    three = {place: year for place, year in results.years.items() if place[0] in {"30985", "30988", "30991"}}
    path = public_workbook(tmp_path / "a.xlsx", replace(results, years=three), Edition("thử", locked=True))
    public = openpyxl.load_workbook(path)
    assert list(communes(public))
    for sheet in public:
        rows = list(sheet.iter_rows())
        heads = [at for at, row in enumerate(rows) if row[0].font.b and row[0].border.left.style]
        assert all(at + 1 < len(rows) and rows[at + 1][0].value is not None for at in heads), sheet.title
    assert "Kỳ này không có số nào như vậy." in "\n".join(texts(public))


def number(text: Any) -> Fraction | None:
    found = re.match(r"-?[\d.]+(,\d+)?", str(text))
    return Fraction(found[0].replace(".", "").replace(",", ".")) if found else None


def test_no_figure_is_below_five(public: Any) -> None:
    shown = [value for sheet in communes(public) for pair in figures_shown(sheet).values() for value in pair]
    totals = public["Toàn địa bàn"].iter_rows(min_row=5, min_col=2, max_col=3, values_only=True)
    shown += [Fraction(str(v)) for row in totals for v in row if isinstance(v, int | float)]
    assert len(shown) > 50
    assert min(value for value in shown if value is not None) >= 5


# What must not follow from what is there: `tests/desk/office/disclosure/test_attack.py`.


# What may be shown at all: `tests/desk/office/disclosure/test_what_may_be_published.py`.


def test_what_differs_since_the_announcement_shows_no_points(results: YearsShown, tmp_path: Path) -> None:
    """That points changed would itself tell of a record."""
    record = LoggedDecision(
        1,
        "announce",
        "2021-01-05",
        "cán bộ",
        {"period": "2020", "document": "9/BC", "date": "2021-01-05"},
        "",
    )
    first, last = (results.year.rulebook.bands[at].id for at in (0, -1))
    later = (
        Later("30991", "score", (4321, 5432), (4421, 5432)),
        Later("30991", "band", (first,), (last, first)),
    )
    book = openpyxl.load_workbook(
        public_workbook(tmp_path / "a.xlsx", results, Edition("thử", True, Announced(record), later))
    )
    rows = list(book["Khác với công bố"].iter_rows(values_only=True))
    titles = [results.year.rulebook.band(id_).title["vi"] for id_ in (first, last)]
    assert [row[2:4] for row in rows if row[0] == "30991"] == [
        (titles[0], f"{titles[1]} hay {titles[0].lower()}, chưa đủ căn cứ")
    ]


# The restricted one


def test_every_page_says_it_is_illustrative(public: Any, restricted: Any, results: YearsShown) -> None:
    for book in (public, restricted):
        assert all(
            str(mark_of(results.year.rulebook)) in str(sheet.oddFooter.left.text) for sheet in book.worksheets
        )


def test_the_restricted_workbook_is_stamped_and_numbered(restricted: Any) -> None:
    for sheet in restricted.worksheets:
        assert "LƯU HÀNH NỘI BỘ · Bản số 01/03" in str(sheet.oddHeader.center.text)
    assert restricted["Cơ sở theo nguy cơ"].max_row > 50


def test_no_worker_victim_or_seller_is_in_the_restricted_workbook(
    restricted: Any, example_standing: Standing
) -> None:
    everything = set(texts(restricted))
    sellers = [e.key[0] for e in example_standing.events["case"] if e.record.values["type"] == "bán dâm"]
    workers = {e.key[1] for e in example_standing.events["stint"]}
    assert not everything & {*sellers, *workers}
    headers = {cell.value for cell in restricted["Vụ việc"][4]}
    assert not any("nạn nhân" in str(h) or "18 tuổi" in str(h) for h in headers)


def test_appraisal_stands_beside_computed_and_self_score(restricted: Any) -> None:
    rows = list(restricted["Thẩm định"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == 9 * 19
    assert any(row[6] for row in rows)


def test_charts_are_drawn(public: Any, restricted: Any) -> None:
    assert len(public["Xếp loại"]._charts) == 1
    assert len(restricted["Xếp hạng"]._charts) == 1
    assert len(restricted["Qua các năm"]._charts) == 1


def test_a_file_is_whole_or_absent(results: YearsShown, tmp_path: Path) -> None:
    public_workbook(tmp_path / "sổ" / "a.xlsx", results, Edition("thử", locked=True))
    assert [p.name for p in (tmp_path / "sổ").iterdir()] == ["a.xlsx"]


def test_the_restricted_workbook_adds_up_what_the_public_one_may_not(
    restricted: Any, results: YearsShown
) -> None:
    rows = {
        row[0]: row[2:] for row in restricted["Toàn địa bàn"].iter_rows(min_row=5, values_only=True) if row[0]
    }
    assert rows["Tụ điểm mại dâm đang hoạt động cuối kỳ"] == tuple(
        sum(int(y.values["hotspots_active"].value) for (_, code), y in results.years.items() if code == year)
        for year in YEARS
    )
    assert re.fullmatch(
        r"ít nhất [\d.]+ vi phạm \(\d/9 đã nộp, \d/9 chắc chắn\)", rows["Vi phạm phát hiện trong kỳ"][0]
    )
    assert not any("nạn nhân" in title.lower() or "người cần hỗ trợ" in title for title in rows)


def test_points_in_the_restricted_workbook_are_numbers(restricted: Any) -> None:
    rows = list(restricted["Thẩm định"].iter_rows(min_row=5, values_only=True))
    assert all(isinstance(row[3], int | float) for row in rows)
    assert {row[5] for row in rows if isinstance(row[5], str)} <= {
        row[5] for row in rows if "–" in str(row[5])
    }


def test_the_public_targets_tell_only_what_is_shown_elsewhere(results: YearsShown, tmp_path: Path) -> None:
    figures = tuple(
        FigureTarget(of=name, at_least=Fraction(9))
        for name in ("registered", "hotspots_active", "cases_found")
    )
    paper = Assignment(
        year=2020,
        assigned_by="UBND tỉnh",
        document="12/QĐ-UBND",
        signed_on=date(2020, 1, 15),
        recognised=7,
        figures=figures,
        bands={"30991": "tot"},
    )
    year = results.year
    evaluation = Evaluation(year.evaluation.standing, replace(year.rules, targets=(paper,)))
    asked = replace(results, year=computed_year(evaluation, year.rulebook, year.period))
    public = openpyxl.load_workbook(public_workbook(tmp_path / "p.xlsx", asked, Edition("thử", locked=True)))
    rows = [row[:4] for row in public["Chỉ tiêu được giao"].iter_rows(min_row=5, max_row=9, values_only=True)]
    told = {row[0]: row[2:] for row in rows}
    assert told["Tụ điểm mại dâm đang hoạt động cuối kỳ"] == ("không nêu", "không nêu")
    assert "9 đơn vị" in told["Đã đăng ký xây dựng xã lành mạnh"][0]
    assert re.fullmatch(r"từ \d đến \d trong 9 đơn vị", told["Đơn vị được công nhận"][0])
    restricted = openpyxl.load_workbook(
        restricted_workbook(tmp_path / "r.xlsx", asked, Edition("thử", locked=True), (1, 1))
    )
    inside = {
        row[0]: row[2] for row in restricted["Chỉ tiêu được giao"].iter_rows(min_row=5, values_only=True)
    }
    assert "tụ điểm" in inside["Tụ điểm mại dâm đang hoạt động cuối kỳ"]
    assert "Chỉ tiêu được giao" not in [
        sheet.title
        for sheet in openpyxl.load_workbook(
            public_workbook(tmp_path / "n.xlsx", results, Edition("thử", locked=True))
        ).worksheets
    ]
