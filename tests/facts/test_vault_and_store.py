"""The vault and its key; the archive's folder and what may befall it."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from desk.base.language import language_of_facts
from facts.archive.door import import_returns
from facts.archive.faults import StoreFault
from facts.vault.faults import VaultFault
from facts.vault.secret import create_key, secrets_in_file
from facts.vault.vault import open_vault, place_of
from tests.facts import builders
from tests.facts.builders import party, venue
from tests.facts.conftest import Workspace


def code_of(error: pytest.ExceptionInfo[Any]) -> str:
    assert str(error.value.place) in error.value.text()
    assert error.value.text(language_of_facts("en")) != error.value.text()
    return str(error.value.code)


def test_a_new_key_is_for_its_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.key"
    create_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    secret = secrets_in_file(path)
    with pytest.raises(VaultFault) as error:
        create_key(path)
    assert code_of(error) == "key_exists"
    assert secrets_in_file(path) == secret


@pytest.mark.parametrize(
    ("content", "code"), [(None, "key_missing"), (b"abc!", "key_invalid"), (b"YWJj", "key_invalid")]
)
def test_a_lost_or_damaged_key_says_so(content: bytes | None, code: str, workspace: Workspace) -> None:
    workspace.key.unlink()
    if content is not None:
        workspace.key.write_bytes(content)
    with pytest.raises(VaultFault) as error:
        open_vault(workspace.folder / "vault", workspace.key)
    assert code_of(error) == code


def test_a_wrong_key_is_noticed_before_anything_is_written(workspace: Workspace) -> None:
    workspace.take_return({"B03": [party()]}, "a.xlsx")
    before = sorted(workspace.folder.rglob("*"))
    other = workspace.folder.parent / "other.key"
    create_key(other)
    with pytest.raises(VaultFault) as error:
        open_vault(workspace.folder / "vault", other)
    assert code_of(error) == "key_wrong"
    assert sorted(workspace.folder.rglob("*")) == before


def test_a_key_inside_the_workspace_is_refused(workspace: Workspace) -> None:
    inside = workspace.folder / "secret.key"
    create_key(inside)
    with pytest.raises(VaultFault) as error:
        open_vault(workspace.folder / "vault", inside)
    assert code_of(error) == "key_inside"


def test_a_person_is_erased_for_good_and_others_stay(workspace: Workspace) -> None:
    first = workspace.take_return({"B03": [party(1), party(2)]}, "a.xlsx")
    erased, kept = ("30985-CT-0001",), ("30985-CT-0002",)
    assert workspace.vault.erase(place_of("party", erased, name) for name in ("name", "phone")) == {
        *first.hashes
    }
    later = workspace.take_return({"B03": [party(1), party(2)]}, "b.xlsx", prepared_by="Ai Đó")
    imports = [*later.hashes, *first.hashes]
    assert workspace.vault.reveal("party", erased, "name", imports) is None
    assert workspace.vault.reveal("party", kept, "name", imports) == "Lê Thị Thử 2"


def test_the_newest_import_that_tells_a_name_is_heard(workspace: Workspace) -> None:
    first = workspace.take_return({"B03": [party(name="Cũ")]}, "a.xlsx")
    later = workspace.take_return({"B03": [party(name="Mới")]}, "b.xlsx")
    key = ("30985-CT-0001",)
    assert workspace.vault.reveal("party", key, "name", [*later.hashes, *first.hashes]) == "Mới"


def test_a_changed_entry_of_the_vault_is_noticed(workspace: Workspace) -> None:
    report = workspace.take_return({"B03": [party()]}, "a.xlsx")
    path = workspace.folder / "vault" / f"{report.hashes[0]}.vault"
    stored = json.loads(path.read_bytes())
    stored["entries"] = dict(zip(stored["entries"], reversed(stored["entries"].values()), strict=True))
    path.write_text(json.dumps(stored))
    with pytest.raises(VaultFault) as error:
        workspace.vault.reveal("party", ("30985-CT-0001",), "name", report.hashes)
    assert code_of(error) == "unsealed"


@pytest.mark.parametrize("change", ["exchanged", "emptied"])
def test_a_vault_file_with_another_content_than_was_sealed_is_noticed(
    change: str, workspace: Workspace
) -> None:
    first = workspace.take_return({"B03": [party()]}, "a.xlsx")
    other = workspace.take_return({"B03": [party(name="Ai")]}, "b.xlsx")
    path = workspace.folder / "vault" / f"{first.hashes[0]}.vault"
    if change == "exchanged":
        path.write_bytes((workspace.folder / "vault" / f"{other.hashes[0]}.vault").read_bytes())
    else:
        path.write_bytes(path.read_bytes().replace(b'"entries": {', b'"entries": {}, "before": {'))
    with pytest.raises(VaultFault) as error:
        workspace.vault.reveal("party", ("30985-CT-0001",), "name", first.hashes)
    assert code_of(error) == "unsealed"


def test_a_manifest_can_be_read_by_a_person(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type="hình lạ")]}, "biểu cơ sở.xlsx")
    text = (workspace.archive / report.hashes[0] / "manifest.json").read_text("utf-8")
    assert "biểu cơ sở.xlsx" in text
    assert '\n "office": "UBND xã"' in text


def test_an_archive_of_a_newer_program_is_refused_before_anything_is_written(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx")
    path = workspace.archive / report.hashes[0] / "manifest.json"
    path.write_text(json.dumps({"format": 99, "shape": "new"}))
    with pytest.raises(StoreFault) as error:
        workspace.take_return({"B02": [venue(2)]}, "b.xlsx")
    assert code_of(error) == "newer"
    assert len(list(workspace.archive.iterdir())) == 1


def test_a_key_that_is_a_folder_is_told(workspace: Workspace, tmp_path: Path) -> None:
    for make in (create_key, secrets_in_file):
        with pytest.raises(VaultFault) as error:
            make(tmp_path)
        assert code_of(error) == "key_is_folder"


@pytest.mark.parametrize("name", ["manifest.json", "rows.parquet"])
@pytest.mark.parametrize("content", [b"", b"{}", None])
def test_a_damaged_import_is_told_and_not_read(
    name: str, content: bytes | None, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx")
    path = workspace.archive / report.hashes[0] / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreFault) as error:
        workspace.read()
    assert code_of(error) == "damaged"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "not_allowed"), (errno.EIO, "unreadable")]
)
@pytest.mark.parametrize("after", [0, 2, 3])
def test_a_disk_that_fails_halfway_leaves_the_archive_as_it_was(
    number: int, code: str, after: int, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    path = builders.return_file(workspace.folder.parent / "b.xlsx", {"B02": [venue(2)], "B03": [party()]})
    before = sorted(p.name for p in workspace.archive.iterdir()), workspace.read()
    vault = workspace.vault
    calls = iter(range(100))

    def failing(handle: int) -> None:
        if next(calls) >= after:
            raise OSError(number, os.strerror(number), str(workspace.archive))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises((StoreFault, VaultFault)) as error:
        import_returns([path], workspace.archive, vault, workspace.context, today=builders.TODAY)
    monkeypatch.undo()
    assert code_of(error) == code
    assert (sorted(p.name for p in workspace.archive.iterdir()), workspace.read()) == before


def test_an_import_of_format_1_is_read_as_it_was_written(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()], "B03": [party()]}, "a.xlsx")
    before = workspace.read()
    folder = workspace.archive / report.hashes[0]
    manifest = json.loads((folder / "manifest.json").read_bytes())
    rows = pl.read_parquet(folder / "rows.parquet")
    (folder / "rows.parquet").unlink()
    manifest["format"] = 1
    del manifest["parquet"]
    for form in manifest["forms"]:
        if form["rows"]:
            path = folder / f"{form['form']}.parquet"
            rows[form["form"]].explode().struct.unnest().write_parquet(path)
            form["parquet"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert workspace.read() == before


def test_what_a_killed_import_left_aside_is_not_read(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    aside = workspace.archive / ".0123456789abcdef.0000"
    aside.mkdir()
    (aside / "rows.parquet").write_bytes(b"half")
    assert len(workspace.read()[1].files) == 1


def test_an_archive_that_is_not_there_is_empty(workspace: Workspace) -> None:
    standing, ledger = workspace.read()
    assert not standing.deliveries
    assert ledger.totals["venue"].read == 0
