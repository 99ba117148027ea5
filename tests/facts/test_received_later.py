"""The receiver's word on a return that was imported before: the same as had it been there from the start, and
never in the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from facts.archive.door import ImportReport
from facts.archive.receiving import ReceiptRecord, receipt_from_content
from facts.archive.store import Store
from facts.intake.sender import SenderNamed
from facts.standing import BY_COVER, BY_RECEIVER
from tests.facts import builders
from tests.facts.conftest import Workspace, make_workspace

COVER, LATE = date(2020, 12, 16), date(2021, 1, 30)
POLICE = {"office": "Công an huyện", "received_on": COVER}


def sent(root: Path, **cover: object) -> Path:
    said = {**POLICE, **cover}
    return builders.return_file(root / "den" / "30985.xlsx", {"B08": [builders.hotspot()]}, **said)


def listed(path: Path, day: str, sender: str = "", number: str = "12") -> Path:
    """Write the receiver's list, outside the folder in which a return lies."""
    text = f"Số đến,Tên tệp,Ngày đến,Nơi gửi\n{number},30985,{day},{sender}\n"
    return written(path, text)


def written(path: Path, text: str) -> Path:
    incoming = path.parents[1] / "so_den.csv"
    incoming.write_text(text, "utf-8")
    return incoming


@pytest.mark.parametrize("sender", ["", "Công an huyện An Biên", "UBND thị trấn Thứ Ba", "không rõ"])
def test_said_later_it_is_as_if_said_at_once(sender: str, workspace: Workspace, tmp_path: Path) -> None:
    path = sent(tmp_path)
    workspace.take(path.parent)
    kept = sorted((p, p.read_bytes()) for p in workspace.archive.rglob("*") if p.is_file())
    incoming = listed(path, "30/1/2021", sender)
    report = workspace.take(path.parent, incoming=incoming)
    (heard,) = report.heard
    assert (heard.word.day, heard.word.number, heard.before, heard.before_by) == (LATE, "12", COVER, BY_COVER)
    assert sorted((p, p.read_bytes()) for p in workspace.archive.rglob("*") if p.is_file()) == kept
    at_once = make_workspace(tmp_path / "other", workspace.key, workspace.context)
    at_once.take(path.parent, incoming=incoming)
    later = Store(workspace.archive).hearing({heard.hash: heard.word})
    assert list(later.filings()) == list(Store(at_once.archive).filings())
    assert later.counting(COVER, None) == frozenset() != later.counting(LATE, None)
    assert later.signature(heard.hash) != Store(workspace.archive).signature(heard.hash)
    assert (
        report.ledger.problems
        == workspace.take(path.parent, words=later.words, incoming=incoming).ledger.problems
    )
    assert receipt_from_content(heard.word.content()) == heard.word


@pytest.mark.parametrize("too_early", ["", "1/1/2020"])
def test_a_cover_that_names_an_impossible_day_is_no_hindrance(
    too_early: str, workspace: Workspace, tmp_path: Path
) -> None:
    path = sent(tmp_path, received_on=date(2020, 12, 1))  # before it was made
    workspace.take(path.parent, incoming=listed(path, too_early) if too_early else None)
    incoming = listed(path, "30/1/2021")
    (heard,) = workspace.take(path.parent, incoming=incoming).heard
    at_once = make_workspace(tmp_path / "other", workspace.key, workspace.context)
    at_once.take(path.parent, incoming=incoming)
    later = Store(workspace.archive).hearing({heard.hash: heard.word})
    assert list(later.filings()) == list(Store(at_once.archive).filings())


def again(
    workspace: Workspace, path: Path, incoming: Path, *, words: dict[str, ReceiptRecord], closed: str = ""
) -> ImportReport:
    return workspace.take(path.parent, words=words, closed=lambda manifest: closed, incoming=incoming)


def test_the_last_word_counts_and_the_same_word_is_said_once(workspace: Workspace, tmp_path: Path) -> None:
    path = sent(tmp_path)
    workspace.take(path.parent)
    incoming = listed(path, "30/1/2021", "Công an huyện")
    (first,) = again(workspace, path, incoming, words={}).heard
    words = {first.hash: first.word}
    assert not again(workspace, path, incoming, words=words).heard
    incoming = listed(path, "28/1/2021", number="13")
    (second,) = again(workspace, path, incoming, words=words).heard
    assert second.word == ReceiptRecord(date(2021, 1, 28), "13", SenderNamed(frozenset(), "Công an huyện"))
    assert (second.before, second.before_by) == (LATE, BY_RECEIVER)


@pytest.mark.parametrize(
    ("day", "closed", "code"),
    [
        ("30/1/2021", "2020", "received_closed"),
        ("1/1/2020", "", "received_not_then"),
        ("1/1/2035", "", "received_not_then"),
    ],
)
def test_a_word_that_can_not_count_is_named(
    day: str, closed: str, code: str, workspace: Workspace, tmp_path: Path
) -> None:
    path = sent(tmp_path)
    workspace.take(path.parent)
    report = again(workspace, path, listed(path, day), words={}, closed=closed)
    assert ([fault.code for fault in report.faults], report.heard) == ([code], ())


def test_a_list_imported_again_says_nothing_new(workspace: Workspace, tmp_path: Path) -> None:
    """Neither a day that was there from the start, nor one too early that was named then, nor in a closed
    period."""
    path = sent(tmp_path)
    for day in ("30/1/2021", "1/1/2020"):
        other = make_workspace(tmp_path / day.replace("/", "-"), workspace.key, workspace.context)
        incoming = listed(path, day)
        other.take(path.parent, incoming=incoming)
        report = again(other, path, incoming, words={}, closed="2020")
        assert (report.faults, report.heard) == ((), ())


def test_a_day_for_a_whole_folder_is_no_word_on_what_was_there(workspace: Workspace, tmp_path: Path) -> None:
    path = sent(tmp_path)
    workspace.take(path)
    folder = workspace.take(path.parent, received_on=LATE)
    assert (folder.heard, folder.unheard) == ((), ("30985.xlsx",))
    named = workspace.take(path, received_on=LATE)
    assert [(h.word, h.file) for h in named.heard] == [(ReceiptRecord(LATE), "den/30985.xlsx")]
    assert not named.unheard


def test_two_copies_of_one_return_on_two_days_are_said_twice(workspace: Workspace, tmp_path: Path) -> None:
    path = sent(tmp_path)
    (path.parent / "ban sao.xlsx").write_bytes(path.read_bytes())
    workspace.take(path)
    text = "Tên tệp,Ngày đến\n30985,30/1/2021\nban sao,29/1/2021\n"
    incoming = written(path, text)
    report = workspace.take(path.parent, incoming=incoming)
    assert [fault.code for fault in report.faults] == ["incoming_twice"]
    (heard,) = report.heard
    again = workspace.take(path.parent, words={heard.hash: heard.word}, incoming=incoming)
    assert not again.heard
