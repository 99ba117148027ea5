"""Leads are kept beside the archive, and are what finding them anew gives: after any decision, erasure, edit
or run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import Stop
from desk.cli.app import code_of
from desk.leads.acts import DISMISS, GENERIC, OBSERVE, ONE_PERSON, RESTORE, STRIKE, LeadAct, done
from desk.leads.leads import Queue, queue_of
from desk.runs.found_runs import latest_run_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.erasure import erased
from desk.workspace.folder import Workspace, opened
from scenarios.steps.twins import twin
from tests.long_run import some_of

DAY, LATER = date(2021, 3, 1), date(2023, 3, 2)
PARTY, OTHER = "30991-CT-0035", "30985-CT-0001"


@pytest.fixture(scope="module")
def made(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace of its own with the example's last year run; no one has looked at its leads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))
        folder = twin(example_workspace.folder, tmp_path_factory.mktemp("kept") / "w", runs=False)
        shutil.rmtree(folder / "kept" / "leads", ignore_errors=True)  # of other tests, in the example
        run_of(folder)
        yield folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Run:
    return latest_run_of(opened(twin(made, tmp_path / "own")), "2020")


def run_of(folder: Path) -> Run:
    return run_made(opened(folder), 2020, None, lambda done, total: None)


def told(queue: Queue) -> tuple[object, ...]:
    """Return all of a queue that is kept, with what people decided."""
    found = queue.findings
    apart = (found.leads, found.noticed, tuple(found.misses), found.generic, found.said)
    return queue.leads, apart, queue.ties, queue.values, queue.notes


def kept_files(run: Run) -> list[Path]:
    folder = run.workspace / "kept" / "leads"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def anew(run: Run, day: date) -> Queue:
    """Find the leads of a run with nothing kept."""
    shutil.rmtree(run.workspace / "kept" / "leads", ignore_errors=True)
    return queue_of(run, day)


def check(run: Run, day: date = DAY) -> None:
    """Ask twice, the second time of what is kept, and a third time with nothing kept."""
    asked = [told(queue_of(run, day)) for _ in range(2)]
    assert asked == [told(anew(run, day))] * 2


def never(*_: object) -> None:
    raise AssertionError("found anew")


def test_the_second_time_nothing_is_found_anew(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = queue_of(own, DAY)
    assert len(kept_files(own)) == 2
    monkeypatch.setattr("desk.runs.link_tables.findings_at", never)
    again = queue_of(own, DAY)
    assert told(again) == told(first)
    assert again.leads


# Acts, each changing what leads rest on


def act(act: LeadAct, run: Run, reason: str, **values: Any) -> None:
    done(act, run, {**values, "reason": reason}, "An", DAY)


def strike(run: Run) -> None:
    for lead in queue_of(run, DAY).leads[:1]:
        for row in range(1, len(lead.lead.parts) + 1):
            try:
                act(STRIKE, run, "số của văn phòng", lead=lead.id, row=row)
            except Stop:  # something that happened is no tie
                continue
            return


def restore(run: Run) -> None:
    if queue_of(run, DAY).ties:
        act(RESTORE, run, "xem lại", row=1)


def dismiss(run: Run) -> None:
    for lead in queue_of(run, DAY).leads[:1]:
        values = {"lead": lead.id, "story": "gia đình", "reason": "đã hỏi"}
        done(DISMISS, run, values, "An", DAY, second="Bình")


def call_generic(run: Run) -> None:
    said = queue_of(run, DAY).findings.said
    value = next(s.value for s in said.statements if s.kind == "phone")
    act(GENERIC, run, "tổng đài", value=f"phone:{value}")


def join(run: Run) -> None:
    act(ONE_PERSON, run, "cùng số định danh", a=PARTY, b=OTHER)


def note(run: Run) -> None:
    noted = {"about": "30991-CS-010", "kind": "phone", "value": "0911222333", "grade": "B2", "seen": DAY}
    act(OBSERVE, run, "tự thấy trên biển hiệu", **noted)


def erase(run: Run) -> None:
    try:
        erased(opened(run.workspace), PARTY, "theo đơn", "An", DAY)
    except Stop:  # erased before
        return


ACTS: Mapping[str, Callable[[Run], None]] = {
    "strike": strike,
    "restore": restore,
    "dismiss": dismiss,
    "generic": call_generic,
    "join": join,
    "note": note,
    "erase": erase,
}


@pytest.mark.parametrize("act", some_of(("strike", "generic", "join", "note", "erase"), 2, offset=2))
def test_what_leads_rest_on_moves_them(act: str, own: Run) -> None:
    before = told(queue_of(own, DAY))
    ACTS[act](own)
    assert told(queue_of(own, DAY)) != before
    check(own)


def test_a_word_that_lapses_counts_no_more(own: Run) -> None:
    plain = told(queue_of(own, LATER))
    strike(own)
    assert queue_of(own, DAY).ties[0].in_force
    assert told(queue_of(own, LATER)) != plain
    assert not queue_of(own, LATER).ties[0].in_force
    check(own, LATER)


def test_an_edited_rule_and_a_new_run_have_leads_of_their_own(own: Run) -> None:
    before = told(queue_of(own, DAY))
    path = own.workspace / "rules" / "links" / "leads.yaml"
    text = path.read_text("utf-8")
    assert "joined_from_bits: 2.5" in text
    path.write_text(text.replace("joined_from_bits: 2.5", "joined_from_bits: 6.5"), "utf-8")
    assert told(queue_of(own, DAY)) == before
    newer = run_of(own.workspace)
    assert newer.id != own.id
    assert told(queue_of(newer, DAY)) != before
    check(newer)
    check(own)


def test_whoever_was_erased_lingers_in_nothing_kept(own: Run) -> None:
    assert PARTY in repr(told(queue_of(own, DAY)))
    assert any(PARTY.encode() in path.read_bytes() for path in kept_files(own))
    erase(own)
    assert not kept_files(own)
    assert PARTY not in repr(told(queue_of(own, DAY)))
    assert kept_files(own)
    everything = [path for path in (own.workspace / "kept").rglob("*") if path.is_file()]
    assert not any(PARTY.encode() in path.read_bytes() for path in everything)


def test_what_is_not_as_it_was_written_is_found_anew(own: Run) -> None:
    right = told(queue_of(own, DAY))
    for path in kept_files(own):
        written = path.read_bytes()
        for damaged in (b"", written[:-1] + b"?"):
            path.write_bytes(damaged)
            assert told(queue_of(own, DAY)) == right


def test_a_return_that_was_touched_is_read_again(own: Run, capsys: pytest.CaptureFixture[str]) -> None:
    queue_of(own, DAY)
    rows = sorted(own.workspace.glob("archive/*/rows.parquet"))[0]
    content = rows.read_bytes()
    rows.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(rows)
    assert code_of(["leads", str(own.folder)]) == 5
    assert "Traceback" not in capsys.readouterr().err
