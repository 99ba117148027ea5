"""The leads verb from its door: what it prints, keeps, and never tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.columnar_scores import Pace
from desk.running import run_made
from desk.runs import Run
from desk.workspace import Workspace
from facts.standing import Standing
from tests.conftest import EXAMPLE

TOKEN = re.compile(r"NV-[0-9A-F]{8}")


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, Pace(), lambda done, total: None)


@pytest.fixture(autouse=True)
def key(example_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    def told(*arguments: str) -> tuple[int, str]:
        code = code_of(list(arguments))
        read = capsys.readouterr()
        return code, read.out + read.err

    return told


def fresh_logs(run: Run) -> None:
    for log in (run.workspace / "decisions").glob("*.jsonl"):
        log.unlink()


def test_the_queue_as_json(run: Run, say: Any) -> None:
    code, text = say("leads", str(run.folder), "--json")
    leads = json.loads(text)["leads"]
    assert code == 1
    wanted = {"id", "venues", "parties", "bits", "confidence", "signs", "chance", "innocent", "state"}
    assert len(leads) == 3
    assert all(wanted <= set(lead) for lead in leads)


def test_a_run_keeps_links_and_leads(run: Run) -> None:
    assert run.table("leads").height == 3
    assert run.table("links").height > 500


def test_names_are_shown_with_a_reason_only_and_that_is_logged(
    run: Run, say: Any, example_names: set[str]
) -> None:
    fresh_logs(run)
    _, without = say("leads", "show", "1", "--run", str(run.folder))
    assert not any(name in without for name in example_names)
    _, shown = say("leads", "show", "1", "--run", str(run.folder), "--reason", "kế hoạch 12")
    assert any(name in shown for name in example_names)
    code, text = say("audit", "verify", "-w", str(run.workspace), "--json")
    assert (code, json.loads(text)["logs"]["access.jsonl"]["whole"]) == (0, True)


def test_an_empty_reason_shows_nothing(run: Run, say: Any, example_names: set[str]) -> None:
    code, text = say("leads", "show", "1", "--run", str(run.folder), "--reason", " ")
    assert code == 2
    assert not any(name in text for name in example_names)


def test_a_changed_line_of_a_log_shows(run: Run, say: Any) -> None:
    fresh_logs(run)
    for state in ("looking", "referred"):
        say("leads", "decide", "3", "--state", state, "--reason", "xem", "--run", str(run.folder))
    log = run.workspace / "decisions" / "leads.jsonl"
    log.write_text(log.read_text("utf-8").replace("looking", "dismissed"), "utf-8")
    code, text = say("audit", "verify", "-w", str(run.workspace), "--json")
    assert (code, json.loads(text)["logs"]["leads.jsonl"]["first_broken"]) == (5, 1)
    fresh_logs(run)


def test_a_dismissed_lead_leaves_the_queue(run: Run, say: Any) -> None:
    fresh_logs(run)
    say("leads", "decide", "2", "--state", "dismissed", "--reason", "vô can", "--run", str(run.folder))
    _, text = say("leads", str(run.folder), "--json")
    assert [x["state"] for x in json.loads(text)["leads"]] == ["new", "dismissed", "new"]
    fresh_logs(run)


def test_an_export_has_no_real_id_unless_referred(run: Run, say: Any, tmp_path: Path) -> None:
    to = tmp_path / "lead.graphml"
    say("leads", "export", "1", "--to", str(to), "--run", str(run.folder))
    assert "30985-" not in to.read_text("utf-8")
    say("leads", "export", "1", "--to", str(to), "--referral", "12/CV", "--run", str(run.folder))
    assert "30985-CS-024" in to.read_text("utf-8")
    assert (run.workspace / "decisions" / "access.jsonl").exists()
    fresh_logs(run)


def test_no_output_tells_of_a_worker_a_victim_or_a_seller(
    run: Run, say: Any, tmp_path: Path, example_standing: Standing
) -> None:
    """Walk every output: of workers neither token, nor key, nor day; of victims and sellers no count."""
    written = [tmp_path / "lead.svg", tmp_path / "lead.graphml"]
    texts = [
        say("leads", str(run.folder), *extra)[1] for extra in ([], ["--json"], ["--all", "--lang", "en"])
    ]
    for n in "123":
        texts.append(say("leads", "show", n, "--run", str(run.folder), "--svg", str(written[0]))[1])
        texts.append(say("leads", "show", n, "--run", str(run.folder), "--json")[1])
        say("leads", "export", n, "--to", str(written[1]), "--referral", "1", "--run", str(run.folder))
        texts += [path.read_text("utf-8") for path in written]
    texts.append(say("leads", "generic", str(run.folder), "--json")[1])
    texts += [
        json.dumps(run.table(t).to_dicts(), ensure_ascii=False, default=str) for t in ("links", "leads")
    ]
    texts += [p.read_text("utf-8") for p in (run.workspace / "decisions").glob("*.jsonl")]
    everything = "\n".join(texts)
    for secret in secrets_of(example_standing):
        assert secret not in everything
    assert not TOKEN.search(everything)
    for word in ("victims", "identifying", "minors", "Số nạn nhân", "worker_key", "left_key"):
        assert word not in everything
    fresh_logs(run)


def secrets_of(standing: Standing) -> set[str]:
    """Return every hash that stands for a worker, and the id of every case about a seller of sex."""
    found = {e.key[0] for e in standing.events["case"] if e.record.values["type"] == "bán dâm"}
    assert len(found) == 2
    for event in standing.events["stint"]:
        values = event.record.values
        found |= {event.key[1], str(values.get("left_key") or "no such"), *str(values.get("arrived_keys") or "").split()}  # fmt: skip
    return found


@pytest.fixture(scope="module")
def example_names() -> set[str]:
    """Return the names of the ring's parties as the example's returns have them."""
    import openpyxl

    book = openpyxl.load_workbook(EXAMPLE / "2020-6T" / "30991 Xã Tây Yên A.xlsx", read_only=True)
    rows = [[str(c) for c in row] for row in book["B03"].iter_rows(values_only=True)]
    return {row[2] for row in rows if row[0].startswith("30991-CT-0035")} | {
        row[2] for row in rows if row[0].startswith("30985-CT-0056")
    }
