"""Heads lost, put back from earlier or led elsewhere, a workspace's id exchanged: each is named, none taken
for a workspace of before."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.base.heads import Heads, moment
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import keys_of_user, opened
from desk.workspace.logs import heads_of
from facts.seals import without_seal
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

EARLIER = "lanhmanh upgrade"


@pytest.fixture(autouse=True)
def verified(sent: Office) -> None:
    assert sent.run("verify") == DONE  # from now on what lies there is remembered


def heads(office: Office) -> Heads:
    found = heads_of(office.made)
    assert found is not None
    return found


def exchange_id(office: Office, other: str = "khac") -> str:
    """Give a workspace another id, and return the one it had."""
    mark = office.made.folder / "workspace.json"
    before = office.made.id
    forging.put(mark, json.dumps({**json.loads(mark.read_text("utf-8")), "id": other}).encode())
    office.made = opened(office.made.folder)
    return before


def test_lost_heads_are_named_and_no_upgrade_covers_them(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = heads(sent).path
    path.unlink()
    capsys.readouterr()
    assert sent.run("verify") == STORE
    said = capsys.readouterr().out
    assert f"{path}: cạnh khóa không có tệp ghi đầu sổ" in said
    assert EARLIER not in said
    assert "bản sao lưu của khóa" in said
    assert "lanhmanh seal" in said
    before = {p: p.read_bytes() for p in sent.made.folder.rglob("*") if p.is_file()}
    assert sent.run("upgrade", str(sent.folder / "b.tar.gz")) == STORE
    assert "lanhmanh seal" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in sent.made.folder.rglob("*") if p.is_file()} == before
    assert sent.run("seal", "--reason", "đã so sổ giấy", "--strict") == TO_LOOK_AT
    assert sent.run("verify") == DONE


def test_a_comparison_with_paper_begins_no_heads_where_they_are_lost(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert sent.run("audit", "head") == DONE
    line = next(x for x in capsys.readouterr().out.splitlines() if x.split()[:1] == ["decisions.jsonl"])
    heads(sent).path.unlink()
    assert sent.run("audit", "head", "--compare", line) in (DONE, STORE)
    assert not heads(sent).path.exists()


def test_a_log_cut_while_the_heads_are_lost_is_named_by_the_runs(
    sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    heads(sent).path.unlink()
    decisions_of(sent.made).log.path.unlink()
    capsys.readouterr()
    assert sent.run("verify") == STORE
    said = capsys.readouterr().out
    assert EARLIER not in said
    assert "decisions.jsonl: thiếu 1 dòng cuối" in said
    assert sent.run("upgrade", str(sent.folder / "b.tar.gz")) == STORE


@pytest.mark.parametrize("within_a_second", [False, True])
def test_a_log_whose_loss_was_put_on_record_is_no_fault_of_the_runs_before_it(
    sent: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, within_a_second: bool
) -> None:
    if within_a_second:  # the log begun anew may then read as the lost one did
        sent.made.folder.joinpath("decisions", "runs.jsonl").unlink()
        now = moment()
        monkeypatch.setattr("desk.base.chained_log.moment", lambda: now)
        assert sent.run("seal", "--reason", "không có bản sao lưu") == DONE
    sent.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert sent.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
    (sent.made.folder / "decisions" / "runs.jsonl").unlink()
    assert sent.run("verify") == STORE
    assert sent.run("seal", "--reason", "không có bản sao lưu") == DONE
    capsys.readouterr()
    assert sent.run("verify") == DONE
    assert "đã ghi nhận sổ runs.jsonl mất hoặc bị cắt" in capsys.readouterr().out
    (sent.made.folder / "decisions" / "runs.jsonl").unlink()
    assert sent.run("verify") == STORE


@pytest.mark.parametrize("mark", [1, 2])
@pytest.mark.parametrize("change", [forging.change_return, forging.change_names])
def test_no_upgrade_seals_what_somebody_without_the_key_changed(
    sent: Office, change: Callable[..., object], mark: int, capsys: pytest.CaptureFixture[str]
) -> None:
    change(sent.made, sealed=False)
    for unsealed in (*sent.made.archive.glob("*/manifest.json"), *sent.made.vault.glob("*.vault")):
        forging.put(unsealed, without_seal(unsealed.read_bytes())[0])
    path = sent.made.folder / "workspace.json"
    forging.put(path, json.dumps({"format": mark, "id": sent.made.id}).encode())
    assert sent.run("upgrade", str(sent.folder / "b.tar.gz")) == STORE
    assert "lanhmanh seal" in capsys.readouterr().err
    assert not (sent.folder / "b.tar.gz").exists()
    assert sent.run("verify") == STORE


@pytest.mark.parametrize("verb", [["verify"], ["upgrade", "b.tar.gz"], ["run", "--year", "2020"]])
def test_another_id_is_named_with_the_one_the_records_were_sealed_under(
    sent: Office, verb: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sent.folder)
    before = exchange_id(sent)
    capsys.readouterr()
    assert sent.run(*verb) == STORE
    said = "".join(capsys.readouterr())
    assert before in said
    assert "workspace.json" in said
    assert EARLIER not in said
    exchange_id(sent, before)
    assert sent.run("verify") == DONE


@pytest.mark.parametrize("verb", [["verify"], ["upgrade", "b.tar.gz"], ["seal", "--reason", "x"], ["run"]])
def test_the_id_of_another_that_shares_the_key_is_named_and_nothing_is_to_be_deleted(
    sent: Office, verb: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sent.folder)
    other = Office(sent.folder / "nơi khác")
    other.send("a.xlsx", {"B02": [builders.venue(2)]})
    before = exchange_id(sent, other.made.id)
    assert heads(other).path.exists()
    capsys.readouterr()
    assert sent.run(*verb, *(["--year", "2020"] if verb == ["run"] else [])) == STORE
    said = "".join(capsys.readouterr())
    assert before in said
    assert "workspace.json" in said
    assert "Chuyển ra ngoài" not in said
    assert "seal --reason" not in said
    exchange_id(sent, before)
    assert sent.run("verify") == DONE


@pytest.mark.parametrize("logs", ["one line", "all"])
def test_logs_of_another_beside_its_id_hide_no_exchange(
    sent: Office, logs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Office(sent.folder / "nơi khác")
    other.send("a.xlsx", {"B02": [builders.venue(2)]})
    own, strange = (decisions_of(made).log.path for made in (sent.made, other.made))
    before = exchange_id(sent, other.made.id)
    forging.put(own, strange.read_bytes() + (own.read_bytes() if logs == "one line" else b""))
    capsys.readouterr()
    for verb in (["verify"], ["seal", "--reason", "x"]):
        assert sent.run(*verb) == STORE
        said = "".join(capsys.readouterr())
        assert before in said
        assert "seal --reason" not in said


def test_all_wiped_and_another_id_is_an_exchange(sent: Office, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("archive", "vault", "runs", "decisions", "kept"):
        shutil.rmtree(sent.made.folder / name)
        (sent.made.folder / name).mkdir(mode=0o700)
    before = exchange_id(sent)
    sent.run("upgrade", str(sent.folder / "b.tar.gz"))
    sent.run("run", "--year", "2020", "--chaining", "plain")
    capsys.readouterr()
    assert sent.run("verify") == STORE
    assert before in capsys.readouterr().out


def test_a_workspace_made_anew_in_the_place_of_one_that_was_deleted_is_no_exchange(sent: Office) -> None:
    shutil.rmtree(sent.made.folder)
    assert sent.run("init", "--rulebooks", "all") == DONE
    assert sent.run("verify") == DONE


def test_heads_put_back_from_earlier_are_noticed(sent: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = heads(sent).path
    earlier = path.read_bytes()
    for number, period in ((2, "2020-6T"), (3, "2020-DX1")):
        sent.send(f"{number}.xlsx", {"B02": [builders.venue(number)]}, period=period)
    lines = len(decisions_of(sent.made).log.lines_read())
    assert lines == 3
    forging.put(path, earlier)
    capsys.readouterr()
    assert sent.run("verify") == STORE
    assert "cũ hơn sổ" in capsys.readouterr().out
    assert sent.run("run", "--year", "2020") == STORE
    assert sent.run("seal", "--reason", "khóa lấy từ bản sao lưu", "--strict") == TO_LOOK_AT
    assert decisions_of(sent.made).records()[-1].content["unvouched"]["logs"] == ["decisions.jsonl"]
    assert sent.run("verify") == DONE


def test_heads_put_back_from_one_record_earlier_are_noticed(sent: Office) -> None:
    path = heads(sent).path
    earlier = path.read_bytes()
    sent.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    forging.put(path, earlier)
    assert sent.run("verify") == STORE


def test_heads_that_are_a_link_are_refused(sent: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = heads(sent).path
    elsewhere: Path = sent.folder / "chỗ khác"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    for verb in (["verify"], ["run", "--year", "2020"]):
        capsys.readouterr()
        assert sent.run(*verb) == STORE
        assert f"{path}: là liên kết" in "".join(capsys.readouterr())
    path.unlink()
    elsewhere.rename(path)
    assert sent.run("verify") == DONE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("name", ["heads", "workspaces.json"])
def test_a_pipe_beside_the_key_hangs_no_verb(
    name: str, sent: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = heads(sent).path if name == "heads" else keys_of_user() / name
    assert sent.run("verify") == DONE
    path.unlink()
    os.mkfifo(path)
    capsys.readouterr()
    assert sent.run("verify") == STORE
    assert str(path) in capsys.readouterr().out
    path.unlink()
