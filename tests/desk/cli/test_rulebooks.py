"""An office chooses its rulebooks when it begins, and later, each in one act."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desk.base.faults import WRONG_USE
from desk.cli.app import code_of
from tests.desk.conftest import Office


def test_a_new_office_uses_those_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["init", str(tmp_path / "a"), "--rulebooks", "venue_risk,an_toan_antt", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rulebooks"] == ["an_toan_antt", "venue_risk"]
    assert code_of(["init", str(tmp_path / "b"), "--rulebooks", "venue_rick"]) == WRONG_USE
    assert "'venue_risk'" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()
    assert code_of(["init", str(tmp_path / "c"), "--json"]) == 0  # no terminal, nothing asked
    assert json.loads(capsys.readouterr().out)["rulebooks"] == ["healthy_commune", "venue_risk"]


def test_one_taken_out_says_what_goes_with_it_and_comes_back_as_the_office_had_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    rulebook = office.made.rules / "venue_risk" / "rulebook.yaml"
    own = rulebook.read_text("utf-8").replace("from: 60", "from: 61")
    rulebook.write_text(own, "utf-8")
    assert office.run("rulebooks", "--remove", "venue_risk") == 0
    told = capsys.readouterr().out
    assert "rules/follow_up/venues.yaml: F1, F2" in told
    assert "rules/healthy_commune/rulebook.yaml: Q14" in told
    assert not rulebook.parent.exists()
    assert office.run("rulebooks", "--remove", "healthy_commune") == WRONG_USE  # the last
    assert office.run("rulebooks", "--add", "venue_risk") == 0
    assert rulebook.read_text("utf-8") == own


def test_facts_to_be_declared_come_and_go_with_their_rulebook(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("rulebooks", "--add", "an_toan_antt") == 0
    assert "Biểu nay phải nộp: B17." in capsys.readouterr().out
    assert office.run("rulebooks", "--remove", "an_toan_antt") == 0
    assert "Biểu không còn phải nộp: B17." in capsys.readouterr().out
    assert not (office.made.rules / "declared").exists()


def test_every_rule_file_of_a_new_workspace_finds_the_schema_it_names(tmp_path: Path) -> None:
    assert code_of(["init", str(tmp_path / "a"), "--json"]) == 0
    files = sorted((tmp_path / "a" / "rules").rglob("*.yaml"))
    named = [re.match(r"# yaml-language-server: \$schema=(\S+)", f.read_text("utf-8")) for f in files]
    assert all(found and (f.parent / found[1]).is_file() for f, found in zip(files, named, strict=True))


def test_the_schemas_offer_the_names_of_the_rulebooks_in_use(office: Office) -> None:
    schema, name = office.made.rules / "schema" / "rulebook.json", '"an_toan_antt.band"'
    assert office.run("rulebooks", "--add", "an_toan_antt") == 0
    assert name in schema.read_text("utf-8")
    assert office.run("rulebooks", "--remove", "an_toan_antt") == 0
    assert name not in schema.read_text("utf-8")
