"""What each page of the desk says of the example, in both languages, what each act answers to an empty form and to one filled in, and who stands behind what is then on record, is what was approved (`tests/approved.py`)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from desk.workspace.folder import Workspace
from tests.approved import assert_approved, cut_short, digest
from tests.desk.cli.test_what_a_year_prints import at_any_time, on_record, run_of
from tests.desk.conftest import forget_leads
from tests.twins import twin

ROOT = Path(__file__).resolve().parents[3]
DAY = "2021-03-05"
HOUR = re.compile(
    r"\b(09|16):\d\d\b"
)  # the clock stands at nine when the pages are asked for, by the zone of the desk at sixteen
LOG = {"nhat-ky vi", "nhat-ky en"}  # it says to the second who looked at what
LINES = 4


def test_pages_say_what_was_approved(example_workspace: Workspace, tmp_path: Path) -> None:
    folder = twin(example_workspace.folder, tmp_path / "ws", runs=False)
    forget_leads(folder)  # what other tests decided in the example
    made = [sys.executable, "-m", "tests.desk.web.pages_said", str(folder), DAY]
    told = json.loads(subprocess.run(made, cwd=ROOT, check=True, capture_output=True).stdout)
    said = ""
    for name, (status, marks, words) in ((n, told[n]) for n in told if n not in LOG):
        steady = [HOUR.sub("<hour>", at_any_time(text, folder, run_of(folder))) for text in (marks, words)]
        said += f"== {name} {status}\n{cut_short(steady[1], LINES)}set as {digest(steady[:1])}\n"
    assert_approved(said + on_record(folder), Path(__file__).parent / "said.txt")
