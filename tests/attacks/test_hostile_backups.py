"""Backups that someone without the key wrote: none is taken for the office's, and none ends in a trace."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, STORE, WRONG_USE
from desk.cli.app import code_of
from facts.seals import without_seal
from tests.desk.conftest import Office
from tests.facts import builders

Members = dict[str, bytes]
LIST = "BACKUP.json"


@pytest.fixture
def backup(office: Office) -> Path:
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
    file = office.folder / "sao.tar.gz"
    assert office.run("backup", str(file)) == DONE
    assert office.run("verify", str(file)) == DONE
    return file


def rewrite(file: Path, change: Callable[[Members], None], **headers: str) -> None:
    """Write a backup anew, its members changed; the last one with other headers."""
    with tarfile.open(file) as tar:
        members = {one.name: tar.extractfile(one).read() for one in tar}  # type: ignore[union-attr]
    change(members)
    with tarfile.open(file, "w:gz", format=tarfile.PAX_FORMAT) as tar:
        for number, (name, content) in enumerate(members.items(), 1):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.pax_headers = headers if number == len(members) else {}
            tar.addfile(info, io.BytesIO(content))


def relist(members: Members, keep_seal: bool = True, **said: object) -> None:
    """Have the list of a backup say that it holds what it holds, and other things."""
    body, seal = without_seal(members.pop(LIST))
    files = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    told = {**json.loads(body), "files": files, **said} | ({"seal": seal} if keep_seal else {})
    members[LIST] = json.dumps(told).encode()


def test_a_backup_whose_seal_was_taken_off_is_not_taken_for_whole(
    office: Office, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(members: Members) -> None:
        members["rules/parameters.yaml"] += b"\n# other\n"
        relist(members, keep_seal=False)

    rewrite(backup, change)
    assert office.run("verify", str(backup)) == STORE
    assert "không có dấu niêm phong" in capsys.readouterr().out


def test_nothing_is_added_to_a_backup_that_lacks_what_it_lists(office: Office, backup: Path) -> None:
    def change(members: Members) -> None:
        for name in [name for name in members if name.startswith("vault/")]:
            del members[name]

    rewrite(backup, change)
    added = office.folder / "thêm.tar.gz"
    assert office.run("backup", str(added), "--since", str(backup)) == INPUT_UNREADABLE
    assert not added.exists()


def deep(members: Members) -> None:
    members[LIST] = b"[" * 100_000


def strange_heads(members: Members) -> None:
    relist(members, heads={"decisions.jsonl": {"count": "x"}})


def strange_desk(members: Members) -> None:
    relist(members, keep_seal=False, desk=["file"])


def no_settings(members: Members) -> None:
    del members["workspace.json"]
    relist(members)


def at_the_folder(members: Members) -> None:
    members["."] = b"x"
    relist(members, keep_seal=False)


@pytest.mark.parametrize("change", [deep, strange_heads, strange_desk, no_settings, at_the_folder])
def test_a_strange_list_is_a_damaged_backup(
    office: Office, backup: Path, change: Callable[[Members], None]
) -> None:
    rewrite(backup, change)
    assert_refused(office, backup)


@pytest.mark.parametrize("name", ["", ".", "..", "../khoa/k", "x\0y", "9" * 300, 7, None])
def test_a_backup_that_adds_to_no_file_is_damaged(office: Office, backup: Path, name: object) -> None:
    added = backup.with_name("thêm.tar.gz")
    assert office.run("backup", str(added), "--since", str(backup)) == DONE

    def change(members: Members) -> None:
        listed = json.loads(without_seal(members[LIST])[0])
        members[LIST] = json.dumps({**listed, "since": {**listed["since"], "file": name}}).encode()

    rewrite(added, change)
    assert_refused(office, added)


@pytest.mark.parametrize("headers", [{"size": "abc"}, {"GNU.sparse.map": "0,x", "GNU.sparse.size": "9"}])
def test_strange_headers_are_a_damaged_backup(office: Office, backup: Path, headers: dict[str, str]) -> None:
    rewrite(backup, lambda members: None, **headers)
    assert_refused(office, backup)


def test_a_member_with_holes_is_no_part_of_a_backup(office: Office, backup: Path) -> None:
    """In a file of some bytes, it says that it is a terabyte."""
    rewrite(
        backup,
        lambda members: members.update({"runs/x": b""}),
        **{"GNU.sparse.map": "0,0", "GNU.sparse.size": str(2**40), "GNU.sparse.name": "runs/x"},
    )
    assert_refused(office, backup)


def test_a_pipe_in_the_place_of_a_backup_hangs_nothing(office: Office, backup: Path) -> None:
    backup.unlink()
    os.mkfifo(backup)
    place = office.folder / "mới"
    assert code_of(["restore", str(backup), str(place)]) == INPUT_UNREADABLE
    assert not place.exists()


def commented(file: Path) -> bytes:
    """Return a backup with a comment in the header of gzip."""
    content = gzip.compress(gzip.decompress(file.read_bytes()), mtime=0)
    return content[:3] + b"\x10" + content[4:10] + f"{NAME}\0".encode() + content[10:]


def told_more(file: Path, change: Callable[[tarfile.TarInfo], None], **headers: str) -> bytes:
    """Return a backup whose members say more of themselves than their names and sizes."""
    content = io.BytesIO()
    with tarfile.open(file) as old, tarfile.open(fileobj=content, mode="w:gz", pax_headers=headers) as new:
        for one in old:
            change(one)
            new.addfile(one, old.extractfile(one))
    return content.getvalue()


NAME = "Nguyễn Văn A"
WRAPPING: dict[str, Callable[[Path], bytes]] = {
    "a comment of gzip": commented,
    "a header of tar": lambda file: told_more(file, lambda one: one.pax_headers.update(comment=NAME)),
    "a header over all": lambda file: told_more(file, lambda one: None, comment=NAME),
    "an owner": lambda file: told_more(file, lambda one: setattr(one, "uname", NAME)),
    "rights": lambda file: told_more(file, lambda one: setattr(one, "mode", 0o4777)),
}


@pytest.mark.parametrize("where", WRAPPING)
def test_what_stands_in_the_wrapping_of_a_backup_goes_nowhere(
    office: Office, backup: Path, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    backup.write_bytes(WRAPPING[where](backup))
    capsys.readouterr()
    assert office.run("verify", str(backup)) == DONE
    place = office.folder / "mới"
    assert code_of(["restore", str(backup), str(place)]) == DONE
    assert NAME not in "".join(capsys.readouterr())
    for path in place.rglob("*"):
        assert path.stat().st_mode & 0o7077 == 0
        assert path.is_dir() or NAME.encode() not in path.read_bytes()


def test_a_header_of_gigabytes_is_not_read(office: Office, backup: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 2**33
    backup.write_bytes(gzip.compress(header.tobuf() + bytes(2**20)))
    assert_refused(office, backup)


def member_twice(file: Path) -> bytes:
    with tarfile.open(file) as tar:
        members = [(one, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as tar:
        for info, body in (members[0], *members):
            tar.addfile(info, io.BytesIO(body))
    return content.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.read_bytes() + "Nguyễn Văn A".encode(),
        lambda file: file.read_bytes() + b"\0",
        lambda file: file.read_bytes() + gzip.compress("Nguyễn Văn A".encode()),
        lambda file: gzip.compress(gzip.decompress(file.read_bytes()) + "Nguyễn Văn A".encode()),
        member_twice,
    ],
)
def test_nothing_hides_in_the_file_of_a_backup(
    office: Office, backup: Path, change: Callable[[Path], bytes]
) -> None:
    backup.write_bytes(change(backup))
    assert_refused(office, backup)


def test_a_fault_inside_a_backup_is_named_by_its_place_there(
    office: Office, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(members: Members) -> None:
        name = next(name for name in members if name.startswith("vault/") and name.endswith(".vault"))
        members[name] += b" "
        relist(members, keep_seal=False)

    rewrite(backup, change)
    capsys.readouterr()
    assert office.run("verify", str(backup)) == STORE
    assert "\n  vault/" in capsys.readouterr().out


@pytest.mark.parametrize("inner", ["archive/x", "runs/x", "x"])
def test_a_backup_is_restored_neither_inside_a_workspace_nor_onto_a_link(
    office: Office, backup: Path, inner: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["restore", str(backup), str(office.made.folder / inner)]) == WRONG_USE
    assert "không gian làm việc" in capsys.readouterr().err
    link = office.folder / "link"
    link.symlink_to(office.folder / "elsewhere")
    assert code_of(["restore", str(backup), str(link)]) == WRONG_USE
    assert "là liên kết" in capsys.readouterr().err


def assert_refused(office: Office, backup: Path) -> None:
    place = office.folder / "mới"
    assert office.run("verify", str(backup)) == INPUT_UNREADABLE
    assert code_of(["restore", str(backup), str(place)]) == INPUT_UNREADABLE
    assert not place.exists()


@pytest.mark.parametrize("cut", [1, 8])
def test_a_backup_cut_within_its_last_bytes_is_not_taken_for_whole(
    office: Office, backup: Path, cut: int, capsys: pytest.CaptureFixture[str]
) -> None:
    backup.write_bytes(backup.read_bytes()[:-cut])
    assert office.run("verify", str(backup)) == INPUT_UNREADABLE
    assert str(backup) in capsys.readouterr().err
