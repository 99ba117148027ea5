"""A number in a paper's text is the number of its table: read back from the paper as it is printed, over
other results too.

Each kind of paper has its reader here; a kind without one fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest

from desk.base.faults import Stop
from desk.base.paper.content import Bars, Block, Heading, PaperTable, Paragraphs, Printed
from desk.office.inspection_plan import plan_paper
from desk.office.papers.commendation import DECIDED, SUBMITTED
from desk.office.papers.paper import dated
from desk.office.papers.wording import numbers_in
from desk.office.papers.work_report import BEFORE, CHANGE, TOTAL, Material, work_report
from desk.office.papers.work_to_do import work_papers
from desk.office.papers.writing import KINDS, papers_of, so_far_paper
from desk.office.reminders import asked_of_senders, reminders
from desk.office.so_far import so_far_results
from desk.report.tree import Report, ReportColumn, Table
from desk.reports.calendar_file import secret_of
from desk.reports.follow_up import Chains
from desk.reports.follow_up_reasons import reasons_of
from desk.runs.run import rules_of
from desk.runs.small_tables import FOLLOW_UP, conclusions_in
from desk.runs.year import Year
from desk.words.band_words import NOT_COUNTED
from desk.workspace.folder import Workspace
from desk.workspace.office import IssuingOffice
from desk.workspace.store import stored
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from scenarios.steps.records import standing_from_drafts
from tests.desk.office.disclosure.archives import UNITS, random_drafts, with_targets
from tests.desk.office.every_output import begun
from tests.desk.office.test_work_report import unit_tables
from tests.desk.office.work_phrases import phrases_in
from tests.desk.years import with_rows
from tests.long_run import some_of

OFFICE, DAY = IssuingOffice(name="Ủy ban nhân dân huyện An Biên"), date(2021, 1, 10)
NOTHING = "–"


# What a paper holds


def blocks(paper: Printed) -> Iterator[Block]:
    if paper.body is not None:
        yield from paper.body.blocks
    for attachment in paper.attachments:
        yield from attachment.blocks


def sentences(paper: Printed) -> list[str]:
    found = [
        text.text for block in blocks(paper) if isinstance(block, Paragraphs) for text in block.paragraphs
    ]
    return [*found, *(said for _, said in paper.body.articles)] if paper.body else found


def tables(paper: Printed, head: str) -> list[list[list[str]]]:
    """Return the rows of the tables whose first column is so named, each cell as one text."""
    return [
        [["\n".join(line.text for line in cell) for cell in row.cells] for row in block.rows]
        for block in blocks(paper)
        if isinstance(block, PaperTable) and block.headers[0] == head
    ]


def saying(paper: Printed, pattern: str) -> re.Match[str]:
    """Return the one sentence that says this."""
    (found,) = [m for one in sentences(paper) if (m := re.search(pattern, one))]
    return found


def ends(said: str) -> tuple[Fraction, Fraction]:
    """Read `91,04` or `70 – 91,04`, of which how many there could be is left aside."""
    parts = [Fraction(p.strip().replace(".", "").replace(",", ".")) for p in said.split("/")[0].split(" – ")]
    return parts[0], parts[-1]


def added(cells: list[str]) -> tuple[Fraction, Fraction]:
    low, high = zip(*map(ends, cells), strict=True)
    return sum(low, Fraction(0)), sum(high, Fraction(0))


# How each kind is read: what its text says against what its tables hold


def read_work_report(paper: Printed) -> None:
    columns = list(unit_tables(paper))
    assert len(columns) > 20
    left = [phrase for line in sentences(paper) for phrase in phrases_in(line)]
    for title, column in columns:  # in the order of the text: two figures may have one title
        phrase = next(one for one in left if one.title == title)
        left.remove(phrase)
        now, before = (numbers_in(column.get(row, NOTHING))[:2] for row in (TOTAL, BEFORE))
        assert list(numbers_in(phrase.now))[: len(now)] == list(now) or "/" in phrase.now, phrase
        if phrase.before is not None and "/" not in phrase.before:
            assert list(numbers_in(phrase.before))[: len(before)] == list(before), phrase
        assert phrase.change in (None, column.get(CHANGE))
    for bands in tables(paper, "Xếp loại"):
        found = saying(paper, r"đề nghị công nhận: (?:(\d+)|chưa có) đơn vị[^;.]*(?:; có thể thêm (\d+))?")
        results = {row[0]: int(row[2]) for row in bands if row[2] != NOTHING}
        recognised, undecided = results["Tốt"] + results["Khá"], results.get("Chưa đủ căn cứ", 0)
        sure, open_ = (int(one or 0) for one in found.groups())
        assert sure <= recognised <= sure + open_ <= recognised + undecided
        assert sum(results.values()) == int(saying(paper, r"báo cáo của (\d+) đơn vị")[1])
        assert counted_bands(paper) == {band.lower(): n for band, n in results.items() if n}
    for row in (row for table in tables(paper, "Chỉ tiêu") for row in table if row[0] not in UNIT_NAMES):
        title, wanted, reached, met = row
        told = f"{title[:1].lower()}{title[1:]}: giao {wanted}, thực hiện {reached}, {met}"
        assert any(told in one for one in sentences(paper)), told


def counted_bands(paper: Printed) -> dict[str, int]:
    """Read how many communes have which band; the counts add up to all."""
    said = saying(paper, r"(\d+) đơn vị được chấm điểm: ([^;.]*)")
    counts = {name: int(n) for n, name in re.findall(r"(\d+) ([^,]+)", said[2])}
    assert int(said[1]) == sum(counts.values())
    return counts


def read_so_far(paper: Printed) -> None:
    (rows,) = tables(paper, "TT")
    assert int(saying(paper, r"tạm tính .* của (\d+) đơn vị")[1]) == len(rows)


def read_summary(paper: Printed) -> None:
    (drawn,) = [block for block in blocks(paper) if isinstance(block, Bars)]
    counts = counted_bands(paper)
    if drawn.legend.startswith("Số đơn vị"):  # a bar a band: surely so many, or more
        sure = {bar.name.lower(): int(numbers_in(bar.said)[0]) for bar in drawn.bars}
        assert {band: n for band, n in sure.items() if n} == {b: n for b, n in counts.items() if b in sure}
        return
    bands = (bar.said.split("; ")[1] for bar in drawn.bars)
    assert counts == dict(Counter("chưa đủ căn cứ" if "chưa đủ" in band else band for band in bands))


def read_submission(paper: Printed) -> None:
    proposed = [rows for rows in tables(paper, "TT") if len(rows[0]) == 5]  # others have no run of years
    listed = [row for rows in proposed for row in rows]
    if listed:
        assert int(saying(paper, r"Đề nghị công nhận (\d+) đơn vị")[1]) == len(listed)
    else:
        assert saying(paper, "Chưa có đơn vị nào đủ điều kiện đề nghị công nhận")
    counts = counted_bands(paper)
    for band in ("tốt", "khá"):
        listed_in = sum(row[3].lower().split(" (")[0] == band for row in listed)
        assert listed_in <= counts.get(band, 0)  # those that are provisional aren't proposed


def read_decision(paper: Printed) -> None:
    (rows,) = tables(paper, "TT")
    assert int(saying(paper, r"Công nhận (\d+) đơn vị")[1]) == len(rows)


def read_commendation(paper: Printed) -> None:
    """Every commune stands once: proposed, or with why it is not."""
    lists = {r"cho (\d+) đơn vị": "DANH SÁCH", r"đề nghị (\d+) đơn vị;": "DANH SÁCH CHƯA ĐỀ NGHỊ"}
    for words, head in lists.items():
        listed = [block for one in paper.attachments if one.title[0] == head for block in one.blocks]
        rows = sum(len(block.rows) for block in listed if isinstance(block, PaperTable))
        told = [int(m[1]) for one in sentences(paper) if (m := re.search(words, one))]
        assert told == ([rows] if rows else [])


def read_award(paper: Printed) -> None:
    (rows,) = tables(paper, "TT")
    assert int(saying(paper, r"cho (\d+) đơn vị")[1]) == len(rows)


def read_letter_of_result(paper: Printed) -> None:
    """Points stand in the table of what was lost, and beside the names of the others."""
    lost = [row[1] for rows in tables(paper, "Tiêu chí") for row in rows]
    named = [one for one in sentences(paper) if one.startswith("Tiêu chí ")]
    others = [points for one in named for points in re.findall(r"\(((?:[\d,]+ – )?[\d,]+/[\d,]+)\)", one)]
    assert len(lost) + len(others) == 19
    assert ends(saying(paper, r"^Điểm: (.+?)/100\. Xếp loại: ")[1]) == added([*lost, *others])


def read_explanation(paper: Printed) -> None:
    heads = [block.heading.rpartition(": ")[2] for block in blocks(paper) if isinstance(block, Heading)]
    assert len(heads) == 19
    assert ends(saying(paper, r"^Điểm: (.+?)/100\.")[1]) == added(heads)


def plain(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def read_minutes(paper: Printed) -> None:
    """No number of the results stands in its text."""
    (rows,) = tables(paper, "Mã")
    assert len(rows) == 20  # the criteria and what they come to
    *own, sums = rows
    counting = [row for row in own if NOT_COUNTED not in row[4]]
    assert plain(sums[2]) == sum(plain(row[2]) for row in counting)
    for column in (4, 5):
        if sums[column] and all(re.fullmatch(r"[\d,]+", row[column]) for row in counting):
            assert plain(sums[column]) == sum(plain(row[column]) for row in counting)
    there = {n for one in sentences(paper) for n in numbers_in(one)}
    days = (numbers_in(dated(day)) for day in (DAY, date(2027, 1, 10)))
    assert any(there <= {"02", "01", *day} for day in days)


def read_conclusion(paper: Printed) -> None:
    """Visits, venues and results are those of the table."""
    rows = [row for found in tables(paper, "TT") for row in found]
    if not rows:
        assert saying(paper, "không có lần kiểm tra nào")
        return
    told = saying(paper, r"có (\d+) lần kiểm tra (\d+) cơ sở .*: (\d+) lần đạt, (\d+) lần có vi phạm")
    results = Counter(row[4] for row in rows)
    counts = (len(rows), len({row[3] for row in rows}), results["đạt"], results["vi phạm"])
    assert tuple(map(int, told.groups())) == counts
    left = sum(row[5].count("chưa ghi khắc phục") for row in rows)
    done = sum(row[5].count("đã khắc phục") for row in rows)
    if left or done:
        acts = saying(paper, r"Trong (\d+) hành vi, (\d+) đã ghi khắc phục, (\d+) chưa")
        assert tuple(map(int, acts.groups())) == (left + done, done, left)


def read_reminder(paper: Printed) -> None:
    found = tables(paper, "TT")
    for n, forms in re.findall(r"gồm (\d+) biểu: ([B\d, ]+)", " ".join(sentences(paper))):
        assert int(n) == len(forms.split(", "))  # of a report that did not come at all
    counted = re.compile(r"(?:Nộp|Sửa) (\d+) (?:biểu|ô)")
    asked = [int(n) for one in sentences(paper) for n in counted.findall(one)]
    assert asked == [
        sum(len(row) > 1 for row in rows) for rows in found
    ]  # the name of a file stands over all columns


def read_plan(paper: Printed) -> None:
    (rows,) = tables(paper, "TT")
    assert int(saying(paper, r"gồm (\d+) cơ sở")[1]) == len(rows)


UNIT_NAMES = {
    "Thị trấn Thứ Ba",
    "Xã Tây Yên",
    "Xã Tây Yên A",
    "Xã Nam Yên",
    "Xã Hưng Yên",
    "Xã Nam Thái",
    "Xã Nam Thái A",
    "Xã Đông Thái",
    "Xã Đông Yên",
}
READ: Mapping[str, Callable[[Printed], None]] = {
    "bao-cao": read_work_report,
    "so-ket": read_so_far,
    "tom-tat": read_summary,
    "to-trinh": read_submission,
    "quyet-dinh": read_decision,
    SUBMITTED: read_commendation,
    DECIDED: read_award,
    "thong-bao": read_letter_of_result,
    "giai-trinh": read_explanation,
    "bien-ban": read_minutes,
    "ket-luan-kiem-tra": read_conclusion,
}
ASKED_FROM = {"referral_letter.py", "work_to_do.py"}
"""Papers beside those of the verb `paper`; the rulebook's print is held by tests of its own."""


