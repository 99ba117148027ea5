"""Workspaces of every released format open, are upgraded by one verb after a backup, and give the same
results."""

from __future__ import annotations

import json
import re
import tarfile
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, RULES_WRONG, STORE, TO_LOOK_AT, WRONG_USE
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import FORMAT
from desk.workspace.restoring import restored
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rule_upgrade import change, upgraded
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

SIGNS_FILE = "rules/follow_up/cross_record_signs.yaml"
KEPT = sorted((Path(__file__).resolve().parents[2] / "data" / "workspaces").glob("*.tar.gz"))


def test_a_workspace_of_every_format_is_kept() -> None:
    """Where this fails, the format is new: `python -m tests.kept_workspace`."""
    assert [path.name for path in KEPT] == [f"format-{number}.tar.gz" for number in range(1, FORMAT + 1)]


@pytest.fixture(params=KEPT, ids=lambda path: path.name.removesuffix(".tar.gz"))
def earlier(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `workspace`, its `key`, and the `results.json` that its own program gave."""
    with tarfile.open(request.param) as packed:
        packed.extractall(tmp_path, filter="data")
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "key"))
    return tmp_path


def results(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert code_of(["results", "latest", "--json", "-w", str(folder / "workspace")]) in (DONE, TO_LOOK_AT)
    return {row["unit"]: _told(row) for row in json.loads(capsys.readouterr().out)["rows"]}


def _told(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["score"], row["bands"] if "bands" in row else row.get("band"), row["provisional"]


def test_an_earlier_workspace_opens_and_says_what_it_said(
    earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {row["unit"]: _told(row) for row in json.loads((earlier / "results.json").read_text("utf-8"))}
    assert results(earlier, capsys) == told


def test_an_upgrade_is_made_after_a_backup_and_changes_no_result(
    earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, before = earlier / "workspace", results(earlier, capsys)
    assert code_of(["upgrade", str(earlier / "b.tar.gz"), "-w", str(workspace)]) in (DONE, TO_LOOK_AT)
    said = capsys.readouterr().out
    restored(earlier / "b.tar.gz", earlier / "old")
    old, new = rule_texts(earlier / "old" / "rules"), rule_texts(workspace / "rules")
    assert [name for name in new if old.get(name) != new[name] and Path(name).name not in said] == []
    assert results(earlier, capsys) == before
    assert rules_in(workspace / "rules").rulebooks
    assert code_of(["announce", "2020", "-w", str(workspace)]) in (DONE, TO_LOOK_AT)
    assert code_of(["lock", "-w", str(workspace)]) in (DONE, TO_LOOK_AT)


@pytest.mark.parametrize("verb", [["announce", "2020"], ["run", "--year", "2020"]], ids=lambda verb: verb[0])
def test_rules_of_an_earlier_version_say_that_upgrade_is_their_way_out(
    earlier: Path, verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = earlier / "workspace"
    code_of(["seal", "--reason", "thử", "-w", str(workspace)])  # what the first format lacks besides
    assert code_of([*verb, "-w", str(workspace)]) == RULES_WRONG
    assert f"lanhmanh upgrade TỆP_SAO_LƯU.tar.gz -w {workspace}" in capsys.readouterr().err


def test_a_fault_of_the_officer_s_own_is_told_at_its_line(
    earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where an upgrade alone would not do, every fault is told as ever."""
    workspace = earlier / "workspace"
    with (workspace / "rules" / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("own: 1\n")
    assert code_of(["announce", "2020", "-w", str(workspace)]) == RULES_WRONG
    told = capsys.readouterr().err
    assert "rules/units.yaml" in told
    assert "rules/links/seeds.yaml" in told


def test_one_verb_does_for_a_workspace_without_seals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first format has none: what it is told to run is all it needs."""
    with tarfile.open(KEPT[0]) as packed:
        packed.extractall(tmp_path, filter="data")
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "key"))
    workspace = str(tmp_path / "workspace")
    assert code_of(["verify", "-w", workspace]) == STORE
    assert "lanhmanh upgrade" in capsys.readouterr().out
    assert code_of(["upgrade", str(tmp_path / "1.tar.gz"), "-w", workspace]) in (DONE, TO_LOOK_AT)
    assert code_of(["verify", "-w", workspace]) != STORE


def test_upgrading_again_changes_nothing(earlier: Path) -> None:
    workspace = str(earlier / "workspace")
    assert code_of(["upgrade", str(earlier / "1.tar.gz"), "-w", workspace]) in (DONE, TO_LOOK_AT)
    assert code_of(["verify", "-w", workspace]) == DONE  # no honest run is called altered
    rules = rule_texts(earlier / "workspace" / "rules")
    assert (
        code_of(["upgrade", str(earlier / "1.tar.gz"), "-w", workspace]) == WRONG_USE
    )  # no backup is overwritten
    assert code_of(["upgrade", str(earlier / "2.tar.gz"), "-w", workspace]) == DONE
    assert rule_texts(earlier / "workspace" / "rules") == rules


def test_rules_that_need_nothing_are_left_alone() -> None:
    texts = rule_texts(SHIPPED)
    assert upgraded(texts) == texts


def test_what_is_added_to_older_rules_changes_one_line_a_file() -> None:
    texts = rule_texts(SHIPPED)
    role = "role: recognition"
    name = "rules/healthy_commune/rulebook.yaml"
    line = next(line for line in texts[name].splitlines(keepends=True) if line.startswith(role))
    older = {n: t for n, t in texts.items() if n != "rules/actions.yaml"} | {
        name: texts[name].replace(line, "")
    }
    made = upgraded(older)
    assert [n for n in older if made[n] != older[n]] == [name]
    assert rules_from_texts(made).rulebooks["healthy_commune"].role == "recognition"


def test_what_grades_of_notes_weigh_is_added_and_nothing_else_of_how_far_ties_reach() -> None:
    texts = rule_texts(SHIPPED)
    name = "rules/links/identifiers.yaml"
    first, _, rest = texts[name].partition("note_grades:")
    older = {**texts, name: first + rest[rest.index("identity:") :]}
    assert "note_grades" not in older[name]
    assert upgraded(older) == texts
    assert change(name, older[name], texts[name]) == "added"


@pytest.mark.parametrize("file", ["innocent.yaml", "leads.yaml"])
def test_when_cases_are_a_series_is_added_and_nothing_else_changes(file: str) -> None:
    texts = rule_texts(SHIPPED)
    name = f"rules/links/{file}"
    block = re.search(r"^series:.*\n(?:[ #].*\n)*", texts[name], re.MULTILINE)
    assert block is not None
    older = {**texts, name: texts[name].replace(block[0], "")}
    now = upgraded(older)
    assert now[name] == older[name] + block[0]
    assert change(name, older[name], now[name]) == "added"
    assert upgraded(now) == now


@pytest.mark.parametrize(("before", "told"), [(None, "new"), ("hub: {}\n", "shipped"), ("", "added")])
def test_what_became_of_a_rule_file_is_told_by_its_lines(before: str | None, told: str) -> None:
    name = "rules/links/identifiers.yaml"
    assert change(name, before, rule_texts(SHIPPED)[name]) == told


def test_an_office_with_two_rulebooks_of_a_kind_says_itself_which_is_which() -> None:
    texts = rule_texts(SHIPPED)
    name = "rules/healthy_commune/rulebook.yaml"
    bare = "".join(line for line in texts[name].splitlines(keepends=True) if not line.startswith("role:"))
    older = {**texts, name: bare, "rules/own/rulebook.yaml": bare.replace("healthy_commune", "own")}
    assert upgraded(older) == older


def test_rules_of_how_near_parties_are_give_way_and_the_office_s_weights_stay() -> None:
    texts = rule_texts(SHIPPED)
    name = "rules/links/seeds.yaml"
    own = texts[name].replace(
        "môi giới mại dâm:             {weight: 0.6", "môi giới mại dâm:             {weight: 0.55"
    )
    kept = "".join(
        line for line in own.splitlines(keepends=True) if not line.startswith(("rank:", "explain:"))
    )
    former = (
        "rank: {alpha: 0.85}   # PageRank\nexplain: {lambda: 0.7, party_hops: 4, paths_shown:"
        " 3}\ndisagreement_shown_above: 0.5\n"
    )
    made = upgraded({**texts, name: kept + former})
    assert made[name].startswith(kept)
    assert change(name, kept + former, made[name]) == "lines"
    links = rules_from_texts(made).links
    shipped = rules_from_texts(texts).links
    assert links is not None
    assert shipped is not None
    assert links.seeds.rank == shipped.seeds.rank
    assert links.seeds.severity["môi giới mại dâm"].weight == 0.55


BARE = re.compile(r"^ +(?:joins|tells): .*\n", re.MULTILINE)
FLOW = re.compile(r"then:\n +(sign: \w+)\n +(about: .*)\n")


@pytest.mark.parametrize("flow", [False, True], ids=["one key a line", "in braces"])
def test_signs_that_leads_were_joined_by_say_so_after_an_upgrade(flow: bool) -> None:
    """Never in silence: before the upgrade, reading the rules names what is weighed and no rule lets leads
    see."""
    texts = rule_texts(SHIPPED)
    bare = BARE.sub("", texts[SIGNS_FILE])
    older = {**texts, SIGNS_FILE: FLOW.sub(r"then: {\1, \2}\n", bare) if flow else bare}
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(older)
    assert [f.code for f in raised.value.faults] == ["R624", "R624"]
    made, shipped = rules_from_texts(upgraded(older)), rules_from_texts(texts)
    assert [r.then for r in made.follow_up] == [r.then for r in shipped.follow_up]


def test_a_sign_of_the_office_s_own_is_left_to_the_office() -> None:
    texts = rule_texts(SHIPPED)
    own = BARE.sub("", texts[SIGNS_FILE]).replace("phoenix_venue", "mo_lai")
    made = upgraded({**texts, SIGNS_FILE: own})
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(made)
    assert [(f.code, f.params["name"]) for f in raised.value.faults] == [("R624", "reopened")]


@pytest.mark.parametrize("cited", [True, False], ids=["with the resolution", "without"])
def test_how_a_plan_of_inspections_is_divided_is_said_after_an_upgrade_by_the_same_parameters(
    cited: bool,
) -> None:
    texts = rule_texts(SHIPPED)
    book = "rules/venue_risk/rulebook.yaml"
    older = {n: re.sub(r"^plan: .*\n", "", t, flags=re.MULTILINE) for n, t in texts.items()}
    if not cited:
        older = {n: re.sub("nq-198-2025", "nq-98-2025", t) for n, t in older.items()}
    made = upgraded(older)
    assert [n for n in made if made[n] != older[n]] == [book]
    plan, shipped = (rules_from_texts(t).rulebooks["venue_risk"].plan for t in (made, texts))
    assert plan is not None
    assert shipped is not None
    assert (plan.random_share, plan.strata_share) == (shipped.random_share, shipped.strata_share)
    assert plan.cites == (shipped.cites if cited else ("minh-hoa",))
