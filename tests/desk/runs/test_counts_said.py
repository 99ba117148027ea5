"""What a run counted, in one sentence."""

from __future__ import annotations

from pathlib import Path

from desk.runs.run import Run

COUNTS = {"units": 9, "venues": 310, "undecided": 1, "set_aside": 2}


def test_a_run_older_than_follow_up_has_no_signs_and_no_actions() -> None:
    said = Run(Path(), {"counts": COUNTS})
    assert "0 signs to verify, 0 actions." in said.counts_words("en")
    assert said.counts_words("vi") == Run(Path(), {"counts": COUNTS | {"signs": 0, "actions": 0}}).counts_words("vi")  # fmt: skip


def test_signs_and_actions_are_counted_apart() -> None:
    said = Run(Path(), {"counts": COUNTS | {"signs": 3, "actions": 4}}).counts_words("en")
    assert "3 signs to verify, 4 actions." in said
