"""What someone with write access, and no key, leaves in a workspace for the program to read: named, and
nothing follows from it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.base.heads import LogHead
from desk.cli.app import code_of
from desk.runs.found_runs import run_of_year, runs_newest_first
from desk.workspace.folder import keys_of_user, opened
from desk.workspace.logs import log_of
from facts.below import MOST_BYTES, MOST_FOLDERS
from tests.desk.conftest import Office
from tests.facts import builders
from tests.ready import ran, started

OPEN_DESK = """
import sys
from pathlib import Path
from desk.web.serving import prepared
from desk.base.faults import Stop
try:
    prepared(Path(sys.argv[1]))
except Stop as stop:
    sys.exit(stop.texts["vi"])
"""
MAGIC = bytes.fromhex("d9d505f920a163d7")
VERBS = (("verify",), ("status",), ("run", "--year", "2020"), ("backup", "sao.tar.gz"))


def open_desk(folder: Path) -> subprocess.CompletedProcess[str]:
    return ran(OPEN_DESK, folder)


def journal_naming(database: Path, victim: Path) -> bytes:
    """Return a rollback journal of SQLite that says other databases took part, listed in the file `victim`:
    once it is played back, SQLite deletes that file."""
    with closing(sqlite3.connect(database)) as opened_database:
        size, count = (
            opened_database.execute(f"pragma page_{what}").fetchone()[0] for what in ("size", "count")
        )
    name = str(victim).encode()
    head = (MAGIC + struct.pack(">IIIII", 0, 0, count, 512, size)).ljust(512, b"\0")
    lock_page = struct.pack(">I", 2**30 // size + 1)
    return head + lock_page + name + struct.pack(">II", len(name), sum(name) % 2**32) + MAGIC


def test_no_recovery_file_of_the_database_deletes_the_key(office: Office) -> None:
    key = opened(office.made.folder).key
    assert office.run("verify") == 0
    assert open_desk(office.made.folder).returncode == 0
    database = office.made.folder / "desk" / "desk.sqlite3"
    journal = database.with_name("desk.sqlite3-journal")
    journal.write_bytes(journal_naming(database, key))
    assert str(journal) in open_desk(office.made.folder).stderr
    assert key.exists()
    assert {office.run(*verb) for verb in VERBS} == {STORE}


@pytest.mark.parametrize("place", ["workspace.json", "rules/parameters.yaml", "kept/rules/x", "runs/x"])
def test_a_file_too_large_to_read_is_named(
    office: Office, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.made.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert str(path) in capsys.readouterr().err


def test_folders_inside_each_other_end_nothing(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.made.folder / "kept"
    path.joinpath(*["a"] * (20 * MOST_FOLDERS)).mkdir(parents=True)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert "lồng quá sâu" in capsys.readouterr().err


def test_a_name_that_is_no_utf_8_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(office.made.runs) + b"/\xff")).mkdir()
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert "UTF-8" in capsys.readouterr().err


def test_a_pipe_in_the_place_of_the_settings_hangs_nothing(office: Office) -> None:
    mark = office.made.folder / "workspace.json"
    mark.unlink()
    os.mkfifo(mark)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb


def test_bytes_after_the_last_line_of_a_log_are_named_till_the_next_record(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    log = log_of(office.made, "access.jsonl")
    log.add({"said": 1})
    whole, begun = log.path.read_bytes(), b'{"account": "\xc4'
    for piece in (b"\0", "Nguyễn Văn A".encode(), begun, whole.rstrip(b"\n")):
        log.path.write_bytes(whole + piece)
        assert office.run("verify") == STORE, piece
        assert "access.jsonl: sau dòng 1 có byte" in capsys.readouterr().out
    assert log.heads is not None
    log.heads.intend(log.name, log.entries()[-1]["seal"], LogHead(2, "x"))
    log.path.write_bytes(whole + "Nguyễn".encode())
    assert office.run("verify") == STORE
    log.path.write_bytes(whole + begun)
    assert office.run("verify") == DONE
    assert "(" + str(log.path) + ": dòng sau dòng 1 bị ngắt" in capsys.readouterr().out
    log.add({"said": 2})
    assert begun not in log.path.read_bytes().splitlines()
    assert office.run("verify") == DONE


@pytest.mark.parametrize("content", ["", "[1]", "{", "\0"])
def test_places_that_cannot_be_read_are_no_first_visit(
    office: Office, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert office.run("verify") == DONE
    places = keys_of_user() / "workspaces.json"
    places.write_text(content)
    assert office.run("verify") == STORE
    assert f"  {places}: tệp nhớ" in capsys.readouterr().out
    assert places.read_text() == content


def test_what_stands_in_the_place_of_something_else_is_named_as_such(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (names,) = place.glob("vault/*.vault")
    names.unlink()
    names.mkdir(mode=0o700)
    (place / "runs" / "2020-0123456789ab").mkdir(mode=0o700)
    assert code_of(["verify", "-w", str(place)]) == STORE
    said = capsys.readouterr().out
    assert f"{names}: có thư mục ở chỗ phải là tệp" in said
    assert "Lần chạy 2020-0123456789ab bị hỏng: manifest.json không đọc được" in said


DEEP = "[" * 100_000
FILES = (
    "workspace.json",
    "office.json",
    "decisions/decisions.jsonl",
    "decisions/words_taken_out.jsonl",
    "decisions/erasing.json",
    "runs/2020-*/manifest.json",
    "runs/2020-*/seal.json",
    "runs/2020-*/journal.json",
    "runs/2020-*/rules.json",
    "archive/*/manifest.json",
    "vault/*.vault",
)
READ = (("verify",), ("status",), ("results", "2020"), ("office",), ("verify", "latest"))


@pytest.fixture
def place(sent: Office) -> Path:
    """The workspace of an office with a return and a run."""
    return sent.made.folder


def codes(place: Path) -> set[int]:
    return {code_of([*verb, "-w", str(place)]) for verb in READ}


@pytest.mark.parametrize("file", FILES)
def test_json_nested_too_deep_ends_no_verb_in_a_trace(place: Path, file: str) -> None:
    path = next(iter(place.glob(file)), place / file)
    path.write_text(f"{DEEP}\n")
    path.chmod(0o600)
    assert codes(place) <= {DONE, WRONG_USE, STORE}
    assert code_of(["verify", "-w", str(place)]) == STORE or file == "office.json"


OFFICES = {
    '{"name": "a\\ud800"}': "nửa một chữ",
    '{"recipients": {"*": ["\\udfff"]}}': "nửa một chữ",
    '{"name": "a",': "dòng 1, cột 14 không phải JSON",
    '{"signers": {"BC": {"titles": 7}}}': "mục “signers.BC.titles”",
    DEEP: "lồng nhau quá sâu",
}


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_that_is_no_such_file_is_named_with_its_fault_and_way_out(
    place: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = place / "office.json"
    path.write_text(text)
    path.chmod(0o600)
    for verb in (["office"], ["office", "--name", "Sở"], ["paper", "tom-tat", str(place.parent), "2020"]):
        assert code_of([*verb, "-w", str(place)]) == STORE
        said = capsys.readouterr().err
        assert all(words in said for words in (str(path), OFFICES[text], "xóa tệp này rồi khai lại")), verb


@pytest.mark.parametrize(
    "secret", [b"\xff" * 64, b"", b"ngan", b"a\0" * 32, b"a" * 10**6, "khóa của bàn làm việc ".encode() * 3]
)
def test_a_secret_of_the_desk_that_is_no_text_is_named_with_its_way_out(
    secret: bytes, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = place.parent / "khoa" / "k.web-secret"
    path.write_bytes(secret)
    path.chmod(0o600)
    assert code_of(["serve", "-w", str(place)]) == STORE
    said = capsys.readouterr().err
    assert all(words in said for words in (str(path), "Xóa tệp ấy rồi mở lại bàn"))


@pytest.mark.parametrize("id_", ["../../khác", "/tmp/khác", "a/b", "a\0b", "", 7])
def test_settings_lead_to_no_file_elsewhere(place: Path, id_: object) -> None:
    (place / "workspace.json").write_text(json.dumps({"format": 2, "id": id_}))
    assert codes(place) == {STORE}


@pytest.mark.parametrize(
    "said",
    [
        {"format": "x"},
        {"year": "2020; rm -rf ~"},
        {"year": 2019},
        {"files": ["x"]},
        {"files": {"": "x"}},
        {"files": {"/dev/zero": "x"}},
        {"files": {"../../../khoa/k": "x"}},
        {"rules": [1]},
        {"counts": "x"},
        {"periods": "x"},
    ],
)
def test_a_manifest_of_other_forms_is_a_damaged_run(
    place: Path, said: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = place.glob("runs/*/manifest.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), **said}))
    assert codes(place) <= {DONE, STORE}
    assert code_of(["verify", "-w", str(place)]) == STORE
    assert code_of(["results", "2020", "-w", str(place)]) == STORE
    way_out = capsys.readouterr().err
    assert "rm -rf" not in way_out
    assert "--year 2019" not in way_out


@pytest.mark.parametrize("heads", [[1], {"decisions.jsonl": [1]}, {"decisions.jsonl": {"count": "x"}}])
def test_a_runs_seal_of_another_form_is_a_fault(place: Path, heads: object) -> None:
    (path,) = place.glob("runs/*/seal.json")
    path.write_text(json.dumps({"heads": heads}))
    assert code_of(["verify", "-w", str(place)]) == STORE


@pytest.mark.parametrize("name", ["kept", "kept/backtest.json", "kept/standing"])
def test_what_is_kept_in_another_form_stops_a_verification_in_words(place: Path, name: str) -> None:
    path = place / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True) if "." in name else path.write_text("x")
    assert code_of(["verify", "latest", "-w", str(place)]) in (DONE, STORE)
    assert code_of(["run", "--year", "2020", "-w", str(place)]) in (DONE, TO_LOOK_AT)


ENDLESS = (
    "alter table accounts_account rename to other; create view accounts_account as with recursive t(n) as"
    " (select 1 union all select n + 1 from t) select other.* from other, t where n < 0"
)
TRIGGER = "create trigger t after insert on drafting_draft begin update drafting_draft set text = 'x'; end"


@pytest.mark.parametrize("change", [ENDLESS, TRIGGER])
def test_what_acts_on_its_own_in_the_database_is_named(
    office: Office, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("verify") == DONE
    assert open_desk(office.made.folder).returncode == 0
    with closing(sqlite3.connect(office.made.folder / "desk" / "desk.sqlite3")) as database:
        database.executescript(change)
    assert office.run("verify") == STORE
    assert "view, trigger" in capsys.readouterr().out
    told = open_desk(office.made.folder)
    assert told.returncode == 1
    assert "view, trigger" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "change",
    [
        "delete from django_migrations where app = 'accounts'",
        "insert into proposals_proposal (kind, state, at) values ('announce', 'open', x'ff00')",
        "insert into proposals_proposal (kind, state, at) values ('announce', 'open', 'hôm qua')",
    ],
)
def test_a_desk_over_a_database_changed_by_hand_says_so_in_words(office: Office, change: str) -> None:
    assert open_desk(office.made.folder).returncode == 0
    file = office.made.folder / "desk" / "desk.sqlite3"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(with_every_column(database, change))
    told = open_desk(office.made.folder)
    assert told.returncode == 1
    assert "sao lưu" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("delete from django_migrations where app = 'work'", "work"),
        ("delete from django_migrations where name = '0002_standing'", "drafting"),
        ("drop table drafting_draft", "drafting_draft"),
        ("create table saved_x (a primary key) without rowid", "saved_x"),
        ("create table saved_y (a, b as (a))", "saved_y"),
        ("analyze", "sqlite_stat1"),
        (
            "create unique index i on work_job (kind); pragma writable_schema = on; update sqlite_master"
            " set name = 'sqlite_autoindex_x', sql = replace(sql, ' i ', ' sqlite_autoindex_x ')"
            " where name = 'i'",
            "sqlite_autoindex_x",  # named as SQLite names its own
        ),
    ],
)
def test_tables_that_are_not_those_on_record_are_named_as_the_desk_would_fail(
    office: Office, change: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_desk(office.made.folder).returncode == 0
    with closing(sqlite3.connect(office.made.folder / "desk" / "desk.sqlite3")) as database, database:
        database.executescript(change)
        if "_y" in change:
            database.execute("insert into saved_y (a) values (1)")
    assert office.run("verify") == STORE
    for words in (capsys.readouterr().out, open_desk(office.made.folder).stderr):
        (sentence,) = re.findall(r"không như sổ niêm phong ghi: (.*)", words)
        assert named in sentence


def test_a_damaged_index_of_the_database_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """By it an account would not be found, or found twice."""
    assert open_desk(office.made.folder).returncode == 0
    file = office.made.folder / "desk" / "desk.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        ((size,), (page,)) = (
            database.execute("pragma page_size").fetchone(),
            database.execute(
                "select rootpage from sqlite_master where name = 'sqlite_autoindex_accounts_account_1'"
            ).fetchone(),
        )
    content = file.read_bytes()
    file.write_bytes(content[: size * (page - 1)] + b"\xff" * size + content[size * page :])
    assert office.run("verify") == STORE
    assert "tệp bị hỏng" in capsys.readouterr().out
    assert open_desk(office.made.folder).returncode == 1


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_a_folder_in_the_place_of_a_file_of_the_database_is_named(
    office: Office, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_desk(office.made.folder).returncode == 0
    place = office.made.folder / "desk" / f"desk.sqlite3{ending}"
    place.unlink(missing_ok=True)
    place.mkdir(mode=0o700)
    assert office.run("verify") == STORE
    assert f"{place}: có thư mục ở chỗ phải là tệp" in capsys.readouterr().out
    assert f"{place}: có thư mục ở chỗ phải là tệp" in open_desk(office.made.folder).stderr
    place.rmdir()
    assert open_desk(office.made.folder).returncode == 0
    assert office.run("verify") == DONE


def test_bytes_of_no_row_of_the_database_change_nothing_and_are_noticed_by_nobody(office: Office) -> None:
    """docs/security.md says so: bytes after the end, a write-ahead log of nonsense, a version nobody asks."""
    assert open_desk(office.made.folder).returncode == 0
    place = office.made.folder / "desk" / "desk.sqlite3"
    with closing(sqlite3.connect(place)) as database:
        database.execute("pragma user_version = 7")
        before = [*database.iterdump()]
    ahead = place.with_name(f"{place.name}-wal")
    ahead.write_bytes(b"x" * 5000)
    ahead.chmod(0o600)
    with place.open("ab") as file:
        file.write(b"x" * 4096)
    assert office.run("verify") == DONE
    assert open_desk(office.made.folder).returncode == 0
    with closing(sqlite3.connect(place)) as database:
        assert [*database.iterdump()] == before


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_json_nested_too_deep_in_the_database_is_told_in_the_officers_words(
    office: Office, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_desk(office.made.folder).returncode == 0
    deep = f'{{"a": {"[" * 60_000}{"]" * 60_000}}}'
    change = "insert into proposals_proposal (kind, state, at) values ('announce', 'open', '2020-01-01')"
    with closing(sqlite3.connect(office.made.folder / "desk" / "desk.sqlite3")) as database, database:
        database.execute("pragma ignore_check_constraints = on")
        database.execute(with_every_column(database, change))
        database.execute("update proposals_proposal set content = ?", [deep])
    capsys.readouterr()
    assert office.run("verify", "--lang", lang) == STORE
    printed = capsys.readouterr().out
    assert "nested too deep" not in printed
    named = {"vi": "bàn làm việc không ghi ô như thế", "en": "the desk writes no such cell"}[lang]
    assert f"proposals_proposal 1, content: {named}" in printed


def test_a_folder_in_the_place_of_a_lock_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    lock = office.made.folder / ".writing.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir(mode=0o700)
    assert office.run("backup", str(office.folder / "sao.tar.gz")) == STORE
    assert f"{lock}: có thư mục ở chỗ phải là tệp" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["decisions", "runs", "rights"])
def test_a_folder_in_the_place_of_a_log_is_named(
    place: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = place / "decisions" / f"{name}.jsonl"
    log.unlink(missing_ok=True)
    log.mkdir(mode=0o700)
    for verb in (["verify"], ["run", "--year", "2020"])[: 1 if name == "rights" else 2]:
        assert code_of([*verb, "-w", str(place)]) == STORE
        assert f"{log}: có thư mục ở chỗ phải là tệp" in "".join(capsys.readouterr())


def with_every_column(database: sqlite3.Connection, change: str) -> str:
    """Return an insert with every column that needs a value given one: `x'ff'` where none is said."""
    if not change.startswith("insert"):
        return change
    table = change.split()[2]
    names, values = (part.rsplit(")", 1)[0].split(", ") for part in change.split("(", 2)[1:])
    given = dict(zip(names, values, strict=True))
    for _, name, _, needed, default, key in database.execute(f"pragma table_info({table})").fetchall():
        if needed and default is None and not key:
            given.setdefault(name, "'{}'" if name in ("content", "asked", "result") else "x'ff'")
    return f"insert into {table} ({', '.join(given)}) values ({', '.join(given.values())})"


def test_neither_an_old_journal_nor_a_run_on_no_record_is_the_latest(office: Office) -> None:
    workspace = office.made
    office.send("30985.xlsx", {"B02": [builders.venue()]})
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    first = run_of_year(workspace, 2020).folder
    old = (first / "journal.json").read_bytes()
    office.send("30988.xlsx", {"B02": [builders.venue(unit="30988")]}, unit_code="30988")
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    second = run_of_year(workspace, 2020).folder
    assert second != first
    journal = json.loads((second / "journal.json").read_text("utf-8"))
    (second / "journal.json").write_text(json.dumps({**journal, "began": 0}), "utf-8")
    assert run_of_year(workspace, 2020).folder == second
    forged = shutil.copytree(first, workspace.runs / "2020-ffffffffffff")
    (forged / "journal.json").write_text(json.dumps({"began": 9e9}), "utf-8")
    assert run_of_year(workspace, 2020).folder == second
    (second / "journal.json").write_bytes(old)
    assert runs_newest_first(workspace, 2020)[:2] == [second, first]


def test_a_run_asked_for_again_is_the_latest_on_record(office: Office) -> None:
    workspace = office.made
    office.send("30985.xlsx", {"B02": [builders.venue()]})
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    first = run_of_year(workspace, 2020).folder
    rules = workspace.rules / "parameters.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text + "# another text, another run\n", "utf-8")
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    second = run_of_year(workspace, 2020).folder
    assert second != first
    rules.write_text(text, "utf-8")
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    assert run_of_year(workspace, 2020).folder == first
    assert office.run("verify") in (DONE, TO_LOOK_AT)


@pytest.mark.parametrize(
    ("table", "insert"),
    [
        ("work_job", "(kind, asked_at) values (x'00ff', 'hôm qua')"),
        ("drafting_draft", "(base, text) values (cast(x'ff61' as text), 'a')"),
        ("django_migrations", "(app, name) values (cast(x'ff61' as text), 'a')"),
    ],
)
def test_a_row_no_desk_could_write_is_taken_away_on_record_when_the_desk_is_opened(
    office: Office, table: str, insert: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert open_desk(office.made.folder).returncode == 0
    with closing(sqlite3.connect(office.made.folder / "desk" / "desk.sqlite3")) as database:
        before = database.execute(f"select count(*) from {table}").fetchone()
        with database:
            database.execute(with_every_column(database, f"insert into {table} {insert}"))
        assert office.run("verify") == STORE
        assert f"  {table} " in capsys.readouterr().out
        assert open_desk(office.made.folder).returncode == 0
        assert database.execute(f"select count(*) from {table}").fetchone() == before
    assert [entry["kind"] for entry in log_of(office.made, "desk.jsonl").entries()][-1:] == ["row_removed"]
    assert office.run("verify") == DONE


def test_work_in_a_database_made_to_seem_of_before_seals_is_named_and_not_sealed(office: Office) -> None:
    assert open_desk(office.made.folder).returncode == 0
    planted = (
        "insert into work_job (kind, by, asked_at, state, done, total, pid, began, attempt, address, said_vi,"
        " said_en, standing, seal) values"
        " ('run', 'a', '2020-01-01 00:00:00', 'done', 0, 0, 0, '', 0, '', '', '', '', '')"
    )
    with closing(sqlite3.connect(office.made.folder / "desk" / "desk.sqlite3")) as database:
        with database:
            database.execute(with_every_column(database, planted))
            update = database.execute(
                "select * from django_migrations where name = '0005_standing'"
            ).fetchone()
            database.execute("delete from django_migrations where name = '0005_standing'")
        assert office.run("verify") == STORE
        assert open_desk(office.made.folder).returncode == 1
        with database:
            database.execute("insert into django_migrations values (?, ?, ?, ?)", update)
        assert office.run("verify") == STORE
        assert open_desk(office.made.folder).returncode == 0
        assert database.execute("select count(*) from work_job").fetchone() == (0,)
    assert [entry["kind"] for entry in log_of(office.made, "desk.jsonl").entries()][-1:] == ["work_removed"]
    assert office.run("verify") == DONE


def test_two_desks_opened_at_once_over_a_new_workspace_both_open(office: Office) -> None:
    said = [str(office.folder / f"said-{n}") for n in range(3)]
    desks = [started(OPEN_DESK, office.made.folder, env=os.environ, err=path) for path in said]
    assert [(desk.wait(), Path(path).read_text("utf-8")) for desk, path in zip(desks, said, strict=True)] == [
        (0, "")
    ] * 3
    assert office.run("verify") == DONE
