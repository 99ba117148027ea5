"""What each page of the desk says of the example, in both languages, what each act answers to an empty form
and to one filled in, and who stands behind what is then on record, is what was approved
(`tests/approved.py`).

A usual run asks for the pages in Vietnamese and sends each act an empty form.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved, assert_same, cut_short, digest
from tests.conftest import example_in
from tests.desk.cli.test_what_a_year_prints import at_any_time, on_record, run_of
from tests.desk.conftest import forget_leads
from tests.long_run import EVERY
from tests.never_said import never_said

ROOT = Path(__file__).resolve().parents[3]
DAY = "2021-03-05"
HOUR = re.compile(
    r"\b(09|16):\d\d\b"
)  # the clock stands at nine when the pages are asked for, by the zone of the desk at sixteen
LOG = {"nhat-ky vi", "nhat-ky en"}  # it says to the second who looked at what
LINES = 4


def test_pages_say_what_was_approved(shipped_rules: Rules, tmp_path: Path) -> None:
    folder = example_in(tmp_path / "ws", shipped_rules).folder  # its own: others decide in the shared one
    forget_leads(folder)  # and when it was last written in: the clock is put back
    made = [sys.executable, "-m", "tests.desk.web.pages_said", str(folder), DAY, *(["all"] if EVERY else [])]
    done = subprocess.run(made, cwd=ROOT, check=False, capture_output=True)
    assert not done.returncode, done.stderr.decode()[-3_000:]
    told = json.loads(done.stdout)
    heard = {name: never_said(words, not name.endswith(" en")) for name, (_, _, words) in told.items()}
    assert not any(heard.values()), {name: lines for name, lines in heard.items() if lines}
    said: dict[str, str] = {}
    for name, (status, marks, words) in ((n, told[n]) for n in told if n not in LOG):
        steady = [HOUR.sub("<hour>", at_any_time(text, folder, run_of(folder))) for text in (marks, words)]
        said[name] = f"== {name} {status}\n{cut_short(steady[1], LINES)}set as {digest(steady[:1])}\n"
    approved = Path(__file__).parent / "said.txt"
    if EVERY:
        assert_approved("".join(said.values()) + on_record(folder), approved)
    else:
        assert_same("".join(said.values()), of_these(said, approved.read_text("utf-8")))


def of_these(said: Collection[str], approved: str) -> str:
    """Return what was approved of some pages, in its order."""
    blocks = re.split(r"^(?=== )", approved, flags=re.MULTILINE)
    return "".join(block for block in blocks if block.partition("\n")[0][3:-4] in said)
