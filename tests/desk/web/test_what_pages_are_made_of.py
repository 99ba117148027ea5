"""What pages are made of, of cases the example lacks, is what was approved: many communes and none, places
open, bands moved, forms sent again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.workspace.folder import Workspace
from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved
from tests.desk.told import chapters
from tests.desk.web import made_of_results, made_of_work

MADE = Path(__file__).parent / "made"
CHAPTERS = chapters(made_of_results, made_of_work)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_a_page_is_made_of_is_what_was_approved(
    desk: Workspace, shipped_rules: Rules, chapter: str
) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules)), MADE / f"{chapter}.txt")
