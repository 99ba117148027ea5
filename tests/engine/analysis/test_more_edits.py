"""Slips of an office's own hand, beside those first seen: each is named, with its code, at its line.

`tests/broken_rules/by_hand/edits.txt` holds them, in the form of the other broken rules; `!` names the code.
"""

from __future__ import annotations

import pytest

from tests.engine.analysis.edits import TEXTS, found_in, places
from tests.engine.rulebook.broken_rules import Mistake, slips_by_hand

SLIPS = slips_by_hand("edits")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s.code}: {s.said}")
def test_a_slip_is_named_at_its_line(slip: Mistake) -> None:
    texts = slip.made_in(TEXTS)
    assert (slip.code, *slip.line(texts)) in map(places, found_in(texts))
