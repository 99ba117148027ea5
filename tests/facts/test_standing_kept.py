"""What stands is kept beside the archive, and believed only while it is what it was and rests on what there
is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from facts.archive import door, table_cache
from facts.archive.faults import StoreFault
from facts.archive.store import Store
from facts.archive.table_cache import TableFiles, files_from_tables, forgotten, read_standing
from facts.standing import Standing
from tests.facts import builders
from tests.facts.builders import inspection, self_score, venue
from tests.facts.conftest import Workspace, make_workspace, said_by


def read(office: Workspace, beside: Path) -> tuple[Any, ...]:
    found = read_standing(Store(office.archive), beside, None, office.context)
    return (*said_by(found.standing), found.files)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of two returns. Tests only read it."""
    folder = tmp_path_factory.mktemp("few")
    made = make_workspace(folder / "work", folder / "secret.key", builders.context())
    made.take_return({"B02": [venue(1), venue(2)], "B04": [inspection()]}, "a.xlsx")
    made.take_return({"B04": [inspection(id="30991-BB-2")]}, "b.xlsx", prepared_on="2020-12-20")
    return made


def test_what_was_kept_is_read_and_not_derived(
    example: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = read(example, tmp_path)
    monkeypatch.setattr(door, "standing_of", lambda *_: pytest.fail("derived again"))
    assert read(example, tmp_path) == first


@pytest.mark.parametrize("name", ["venue.arrow", "places.arrow", "sums.json", "files.arrow", "words.arrow"])
@pytest.mark.parametrize("how", ["cut", "changed", "gone"])
def test_what_is_not_as_it_was_written_is_derived_again(
    few: Workspace, tmp_path: Path, name: str, how: str
) -> None:
    first = read(few, tmp_path)
    (folder,) = tmp_path.iterdir()
    file = folder / name
    content = file.read_bytes()
    if how == "gone":
        file.unlink()
    else:
        file.write_bytes(content[: len(content) // 2] if how == "cut" else content[:-9] + b"?" + content[-8:])
    assert read(few, tmp_path) == first
    assert file.read_bytes() == content


@pytest.mark.parametrize("points", ["0.25", "7.5", "10", "100"])
def test_points_are_kept_as_they_were_told(workspace: Workspace, points: str) -> None:
    workspace.take_return({"B15": [self_score(float(points))]}, "a.xlsx")
    (record,) = workspace.read()[0].registers["self_score", "30985", "2020"]
    assert str(record.values["points"]) == points


def test_a_return_that_comes_in_leaves_nothing_stale(workspace: Workspace, tmp_path: Path) -> None:
    workspace.take_return({"B04": [inspection(id="30991-BB-1")]}, "a.xlsx")
    before = read(workspace, tmp_path)
    workspace.take_return({"B04": [inspection(id="30991-BB-2")]}, "b.xlsx", prepared_on="2020-12-20")
    after = read(workspace, tmp_path)
    assert before != after
    assert len(list(tmp_path.iterdir())) >= 2


def test_a_row_changed_in_the_archive_is_still_a_damaged_archive(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.take_return({"B04": [inspection(id="30991-BB-1")]}, "a.xlsx")
    kept = tmp_path / "standing"
    read(workspace, kept)
    (rows,) = workspace.archive.glob("*/rows.parquet")
    rows.write_bytes(rows.read_bytes() + b" ")
    with pytest.raises(StoreFault):
        read(workspace, kept)


def test_other_rules_and_another_day_have_tables_of_their_own(example: Workspace, tmp_path: Path) -> None:
    everything = read(example, tmp_path)
    early = read_standing(Store(example.archive), tmp_path, date(2019, 3, 1), example.context)
    assert len(early.standing.deliveries) < len(everything[0])
    calendar = replace(example.context.calendar, kinds=dict(example.context.calendar.kinds))
    read_standing(
        Store(example.archive), tmp_path, None, replace(example.context, calendar=calendar, rulebooks=())
    )
    assert len(list(tmp_path.iterdir())) == 3


def test_no_more_than_a_few_are_kept(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_cache, "MOST", 2)
    for number in range(4):
        workspace.take_return({"B04": [inspection(id=f"30991-BB-{number}")]}, f"{number}.xlsx")
        read(workspace, tmp_path / "standing")
    assert len(list((tmp_path / "standing").iterdir())) == 2


def test_what_was_kept_can_be_forgotten(few: Workspace, tmp_path: Path) -> None:
    beside = tmp_path / "standing"
    read(few, beside)
    forgotten(beside)
    assert not beside.exists()
    forgotten(beside)


def test_where_nothing_can_be_written_all_is_derived(few: Workspace, tmp_path: Path) -> None:
    (tmp_path / "standing").write_text("a file stands in the way")
    assert read(few, tmp_path / "standing") == read(few, tmp_path / "elsewhere")


def test_tables_rewritten_with_their_hashes_are_not_read(workspace: Workspace, tmp_path: Path) -> None:
    workspace.take_return({"B02": [venue(1), venue(2)]}, "a.xlsx")
    store, kept = Store(workspace.archive, workspace.vault.seals), tmp_path / "standing"

    def standing() -> Standing:
        return read_standing(store, kept, None, workspace.context).standing

    before = standing()
    (folder,) = kept.iterdir()
    (folder / "venue.arrow").write_bytes((folder / "party.arrow").read_bytes())
    sums = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*.arrow")}
    (folder / "sums.json").write_text(json.dumps(sums))
    assert said_by(standing()) == said_by(before)


def test_words_are_listed_once_for_all_tables(tmp_path: Path) -> None:
    codes, none = pl.Enum(["a", "b"]), pl.Enum([])
    tables = {
        "venue": pl.DataFrame({"id": ["b", None, "a"], "n": [1, 2, 3]}, schema={"id": codes, "n": pl.Int64}),
        "case": pl.DataFrame({"id": ["b"], "word": [None]}, schema={"id": codes, "word": none}),
        "empty": pl.DataFrame(schema={"id": codes, "text": pl.String}),
    }
    files = files_from_tables(tables)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    stored = TableFiles(tmp_path, {n: hashlib.sha256(content).hexdigest() for n, content in files.items()})
    assert pl.read_ipc(files["words.arrow"])["values"].to_list() == [["a", "b"], []]
    again = {name: stored.table(name) for name in tables}
    assert all(
        again[name].equals(table) and again[name].schema == table.schema for name, table in tables.items()
    )
