"""What was approved once and is held word for word: cut short to be read, with a digest of all of it.

After a change meant to be seen, `python -m tests.approved` writes all of it anew; the change of the files is
then read like that of the code.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import itertools
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

APPROVING = "LANHMANH_APPROVE" in os.environ
TESTS = (
    "desk/authoring/test_what_authors_are_told.py",
    "desk/base/test_what_a_paper_is_set_as.py",
    "desk/cli/test_what_a_year_prints.py",
    "desk/cli/test_what_keeping_prints.py",
    "desk/cli/test_what_run_says.py",
    "desk/cli/test_what_verbs_print.py",
    "desk/cli/test_what_verbs_take.py",
    "desk/leads/test_what_leads_say.py",
    "desk/office/test_what_is_met.py",
    "desk/office/test_what_papers_hold.py",
    "desk/reports/test_what_reports_say.py",
    "desk/runs/test_what_a_run_keeps.py",
    "desk/web/test_what_pages_are_made_of.py",
    "desk/web/test_what_pages_say.py",
    "desk/web/test_what_the_web_assumes.py",
    "desk/words/test_what_words_say.py",
    "desk/workspace/test_what_is_on_record.py",
    "engine/analysis/test_edits.py",
    "engine/analysis/test_more_edits.py",
    "engine/analysis/test_newest_words.py",
    "engine/analysis/test_planted_flaws.py",
    "engine/evaluation/test_what_edited_records_say.py",
    "engine/evaluation/test_what_the_example_says.py",
    "engine/rulebook/test_injected_mistakes.py",
    "engine/rulebook/test_signed_parts.py",
    "engine/rulebook/test_slips_by_hand.py",
    "engine/rulebook/test_tests_as_read.py",
    "engine/rulebook/test_what_is_read.py",
    "engine/rulebook/test_what_shapes_take.py",
    "engine/trials/test_what_is_tried.py",
    "facts",
    "scenarios/test_what_failing_says.py",
    "scenarios/test_what_is_written.py",
    "test_what_is_assumed.py",
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
    assert_same(said, path.read_text("utf-8"))


def assert_same(said: str, approved: str) -> None:
    """Raise AssertionError with the lines that differ: where all tests run, nothing else tells why one
    fails."""
    if said != approved:
        told = difflib.unified_diff(
            approved.splitlines(), said.splitlines(), "approved", "said", n=1, lineterm=""
        )
        raise AssertionError("\n".join(itertools.islice(told, 60)))


def assert_part_approved(title: str, lines: Iterable[str], path: Path) -> None:
    """Hold what is said of one case of many: a file keeps it in blocks, each under its case's title."""
    said = "\n".join(lines)
    if APPROVING:
        rest = {name: block for name, block in parts_approved(path).items() if name != title}
        blocks = [f"# {name}\n{block}" for name, block in {**rest, title: said}.items()]
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(sorted(blocks)) + "\n", "utf-8")
    assert_same(said, parts_approved(path).get(title, "not approved yet: python -m tests.approved"))


def parts_approved(path: Path) -> dict[str, str]:
    blocks = path.read_text("utf-8").rstrip("\n").split("\n\n") if path.exists() else []
    return {title[2:]: said for title, _, said in (block.partition("\n") for block in blocks)}


def cut_short(said: str, most: int) -> str:
    """Keep a text's first lines, of JSON the first of each list, and a digest of all of it."""
    whole = [line.rstrip() for line in said.splitlines()]
    shown, complete = whole, len(whole) <= most
    if said.startswith(("[", "{")):
        value, first = json.loads(said), first_of_each(json.loads(said))
        shown = json.dumps(first, ensure_ascii=False, indent=1).splitlines()
        complete = first == value and len(shown) <= most
    rest = [] if complete else [f"… {len(whole)} lines in all, {digest(whole)}"]
    return "".join(f"{line}\n" for line in [*shown[:most], *rest])


def first_of_each(value: Any) -> Any:
    if isinstance(value, list):
        return [first_of_each(part) for part in value[:1]]
    return {k: first_of_each(v) for k, v in value.items()} if isinstance(value, dict) else value


def digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    os.environ["LANHMANH_APPROVE"] = "1"
    sys.exit(pytest.main(["-p", "no:cacheprovider", *(str(Path(__file__).parent / test) for test in TESTS)]))
