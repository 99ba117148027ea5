"""Two workspaces may share a key: what is sealed in one has no right seal in the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.workspace.decisions import Unfinished, begin
from desk.workspace.folder import Workspace
from facts.seals import Seals
from facts.vault.secret import secrets_in_file
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

Copy = Callable[[Workspace, Workspace], None]


def returned(made: Workspace, other: Workspace) -> None:
    (there,) = other.archive.glob("[!.]*")
    shutil.copytree(there, made.archive / there.name)


def names(made: Workspace, other: Workspace) -> None:
    (there,) = other.vault.glob("[!.]*.vault")
    shutil.copy(there, made.vault)


def run(made: Workspace, other: Workspace) -> None:
    (there,) = other.runs.glob("[!.]*")
    shutil.copytree(there, made.runs / there.name)


def heads(made: Workspace, other: Workspace) -> None:
    shutil.copy(forging.heads(other).path, forging.heads(made).path)
    for log in (other.folder / "decisions").glob("*.jsonl"):
        shutil.copy(log, made.folder / "decisions")


def mark(made: Workspace, other: Workspace) -> None:
    begin(other, Unfinished("P-1", "x", ()))
    shutil.copy(other.folder / "decisions" / "erasing.json", made.folder / "decisions")


@pytest.fixture
def two(office: Office) -> tuple[Office, Workspace]:
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
    other = Office(office.folder / "nơi khác")
    other.send("b.xlsx", {"B02": [builders.venue(2)], "B03": [builders.party(2)]})
    assert other.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
    assert office.run("verify") == DONE
    return office, other.made


@pytest.mark.parametrize("copied", [returned, names, run, heads, mark])
def test_a_piece_of_another_workspace_is_named(two: tuple[Office, Workspace], copied: Copy) -> None:
    office, other = two
    copied(office.made, other)
    assert office.run("verify") == STORE


def test_seals_of_before_they_named_the_workspace_count_for_what_is_on_record(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
    assert office.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
    made = office.made
    before = Seals(secrets_in_file(made.key))
    told = forging.heads(made).read()
    assert told is not None
    forging.seal_all(made, before)
    replace(forging.heads(made), seals=before).write(told)
    assert office.run("verify") == DONE
    assert office.run("results", "2020") in (DONE, TO_LOOK_AT)
    office.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert office.run("rotate-key", "--reason", "thử") == DONE
    assert office.run("verify") == DONE


def test_a_backup_of_another_workspace_is_named(two: tuple[Office, Workspace]) -> None:
    office, other = two
    file = office.folder / "sao.tar.gz"
    assert office.run("backup", str(file)) == DONE
    assert office.run("verify", str(file)) == DONE
    office.made = other
    assert office.run("verify", str(file)) == STORE
