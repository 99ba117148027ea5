"""Who may be inspected next year: venues open after the period's last day, at the lowest their risk may be,
by days since they were seen."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from desk.office.inspection_plan import candidates_of
from engine.logic.cells import NO_DATE, unknown
from engine.rulebook.model.rulebook import Rules

LAST = date(2020, 12, 31)
CLOSED = {"a": None, "b": LAST, "c": date(2021, 1, 1), "d": date(2020, 1, 1), "e": "không rõ"}
SEEN = {"a": [date(2020, 12, 30), date(2019, 1, 1)], "c": [LAST, None], "e": []}


def test_a_venue_closed_on_the_last_day_is_none_to_inspect(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["venue_risk"]
    bands = [band.id for band in book.bands]

    def events(kind: str, field: str, venue: str) -> Any:
        assert (kind, field) == ("inspection", "venue")
        return [SimpleNamespace(record=SimpleNamespace(values={"date": day})) for day in SEEN[venue]]

    rows = {"u": [{"border_area": True, "town_area": None}, {"border_area": None, "town_area": False}]}
    registry = SimpleNamespace(
        venues={id_: SimpleNamespace(values={"closed_on": day}) for id_, day in CLOSED.items()},
        events=events,
        snapshot=lambda kind, unit: [SimpleNamespace(values=values) for values in rows[unit]],
    )
    facts: Any = SimpleNamespace(
        registry=registry,
        period=SimpleNamespace(end=LAST),
        figure=lambda subject, _: unknown() if subject.id == "c" else NO_DATE,
    )
    results = [
        SimpleNamespace(
            subject=SimpleNamespace(id=id_),
            unit="u",
            scored=SimpleNamespace(bands=tuple(bands[min(n, 1) : min(n, 1) + 2])),
        )
        for n, id_ in enumerate("abcde")
    ]
    evaluation: Any = SimpleNamespace(results=lambda book, period: results)
    found = candidates_of(evaluation, book, facts)
    assert [(one.venue, one.rank) for one in found] == [("a", 1), ("c", 2), ("e", 2)]
    assert [(one.days, one.border, one.town) for one in found] == [
        (1, True, False),
        (0, True, False),
        (None, True, False),
    ]
    assert [one.certain for one in found] == [True, False, True]
