"""Whatever is put wherever in a workspace: named as the threat model says, and nothing elsewhere is deleted,
copied or waited for."""

from __future__ import annotations

import os
import shutil
import socket
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, STORE, TO_LOOK_AT, WRONG_USE
from facts.visible_text import shown_path
from tests.desk.conftest import Office
from tests.facts import builders

STORES = ("archive", "vault", "runs", "decisions", "decisions/words")
KEPT = ("", "kept", "kept/rules", "kept/leads", "kept/standing", "desk", "damaged")
PLACES = (*STORES, *KEPT, "rules", "rules/healthy_commune")
VERBS = (
    ("run", "--year", "2020", "--chaining", "plain"),
    ("status",),
    ("backup", "../sao.tar.gz", "--force"),
)
ENDS = (DONE, TO_LOOK_AT, WRONG_USE, INPUT_UNREADABLE, STORE)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        office = Office(folder)
        office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
        assert office.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
        for name in ("desk", "damaged", "kept/leads", "decisions/words"):
            (office.made.folder / name).mkdir(mode=0o700, exist_ok=True)
        patch.chdir(office.made.folder)
        before = os.umask(0o077)
        yield office
        os.umask(before)


def elsewhere(office: Office) -> dict[str, bytes]:
    """Return what lies beside the workspace and is no one's to change."""
    files = [office.folder / "khoa" / "k", *(office.folder / "sent").iterdir()]
    return {str(path): path.read_bytes() for path in files}


def special(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as open_socket:
        there = os.open(path.parent, os.O_RDONLY)
        open_socket.bind(f"/proc/self/fd/{there}/{path.name}")  # such a path may have a hundred letters
        os.close(there)


LINKS: Mapping[str, Callable[[Path, Path], object]] = {
    "a link to the key's folder": lambda path, key: path.symlink_to(key.parent),
    "a link to the key": lambda path, key: path.symlink_to(key),
    "a link to nothing": lambda path, key: path.symlink_to(key / "x"),
    "a link to itself": lambda path, key: path.symlink_to(path),
    "a pipe": lambda path, key: os.mkfifo(path),
    "a socket": lambda path, key: special(path),
    "the key under the name of a log": lambda path, key: os.link(key, path),
}
FORGED = "Lần chạy: 1, nguyên vẹn."
NAMES = {
    "a line break": f"x\n{FORGED}",
    "letters taken apart": unicodedata.normalize("NFD", "bản chép"),
    "255 bytes": "d" * 255,
    "an order to a terminal": "x\x1b[2J\u202e",
    "nothing but a blank": " ",
    "what looks like an option": "--yes",
}


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@pytest.mark.parametrize("name", LINKS)
def test_what_is_no_plain_file_stops_every_verb_in_every_place(
    office: Office, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = elsewhere(office)
    for place in PLACES:
        path = office.made.folder / place / ("x.jsonl" if "log" in name else "x")
        LINKS[name](path, office.folder / "khoa" / "k")
        for verb in (("verify",), *VERBS, ("import", "../sent"), ("erase", "30985-CT-0001")):
            assert office.run(*verb) == STORE, (place, verb)
            assert str(path) in "".join(capsys.readouterr()), (place, verb)
        remove(path)
        assert elsewhere(office) == before
    assert office.run("verify") == DONE


@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_is_named_and_forges_no_line_of_what_is_said(
    office: Office, name: str, folder: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    before = elsewhere(office)
    for place in (*STORES, *KEPT):
        path = office.made.folder / place / NAMES[name]
        path.mkdir() if folder else path.write_bytes(b"x")
        for verb in (("verify",), VERBS[-1]):
            code = office.run(*verb)
            printed = "".join(capsys.readouterr())
            assert code in ENDS, (place, verb, printed)
            assert "Traceback" not in printed
            assert "\x1b" not in printed
            assert printed.splitlines().count(FORGED) <= (verb == ("verify",)), (place, printed)
            if verb == ("verify",):
                assert code == (STORE if place in STORES else DONE), (place, printed)
                assert shown_path(Path(path.name)) in printed
        remove(path)
        assert elsewhere(office) == before
    assert office.run("verify") == DONE


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_of_a_rule_file_forges_no_line(
    office: Office, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending, content in ((".yaml", b"\xff"), (".yaml", b"a: ["), (".yml", b"x: 1")):
        path = office.made.rules / f"{NAMES[name][:200]}{ending}"
        path.write_bytes(content)
        office.run("check", str(office.made.rules))
        printed = "".join(capsys.readouterr())
        assert not [line for line in printed.splitlines() if line.strip().startswith(FORGED)]
        assert "\x1b" not in printed
        path.unlink()


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"SQLite format 3\0" + b"x" * 5000])
def test_a_backup_keeps_what_lies_in_the_place_of_the_desks_database(office: Office, content: bytes) -> None:
    path = office.made.folder / "desk" / "desk.sqlite3"
    path.write_bytes(content)
    assert office.run("backup", "../sao.tar.gz", "--force") == DONE
    assert office.run("verify") in (DONE, STORE)
    path.unlink()
