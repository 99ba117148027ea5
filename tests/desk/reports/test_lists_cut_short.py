"""A list that is cut says how many are left out, and the words it gives print all of them; what can't be
printed again is not cut."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from desk.base.output import Output
from desk.cli.compare import MOST_NAMED, say_failing
from desk.report.console import print_report
from desk.report.tree import Report, Table
from desk.reports.import_report import FEW
from desk.reports.notices_report import notices_table
from desk.runs.notices import Noticed
from desk.web.runs.closing import MANY, later_returns
from tests.desk.conftest import Office
from tests.facts import builders

SEVEN_MORE = FEW + 7


def told(office: Office, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    office.run(*words)
    return capsys.readouterr().out


def test_duplicate_rows_left_out_are_counted_and_printed_by_the_words_given(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)] * (SEVEN_MORE + 1)})
    again = ("import", str(office.folder / "sent" / "a.xlsx"))
    said = told(office, capsys, *again, "--full")
    assert said.count("đã có ở") == FEW
    assert (
        f"và 7 dòng nữa (tất cả {SEVEN_MORE}); in hết: chạy lại lệnh này, thêm --json (mục duplicates)"
        in said
    )
    assert len(json.loads(told(office, capsys, *again, "--json"))["duplicates"]) == SEVEN_MORE


def test_cells_left_out_are_counted_and_printed_by_the_words_given(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [builders.venue(n, type="không có loại này") for n in range(1, SEVEN_MORE + 1)]
    office.send("a.xlsx", {"B02": wrong})
    again = ("import", str(office.folder / "sent" / "a.xlsx"))
    assert f"và 7 ô nữa (tất cả {SEVEN_MORE})" in told(office, capsys, *again, "--full")
    assert len(json.loads(told(office, capsys, *again, "--json"))["problems"]) == SEVEN_MORE
    copies = office.folder / "marked"
    told(office, capsys, *again, "--annotate", str(copies))
    assert [path.suffix for path in copies.rglob("*") if path.is_file()] == [".xlsx"]


def test_the_checklist_before_a_period_is_closed_names_every_commune(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    period = office.rules.calendar.period("2020")
    assert period is not None
    names = [unit.name for unit in office.rules.units.on(period.end)]
    said = " ".join(told(office, capsys, "lock", "2020", "--despite", "thử").replace("│", " ").split())
    assert len(names) == 9
    assert all(name in said for name in names)
    assert "đơn vị nữa" not in said


def test_what_failed_and_what_changed_is_counted_where_it_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    say_failing((("kịch bản", "sai"),) * (MOST_NAMED + 7), Output(False))
    assert (
        f"còn 7 kịch bản khác (tất cả {MOST_NAMED + 7}); in hết: chạy lại lệnh này, thêm --json (mục failing)"
        in capsys.readouterr().out
    )
    one = Noticed(
        "30985", "B02", "30985-CS-001", "changed", "status", "a", "b", "a.xlsx!B02!5", "b.xlsx!B02!5", ""
    )
    report = Report(tuple(notices_table([one] * SEVEN_MORE, str)))
    print_report(report, Output(False))
    assert f"và 7 điều nữa (tất cả {SEVEN_MORE})" in capsys.readouterr().out


def test_the_page_of_runs_draws_the_first_changes_and_counts_the_rest() -> None:
    one = Noticed(
        "30985", "B02", "30985-CS-001", "changed", "status", "a", "b", "a.xlsx!B02!5", "b.xlsx!B02!5", ""
    )
    year = SimpleNamespace(notices=(one,) * (MANY + 7), rows=(), name=str, period=SimpleNamespace(year=2020))
    blocks = list(later_returns(year))
    assert [
        len(block.rows) for block in blocks if isinstance(block, Table) and "page" not in block.hidden_in
    ] == [MANY]
    assert "và 7 điều nữa không vẽ ở đây" in str(blocks[-1])
