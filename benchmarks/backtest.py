"""A first rule held against a real register: does it find what inspectors found next, sooner than they did?

`python -m benchmarks.backtest`. The register is read as returns (a ward is a unit, a holder at an address a
venue, a critical or serious fault a violation) and rated in the rules' own language: past findings, and days
since the last inspection. The year that is rated ends on 1 September 2014; what came after are the
inspections to 31 October, the first part of them September.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks import link_sets
from engine.evaluation.backtest import Backtest, Inspected, Rated, backtest
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import CALENDAR_YEARS, rules_from_objects
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, HAS_DATA, Delivery, Event, Record, Source, Standing, Value

YEAR, UNTIL, LAST = 2014, date(2014, 9, 30), date(2014, 10, 31)
YEARS = range(2011, YEAR + 1)
ACT = "không có giấy phép"  # stands for any critical or serious fault: only how many there were is asked
BANDS = ("cao", "trung_binh", "thap")
MONTHS, DAYS = 36, 365


def rules() -> Rules:
    """Return the first rule, as an officer would write it."""
    window = {
        "from": "1900-01-01",
        "start": "09-02",
        "start_year": "year_before",
        "end": "09-01",
        "cites": ["minh-hoa"],
    }
    periods: dict[str, Any] = {
        **CALENDAR_YEARS,
        "periods": {
            **CALENDAR_YEARS["periods"],
            "year": {**CALENDAR_YEARS["periods"]["year"], "values": [window]},
        },
    }
    return rules_from_objects(
        {
            "rules/periods.yaml": periods,
            "rules/indicators/venues.yaml": {
                "indicators": "venue_period",
                "subject": {"venue": None, "period": None},
                "define": {
                    "past_findings": {
                        "count_distinct": "violation.inspection_id",
                        "within": {"months": MONTHS},
                        "vi": "Lần kiểm tra có vi phạm",
                        "unit": "lần",
                    },
                    "days_since": {
                        "days_between": [{"max_date": "inspection.date"}, "period_end"],
                        "if_none": "never",
                        "vi": "Số ngày từ lần kiểm tra cuối",
                        "unit": "ngày",
                    },
                },
            },
            "rules/register/rulebook.yaml": {
                "rulebook": "register",
                "title": {"vi": "Luật đầu tiên"},
                "subject": "venue_period",
                "role": "inspection",
                "in_force": {"from": "2010-01-01"},
                "cites": ["minh-hoa"],
                "total": "none",
                "rounding": {"points": 2},
                "criteria": [
                    {
                        "id": "V1",
                        "title": {"vi": "Từng có vi phạm"},
                        "cites": ["minh-hoa"],
                        "points": [{"points": 30, "when": {"past_findings": {"at_least": 1}}}],
                        "monotone": {"past_findings": "up"},
                    },
                    {
                        "id": "V2",
                        "title": {"vi": "Lâu chưa được kiểm tra"},
                        "cites": ["minh-hoa"],
                        "points": [{"points": 20, "when": {"days_since": {"more_than": DAYS}}}],
                        "monotone": {"days_since": "up"},
                    },
                ],
                "bands": [
                    {"id": "cao", "title": {"vi": "Cao"}, "from": 50},
                    {"id": "trung_binh", "title": {"vi": "Trung bình"}, "from": 20},
                    {"id": "thap", "title": {"vi": "Thấp"}, "from": 0},
                ],
            },
        }
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One inspection of the register."""

    id: str
    venue: str
    unit: str
    day: date
    critical: bool
    serious: bool


def register() -> Iterator[Row]:
    """Yield every inspection, those whose holder is not known by their licence."""
    for row in link_sets.all_register_rows():
        unit = (row["ward"] or "0").zfill(5)
        holder = row["holder_id"] or f"licence {row['licence_id']}"
        venue = f"{holder} {' '.join(row['address'].split())}"
        faults = int(row["critical"] or 0) > 0, int(row["serious"] or 0) > 0
        yield Row(row["inspection_id"], venue, unit, date.fromisoformat(row["inspected_on"]), *faults)


