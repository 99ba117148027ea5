"""Workspaces of an earlier version are sealed by one verb; a shorter log, lost heads, a clock are accepted by
it for a reason."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.base import chained_log
from desk.base.chained_log import FIRST, hash_of
from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE, Stop
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import web_secret
from desk.workspace.logs import heads_of, seals_of
from desk.workspace.store import stored, vault_of
from facts.archive.store import Store
from facts.seals import with_seal, without_seal
from tests.desk.conftest import Office
from tests.facts import builders


@pytest.fixture
def kept(office: Office) -> Office:
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
    assert office.run("lock", "2020") in (DONE, TO_LOOK_AT)
    return office


def as_before_seals(office: Office) -> None:
    """Make of a workspace what an earlier version would have left."""
    made = office.made
    for path in (*made.archive.glob("*/manifest.json"), *made.vault.glob("*.vault")):
        path.write_bytes(without_seal(path.read_bytes())[0])
    entries, before = [], FIRST
    for record in decisions_of(made).records()[1:]:
        line: dict[str, Any] = {
            "kind": record.kind,
            "on": record.on,
            "by": record.by,
            "n": len(entries) + 1,
            "after": before,
            "content": {name: said for name, said in record.content.items() if name != "stored"},
        }
        before = line["hash"] = hash_of(line)
        entries.append(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    decisions_of(made).log.path.write_text("".join(entries), "utf-8")
    (made.folder / "workspace.json").write_text(json.dumps({"format": 1, "id": made.id}))
    heads = heads_of(made)
    assert heads is not None
    heads.path.unlink()


def test_a_workspace_of_before_can_be_read_and_is_sealed_once(
    kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stored(kept.made, kept.rules).standing
    as_before_seals(kept)
    assert stored(kept.made, kept.rules).standing == before
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == STORE
    assert "lanhmanh upgrade" in capsys.readouterr().err
    assert kept.run("seal") == WRONG_USE
    assert kept.run("seal", "--reason", "nâng cấp", "--strict") == TO_LOOK_AT
    told = capsys.readouterr().out
    assert "1 báo cáo trong kho lưu trữ" in told
    assert "1 nhật ký" in told
    assert stored(kept.made, kept.rules).standing == before
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == DONE
    assert kept.run("seal", "--reason", "nâng cấp") == DONE
    assert kept.run("audit", "verify") == DONE


def test_what_was_changed_before_is_not_sealed(kept: Office) -> None:
    as_before_seals(kept)
    (rows,) = kept.made.archive.glob("*/rows.parquet")
    rows.write_bytes(rows.read_bytes() + b"x")
    assert kept.run("seal", "--reason", "nâng cấp") == STORE
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == STORE


def test_a_record_of_before_can_not_be_changed_after_sealing(kept: Office) -> None:
    as_before_seals(kept)
    kept.run("seal", "--reason", "nâng cấp")
    path = decisions_of(kept.made).log.path
    first, *rest = path.read_text("utf-8").splitlines()
    line = {**json.loads(first), "by": "Ai Khác"}
    line["hash"] = hash_of(line)
    path.write_text("\n".join([json.dumps(line, ensure_ascii=False, sort_keys=True), *rest, ""]), "utf-8")
    assert kept.run("audit", "verify") == STORE


def test_a_shorter_log_is_refused_and_accepted_only_for_a_reason(kept: Office) -> None:
    path = decisions_of(kept.made).log.path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert kept.run("lock") == STORE
    assert kept.run("seal", "--reason", "chỉ còn bản sao lưu cũ", "--strict") == TO_LOOK_AT
    assert kept.run("lock") == DONE
    last = decisions_of(kept.made).records()[-1]
    assert last.content["unvouched"]["logs"] == ["decisions.jsonl"]


def test_lost_heads_are_told(kept: Office, tmp_path: Path) -> None:
    heads = heads_of(kept.made)
    assert heads is not None
    shutil.move(heads.path, tmp_path / "heads")
    assert kept.run("lock") == STORE
    shutil.move(tmp_path / "heads", heads.path)
    assert kept.run("lock") == DONE


def test_a_clock_that_runs_backwards_is_told_and_never_used(
    kept: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = decisions_of(kept.made).records()
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds")
    monkeypatch.setattr(chained_log, "moment", lambda: yesterday)
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == STORE
    assert "Đồng hồ" in capsys.readouterr().err
    assert decisions_of(kept.made).records() == before
    archive = set(kept.made.archive.iterdir())
    with pytest.raises(Stop, match="Đồng hồ"):
        kept.send("muộn.xlsx", {"B02": [builders.venue(9)]}, period="2020-6T")
    assert set(kept.made.archive.iterdir()) == archive  # the next verb would put it on record
    assert kept.run("seal", "--clock", "--reason", "đồng hồ hôm trước sai", "--strict") == TO_LOOK_AT
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == DONE


def test_who_acted_by_the_system_and_when_by_the_clock_stand_beside_what_was_said(kept: Office) -> None:
    record = decisions_of(kept.made).records()[-1]
    assert record.account
    assert datetime.now(UTC) - datetime.fromisoformat(record.at) < timedelta(hours=1)
    first = decisions_of(kept.made).records()[0]
    assert (first.kind, set(first.content["files"])) == ("import", Store(kept.made.archive).hashes())


# A key that leaked


def name_in(office: Office) -> str | None:
    hashes = sorted(Store(office.made.archive).hashes())
    return vault_of(office.made).reveal("party", ("30985-CT-0001",), "name", hashes)


def test_a_leaked_key_is_replaced_and_old_seals_stay_checkable(kept: Office, tmp_path: Path) -> None:
    before, old = name_in(kept), kept.made.key.read_bytes()
    assert kept.run("backup", str(tmp_path / "a.tar.gz")) == DONE
    assert kept.run("rotate-key") == WRONG_USE
    secret = web_secret(kept.made.key)
    secret.write_text("bí mật của bàn làm việc")
    assert kept.run("rotate-key", "--reason", "lộ khóa") == DONE
    assert not secret.exists()  # it lay beside the key that is lost
    assert name_in(kept) == before
    assert kept.run("verify") == DONE
    assert kept.run("verify", str(tmp_path / "a.tar.gz")) == DONE
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == DONE
    kept.send("b.xlsx", {"B03": [builders.party(1)]}, period="2020-6T")
    assert kept.run("verify") == DONE
    kept.made.key.write_bytes(old)
    assert kept.run("verify") == STORE


def test_no_key_is_replaced_where_nothing_can_be_written_beside_it(
    kept: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is begun: what it says is so."""
    beside, made, opened_, unlinked = kept.made.key.parent, os.mkdir, os.open, os.unlink

    def writes(does: Callable[..., Any]) -> Callable[..., Any]:
        def done(path: Any, *more: Any, **options: Any) -> Any:
            reads = does is opened_ and not more[0] & os.O_CREAT
            if isinstance(path, str | os.PathLike) and Path(path).parent == beside and not reads:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
            return does(path, *more, **options)

        return done

    before = {path: path.read_bytes() for path in beside.iterdir() if path.is_file()}
    with monkeypatch.context() as patch:
        for name, does in (("mkdir", made), ("open", opened_), ("unlink", unlinked)):
            patch.setattr(os, name, writes(does))
        assert kept.run("rotate-key", "--reason", "lộ khóa") == STORE
    assert "Không có gì dở dang" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in beside.iterdir() if path.is_file()}
    assert kept.run("verify") == DONE
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == DONE


