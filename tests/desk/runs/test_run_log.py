"""Runs are on record: one that was deleted shows, one that was changed is set aside and made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.runs import running
from desk.runs.run_log import LOG, run_folders, run_log
from facts.durable_files import write_new
from tests.desk.conftest import Office
from tests.facts import builders

RAN = (DONE, TO_LOOK_AT)


@pytest.fixture
def run_twice(office: Office) -> Office:
    """Two runs of 2020, the later one with one more return."""
    for number in (1, 2):
        office.send(
            f"{number}.xlsx", {"B02": [builders.venue(number)]}, period=("2020", "2020-6T")[number - 1]
        )
        assert office.run("run", "--year", "2020", "--chaining", "plain") in RAN
    return office


def runs(office: Office) -> list[Path]:
    return sorted(office.made.runs.glob("[!.]*"), key=lambda path: path.stat().st_mtime)


def again(office: Office) -> int:
    return office.run("run", "--year", "2020", "--chaining", "plain")


def test_a_run_that_was_deleted_shows(run_twice: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_twice.run("verify") == DONE
    latest = runs(run_twice)[-1]
    shutil.rmtree(latest)
    assert run_twice.run("verify") == STORE
    assert latest.name in capsys.readouterr().out
    assert run_twice.run("results", "latest") == STORE
    assert latest.name in capsys.readouterr().err
    assert again(run_twice) in RAN
    assert (latest / "manifest.json").exists()
    assert run_twice.run("verify") == DONE
    assert run_twice.run("results", "latest") in RAN


@pytest.mark.parametrize("lines_left", [1, 0, None])
def test_no_older_run_is_shown_where_lines_of_the_log_are_cut_too(
    run_twice: Office, lines_left: int | None
) -> None:
    older, latest = runs(run_twice)
    shutil.rmtree(latest)
    log = run_log(run_twice.made).path
    lines = log.read_bytes().splitlines(keepends=True)
    log.unlink() if lines_left is None else log.write_bytes(b"".join(lines[:lines_left]))
    for name in ("latest", "2020", older.name):
        assert run_twice.run("results", name) == STORE, name
        assert run_twice.run("follow-up", name) == STORE, name


def test_a_run_the_office_deleted_is_put_on_record(run_twice: Office) -> None:
    older, latest = runs(run_twice)
    shutil.rmtree(latest)
    assert run_twice.run("seal", "--reason", "xóa theo yêu cầu", "--strict") == TO_LOOK_AT
    assert run_twice.run("verify") == DONE
    assert run_twice.run("results", "latest") in RAN
    assert again(run_twice) in RAN
    assert run_twice.run("verify") == DONE
    shutil.rmtree(older)
    assert run_twice.run("results", "latest") in RAN
    assert run_twice.run("verify") == STORE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scores.parquet", b"PAR1"),
        ("scores.parquet", None),
        ("manifest.json", None),
        ("manifest.json", b'{"format": 99}'),
        ("seal.json", b"{}"),
        ("journal.json", None),
        ("rules.json", b""),
        ("more.parquet", b"PAR1"),
    ],
)
def test_run_again_is_a_way_out_of_a_run_that_was_changed(
    office: Office, name: str, content: bytes | None
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert again(office) in RAN
    (run,) = runs(office)
    before = (run / "scores.parquet").read_bytes()
    (run / name).unlink(missing_ok=True)
    if content is not None:
        write_new(run / name, content)
    assert again(office) in RAN
    assert (run / "scores.parquet").read_bytes() == before
    assert office.run("verify") == DONE
    assert [path.name for path in office.made.damaged.glob("*")] == [f"{run.name}-1"]


@pytest.mark.parametrize("where", ["runs", "damaged"])
def test_a_file_where_a_run_is_written_is_named(
    office: Office, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert again(office) in RAN
    (run,) = runs(office)
    in_the_way = run if where == "runs" else office.made.damaged
    if where == "runs":
        shutil.rmtree(run)
    else:
        (run / "scores.parquet").write_bytes(b"x")
    in_the_way.write_text("x")
    assert again(office) == STORE
    assert f"{in_the_way}: trên đường dẫn có một tệp ở chỗ cần thư mục" in capsys.readouterr().err


def test_a_changed_run_of_what_has_changed_since_is_set_aside_for_a_reason(run_twice: Office) -> None:
    older, _ = runs(run_twice)
    forged = (older / "scores.parquet").read_bytes()[:-1]
    (older / "scores.parquet").write_bytes(forged)
    assert run_twice.run("verify") == STORE
    assert run_twice.run("seal", "--reason", "bị sửa, đã báo", "--strict") == TO_LOOK_AT
    assert run_twice.run("verify") == DONE
    assert (run_twice.made.damaged / f"{older.name}-1" / "scores.parquet").read_bytes() == forged
    assert [entry["kind"] for entry in run_log(run_twice.made).entries()] == [
        "run_made",
        "run_made",
        "run_set_aside",
    ]


def test_runs_of_before_there_was_a_log_are_named_and_put_on_record(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert again(office) in RAN
    log = run_log(office.made)
    assert log.heads is not None
    told = log.heads.read()
    assert told is not None
    log.path.unlink()
    log.heads.write(type(told)({n: h for n, h in told.logs.items() if n != LOG}, told.at))
    assert office.run("verify") == DONE
    assert capsys.readouterr().out.count("chưa có trong sổ lần chạy") == 1
    assert office.run("seal", "--reason", "nâng cấp") == DONE
    assert office.run("verify") == DONE
    assert "chưa có trong sổ" not in capsys.readouterr().out


def test_the_log_of_runs_cut_or_deleted_shows(run_twice: Office) -> None:
    log = run_log(run_twice.made)
    content = log.path.read_bytes()
    log.path.write_bytes(content[: content.index(b"\n") + 1])
    assert run_twice.run("verify") == STORE
    log.path.unlink()
    assert run_twice.run("verify") == STORE


def test_a_run_that_was_dropped_and_put_back_shows(run_twice: Office) -> None:
    latest = runs(run_twice)[-1]
    shutil.copytree(latest, run_twice.folder / "cất")
    shutil.rmtree(latest)
    assert run_twice.run("seal", "--reason", "chấm nhầm") == DONE
    assert run_twice.run("verify") == DONE
    shutil.copytree(run_twice.folder / "cất", latest)
    assert run_twice.run("verify") == STORE
    assert again(run_twice) in RAN
    assert run_twice.run("verify") == DONE


def test_an_older_note_of_the_same_run_put_back_is_named(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert again(office) in RAN
    (run,) = runs(office)
    before = {name: (run / name).read_bytes() for name in ("journal.json", "seal.json")}
    assert again(office) in RAN
    assert {name: (run / name).read_bytes() for name in before} == before  # written once
    shutil.rmtree(run)
    assert again(office) in RAN
    for name, content in before.items():
        (run / name).write_bytes(content)
    assert office.run("verify") == STORE
    assert f"{run.name}: journal.json" in capsys.readouterr().out
    assert again(office) in RAN
    assert office.run("verify") == DONE


def test_what_systems_leave_in_the_folder_of_a_run_is_no_damage(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert again(office) in RAN
    (run,) = runs(office)
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        write_new(run / name, b"x")
    (stored,) = office.made.archive.glob("[!.]*")
    write_new(stored / ".DS_Store", b"x")
    assert office.run("verify") == DONE
    assert office.run("verify", "latest") == DONE
    assert again(office) in RAN
    (run / ".directory").mkdir()
    assert office.run("verify") == STORE


@pytest.mark.parametrize("file", ["scores.parquet", "manifest.json", "seal.json", "journal.json"])
def test_a_run_cut_off_before_it_is_on_record_and_then_altered_is_named_and_made_again(
    file: str, office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    with monkeypatch.context() as patch:
        patch.setattr(running, "record_run", cut)
        patch.setattr(running, "remove_below", lambda *_: None)  # a kill leaves the folder in its place
        with pytest.raises(KeyboardInterrupt):
            running.run_made(office.made, 2020, None, lambda *_: None, "plain")
    (folder,) = run_folders(office.made)
    before, path = {p.name: p.read_bytes() for p in folder.iterdir()}, folder / file
    path.write_bytes(before[file].replace(before[file][-40:-20], before[file][-20:]))
    assert office.run("verify") == STORE
    assert folder.name in capsys.readouterr().out
    assert again(office) in RAN
    assert office.run("verify") == DONE
    assert office.run("verify", "latest") == DONE
    assert (folder / "scores.parquet").read_bytes() == before["scores.parquet"]
