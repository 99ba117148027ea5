"""What is past the time its purpose gives it is listed, and, confirmed, is nowhere; what is not past stays as
it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.base import chained_log
from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE, Stop
from desk.runs.found_runs import latest_run_of
from desk.workspace.backup import backed_up
from desk.workspace.compiled_rules import rules_in
from desk.workspace.erasure import erasures_of, overdue, purposes_asked, retained
from desk.workspace.store import stored, vault_of
from facts.archive.store import Store
from tests.desk.conftest import Office
from tests.facts import builders

OWNER, NEW_OWNER = "30985-CT-0001", "30985-CT-0002"
LONG_AFTER = date(2026, 3, 1)  # five years after the year 2020, not ten; not five after 2021
CLOSED, OPEN, DATELESS = "30985-CS-001", "30985-CS-002", "30985-CS-003"


@pytest.fixture
def kept(office: Office) -> Office:
    """An office with, of most kinds, one record that is past its time on LONG_AFTER and one that is not."""
    office.send(
        "a.xlsx",
        {
            "B02": [
                builders.venue(1, owner_id=OWNER, phone="0912345678", closed_on=date(2020, 5, 1)),
                builders.venue(2, owner_id=NEW_OWNER, opened_on=date(2015, 1, 1)),
            ],
            "B03": [builders.party(1, phone="0912345678", identity_no="099123456789"), builders.party(2)],
            "B06": [
                builders.case(1, handled_on=date(2020, 6, 1), victims=1, phone="0987654321", venue_id=CLOSED),
                builders.case(2, handled_on=None, victims=2),
            ],
            "B07": [builders.case_party(1)],
            "B09": [builders.stint("NV-1", to=date(2020, 4, 1)), builders.stint("NV-2")],
            "B10": [tip(1, resolved_on=date(2020, 7, 1)), tip(2)],
        },
    )
    later = {"B02": [builders.venue(2, owner_id=NEW_OWNER)], "B03": [builders.party(2)]}
    office.send("b.xlsx", later, period="2021-6T", prepared_on=date(2021, 6, 15), received_on=None)
    return office


def tip(number: int, **changes: Any) -> builders.Row:
    told = {"id": f"30985-TB-2020-{number:02}", "received_on": date(2020, 3, 1), "subject": "mại dâm"}
    return {**told, "about_venue": OPEN, **changes}


def past(office: Office, day: date = LONG_AFTER, *purposes: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    found = overdue(office.made, office.rules, purposes_asked(office.rules, purposes), day)
    return {(one.kind, one.key[0]): one.purposes for one in found.past}


def test_a_party_that_a_later_return_only_names_is_in_use(office: Office) -> None:
    venues = [builders.venue(1, owner_id=OWNER), builders.venue(2, owner_id=NEW_OWNER)]
    office.send("a.xlsx", {"B02": venues, "B03": [builders.party(1), builders.party(2)]})
    later = {"period": "2021-6T", "prepared_on": date(2021, 6, 15), "received_on": None}
    office.send("b.xlsx", {"B02": [builders.venue(2, owner_id=NEW_OWNER)]}, **later)
    assert {key for kind, key in past(office) if kind == "party"} == {OWNER}


def rows(office: Office, form: str) -> list[dict[str, Any]]:
    filings = sorted(Store(office.made.archive).filings(), key=lambda filing: filing.file)
    return [dict(row.values) for filing in filings for f in filing.forms if f.form == form for row in f.rows]


def take_out(office: Office, day: date = LONG_AFTER, *purposes: str) -> Any:
    asked = purposes_asked(office.rules, purposes)
    return retained(office.made, office.rules, asked, "hết thời hạn", "Thử", day)


def test_what_is_past_its_time_is_found_by_the_day_its_purpose_names(kept: Office) -> None:
    found = past(kept)
    covers = [place for place in found if place[0] == "cover"]
    assert len(covers) == 2  # two years after the period they were made for
    assert {place: said for place, said in found.items() if place not in covers} == {
        ("venue", CLOSED): ("find_networks", "know_owners", "manage_venues"),
        ("party", OWNER): ("find_networks", "know_owners"),
        ("case", "30985-VA-2020-01"): (
            "find_networks",
            "protect_victims",
        ),  # the case itself is kept ten years
        ("stint", CLOSED): ("protect_workers",),
        ("tip", "30985-TB-2020-01"): ("handle_tips",),
    }
    assert past(kept, date(2021, 1, 1)) == {}


def test_a_longer_time_in_the_rules_is_a_longer_time(kept: Office) -> None:
    path = kept.made.rules / "purposes.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("kept: {months: 60, after: resolved_on}", "kept: {months: 90, after: resolved_on}"),
        "utf-8",
    )

    kept.rules = rules_in(kept.made.rules)
    assert past(kept, LONG_AFTER, "handle_tips") == {}
    assert list(past(kept, date(2028, 2, 1), "handle_tips")) == [("tip", "30985-TB-2020-01")]


def test_what_is_taken_out_is_nowhere_and_the_rest_is_as_it_was(kept: Office) -> None:
    before = {form: rows(kept, form) for form in ("B02", "B06", "B09", "B10")}
    done = take_out(kept)
    assert done.values > 0
    assert past(kept) == {}
    assert take_out(kept) is None
    closed, open_, again = rows(kept, "B02")
    assert [closed[n] for n in ("name", "address", "address_key", "owner_id", "phone_key")] == [None] * 5
    assert (closed["type"], closed["closed_on"]) == ("karaoke", date(2020, 5, 1))
    assert [open_, again] == before["B02"][1:]
    handled, waiting = rows(kept, "B06")
    assert (handled["victims"], handled["phone_key"], handled["status"]) == (None, None, "đang xác minh")
    assert waiting == before["B06"][1]
    assert rows(kept, "B09") == before["B09"][1:]
    assert rows(kept, "B10") == before["B10"][1:]
    vault, hashes = vault_of(kept.made), sorted(Store(kept.made.archive).hashes())
    assert vault.reveal("party", (OWNER,), "name", hashes) is None
    assert vault.reveal("party", (NEW_OWNER,), "name", hashes) == "Lê Thị Thử 2"
    assert OWNER not in str([rows(kept, form) for form in ("B02", "B03", "B06", "B07")])
    assert kept.run("verify") == DONE


def test_a_case_goes_whole_with_its_people_when_all_its_times_are_over(kept: Office) -> None:
    take_out(kept, date(2031, 1, 1))
    assert [row["id"] for row in rows(kept, "B06")] == ["30985-VA-2020-02"]
    assert rows(kept, "B07") == []
    stored(kept.made, kept.rules)


def test_a_run_made_before_is_still_accepted_and_a_lock_still_holds(kept: Office) -> None:
    kept.run("lock", "2020")
    kept.run("run", "--year", "2020")
    run = latest_run_of(kept.made, "2020")
    take_out(kept)
    (record,) = erasures_of(kept.made)
    assert record.kind == "retain"
    assert OWNER not in str(record.content)
    assert kept.run("verify", run.id) == DONE
    assert kept.run("verify") == DONE


def test_it_is_listed_first_and_taken_out_only_with_a_yes_and_a_reason(
    kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.run("retain", "--strict") == TO_LOOK_AT  # by the day of today, long after
    said = capsys.readouterr().out
    assert "30985-TB-2020-01" in said
    assert "bản ghi chưa có ngày xử lý xong nên còn giữ" in said
    assert kept.run("retain", "--yes") == WRONG_USE
    assert kept.run("retain", "--purpose", "khong_co") == WRONG_USE
    assert kept.run("retain", "--purpose", "handle_tips", "--yes", "--reason", "hết hạn") == DONE
    assert [row["id"] for row in rows(kept, "B10")] == ["30985-TB-2020-02"]
    assert len(rows(kept, "B09")) == 2


def test_one_that_was_cut_off_is_finished_by_the_next(
    kept: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Cut(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr("facts.archive.erasing.remove_below", cut)
        with pytest.raises(Cut):
            take_out(kept)
    assert kept.run("erase", NEW_OWNER, "--reason", "thử", "--yes") == STORE
    assert kept.run("retain") == STORE
    capsys.readouterr()
    assert kept.run("verify") == STORE
    said = capsys.readouterr().out
    assert said.count("SAI") == 1  # that it is not finished; what it changed so far is no forgery
    assert "chưa xong" in said
    assert kept.run("retain", "--yes", "--reason", "làm nốt") in (DONE, TO_LOOK_AT)
    assert OWNER not in str([rows(kept, form) for form in ("B02", "B03", "B06", "B07")])
    assert kept.run("verify") == DONE


def test_backups_are_looked_into_named_and_left_as_they_are(
    kept: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, after = tmp_path / "a.tar.gz", tmp_path / "b.tar.gz"
    backed_up(kept.made, path)
    whole = path.read_bytes()
    assert (
        kept.run("erase", OWNER, "--backup", str(path), "--strict") == TO_LOOK_AT
    )  # looks, and takes nothing out
    assert (
        kept.run("erase", OWNER, "--yes", "--reason", "thử", "--backup", str(path), "--strict") == TO_LOOK_AT
    )
    assert "CÒN GIỮ" in capsys.readouterr().out
    assert path.read_bytes() == whole
    (record,) = erasures_of(kept.made)
    assert record.content["backups"][0][0] == "a.tar.gz"
    backed_up(kept.made, after)
    assert kept.run("erase", OWNER, "--backup", str(after)) == DONE
    assert kept.run("retain", "--backup", str(after), "--strict") == TO_LOOK_AT
    assert "b.tar.gz CÒN GIỮ" in capsys.readouterr().out
    assert kept.run("erase", OWNER, "--backup", str(tmp_path / "khác.tar.gz")) == 4


def test_by_a_clock_years_ahead_nothing_is_taken_out(kept: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = datetime.now(UTC) + timedelta(days=500)
    monkeypatch.setattr(chained_log, "moment", lambda: ahead.isoformat(timespec="seconds"))
    with pytest.raises(Stop, match="seal --clock"):
        take_out(kept)
    assert past(kept)
    assert kept.run("seal", "--clock", "--reason", "ngày ấy đúng") in (DONE, TO_LOOK_AT)
    assert take_out(kept) is not None
    assert past(kept) == {}
