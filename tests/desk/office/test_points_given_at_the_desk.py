"""Points an office gives at the desk stand only where its sheet was taken whole: no fault of it, no row set
aside, its own row there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base.faults import Stop
from desk.office import appraising
from desk.office.appraising import OfficePoints, appraised
from desk.workspace.appraisals import AppraisalDecided
from engine.rulebook.model.rulebook import Rules
from facts.units import Unit

OFFICE = "Công an xã"
MINE = AppraisalDecided("2020", "30985", "A1", "5", OFFICE, "healthy_commune")
ASIDE, USED = (SimpleNamespace(problem=SimpleNamespace(set_aside=aside)) for aside in (True, False))


@pytest.mark.parametrize(
    ("there", "faults", "problems", "known", "confirms"),
    [
        ((MINE,), (), (), (), 1),
        ((MINE,), (), (USED,), (), 1),
        ((MINE,), (), (), (MINE,), 0),
        ((), (), (), (), None),
        ((MINE,), ("x",), (), (), None),
        ((MINE,), (), (USED, ASIDE), (), None),
        (
            (
                replace(MINE, criterion="A2"),
                replace(MINE, unit="30988"),
                replace(MINE, office="khác"),
                replace(MINE, rulebook="an_toan_antt"),
            ),
            (),
            (),
            (),
            None,
        ),
    ],
)
def test_points_stand_where_the_sheet_was_taken_whole(
    shipped_rules: Rules,
    monkeypatch: pytest.MonkeyPatch,
    there: Any,
    faults: Any,
    problems: Any,
    known: Any,
    confirms: int | None,
) -> None:
    confirmed: list[Any] = []
    for name, value in {
        "locks_of": lambda *_: (),
        "_next": lambda workspace: 1,
        "csv_return": lambda *_: None,
        "imported": lambda *_, **__: SimpleNamespace(faults=faults, problems=problems),
        "stored": lambda *_: SimpleNamespace(standing=None),
        "counting_returns": lambda *_: SimpleNamespace(own=None),
        "appraisals_in": lambda *_: there,
        "appraisal_of": lambda one: one,
        "confirmed_appraisals": lambda workspace, rules: frozenset(known),
        "confirmed": lambda workspace, rules, mine, office, by, today: confirmed.append((mine, office, by)),
    }.items():
        monkeypatch.setattr(appraising, name, value)
    period = shipped_rules.calendar.period("2020")
    given = OfficePoints(Decimal(5), "vì", "3/BB")

    def give(office: str = OFFICE) -> AppraisalDecided:
        return appraised(
            None,
            shipped_rules,
            period,
            Unit("30985", "Thị trấn Thứ Ba", "thị trấn"),
            "A1",
            given,
            office,
            "an",
            date(2021, 1, 5),
        )

    with pytest.raises(Stop):
        give("Phòng không có")
    if confirms is None:
        with pytest.raises(Stop):
            give()
        assert not confirmed
        return
    assert give() == MINE
    assert confirmed == [([MINE], OFFICE, "an")] * confirms
