"""A workspace into one file and back."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, STORE, TO_LOOK_AT, WRONG_USE, Stop
from desk.cli.app import code_of
from desk.workspace import restoring
from desk.workspace.backup import backed_up
from desk.workspace.folder import created, open_to_others, web_secret
from desk.workspace.logs import DECISIONS, log_of
from desk.workspace.restoring import LIST, restored, told_by
from desk.workspace.store import stored
from tests.desk.conftest import Office
from tests.desk.workspace.one_owner import PARTY, Cut, name_of, with_one_owner
from tests.facts import builders


@pytest.fixture
def kept(office: Office) -> Office:
    return with_one_owner(office)


def test_a_backup_comes_back_as_it_was(kept: Office, tmp_path: Path) -> None:
    assert kept.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    assert kept.run("backup", str(tmp_path / "sao" / "a.tar.gz")) == DONE
    again, _ = restored(tmp_path / "sao" / "a.tar.gz", tmp_path / "lại")
    assert again.id == kept.made.id
    assert list(open_to_others(again)) == []
    assert stored(again, kept.rules).standing == stored(kept.made, kept.rules).standing
    assert [p.name for p in again.runs.iterdir()] == [p.name for p in kept.made.runs.iterdir()]


@pytest.mark.parametrize("place", ["ghi chú.txt", "rules/ghi chú.txt"])
def test_the_key_under_another_name_goes_into_no_backup(
    kept: Office, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.link(kept.made.key, kept.made.folder / place)
    assert kept.run("backup", str(tmp_path / "a.tar.gz")) == STORE
    assert str(kept.made.folder / place) in capsys.readouterr().err
    assert not (tmp_path / "a.tar.gz").exists()


def test_a_key_is_in_no_backup_however_it_was_copied(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = kept.made.key.read_bytes()
    web_secret(kept.made.key).write_bytes(session := b"s" * 64)
    copies = {"with a line end": old + b"\r\n", "noted": b"khoa: " + old, "of sessions": session}
    for n, copied in enumerate([*copies.values(), None]):
        copy = kept.made.folder / "decisions" / f"chép {n}.txt"
        if copied is None:
            assert kept.run("rotate-key", "--reason", "khóa cũ bị lộ") == DONE
        copy.write_bytes(old if copied is None else copied)
        assert kept.run("backup", str(tmp_path / "a.tar.gz")) == STORE
        assert str(copy) in capsys.readouterr().err
        assert list(tmp_path.glob("*.gz")) == []
        copy.unlink()


@pytest.mark.parametrize("place", [LIST, f"{LIST}/ghi-chú.txt"])
def test_what_is_called_like_the_list_of_a_backup_makes_none_that_is_no_backup(
    kept: Office, tmp_path: Path, place: str
) -> None:
    file = kept.made.folder / place
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"{}")
    assert kept.run("backup", str(tmp_path / "a.tar.gz")) == DONE
    assert restored(tmp_path / "a.tar.gz", tmp_path / "lại")[1]


def test_a_backup_is_made_whatever_the_clock_says(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 2.0**32)  # a battery that is dead: the year 2106
    backed_up(kept.made, tmp_path / "a.tar.gz")
    backed_up(kept.made, tmp_path / "b.tar.gz")
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    """Return what a workspace holds; what is derived from it is no part of a backup."""
    files = (p for p in folder.rglob("*") if p.is_file() and "kept" not in p.relative_to(folder).parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if not p.name.startswith(".")}


def test_what_is_new_since_a_backup_comes_back_with_it(kept: Office, tmp_path: Path) -> None:
    """Nights add to nights: what was added, changed and taken out since is there again, or gone, and
    verified."""
    first, second, third = (tmp_path / f"{n}.tar.gz" for n in (1, 2, 3))
    backed_up(kept.made, first)
    kept.send("b.xlsx", {"B02": [builders.venue(2)]}, prepared_on=date(2021, 1, 5))
    one = backed_up(kept.made, second, first)
    assert 0 < one.written < one.files
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes") == DONE
    backed_up(kept.made, third, second)
    assert third.stat().st_size < first.stat().st_size
    made, checked = restored(third, tmp_path / "again")
    assert checked
    assert contents(made.folder) == contents(kept.made.folder)
    assert [
        name_of(kept),
        contents(restored(second, tmp_path / "then")[0].folder) != contents(made.folder),
    ] == [None, True]


@pytest.mark.parametrize("what", ["gone", "another", "damaged"])
def test_a_backup_that_adds_to_another_needs_that_very_one(kept: Office, tmp_path: Path, what: str) -> None:
    first, second = tmp_path / "1.tar.gz", tmp_path / "2.tar.gz"
    backed_up(kept.made, first)
    backed_up(kept.made, second, first)
    if what == "gone":
        first.unlink()
    elif what == "another":
        kept.send("b.xlsx", {"B02": [builders.venue(2)]}, prepared_on=date(2021, 1, 5))
        first.unlink()
        backed_up(kept.made, first)
    else:
        first.write_bytes(first.read_bytes()[:-20])
    with pytest.raises(Stop) as stopped:
        restored(second, tmp_path / "again")
    assert stopped.value.code == INPUT_UNREADABLE
    assert "1.tar.gz" in stopped.value.texts["vi"]
    assert not (tmp_path / "again").exists()


def test_a_backup_adds_only_to_one_of_its_own_workspace_beside_it(
    kept: Office, office_of_another: Path, tmp_path: Path
) -> None:
    first, elsewhere = tmp_path / "1.tar.gz", tmp_path / "away" / "2.tar.gz"
    backed_up(kept.made, first)
    for target, since in ((elsewhere, first), (first, first), (tmp_path / "2.tar.gz", office_of_another)):
        with pytest.raises(Stop) as stopped:
            backed_up(kept.made, target, since)
        assert stopped.value.code == WRONG_USE
        assert target == first or not target.exists()


@pytest.fixture
def office_of_another(tmp_path: Path) -> Path:
    """A backup of another workspace."""
    made = created(tmp_path / "other")
    backed_up(made, tmp_path / "other.tar.gz")
    return tmp_path / "other.tar.gz"


@pytest.mark.parametrize("link", [False, True])
def test_no_backup_is_written_over_the_key_or_what_lies_beside_it(
    kept: Office, tmp_path: Path, link: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in [path for path in kept.made.key.parent.iterdir() if path.is_file()]:
        was, path = file.read_bytes(), file
        if link:
            path = tmp_path / f"{file.name}.tar.gz"
            path.symlink_to(file)
        assert kept.run("backup", str(path), "--force") == WRONG_USE
        assert "cạnh khóa" in capsys.readouterr().err
        assert file.read_bytes() == was


def test_a_file_that_is_there_is_overwritten_only_when_that_is_asked_for(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.tar.gz"
    backed_up(kept.made, path)
    before = path.read_bytes()
    assert kept.run("backup", str(path)) == WRONG_USE
    assert "--force" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert kept.run("backup", str(path), "--force") == DONE
    assert told_by(path).workspace == kept.made.id


def test_what_is_no_backup_is_never_overwritten(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "luận văn.tar.gz"
    path.write_bytes(b"x")
    assert kept.run("backup", str(path), "--force") == WRONG_USE
    assert "không phải bản sao lưu" in capsys.readouterr().err
    assert path.read_bytes() == b"x"


def test_a_device_or_pipe_is_never_overwritten(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.tar.gz"
    os.mkfifo(path)
    assert kept.run("backup", str(path), "--force") == STORE
    assert "không phải tệp thường" in capsys.readouterr().err
    assert path.is_fifo()


def test_a_backup_that_others_rest_on_is_never_overwritten(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (tmp_path / f"{n}.tar.gz" for n in (1, 2, 3))
    backed_up(kept.made, first)
    backed_up(kept.made, second, first)
    backed_up(kept.made, third, second)
    before = first.read_bytes()
    assert kept.run("backup", str(first), "--force") == WRONG_USE
    assert "2.tar.gz, 3.tar.gz" in capsys.readouterr().err
    assert first.read_bytes() == before
    assert kept.run("backup", str(third), "--since", str(second), "--force") == DONE
    assert kept.run("verify", str(third)) == DONE


@pytest.mark.parametrize("place", ["", "."])
def test_a_folder_is_no_place_for_a_backup(
    place: str, kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.run("backup", place) == STORE
    assert "cần tên tệp" in capsys.readouterr().err


def test_a_backup_holds_no_key_and_no_name(kept: Office, tmp_path: Path) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    with tarfile.open(tmp_path / "a.tar.gz") as tar:
        contents = b"".join(tar.extractfile(m).read() for m in tar if m.isfile())  # type: ignore[union-attr]
    assert kept.made.key.read_bytes().strip() not in contents
    assert "Lê Thị Thử".encode() not in contents


def test_a_damaged_backup_restores_nothing(kept: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    backed_up(kept.made, path)
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(Stop) as told:
        restored(path, tmp_path / "lại")
    assert told.value.code == INPUT_UNREADABLE
    assert not (tmp_path / "lại").exists()


def test_a_backup_says_where_no_key_is(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.run("backup", str(tmp_path / "a.tar.gz")) == DONE
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "nơi khác"))
    assert kept.run("backup", str(tmp_path / "a.tar.gz"), "--force") == DONE
    assert f"Không thấy tệp khóa ở {tmp_path / 'nơi khác'}" in capsys.readouterr().err


@pytest.mark.parametrize("listed", ["[]", '{"format": 1}', '{"format": 1, "files": 3}', "{", None])
def test_a_list_that_is_none_restores_nothing(tmp_path: Path, listed: str | None) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        if listed is not None:
            info = tarfile.TarInfo("BACKUP.json")
            info.size = len(listed)
            tar.addfile(info, io.BytesIO(listed.encode()))
    with pytest.raises(Stop) as told:
        restored(path, tmp_path / "lại")
    assert told.value.code == INPUT_UNREADABLE
    assert [p.name for p in tmp_path.iterdir()] == ["a.tar.gz"]


def test_a_full_disk_is_not_taken_for_a_damaged_backup(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    backed_up(kept.made, tmp_path / "a.tar.gz")
    monkeypatch.setattr("desk.workspace.restoring.shutil.copyfileobj", full)
    with pytest.raises(Stop) as told:
        restored(tmp_path / "a.tar.gz", tmp_path / "lại")
    assert told.value.code == STORE
    assert "đĩa đã đầy" in told.value.texts["vi"]


def test_a_backup_is_not_restored_into_a_file(kept: Office, tmp_path: Path) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    with pytest.raises(Stop) as told:
        restored(tmp_path / "a.tar.gz", tmp_path / "a.tar.gz")
    assert told.value.code == WRONG_USE


def test_a_backup_is_not_restored_over_anything(kept: Office, tmp_path: Path) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    with pytest.raises(Stop) as told:
        restored(tmp_path / "a.tar.gz", kept.made.folder)
    assert told.value.code == WRONG_USE


def test_a_backup_is_not_restored_into_the_folder_one_stands_in(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    (tmp_path / "e").mkdir()
    monkeypatch.chdir(tmp_path / "e")
    for folder in (Path(), tmp_path / "e"):
        with pytest.raises(Stop) as told:
            restored(tmp_path / "a.tar.gz", folder)
        assert told.value.code == WRONG_USE
        assert f"Đang đứng trong {tmp_path / 'e'}" in told.value.texts["vi"]
    assert contents(tmp_path / "e") == {}


def test_of_two_restored_into_a_folder_at_once_the_second_is_refused(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    brought = restoring._brought

    def another_first(path: Path, aside: Path) -> bool:
        monkeypatch.setattr(restoring, "_brought", brought)
        restored(path, tmp_path / "e")
        return brought(path, aside)

    monkeypatch.setattr(restoring, "_brought", another_first)
    with pytest.raises(Stop) as told:
        restored(tmp_path / "a.tar.gz", tmp_path / "e")
    assert told.value.code == WRONG_USE
    assert "đã có nội dung" in told.value.texts["vi"]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_backup_or_restore_cut_off_leaves_what_was_there(
    kept: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise Cut

    path = tmp_path / "sao" / "a.tar.gz"
    backed_up(kept.made, path)
    whole = path.read_bytes()
    for step, act in (
        ("desk.workspace.backup._write", lambda: backed_up(kept.made, path, force=True)),
        ("desk.workspace.restoring._brought", lambda: restored(path, tmp_path / "lại")),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(step, cut)
            with pytest.raises(Cut):
                act()
    assert path.read_bytes() == whole
    assert [p.name for p in path.parent.iterdir()] == ["a.tar.gz"]
    assert not (tmp_path / "lại").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".aside-")]


def packed(path: Path, *members: tuple[str, bytes | None]) -> Path:
    """Write a backup by hand: files by name, and a link where there is no content."""
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if content is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
                tar.addfile(info)
            else:
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    return path


def listing(*files: tuple[str, bytes]) -> tuple[str, bytes]:
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files}
    return "BACKUP.json", json.dumps({"format": 1, "files": hashes}).encode()


MARK = ("workspace.json", b'{"format": 1, "id": "0"}')
OUTSIDE = ("../ngoai.txt", b"x")


@pytest.mark.parametrize(
    "members",
    [
        (MARK, OUTSIDE, listing(MARK, OUTSIDE)),
        (MARK, ("rules/units.yaml", None), listing(MARK)),
        (MARK, ("rules/them.yaml", b"x"), listing(MARK)),
        (MARK, listing(MARK, ("rules/thieu.yaml", b"x"))),
    ],
    ids=["a name that leads out", "a link", "a file not listed", "a listed file that is missing"],
)
def test_a_backup_made_by_another_hand_restores_nothing(
    members: tuple[tuple[str, bytes | None], ...], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    path = packed(tmp_path / "in" / "a.tar.gz", *members)
    with pytest.raises(Stop) as told:
        restored(path, tmp_path / "in" / "lại")
    assert told.value.code == INPUT_UNREADABLE
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "a.tar.gz"]


@pytest.mark.parametrize("verb", ["restore", "verify"])
def test_what_no_workspace_has_is_named_by_its_place_in_the_backup(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = ("desk/desk.sqlite3-journal", b"x")
    path = packed(tmp_path / "a.tar.gz", MARK, journal, listing(MARK, journal))
    to = (str(tmp_path / "lại"),) if verb == "restore" else ("-w", str(tmp_path / "không có"))
    assert code_of([verb, str(path), *to]) == INPUT_UNREADABLE
    text = capsys.readouterr().err
    assert "\n  desk/desk.sqlite3-journal: " in text
    assert text.count("/") == text.count(str(path)) * str(path).count("/") + 1  # no other path
    assert [p.name for p in tmp_path.iterdir()] == ["a.tar.gz"]


def test_a_backup_is_kept_outside_its_workspace(kept: Office) -> None:
    assert kept.run("backup", str(kept.made.folder / "sao" / "a.tar.gz")) == WRONG_USE
    assert not (kept.made.folder / "sao").exists()


def test_a_backup_packed_anew_with_its_folders_comes_back(kept: Office, tmp_path: Path) -> None:
    backed_up(kept.made, tmp_path / "a.tar.gz")
    with tarfile.open(tmp_path / "a.tar.gz") as tar:
        tar.extractall(tmp_path / "mở ra", filter="data")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as tar:
        for name in sorted(path.name for path in (tmp_path / "mở ra").iterdir()):
            tar.add(tmp_path / "mở ra" / name, name)
    restored(tmp_path / "b.tar.gz", tmp_path / "lại")
    assert (tmp_path / "lại" / "workspace.json").read_bytes() == (
        kept.made.folder / "workspace.json"
    ).read_bytes()
    changed = tmp_path / "mở ra" / "rules" / "units.yaml"
    changed.write_text("x", "utf-8")
    with tarfile.open(tmp_path / "c.tar.gz", "w:gz") as tar:
        for name in ("BACKUP.json", "archive", "rules"):  # a folder stands before what was changed
            tar.add(tmp_path / "mở ra" / name, name)
    with pytest.raises(Stop):
        told_by(tmp_path / "c.tar.gz")


def test_a_backup_older_than_what_is_on_record_says_so_when_it_is_restored(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.run("backup", str(tmp_path / "a.tar.gz")) == DONE
    kept.run("audit")
    log_of(kept.made, DECISIONS).add({"what": "after the backup", "by": "an"})
    capsys.readouterr()
    again = tmp_path / "lại"
    assert code_of(["restore", str(tmp_path / "a.tar.gz"), str(again)]) == DONE
    told = " ".join(capsys.readouterr().err.split())
    assert "cũ hơn việc đã ghi (decisions.jsonl)" in told
    assert f"seal -w {again}" in told
    assert code_of(["seal", "-w", str(again), "--reason", "chỉ còn bản này"]) == DONE
    assert code_of(["verify", "-w", str(again)]) in (DONE, TO_LOOK_AT)


def test_a_look_into_a_backup_says_how_old_it_is_and_what_it_cannot_know(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    backup, today = tmp_path / "a.tar.gz", datetime.now(UTC).date()
    assert office.run("backup", str(backup)) == DONE
    office.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    capsys.readouterr()
    assert office.run("verify", str(backup)) == DONE
    assert f"ngày {today:%d/%m/%Y}; từ đó sổ có thêm 1 dòng" in capsys.readouterr().out
    assert code_of(["verify", str(backup), "-w", str(tmp_path / "none"), "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["last_recorded"], told["records_since"]) == (today.isoformat(), None)
