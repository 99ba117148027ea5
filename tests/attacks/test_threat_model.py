"""Each cell of the table in docs/security.md is tried: the verbs it names notice, and none promises more."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, STORE, TO_LOOK_AT, Stop
from desk.cli.app import code_of
from desk.workspace.decisions import decisions_of
from desk.workspace.desk_database import OBJECTS, desk_rows
from desk.workspace.folder import Workspace, created, opened
from desk.workspace.logs import key_ready, log_of, shown_heads
from desk.workspace.rights import RIGHTS, rights_of
from desk.workspace.rights_rows import differences
from facts.keys import SECRET_BYTES
from facts.seals import Seals
from facts.vault.secret import create_key, secrets_in_file
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders
from tests.ready import ran

PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
WHO = ("không có khóa", "có khóa", "có khóa và đầu sổ")
RAN = (DONE, TO_LOOK_AT)
OPEN_DESK = """
import sys
from pathlib import Path
from desk.web.serving import administrator_made, prepared
prepared(Path(sys.argv[1]))
administrator_made("quan-tri", "một mật khẩu dài 2026")
from desk.web.jobs.models import Job
Job.objects.create(kind="verify", by="quan-tri", state="done", asked={"year": 2020})
"""


def table() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the table: what is attacked, and a cell for each of those who do."""
    lines = PAGE.read_text("utf-8").partition("| chỗ chứa |")[2].partition("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert rows[0][-4:-1] == list(WHO) or tuple(cell for cell in rows[0] if cell) == WHO
    return {name: tuple(cells) for name, *cells in rows[2:]}


@dataclass
class Place:
    """A copy of an office of its own: its workspace, a backup, a run, and the heads as they were on paper."""

    folder: Path
    first: Path  # as it was after the first return, key and heads with it

    @property
    def made(self) -> Workspace:
        return opened(self.folder / "ws")

    @property
    def backup(self) -> Path:
        return self.folder / "sao.tar.gz"

    def code(self, verb: str) -> int:
        words = verb.replace("TỆP", str(self.backup)).split()
        if verb == "run":
            words += ["--year", "2020", "--chaining", "plain"]
        if verb != "audit head --compare":
            return code_of([*words, "-w", str(self.folder / "ws")])
        lines = (self.folder / "paper").read_text("utf-8").splitlines()
        return max(code_of([*words, line, "-w", str(self.folder / "ws")]) for line in lines)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    folder, first = tmp_path_factory.mktemp("office") / "o", tmp_path_factory.mktemp("first") / "o"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        office = Office(folder)
        office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
        shutil.copytree(folder, first)
        office.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
        assert office.run("run", "--year", "2020", "--chaining", "plain") in RAN
        assert ran(OPEN_DESK, office.made.folder).returncode == 0
        assert office.run("backup", str(folder / "sao.tar.gz")) == DONE
        other = Office(folder / "nơi khác")  # it shares the key
        other.send("c.xlsx", {"B02": [builders.venue(3)], "B03": [builders.party(3)]})
        assert other.run("run", "--year", "2020", "--chaining", "plain") in RAN
        heads = "\n".join(" ".join(map(str, line)) for line in shown_heads(office.made))
        (folder / "paper").write_text(heads, "utf-8")
        yield folder, first


@pytest.fixture
def place(made: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    shutil.copytree(made[0], tmp_path / "o")
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "o" / "khoa" / "k"))
    found = Place(tmp_path / "o", made[1])
    assert found.code("verify") == DONE  # from now on what lies here is remembered
    return found


def archive(place: Place, key: bool, heads: bool) -> None:
    name, digest = forging.change_return(place.made, key)
    if heads:
        forging.retell(place.made, "manifests", name, digest)


def vault(place: Place, key: bool, heads: bool) -> None:
    name, digest = forging.change_names(place.made, key)
    if heads:
        forging.retell(place.made, "vaults", name, digest)


def logs(place: Place, key: bool, heads: bool) -> None:
    log = decisions_of(place.made).log
    if key:
        forging.rewrite_log(place.made, log, lambda entry: {**entry, "by": "Ai Khác"}, heads)
    else:
        forging.put(log.path, log.path.read_bytes().replace(b'"by": "', b'"by": "x', 1))


