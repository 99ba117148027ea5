"""What follows, as an officer reads it: sentences with titles and names, none of the rules' own words, no
empty table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.reports.follow_up import Chains
from desk.reports.follow_up_reasons import ReasonFacts
from desk.workspace.folder import Workspace
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import SignThen
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.twins import twin


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print tables so wide that no cell is broken."""
    monkeypatch.setenv("COLUMNS", "240")


@pytest.fixture(scope="module")
def run(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words") / "w"
    twin(example_workspace.folder, folder, runs=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))
        assert code_of(["run", "--workspace", str(folder), "--year", "2020", "--strict"]) == 1
    (made,) = (folder / "runs").iterdir()
    return made


def sentences(steps: list[dict[str, Any]]) -> Iterator[str]:
    for step in steps:
        yield step["says"]
        yield from sentences(step.get("because", []))


def own_words(rules: Rules) -> set[str]:
    """Return the names only a rule file knows: rulebooks, indicators, signs, actions, ids of bands."""
    names = {*rules.rulebooks, *(n for s in rules.indicator_sets.values() for n in s.indicators if "_" in n)}
    names |= {r.then.sign for r in rules.follow_up if isinstance(r.then, SignThen)}
    return names | {b.id for book in rules.rulebooks.values() for b in book.bands if "_" in b.id}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_reasons_are_said_without_the_rules_own_words(
    run: Path, lang: str, shipped_rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["follow-up", str(run), "--json", "--lang", lang, "--strict"]) == 1
    said = [line for c in json.loads(capsys.readouterr().out)["rows"] for line in sentences(c["because"])]
    assert len(said) > 300
    assert not [line for line in said if set(re.findall(r"\w+", line)) & own_words(shipped_rules)]
    assert not [line for line in said if re.search(r"\S[:|]\S", line)]
    assert all(line[0].isupper() or line[0].isdigit() for line in said)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_printed_list_has_none_either(
    run: Path, lang: str, shipped_rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["follow-up", str(run), "--unsettled", "--lang", lang])
    words = set(re.findall(r"\w+", capsys.readouterr().out))
    assert not words & own_words(shipped_rules)


def test_units_are_named(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code_of(["follow-up", str(run), "--about", "30991"])
    out = " ".join(capsys.readouterr().out.split())
    assert "Xã Tây Yên A (30991)" in out
    assert "trung bình" in out


def test_who_is_on_record_may_be_asked_about_though_nothing_follows(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for id_ in ("30985-CT-0056", "30991-CS-014", "Xã Tây Yên A"):
        assert code_of(["follow-up", str(run), "--about", id_]) in (0, 1), capsys.readouterr().err
    assert code_of(["follow-up", str(run), "--by", "Đội 178"]) in (0, 1)
    assert code_of(["follow-up", str(run), "--about", "30985-CT-9999"]) == 2


def test_what_lacks_nothing_has_no_table_of_what_is_missing(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["explain", str(run), "--venue", "30997-CS-005", "--full"])
    out = capsys.readouterr().out
    assert "Có dấu hiệu, cần xác minh (3)" in out
    assert "(0)" not in out


def test_open_ones_that_lack_the_same_share_a_row(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code_of(["follow-up", str(run), "--unsettled"])
    out = capsys.readouterr().out
    open_ = out[out.index("Cần bổ sung (") :]
    assert open_.count("│ F2 ") < 10


def test_the_command_line_shows_what_is_planted_and_no_decoy(
    run: Path, truth: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["follow-up", str(run), "--json"])
    told = [
        c
        for c in json.loads(capsys.readouterr().out)["rows"]
        if c["kind"] == "sign" and c["state"] == "follows"
    ]
    signs = {(c["name"], tuple(c["about"])) for c in told}
    ids = {one["id"]: one["ids"] for one in truth["links"]}
    assert ("phoenix_venue", (ids["phoenix"]["closed"], ids["phoenix"]["reopened"])) in signs
    rotating = next(about for name, about in signs if name == "worker_rotation")
    assert set(rotating) <= set(ids["ring"]["venues"])
    recruited = {id_ for name, about in signs if name == "recruited_here_found_there" for id_ in about}
    assert recruited == {ids["recruitment"]["venue"], *ids["recruitment"]["cases"]}
    decoys = {
        id_
        for one in truth["decoys"]
        for value in one["ids"].values()
        for id_ in ([value] if isinstance(value, str) else value)
    }
    assert len(decoys) > 10
    assert not [about for _, about in signs if decoys & set(about)]


SIGN_BELOW = Conclusion(
    "sign",
    "phoenix_venue",
    ("31003-CS-001", "31003-CS-002"),
    "P2",
    "31003",
    True,
    None,
    "",
    "",
    "",
    (
        ("closed", "venue", "31003-CS-001"),
        ("again", "venue", "31003-CS-002"),
        ("tie", "tie", "owner:31003-CS-001:31003-CS-002"),
    ),
    (),
)
SIGN_ABOVE = Conclusion(
    "sign",
    "look_at_owner",
    ("CN-1",),
    "P9",
    "31003",
    True,
    None,
    "",
    "",
    "",
    (
        ("one", "sign", "phoenix_venue:31003-CS-001:31003-CS-002"),
        ("other", "sign", "nominee:31003-CS-002"),
        ("venue", "venue", "31003-CS-002"),
    ),
    (),
)


def test_the_printed_reasons_go_down_to_the_records(shipped_rules: Rules) -> None:
    """A sign another rests on is opened up: under it stand the ties and records that raised it."""
    chains = Chains([SIGN_BELOW, SIGN_ABOVE], ReasonFacts(shipped_rules, date(2020, 12, 14), {}))
    lines = chains.lines(SIGN_ABOVE)
    assert "dấu hiệu" in lines[0].lower()
    below = [line for line in lines if line.startswith("  ← ")]
    assert any("31003-CS-001 và 31003-CS-002" in line for line in below)
    opened, *others = chains.steps(SIGN_ABOVE)
    assert [inner["id"] for inner in opened["because"]] == [id_ for _, _, id_ in SIGN_BELOW.because]
    assert not any("because" in step for step in others)
