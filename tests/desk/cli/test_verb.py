"""A verb says what it works on and where its words go; the options for both are those of every verb."""

from __future__ import annotations

import json
import time
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest
import typer

from desk.base.faults import DONE, STORE, Stop
from desk.base.language import gettext
from desk.base.output import Output
from desk.cli.verb import Here, Verb, verb, verbs_in
from facts.archive import faults
from facts.archive.store import Store, StoreFault
from tests.desk.conftest import Office
from tests.facts import builders

Times = Annotated[int, typer.Option("--times")]


@verb("greet", "Chào.")
def greet(here: Here, out: Output, name: Annotated[str, typer.Argument()], times: Times = 1) -> int:
    for _ in range(times):
        out.say(f"{gettext('Mã')} {name}: {here.path}")
    out.json({"name": name})
    return 3


@verb("quiet", "Im lặng.")
def quiet(out: Output) -> int:
    return 0


def run(one: Verb, *arguments: str) -> Any:
    group = typer.Typer(add_completion=False)
    group.callback()(lambda: None)
    one.register(group)
    return typer.main.get_command(group)([one.name, *arguments], standalone_mode=False)


def options_of(one: Verb) -> list[str]:
    group = typer.Typer(add_completion=False)
    one.register(group)
    return [parameter.opts[0] for parameter in typer.main.get_command(group).params]


def test_its_own_options_come_before_those_of_every_verb() -> None:
    assert options_of(greet) == ["name", "--times", "--workspace", "--json", "--lang", "--strict"]


def test_a_verb_that_works_on_no_workspace_asks_for_none() -> None:
    assert options_of(quiet) == ["--json", "--lang", "--strict"]


def test_it_is_handed_the_workspace_and_where_words_go(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(greet, "Lan", "--times", "2", "--workspace", "so-lieu", "--lang", "en") == 3
    assert capsys.readouterr().out == "Code Lan: so-lieu\n" * 2
    assert run(greet, "Lan", "--json") == 3
    told = {"schema": "greet", "version": 1, "name": "Lan"}
    assert json.loads(capsys.readouterr().out) == told


def test_a_language_there_is_not_stops_before_the_verb_begins(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stop):
        run(greet, "Lan", "--lang", "fr")
    assert capsys.readouterr().out == ""


def test_the_workspace_is_opened_only_where_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        _ = Here(tmp_path / "none").workspace


def test_a_module_gives_its_own_verbs_alone() -> None:
    module = ModuleType(greet.does.__module__)
    module.of_here, module.of_elsewhere = greet, verb("away", "Xa.")(lambda: 0)  # type: ignore[attr-defined]
    module.of_elsewhere.does.__module__ = "elsewhere"  # type: ignore[attr-defined]
    group = typer.Typer(add_completion=False)
    for one in verbs_in(module):
        one.register(group)
    assert [command.name for command in group.registered_commands] == ["greet"]


@pytest.mark.parametrize("meanwhile", [True, False])
def test_what_another_verb_rewrote_meanwhile_is_not_called_lost(
    meanwhile: bool, office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})

    def recorded(store: Store) -> frozenset[str]:
        if meanwhile:
            assert office.run("seal", "--clock", "--reason", "thử") == DONE
        raise StoreFault(faults.GONE, store.folder / "0")

    time.sleep(1.1)  # what was put on record before the verb began is told by the second
    monkeypatch.setattr(Store, "recorded", recorded)
    assert office.run("run", "--year", "2020") == STORE
    assert ("Một chương trình khác đang ghi" in capsys.readouterr().err) is meanwhile
