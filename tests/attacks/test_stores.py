"""What is put into, taken out of, or damaged in the stores: named, and the way out that is named works."""

from __future__ import annotations

import shutil

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.workspace.decisions import decisions_of
from desk.workspace.store import vault_of
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

PARTY = "30985-CT-0001"
RAN = (DONE, TO_LOOK_AT)


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("archive", "archive/bản chép"),
        ("archive", "archive/.ẩn"),
        ("archive", "vault/archive"),
        ("archive", "decisions/words.cũ"),
        ("archive", "runs/.x"),
        ("vault/check.json", "vault/x.json"),
        ("decisions/decisions.jsonl", "decisions/.decisions.lock"),
    ],
)
def test_a_copy_put_into_a_store_is_named_and_so_it_is_when_a_person_is_erased(
    sent: Office, source: str, copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = sent.made.folder / source, sent.made.folder / copy
    shutil.copytree(here, there) if here.is_dir() else shutil.copy(here, there)
    capsys.readouterr()
    assert sent.run("verify") == STORE
    assert str(there) in capsys.readouterr().out
    assert sent.run("erase", PARTY, "--reason", "theo đơn", "--yes", "--strict") == TO_LOOK_AT
    assert str(there) in capsys.readouterr().out
    shutil.rmtree(there) if there.is_dir() else there.unlink()
    sent.run("run", "--year", "2020", "--chaining", "plain")
    assert sent.run("verify") == DONE


def test_what_systems_leave_beside_files_is_no_stray(sent: Office) -> None:
    for folder in ("archive", "vault", "runs", "decisions"):
        forging.put(sent.made.folder / folder / ".DS_Store", b"x")
    assert sent.run("verify") == DONE


def test_a_lost_check_of_the_key_stops_and_is_made_again_on_record_alone(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    check = sent.made.vault / "check.json"
    check.unlink()
    file = builders.return_file(
        sent.folder / "sent" / "b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T"
    )
    for verb in (["import", str(file)], ["erase", PARTY, "--reason", "x", "--yes"], ["verify"]):
        capsys.readouterr()
        assert sent.run(*verb) == STORE
        assert f"{check}: tệp kiểm tra khóa của kho mã hóa mất" in "".join(capsys.readouterr())
        assert not check.exists()
    assert sent.run("seal", "--reason", "mất tệp", "--strict") == TO_LOOK_AT
    assert sent.run("verify") == DONE
    assert sent.run("import", str(file)) in RAN


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"format": "2"}', b'{"format": 1}'])
def test_an_empty_check_of_the_key_is_told_as_damaged(
    sent: Office, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    check = sent.made.vault / "check.json"
    forging.put(check, content)
    capsys.readouterr()
    assert sent.run("verify") == STORE
    said = capsys.readouterr().out
    assert "trống hoặc bị hỏng" in said
    assert "mới hơn" not in said
    check.unlink()
    assert sent.run("seal", "--reason", "tệp hỏng") == DONE
    assert sent.run("verify") == DONE


def test_a_check_of_a_newer_program_is_told_as_newer(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    forging.put(sent.made.vault / "check.json", b'{"format": 2, "check": "x"}')
    assert sent.run("verify") == STORE
    assert "mới hơn" in capsys.readouterr().out


@pytest.mark.parametrize("moved_on", [False, True])
def test_running_the_year_again_clears_a_damaged_run_and_keeps_it_as_evidence(
    sent: Office, moved_on: bool
) -> None:
    run = forging.change_run(sent.made, sealed=False)
    if moved_on:
        sent.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert sent.run("verify") == STORE
    assert sent.run("run", "--year", "2020", "--chaining", "plain") in RAN
    assert sent.run("verify") == DONE
    assert [path.name for path in sent.made.damaged.iterdir()] == [f"{run.name}-1"]


def test_an_older_run_damaged_beside_one_that_stands_is_cleared_too(sent: Office) -> None:
    run = forging.change_run(sent.made, sealed=False)
    shutil.move(run, sent.folder / "giữ")
    sent.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert sent.run("run", "--year", "2020", "--chaining", "plain") in RAN
    shutil.move(sent.folder / "giữ", run)
    assert sent.run("verify") == STORE
    assert sent.run("run", "--year", "2020", "--chaining", "plain") in RAN
    assert sent.run("verify") == DONE
    assert [path.name for path in sent.made.damaged.iterdir()] == [f"{run.name}-1"]


@pytest.mark.parametrize("damage", ["rows.parquet", "manifest.json", "gone"])
def test_importing_the_original_again_puts_a_damaged_return_back_on_record(
    sent: Office, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder,) = sent.made.archive.glob("[!.]*")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    shutil.rmtree(folder) if damage == "gone" else forging.put(folder / damage, b"x")
    assert sent.run("verify") == STORE
    assert "nhập lại đúng tệp gốc (lanhmanh import" in capsys.readouterr().out
    original = str(sent.folder / "sent" / "a.xlsx")
    assert sent.run("import", original) in RAN
    assert "Đã đưa lại vào kho báo cáo bị hỏng hoặc mất" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    record = decisions_of(sent.made).records()[-1]
    assert (record.kind, record.content) == ("put-back", {"files": {folder.name: "sent/a.xlsx"}})
    assert sent.run("verify") == DONE


def test_a_file_put_among_those_of_a_return_is_named_and_taken_out(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder,) = sent.made.archive.glob("[!.]*")
    forging.put(folder / "thêm.parquet", b"x")
    assert sent.run("verify") == STORE
    assert "(thêm.parquet); xem rồi chuyển ra ngoài hoặc xóa" in capsys.readouterr().out
    (folder / "thêm.parquet").unlink()
    assert sent.run("verify") == DONE


def test_of_a_cut_log_no_return_is_told_as_brought_in(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who moved the returns out, as one does with those brought in, would be without them later."""
    log = decisions_of(sent.made).log.path
    before = log.read_bytes()
    log.unlink()
    capsys.readouterr()
    assert sent.run("verify") == STORE
    printed = capsys.readouterr().out
    assert "có người chép vào" not in printed
    assert printed.count("lấy lại sổ ấy trước") == 2  # returns, names
    forging.put(log, before)
    assert sent.run("verify") == DONE


def test_a_return_not_to_be_had_as_it_was_comes_back_by_the_commands_that_are_named(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    file = builders.return_file(office.folder / "sent" / "a.xlsx", {"B02": [builders.venue(1)]})
    received = ("--received-on", "2021-01-05")
    assert office.run("import", str(file), *received) in RAN
    (folder,) = office.made.archive.glob("[!.]*")
    forging.put(folder / "manifest.json", b"x")
    assert office.run("import", str(file)) == STORE  # the day it came in was said by hand: not known here
    assert "ghi nhận việc mất: lanhmanh seal" in capsys.readouterr().err
    shutil.rmtree(folder)
    assert office.run("seal", "--reason", "mất báo cáo") == DONE
    assert office.run("import", str(file), *received) in RAN
    assert office.run("verify") == DONE


@pytest.mark.parametrize("damage", [b"x", b"{}", None])
def test_an_import_names_damaged_names_and_the_original_puts_them_back(
    sent: Office, damage: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = sent.made.vault.glob("*.vault")
    path.unlink() if damage is None else forging.put(path, damage)
    file = builders.return_file(
        sent.folder / "sent" / "b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T"
    )
    capsys.readouterr()
    assert sent.run("import", str(file)) == STORE
    assert f"{path}: tệp trong kho mã hóa" in capsys.readouterr().err
    assert len(list(sent.made.archive.glob("[!.]*"))) == 1
    assert sent.run("import", str(file), str(sent.folder / "sent" / "a.xlsx")) in RAN
    assert "Đã đưa lại vào kho báo cáo bị hỏng hoặc mất" in capsys.readouterr().out
    assert sent.run("verify") == DONE
    name = vault_of(sent.made).reveal("party", (PARTY,), "name", [path.stem])
    assert name == builders.party(1)["name"]


@pytest.mark.parametrize("damage", [b"x", b"5", b'{"closed": 5}', None])
def test_a_lost_list_of_the_erased_is_begun_anew_by_the_command_that_is_named(
    sent: Office, damage: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent.run("erase", PARTY, "--reason", "theo đơn", "--yes") in RAN
    path = sent.made.vault / "erased.json"
    path.unlink() if damage is None else forging.put(path, damage)
    file = builders.return_file(
        sent.folder / "sent" / "b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T"
    )
    for verb in (["verify"], ["import", str(file)], *([["seal", "--reason", "mất"]] if damage else [])):
        capsys.readouterr()
        assert sent.run(*verb) == STORE
        said = "".join(capsys.readouterr())
        assert f"{path}: danh sách người đã xóa hẳn bị" in said
        assert "xóa tệp này nếu còn, rồi lập lại" in said
    path.unlink(missing_ok=True)
    assert sent.run("seal", "--reason", "mất danh sách") in RAN
    assert "erased.json" in (said := capsys.readouterr().out)
    assert "khi ấy xóa lại" in said
    assert sent.run("verify") == DONE
    assert sent.run("import", str(file)) in RAN


def test_names_of_an_erased_person_do_not_come_back_with_the_original(sent: Office) -> None:
    assert sent.run("erase", PARTY, "--reason", "theo đơn", "--yes") in RAN
    (path,) = sent.made.vault.glob("*.vault")
    path.unlink()
    assert sent.run("import", str(sent.folder / "sent" / "a.xlsx")) in RAN
    assert sent.run("verify") == DONE
    assert vault_of(sent.made).reveal("party", (PARTY,), "name", [path.stem]) is None
