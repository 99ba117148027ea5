"""`lanhmanh compare`: the difference in words, who moves, through what, and because of what."""

from __future__ import annotations

import json
import pickle
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.authoring.comparison import LIMITS, Comparison, Moving, Side, compared_rules, compared_runs
from desk.authoring.comparison_report import ComparisonReport, comparison_workbook
from desk.authoring.movements import Scores, movements, scores_of
from desk.authoring.rule_differences import OF_RULEBOOK, SILENT, WORDS, differences
from desk.base.faults import WrongUse
from desk.cli.app import code_of
from desk.runs.running import run_made
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, opened
from desk.workspace.store import stored
from engine.evaluation.years import Evaluation
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.model.rulebook import (
    Band,
    Criterion,
    Gate,
    Group,
    Retitled,
    Rulebook,
    Rules,
    Sign,
    Streak,
)
from engine.scoring.results import Scored, ScoredCriterion
from facts.executors.port import ENDED, Lost
from facts.executors.processes import Processes
from facts.standing import Standing
from scenarios.steps.small_rulebooks import rules_of
from scenarios.steps.twins import twin
from tests.long_run import long_only

B = "healthy_commune/criteria/b.yaml"


def changed(rules: Path, to: Path, file: str, old: str, new: str) -> Path:
    shutil.copytree(rules, to)
    path = to / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return to


