"""Slips of an office's own hand, beside those first seen: each is named, with its code, at its line.

`tests/broken_rules/by_hand/edits.txt` holds them, in the form of the other broken rules; `!` names the code.
"""

from __future__ import annotations

import re

import pytest

from tests.engine.analysis.edits import SAID, TEXTS, found_in, places
from tests.engine.rulebook.broken_rules import BROKEN, Mistake, read_mistake
from tests.engine.told_of_rules import assert_told_as_before
from tests.long_run import some_of

BLOCKS = (BROKEN / "by_hand" / "edits.txt").read_text("utf-8").strip("\n").split("\n\n")
SLIPS = [read_mistake(re.findall(r"^! (\w+)$", block, re.M)[0], block.split("\n")) for block in BLOCKS]


@pytest.mark.parametrize("slip", some_of(SLIPS, 12), ids=lambda s: f"{s.code}: {s.said}")
def test_a_slip_is_named_at_its_line(slip: Mistake) -> None:
    texts = slip.made_in(TEXTS)
    found = found_in(texts)
    assert (slip.code, *slip.line(texts)) in map(places, found)
    assert_told_as_before(f"{slip.code}: {slip.said}", texts, found, SAID / "more_edits.txt")


def test_there_are_more_than_forty() -> None:
    assert len({slip.said for slip in SLIPS}) > 40