def test_every_kind_of_paper_has_a_reader_here() -> None:
    assert set(READ) == set(KINDS)
    modules = {Path(place).name for place, _ in begun() if place.startswith("desk/office/papers/")}
    of_kinds = {
        "inspection_conclusion.py",
        "work_report.py",
        "writing.py",
        "year_papers.py",
        "commune_papers.py",
        "commendation.py",
    }
    assert modules - ASKED_FROM == of_kinds


# The papers of a year


def other(results: Year, seed: int) -> Year:
    """Return other results of the same communes: bands, points and what is provisional by chance."""
    random, bands = Random(seed), [band.id for band in results.rulebook.bands]
    rows = (
        replace(
            row,
            bands=tuple(sorted(random.sample(bands, random.choice((1, 1, 1, 2))), key=bands.index)),
            low=Fraction(random.randint(0, 4999), 100),
            high=Fraction(random.randint(5000, 10000), 100),
            provisional=random.random() < 0.2,
        )
        for row in results.rows
    )
    return with_rows(results, rows)


@pytest.mark.parametrize("seed", some_of(range(12), 4))
@pytest.mark.parametrize("kind", ["tom-tat", "to-trinh", "quyet-dinh"])
def test_text_and_table_of_a_year_say_the_same(results: Year, kind: str, seed: int) -> None:
    made = other(results, seed) if seed else results
    if kind == "quyet-dinh" and not made.recognised:
        pytest.skip("nobody to recognise")
    (paper,) = papers_of(made, kind, OFFICE, DAY, ())
    READ[kind](paper)


