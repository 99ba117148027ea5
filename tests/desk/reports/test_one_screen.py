"""What a person needs first fits on one screen of 40 lines and 80 letters: children, ranking, what is owed,
commands that work as printed."""

from __future__ import annotations

import json
import math
import re
import shlex
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from desk.base.output import PIPED, Output
from desk.leads.first_screens import queue_screen
from desk.leads.leads import queue_of
from desk.report.console import LINES, print_report
from desk.report.tree import Remark, Report, ReportColumn, Table
from desk.reports import chaining_notes
from desk.runs import executors
from desk.runs.run import Run
from engine.follow_up.durable import available
from tests.desk.cli.conftest import call

__all__ = ["call"]
Call = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CHILDREN = {"vi": "Trẻ em trước hết", "en": "Children first"}
MISSING = {"vi": "biểu chưa nộp (3 nơi gửi)", "en": "missing forms (3 senders)"}


def lines_on_screen(text: str) -> int:
    return sum(max(1, math.ceil(cell_len(line) / PIPED)) for line in text.splitlines())


def commands_in(text: str) -> list[list[str]]:
    return [
        shlex.split(line.partition("lanhmanh ")[2]) for line in text.splitlines() if ": lanhmanh " in line
    ]


@pytest.fixture(scope="module")
def where(run: Run) -> list[str]:
    return ["-w", str(run.workspace)]


