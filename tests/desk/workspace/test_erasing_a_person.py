"""A person out of vault and archive for good."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict

import polars as pl
import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.runs.found_runs import latest_run_of
from desk.workspace.erasure import _names_any, erased, erasures_of, erasures_since
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS, TAKEN_OVER, AccountRecord
from desk.workspace.store import stored
from facts.archive.erasing import patterns_of
from facts.archive.store import Store
from facts.durable_files import new_aside
from tests.desk.conftest import Office
from tests.desk.workspace.one_owner import PARTY, Cut, everything, name_of, with_one_owner
from tests.facts import builders


@pytest.fixture
def kept(office: Office) -> Office:
    return with_one_owner(office)


def test_an_erased_person_is_nowhere(kept: Office) -> None:
    before = stored(kept.made, kept.rules).standing.registers["party", "30985", "2020"]
    keys = [str(before[0].values[n]) for n in ("phone_key", "identity_key", "address_key")]
    assert name_of(kept) == "Lê Thị Thử 1"
    assert kept.run("erase", PARTY, "--reason", "yêu cầu của người đó", "--yes") == DONE
    assert name_of(kept) is None
    assert PARTY not in everything(kept)
    assert not any(key in everything(kept) for key in keys)


def test_what_counts_still_counts(kept: Office) -> None:
    kept.run("erase", PARTY, "--reason", "thử", "--yes")
    standing = stored(kept.made, kept.rules).standing
    owner = standing.registers["venue", "30985", "2020"][0].values["owner_id"]
    assert str(owner).startswith("30985-XOA-")
    assert standing.events["case_party"][0].key[1] == owner
    assert stored(kept.made, kept.rules).set_aside_in(kept.rules.calendar, 2020) == 0


def test_the_record_says_why_and_names_no_one(kept: Office) -> None:
    done = erased(kept.made, PARTY, "theo yêu cầu số 5", "Thử", builders.TODAY)
    told = str(done.record.content)
    assert "theo yêu cầu số 5" in told
    assert PARTY not in told


def test_erasing_needs_a_reason_and_a_yes(kept: Office) -> None:
    assert kept.run("erase", PARTY, "--reason", "thử") == WRONG_USE
    assert kept.run("erase", PARTY, "--yes") == WRONG_USE
    assert kept.run("erase", "30985-CT-9999", "--reason", "thử", "--yes") == WRONG_USE


def test_verify_accepts_a_recorded_erasure_but_no_other_change(kept: Office) -> None:
    kept.run("run", "--year", "2020")
    run = latest_run_of(kept.made, "2020")
    kept.run("erase", PARTY, "--reason", "thử", "--yes")
    assert len(erasures_since(kept.made, run.manifest)) == 1
    assert kept.run("verify", run.id) == DONE
    (run.folder / "scores.parquet").write_bytes(b"x")
    assert kept.run("verify", run.id) == STORE


def test_a_return_sent_again_does_not_bring_the_name_back(kept: Office) -> None:
    kept.run("erase", PARTY, "--reason", "thử", "--yes")
    kept.send("b.xlsx", {"B03": [builders.party(1)]}, period="2021", prepared_on=builders.TODAY)
    assert name_of(kept) is None


@pytest.mark.parametrize(
    "step",
    [
        "facts.archive.erasing.remove_below",
        "facts.archive.store.Store.add",
        "desk.workspace.erasure.recorded",
        "desk.workspace.erasure.end",
    ],
)
def test_an_erasure_cut_off_is_finished_by_running_it_again(
    step: str, kept: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise Cut

    kept.send("b.xlsx", {"B02": [builders.venue(2, owner_id=PARTY)]}, period="2020-6T")
    before = stored(kept.made, kept.rules).standing.deliveries
    with monkeypatch.context() as patch:
        patch.setattr(step, cut)
        with pytest.raises(Cut):
            erased(kept.made, PARTY, "thử", "Thử", builders.TODAY)
    for verb in (["run", "--year", "2020"], ["backup", str(kept.folder / "a.tar.gz")], ["lock", "2020"]):
        assert kept.run(*verb) == STORE
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes") == DONE
    standing = stored(kept.made, kept.rules).standing
    assert standing.deliveries == before
    assert PARTY not in everything(kept)
    owners = {r.values["owner_id"] for rows in standing.registers.values() for r in rows if r.kind == "venue"}
    (record,) = erasures_of(kept.made)
    assert owners == {record.content["stand_in"]}
    assert len(record.content["returns"]) == 2


def test_an_erasure_cut_off_is_finished_by_the_next_of_another_person(
    kept: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr("desk.workspace.erasure.erase_party", cut)
        with pytest.raises(Cut):
            erased(kept.made, PARTY, "lý do thứ nhất", "Thử", builders.TODAY)
    assert kept.run("erase", "30985-CT-0002", "--reason", "lý do thứ hai", "--yes") == DONE
    assert PARTY not in everything(kept)
    assert [r.content["reason"] for r in erasures_of(kept.made)] == ["lý do thứ nhất", "lý do thứ hai"]


def test_a_database_of_the_desk_that_is_not_there_is_named(
    kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    account = AccountRecord(
        1, "an", "evaluator", "", "", "", active=True, must_change=False, person=0, password=""
    )
    content = {"accounts": [asdict(account)], "proposals": []}
    log_of(kept.made, RIGHTS).add({"kind": TAKEN_OVER, "by": "an", "reason": "", "content": content})
    capsys.readouterr()
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes", "--strict", "--json") == TO_LOOK_AT
    (left,) = json.loads(capsys.readouterr().out)["desk"]
    assert left == f"{kept.made.folder / 'desk' / 'desk.sqlite3'} (không còn, hoặc trống: chưa xem được)"


def test_a_wrong_code_leaves_nothing_behind(kept: Office) -> None:
    assert kept.run("erase", "30985-CT-9999", "--reason", "thử", "--yes") == WRONG_USE
    assert kept.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)


@pytest.mark.parametrize("typed", ["", "3", "30985", "CT", "30985-CT-00", "KHONG-CO"])
def test_a_code_nobody_has_changes_nothing(kept: Office, typed: str) -> None:
    send_bad_cells(kept)
    before = everything(kept), in_bad_cells(kept)
    assert kept.run("erase", typed, "--reason", "thử", "--yes") == WRONG_USE
    assert (everything(kept), in_bad_cells(kept)) == before


def test_what_stands_in_bad_cells_is_changed_where_it_is_that_very_code(kept: Office) -> None:
    send_bad_cells(kept)
    assert "nhầm với 30985-CT-00017" in in_bad_cells(kept)
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes") == DONE
    left = in_bad_cells(kept)
    assert PARTY not in left.replace(f"{PARTY}7", "")
    assert "nhầm với 30985-CT-00017" in left
    assert "31/02/2020" in left


def in_bad_cells(kept: Office) -> str:
    forms = (form for filing in Store(kept.made.archive).filings() for form in filing.forms)
    return " ".join(str(problem.found) for form in forms for problem in form.problems)


def send_bad_cells(kept: Office) -> None:
    """Send a return in which codes stand where days belong."""
    venues = [
        builders.venue(n, opened_on=text)
        for n, text in enumerate(("31/02/2020", f"nhầm với {PARTY}", f"nhầm với {PARTY}7"), 5)
    ]
    kept.send("sai.xlsx", {"B02": venues}, period="2020-6T")


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_every_run_that_still_names_the_person_is_named_lists_too(
    kept: Office, capsys: pytest.CaptureFixture[str], how: list[str]
) -> None:
    for name, table in (
        ("2018-a", pl.DataFrame({"id": [PARTY]})),
        ("2018-b", pl.DataFrame({"members": [["30985-CT-0009", PARTY]]})),
        ("2018-c", pl.DataFrame({"owed": [[{"unit": "30985", "key": PARTY}]]})),
        ("2018-d", pl.DataFrame({"id": ["30985-CT-0009"]})),
    ):
        (kept.made.runs / name).mkdir()
        table.write_parquet(kept.made.runs / name / "links.parquet")
    capsys.readouterr()
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes", *how, "--strict") == TO_LOOK_AT
    said = capsys.readouterr().out
    named = json.loads(said)["runs"] if how else re.findall(r"Lần chạy còn chứa mã này.*: (\S+)", said)
    assert named == ["2018-a", "2018-b", "2018-c"]


def test_an_erased_id_stands_in_no_file_left_aside_by_a_killed_import(kept: Office) -> None:
    (source,) = kept.made.archive.iterdir()
    left = new_aside(kept.made.archive / source.name)
    shutil.copytree(source, left, dirs_exist_ok=True)
    (names,) = kept.made.vault.glob("*.vault")
    begun = new_aside(names)
    begun.rmdir()
    shutil.copy(names, begun)
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes") == DONE
    assert not left.exists()
    assert not begun.exists()
    holding = [
        p
        for p in (*kept.made.archive.rglob("*"), *kept.made.vault.rglob("*"))
        if p.is_file() and PARTY.encode() in p.read_bytes()
    ]
    assert holding == []


def test_a_person_or_venue_without_a_code_is_set_aside_and_stops_nothing(kept: Office) -> None:
    kept.send(
        "b.xlsx",
        {"B02": [builders.venue(3, id=None, phone="0912345678")], "B03": [builders.party(3, id=None)]},
        period="2020-6T",
    )
    assert len(Store(kept.made.archive).hashes()) == 2


@pytest.mark.parametrize(
    ("typed", "names"), [("nhắc ông Lê An, rồi thôi", True), ("nhắc le an.", True), ("quán Lê Anh", False)]
)
def test_a_row_is_taken_away_for_a_name_as_whole_words_alone(typed: str, names: bool) -> None:
    assert _names_any(patterns_of(PARTY, ("Lê An",)), {"reason": [typed]}) is names


@pytest.mark.parametrize(
    ("typed", "stays"),
    [
        (f"xem {PARTY}1 và {PARTY}-2", True),
        ("hỏi Lê Thị Thử 12", True),
        (f"xem {PARTY.lower()}.", False),
        ("hỏi\nlê thị thử 1", False),
    ],
)
def test_words_on_record_go_for_what_stands_in_them_whole(kept: Office, typed: str, stays: bool) -> None:
    assert kept.run("lock", "2020") in (DONE, TO_LOOK_AT)
    assert kept.run("lock", "2020", "--reopen", "--reason", typed) == DONE
    assert kept.run("erase", PARTY, "--reason", "thử", "--yes") == DONE
    words = [path.read_text() for path in (kept.made.folder / "decisions" / "words").glob("*.json")]
    assert any(json.dumps(typed, ensure_ascii=False) in one for one in words) is stays
    assert kept.run("verify") == DONE