@pytest.fixture(scope="module")
def stricter(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rules with a higher share of venues to inspect from 2020 on."""
    return changed(
        example_workspace.rules,
        tmp_path_factory.mktemp("stricter") / "rules",
        "parameters.yaml",
        "          - {take: 60}\n",
        "          - {take: 60}\n      - from: 2020-01-01\n        cites: [minh-hoa]\n        value: 100\n",
    )


@pytest.fixture(scope="module")
def comparison(example_workspace: Workspace, stricter: Path) -> Comparison:
    where = example_workspace
    return compared_rules(
        str(where.rules), str(stricter), where.folder, (2019, 2020), "healthy_commune", None
    )


@long_only
def test_years_compared_by_other_processes_say_the_same(
    example_workspace: Workspace, stricter: Path, comparison: Comparison
) -> None:
    where = example_workspace
    asked = (str(where.rules), str(stricter), where.folder, (2019, 2020), "healthy_commune", None)
    assert compared_rules(*asked, Processes(1, LIMITS)).movements == comparison.movements


class Losing:
    """An executor that answers of what it is asked first, and loses the rest."""

    def each(self, task: Any, items: Iterable[Any]) -> Iterator[Any]:
        first, *rest = items
        yield task(first)
        yield from (Lost(ENDED) for _ in rest)


@long_only
def test_a_year_that_was_lost_elsewhere_is_compared_here(
    example_workspace: Workspace, stricter: Path, comparison: Comparison
) -> None:
    where, losing = example_workspace, Losing()
    asked = (str(where.rules), str(stricter), where.folder, (2019, 2020), "healthy_commune", None)
    assert compared_rules(*asked, losing).movements == comparison.movements  # type: ignore[arg-type]


def test_records_sent_elsewhere_bring_what_was_told_first_where_it_is_asked_for(
    example_workspace: Workspace, shipped_rules: Rules
) -> None:
    found = stored(example_workspace, shipped_rules)
    assert replace(found, first=None).brought().first is None
    sent = pickle.loads(pickle.dumps(replace(found, first=lambda: found.standing).brought()))
    assert sent.first is not None
    assert sent.first().events.keys() == found.standing.events.keys()


@long_only
def test_a_year_sent_to_another_machine_brings_what_it_rests_on(
    example_workspace: Workspace, comparison: Comparison
) -> None:
    moving = Moving(comparison.before, comparison.after, comparison.rulebooks, same_records=True)
    brought = pickle.loads(pickle.dumps(moving.carry(2020)))
    assert not isinstance(brought, int)
    nowhere = [
        replace(side, read=lambda *_: pytest.fail("read here")) for side in (moving.before, moving.after)
    ]
    assert replace(moving, before=nowhere[0], after=nowhere[1])(brought) == moving(2020)


def test_the_difference_is_said_in_words_with_its_date(comparison: Comparison) -> None:
    (told,) = [d for d in comparison.differences() if "→" in d.text and "%" in d.text]
    assert (told.kind, told.id) == ("parameter", "min_inspected_share")
    assert "từ 01/01/2020" in told.text
    assert told.text.endswith("→ 100 %")


def test_nobody_moves_in_a_year_the_change_does_not_reach(comparison: Comparison) -> None:
    assert not [m for m in comparison.of("healthy_commune", 2019) if m.moved]


def test_movers_move_through_the_criterion_the_parameter_belongs_to(comparison: Comparison) -> None:
    moved = [m for m in comparison.of("healthy_commune", 2020) if m.moved]
    assert moved
    assert {s.criterion for m in moved for s in m.shifts} == {"B2"}
    assert all(m.after.high <= m.before.high for m in moved if m.after and m.before)


def test_the_same_rules_differ_in_nothing(example_workspace: Workspace) -> None:
    rules = str(example_workspace.rules)
    found = compared_rules(rules, rules, example_workspace.folder, (2020,), None, None)
    assert found.differences() == ()
    assert not any(m.moved for m in found.movements)


def test_two_dates_of_one_folder_are_compared(
    example_workspace: Workspace, stricter: Path, tmp_path: Path
) -> None:
    where = opened(twin(example_workspace.folder, tmp_path / "w"))
    shutil.rmtree(where.rules)
    shutil.copytree(stricter, where.rules)
    found = compared_rules("2019-06-30", "2020-06-30", where.folder, (2019,), "healthy_commune", None)
    assert found.by_day  # so the way to compare two days is no news
    assert [d.id for d in found.differences()][:1] == ["min_inspected_share"]
    assert any(m.moved for m in found.movements)


def runs_of(workspace: Workspace, later: Any = None) -> list[str]:
    """Make two runs of 2020, by what had come in by two days; `later` changes the rules between."""
    ids = []
    for as_of in (date(2020, 12, 31), date(2021, 3, 1)):
        ids.append(run_made(workspace, 2020, as_of, lambda done, total: None).id)
        if later:
            later()
    return ids


@long_only
def test_two_runs_tell_records_from_rules(
    example_workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = opened(twin(example_workspace.folder, tmp_path / "w"))

    def stricter_team() -> None:
        path = where.rules / "healthy_commune/criteria/e.yaml"
        path.write_text(path.read_text("utf-8").replace("$min_meetings", "12"), "utf-8")

    before, after = runs_of(where, stricter_team)
    found = compared_runs(before, after, where.folder, "healthy_commune")
    other = run_made(where, 2019, None, lambda done, total: None).id
    with pytest.raises(WrongUse, match=r"\(2020 và 2019\)"):
        compared_runs(before, other, where.folder, None)
    causes = {m.because for m in found.movements if m.moved}
    by_rules = [m for m in found.movements if m.moved and m.because == "rules"]
    assert causes <= {"rules", "records", "both"}
    assert all({s.criterion for s in m.shifts} == {"E1"} for m in by_rules)
    assert code_of(["compare", before, after, "-w", str(where.folder), "--json", "--strict"]) == 1
    assert any(year["moved"] for year in json.loads(capsys.readouterr().out)["years"])


def test_text_json_and_workbook_come_out(
    example_workspace: Workspace, stricter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, book = example_workspace, tmp_path / "so.xlsx"
    asked = ["compare", str(where.rules), str(stricter), "-w", str(where.folder), "--year", "2020"]
    assert code_of([*asked, "--workbook", str(book), "--strict"]) == 1
    assert "B2" in capsys.readouterr().out
    assert book.stat().st_size > 5000
    assert code_of([*asked, "--json", "--lang", "en", "--strict"]) == 1
    found = json.loads(capsys.readouterr().out)
    commune = next(y for y in found["years"] if y["rulebook"] == "healthy_commune")
    assert sum(cell["count"] for cell in commune["matrix"]) == commune["subjects"] == 9


def test_a_rulebook_of_later_years_is_not_told_of_unless_asked_for(example_workspace: Workspace) -> None:
    rules, where = str(example_workspace.rules), example_workspace.folder
    assert not rules_in(example_workspace.rules).rulebooks["an_toan_antt"].is_in_force(date(2020, 12, 31))
    found = compared_rules(rules, rules, where, (2020,), None, None)
    assert sorted(found.rulebooks) == ["dia_ban_ma_tuy", "healthy_commune", "venue_risk"]
    assert compared_rules(rules, rules, where, (2020,), "an_toan_antt", None).rulebooks == ("an_toan_antt",)


def test_a_name_that_is_nothing_is_explained(
    example_workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["compare", "nowhere", "2020-01-01", "-w", str(example_workspace.folder)]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_the_workbook_prints_one_page_wide_and_counts_whole_subjects(
    example_workspace: Workspace, stricter: Path, tmp_path: Path
) -> None:
    where, path = example_workspace, tmp_path / "so.xlsx"
    code_of(
        [
            "compare",
            str(where.rules),
            str(stricter),
            "-w",
            str(where.folder),
            "--year",
            "2020",
            "--workbook",
            str(path),
        ]
    )
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        fit = sheet.sheet_properties.pageSetUpPr
        assert fit is not None
        assert fit.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page is the default
        assert sheet.page_setup.fitToHeight == 0
    with zipfile.ZipFile(path) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert '<c:majorUnit val="2"/>' in chart  # nine communes: whole steps, not halves


def test_a_source_cited_again_by_a_later_value_is_no_difference(
    example_workspace: Workspace, tmp_path: Path
) -> None:
    only = "    values: [{from: 2016-01-01, value: 4, cites: [minh-hoa, kh-54-2020/IV]}]"
    added = only.replace("}]", "}, {from: 2021-01-01, value: 6, cites: [minh-hoa]}]")
    before = example_workspace.rules
    assert f"unit: lần\n{only}" in (before / "parameters.yaml").read_text("utf-8")
    after = changed(
        before, tmp_path / "later", "parameters.yaml", f"unit: lần\n{only}", f"unit: lần\n{added}"
    )
    (told,) = differences(rules_in(before), rules_in(after))
    assert told.text.endswith("từ 01/01/2021: 4 lần → 6 lần")


def test_a_rulebook_with_dated_parts_or_a_later_title_is_scored_as_any_other(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    """The edition of a day is another object than the rulebook it is of."""
    book = shipped_rules.rulebooks["healthy_commune"]
    new = Retitled(from_=date(2018, 1, 1), title={"vi": "Tên mới", "en": "New title"}, cites=())
    retitled = replace(book, retitled=(new,))
    dated = replace(book, gates=(replace(book.gates[0], in_force=(date(2018, 1, 1), None)), *book.gates[1:]))

    def scores(rulebook: Rulebook) -> Scores:
        rules = replace(shipped_rules, rulebooks={**shipped_rules.rulebooks, book.name: rulebook})
        return scores_of(Evaluation(example_standing, rules), book.name, 2020)

    plain = scores(book)
    assert len(plain) == 9
    assert scores(retitled) == plain
    assert scores(dated) == plain
    assert scores(replace(book, in_force=InForce(from_=date(2021, 1, 1)))) == {}


@pytest.mark.parametrize("part", [Rulebook, Criterion, Group, Gate, Band, Streak, Sign, Document])
def test_every_key_that_can_differ_has_a_word(part: type) -> None:
    every = OF_RULEBOOK if part is Rulebook else [field.name for field in fields(part)]
    named = [name for name in every if name not in SILENT]
    assert [name for name in named if name not in WORDS] == []


def small_comparison(rulebooks: tuple[str, ...]) -> ComparisonReport:
    """Return how one commune moves under a rulebook with a group of at most ten points."""

    def score(a1: int, a2: int) -> Scored:
        points = {"A1": Fraction(a1), "A2": Fraction(a2)}
        low = min(sum(points.values(), Fraction(0)), Fraction(10))
        criteria = {id_: ScoredCriterion(id_, given, given) for id_, given in points.items()}
        return Scored(criteria, low, low, {}, {}, ("tot",), ())

    rules = rules_of("tran_nhom")
    moved = movements("tran_nhom", 2020, {"30985": score(8, 0)}, {"30985": score(9, 2)})
    sides = Side("trước", rules, None), Side("sau", rules, None)
    return ComparisonReport(Comparison(*sides, (2020,), rulebooks, moved, same_records=True))


def test_a_group_kept_at_its_most_is_named_beside_its_criteria() -> None:
    report = small_comparison(("tran_nhom",))
    (moved,) = report.comparison.movements
    assert report.through(moved) == "A2 0 → 2; A1 8 → 9; nhóm A 8 → 10 (giữ trong mức của nhóm)"


def test_a_chart_draws_the_rows_of_its_table_though_another_has_none(tmp_path: Path) -> None:
    comparison_workbook(small_comparison(("healthy_commune", "tran_nhom")), tmp_path / "so.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "so.xlsx").worksheets[1]
    (chart,) = sheet._charts
    drawn = chart.series[0].cat.strRef.f.rpartition("!")[2].replace("$", "")
    assert [cell.value for (cell,) in (sheet[drawn] if ":" in drawn else ((sheet[drawn],),))] == ["Tốt"]
