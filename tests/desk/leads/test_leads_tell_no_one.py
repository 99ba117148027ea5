"""No output of leads tells of a worker, a victim or a seller: walked over every verb, picture, export, table
and log."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from facts.forms.catalogue import KINDS
from facts.standing import Standing
from tests.desk.conftest import forget_leads, refer

pytestmark = pytest.mark.usefixtures("key")

TOKEN = re.compile(r"NV-[0-9A-F]{8}")
COUNTS = ("victims", "identifying", "supported", "minors")
KEYS = ("worker_key", "worker_token", "left_key", "arrived_keys")


def lines_of(run: Run, folder: Path) -> list[list[str]]:
    """Return every verb of leads, for a person and as JSON, in either language; names asked for too."""
    here, out = ["--run", str(run.folder)], str(run.folder)
    lines = [
        ["leads", verb, out, *form] for verb in ("queue", "generic", "identity") for form in ([], ["--json"])
    ]
    lines += [["leads", "queue", out, "--all", "--lang", "en"]]
    lines += [
        ["leads", "map", out, "--to", str(folder / f"{lang}.svg"), "--lang", lang] for lang in ("vi", "en")
    ]
    for n in "123":
        pictures = ["--svg", str(folder / f"{n}.svg"), "--timeline", str(folder / f"t{n}.svg")]
        lines += [["leads", "show", n, *here, *pictures, "--places"], ["leads", "show", n, *here, "--json"]]
        lines += [["leads", "show", n, *here, "--reason", "kế hoạch 12", "--lang", "en"]]
    for ending in ("xlsx", "graphml", "ftm.jsonl"):
        for name, more in (("p", []), ("r", ["--referral", "12/CV", "--by", "an", "--lang", "en"])):
            lines.append(["leads", "export", "all", "--to", str(folder / f"{name}.{ending}"), *here, *more])
    two = ["--by", "an", "--second", "bình"]  # all three stand referred
    lines.append(["leads", "decide", "1", "--innocent-tie", "1", "--reason", "kế toán", *two, *here])
    lines.append(
        [
            "leads",
            "decide",
            "2",
            "--state",
            "dismissed",
            "--story",
            "vợ chồng",
            "--reason",
            "đã hỏi",
            *("--agency", "Công an huyện", "--replied", "yes", "--answered", "01/12/2020"),
            *("--answer", "không thấy nối"),
            *two,
            *here,
            "--json",
        ]
    )
    lines += [
        [
            "leads",
            "observe",
            "30985-CS-024",
            "phone",
            "0912345678",
            "--grade",
            "B2",
            "--reason",
            "thấy",
            *here,
        ],
        ["leads", "observations", str(run.folder), "--json"],
        ["leads", "watch", str(run.folder), "--add", "30985-CS-024", "--reason", "xem lại", "--json"],
        ["leads", "show", "1", *here],
    ]
    lines += [["leads", "ties", str(run.folder), *form] for form in ([], ["--json"])]
    return [*lines, ["leads", "queue", str(run.folder)], ["audit", "verify", "-w", str(run.workspace)]]


def text_of(path: Path) -> str:
    if path.suffix == ".parquet":
        return json.dumps(pl.read_parquet(path).to_dicts(), ensure_ascii=False, default=str)
    if path.suffix == ".xlsx":
        rows = [row for s in openpyxl.load_workbook(path) for row in s.iter_rows(values_only=True)]
        return "\n".join(str(c) for row in rows for c in row)
    return path.read_text("utf-8")


def test_every_output(
    run: Run,
    tmp_path: Path,
    example_standing: Standing,
    capsys: pytest.CaptureFixture[str],
    truth: dict[str, Any],
) -> None:
    refer(run, "12/CV", "1", "2", "3")
    for line in lines_of(run, tmp_path):
        assert code_of(line) in (0, 1), line
    read = capsys.readouterr()
    written = [*tmp_path.iterdir(), *(run.workspace / "decisions").glob("*.jsonl")]
    written += [run.folder / f"{name}.parquet" for name in ("links", "leads")]
    assert len(written) == 2 + 6 + 6 + 7 + 2
    everything = "\n".join([read.out, read.err, *(text_of(path) for path in written)])
    assert "30985-CS-024" in everything
    for secret in secrets_of(example_standing) | tokens_of(truth):
        assert secret not in everything
    assert not TOKEN.search(everything)
    for word in (*(f'"{c}"' for c in COUNTS), *KEYS, *(KINDS["case"].fields[c].header for c in COUNTS)):
        assert word not in everything, word
    forget_leads(run.workspace)


def tokens_of(truth: dict[str, Any]) -> set[str]:
    stints = truth["records"]["stint"]
    at = stints["fields"].index("worker_token")
    return {str(row[at]) for row in stints["rows"]}


def secrets_of(standing: Standing) -> set[str]:
    """Return every hash that stands for a worker, and the id of every case about a seller of sex."""
    found = {e.key[0] for e in standing.events["case"] if e.record.values["type"] == "bán dâm"}
    assert len(found) == 2
    for event in standing.events["stint"]:
        values = event.record.values
        found |= {
            event.key[1],
            str(values.get("left_key") or "no such"),
            *str(values.get("arrived_keys") or "").split(),
        }
    return found
