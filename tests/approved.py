"""What was approved once and is held word for word. A file holds sentences and structure that can be read, no
digest: what is too long to be read is asserted as data, or compared as a whole by `tests.golden`.

After a change meant to be seen, `python -m tests.approved [TEST …] [-k WORD]` writes it anew; the change of
the files is then read like that of the code.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import os
import re
import sys
from pathlib import Path

import pytest

APPROVING = "LANHMANH_APPROVE" in os.environ
TESTS = (
    "desk/authoring/test_what_authors_are_told.py",
    "desk/base/test_what_a_paper_is_set_as.py",
    "desk/cli/test_json_schemas.py",
    "desk/cli/test_what_a_year_prints.py",
    "desk/cli/test_what_keeping_prints.py",
    "desk/cli/test_what_run_says.py",
    "desk/cli/test_what_verbs_take.py",
    "desk/leads/test_what_leads_say.py",
    "desk/office/test_what_is_met.py",
    "desk/office/test_what_papers_hold.py",
    "desk/reports/test_what_reports_say.py",
    "desk/runs/test_what_a_run_keeps.py",
    "desk/web/test_models.py",
    "desk/web/test_what_pages_are_made_of.py",
    "desk/words/test_what_words_say.py",
    "desk/workspace/test_what_is_on_record.py",
    "engine/rulebook/test_tests_as_read.py",
    "engine/trials/test_what_is_tried.py",
    "scenarios/test_what_failing_says.py",
    "scenarios/test_what_is_written.py",
    "facts/test_forms.py",
    "test_limits.py",
)
CHANGING = re.compile(r"(?<=[FX]\d-)[0-9a-f]{8}\b|\b[0-9a-f]{16}\b")
"""Drawn by the run's id, which any change of the rules changes, or made with the workspace's own key."""


def steady(text: str, run: Path) -> str:
    """Return a text without what differs from one workspace, or one state of the rules, to the next."""
    return CHANGING.sub("<…>", text.replace(str(run.parent.parent), "<place>").replace(run.name, "<run>"))


def assert_approved(said: str, path: Path) -> None:
    if APPROVING:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    assert_same(said, path.read_text("utf-8") if path.exists() else "")


def assert_same(said: str, approved: str) -> None:
    """Raise AssertionError with the lines that differ and what approves them: where all tests run, nothing
    else tells why one fails."""
    if said != approved:
        told = difflib.unified_diff(
            approved.splitlines(), said.splitlines(), "approved", "said", n=1, lineterm=""
        )
        test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]
        way_out = f"If this change is meant: python -m tests.approved {test}"
        raise AssertionError("\n".join([*itertools.islice(told, 60), way_out]))


def shortened(said: str, most: int) -> str:
    """Keep a text's first lines: the rest is asked for where it is made. JSON is data, asked for by schemas:
    of it the names of what stands at its head."""
    if said.startswith(("[", "{")):
        value = json.loads(said)
        return f"JSON: {', '.join(value) if isinstance(value, dict) else 'a list'}\n"
    lines = [line.rstrip() for line in said.splitlines()]
    return "".join(f"{line}\n" for line in [*lines[:most], *(["…"] if len(lines) > most else [])])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", nargs="*", help="test files; all that approve something if none is named")
    parser.add_argument("-k", default="", help="only tests whose name has this word, as pytest takes it")
    asked = parser.parse_args()
    named = asked.tests or [str(Path(__file__).parent / test) for test in TESTS]
    os.environ["LANHMANH_APPROVE"] = "1"
    sys.exit(pytest.main(["-p", "no:cacheprovider", "-k", asked.k, *named]))