def desk_database(place: Place, key: bool, heads: bool) -> None:
    with sqlite3.connect(place.made.folder / "desk" / "desk.sqlite3") as database:
        database.execute("update accounts_account set role = 'investigator'")
    if key:
        log = log_of(place.made, RIGHTS)
        role = {"role": "investigator"}
        forging.rewrite_log(
            place.made, log, lambda entry: {**entry, "content": {**entry["content"], **role}}, heads
        )


def desk_deleted(place: Place, key: bool, heads: bool) -> None:
    (place.made.folder / "desk" / "desk.sqlite3").unlink()
    if key:
        forging.rewrite_log(place.made, log_of(place.made, RIGHTS), lambda entry: None, heads)


def run_changed(place: Place, key: bool, heads: bool) -> None:
    run = forging.change_run(place.made, key)
    if heads:
        forging.retell_run(place.made, run)


def run_deleted(place: Place, key: bool, heads: bool) -> None:
    (run,) = place.made.runs.glob("[!.]*")
    shutil.rmtree(run)
    if heads:
        forging.retell_run(place.made, run, gone=True)


def kept(place: Place, key: bool, heads: bool) -> None:
    (run,) = place.made.runs.glob("[!.]*")
    before = (run / "scores.parquet").read_bytes()
    forging.change_kept(place.made, key)
    forging.retell_run(place.made, run, gone=True) if heads else shutil.rmtree(place.made.runs)
    shutil.rmtree(run, ignore_errors=True)
    place.made.runs.mkdir(exist_ok=True, mode=0o700)
    assert place.code("run") in RAN
    assert ((run / "scores.parquet").read_bytes() == before) is not key  # without a seal it is not read


def backup(place: Place, key: bool, heads: bool) -> None:
    copy = Place(place.folder.parent / "copy", place.first)
    shutil.copytree(place.folder, copy.folder)
    name, digest = forging.change_return(copy.made, key)
    names = [f"archive/{name}/{one}" for one in ("manifest.json", "rows.parquet")]
    said = {}
    if heads:  # of the copy, which the backup is then of
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LANHMANH_KEY", str(copy.folder / "khoa" / "k"))
            forging.retell(copy.made, "manifests", name, digest)
            told = forging.heads(copy.made).read()
            assert told is not None
            said = {"heads": told.named()}
        names += ["decisions/decisions.jsonl"]
        names += [str(p.relative_to(copy.made.folder)) for p in copy.made.runs.glob("[!.]*/seal.json")]
    replaced = {one: (copy.made.folder / one).read_bytes() for one in names}
    forging.change_backup(place.made, place.backup, replaced, key, **said)


def key(place: Place, key: bool, heads: bool) -> None:
    if key:  # a copy of the key opens names; nothing here is written
        assert len(place.made.key.read_bytes()) >= SECRET_BYTES
        return
    place.made.key.unlink()
    create_key(place.made.key)


def heads_file(place: Place, key: bool, heads: bool) -> None:
    path = forging.heads(place.made).path
    if not heads:  # one who can't make them right: a bit changed, or those of another office
        forging.put(path, path.read_bytes().replace(b'"count": ', b'"count": 1', 1))
        return
    log = decisions_of(place.made).log
    kept_lines = 1
    forging.rewrite_log(place.made, log, lambda entry: entry if entry["n"] <= kept_lines else None, True)
    gone = sorted(p.name for p in place.made.archive.glob("[!.]*"))
    stored = decisions_of(place.made).records()[-1].content["stored"]["manifests"]
    for name in gone:
        if name not in stored:
            shutil.rmtree(place.made.archive / name)
            (place.made.vault / f"{name}.vault").unlink()


def uploads(place: Place, key: bool, heads: bool) -> None:
    sent = place.folder / "gửi"
    file = builders.return_file(sent / "c.xlsx", {"B02": [builders.venue(3)]}, period="2020-DX1")
    other = builders.return_file(sent / "khác" / "c.xlsx", {"B02": [builders.venue(4)]}, period="2020-DX1")
    file.write_bytes(other.read_bytes())
    assert place.code(f"import {file}") in RAN


