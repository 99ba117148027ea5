"""What a commune's upload does while another office's return lies damaged: nothing, and no word of whose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desk.base.faults import Stop
from desk.workspace.importing import imported
from facts.standing import COMMUNE
from tests.desk.conftest import Office
from tests.facts.builders import hotspot

DAY, MINE, OTHER = date(2021, 1, 2), "30997", "31006"


def test_a_commune_puts_back_its_own_return_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for unit in (MINE, OTHER):
        office.send(f"{unit}.xlsx", {"B08": [hotspot(1, unit)]}, unit_code=unit)
    sent = {unit: tmp_path / "sent" / f"{unit}.xlsx" for unit in (MINE, OTHER)}

    def received(*units: str) -> tuple[str, ...]:
        report = imported(
            office.made,
            office.rules,
            [sent[unit] for unit in units],
            DAY,
            None,
            lambda *_: None,
            sender=(MINE, COMMUNE),
        )
        return report.put_back

    def damaged(unit: str) -> Path:
        manifests = office.made.archive.glob("*/manifest.json")
        place = next(path for path in manifests if f'"{unit}"' in path.read_text("utf-8")).parent
        table = next(place.glob("*.parquet"))
        table.write_bytes(b"")
        return place

    damaged(MINE)
    assert received(MINE) == (f"sent/{MINE}.xlsx",)
    place = damaged(OTHER)
    with pytest.raises(Stop, match="Báo cơ quan đánh giá") as stop:
        received(MINE, OTHER)
    assert place.name not in str(stop.value)
    assert OTHER not in str(stop.value)