@pytest.mark.parametrize("units", [None, 102])
@pytest.mark.parametrize("of", ["results", "results_2026"])
def test_papers_of_one_run_share_their_counts(
    of: str, units: int | None, request: pytest.FixtureRequest
) -> None:
    year: Year = request.getfixturevalue(of)
    made = year if units is None else other(with_rows(year, (year.rows * units)[:units]), 7)
    summed, submitted = (papers_of(made, kind, OFFICE, DAY, ())[0] for kind in ("tom-tat", "to-trinh"))
    read_summary(summed)
    read_submission(submitted)
    assert counted_bands(summed) == counted_bands(submitted)
    assert sum(counted_bands(summed).values()) == (units or len(year.rows))
    if not made.recognised:
        return
    (decided,) = papers_of(made, "quyet-dinh", OFFICE, DAY, ())
    read_decision(decided)
    recognised = [
        int(saying(paper, rf"{verb} (?:danh hiệu \()?(\d+) đơn vị")[1])
        for verb, paper in (
            ("Công nhận", summed),
            ("Đề nghị công nhận", submitted),
            ("Công nhận", decided),
        )
    ]
    assert recognised == [len(made.recognised)] * 3


@pytest.mark.parametrize("kind", ["thong-bao", "giai-trinh", "bien-ban"])
@pytest.mark.parametrize(("of", "day"), [("results", DAY), ("results_2026", date(2027, 1, 10))])
def test_text_and_table_about_each_commune_say_the_same(
    of: str, day: date, kind: str, request: pytest.FixtureRequest
) -> None:
    year: Year = request.getfixturevalue(of)
    papers = papers_of(year, kind, OFFICE, day, ())
    assert len(papers) == len(year.rows)
    for paper in papers:
        READ[kind](paper)


