"""What scenarios hit of the rules, the missing ones written, and which change of the rules none notices."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desk.authoring.trial_words import coverage_rows, figure_words, figures_json, mark_of, percent, recorded
from desk.authoring.trials import (
    EQUIVALENT,
    LIMITS,
    NOTICED,
    SCENARIOS,
    UNNOTICED,
    Coverage,
    Tried,
    coverage,
    mutants_of,
    mutation,
    trials_under,
    without_first_record,
    write_missing,
)
from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from desk.cli.app import code_of
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rulebook_choice import shipped_with, usual_rulebooks
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.trials.coverage import AnswersHit
from engine.trials.equivalence import cases_compared
from facts.executors.processes import Processes
from scenarios.steps.feature_files import faults_of
from scenarios.steps.running import BESIDE, Runner, trials_in
from tests.engine.analysis.edits import TEXTS, C
from tests.long_run import LONG, some_of

BOOK = "healthy_commune"


def unwatched(done: int, total: int) -> None:
    """Nobody looks at the progress."""


def scenarios_of(folder: Path, *names: str, edit: Callable[[str], str] = str) -> Path:
    """Copy some features into a folder laid out as the shipped one, each edited."""
    for name in names:
        target = folder / f"{name}.feature"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(edit((SCENARIOS / f"{name}.feature").read_text("utf-8")), "utf-8")
    return folder


def missing(found: Coverage, item: str) -> set[tuple[str, str, str]]:
    places = [c for c in found.rulebooks[BOOK] if c.probe.item == item]
    return {(c.probe.kind, c.probe.part, answer) for c in places for answer in c.missing}


def verdicts(rules: Rules, folder: Path, item: str) -> dict[str, Tried]:
    tried = mutation(rules, folder, BOOK, item, unwatched).tried
    return {f"{t.mutant.before} → {t.mutant.after}": t for t in tried}


# The shipped rules


AGAIN = "Chạy lại: ./lanhmanh mutate rules --record rules/README.md"
OF_NO_ONE_ITEM = (
    "can_cu",
    "can_cu_2010",
    "cong_nhan",
    "lam_tron",
    "tam_tinh",
    "tham_dinh",
    "thieu_bieu",
    "tung_tieu_chi",
    "xep_hang",
    "xep_loai",
    "co_quan_nam_2026",
)
LATER_YEARS = {BOOK: (f"{BOOK}/tu_2027",)}  # what an item is in the years that one feature asks for all
OF_ONE_ITEM = [
    f"{path.parent.name}/{path.stem}"
    for path in sorted(SCENARIOS.glob("*/*.feature"))
    if path.stem not in OF_NO_ONE_ITEM and path.parent.name not in (*BESIDE, "indicators")
]


def test_the_figures_in_the_readme_are_of_these_rules_and_scenarios() -> None:
    assert f"`{mark_of(SHIPPED, SCENARIOS)}`" in recorded(SHIPPED / "README.md"), AGAIN


@pytest.mark.skipif(
    not LONG, reason="a minute: ./lanhmanh test --long; else some features are measured below"
)
def test_the_figures_in_the_readme_are_those_measured_now(shipped_rules: Rules) -> None:
    found = coverage(shipped_rules, SCENARIOS, None, unwatched)
    assert found.failing == ()
    assert found.complete
    assert set(coverage_rows(found)) <= set(recorded(SHIPPED / "README.md").splitlines()), AGAIN


@pytest.mark.parametrize("name", some_of(OF_ONE_ITEM, 6))
def test_the_scenarios_of_an_item_hit_all_of_it(tmp_path: Path, shipped_rules: Rules, name: str) -> None:
    book, item = name.split("/")
    only = book if book in shipped_rules.rulebooks else None
    steps: list[tuple[int, int]] = []
    scenarios = scenarios_of(tmp_path, name, *LATER_YEARS.get(book, ()))
    found = coverage(shipped_rules, scenarios, only, lambda *step: steps.append(step))
    assert steps == [(n + 1, found.scenarios) for n in range(found.scenarios)]
    places = [*found.rulebooks.get(book, ()), *found.follow_up_thresholds]
    assert found.failing == ()
    assert [c for c in places if c.probe.item == item and c.missing] == []
    assert [rule.tried for rule in found.follow_up if rule.id == item] == [True] * (only is None)


def test_the_shipped_rulebooks_reach_what_they_must() -> None:
    said = recorded(SHIPPED / "README.md")
    rows = [line for line in said.splitlines() if line.startswith("| `")]
    assert rows
    assert all(row.count("= 100 %") == 2 for row in rows)
    noticed, wanted = map(int, said.split("nhận ra ")[1].split(" =")[0].split("/"))
    assert wanted > 600
    assert AnswersHit(noticed, wanted).hundredths >= 9900


def test_the_mark_changes_with_any_rule_and_any_scenario(tmp_path: Path) -> None:
    rules, features = tmp_path / "rules", tmp_path / "scenarios"
    shutil.copytree(SHIPPED, rules)
    shutil.copytree(SCENARIOS, features)
    before = mark_of(rules, features)
    assert before == mark_of(SHIPPED, SCENARIOS)
    feature = features / BOOK / "E1.feature"
    feature.write_text(
        feature.read_text("utf-8").replace("| 4   | có        | 5 ", "| 4   | có        | 4 "), "utf-8"
    )
    changed = mark_of(rules, features)
    assert changed != before
    parameters = rules / "parameters.yaml"
    parameters.write_text(parameters.read_text("utf-8").replace("value: 90", "value: 91"), "utf-8")
    assert mark_of(rules, features) not in (before, changed)


# Coverage


def without_the_boundary(text: str) -> str:
    """Leave only the scenarios in which the team met four times."""
    assert "| 3 " in text
    assert "| 5 " in text
    return "\n".join(line for line in text.split("\n") if not line.strip().startswith(("| 3 ", "| 5 ")))


def test_a_threshold_no_scenario_comes_near_is_named(tmp_path: Path, shipped_rules: Rules) -> None:
    whole = coverage(shipped_rules, scenarios_of(tmp_path / "a", f"{BOOK}/E1"), BOOK, unwatched)
    assert missing(whole, "E1") == set()
    part = scenarios_of(tmp_path / "b", f"{BOOK}/E1", edit=without_the_boundary)
    found = missing(coverage(shipped_rules, part, BOOK, unwatched), "E1")
    assert {answer for kind, _, answer in found if kind == "threshold"} == {"under", "over"}


def test_a_scenario_counts_only_for_what_it_asks_about(tmp_path: Path, shipped_rules: Rules) -> None:
    found = coverage(shipped_rules, scenarios_of(tmp_path, f"{BOOK}/E1"), BOOK, unwatched)
    assert ("line", "1", "true") in missing(found, "C4")


def with_a_wrong_answer(text: str) -> str:
    assert "| 4   | có        | 5 " in text
    return text.replace("| 4   | có        | 5 ", "| 4   | có        | 4 ")


def test_a_scenario_the_rules_make_fail_is_named_and_hits_nothing(
    tmp_path: Path, shipped_rules: Rules
) -> None:
    wrong = scenarios_of(tmp_path, f"{BOOK}/E1", edit=with_a_wrong_answer)
    found = coverage(shipped_rules, wrong, BOOK, unwatched)
    assert [title for title, _ in found.failing if "E1" in title]


def test_what_is_written_reads_well_fails_as_open_and_reaches_its_place(
    tmp_path: Path, shipped_rules: Rules
) -> None:
    have = scenarios_of(tmp_path / "have", f"{BOOK}/E1", edit=without_the_boundary)
    found = coverage(shipped_rules, have, BOOK, unwatched)
    assert missing(found, "E1")
    few = [c for c in found.rulebooks[BOOK] if c.probe.item in ("E1", "D4", "Q5", "cases_in_time")]
    written = write_missing(shipped_rules, replace(found, rulebooks={BOOK: tuple(few)}), tmp_path / "new")
    texts = {path.stem: path.read_text("utf-8") for path in written}
    for name in ("E1", "D4", "Q5", "cases_in_time"):
        assert faults_of(texts[name].encode()) == [], name
        assert "…" in texts[name]
    runner = Runner()
    asked = [t for t in trials_in(tmp_path / "new") if Path(t.feature).stem in ("E1", "D4")]
    outcomes = [runner.run(trial, shipped_rules) for trial in asked]
    assert outcomes
    assert all("Câu trả lời còn để ngỏ" in str(outcome.failure) for outcome in outcomes)
    for outcome in outcomes:  # the answers, as an officer would fill them in
        name = Path(outcome.trial.feature).stem
        texts[name] = filled(texts[name], *outcome.world["judged"].range(name))
    for name in ("E1", "D4"):
        (have / BOOK / f"{name}_them.feature").write_text(texts[name], "utf-8")
    after = coverage(shipped_rules, have, BOOK, unwatched)
    assert missing(after, "E1") | missing(after, "D4") == set()


def with_a_later_version() -> dict[str, str]:
    """Return the shipped rules with another C4 from 2021 on, and a C5 that begins then."""
    c4 = TEXTS[C].split("  - id: C4\n")[1]
    later = c4.replace(
        "points: 4, when: {officer_trainings: {at_least: 1}",
        "points: 3, when: {officer_trainings: {at_least: 3}",
    )
    c5 = (
        c4.replace("points: 4", "points: 1")
        .replace("officer_trainings", "participants")
        .replace(": 1}}}", ": 9}}}")
    )
    until, since = "    in_force: {until: 2020-12-31}\n", "    in_force: {from: 2021-01-01}\n"
    parts = [("C4", until, c4), ("C4", since, later), ("C5", since, c5.replace("tập huấn cho", "dự cho"))]
    added = "".join(f"  - id: {id_}\n{days}{body}" for id_, days, body in parts)
    return {**TEXTS, C: TEXTS[C].split("  - id: C4\n")[0] + added}


def test_a_version_from_a_later_year_is_tried_by_itself(tmp_path: Path) -> None:
    rules = rules_from_texts(with_a_later_version())
    have = scenarios_of(tmp_path / "have", f"{BOOK}/C4")
    found = coverage(rules, have, BOOK, unwatched)
    versions = [
        c for c in found.rulebooks[BOOK] if (c.probe.item, c.probe.kind, c.probe.part) == ("C4", "line", "1")
    ]
    assert [(c.probe.force[0], set(c.hit) >= {"true", "false"}) for c in versions] == [
        (None, True),
        (date(2021, 1, 1), False),
    ]
    few = tuple(c for c in found.rulebooks[BOOK] if c.probe.item in ("C4", "C5"))
    written = write_missing(rules, replace(found, rulebooks={BOOK: few}), tmp_path / "new")
    texts = {path.stem: path.read_text("utf-8") for path in written}
    assert set(texts) == {"C4-2021", "C5-2021"}
    for text in texts.values():
        assert faults_of(text.encode()) == []
        assert "chấm điểm năm 2021" in text
        assert "(từ 01/01/2021): " in text


def filled(text: str, low: Fraction, high: Fraction) -> str:
    """Put an answer in the first place left open."""
    if low != high:
        assert "được từ … đến … điểm" in text
        return text.replace("từ … đến … điểm", f"từ {low} đến {high} điểm", 1)
    return text.replace("được … điểm", f"được {low} điểm", 1)


# Mutation


def test_a_change_at_a_threshold_is_noticed_only_by_scenarios_beside_it(
    tmp_path: Path, shipped_rules: Rules
) -> None:
    whole = verdicts(shipped_rules, scenarios_of(tmp_path / "a", f"{BOOK}/E1"), "min_meetings")
    part = scenarios_of(tmp_path / "b", f"{BOOK}/E1", edit=without_the_boundary)
    half = verdicts(shipped_rules, part, "min_meetings")
    assert whole["2016-01-01 = 4 → 3"].verdict == NOTICED
    assert whole["2016-01-01 = 4 → 3"].by
    assert half["2016-01-01 = 4 → 3"].verdict == UNNOTICED
    assert half["2016-01-01 = 4 → 5"].verdict == NOTICED


def test_weights_operators_and_citations_are_changed_too(tmp_path: Path, shipped_rules: Rules) -> None:
    found = verdicts(shipped_rules, scenarios_of(tmp_path, f"{BOOK}/E1", f"{BOOK}/can_cu"), "E1")
    assert {t.mutant.kind for t in found.values()} == {"weight", "operator", "citation"}
    assert {t.verdict for t in found.values()} == {NOTICED}
    bare = verdicts(shipped_rules, scenarios_of(tmp_path / "bare", f"{BOOK}/E1"), "E1")
    assert {t.mutant.kind for t in bare.values() if t.verdict == UNNOTICED} == {"citation"}


def test_a_change_that_changes_nothing_is_listed_with_its_proof_and_not_counted(
    tmp_path: Path, shipped_rules: Rules
) -> None:
    folder = scenarios_of(tmp_path, f"{BOOK}/A1")
    found = mutation(shipped_rules, folder, BOOK, "A1", unwatched)
    (equal,) = found.of(EQUIVALENT)
    assert equal.mutant.after == "1: hotspots_active at_most"
    assert equal.cases > 0
    assert found.figure.wanted == len(found.tried) - 1


def test_only_changes_that_change_nothing_are_proved_so(shipped_rules: Rules) -> None:
    """Of the conditions of the types some are asked: seconds each, and scenarios notice all of them."""
    every = [m for m in mutants_of(shipped_rules, None, None) if m.rulebook in shipped_rules.rulebooks]
    quick, slow = ([m for m in every if (m.item == "T1") is of_types] for of_types in (False, True))
    proved = [
        (m.item, m.before.split(": ")[-1], m.after.split(": ")[-1])
        for m in (*quick, *slow[::20])
        if cases_compared(shipped_rules, m) is not None
    ]
    # A count is never below zero, no score is above the total, no level is above the highest, and no part is
    # more than its whole: a row that declares a number above its own `of` isn't taken in.
    none_of = {
        "A1": ["hotspots_active"],
        "Q1": ["inspections"],
        "Q2": ["cases_found", "activities"],
        "Q13": ["violations", "cases_found", "hotspots_known", "tips_received"],
        "F4": ["drug_hotspots_active"],
        "Q21": ["2.drug_hotspots_known", "3.drug_places"],
        "K3": [
            "chong_dang_nha_nuoc",
            "pha_cong_trinh",
            "truyen_dao_trai_phep",
            "loi_dung_ton_giao",
            "ly_khai",
            "mau_thuan_keo_dai",
            "kich_dong_tu_tap",
        ],
        "K4b": ["toi_pham_nghiem_trong"],
        "K4c": ["tu_diem_moi", "nguoi_mac_te_nan_moi"],
        "K4d": ["chay_no", "tai_nan_lao_dong_chet_nguoi", "su_co_nghiem_trong"],
        "K5b": ["cong_an_bi_ky_luat"],
        "S1": ["inspections"],
        "S2": ["tu_diem_moi", "te_nan_xa_hoi"],
        "N2": ["mt_vi_pham", "mt_truy_na"],
        "T2": ["mt_tu_diem_xa"],
        "khong_ma_tuy": ["2.M2.points"],
    }
    counts = [(item, f"{fact} equal", f"{fact} at_most") for item, facts in none_of.items() for fact in facts]
    wholes = [
        ("Q6", "score equal", "score at_least"),
        ("K6a", "dang_ky_ty_le equal", "dang_ky_ty_le at_least"),
    ]
    most = {"L1": ["H1", "H2", "H3", "M1", "M2", "M3", "4.M4", "4.M5"], "khong_ma_tuy": ["2.N1", "2.N2"]}
    levels = [
        (item, f"{id_}.points equal", f"{id_}.points at_least") for item, ids in most.items() for id_ in ids
    ]
    out_of_force = [  # bands of the years in which the gate isn't
        *(("L1", "", band) for band in ("khong_ma_tuy", "khong_thuoc_loai", "loai_3", "loai_2")),
        *((gate, "", "duoi_loai_1") for gate in ("L1", "L2", "L3")),
    ]
    assert sorted(proved) == sorted([*counts, *wholes, *levels, *out_of_force])


def test_every_change_is_named_apart(shipped_rules: Rules) -> None:
    names = [mutant.name for mutant in mutants_of(shipped_rules, None, None)]
    assert len(names) == len(set(names))


def test_figures_counted_once_serve_every_change_of_the_rules_alone(
    tmp_path: Path, shipped_rules: Rules
) -> None:
    runner = Runner()
    folder = scenarios_of(tmp_path, f"{BOOK}/E1", f"{BOOK}/Q5", f"{BOOK}/khen_thuong", "venue_risk/L1")
    for trial in trials_in(folder):
        before = runner.run(trial, shipped_rules)
        assert before.judged is not None
        assert runner.run(trial, shipped_rules, before.judged).failure is None, trial.title


def test_stopping_keeps_what_was_tried(tmp_path: Path, shipped_rules: Rules) -> None:
    def stop_soon(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    folder = scenarios_of(tmp_path, f"{BOOK}/E1")
    found = mutation(shipped_rules, folder, BOOK, None, stop_soon)
    assert found.tried
    assert found.left == len(mutants_of(shipped_rules, BOOK, None)) - len(found.tried) > 0


def test_changes_tried_by_another_process_are_judged_as_here(tmp_path: Path, shipped_rules: Rules) -> None:
    folder = scenarios_of(tmp_path, f"{BOOK}/E1", edit=lambda text: text.replace("10 điểm", "9 điểm"))
    here = mutation(shipped_rules, folder, BOOK, "E1", unwatched)
    apart = mutation(shipped_rules, folder, BOOK, "E1", unwatched, Processes(1, LIMITS))
    assert (apart.tried, apart.failing) == (here.tried, here.failing)
    assert here.tried


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (AnswersHit(1, 1), "100 %"),
        (AnswersHit(29_999, 30_000), "99,99 %"),
        (AnswersHit(19, 20), "95 %"),
        (AnswersHit(2, 3), "66,66 %"),
    ],
)
def test_shares_are_never_rounded_up(figure: AnswersHit, said: str) -> None:
    assert percent(figure) == said


def test_nothing_to_hit_has_no_share() -> None:
    assert figure_words(AnswersHit(0, 0)) == "0/0"
    assert figures_json([("weight", AnswersHit(0, 0))]) == {
        "weight": {"hit": 0, "wanted": 0, "percent": None}
    }


# The verbs


def test_the_verbs_print_json_and_say_what_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(scenarios_of(tmp_path, f"{BOOK}/E1", f"{BOOK}/can_cu"))
    asked = [str(SHIPPED), "--scenarios", folder, "--rulebook", BOOK]
    assert code_of(["coverage", *asked, "--json", "--strict"]) == TO_LOOK_AT
    found = json.loads(capsys.readouterr().out)
    assert found["rulebooks"][BOOK]["lines"]["percent"] < 100
    assert code_of(["mutate", *asked, "--only", "E1", "--json"]) == DONE
    tried = json.loads(capsys.readouterr().out)
    assert tried["all"]["hit"] == tried["all"]["wanted"] == len(tried["changes"])
    assert code_of(["coverage", *asked, "--lang", "en", "--strict"]) == TO_LOOK_AT
    assert "Not hit by any scenario" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["mutate", "--only", "E99"],
        ["mutate", "--only", "E1", "--record", "rules/README.md"],
        ["mutate", "--record", "README.md"],
        ["coverage", "--scenarios", "khong-co"],
        ["coverage", "--rulebook", "xa_lanh_manh"],
        ["coverage", "--rulebook", "venue_risk", "--only", "E99"],
    ],
)
def test_wrong_use_is_named_before_any_scenario_is_run(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Runner, "run")
    assert code_of(arguments) == WRONG_USE


def test_an_office_is_asked_by_no_scenario_of_what_it_does_not_use() -> None:
    """Nor do the days since when it has records make a scenario of earlier years fail."""
    usual = rules_from_texts(shipped_with(usual_rulebooks()))
    office = replace(usual, calendar=replace(usual.calendar, first_record=date(2022, 12, 15)))
    trials = trials_under(SCENARIOS, office)
    assert {trial.feature.split("/")[0] for trial in trials} == {
        "follow_up",
        "healthy_commune",
        "indicators",
        "venue_risk",
    }
    assert not {"follow_up/Y1.feature", "follow_up/Y2.feature"} & {trial.feature for trial in trials}
    asked = {trial.feature for trial in trials_under(SCENARIOS, rules_from_texts(rule_texts(SHIPPED)))}
    assert {"follow_up/Y1.feature", "an_toan_antt/K2.feature"} <= asked
    assert without_first_record(office).calendar == usual.calendar