@pytest.mark.parametrize("verb", ["rotate-key", "erase"])
def test_where_the_disk_fails_half_way_what_is_left_is_said(
    verb: str, kept: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--reason", "lộ khóa") if verb == "rotate-key" else ("30985-CT-0001", "--reason", "x", "--yes")

    def full(self: Any, *_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(kept.made.vault))

    with monkeypatch.context() as patch:
        patch.setattr("facts.vault.vault.Vault.seal_again", full)
        patch.setattr("facts.vault.vault.Vault.erase", full)
        assert kept.run(verb, *words) == STORE
    said = capsys.readouterr().err
    assert "đĩa đã đầy. Việc này còn dở" in said
    assert f"lanhmanh {verb}" in said
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == STORE
    assert kept.run(verb, *words) == DONE
    assert kept.run("verify") == DONE


def test_a_key_replaced_twice_for_one_reason_is_replaced_twice(kept: Office) -> None:
    before, locked = name_in(kept), []
    for _ in range(2):
        assert kept.run("rotate-key", "--reason", "lộ khóa") == DONE
        locked.append([path.read_bytes() for path in sorted(kept.made.vault.glob("*.vault"))])
    assert locked[0] != locked[1]
    assert [record.kind for record in decisions_of(kept.made).records()].count("rotate_key") == 2
    assert name_in(kept) == before


def test_the_old_key_seals_nothing_any_more(kept: Office) -> None:
    log = decisions_of(kept.made).log
    assert log.heads is not None
    leaked = log.heads.seals
    kept.run("rotate-key", "--reason", "lộ khóa")
    entries = decisions_of(kept.made).log.entries()
    line = {
        "kind": "lock",
        "on": "2021-01-01",
        "by": "x",
        "content": {},
        "n": len(entries) + 1,
        "after": entries[-1]["seal"],
    }
    body = json.dumps(line, ensure_ascii=False, sort_keys=True).encode()
    with log.path.open("ab") as out:
        out.write(with_seal(body, leaked.seal("log decisions.jsonl", body)) + b"\n")
    assert kept.run("audit", "verify") == STORE


@pytest.mark.parametrize("step", ["renew_key", "write_check", "decisions_of", "end"])
def test_a_replacement_cut_off_is_finished_by_running_it_again(
    step: str, kept: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Cut(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise Cut

    before = name_in(kept)
    with monkeypatch.context() as patch:
        patch.setattr(f"desk.workspace.sealing.{step}", cut)
        with pytest.raises(Cut):
            kept.run("rotate-key", "--reason", "lộ khóa")
    assert kept.run("lock", "2020", "--reopen", "--reason", "thử") == STORE
    assert kept.run("verify") == STORE
    assert "(rotate-key) chưa xong: nếu lệnh đó đã dừng, chạy lại" in capsys.readouterr().out
    assert kept.run("rotate-key", "--reason", "lộ khóa") == DONE
    assert len(kept.made.key.read_bytes().split()) == 2
    assert name_in(kept) == before
    assert kept.run("verify") == DONE


def test_a_verb_during_which_the_key_was_replaced_accuses_nobody(kept: Office) -> None:
    before = heads_of(kept.made)
    assert before is not None
    assert kept.run("rotate-key", "--reason", "lộ khóa") == DONE
    with pytest.raises(Stop, match="Khóa vừa được đổi"):
        before.read()
    heads = heads_of(kept.made)
    assert heads is not None
    heads.path.write_bytes(heads.path.read_bytes().replace(b'"count": ', b'"count": 1'))
    with pytest.raises(Stop, match="bị hỏng hoặc bị sửa"):
        heads.read()


# A period that is closed


def test_an_erasure_after_the_lock_is_no_change_of_what_was_closed(kept: Office) -> None:
    assert kept.run("erase", "30985-CT-0001", "--reason", "theo đơn", "--yes") == DONE
    assert kept.run("verify") == DONE


def test_what_vouches_for_kept_answers_is_had_with_the_key_alone(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    made = seals_of(office.made)
    assert made is not None
    assert made.accepts("x", b"a", made.seal("x", b"a"))
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khac" / "k"))
    assert seals_of(office.made) is None


@pytest.mark.parametrize("ending", ["k.{id}.heads", "k.web-secret", "k.{id:.16}.tray", "k"])
def test_what_lies_beside_the_key_is_named_where_others_may_read_it(
    ending: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    path = office.made.key.with_name(ending.format(id=office.made.id))
    if ending.endswith("tray"):
        path.mkdir(mode=0o700)
    elif not path.exists():
        path.touch(0o600)
    assert office.run("verify") == DONE
    path.chmod(path.stat().st_mode | 0o044)
    capsys.readouterr()
    assert office.run("verify") == STORE
    assert f"{path}: mở cho người khác" in capsys.readouterr().out
    assert office.run("seal", "--reason", "đóng lại") == DONE
    assert office.run("verify") == DONE
