"""What stands under every verb, at its edges: a lock that is held, a disk that won't, a clock a little back,
words apart."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desk.base import files
from desk.base.chained_log import ADDED, FIRST, Log, hash_of
from desk.base.faults import STORE, WRONG_USE, Stop
from desk.base.files import REASONS, alone, alone_if_free, of_the_disk, unwritable
from desk.base.heads import (
    BEHIND,
    CHANGED,
    EASE,
    NO_HEADS,
    NO_KEY,
    SHORT,
    UNSEALED,
    WORDS_LOST,
    Heads,
    LogFault,
    LogHead,
    LogHeads,
    check_clock,
    moment,
)
from desk.base.language import LazyText, in_language
from desk.base.options import day_from, one_of
from desk.base.words_apart import APART, GONE, LOST, TAKEN_OUT, Words, digests_in
from facts.seals import Seals, with_seal

NOW = datetime(2021, 3, 5, 9, 0, 0, tzinfo=UTC)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A path that another thread holds: a lock is of a thread, as it is of a process."""
    path, hold, done = tmp_path / "log.jsonl", threading.Event(), threading.Event()

    def holding() -> None:
        with alone(path):
            hold.set()
            done.wait(60)

    holder = threading.Thread(target=holding)
    holder.start()
    hold.wait(60)
    yield path
    done.set()
    holder.join()


