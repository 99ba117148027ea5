"""What the verbs that keep a workspace print, one after another in a small office of its own, is what was
approved (`tests/approved.py`)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.cli.erase import _say
from engine.rulebook.model.rulebook import Rules
from facts.archive.retaining import Overdue, Past
from tests.approved import assert_approved, shortened
from tests.desk.cli.test_what_a_year_prints import on_record
from tests.desk.cli.test_what_a_year_prints import printed as steadily
from tests.desk.conftest import Office
from tests.desk.told import printed
from tests.facts import builders

LINES, PRINTED = 3, Path(__file__).parent / "printed"
KEEPING = """
init OUT/moi
init OUT/moi
init OUT/ba --lang en --json
figures 2020 --unit 30985
lock --json
lock 2020 --despite "thử" --by an
lock 2020 --reopen --reason "xã sửa"
backup OUT/a.tar.gz
verify OUT/a.tar.gz
verify OUT/a.tar.gz --lang en
rotate-key --by an
rotate-key --reason "lộ khóa" --by an
rotate-key --reason "lộ khóa" --json --lang en
backup OUT/b.tar.gz --since OUT/a.tar.gz
backup OUT/c.tar.gz --since OUT/a.tar.gz --json --lang en
restore OUT/a.tar.gz OUT/ve
restore OUT/a.tar.gz OUT/ve
audit
audit --json
audit head
audit verify
audit verify --lang en
seal
seal --reason "thử" --by an
seal --clock --reason "thử"
retain --purpose khong_co
erase 30985-CT-0001 --reason "theo đơn" --by an
erase 30985-CT-0001 --reason "theo đơn" --yes --by an
erase 30985-CT-0001 --reason "theo đơn" --yes --lang en
units --on 2020-12-31 --lang en
office --name "UBND huyện A" --place "Thứ Ba" --above "UBND tỉnh B" --signer "BC=CHỦ TỊCH|Nguyễn A"
office --lang en
leads
leads --help
leads queue --help --lang en
leads latest --help
schema OUT/rules
upgrade OUT/u.tar.gz --lang en
upgrade OUT/v.tar.gz --json
retain
retain --json --lang en
seal --reason "thử" --by an --json
restore OUT/b.tar.gz OUT/vb
restore OUT/a.tar.gz OUT/va --json --lang en
erase 30985-CT-0001 --backup OUT/a.tar.gz --backup OUT/c.tar.gz
erase 30985-CT-0001 --backup OUT/a.tar.gz --json
erase 30985-CT-0001 --reason "lần nữa" --yes --json --by an
import OUT/khong-co --json
verify
verify --json
verify --lang en
"""


def test_what_keeping_prints_is_what_was_approved(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    forms = {
        "B02": [builders.venue(1), builders.venue(2)],
        "B03": [builders.party(1)],
        "B06": [builders.case(1)],
    }
    office.send("a.xlsx", forms)
    office.send("b.xlsx", {"B02": [builders.venue(1)]}, period="2020-6T")
    folder, out, said = office.made.folder, tmp_path / "ra", ""
    out.mkdir()
    monkeypatch.chdir(
        folder.parent
    )  # a table breaks its lines by a place's length: a name is as long anywhere
    capsys.readouterr()
    for line in KEEPING.strip().splitlines():
        words = [(a or b).replace("OUT", str(out)) for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]
        where = (
            []
            if words[0] in ("init", "restore", "schema") or "--help" in words
            else ["--workspace", folder.name]
        )
        code = code_of([*words, *where])
        printed = (text.replace(f"-w {folder.name}", "-w <place>") for text in capsys.readouterr())
        told = "".join(shortened(steadily(text, folder, folder), LINES) for text in printed)
        said += f"$ lanhmanh {line}\n{told}exit {code}\n"
    assert_approved(said + on_record(folder), PRINTED / "keeping.txt")


def test_what_is_past_its_time_is_said_as_was_approved(shipped_rules: Rules) -> None:
    purposes = list(shipped_rules.purposes)
    kinds = (("party", "CT", purposes[0]), ("stint", "CS", purposes[1]))
    past = [
        Past(date(2020, 1, n), kind, (f"{head}-{n}",), (purpose, purposes[2]))
        for n in range(1, 25)
        for kind, head, purpose in kinds
    ]
    said = ""
    for found in (
        Overdue((), {}),
        Overdue((past[0],), {purposes[1]: 1}),
        Overdue(tuple(past), {purposes[0]: 2}),
    ):
        said += "".join(
            printed(lambda out, found=found: _say(out, shipped_rules, purposes[:3], found, date(2021, 3, 5)))
        )
    assert_approved(said, PRINTED / "retain.txt")
