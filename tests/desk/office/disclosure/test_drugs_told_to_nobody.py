"""Two offices alike but for counts of drug users in one commune, two here and three there: what is published,
what another commune reads and what leads say is the same, byte for byte."""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from engine.links.leads import findings_of
from engine.links.reading import said_in
from engine.links.signs import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import Standing
from tests.engine.evaluation.test_totals_hold_the_truth import told
from tests.example_2024.test_example_2024 import EXAMPLE_2026
from tests.ready import ran

PLANTED, OTHER = "31006", "30988"
DATED = ("--date", "2027-02-01")
WHY = ("--reason", "thử", "--by", "thử")
INSIDE = ("--reason", "thử", "--who", "thử")
PUBLISHED: Mapping[str, tuple[str, ...]] = {
    "two workbooks": ("report", "{out}", "2026", "--restricted", "1", *WHY),
    "workbook in English": ("report", "{out}", "2026", "--lang", "en"),
    **{kind: ("paper", kind, "{out}", "2026", *DATED) for kind in ("tom-tat", "to-trinh", "quyet-dinh")},
    **{
        kind: ("paper", kind, "{out}", "2026", "--unit", OTHER, *DATED, *WHY)
        for kind in ("thong-bao", "giai-trinh", "bien-ban")
    },
    "letters": ("remind", "2026", "--letters", "{out}", *DATED, "--answer-by", "2027-03-01"),
    "work": ("follow-up", "2026", "--papers", "{out}", *DATED, *INSIDE),
    "plan": ("plan-inspections", "2026", "--capacity", "1", "--papers", "{out}", *DATED, *INSIDE),
    "blanks": ("template", "{out}", "--period", "2027", "--unit", OTHER, *WHY),
    "leads": ("leads", "queue", "2026", "--json"),
    "explained": ("explain", "2026", "--unit", OTHER, "--json"),
    "figures": ("figures", "2026", "--unit", OTHER, "--json"),
    "results": ("results", "2026", "--json"),
    "types": ("results", "2026", "--rulebook", "dia_ban_ma_tuy", "--json"),
    "actions": ("follow-up", "2026", "--json"),
    "owed": ("remind", "2026", "--json"),
    "status": ("status", "--json"),
}
KEPT_INSIDE = {
    "figures of all": ("figures", "2026", "--json"),
    "explained of the commune": ("explain", "2026", "--unit", PLANTED, "--json"),
}
"""What only an officer of the office itself asks for; it shows that the counts are there to be told."""
STEADY = re.compile(r"[0-9a-f]{8,64}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\"]*")
DAY_2026 = ("2026-12-15", "2026-12-14")


def planted(folder: Path, count: int) -> None:
    """Let one commune have so many of each in what the police and the health side send, types unchanged."""
    everyone = {"addicts", "under_18", "new", "violators", "offenders", "cases", "in_time"}
    everyone |= {"places", "places_new", "places_cleared", "in_need", "reached", "methadone"}
    for path in folder.glob(f"{PLANTED} * (*.xlsx"):
        book = openpyxl.load_workbook(path)
        for form in {"B18", "B19", "B20"} & set(book.sheetnames):
            names = {field.header: name for name, field in FORMS[form].fields.items()}
            head, first, *rest = list(book[form].iter_rows(min_row=3))
            for at, cell in enumerate(head):
                name = names.get(str(cell.value))
                if name and FORMS[form].fields[name].type == "int":
                    first[at].value = count if name in everyone else 0
            for row in rest:
                for cell in row:
                    cell.value = None
        book.save(path)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Path]:
    """Return the workspaces by count, the commune rulebook's group on drugs in force a year early."""
    made = {}
    with pytest.MonkeyPatch.context() as patched:
        for count in (2, 3):
            folder = tmp_path_factory.mktemp(f"drugs{count}")
            patched.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
            ws = folder / "ws"
            run(ws, "init", str(ws), "--first-record", "2025-12-15")
            run(ws, "rulebooks", "--add", "dia_ban_ma_tuy")
            for path in (ws / "rules").rglob("*.yaml"):
                text = path.read_text("utf-8")
                for day in DAY_2026:
                    text = text.replace(day, day.replace("2026", "2025"))
                text = text.replace("$plan_random_share", "0")  # the lot is drawn by what was sent
                path.write_text(text, "utf-8")
            shutil.copytree(EXAMPLE_2026 / "2026", folder / "sent")
            planted(folder / "sent", count)
            run(ws, "import", str(folder / "sent"), "--received-on", "2026-12-17")
            run(ws, "run", "--year", "2026")
            made[count] = ws
    return made


def run(ws: Path, *words: str) -> str:
    place = () if words[0] == "init" else ("--workspace", str(ws))
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = code_of([*words, *place])
    assert code in (DONE, TO_LOOK_AT), (words, err.getvalue())
    return out.getvalue()


def outputs(ws: Path, what: str, words: tuple[str, ...]) -> dict[str, str]:
    """Return what a verb prints and writes, without what differs from one workspace to the next."""
    key = str(ws.parent / "khoa" / "k")
    out = ws.parent / what
    out.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("LANHMANH_KEY", key)
        texts = {"printed": run(ws, *(word.format(out=out) for word in words))}
    for path in sorted(p for p in out.rglob("*") if p.is_file() and p.suffix != ".pdf"):
        if not zipfile.is_zipfile(path):
            texts[path.name] = path.read_text("utf-8-sig")
            continue
        with zipfile.ZipFile(path) as archive:
            parts = [n for n in archive.namelist() if n.endswith(".xml") and not n.startswith("docProps")]
            texts |= {f"{path.name} {name}": archive.read(name).decode() for name in parts}
    return {name: steady(ws, text) for name, text in texts.items()}