def test_who_waits_in_vain_for_a_lock_is_told_by_the_code_of_the_store(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SILENCE", 0)
    monkeypatch.setattr(files, "PATIENCE", 0)
    with pytest.raises(Stop) as told, alone(held):
        pass
    assert told.value.code == STORE
    assert all(str(held) in text for text in told.value.texts.values())


def test_a_lock_is_had_where_it_is_free_and_not_where_it_is_held(held: Path, tmp_path: Path) -> None:
    with alone_if_free(held) as had:
        assert not had
    for _ in range(2):
        with alone_if_free(tmp_path / "other") as had:
            assert had
    with alone(tmp_path / "made" / "here" / "log"):
        lock = tmp_path / "made" / "here" / ".log.lock"
        assert [oct(path.stat().st_mode & 0o777) for path in (lock, lock.parent)] == ["0o600", "0o700"]
    with alone_if_free(Path("/dev/null/no/folder")) as had:
        assert not had


def both(text: object) -> tuple[str, str]:
    return in_language("vi", text), in_language("en", text)


@pytest.mark.parametrize("number", [*REASONS, errno.EBADF, None])
def test_a_disk_says_why_it_takes_nothing(number: int | None) -> None:
    error = OSError(number, "x", "/a/.b.tmp") if number else OSError("x")
    told = unwritable(Path("/a/b"), error)
    vi, en = both(LazyText(REASONS.get(number or 0, REASONS[errno.EIO])))
    assert told.code == STORE
    assert (vi in told.texts["vi"], en in told.texts["en"], "/a/b" in told.texts["en"]) == (True,) * 3
    found = of_the_disk(error)
    if number not in REASONS:
        assert found is None
    else:
        assert found is not None
        assert (found.code, found.texts["en"].startswith("Can't read or write /a: " + en)) == (STORE, True)


def test_the_path_a_disk_fails_at_is_the_one_written_to() -> None:
    found = of_the_disk(OSError(errno.ENOSPC, "x", "/a/from", None, "/b/to"))
    assert found is not None
    assert "/b/to" in str(found)
    assert of_the_disk(ValueError()) is None
    assert of_the_disk(None) is None


@pytest.mark.parametrize("kind", [BEHIND, CHANGED, SHORT, UNSEALED, NO_HEADS, NO_KEY, WORDS_LOST])
def test_a_fault_of_a_log_names_place_and_way_out(kind: str) -> None:
    vi, en = both(LogFault(kind, 3, 7).text(Path("/w/leads.jsonl")))
    assert vi.startswith("/w/leads.jsonl: ")
    assert en.startswith("/w/leads.jsonl: ")
    at = {
        CHANGED: "dòng 3 bị sửa",
        SHORT: "thiếu 4 dòng cuối: sổ có 7, tệp còn 3",
        WORDS_LOST: "--words leads.jsonl:3",
    }
    assert at.get(kind, "") in vi


@pytest.mark.parametrize(
    ("back", "stops"), [(timedelta(0), False), (EASE, False), (EASE + timedelta(seconds=1), True)]
)
def test_a_clock_may_be_a_little_behind_what_was_recorded_last(back: timedelta, stops: bool) -> None:
    told = LogHeads({}, NOW.isoformat())
    if not stops:
        check_clock(told, (NOW - back).isoformat())
        return
    with pytest.raises(Stop) as stop:
        check_clock(told, (NOW - back).isoformat())
    assert stop.value.code == STORE


def test_a_moment_is_told_to_the_second_of_utc_and_without_one_no_clock_is_behind() -> None:
    assert len(moment()) == len("2021-03-05T09:00:00+00:00")
    assert moment().endswith("+00:00")
    check_clock(LogHeads({}, ""), "2000-01-01T00:00:00+00:00")


@pytest.fixture
def log(tmp_path: Path) -> Log:
    heads = Heads(tmp_path / "heads", Seals([b"k" * 32]))
    heads.write(LogHeads({}, ""))
    return Log(tmp_path / "logs" / "leads.jsonl", heads)


def test_the_heads_name_each_log_and_the_last_moment_of_all(log: Log) -> None:
    assert log.heads is not None
    log.add({"said": 1})
    second = log.add({"said": 2})
    log.heads.advance("a.jsonl", LogHead(4, "x"), "2000-01-01T00:00:00+00:00")
    told = log.heads.read()
    assert told is not None
    assert list(told.named()) == ["a.jsonl", "leads.jsonl"]
    assert told.named()["leads.jsonl"] == {"count": 2, "seal": second["seal"]}
    assert told.at == second["at"]


def test_the_same_word_about_the_same_thing_stands_once(log: Log) -> None:
    one = log.add({"lead": "a", "state": "looking"}, same=("lead",))
    assert log.add({"lead": "a", "state": "looking"}, same=("lead",)) == one
    log.add({"lead": "b", "state": "looking"}, same=("lead",))
    assert log.add({"lead": "a", "state": "looking"}, same=("lead",)) == one
    changed = log.add({"lead": "a", "state": "referred"}, same=("lead",))
    back = log.add({"lead": "a", "state": "looking"}, same=("lead",))
    assert [one["n"], changed["n"], back["n"]] == [1, 3, 4]
    assert set(one) == {"lead", "state", *ADDED}


def test_what_is_wrong_with_a_log_is_told_with_the_line(log: Log) -> None:
    for n in range(4):
        log.add({"said": n})
    whole, heads = log.path.read_bytes(), log.heads
    lines = whole.splitlines(keepends=True)
    assert heads is not None
    cases = {
        b"".join(lines[:2]): LogFault(SHORT, 2, 4),
        b"": LogFault(SHORT, 0, 4),
        b"".join([*lines[:1], *lines[2:]]): LogFault(CHANGED, 2),
        whole.replace(b'"said": 2', b'"said": 3'): LogFault(CHANGED, 3),
        whole + b'{"a": 1}\n': LogFault(CHANGED, 5),
        whole + b"not json": None,
        whole: None,
        b"".join([*lines[:3], b"[]\n"]): LogFault(CHANGED, 4),
    }
    for content, fault in cases.items():
        log.path.write_bytes(content)
        assert log.examined()[1] == fault, content
        assert log.broken() == (fault if fault and fault.kind == CHANGED else None)
    log.path.write_bytes(whole)
    heads.path.unlink()
    assert Log(log.path, heads).examined()[1] == LogFault(NO_HEADS)
    with pytest.raises(Stop):
        Log(log.path, None).check_writable()


# Words apart


def test_free_words_lie_apart_and_come_back(tmp_path: Path) -> None:
    words = Words(tmp_path)
    said = {
        "reason": "vì chủ quán",
        "by": "an",
        "content": {"despite": "x", "open": [{"reason": "y"}, 3]},
        "own_words": {"a": 1},
        "record": "",
        "n": 2,
    }
    kept, digests = words.put(said)
    assert len(digests) == 4
    assert sorted(digests_in(kept)) == sorted(digests)
    assert (kept["by"], kept["record"], kept["n"], kept["content"]["open"][1]) == ("an", "", 2, 3)
    line = json.dumps(kept).encode()
    assert words.back_in([line], [kept]) == [said]
    assert words.back_in([b"{}"], [kept]) == [kept]
    assert list(words.holding(lambda one: one["words"] == said["reason"])) == [kept["reason"][APART]]
    assert not list(words.holding(lambda one: False))
    (tmp_path / f"{TAKEN_OUT}.jsonl").write_text(
        json.dumps({"digest": kept["reason"][APART]}) + "\nnot json\n[]\n"
    )
    path = words.path(kept["content"]["despite"][APART])
    path.write_text(path.read_text("utf-8") + " ")
    words.remove([kept["own_words"][APART], "none"])
    (back,) = words.back_in([line], [kept])
    assert (
        back["reason"],
        back["content"]["despite"],
        back["own_words"],
        back["content"]["open"][0]["reason"],
    ) == (GONE, LOST, LOST, "y")


# Options


def test_one_of_few_words_is_taken_and_another_told_with_all_of_them() -> None:
    assert one_of("vi", ("vi", "en"), "--lang") == "vi"
    with pytest.raises(Stop) as told:
        one_of("fr", ("a", "b", "c"), "--x")
    assert told.value.code == WRONG_USE
    assert told.value.texts == {
        "vi": "--x chỉ nhận a, b hoặc c, không phải 'fr'.",
        "en": "--x takes a, b or c, not 'fr'.",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (None, None),
        ("2020-02-29", date(2020, 2, 29)),
        ("2021-02-29", STORE),
        ("29/02/2020", date(2020, 2, 29)),
        ("5/3/2020", date(2020, 3, 5)),
        ("31/02/2020", STORE),
        ("", STORE),
    ],
)
def test_a_day_is_a_real_one(text: str | None, day: object) -> None:
    if day != STORE:
        assert day_from(text, "--date") == day
        return
    with pytest.raises(Stop) as told:
        day_from(text, "--date")
    assert told.value.code == WRONG_USE


