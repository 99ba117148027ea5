"""What people type into any log lies apart: read as it was typed, taken out for good where a name stands in
it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE, Stop
from desk.base.words_apart import GONE, LOST
from desk.runs.work_done import Work, work_done
from desk.workspace.decisions import decisions_of
from desk.workspace.erasure import erased
from desk.workspace.locking import locked, reopened
from desk.workspace.logs import ACCESS, log_of
from desk.workspace.store import archive_of
from desk.workspace.taking_out import LOG
from facts.spelling import folded
from tests.desk.conftest import Office
from tests.facts import builders

DAY = date(2021, 2, 1)
NAME = "Lê Thị Thử"
Typed = Callable[[Office, str], None]


def _lock(office: Office, said: str) -> None:
    open_ = [{"check": "B02", "said": "thiếu", "en": "missing", "units": [], "stops": True, "reason": said}]
    locked(
        office.made,
        office.rules,
        _period(office),
        "an",
        DAY,
        {"despite": said, "unsettled": ["30985"], "open": open_},
    )


def _reopen(office: Office, said: str) -> None:
    _lock(office, "đủ rồi")
    reopened(office.made, office.rules, _period(office), said, "an", DAY)


def _work(office: Office, said: str) -> None:
    work_done(office.made, [Work("F7", ("30985-CS-0001",), "2020", "")], said, DAY, "an", DAY)


def _log(name: str) -> Typed:
    return lambda office, said: void(
        log_of(office.made, name).add({"lead": "MM-1", "reason": said, "by": "an"})
    )


def void(_: Any) -> None:
    return None


def _period(office: Office) -> Any:
    return office.rules.calendar.period("2020")


LOGS = ("leads", "lead_notes", "ties", "identity", "identifiers", "observations", "watched")
TYPED: dict[str, tuple[str, Typed]] = {
    "a lock": ("decisions.jsonl", _lock),
    "opened again": ("decisions.jsonl", _reopen),
    "work done": ("follow_up.jsonl", _work),
    "a look": (ACCESS, _log(ACCESS)),
    **{name: (f"{name}.jsonl", _log(f"{name}.jsonl")) for name in LOGS},
}


def everything(office: Office) -> str:
    return "\n".join(
        p.read_bytes().decode(errors="replace")
        for p in (office.made.folder / "decisions").rglob("*")
        if p.is_file()
    )


def whole(office: Office) -> bool:
    return office.run("audit", "verify") == DONE


@pytest.mark.parametrize("where", TYPED)
def test_words_of_any_log_are_read_as_typed_and_taken_out_by_their_line(where: str, office: Office) -> None:
    name, typed = TYPED[where]
    typed(office, f"hỏi bà {NAME}\nrồi")
    log = log_of(office.made, name)
    assert NAME not in log.path.read_text("utf-8")
    assert NAME in str(log.entries()[-1])
    assert whole(office)
    at = f"{name}:{len(log.entries())}"
    assert office.run("erase", "--words", at, "--reason", "có tên người") == WRONG_USE
    assert office.run("erase", "--words", at, "--reason", "có tên người", "--yes") == DONE
    assert NAME not in everything(office)
    assert GONE in str(log.entries()[-1])
    assert log_of(office.made, LOG).entries()[-1]["of"] == at
    assert whole(office)


def test_who_is_erased_is_erased_from_every_log(office: Office) -> None:
    party = builders.party(1, name=NAME)
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [party, builders.party(2)]})
    _log("leads.jsonl")(office, "hỏi LÊ THI THỬ")
    _log("watched.jsonl")(office, f"đợi {party['id']}")
    _log("lead_notes.jsonl")(office, "không liên quan")
    _lock(office, f"{NAME} chưa ký")
    erased(office.made, str(party["id"]), "theo đơn", "an", DAY)
    assert "LÊ THI" not in everything(office)
    assert NAME not in everything(office)
    assert log_of(office.made, "watched.jsonl").entries()[0]["reason"] == GONE
    assert log_of(office.made, "lead_notes.jsonl").entries()[0]["reason"] == "không liên quan"
    assert [r.content["despite"] for r in decisions_of(office.made).records() if r.kind == "lock"] == [GONE]
    assert whole(office)


def test_the_same_words_go_wherever_they_stand(office: Office) -> None:
    for name in ("leads.jsonl", "lead_notes.jsonl"):  # as a decision that is taken back repeats its reason
        _log(name)(office, f"hỏi {NAME}")
    _log("leads.jsonl")(office, "hỏi Công an xã")
    assert office.run("erase", "--words", "leads:1", "--reason", "có tên người", "--yes") == DONE
    assert NAME not in everything(office)
    assert log_of(office.made, "leads.jsonl").entries()[-1]["reason"] == "hỏi Công an xã"


def test_lost_words_are_named_with_the_way_out_and_stop_nobody_else(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for said in ("một", "hai"):
        _log("leads.jsonl")(office, said)
    log = log_of(office.made, "leads.jsonl")
    (digest,) = log.bare()[1]["reason"].values()
    path = log.words.path(digest)
    path.write_text(path.read_text("utf-8").replace("hai", "ba bốn"), "utf-8")
    assert [entry["reason"] for entry in log.entries()] == ["một", LOST]
    assert office.run("audit", "verify") == STORE
    assert "--words leads.jsonl:2" in capsys.readouterr().out
    _log("leads.jsonl")(office, "ba")
    assert office.run("erase", "--words", "leads.jsonl:2", "--reason", "tệp hỏng", "--yes") == DONE
    assert [entry["reason"] for entry in log.entries()] == ["một", GONE, "ba"]
    assert whole(office)


def test_words_that_cannot_be_kept_leave_no_record(office: Office) -> None:
    words = log_of(office.made, ACCESS).words
    words.folder.parent.mkdir(exist_ok=True)
    words.folder.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Stop):
        _log("leads.jsonl")(office, "hỏi")
    assert log_of(office.made, "leads.jsonl").entries() == []


def test_a_record_that_cannot_be_written_leaves_no_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log("leads.jsonl")(office, "một")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desk.base.chained_log.append_whole", full)
    with pytest.raises(Stop):
        _log("leads.jsonl")(office, "hai")
    (kept,) = log_of(office.made, "leads.jsonl").words.folder.glob("*.json")
    assert json.loads(kept.read_text("utf-8"))["words"] == "một"


def test_lines_of_before_are_read_as_they_stand_and_named(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    party = builders.party(1, name=NAME)
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [party]})
    with monkeypatch.context() as before:
        before.setattr("desk.base.words_apart.FREE", frozenset())
        _log("leads.jsonl")(office, f"hỏi {NAME}")
    assert log_of(office.made, "leads.jsonl").entries()[0]["reason"] == f"hỏi {NAME}"
    assert office.run("erase", str(party["id"]), "--reason", "theo đơn", "--yes", "--strict") == TO_LOOK_AT
    assert "leads.jsonl:1" in capsys.readouterr().out


def test_who_is_erased_is_erased_from_the_reason_of_an_appraisal_and_of_a_row_taken_back(
    office: Office,
) -> None:
    party = builders.party(1, name=NAME)
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [party]})
    said = {
        "B16": [
            builders.appraisal(5, reason=f"bà {NAME.upper()} chưa nộp"),
            builders.appraisal(3, criterion="A2", reason="đối chiếu"),
        ]
    }
    office.send("b.xlsx", said, office="Phòng LĐTBXH")
    office.send("c.xlsx", {"B02": [builders.venue(2, withdrawn=f"rút: của {NAME}")]}, period="2020-6T")
    before = rows_said(office)
    assert sum("thu chua nop" in folded(one) for one in before) == 1
    assert not [
        one for one in before if "cua le thi thu" in folded(one)
    ]  # a reason to withdraw keeps no name
    erased(office.made, str(party["id"]), "theo đơn", "an", DAY)
    after = rows_said(office)
    assert not [one for one in after if folded(NAME) in folded(one)]
    assert "đối chiếu" in after
    assert [one for one in after if one == "(đã xóa hẳn)"] != []
    assert office.run("verify") in (DONE, TO_LOOK_AT)


def rows_said(office: Office) -> list[str]:
    """Return every reason that stands in a row of the archive."""
    rows = [row for filing in archive_of(office.made).filings() for form in filing.forms for row in form.rows]
    return [str(one) for row in rows for one in (row.values.get("reason"), row.withdrawn) if one]