@pytest.mark.parametrize("kind", ["thong-bao", "giai-trinh", "bien-ban"])
def test_a_result_that_is_not_what_its_own_figures_give_is_in_no_paper(results: Year, kind: str) -> None:
    with pytest.raises(Stop, match="lanhmanh run"):
        papers_of(other(results, 3), kind, OFFICE, DAY, ("30991",))


# Papers of other verbs, and of periods


@pytest.mark.parametrize("seed", some_of((0, 31, 32), 1, offset=1))
def test_text_and_annex_of_a_report_of_work_say_the_same(
    example_standing: Standing, shipped_rules: Rules, seed: int
) -> None:
    rules = with_targets(shipped_rules)
    standing = standing_from_drafts(random_drafts(seed), rules) if seed else example_standing
    period = rules.calendar.period("2020")
    assert period is not None
    outline = next(o for o in rules.reports.values() if period.kind in o.period_kinds)
    material = Material(Evaluation(standing, rules), outline, period, UNITS, ["Xã Nam Yên"])
    READ["bao-cao"](work_report(material, OFFICE, DAY))


def test_the_way_through_a_year_counts_the_communes_it_lists(
    example_workspace: Workspace, shipped_rules: Rules
) -> None:
    READ["so-ket"](so_far_paper(so_far_results(example_workspace, shipped_rules, "2020-6T"), OFFICE, DAY))


def test_a_letter_counts_the_forms_and_cells_it_lists(
    example_workspace: Workspace, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    asked = asked_of_senders(stored(example_workspace, shipped_rules), shipped_rules, period)
    papers = reminders(asked, shipped_rules, OFFICE, DAY, None)
    assert len(papers) > 5
    for paper in papers:
        read_reminder(paper)


def test_a_plan_counts_the_venues_it_lists() -> None:
    for n in (1, 7, 40):
        columns = (
            ReportColumn("TT", None, width=40),
            ReportColumn("Cơ sở", lambda i: f"30985-CS-{i}", width=60),
        )
        plan = Report((Table("Kế hoạch", columns, range(n)),))
        read_plan(plan_paper(2021, plan, "ghi chú", OFFICE, DAY, None))


def test_a_letter_about_work_counts_what_its_list_holds(results: Year, tmp_path: Path) -> None:
    run, rules = results.run, rules_of(results.run)
    every = conclusions_in(run.table(FOLLOW_UP))
    chains = Chains(every, reasons_of(run, rules), secret_of(run))
    few = [c for c in every if c.unit in ("31000", "31003")]
    work_papers(tmp_path, run, rules, OFFICE, DAY, few, chains)
    letters = sorted(tmp_path.glob("*.docx"))
    assert letters
    for letter in letters:
        said = re.search(r"thực hiện (\d+) việc", _text(letter))
        sheet = openpyxl.load_workbook(letter.with_suffix(".xlsx")).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        heads = next(n for n, row in enumerate(rows) if row[:2] == ("Hạn", "Mã"))
        assert said is not None
        assert int(said[1]) == sum(bool(row[1]) for row in rows[heads + 1 :])


def _text(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