def whole(place: Place, key: bool, heads: bool) -> None:
    own = place.made.folder
    shutil.rmtree(own)
    if not key:
        other = created(place.folder.parent / "khác" / "ws")
        key_ready(other)
        shutil.copytree(other.folder, own)
        return
    shutil.copytree(place.first / "ws", own)
    if heads:
        for path in (place.first / "khoa").glob("*.heads"):
            shutil.copy(path, place.folder / "khoa" / path.name)


def of_another(place: Place, key: bool, heads: bool) -> None:
    own, other = place.made, opened(place.folder / "nơi khác" / "ws")
    if heads:
        forging.take_in(own, other)
        return
    if key:  # as a program sealed of before seals named the workspace
        forging.seal_all(other, Seals(secrets_in_file(own.key)))
    for name in ("archive", "vault", "runs"):
        for path in (other.folder / name).glob("[!.]*"):
            there = own.folder / name / path.name
            shutil.copytree(path, there, dirs_exist_ok=True) if path.is_dir() else shutil.copy(path, there)


def edited_by_hand(place: Place, key: bool, heads: bool) -> None:
    with (place.made.rules / "parameters.yaml").open("a", encoding="utf-8") as file:
        file.write("# sửa tay\n")
    forging.put(place.made.folder / "office.json", '{"name": "Sở Khác"}'.encode())


def job_put_back(place: Place, key: bool, heads: bool) -> None:
    with sqlite3.connect(place.made.folder / "desk" / "desk.sqlite3") as database:
        database.execute("update work_job set state = 'waiting', attempt = 0, alive_until = '2999-01-01'")


def link(place: Place, key: bool, heads: bool) -> None:
    (place.made.runs / "x").symlink_to(place.folder / "khoa")


ATTEMPTS: Mapping[str, Callable[[Place, bool, bool], None]] = {
    "báo cáo (`archive/`)": archive,
    "tên (`vault/`)": vault,
    "nhật ký (`decisions/`)": logs,
    "tài khoản, đề nghị (`desk/`)": desk_database,
    "cơ sở dữ liệu của bàn bị xóa (`desk/`)": desk_deleted,
    "lần chạy bị sửa (`runs/`)": run_changed,
    "lần chạy bị xóa (`runs/`)": run_deleted,
    "bảng lập sẵn (`kept/`)": kept,
    "bản sao lưu": backup,
    "khóa": key,
    "đầu sổ (`….heads`)": heads_file,
    "tệp gửi lên, trước khi nhập": uploads,
    "cả không gian làm việc": whole,
    "đồ của không gian làm việc khác, chung khóa": of_another,
    "tệp cơ quan tự sửa (`rules/`, `office.json`)": edited_by_hand,
    "trạng thái, hạn giữ, tiến độ của việc (`desk/`)": job_put_back,
    "liên kết trong không gian làm việc": link,
}
CELLS = [(name, n) for name in ATTEMPTS for n in range(len(WHO))]


def test_every_row_of_the_table_is_tried() -> None:
    assert list(table()) == list(ATTEMPTS)
    assert all(len(cells) == len(WHO) for cells in table().values())


@pytest.mark.parametrize(("name", "who"), CELLS)
def test_what_the_table_says_is_noticed_is_noticed_and_no_more_is_promised(
    place: Place, name: str, who: int
) -> None:
    named = [verb for verb in re.findall(r"`([^`]+)`", table()[name][who]) if verb != "rotate-key"]
    ATTEMPTS[name](place, who > 0, who > 1)
    for verb in named:
        assert place.code(verb) in (STORE, INPUT_UNREADABLE), verb
    if "verify" not in named:
        assert place.code("verify") == DONE


def in_log(old: bytes, new: bytes) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        path = place.made.folder / "decisions" / "decisions.jsonl"
        path.write_bytes(path.read_bytes().replace(old, new))

    return change


def in_database(*statements: str) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        with sqlite3.connect(place.made.folder / "desk" / "desk.sqlite3") as database:
            for statement in statements:
                database.execute(statement)

    return change


