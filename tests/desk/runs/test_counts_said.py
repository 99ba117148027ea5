"""What a run counted, in one sentence."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from desk.base.language import speaking
from desk.runs.run import Run
from desk.runs.running import counts_of, undecided_of
from engine.rulebook.model.rulebook import Rules

COUNTS = {"units": 9, "venues": 310, "undecided": 1, "set_aside": 2}


def test_a_run_older_than_follow_up_has_no_signs_and_no_actions() -> None:
    said = Run(Path(), {"counts": COUNTS})
    with speaking("en"):
        assert "2 rows set aside; 0 actions." in said.counts_words()
    assert said.counts_words() == Run(Path(), {"counts": COUNTS | {"signs": 0, "actions": 0}}).counts_words()


def test_signs_and_actions_are_counted_apart() -> None:
    with speaking("en"):
        said = Run(Path(), {"counts": COUNTS | {"signs": 3, "actions": 4}}).counts_words()
    assert "3 signs to verify, 4 actions." in said


def test_what_is_undecided_is_said_of_each_rulebook_and_kind(shipped_rules: Rules) -> None:
    one, two = (shipped_rules.rulebooks[name] for name in ("healthy_commune", "venue_risk"))
    scores = pl.DataFrame(
        {
            "rulebook": [one.name, two.name, two.name, one.name],
            "subject_kind": ["unit", "venue", "venue", "unit"],
            "bands": [["a", "b"], ["a", "b"], ["a", "b"], ["a"]],
        }
    )
    run = Run(Path(), {"counts": COUNTS | {"undecided": 3}, "undecided": undecided_of(scores, shipped_rules)})
    said = run.counts_words()
    assert f"1 đơn vị theo “{one.title['vi']}”, 2 cơ sở theo “{two.title['vi']}”" in said
    assert "3 kết quả chưa xếp loại được" in Run(Path(), {"counts": COUNTS | {"undecided": 3}}).counts_words()


@pytest.mark.parametrize("kinds", [[], ["unit"], ["venue", "venue"], ["unit", "unit", "venue"]])
def test_what_there_is_none_of_is_counted_as_none(shipped_rules: Rules, kinds: list[str]) -> None:
    scores = pl.DataFrame(
        {
            "subject_kind": kinds,
            "subject": [f"s{n}" for n, _ in enumerate(kinds)],
            "bands": [["a", "b"]] * len(kinds),
        },
        {"subject_kind": pl.String, "subject": pl.String, "bands": pl.List(pl.String)},
    )
    follow_up = pl.DataFrame(
        {"kind": ["sign", "action", "action", "sign"], "sure": [True, True, True, False]}
    )
    archive = SimpleNamespace(set_aside_in=lambda calendar, year: year - 2000)
    year = shipped_rules.calendar.period("2020")
    found = counts_of({"scores": scores, "follow_up": follow_up}, archive, shipped_rules, year)  # type: ignore[arg-type]
    assert found == {
        "units": kinds.count("unit"),
        "venues": kinds.count("venue"),
        "undecided": len(kinds),
        "signs": 1,
        "actions": 2,
        "set_aside": 20,
        "leads": 0,
    }
