"""When a return came in is the receiver's to say: its list of incoming documents, a day given, else the
cover."""

from __future__ import annotations

import csv
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from facts.archive.store import Store
from facts.standing import NIL
from tests.facts import builders
from tests.facts.conftest import Workspace

COVER, GIVEN, LISTED = date(2020, 12, 16), date(2021, 1, 28), date(2021, 1, 30)


def listed_in(workspace: Workspace, text: str) -> Path:
    """Write the receiver's list, where no sender's file lies."""
    path = workspace.folder.parent / "so_den.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("listed", "given", "counts", "by"),
    [
        (None, None, COVER, "bìa"),
        (None, GIVEN, GIVEN, "nơi nhận"),
        ("a.xlsx", None, LISTED, "nơi nhận"),
        ("A", GIVEN, LISTED, "nơi nhận"),
        ("khác.xlsx", GIVEN, GIVEN, "nơi nhận"),
        ("2020\\a.xlsx", GIVEN, GIVEN, "nơi nhận"),
    ],
)
def test_who_says_when_a_return_came_in(
    listed: str | None, given: date | None, counts: date, by: str, workspace: Workspace
) -> None:
    sent = workspace.folder.parent / "sent"
    builders.return_file(sent / "a.xlsx", {}, received_on=COVER, states={"B02": NIL})
    if listed:
        listed = f"Số đến;Tên tệp;Ngày đến\n12;{listed};30/1/2021\n"
    report = workspace.take(sent, received_on=given, incoming=listed and listed_in(workspace, listed))
    assert not report.faults
    assert {d.received_on for d in workspace.read()[0].deliveries} == {counts}
    assert [m.received_by for m in Store(workspace.archive).manifests()] == [by]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tên tệp;Ngày đến\na.xlsx;31/2/2021\n", "incoming_row"),
        ("Tệp gì;Bao giờ\na.xlsx;1/2/2021\n", "incoming_header"),
        ("Tên tệp;Ngày đến\na.xlsx;1/2/2021\na.xlsx;2/2/2021\n", "incoming_twice"),
    ],
)
def test_what_can_not_be_read_of_the_list_is_named(text: str, code: str, workspace: Workspace) -> None:
    sent = workspace.folder.parent / "sent"
    builders.return_file(sent / "a.xlsx", {}, states={"B02": NIL})
    report = workspace.take(sent, incoming=listed_in(workspace, text))
    assert [fault.code for fault in report.faults] == [code]
    assert len(report.hashes) == 1


def test_files_of_one_name_are_told_apart_by_their_folder(workspace: Workspace) -> None:
    sent = workspace.folder.parent / "sent"
    for year in ("2019", "2020"):
        said = {"period": year, "prepared_on": date(int(year), 12, 15)}
        builders.return_file(sent / year / "a.xlsx", {}, states={"B02": NIL}, **said)
    text = "Tên tệp;Ngày đến\n2020/a.xlsx;30/1/2021\nsent/2019/a;20/1/2020\na;1/1/2020\n"
    report = workspace.take(sent, incoming=listed_in(workspace, text))
    assert [fault.code for fault in report.faults] == ["incoming_many"]
    assert {d.period: d.received_on for d in workspace.read()[0].deliveries} == {
        "2019": date(2020, 1, 20),
        "2020": LISTED,
    }


@pytest.mark.parametrize("given", ["sent", "sent/b", "sent/a.xlsx", "sent/*"])
def test_a_list_among_the_returns_is_no_word_of_the_receivers(given: str, workspace: Workspace) -> None:
    """Whoever sends a file can lay a list beside it, above it and within it."""
    sent = workspace.folder.parent / "sent"
    builders.return_file(sent / "a.xlsx", {}, received_on=COVER, states={"B02": NIL})
    (sent / "b").mkdir()
    with (sent / "b" / "B00.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(builders.cover_rows({"B02": NIL}, received_on=COVER))
    for folder in (sent, sent / "b"):
        (folder / "so_den.csv").write_text("Tên tệp;Ngày đến\na;30/1/2021\nb;30/1/2021\n", "utf-8")
    report = workspace.take(*sorted(workspace.folder.parent.glob(given)))
    assert {fault.code for fault in report.faults} == {"incoming_of_sender"}
    assert len({fault.file for fault in report.faults}) == len(report.faults)
    assert {d.received_on for d in workspace.read()[0].deliveries} == {COVER}


MADE = date(2021, 1, 29)  # after the cover's day of receipt, and the day that is given


@pytest.mark.parametrize(
    ("cover", "given", "today", "counts", "by", "said"),
    [
        (LISTED, GIVEN, builders.TODAY, LISTED, "bìa", ["received_before_prepared"]),
        (None, GIVEN, builders.TODAY, builders.TODAY, "ngày nhập", ["received_before_prepared"]),
        (COVER, GIVEN, builders.TODAY, builders.TODAY, "ngày nhập", ["received_before_prepared"] * 2),
        (None, None, GIVEN, MADE, "ngày nhập", ["day_to_come"]),  # a clock behind
    ],
)
def test_a_day_before_a_return_was_made_is_said_and_not_used(
    cover: date | None,
    given: date | None,
    today: date,
    counts: date,
    by: str,
    said: list[str],
    workspace: Workspace,
) -> None:
    path = workspace.folder.parent / "sent" / "a.xlsx"
    builders.return_file(path, {}, prepared_on=MADE, received_on=cover, states={"B02": NIL})
    report = workspace.take(path, received_on=given, today=today)
    assert [found.problem.code for found in report.problems] == said
    (kept,) = Store(workspace.archive).manifests()
    assert (kept.received_on, kept.received_by) == (counts, by)


def test_folders_without_an_end_are_walked_and_a_list_is_read_only_where_it_is_a_file(
    workspace: Workspace,
) -> None:
    """A pipe would never end, and a thousand folders one in another are one too many for recursion."""
    sent = workspace.folder.parent / "sent"
    builders.return_file(sent / "a.xlsx", {}, states={"B02": NIL})
    pipe = workspace.folder.parent / "ống"
    os.mkfifo(pipe)
    here = os.open(sent, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    try:
        report = workspace.take(sent, incoming=pipe)
    finally:
        subprocess.run(["rm", "-rf", str(sent / "d")], check=True)
    assert sorted(fault.code for fault in report.faults) == ["not_a_file", "too_deep"]
    assert len(report.hashes) == 1