def exchanged(one: str, other: str) -> Callable[[Place], None]:
    """Put one file of the workspace in the place of another, and that in its place."""

    def change(place: Place) -> None:
        first, second = (sorted(place.made.folder.glob(name))[n] for n, name in ((0, one), (-1, other)))
        was = first.read_bytes()
        first.write_bytes(second.read_bytes())
        second.write_bytes(was)

    return change


def renamed_run(place: Place) -> None:
    (run,) = place.made.runs.glob("[!.]*")
    run.rename(run.with_name(f"2021{run.name[4:]}"))


def truncated_database(place: Place) -> None:
    path = place.made.folder / "desk" / "desk.sqlite3"
    path.write_bytes(path.read_bytes()[:5000])


def grown(name: str) -> Callable[[Place], None]:
    """Let a file seem to be of 64 gigabytes: it has a hole."""

    def change(place: Place) -> None:
        with next(iter(sorted(place.made.folder.glob(name)))).open("r+b") as file:
            file.truncate(1 << 36)

    return change


def strange_row(table: str) -> Callable[[Place], None]:
    """Put a row into a table of the desk's with bytes wherever there should be text or a number."""

    def change(place: Place) -> None:
        with closing(sqlite3.connect(place.made.folder / "desk" / "desk.sqlite3")) as database, database:
            columns = database.execute(f"pragma table_info({table})").fetchall()
            cells = {
                c[1]: "'{}'" if c[1] in OBJECTS else "x'ff'"
                for c in columns
                if c[2].lower() != "integer" or not c[5]
            }
            names, values = ", ".join(f'"{name}"' for name in cells), ", ".join(cells.values())
            database.execute("pragma ignore_check_constraints = on")
            database.execute(f"insert into {table} ({names}) values ({values})")

    return change


TABLES = (
    "work_job",
    "drafting_draft",
    "saved_savedview",
    "django_session",
    "axes_accessattempt",
    "proposals_proposal",
    "accounts_account",
)
PROPOSAL = "insert into proposals_proposal (kind, about, content, by, at, state, second, said) values"
MORE: Mapping[str, Callable[[Place], None]] = {
    "blank lines in a log": in_log(b"\n", b"\n\n"),
    "a log as Windows writes lines": in_log(b"\n", b"\r\n"),
    "the last line's end cut off": in_log(b'"}\n', b'"}'),
    "one log in the place of another": exchanged("decisions/runs.jsonl", "decisions/decisions.jsonl"),
    "one file of names in the place of another": exchanged("vault/*.vault", "vault/*.vault"),
    "one return's manifest in the place of another": exchanged(
        "archive/*/manifest.json", "archive/*/manifest.json"
    ),
    "a run under another year": renamed_run,
    "a file with a hole": grown("archive/*/rows.parquet"),
    "a log with a hole": grown("decisions/decisions.jsonl"),
    "a database cut short": truncated_database,
    "a trigger": in_database("create trigger t after insert on work_job begin delete from work_job; end"),
    "a proposal that is a list": in_database(
        f"{PROPOSAL} ('refer', 'x', '[1]', 'a', '2020', 'open', '', '')"
    ),
    **{f"bytes in {table}": strange_row(table) for table in TABLES},
    "work whose seals were taken away": in_database(
        "insert into work_job values (9, 'run', 'a', '', '2020-01-01', null, 'done', '{}', '{}', 0, 0, 0,"
        " '', null, 0, '', '', '', '')",
        "alter table work_job drop column seal",
    ),
    "the last migration taken off its list": in_database(
        "delete from django_migrations where id = (select max(id) from django_migrations)"
    ),
    "a migration nobody wrote": in_database(
        "insert into django_migrations (app, name, applied) values ('work', '9', '2020-01-01')"
    ),
    "one of several tables dropped": in_database("drop table auth_group_permissions"),
    "a table of someone else": in_database("create table notes (text text)"),
    "a column of someone else": in_database("alter table work_job add column notes text"),
    "an index of someone else": in_database("create index i on work_job (state)"),
    "a table of another form": in_database(
        "alter table saved_savedview rename to x",
        "create table saved_savedview as select * from x",
        "drop table x",
    ),
    "no number left for a row": in_database("update sqlite_sequence set seq = 9223372036854775807"),
    "a moment that is a number": in_database("update accounts_account set made_at = 5"),
    "a name that is no text": in_database("update accounts_account set username = x'ff00'"),
    "a key others may read": lambda place: place.made.key.chmod(0o644),
    "another id": lambda place: forging.put(
        place.made.folder / "workspace.json", b'{"format": 2, "id": "aaaa"}'
    ),
}


