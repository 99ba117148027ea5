"""The report of work: every number of its text is that of its table, silence is said, each copy is
recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desk.base.faults import DONE, WRONG_USE, Stop
from desk.base.paper.content import Heading, PaperTable, Paragraphs, Printed, Text
from desk.office.papers import year_words
from desk.office.papers.paper import counted
from desk.office.papers.work_report import (
    AT_ONCE,
    BEFORE,
    CERTAIN,
    LEFT_TO_OFFICE,
    RETURNED,
    TOTAL,
    Material,
    left_to_office,
    work_report,
)
from desk.office.papers.writing import period_paper
from desk.office.papers.year_words import (
    HEADERS,
    areas_told,
    bands_told,
    lacking_told,
    recognised_words,
    registrations,
    targets_written,
)
from desk.runs.year import Year
from desk.words.numbers import number_words
from desk.words.total_words import NOTHING, total_words
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import ACCESS, log_of
from desk.workspace.office import IssuingOffice
from engine.evaluation.together import AreaJudged
from engine.evaluation.totals import TotalFigure, split_of, totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.operations.over_records import OverRecords
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.indicators import SUM
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import Standing
from tests.desk.conftest import Office as Desk
from tests.desk.years import with_rows
from tests.facts import builders
from tests.long_run import some_of

FIGURES = (
    FigureTarget(of="registered", at_least=Fraction(9)),
    FigureTarget(of="hotspots_active", at_most=Fraction(0)),
)


def test_who_returned_a_figure_stands_in_the_annex_alone(material: Material) -> None:
    """A body that says it after each sentence reads like a table typed out."""
    paper = work_report(material, IssuingOffice(name="UBND"), date(2021, 1, 10))
    assert paper.body is not None
    body = [
        text.text for block in paper.body.blocks if isinstance(block, Paragraphs) for text in block.paragraphs
    ]
    assert not [text for text in body if "số liệu chắc chắn." in text and "Trong đó" in text]
    listed = [block for block in paper.attachments[0].blocks if isinstance(block, PaperTable)]
    for table in listed:
        names = [row.cells[0][0].text for row in table.rows]
        unsure = any("từ " in line.text or "ít nhất" in line.text for line in _total(table))
        assert (CERTAIN in names) >= unsure


def _total(table: PaperTable) -> list[Text]:
    (total,) = (row for row in table.rows if row.cells[0][0].text == TOTAL)
    return [line for cell in total.cells for line in cell]


def test_figures_of_people_say_which_form_counts_them(shipped_rules: Rules) -> None:
    """Fewer person-times than persons are no error where two forms count."""
    indicators = shipped_rules.indicator_sets["commune_period"].indicators
    handled, parties = (indicators[name] for name in ("people_handled", "parties"))
    assert ("B06" in handled.title["vi"], "B07" in parties.title["vi"]) == (True, True)
    assert (handled.unit, parties.unit) == ("người", "lượt người")


def test_no_figure_is_in_two_sections(shipped_rules: Rules) -> None:
    for outline in shipped_rules.reports.values():
        named = [name for section in outline.sections for name in section.figures]
        assert len(named) == len(set(named))


@pytest.fixture(scope="module", params=some_of(("2020", "2020-6T", "2019"), 2))
def material(request: pytest.FixtureRequest, example_standing: Standing, shipped_rules: Rules) -> Material:
    period = shipped_rules.calendar.period(str(request.param))
    assert period is not None
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    outline = next(iter(shipped_rules.reports.values()))
    return Material(Evaluation(example_standing, shipped_rules), outline, period, units, ("Xã Nam Yên",))


@pytest.fixture(scope="module")
def paper(material: Material) -> Printed:
    return work_report(material, IssuingOffice(), date(2021, 1, 10))


def figures(material: Material) -> Mapping[str, TotalFigure]:
    home = material.evaluation.rules.indicator_sets["commune_period"]
    found = totals_of(material.evaluation, home, material.period, material.units)
    return {one.indicator.name: one for one in found}


def sentences(paper: Printed) -> list[str]:
    assert paper.body is not None
    blocks = [block for block in paper.body.blocks if isinstance(block, Paragraphs)]
    return [line.text for block in blocks for line in block.paragraphs]


def unit_tables(paper: Printed) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each figure of the first annex: its title, and what its column says by the name of the row."""
    for block in (b for b in paper.attachments[0].blocks if isinstance(b, PaperTable)):
        for number, header in enumerate(block.headers[1:], 1):
            column = {row.cells[0][0].text: row.cells[number][0].text for row in block.rows}
            yield re.sub(r" \([^)]*\)$", "", header), column


