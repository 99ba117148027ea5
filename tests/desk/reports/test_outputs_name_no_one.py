"""No name, identity number, phone, plate, account or worker token in any output, log, or file outside the
vault."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from desk.cli.app import code_of
from desk.reports.reasons import explanation_json
from desk.runs.run import Run
from engine.evaluation.explanation import explanation_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.spelling import folded
from facts.standing import Standing
from tests.long_run import some_of

PERSONAL = {
    "party": ("name", "identity_no", "phone", "account", "plate"),
    "venue": ("phone",),
    "case": ("phone", "plate"),
    "stint": ("worker_token",),
}


@pytest.fixture(scope="module")
def personal(truth: dict[str, Any]) -> set[str]:
    """Everything in the example that identifies someone, folded."""
    found = {number for numbers in truth["identity_changes"].values() for number in numbers}
    for kind, names in PERSONAL.items():
        fields = truth["records"][kind]["fields"]
        for row in truth["records"][kind]["rows"]:
            found |= {str(row[fields.index(n)]) for n in names if row[fields.index(n)]}
    return {folded(value) for value in found}


def said(personal: set[str], text: str) -> list[str]:
    """Return what a text says of it: as it stands, and numbers with marks between their digits or without."""
    bare = folded(text)
    plain = re.sub(r"[^\w\s]|_", "", bare)
    numbers = {
        "".join(c for c in value if c.isalnum()) for value in personal if any(c.isdigit() for c in value)
    }
    return [*_found(personal, bare), *_found(numbers, plain)]


def _found(values: set[str], text: str) -> list[str]:
    """Return every value that stands in a text, wherever: all looked for in one reading."""
    found: list[str] = pl.Series([text]).str.extract_many(sorted(values), overlapping=True)[0].to_list()
    return found


def test_every_verb_keeps_names_to_itself(
    example: Path,
    tmp_path: Path,
    personal: set[str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k.key"))
    workspace = str(tmp_path / "w")
    code_of(["import", str(example), "--workspace", workspace])
    for form, years in (
        (["--lang", "vi"], some_of(("2018", "2019", "2020"), 1, offset=2)),
        (["--lang", "en", "--json"], ("2020",)),
    ):
        more = ["--workspace", workspace, *form]
        code_of(["import", str(example), *more])
        for year in years:
            code_of(["run", "--year", year, *more])
        for book in ("healthy_commune", "venue_risk"):
            code_of(["results", "latest", "--rulebook", book, *more])
        for asked in (["--unit", "31003"], ["--venue", "31006-CS-033"], ["--venue", "30985-CS-024"]):
            code_of(["explain", "latest", *asked, *more])
            code_of(["explain", "latest", *asked, "--full", *more])
        for subject in ("30991", "30991-CS-010"):
            code_of(["indicators", "latest", "--subject", subject, *more])
        code_of(["verify", "latest", *more])
    told = capfd.readouterr()
    assert "30991" in told.out
    assert said(personal, told.out + told.err) == []
    assert said(personal, _texts(Path(workspace))) == []


def _texts(workspace: Path) -> str:
    """Return all that stands in a workspace outside the vault: names of files, text files, cells of
    tables."""
    shutil.rmtree(workspace / "vault")
    parts = []
    for path in sorted(p for p in workspace.rglob("*") if p.is_file()):
        parts.append(path.name)
        if path.suffix == ".parquet":
            frame = pl.read_parquet(path)
            parts += [str(v) for c in frame.columns for v in frame[c].unique(maintain_order=True).to_list()]
        else:
            parts.append(path.read_bytes().decode("utf-8", "replace"))  # compiled rules are text in bytes
    return "\n".join(parts)


def test_no_explanation_of_any_unit_or_venue_names_anyone(
    example_standing: Standing, shipped_rules: Rules, personal: set[str]
) -> None:
    evaluation = Evaluation(example_standing, shipped_rules)
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    parts = []
    for book in evaluation.in_force(period):
        for subject in evaluation.subjects(book, period):
            found = explanation_of(evaluation, book, subject, period)
            parts.append(json.dumps(explanation_json(found, shipped_rules), ensure_ascii=False))
    assert len(parts) > 300
    assert said(personal, "\n".join(parts)) == []


def test_no_run_carries_a_key_of_a_worker(run: Run, example_standing: Standing) -> None:
    keys = {str(e.record.values["worker_key"]) for e in example_standing.events["stint"]}
    for path in run.folder.rglob("*.parquet"):
        frame = pl.read_parquet(path)
        cells = {str(v) for c in frame.columns for v in frame[c].unique().to_list()}
        assert not any(key in cell for cell in cells for key in keys)