def standing(rows: list[Row]) -> Standing:
    """Return the register as returns of its wards: every venue in each year, what was inspected, what was
    found."""
    lies_in = {row.venue: row.unit for row in rows}
    venues: dict[str, list[Record]] = defaultdict(list)
    for venue, unit in sorted(lies_in.items()):
        values: dict[str, Value] = {"id": venue, "unit_code": unit, "type": "nhà hàng, ăn uống"}
        venues[unit].append(_record("venue", (venue,), unit, values))
    events: dict[str, list[Event]] = {"inspection": [], "violation": []}
    for row in sorted(rows, key=lambda one: one.id):
        bad = row.critical or row.serious
        said: dict[str, Value] = {
            "id": row.id,
            "venue_id": row.venue,
            "date": row.day,
            "result": "vi phạm" if bad else "đạt",
        }
        events["inspection"].append(_event("inspection", (row.id,), row.unit, said))
        if bad:
            events["violation"].append(
                _event("violation", (row.id, ACT), row.unit, {"inspection_id": row.id, "act": ACT})
            )
    deliveries = [
        Delivery(unit, str(year), COMMUNE, form, HAS_DATA, date(year, 9, 2), date(year, 9, 2), "register")
        for unit in sorted(venues)
        for year in YEARS
        for form in ("B02", "B04", "B05")
    ]
    registers = {("venue", unit, str(YEAR)): tuple(found) for unit, found in venues.items()}
    return Standing(deliveries, registers, {kind: tuple(found) for kind, found in events.items()})


def _record(kind: str, key: tuple[str, ...], unit: str, values: Mapping[str, Value]) -> Record:
    blank = dict.fromkeys(KINDS[kind].record_fields)
    return Record(
        kind, key, unit, str(YEAR), COMMUNE, {**blank, **values}, Source("register", KINDS[kind].form, 0)
    )


def _event(kind: str, key: tuple[str, ...], unit: str, values: Mapping[str, Value]) -> Event:
    return Event(kind, key, (_record(kind, key, unit, values),))


def held_to_the_register() -> Backtest:
    """Rate every venue on 1 September 2014 and hold it against what was found to 31 October."""
    made, rows = rules(), list(register())
    evaluation = Evaluation(standing(rows), made)
    book = made.rulebooks["register"]
    period = made.calendar.at("year", YEAR)
    assert period is not None
    rated = {}
    for venue, (scored, _) in evaluation.scores(book, period).items():
        points = scored.low if scored.low == scored.high else None
        signs = {c.id: c.low > 0 if c.settled else None for c in scored.criteria.values()}
        rated[venue] = Rated(scored.band, points, signs)
    came = [Inspected(r.venue, r.day, r.critical) for r in rows if period.end < r.day <= LAST]
    assert min(one.day for one in came) >= period.end + timedelta(days=1)
    return backtest(rated, came, BANDS, ("V1", "V2"), UNTIL)


def main() -> None:
    found = held_to_the_register()
    order = found.order
    assert order is not None
    print(
        f"inspections {order.inspections}, with a critical fault {order.findings}, in September {order.first}"
    )
    print(
        f"found in September: as it was {order.as_made / order.findings:.1%}, by points"
        f" {float(order.by_points / order.findings):.1%}, by chance"
        f" {float(order.by_chance / order.findings):.1%}"
    )
    print(
        f"better than chance: {order.better_than_chance} ({order.likely:.3f}); better than the order as it"
        f" was: {order.better_than_as_made}"
    )
    for told in (*found.bands, *found.signs):
        low, high = told.share.ends if told.share.looked else (0.0, 1.0)
        print(
            f"{told.name}: {told.share.found}/{told.share.looked} ({low:.1%} – {high:.1%}), says nothing:"
            f" {told.says_nothing}"
        )


if __name__ == "__main__":
    main()
