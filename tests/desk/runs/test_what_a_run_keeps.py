"""What a run of the example keeps, table by table, is what was approved; and what is counted of its
returns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desk.leads.identity import suggested
from desk.runs import executors
from desk.runs.executors import ChildLost
from desk.runs.run import Run
from desk.runs.tables import _counted, _in_turn
from desk.workspace.store import Stored
from engine.follow_up.asserting import MOST_FACTS
from engine.links.identity.matching import IdentityMatch
from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved

SAID = Path(__file__).parent / "said"


def test_the_tables_of_a_run_are_what_was_approved(run: Run) -> None:
    said = ""
    for path in sorted(run.folder.glob("*.parquet")):
        table = run.table(path.stem)
        said += f"{path.stem} {table.height} {dict(table.schema)}\n"
    assert_approved(said, SAID / "tables.txt")


def test_numbers_stand_in_turn_and_are_blank_where_nothing_is_counted() -> None:
    columns = [np.array([1, 2, 3]), None, np.array([0, 7, 0])]
    assert _counted(columns, 3).to_list() == [1, None, 0, 2, None, 7, 3, None, 0]
    assert _in_turn([]).tolist() == []
    assert _in_turn([np.array([1, 2]), np.array([3, 4])]).tolist() == [1, 3, 2, 4]


def test_rows_set_aside_and_returns_are_counted_of_a_years_periods_the_last_word_of_each(
    shipped_rules: Rules,
) -> None:
    def file(hash_: str, sender: str, period: str, **aside: int | None) -> Any:
        forms = [
            SimpleNamespace(
                form=name, state=None if n is None else "có", tally=SimpleNamespace(set_aside=n or 2)
            )
            for name, n in aside.items()
        ]
        return SimpleNamespace(hash=hash_, sender=sender, period=period, forms=forms)

    files = [
        file("1", "a", "2020", B02=5, B03=1),
        file("2", "a", "2020", B02=3),
        file("3", "b", "2020", B02=4),
        file("4", "a", "2020-6T", B02=6),
        file("5", "a", "2019", B02=9),
        file("6", "a", "x", B02=9),
        file("7", "a", "2020", B02=None),
        file("8", "a", "2020", B02=None),
    ]
    stored = Stored(None, files, date(2021, 1, 1), lambda: None)  # type: ignore[arg-type, return-value]
    calendar = shipped_rules.calendar
    assert [stored.set_aside_in(calendar, year) for year in (2018, 2019, 2020)] == [
        0,
        9,
        1 + 3 + 4 + 6 + 2 + 2,
    ]
    assert [stored.returns_in(calendar, year) for year in (2018, 2019, 2020)] == [0, 1, 6]


@pytest.mark.parametrize(
    ("level", "bits", "asked"),
    [
        ("same", 20.0, True),
        ("same", 0.0, False),
        ("apart", 20.0, False),
        ("likely", 3.17, True),
        ("likely", 3.16, False),
    ],
)
def test_two_records_are_suggested_as_one_where_that_is_likely_and_nothing_sets_them_apart(
    shipped_rules: Rules, level: str, bits: float, asked: bool
) -> None:
    from engine.links.identity.matching import APART

    assert shipped_rules.links is not None
    match = IdentityMatch("a", "b", 0.5, APART if level == "apart" else level, None, bits, ())
    assert suggested(match, shipped_rules.links) is asked


def test_who_did_how_much_and_what_was_lost_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "matches_from", lambda rules, base, setting: frozenset({"from"}))
    monkeypatch.setattr(executors, "matches_among", lambda *_: frozenset({"among"}))
    monkeypatch.setattr(executors, "available", lambda: True)
    plain = executors.Chaining(executors.PLAIN)
    assert [plain.matches([], None, None) for _ in range(2)] == [{"from"}] * 2
    assert plain.journal == {
        "executor": "matcher",
        "checked": None,
        "neighbourhoods": {"matcher": 2},
        "lost": [],
    }
    stage = SimpleNamespace(base=SimpleNamespace(by_key={"a": 1}), rules=[], setting=None, fitting=None)
    durable, answers = executors.Chaining(), iter(["found", *["lost"] * 9])

    def by_child(stage: Any, keys: Any) -> Any:
        if (answer := next(answers)) == "lost":
            raise ChildLost("gone")
        return frozenset({answer})

    monkeypatch.setattr(durable, "_by_child", by_child)
    most = ("a",) * MOST_FACTS
    told = [durable._batch(stage, keys) for keys in (most, (*most, "a"), *[("a",)] * 7)]
    assert told == [{"found"}, *[{"among"}] * 8]
    assert durable.journal == {
        "executor": "durable-rules",
        "checked": "sampled",
        "neighbourhoods": {"durable-rules": 1, "matcher": 8},
        "lost": ["gone"] * executors.MOST_LOSSES,
    }
    assert next(answers) == "lost"
    assert len(list(answers)) == 9 - executors.MOST_LOSSES - 1
    assert durable._again([], None, None, "unsafe") == {"from"}
    assert (durable.journal["neighbourhoods"]["matcher"], durable.losses[-1]) == (9, "unsafe")
    monkeypatch.setattr(executors, "available", lambda: False)
    assert executors.Chaining().journal["checked"] is None
