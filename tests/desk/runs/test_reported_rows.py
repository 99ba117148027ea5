"""What a checklist prints of the rows a commune reported."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from desk.runs.recheck_list import TERMS, list_of, reported_texts
from desk.runs.year import Year
from engine.recheck.bound import UNITS
from engine.recheck.stakes import Claim, ReportedAt, StakedRow
from facts.forms.catalogue import KINDS
from facts.standing import Record, Standing


def test_what_happened_at_a_venue_says_where_that_is_and_numbers_as_they_are_read(results: Year) -> None:
    texts = reported_texts(results, "30985")
    rows = [text for place, text in texts.items() if re.search(", B0[45]", place)]
    address = f"{KINDS['venue'].record_fields['address'].header}: "
    assert len(rows) > 10
    assert all(address in text for text in rows)
    fine = re.escape(KINDS["violation"].record_fields["fine_vnd"].header)
    fines = [found for text in rows for found in re.findall(f"{fine}: ([^;]*)", text)]
    assert fines
    assert all(re.fullmatch(r"\d{1,3}(\.\d{3})*", one) for one in fines)


def test_cells_that_are_looked_up_but_not_printed_are_named_without_those_about_victims(
    results: Year,
) -> None:
    texts = reported_texts(results, "30985")
    venues = [text for place, text in texts.items() if ", B02" in place]
    cases = [text for place, text in texts.items() if ", B06" in place]
    local_class = KINDS["venue"].record_fields["local_class"].header
    assert venues
    assert all(local_class in text.rpartition("không in ở đây")[2] for text in venues)
    status, victims = (KINDS["case"].record_fields[name].header for name in ("status", "victims"))
    assert cases
    assert all(status in text and victims not in text for text in cases)


def named_alike(results: Year) -> tuple[Year, Standing]:
    """Return a year of which each commune named its files alike in all periods, as folders imported one by
    one leave them."""
    standing = results.evaluation.evaluator.standing_at(results.period)

    def renamed(row: Record) -> Record:
        return replace(row, source=replace(row.source, file=f"{row.unit}.xlsx"))

    same = replace(
        standing,
        registers={at: tuple(map(renamed, rows)) for at, rows in standing.registers.items()},
        events={
            kind: tuple(replace(e, records=tuple(map(renamed, e.records))) for e in events)
            for kind, events in standing.events.items()
        },
    )
    evaluator = SimpleNamespace(standing_at=lambda period: same)
    year = SimpleNamespace(evaluation=SimpleNamespace(evaluator=evaluator), period=results.period)
    return cast("Year", year), same


def test_a_row_says_what_it_says_though_the_half_year_has_a_file_of_that_name(results: Year) -> None:
    unit = "30985"
    year, standing = named_alike(results)
    then, now = (
        {row.key: row for row in standing.registers["venue", unit, period]} for period in ("2020-6T", "2020")
    )
    rows = tuple(
        StakedRow(
            "venue", key, row.source, UNITS, ("B1",), (ReportedAt("2020-6T", then[key].source),), "2020"
        )
        for key, row in sorted(now.items())
        if key in then
    )
    listed = list_of((Claim(unit, results.rows[0].low, "kha", None, rows),), year, _terms())
    texts, header = reported_texts(year, unit), KINDS["venue"].record_fields["id"].header
    assert rows
    for row, staked in zip(listed.of(unit), rows, strict=True):
        assert texts[row.place].startswith(f"{KINDS['venue'].record_fields['name'].header}: ")
        assert f"{header}: {staked.key[0]};" in texts[row.place]
        assert row.beside != row.place
        assert "2020-6T" in row.beside


def _terms() -> dict[str, str]:
    return dict.fromkeys(TERMS, "")
