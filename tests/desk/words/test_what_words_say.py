"""What is said of numbers, conditions, targets, evidence, documents …: each way it can be said, in both
languages, is what was approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved
from tests.desk.told import chapters
from tests.desk.words import said_of_figures, said_of_records, said_of_rules

SAID = Path(__file__).parent / "said"
CHAPTERS = chapters(said_of_figures, said_of_records, said_of_rules)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_is_said_is_what_was_approved(shipped_rules: Rules, chapter: str) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules)), SAID / f"{chapter}.txt")
