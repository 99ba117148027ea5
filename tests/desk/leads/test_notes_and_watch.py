"""Own notes as evidence and the watch list, from the door: kept, weighed, shown, taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from desk.runs.run import Run
from tests.desk.conftest import forget_leads

VENUE, HOLDER, OTHER = "30985-CS-024", "30985-CT-0056", "30991-CT-0035"
PHONE = "0912 345 678"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print tables so wide that no cell is broken."""
    monkeypatch.setenv("COLUMNS", "240")


@pytest.fixture(autouse=True)
def forgotten(run: Run, key: None) -> Iterator[None]:
    yield
    forget_leads(run.workspace)


@pytest.fixture
def note(run: Run, say: Any) -> Any:
    def noted(about: str, kind: str, value: str, grade: str, *more: str) -> tuple[int, str]:
        told = ("--seen", "2020-11-20", "--reason", "chủ quán nói", *more)
        found: tuple[int, str] = say(
            "leads", "observe", about, kind, value, "--grade", grade, "--run", str(run.folder), *told
        )
        return found

    return noted


def lead_of(run: Run, say: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(say("leads", "show", "1", "--run", str(run.folder), "--json")[1])
    return found


def test_notes_move_a_lead_are_printed_with_their_grade_and_can_be_taken_back(
    run: Run, say: Any, note: Any
) -> None:
    before = lead_of(run, say)
    code, said = note(HOLDER, "phone", PHONE, "b2")
    assert code == 0
    assert "B2" in said
    assert "Không làm manh mối nào nặng hay nhẹ đi." in said
    _, said = note(OTHER, "phone", "0912345678", "A1")
    assert re.search(r"^\S+: \d+,\d bit, .+ → \d+,\d bit, .+\.$", said, re.MULTILINE)
    after = lead_of(run, say)
    assert after["bits"] > before["bits"]
    assert {e["key"] for e in after["evidence"] if e["form"] == "GC"} == {"1|B2", "2|A1"}
    assert [(o["grade"], o["state"]) for o in after["observations"]] == [("B2", "counts"), ("A1", "counts")]
    _, text = say("leads", "show", "1", "--run", str(run.folder), "--full")
    assert "ghi chép số 1, mức B2" in text
    assert "Nguồn thường tin được" in text
    log = (run.workspace / "decisions" / "observations.jsonl").read_text("utf-8")
    assert "0912" not in log
    listed = say("leads", "observations", str(run.folder))[1]
    assert all(grade in listed for grade in ("B2", "A1"))
    for n in ("1", "2"):
        say("leads", "observations", str(run.folder), "--withdraw", n, "--reason", "nghe nhầm")
    assert lead_of(run, say)["bits"] == before["bits"]


@pytest.mark.parametrize(
    ("about", "kind", "value", "grade", "more"),
    [
        ("30988-VA-2019-01", "phone", PHONE, "A1", ()),
        (VENUE, "plate", "68A-1234", "A1", ()),
        (HOLDER, "phone", "", "A1", ()),
        (HOLDER, "phone", PHONE, "G7", ()),
        (HOLDER, "relative", HOLDER, "A1", ()),
        (HOLDER, "relative", VENUE, "A1", ()),
        ("30985-CT-9999", "phone", PHONE, "A1", ()),
        (HOLDER, "phone", PHONE, "A1", ("--seen", "2999-01-01")),
        (HOLDER, "phone", PHONE, "A1", ("--reason", "gọi 0912345678")),
        (HOLDER, "phone", PHONE, "A1", ("--reason", " ")),
    ],
)
def test_what_can_be_no_note_is_refused_and_nothing_is_kept(
    about: str, kind: str, value: str, grade: str, more: tuple[str, ...], run: Run, note: Any
) -> None:
    code, text = note(about, kind, value, grade, *more)
    assert code == 2
    assert "Traceback" not in text
    assert not (run.workspace / "decisions" / "observations.jsonl").exists()


def test_a_note_weighing_nothing_stands_in_the_list_and_moves_nothing(run: Run, say: Any, note: Any) -> None:
    before = lead_of(run, say)["bits"]
    code, text = note(HOLDER, "relative", OTHER, "F6", "--json")
    assert (code, json.loads(text)["observations"][0]["state"]) == (0, "no_weight")
    assert lead_of(run, say)["bits"] == before


def test_who_is_watched_stands_in_the_queue_with_what_is_new(run: Run, say: Any, note: Any) -> None:
    out = str(run.folder)
    assert say("leads", "watch", out, "--add", OTHER)[0] == 2
    assert say("leads", "watch", out, "--add", OTHER, "--reason", "xem lại sau kiểm tra")[0] == 0
    queue = json.loads(say("leads", out, "--json")[1])
    assert [(w["id"], w["state"], w["new"]) for w in queue["watched"]] == [(OTHER, "watched", [])]
    note(OTHER, "phone", PHONE, "B2")
    (watched,) = json.loads(say("leads", out, "--json")[1])["watched"]
    assert watched["new"] == [{"row": "GC 1|B2", "tells": ["phone"]}]
    code, text = say("leads", "watch", out, "--strict")
    assert code == 1
    assert "ghi chép số 1" in text
    assert say("leads", "watch", out, "--add", OTHER, "--reason", "đã xem")[0] == 0
    assert say("leads", "watch", out, "--end", OTHER, "--reason", "đã rõ")[0] == 0
    assert json.loads(say("leads", out, "--json")[1])["watched"] == []


def test_a_watch_has_an_end_and_is_of_venues_and_parties_only(run: Run, say: Any) -> None:
    out = str(run.folder)
    for more in (("--until", "2019-01-01"), ("--until", "2999-01-01"), ("--until", "mai")):
        assert say("leads", "watch", out, "--add", VENUE, "--reason", "xem", *more)[0] == 2
    assert say("leads", "watch", out, "--add", "30988-VA-2019-01", "--reason", "xem")[0] == 2
    assert say("leads", "watch", out, "--end", VENUE, "--reason", "xem")[0] == 2
    assert not (run.workspace / "decisions" / "watched.jsonl").exists()