@pytest.mark.parametrize("name", MORE)
def test_what_else_was_tried_is_noticed(place: Place, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    MORE[name](place)
    assert place.code("verify") == STORE
    said = capsys.readouterr().out
    assert "các tệp còn nguyên" not in said  # of a run that is not
    if name.startswith("a database"):
        assert "Lấy lại thư mục desk từ bản sao lưu" in said


def test_a_desk_database_altered_in_a_sealed_backup_is_noticed(place: Place) -> None:
    assert place.code("verify TỆP") == DONE
    with closing(sqlite3.connect(place.made.folder / "desk" / "desk.sqlite3")) as database:
        database.execute("update accounts_account set role = 'investigator'")
        database.commit()
        altered = database.serialize()
    forging.change_backup(place.made, place.backup, {"desk/desk.sqlite3": altered}, sealed=True)
    assert place.code("verify TỆP") == STORE


ALL = frozenset(["*"])
UNSEALED: Mapping[str, frozenset[str]] = {
    "accounts_account": frozenset(["last_login", "shown_as", "look", "lang", "made_at", "code_used"]),
    "work_job": frozenset(
        [
            "id",
            "asked_at",
            "ended_at",
            "state",
            "done",
            "total",
            "pid",
            "began",
            "alive_until",
            "attempt",
            "address",
            "said_vi",
            "said_en",
        ]
    ),
    "django_migrations": frozenset(["id", "applied"]),
    **dict.fromkeys(("drafting_draft", "saved_savedview", "django_session"), ALL),
    **dict.fromkeys(("auth_permission", "django_content_type", "sqlite_sequence"), ALL),
}
"""Columns in which another value of the right form is not noticed, as docs/security.md says."""


def test_of_the_desks_database_no_more_is_unsealed_than_the_page_says(place: Place) -> None:
    made, heads = place.made, forging.heads(place.made)
    file = made.folder / "desk" / "desk.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            "insert into drafting_draft values (1, 'a', 'rules/x.yaml', 'x', 'y', '2020-01-01 00:00:00')"
        )
        database.execute("insert into saved_savedview values (1, 'a', 'x', '/')")
        database.commit()
        database.execute("pragma wal_checkpoint(truncate)")
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        columns = {table: database.execute(f"pragma table_info({table})").fetchall() for table in tables}
    before = file.read_bytes()
    rights = rights_of(log_of(made, RIGHTS).entries())
    for table, column, kind in ((t, c[1], c[2].lower()) for t in tables for c in columns[t]):
        file.write_bytes(before)
        if not changed_in(file, table, column, kind) or UNSEALED.get(table, frozenset()) & {"*", column}:
            continue
        try:
            rows = desk_rows(made)
            assert rows is not None
            found = [*rows.strange]
            found += [*differences(rights, rows.accounts, rows.proposals, rows.jobs, heads.seals)]
        except Stop:
            continue
        assert found, (table, column)


def changed_in(file: Path, table: str, column: str, kind: str) -> bool:
    """Give every row another value of the column's kind; tell whether there was a row."""
    column, content = f'"{column}"', column in OBJECTS
    value = f"substr('x' || coalesce({column}, ''), 1, 20)"
    if content:
        value = """'{"a": 1}'"""
    elif "bool" in kind:
        value = f"1 - {column}"
    elif "int" in kind:
        value = f"coalesce({column}, 0) + 1000"
    elif kind == "datetime":
        value = "'2021-05-05 05:05:05'"
    with closing(sqlite3.connect(file)) as database, database:
        changed = database.execute(f"update or ignore {table} set {column} = {value}").rowcount
    return changed > 0