def test_a_report_of_many_units_lists_them_once_a_dozen_figures_and_names_the_first(
    material: Material,
) -> None:
    names = tuple(f"Xã Giả Định {n}" for n in range(97))
    made = work_report(replace(material, silent=names), IssuingOffice(), date(2021, 1, 10))
    assert re.search(r"còn thiếu biểu: xã Giả Định 0, [^.]* và \d+ đơn vị khác\.", sentences(made)[0])
    by_unit, by_kind = made.attachments
    assert (by_unit.wide, by_kind.wide) == (True, False)
    tables = [block for block in by_unit.blocks if isinstance(block, PaperTable)]
    assert len(tables) <= -(-len(list(unit_tables(made))) // AT_ONCE)


def test_where_no_unit_sent_every_form_the_report_says_so_and_names_none(material: Material) -> None:
    names = [material.name_of(code) for code in material.units]
    opening = sentences(work_report(replace(material, silent=names), IssuingOffice(), date(2021, 1, 10)))[0]
    assert "chưa đơn vị nào nộp đủ biểu." in opening
    assert "còn thiếu biểu" not in opening


def test_no_row_compares_with_a_year_that_tells_nothing(material: Material) -> None:
    annex, *_ = work_report(material, IssuingOffice(), None).attachments
    for block in (b for b in annex.blocks if isinstance(b, PaperTable)):
        column = {row.cells[0][0].text: [cell[0].text for cell in row.cells[1:]] for row in block.rows}
        assert any(text != NOTHING for text in column.get(BEFORE, ("",)))


def test_the_row_of_all_units_holds_what_the_units_add_up_to(paper: Printed, material: Material) -> None:
    summed = {
        one.indicator.title["vi"] for one in figures(material).values() if one.indicator.over_units == SUM
    }
    assert summed
    for title, column in unit_tables(paper):
        own = [column[material.name_of(code)] for code in material.units]
        if title in summed and all(re.fullmatch(r"[\d.,]+", text) for text in own):
            assert column[TOTAL] == number_words(sum(map(number_of, own), Fraction(0)))


def number_of(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def test_parts_of_a_count_add_up_to_no_more_than_the_whole(material: Material) -> None:
    whole = figures(material)
    for section in material.outline.sections:
        for split in section.split:
            parts = split_of(material.evaluation, split, material.period, material.before, material.units)
            total = whole[split.of].now
            assert total is not None
            assert total.least is not None
            added = sum(one.now.least for one in parts if one.now is not None and one.now.least is not None)
            assert added == total.least  # type and act are never blank in the example


def test_a_silent_unit_is_named_and_what_it_owes_is_no_zero(paper: Printed, material: Material) -> None:
    said = "\n".join(sentences(paper))
    assert "còn thiếu biểu: xã Nam Yên" in said
    in_outline = {name for section in material.outline.sections for name in section.figures}
    told = {(title, one.get(RETURNED), one.get(CERTAIN)) for title, one in unit_tables(paper)}
    for one in figures(material).values():
        total = one.now
        if one.indicator.name in in_outline and total is not None and not total.exact:
            assert (one.indicator.title["vi"], str(total.returned), str(total.certain)) in told


def test_a_report_needs_a_reason_which_is_recorded(office: Desk, tmp_path: Path) -> None:
    half = {"period": "2020-6T", "prepared_on": date(2020, 6, 15), "received_on": date(2020, 6, 16)}
    office.send("a.xlsx", {"B02": [builders.venue(1)]}, **half)
    ask = ["paper", "bao-cao", str(tmp_path / "out"), "--period", "2020-6T"]
    assert office.run(*ask) == WRONG_USE
    why = ("--reason", "báo cáo tỉnh", "--by", "an", "--undated")
    assert office.run(*ask, *why) == DONE
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".pdf"}
    last = log_of(office.made, ACCESS).entries()[-1]
    assert "work report" in str(last)
    assert last["reason"] == "báo cáo tỉnh"
    # A period where other papers take the year says the same.
    assert office.run("paper", "bao-cao", str(tmp_path / "placed"), "2020-6T", *why) == DONE
    assert contents(tmp_path / "placed") == contents(tmp_path / "out")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_outline_is_asked_for_its_kinds_of_period(
    example_workspace: Workspace, shipped_rules: Rules
) -> None:
    none = replace(shipped_rules, reports={})
    with pytest.raises(Stop) as caught:
        period_paper("bao-cao", opened(example_workspace.folder), none, "2020", "thử", "an", None)
    assert "rules/reports" in caught.value.texts["vi"]


def with_wishes(standing: Standing, targets: Mapping[str, str], year: str = "2020") -> Standing:
    """Return the archive with what some units wrote as their target (B14) of a year."""
    place = ("registration", year)
    registers = {
        key: (
            tuple(
                replace(
                    row, values={**row.values, "target_band": targets.get(key[1], row.values["target_band"])}
                )
                for row in rows
            )
            if (key[0], key[2]) == place
            else rows
        )
        for key, rows in standing.registers.items()
    }
    return replace(standing, registers=registers)


def readable(standing: Standing) -> Standing:
    """Return what stands, as if every row of registrations could be read."""
    return replace(standing, set_aside=tuple(one for one in standing.set_aside if one.form != "B14"))


def test_bands_stand_beside_what_communes_registered_to_reach(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    written = {"30991": "tốt", "30994": "Trung  bình"}
    evaluation = Evaluation(with_wishes(readable(example_standing), written), shipped_rules)
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    text, listed = bands_told(evaluation, period, units)
    assert isinstance(text, Paragraphs)
    assert isinstance(listed, PaperTable)
    rows = [[cell[0].text for cell in row.cells] for row in listed.rows]
    for column in (1, 2, 3):
        assert sum(int(row[column]) for row in rows if row[column] != "–") == len(units)
    assert sum(int(row[1]) for row in rows[:5] if row[1] != "–") == 2
    registered = sum(answer is True for answer in registrations(evaluation, period, units).values())
    assert rows[6][:2] == ["Đăng ký, không ghi một hạng", str(registered - 2)]
    assert rows[7][:2] == ["Không đăng ký", str(len(units) - registered)]
    assert rows[0][:2] == ["Tốt", "1"]
    assert "02 đơn vị đăng ký một hạng" in text.paragraphs[1].text
    assert not re.search(r"\b0 ", text.paragraphs[1].text)  # of nobody nothing is said
    half = shipped_rules.calendar.period("2020-6T")
    assert half is not None
    assert bands_told(evaluation, half, units) == []  # a half-year has no bands


def test_units_an_area_is_judged_by_are_named_under_their_own_band(
    example_standing: Standing, shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = shipped_rules.calendar.period("2026")
    assert period is not None
    possible = {"30985": ("loai_1",), "30988": ("loai_1", "loai_2"), "31006": ("khong_thuoc_loai", "loai_1")}
    area = AreaJudged(shipped_rules.rulebooks["dia_ban_ma_tuy"], (), possible)
    monkeypatch.setattr(year_words, "areas_judged", lambda *_: (area,))
    said, _ = areas_told(Evaluation(example_standing, shipped_rules), period, list(possible))
    assert isinstance(said, Paragraphs)
    told = said.paragraphs[0].text
    assert told.endswith(
        "01 loại I, 02 chưa đủ căn cứ. Đơn vị loại I: xã An Biên. Đơn vị loại II hoặc loại I: xã Tây Yên."
    )


def test_a_report_counts_for_recognition_whom_the_submission_proposes(results: Year) -> None:
    assert results.recognised
    assert recognised_words(results).startswith(f"{counted(len(results.recognised))} đơn vị")
    text, _ = bands_told(results.evaluation, results.period, [row.subject for row in results.rows])
    assert isinstance(text, Paragraphs)
    assert f"đủ điều kiện đề nghị công nhận: {recognised_words(results)}." in text.paragraphs[0].text
    provisional = with_rows(results, (replace(row, provisional=True) for row in results.rows))
    open_ = sum(bool({"tot", "kha"} & {*row.bands}) for row in results.rows)
    assert recognised_words(provisional) == (
        f"chưa có đơn vị nào; có thể thêm {counted(open_)} đơn vị khi nộp đủ biểu, sửa xong ô sai"
    )


def test_a_target_of_a_commune_that_did_not_register_is_none(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    key = ("registration", "30991", "2020")
    (row,) = with_wishes(example_standing, {"30991": "Tốt"}).registers[key]
    withdrawn = replace(row, values={**row.values, "registered": False})
    registers = {**example_standing.registers, key: (withdrawn,)}
    unread = Evaluation(replace(example_standing, registers=registers), shipped_rules)
    assert registrations(unread, period, ["30991"]) == {"30991": None}  # a row that can't be read may say so
    evaluation = Evaluation(replace(readable(example_standing), registers=registers), shipped_rules)
    assert registrations(evaluation, period, ["30991"]) == {"30991": False}
    assert targets_written(evaluation, period, ["30991"]) == {}


def test_a_registration_that_was_not_returned_may_be_in_any_row(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    standing = with_wishes(readable(example_standing), dict.fromkeys(units, "Khá"))
    key = ("registration", "30991", "2020")
    registers = {place: rows for place, rows in standing.registers.items() if place != key}
    deliveries = tuple(
        d for d in standing.deliveries if (d.unit, d.period, d.form) != ("30991", "2020", "B14")
    )
    evaluation = Evaluation(replace(standing, registers=registers, deliveries=deliveries), shipped_rules)
    assert registrations(evaluation, period, ["30991"]) == {"30991": None}
    text, listed = bands_told(evaluation, period, units)
    assert isinstance(text, Paragraphs)
    assert isinstance(listed, PaperTable)
    rows = {row.cells[0][0].text: row.cells[1][0].text for row in listed.rows}
    named = sum(one is True for one in registrations(evaluation, period, units).values())
    assert rows["Khá"] == f"từ {named} đến {named + 1}"
    assert rows["Tốt"] == "từ 0 đến 1"
    assert rows["Chưa rõ: thiếu biểu hoặc dòng phải sửa"] == "1"
    assert f"từ {named:02} đến {named + 1:02} đơn vị đăng ký một hạng" in text.paragraphs[1].text


def test_of_bands_nobody_named_and_of_a_year_without_results_nothing_is_counted(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2018")
    assert period is not None
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    wishes = with_wishes(example_standing, dict.fromkeys(units, ""), "2018")
    text, listed = bands_told(Evaluation(wishes, shipped_rules), period, units)
    assert isinstance(text, Paragraphs)
    assert isinstance(listed, PaperTable)
    rows = {row.cells[0][0].text: [cell[0].text for cell in row.cells[1:]] for row in listed.rows}
    assert {(rows[band][0], rows[band][2]) for band in ("Tốt", "Khá", "Trung bình", "Yếu")} == {("–", "–")}
    assert rows["Đăng ký, không ghi một hạng"] == [str(len(units)), "–", "–"]
    assert rows["Không có kết quả năm trước"] == ["–", "–", str(len(units))]
    assert f"{len(units)} đơn vị đăng ký mà không ghi mức" in text.paragraphs[1].text


def test_a_figure_of_cases_that_leaves_some_out_says_which(shipped_rules: Rules) -> None:
    indicators = shipped_rules.indicator_sets["commune_period"].indicators.values()
    left_out = [
        one
        for one in indicators
        if isinstance(one, OverRecords)
        and one.over.kind in ("case", "case_party")
        and re.search(r"fact='[a-z.]*(type|status)', op='none_of'", repr(one.over.where))
    ]
    assert {one.name for one in left_out} >= {"people_handled", "parties", "cases_sex"}
    assert [one.name for one in left_out if "không kể" not in one.title["vi"]] == []
    assert [one.name for one in left_out if "other than" not in one.title["en"]] == []


def test_targets_from_above_stand_in_a_sentence_and_a_table_that_say_the_same(
    material: Material, shipped_rules: Rules
) -> None:
    paper = Assignment(
        year=material.period.year,
        assigned_by="UBND tỉnh",
        document="12/QĐ-UBND",
        signed_on=date(2020, 1, 15),
        recognised=7,
        figures=FIGURES,
        bands={"30991": "tot"},
    )
    rules = replace(shipped_rules, targets=(paper,))
    evaluation = Evaluation(material.evaluation.standing, rules)
    made = work_report(replace(material, evaluation=evaluation), IssuingOffice(), date(2021, 1, 10))
    assert made.body is not None
    (listed,) = (b for b in made.body.blocks if isinstance(b, PaperTable) and b.headers == HEADERS)
    said = next(text for text in sentences(made) if "12/QĐ-UBND" in text)
    rows = [[cell[0].text for cell in row.cells] for row in listed.rows]
    final = material.period.kind in rules.scored
    assert len(rows) == (4 if final else 2)
    for title, wanted, reached, verdict in rows:
        if not title.startswith("Xã "):
            assert (
                f"{title[0].lower()}{title[1:]}: giao {wanted}, {'thực hiện' if final else 'đến nay'}"
                f" {reached}, {verdict}" in said
            )
    registered = next(f for f in figures(material).values() if f.indicator.name == "registered")
    assert registered.now is not None
    assert total_words(registered.now, registered.indicator) in said
    assert ("xét vào cuối năm" in said) is not final


def test_a_year_without_targets_says_so(paper: Printed) -> None:
    assert any("chưa ghi nhận văn bản giao chỉ tiêu nào" in text for text in sentences(paper))


def test_a_report_ad_hoc_tells_what_was_asked_and_lists_no_blanks(office: Desk) -> None:
    said = dict.fromkeys((form for form in FORMS if form != "B11"), "")
    told = [builders.activity(participants=30)]
    office.send("dx.xlsx", {"B11": told}, said, period="2020-DX1", prepared_on=date(2020, 9, 2))
    paper = period_paper(
        "bao-cao", office.made, office.rules, "2020-DX1", "thử", "Lan", date(2020, 9, 5)
    ).paper
    text = "\n".join(sentences(paper))
    assert paper.body is not None
    assert paper.body.subject.endswith(", báo cáo đột xuất lần 1 năm 2020")
    assert "01 đơn vị đã gửi báo cáo; chưa gửi: " in text
    assert "Buổi, đợt tuyên truyền: ít nhất 1 lần" in text
    assert {(one[RETURNED], one[CERTAIN]) for _, one in unit_tables(paper)} == {("1", "1")}
    assert "chưa có số liệu" not in text
    assert "Cơ sở đang hoạt động cuối kỳ" not in text


@pytest.mark.parametrize("period", ["2020-DX1", "2019"])
def test_a_report_of_no_returns_is_refused_with_the_way_out(office: Desk, period: str) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    with pytest.raises(Stop) as caught:
        period_paper("bao-cao", office.made, office.rules, period, "thử", "Lan", date(2020, 9, 5))
    assert f"Kỳ {period} chưa có báo cáo nào" in str(caught.value)
    assert f"lanhmanh template THƯ_MỤC --period {period}" in str(caught.value)
    assert not log_of(office.made, ACCESS).entries()


def test_what_the_year_lacks_is_written_and_what_only_the_office_knows_is_left_in_words(
    paper: Printed, material: Material
) -> None:
    assert paper.body is not None
    under: dict[str, str] = {}
    head = ""
    for block in paper.body.blocks:
        if isinstance(block, Heading):
            head = re.sub(r"^\d+\. ", "", block.heading)
        elif isinstance(block, Paragraphs) and head:
            under[head] = f"{under.get(head, '')} {' '.join(one.text for one in block.paragraphs)}".strip()
    open_ = [head for head, text in under.items() if text.startswith(LEFT_TO_OFFICE)]
    assert [re.sub(r"^\d+\. ", "", head) for head in left_to_office(paper)] == open_
    assert "…" not in " ".join(text for head, text in under.items() if head not in open_)
    lacking = under["Tồn tại, hạn chế và nguyên nhân"]
    rules, period = material.evaluation.rules, material.period
    book = in_role(rules, RECOGNITION, period.end)
    if book is None or period.kind not in rules.scored:
        assert lacking == LEFT_TO_OFFICE
        return
    results = material.evaluation.results(book, period)
    short = {
        c.title["vi"].lower(): sum(one.scored.criteria[c.id].high < c.maximum for one in results)
        for c in book.criteria
    }
    told = [
        (title, n)
        for n, title in re.findall(r"(\d+) đơn vị ở “([^”]+)”", lacking.split("chưa đạt đủ điểm")[1])
    ]
    assert len(told) == 5
    assert [int(n) for _, n in told] == [short[title.lower()] for title, _ in told]
    assert [int(n) for _, n in told] == sorted(short.values(), reverse=True)[:5]
    told_of = lacking_told(material.evaluation, period, material.units, lambda name: True)
    assert told_of == []  # of what may not be told, neither criteria nor gates are named
    assert under["Kiến nghị, đề xuất"].startswith(LEFT_TO_OFFICE)
    assert LEFT_TO_OFFICE not in under["Công tác chỉ đạo, ban hành văn bản"]