def test_records_of_before_there_were_seals_are_read_and_held_fast_by_the_first_seal(log: Log) -> None:
    assert log.heads is not None
    old, before = [], FIRST
    for n in (1, 2):
        line = {"n": n, "after": before, "said": "đã"}
        before = line["hash"] = hash_of(line)
        old.append(json.dumps(line, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    log.path.parent.mkdir()
    log.path.write_bytes(b"".join(old))
    unsealed = Log(log.path, Heads(log.path.with_name("none"), log.heads.seals))
    assert unsealed.examined()[1] == LogFault(UNSEALED, 2)
    assert [e["n"] for e in unsealed.entries()] == [1, 2]
    with pytest.raises(Stop):
        unsealed.add({"said": 3})
    assert log.examined()[1] == LogFault(CHANGED, 1)
    log.heads.advance(log.name, LogHead(2, before), "")
    log.add({"said": 3})
    assert log.examined()[1] is None
    sealed = log.path.read_bytes()
    third = json.loads(sealed.splitlines()[2])
    plain = {"n": 4, "after": third["seal"], "said": "x"}
    plain["hash"] = hash_of(plain)
    log.path.write_bytes(sealed + json.dumps(plain).encode() + b"\n")
    assert log.examined()[1] == LogFault(CHANGED, 4)
    log.path.write_bytes(sealed.replace("đã".encode(), "rồi".encode(), 1))
    assert log.examined()[1] == LogFault(CHANGED, 1)


def test_after_the_key_was_replaced_only_what_stood_before_has_the_old_seal(log: Log) -> None:
    assert log.heads is not None
    log.add({"said": 1})
    told, old = log.heads.read(), log.heads.seals
    assert told is not None
    renewed = Heads(log.heads.path, Seals([b"n" * 32, b"k" * 32]))
    renewed.write(told)
    again = Log(log.path, renewed)
    assert again.examined()[1] is None
    again.add({"said": 2})
    assert again.examined()[1] is None
    second = json.loads(log.path.read_bytes().splitlines()[1])["seal"]
    cut_off = replace(told, intended={log.name: LogHead(2, second)})
    renewed.write(cut_off)  # the head says one: what comes after it must have the new seal, and has
    assert again.examined()[1] is None
    line = {**json.loads(log.path.read_bytes().splitlines()[1])}
    line.pop("seal")
    body = json.dumps(line, ensure_ascii=False, sort_keys=True).encode()
    first = log.path.read_bytes().splitlines(keepends=True)[0]
    log.path.write_bytes(first + with_seal(body, old.seal(f"log {log.name}", body)) + b"\n")
    assert again.examined()[1] == LogFault(CHANGED, 2)


HOLDING = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(2)
"""


def test_who_waits_for_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(files, "SILENCE", 0.1)
    words = [sys.executable, "-c", HOLDING, str(tmp_path / ".writing.lock")]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with files.alone(tmp_path / "writing"):
            pass
    captured = capsys.readouterr()
    assert (captured.out, f"đang ghi {tmp_path / 'writing'}" in captured.err) == ("", True)
    with files.alone(tmp_path / "writing"):
        pass
    assert capsys.readouterr().err == ""