@pytest.mark.parametrize("durable_rules", [True, False])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_run_and_its_results_fit_on_a_screen_children_first(
    where: list[str], call: Call, lang: str, durable_rules: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With durable-rules and, as on Python 3.13, without."""
    for module in (executors, chaining_notes):
        monkeypatch.setattr(module, "available", lambda: durable_rules and available())
    for verb in (["run", "--year", "2020"], ["results", "2020"]):
        _, out, err = call(*verb, *where, "--lang", lang)
        assert lines_on_screen(out + err) <= LINES
        parts = [CHILDREN[lang], "│ Xã Đông Thái  ", "│ Xã Nam Yên  ", MISSING[lang], "lanhmanh follow-up"]
        places = [out.index(part) for part in parts]
        assert places == sorted(places)
        assert "G1" not in out
        assert "Q4" not in out
    _, _, err = call("run", "--year", "2020", *where, "--lang", lang, "--full")
    assert ("durable-rules" in err) is not (durable_rules and available())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "words",
    [("explain", "31000", "2020"), ("explain", "30985-CS-001", "2020"), ("follow-up", "2020")],
    ids=" ".join,
)
def test_what_follows_and_why_fit_on_a_screen_that_says_how_to_see_all(
    where: list[str], call: Call, words: tuple[str, ...], lang: str
) -> None:
    _, out, err = call(*words, *where, "--lang", lang)
    assert lines_on_screen(out + err) <= LINES
    assert [*words, "--full"] in [[w for w in c if w not in where] for c in commands_in(out)]
    for typed in commands_in(out):
        assert call(*typed, "--lang", lang)[0] in (0, 1), typed
    _, full, _ = call(*words, *where, "--lang", lang, "--full")
    assert lines_on_screen(full) > lines_on_screen(out)


LEADS = {
    "vi": ("Vì sao nghi; ", "Vì sao có thể vô can:", "Hỏi trước:", "leads decide"),
    "en": ("Why suspected; ", "Why perhaps innocent:", "Ask first:", "leads decide"),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_leads_fit_on_a_screen_with_what_decides_and_what_comes_next(
    where: list[str], call: Call, lang: str
) -> None:
    """Why suspected, why perhaps innocent, what to ask first, then commands; the tables are in --full."""
    queue = call("leads", "2020", *where, "--lang", lang)[1]
    assert lines_on_screen(queue) <= LINES
    found = json.loads(call("leads", "2020", *where, "--json")[1])
    assert all(one["id"] in queue for one in (*found["leads"], *found["series"]))
    shown = [call("leads", "show", str(n), *where, "--lang", lang)[1] for n in (1, 2, 3)]
    for one, text in zip(found["leads"], shown, strict=True):
        assert lines_on_screen(text) <= LINES
        places = [text.index(part) for part in LEADS[lang]]
        assert places == sorted(places)
        assert one["id"] in text
        assert one["venues"][0] in text
        for series in found["series"]:
            shared = {case["id"] for case in series["cases"]} & {*one["cases"]}
            assert (series["id"] in text) is bool(shared)
        assert "log2" not in text
    for typed in (words for text in (queue, *shown) for words in commands_in(text)):
        if "…" not in typed:
            code, out, _ = call(*typed, "--lang", lang)
            assert code in (0, 1), typed
            assert ("log2" in out) is (typed[1] == "show" and "--full" in typed)


def test_a_long_queue_says_how_many_more_there_are(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    queue = queue_of(run, date(2021, 3, 5))
    many = replace(queue, leads=queue.leads * 9)
    print_report(queue_screen(many, all_=False), Output(False), screen=True)
    text = capsys.readouterr().out
    assert lines_on_screen(text) <= LINES
    assert "nữa; tất cả: thêm --full" in text
    assert re.search(r"xem trước, dù đứng sau, (MM-\w+(, )?){5} và 13 nữa", " ".join(text.split()))


def test_a_screen_of_work_counts_all_of_it_children_first(where: list[str], call: Call) -> None:
    _, out, _ = call("follow-up", "2020", *where)
    rows = json.loads(call("follow-up", "2020", *where, "--json")[1])["rows"]
    work = [one for one in rows if one["kind"] == "action" and one["state"] == "follows"]
    bodies = Counter(one["by"] for one in work)
    told = " ".join(out.split())
    assert told.startswith(CHILDREN["vi"])
    assert f"{len(work)} việc cần làm: {', '.join(f'{by} {n}' for by, n in bodies.items())}." in told


def test_a_screen_of_reasons_has_every_criterion_once(where: list[str], call: Call) -> None:
    _, out, _ = call("explain", "31000", "2020", *where)
    found = json.loads(call("explain", "31000", "2020", *where, "--json")[1])["criteria"]
    full = [one["id"] for one in found if one["points"] == [one["max"], one["max"]]]
    short = sorted(
        (one for one in found if one["id"] not in full), key=lambda one: one["points"][0] - one["max"]
    )
    assert f"Đủ điểm: {', '.join(full)}." in " ".join(out.split())
    shown = re.findall(r"^│ ([A-E]\d)  ", out, re.M)
    assert shown == [one["id"] for one in short][: len(shown)]
    assert len(shown) == len(short) or "tiêu chí nữa; tất cả: thêm --full" in out


def test_an_import_with_marked_copies_fits_on_a_screen(where: list[str], call: Call, tmp_path: Path) -> None:
    words = ("import", EXAMPLES / "an_bien", "--annotate", tmp_path / "danh-dau", *where)
    _, out, err = call(*words)
    assert lines_on_screen(out + err) <= LINES
    copies = [path for path in (tmp_path / "danh-dau").rglob("*") if path.is_file()]
    assert f"{len(copies)} bản đã đánh dấu: {tmp_path / 'danh-dau'}" in out
    assert call(*words, "--full")[1].count("Bản đã đánh dấu: ") == len(copies)


def test_a_run_counts_units_and_venues_that_are_undecided_apart(run: Run) -> None:
    titles = [
        {"kind": kind, "n": n, "title": {"vi": "Bộ", "en": "Book"}}
        for kind, n in (("unit", 9), ("unit", 2), ("venue", 100))
    ]
    for undecided, words in (
        (titles, "11 kết quả của đơn vị, 100 cơ sở chưa xếp loại được; "),  # no unit counted twice
        (titles[1:], "2 đơn vị, 100 cơ sở chưa xếp loại được; "),
        (titles[2:], "100 cơ sở chưa xếp loại được; "),
    ):
        told = replace(run, manifest={**run.manifest, "undecided": undecided})
        assert f"; {words}" in told.counts_words(full=False)


def test_the_commands_on_the_screens_work_as_printed(where: list[str], call: Call) -> None:
    _, results, _ = call("results", "2020", *where)
    _, imported, _ = call("import", EXAMPLES / "an_bien", *where)
    commands = commands_in(results + imported)
    assert [words[0] for words in commands] == [
        *("explain", "follow-up", "results", "status"),
        *("import", "import", "run"),
    ]
    for words in commands:
        if "--annotate" not in words:
            assert call(*words)[0] in (0, 1), words


def test_full_prints_the_tables(where: list[str], call: Call) -> None:
    _, out, _ = call("results", "2020", "--full", *where)
    for text in ("cao nhất là trung bình: ", "biểu còn nợ, dòng phải sửa", "Dấu hiệu về chất lượng báo cáo"):
        assert text in out
    assert max(cell_len(line) for line in out.splitlines() if line.startswith(("│", "┃"))) <= PIPED


def test_an_import_fits_on_a_screen(where: list[str], call: Call) -> None:
    for lang in ("vi", "en"):
        _, out, err = call("import", EXAMPLES / "an_bien", *where, "--lang", lang)
        assert lines_on_screen(out + err) <= LINES
    assert "7 │" in next(line for line in out.splitlines() if "2020/30988 Xã Tây Yên " in line)


def test_the_demo_fits_on_a_screen_with_every_commune(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, out, err = call("demo", "demo")
    assert lines_on_screen(out + err) <= LINES
    assert "nữa; tất cả: thêm --full" not in out
    for words in commands_in(out):
        assert call(*words)[0] in (0, 1), words


@pytest.mark.parametrize("rows", [0, 3, 40, 5_000])
def test_a_screen_shows_as_many_rows_as_it_has_lines_for(
    capsys: pytest.CaptureFixture[str], rows: int
) -> None:
    table = Table("Bảng", (ReportColumn("Đơn vị", str),), range(rows), more=lambda rest: f"{rest} nữa")
    print_report(Report((table, Remark("dài " * 30))), Output(False), screen=True)
    text = capsys.readouterr().out
    assert lines_on_screen(text) <= LINES
    assert text.count("│") == 2 * (rows if rows <= LINES - 7 else LINES - 8)