def steady(ws: Path, text: str) -> str:
    """Return a text without where the workspace is, days of writing and hashes."""
    return STEADY.sub("<…>", text.replace(str(ws.parent), "<…>"))


@pytest.mark.parametrize("what", PUBLISHED)
def test_no_output_that_leaves_the_office_tells_a_small_count(offices: Mapping[int, Path], what: str) -> None:
    few, more = (outputs(ws, what, PUBLISHED[what]) for ws in offices.values())
    assert few.keys() == more.keys()
    assert {name for name in few if few[name] != more[name]} == set()


@pytest.mark.parametrize("what", KEPT_INSIDE)
def test_what_an_officer_asks_for_at_the_desk_knows_the_count(offices: Mapping[int, Path], what: str) -> None:
    few, more = (outputs(ws, what, KEPT_INSIDE[what]) for ws in offices.values())
    assert few != more


def test_what_is_put_on_record_tells_no_count(offices: Mapping[int, Path]) -> None:
    few, more = (
        {
            str(path.relative_to(ws)): sorted(re.split("[,{}] ?", steady(ws, path.read_text("utf-8"))))
            for place in ("decisions", "kept")
            for path in sorted((ws / place).rglob("*.json*"))
        }
        for ws in offices.values()
    )
    assert list(few.values()) == list(more.values())
    assert any("31006" in part for parts in few.values() for part in parts)


def test_leads_read_nothing_about_drugs(example_standing: Standing, shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    without = said_in(example_standing, shipped_rules, period)
    assert findings_of(without, sign_rules_of(shipped_rules, period.end), shipped_rules.links).leads
    counts = {"addicts": 60, "users": 9, "offenders": 9, "places": 3, "in_need": 50}
    kinds = ("drug_situation", "drug_matter", "drug_treatment")
    rows = {
        (kind, unit, "2020"): (told(kind, unit, unit, "2020", unit_code=unit, **counts),)
        for kind in kinds
        for unit in (PLANTED, OTHER)
    }
    standing = replace(example_standing, registers={**example_standing.registers, **rows})
    assert said_in(standing, shipped_rules, period) == without


PAGES_SEEN = """
import html, json, pathlib, re, sys
from desk.web.serving import prepared
from tests.ready import quick_passwords
quick_passwords()
prepared(pathlib.Path(sys.argv[1]), demo=True)
from django.test import Client
from desk.web.accounts.models import Account
from tests.desk.web.every_page import PAGES
anew = r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"|\\d\\d:\\d\\d(:\\d\\d)?|[0-9a-f]{4}…[0-9a-f]{2}'
others = Account.objects.exclude(username="danh-gia").exclude(unit=sys.argv[2])
asked = [("danh-gia", [f"/ket-qua/2026/{sys.argv[2]}/", f"/bao-cao/2026/{sys.argv[2]}/?bieu=B18"])]
for name in sorted((one.username for one in others), key=lambda one: one != "thanh-tra"):
    pages = (*PAGES.get(name, PAGES["xa-hung-yen"]), *PAGES["danh-gia"])
    asked.append((name, [page.url.replace("2020", "2026") for page in pages]))
seen = {}
for name, urls in asked:
    client = Client(SERVER_NAME="localhost")
    account = Account.objects.get(username=name)
    client.force_login(account, backend="desk.web.accounts.record.RecordedAccounts")
    for url in urls:
        said = html.unescape(re.sub(anew, " ", client.get(url).content.decode("utf-8", "replace")))
        rows = said.split("<tr")  # the journal's are in the order of seconds, log by log
        seen[f"{name} {url}"] = "<tr".join(sorted(rows) if url == "/nhat-ky/" else rows)
print(json.dumps(seen))
"""


def test_no_page_but_those_who_score_sees_tells_a_small_count(offices: Mapping[int, Path]) -> None:
    few, more = (pages_seen(ws) for ws in offices.values())
    assert len(few) > 100
    assert few.keys() == more.keys()
    apart = {name: lines_apart(few[name], more[name]) for name in few if few[name] != more[name]}
    scorer = {name: apart.pop(name) for name in [*apart] if name.startswith("danh-gia ")}
    assert scorer  # who scores sees the counts
    assert apart == {}
    assert PLANTED in few["thanh-tra /nhat-ky/"]  # and that they looked stands in the journal


def lines_apart(one: str, other: str) -> list[str]:
    return [line for line in difflib.ndiff(one.splitlines(), other.splitlines()) if line[0] in "-+"]


def pages_seen(ws: Path) -> dict[str, str]:
    """Return what pages say to each invented person but the commune's own office; to who scores, two."""
    copy = ws.parent / "desk"
    shutil.copytree(ws.parent, copy / "own", ignore=shutil.ignore_patterns("sent", "desk"))
    there = {**os.environ, "LANHMANH_KEY": str(copy / "own" / "khoa" / "k")}
    said = ran(PAGES_SEEN, copy / "own" / "ws", PLANTED, env=there)
    assert said.returncode == 0, said.stderr[-2000:]
    return {name: steady(ws, text) for name, text in json.loads(said.stdout).items()}


def test_no_form_about_drugs_has_room_for_a_person() -> None:
    fields = [f for form in ("B18", "B19", "B20") for f in FORMS[form].fields.values()]
    assert {f.type for f in fields if f.name not in ("unit_code", "kind")} == {"int"}
