"""A made-up country's year as clean Parquet, for those who have none: the same for the same size, all of it
fictional.

    python -m benchmarks.year.country FOLDER [UNITS]

writes one file a kind (`unit.parquet`, `venue.parquet` …), a column a field as in `facts/forms`. There is no
person in it, no name but made-up ones of units and venues, and no worker token.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.random import Generator

from facts.forms.catalogue import KINDS

UNITS, VENUES_A_UNIT = 3_321, 23
START, END = date(2019, 12, 15), date(2020, 12, 14)
PROGRAMMES = KINDS["support"].fields["programme"].values


def written(folder: Path, units: int = UNITS) -> None:
    """Write a country of so many units."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, frame in country(units).items():
        frame.write_parquet(folder / f"{kind}.parquet")


def country(units: int) -> dict[str, pl.DataFrame]:
    draw = np.random.default_rng(54)
    codes = np.array([str(40001 + n) for n in range(units)])
    venues_made = _venues(draw, codes)
    parties = _parties(draw, venues_made)
    found = {"unit": _units(draw, codes), "venue": _owned(draw, venues_made, parties), "party": parties}
    venues, lies_in = found["venue"]["id"].to_numpy(), found["venue"]["unit_code"].to_numpy()
    found["inspection"] = _inspections(draw, venues, lies_in)
    found["violation"] = _violations(draw, found["inspection"])
    found["case"], found["hotspot"] = (
        _cases(draw, venues, lies_in, units // 3),
        _hotspots(draw, codes, units // 3),
    )
    found["stint"], found["tip"] = _stints(draw, venues), _tips(draw, venues, lies_in, units)
    return found | _commune_forms(draw, codes)


def of_year(frames: Mapping[str, pl.DataFrame], year: int) -> Mapping[str, pl.DataFrame]:
    """Return the records as of another year: the same units and venues, events and their ids so many years
    away."""
    found = {}
    for kind, frame in frames.items():
        moved = frame
        if kind not in ("unit", "venue", "party"):
            moved = frame.with_columns(pl.col(pl.Date).dt.offset_by(f"{year - 2020}y"))
            named = [n for n in ("id", "inspection_id") if n in frame.columns]
            moved = moved.with_columns(pl.col(n) + f"-{year}" for n in named)
        for name in ("period_year", "year"):
            if name in frame.columns:
                moved = moved.with_columns(pl.lit(year).alias(name))
        found[kind] = moved
    return found


def _units(draw: Generator, codes: Any) -> pl.DataFrame:
    n = len(codes)
    return pl.DataFrame(
        {
            "code": codes,
            "name": [f"Xã Giả Định {i + 1}" for i in range(n)],
            "type": ["xã"] * n,
            "population": draw.integers(3_000, 20_000, n),
            "hamlets": draw.integers(4, 12, n),
            "border_area": draw.random(n) < 0.1,
            "town_area": draw.random(n) < 0.1,
        }
    )


def _venues(draw: Generator, codes: Any) -> pl.DataFrame:
    lies_in = np.sort(draw.choice(codes, len(codes) * VENUES_A_UNIT))
    n = len(lies_in)
    closed = draw.random(n) < 0.03
    return pl.DataFrame(
        {
            "id": [f"{unit}-CS-{i:06}" for i, unit in enumerate(lies_in)],
            "name": [f"Cơ sở {i}" for i in range(n)],
            "type": _words(draw, "venue", "type", n),
            "address": [f"Số {i}" for i in range(n)],
            "unit_code": lies_in,
            "licence_no": _blank(draw, [f"GP-{i}" for i in range(n)], 0.1),
            "security_certificate": draw.random(n) < 0.8,
            "opened_on": _days(draw, n, date(2008, 1, 1), date(2020, 5, 31)),
            "closed_on": _where(closed, _days(draw, n, date(2020, 7, 1), END)),
            "commitment_signed": draw.random(n) < 0.7,
            "local_class": _words(draw, "venue", "local_class", n, 0.2),
            "classified_on": _blank(draw, _days(draw, n, START, END), 0.2),
        }
    )


def _parties(draw: Generator, venues: pl.DataFrame) -> pl.DataFrame:
    """Return as many holders as venues; one phone in fifty is shared with a stranger somewhere."""
    n = venues.height
    phones = np.where(draw.random(n) < 0.02, draw.integers(0, max(n // 100, 1), n), np.arange(n) + n)
    return pl.DataFrame(
        {
            "id": [f"{unit}-CN-{i:06}" for i, unit in enumerate(venues["unit_code"])],
            "kind": ["cá nhân"] * n,
            "phone": [f"09{phone:08}" for phone in phones],
        }
    )


def _owned(draw: Generator, venues: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Give each venue its holder; one in twenty belongs to the holder of another in the country."""
    n = venues.height
    owner = np.where(draw.random(n) < 0.05, draw.integers(0, n, n), np.arange(n))
    return venues.with_columns(owner_id=parties["id"].gather(owner))


def _inspections(draw: Generator, venues: Any, lies_in: Any) -> pl.DataFrame:
    at = np.sort(draw.integers(0, len(venues), len(venues) * 5 // 4))
    n = len(at)
    return pl.DataFrame(
        {
            "id": [f"{lies_in[v]}-BB-{i:06}" for i, v in enumerate(at)],
            "venue_id": venues[at],
            "date": _days(draw, n),
            "team": _words(draw, "inspection", "team", n),
            "mode": _words(draw, "inspection", "mode", n),
            "ground": _words(draw, "inspection", "ground", n, 0.1),
            "members": draw.integers(1, 8, n),
            "result": _words(draw, "inspection", "result", n),
        }
    )


def _violations(draw: Generator, inspections: pl.DataFrame) -> pl.DataFrame:
    found = inspections.sample(fraction=0.1, seed=54)
    acts = _words(draw, "violation", "act", found.height)
    remedied = _blank(draw, _days(draw, found.height), 0.4)
    return found.select(inspection_id="id").with_columns(
        pl.Series("act", acts), pl.Series("remedied_on", remedied, dtype=pl.Date)
    )


def _cases(draw: Generator, venues: Any, lies_in: Any, n: int) -> pl.DataFrame:
    at = draw.integers(0, len(venues), n)
    days = _days(draw, n)
    numbers = {name: draw.integers(0, 3, n) for name in ("victims", "identifying", "supported", "minors")}
    return pl.DataFrame(
        {
            "id": [f"{lies_in[v]}-VA-{i:06}" for i, v in enumerate(at)],
            "found_on": days,
            "type": _words(draw, "case", "type", n),
            "purpose": _words(draw, "case", "purpose", n, 0.1),
            "unit_code": lies_in[at],
            "venue_id": _blank(draw, venues[at].tolist(), 0.2),
            "status": _words(draw, "case", "status", n),
            "handled_on": _later(draw, days, 0.2),
            **numbers,
            "official_involved": _blank(draw, (draw.random(n) < 0.05).tolist(), 0.1),
        }
    )


def _hotspots(draw: Generator, codes: Any, n: int) -> pl.DataFrame:
    lies_in = draw.choice(codes, n)
    days = _days(draw, n, date(2019, 1, 1), END)
    return pl.DataFrame(
        {
            "id": [f"{unit}-TD-{i:06}" for i, unit in enumerate(lies_in)],
            "unit_code": lies_in,
            "kind": _words(draw, "hotspot", "kind", n),
            "found_on": days,
            "cleared_on": _later(draw, days, 0.4),
        }
    )


def _stints(draw: Generator, venues: Any) -> pl.DataFrame:
    n = len(venues) * 5 // 3
    days = _days(draw, n, date(2019, 1, 1), END)
    asked = {
        name: _blank(draw, (draw.random(n) < 0.8).tolist(), 0.05)
        for name in ("contract", "health_check", "residence_registered")
    }
    age = np.where(draw.random(n) < 0.01, "dưới 18", "từ 18")
    return pl.DataFrame(
        {
            "venue_id": draw.choice(venues, n),
            "from": days,
            "to": _later(draw, days, 0.6),
            "age_group": age,
            **asked,
        }
    )


def _tips(draw: Generator, venues: Any, lies_in: Any, n: int) -> pl.DataFrame:
    at = draw.integers(0, len(venues), n)
    days = _days(draw, n)
    return pl.DataFrame(
        {
            "id": [f"{lies_in[v]}-TB-{i:06}" for i, v in enumerate(at)],
            "received_on": days,
            "source": _words(draw, "tip", "source", n),
            "about_venue": _blank(draw, venues[at].tolist(), 0.2),
            "subject": _words(draw, "tip", "subject", n),
            "verified": _words(draw, "tip", "verified", n),
            "resolved_on": _later(draw, days, 0.25),
        }
    )


def _commune_forms(draw: Generator, codes: Any) -> dict[str, pl.DataFrame]:
    n = len(codes)
    twelve, nine = np.repeat(codes, 12), np.repeat(codes, len(PROGRAMMES))
    activity = pl.DataFrame(
        {
            "unit_code": twelve,
            "date": _days(draw, len(twelve)),
            "kind": _words(draw, "activity", "kind", len(twelve)),
            "audience": _words(draw, "activity", "audience", len(twelve)),
            "participants": draw.integers(5, 200, len(twelve)),
            "hamlet": [f"Ấp {i}" for i in draw.integers(1, 9, len(twelve))],
        }
    ).unique(["unit_code", "date", "kind", "audience", "hamlet"], maintain_order=True)
    support = pl.DataFrame(
        {
            "unit_code": nine,
            "programme": list(PROGRAMMES) * n,
            "women": draw.integers(0, 40, len(nine)),
            "girls": draw.integers(0, 5, len(nine)),
            "poor_households": draw.integers(0, 30, len(nine)),
            "period_year": [2020] * len(nine),
        }
    )
    team = pl.DataFrame(
        {
            "unit_code": codes,
            "meetings": draw.integers(0, 12, n),
            "officer_in_charge": draw.random(n) < 0.9,
            "club_assigned": draw.random(n) < 0.3,
            "club_model": draw.random(n) < 0.5,
            "period_year": [2020] * n,
        }
    )
    registration = pl.DataFrame(
        {
            "unit_code": codes,
            "year": [2020] * n,
            "registered": draw.random(n) < 0.9,
            "plan_on": _days(draw, n, date(2020, 1, 15), date(2020, 4, 19)),
        }
    )
    return {"activity": activity, "support": support, "team": team, "registration": registration}


def _words(draw: Generator, kind: str, field: str, n: int, blank: float = 0.0) -> list[str | None]:
    values = np.array(KINDS[kind].fields[field].values)
    return _blank(draw, draw.choice(values, n).tolist(), blank)


def _days(draw: Generator, n: int, first: date = START, last: date = END) -> list[date]:
    return [first + timedelta(days=int(d)) for d in draw.integers(0, (last - first).days + 1, n)]


def _later(draw: Generator, days: list[date], blank: float) -> list[date | None]:
    late = draw.integers(0, 200, len(days))
    return _blank(draw, [day + timedelta(days=int(d)) for day, d in zip(days, late, strict=True)], blank)


def _blank(draw: Generator, values: list[Any], share: float) -> list[Any]:
    return _where(draw.random(len(values)) >= share, values)


def _where(kept: Any, values: list[Any]) -> list[Any]:
    return [value if keep else None for keep, value in zip(kept, values, strict=True)]


if __name__ == "__main__":
    written(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else UNITS)
