"""What shows points, bands or ranks says that its rulebook is illustrative until it is adopted, and no longer
then."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import app_of
from desk.words.adoption_words import mark_of, marks_of
from engine.rulebook.model.adoption import Adoption
from tests.desk.conftest import Office
from tests.facts import builders
from tests.long_run import some_of

MARKS = {"vi": "minh họa", "en": "illustrative"}
SAID = ("--document", "15/QĐ-UBND", "--date", "2020-12-20", "--office", "UBND huyện An Biên")
SHOWN = {
    "results": ("results", "{run}"),
    "results of venues": ("results", "{run}", "--rulebook", "venue_risk"),
    "explain": ("explain", "{run}", "--unit", "30985"),
    "explain of a venue": ("explain", "{run}", "--venue", "30985-CS-001"),
    "indicators": ("indicators", "{run}", "--subject", "30985"),
    "announce": (
        "announce",
        "2020",
        "--document",
        "9/BC",
        "--date",
        "2021-01-20",
        "--run",
        "{run}",
        "--reason",
        "thử",
        "--despite",
        "thử",
    ),
    "announce, what differs": ("announce", "2020", "--run", "{run}"),
    "appraise": ("appraise", "2020"),
    "so-far": ("so-far", "2020-6T"),
    "follow-up": ("follow-up", "{run}"),
    "plan-inspections": ("plan-inspections", "{run}", "--workbook", "{out}/plan.xlsx"),
    "recheck plan": ("recheck", "plan", "{run}"),
    "backtest": ("backtest", "--year", "2019"),
    "compare": ("compare", "{run}", "{run}", "--workbook", "{out}/so.xlsx"),
    "report": ("report", "{out}", "{run}", "--restricted", "1", "--reason", "thử"),
    "units": ("units", "--period", "2020", "--on", "2025-12-01"),
    "figures": ("figures", "2020", "--unit", "30985"),
    "template": ("template", "{out}", "--period", "2020", "--unit", "30985"),
    "paper": ("paper", "tom-tat", "{out}", "{run}", "--undated"),
}
"""Every verb that shows points, bands or ranks, or counts them."""

WITHOUT = {
    "init",
    "status",
    "rulebooks",
    "import",
    "run",
    "verify",
    "remind",
    "lock",
    "erase",
    "backup",
    "restore",
    "leads",
    "audit",
    "seal",
    "rotate-key",
    "check",
    "schema",
    "coverage",
    "mutate",
    "adopt",
    "print",
    "demo",
    "upgrade",
    "office",
    "serve",
    "check-deploy",
    "retain",
}
"""The rest: figures without bands, ties under no scoring rulebook, the rules themselves; `demo` prints as
`results`."""

NO_STATUS = {
    "indicators",
    "figures",
    "follow-up",
    "report",
    "template",
    "paper",
    "appraise",
}  # their JSON holds no points
FILES_ONLY = {"report", "template"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("marks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        made = Office(folder)
        forms = {
            "B02": [builders.venue(1), builders.venue(2)],
            "B04": [builders.inspection()],
            "B08": [builders.hotspot()],
        }
        made.send("2020.xlsx", forms, period="2020")
        made.run("lock", "2020", "--despite", "thử")
        yield made


@pytest.fixture(scope="module")
def runs(office: Office) -> Mapping[str, str]:
    """Return a run from before the adoption of both rulebooks, and one from after; keep both sets of
    rules."""
    found: dict[str, str] = {}
    for status in ("illustrative", "adopted"):
        if status == "adopted":
            assert [
                office.run("adopt", name, *SAID, "--figures", "all")
                for name in ("healthy_commune", "venue_risk")
            ] == [DONE] * 2
        shutil.copytree(office.made.rules, office.folder / status)
        assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
        (found[status],) = {p.name for p in office.made.runs.iterdir()} - set(found.values())
    return found


def words(office: Office, name: str, run: str, out: Path) -> tuple[str, ...]:
    return tuple(part.format(run=run, out=out) for part in SHOWN[name])


def said(office: Office, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    assert office.run(*command) in (DONE, TO_LOOK_AT), command
    return capsys.readouterr().out


def docx_text(path: Path) -> str:
    """Return all text of a Word file, headers and footers too."""
    with zipfile.ZipFile(path) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("word/")]
    return re.sub(r"<[^>]*>", "", " ".join(pages)).lower()


def pages(folder: Path, name: str) -> dict[str, str]:
    """Return each sheet's texts, its printed footer and what stands beside its charts."""
    found = {}
    for path in folder.glob("*.docx"):
        found[path.name] = docx_text(path)
    for path in folder.glob("*.xlsx"):
        if name == "template" and "tự chấm" not in path.name.lower():
            continue  # blank forms show no points
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title == "B00":
                continue  # the cover of the form
            cells = [str(c) for row in sheet.iter_rows(values_only=True) for c in row if c is not None]
            found[f"{path.name} · {sheet.title}"] = " | ".join([*cells, str(sheet.oddFooter.left.text)])
    return found


def statuses(value: Any) -> set[str]:
    """Collect every status in JSON."""
    if isinstance(value, list):
        return set().union(*map(statuses, value))
    if not isinstance(value, dict):
        return {value} if value in ("illustrative", "adopted") else set()
    return set().union(*map(statuses, (v for k, v in value.items() if k != "differences")))


def test_every_verb_is_known_to_show_points_or_not() -> None:
    verbs = set(typer.main.get_command(app_of()).commands)  # type: ignore[attr-defined]
    assert verbs == {command[0] for command in SHOWN.values()} | (WITHOUT & verbs)
    assert not {command[0] for command in SHOWN.values()} & WITHOUT


CASES = [
    *((name, "illustrative") for name in SHOWN),
    *((name, "adopted") for name in some_of(list(SHOWN), 4)),
]


@pytest.mark.parametrize(("name", "status"), CASES)
def test_the_mark_stands_until_adoption(
    name: str,
    status: str,
    office: Office,
    runs: Mapping[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Runs keep the rules they ran with: the older one stays marked after the adoption."""
    of_today = "adopted" if "{run}" in SHOWN[name] else status
    shutil.copytree(office.folder / of_today, office.made.rules, dirs_exist_ok=True)
    out, marked = tmp_path / "ra", status == "illustrative"
    command = words(office, name, runs[status], out)
    for lang, mark in MARKS.items():
        shutil.rmtree(out, ignore_errors=True)  # forms are written over none
        text = said(office, capsys, *command, "--lang", lang)
        assert (mark in text) is (marked and name not in FILES_ONLY), text[-400:]
        assert marked or "minh-hoa" not in text
    shown = pages(out, name)
    assert bool(shown) is ("{out}" in "".join(SHOWN[name]))
    assert [
        page for page, text in shown.items() if any(m in text for m in MARKS.values()) is not marked
    ] == []
    shutil.rmtree(out, ignore_errors=True)
    data = json.loads(said(office, capsys, *command, "--json"))
    assert statuses(data) == (set() if name in NO_STATUS else {status})


def test_where_only_one_is_adopted_the_mark_names_the_other(office: Office) -> None:
    """`office.rules` are those the workspace was made with: both illustrative."""
    communes, venues = (office.rules.rulebooks[name] for name in ("healthy_commune", "venue_risk"))
    adoption = Adoption(document="15/QĐ-UBND", date=date(2021, 1, 15), office="UBND huyện An Biên")
    adopted = replace(communes, adoption=adoption)
    assert marks_of((adopted,)) is None
    assert str(marks_of((adopted, venues))).endswith(f": {venues.title['vi']}.")
    assert marks_of((communes, venues)) == mark_of(venues)
