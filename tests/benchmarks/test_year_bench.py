"""The year that is timed is right: as the plain evaluation has it, as hand-written Polars has it, as expected."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from benchmarks.year import by_polars
from benchmarks.year.country import country, written
from benchmarks.year.measuring import bands_of, differences, evaluated, measured, period_of, read, rules
from desk.cli.app import code_of
from engine.evaluation.years import Evaluation
from facts.forms.catalogue import KINDS
from facts.record_frames import DELIVERIES
from facts.standing import COMMUNE, Delivery, Event, Record, Source, Standing
from tests.engine.evaluation.test_year_columns import subjects_of
from tests.engine.indicators.cells_of_columns import value_at


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("country")
    written(found, 12)
    return found


def standing_of(folder: Path) -> Standing:
    """Return the same records as the archive would have them, one by one."""
    registers: dict[tuple[str, str, str], tuple[Record, ...]] = {}
    events: dict[str, list[Event]] = {}
    for kind, frame in country(12).items():
        for number, values in enumerate(frame.iter_rows(named=True)):
            unit = str(values.get("unit_code") or values.get("code") or "40001")
            known = {name: values.get(name) for name in KINDS[kind].record_fields}
            key = (
                (str(values["id"]),)
                if "id" in values
                else (str(values["code"]),)
                if "code" in values
                else (str(number), "")
            )
            record = Record(kind, key, unit, "2020", COMMUNE, known, Source(kind, "", number))
            if KINDS[kind].register:
                registers[kind, unit, "2020"] = (*registers.get((kind, unit, "2020"), ()), record)
            else:
                events.setdefault(kind, []).append(Event(kind, key, (record,)))
    return Standing(_deliveries(folder), registers, {kind: tuple(found) for kind, found in events.items()})


def _deliveries(folder: Path) -> tuple[Delivery, ...]:
    frames = read(folder, rules())
    told = frames.frames[DELIVERIES].select("unit", "period", "form", "state", "received_on").iter_rows()
    return tuple(Delivery(frames.units[u], p, COMMUNE, f, s, on, on, "country") for u, p, f, s, on in told)


def test_the_bulk_door_leads_to_what_the_plain_evaluation_gives(folder: Path) -> None:
    given = rules()
    evaluation, year = Evaluation(standing_of(folder), given), evaluated(read(folder, given), given)
    period = period_of(given)
    facts = evaluation.facts(period)
    for chosen in given.indicator_sets.values():
        for name in chosen.indicators:
            column = year.facts.column(chosen.subject, name)
            for place, subject in subjects_of(year, chosen.subject):
                cell = facts.cell(subject, name)
                assert value_at(column, place) == (cell.state, cell.value), (name, subject)
    for book in given.rulebooks.values():
        scores = year.scores(book)[0]
        for place, subject in subjects_of(year, year.kind_of(book)):
            expected = evaluation.scores(book, period)[subject.id][0]
            assert (scores.score_low[place], scores.score_high[place]) == (
                expected.low * 100,
                expected.high * 100,
            )
            assert scores.bands[scores.best[place]] == expected.bands[0]


def test_hand_written_polars_has_the_same_indicators(folder: Path) -> None:
    assert differences(folder) == []
    assert sum(bands_of(folder)["healthy_commune"].values()) == 12


def test_a_difference_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_polars, "HANDLING", 10)
    assert differences(folder) == ["handled_share"]


def test_what_is_expected_is_compared(tmp_path: Path) -> None:
    written(tmp_path, 10)
    year = evaluated(read(tmp_path, rules()), rules())
    counts = {
        n: year.facts.column("unit", n).numerators for n in ("venues_open", "inspections", "venues_inspected")
    }
    wrong = {
        f"{n}_{w}": c + (w == "window" and n == "inspections")
        for n, c in counts.items()
        for w in ("window", "calendar")
    }
    pl.DataFrame({"unit_code": year.facts.frames.units, **wrong}).write_parquet(tmp_path / "expected.parquet")
    (tmp_path / "truth.json").write_text(json.dumps({"rows": {"unit": 10, "team": 11}}))
    found = differences(tmp_path)
    assert "expected inspections_window" in found
    assert "expected venues_open_window" not in found
    assert "rows of team" in found


def test_a_year_is_timed(folder: Path) -> None:
    found = measured(folder, 1)
    assert found.ratio() > 0


def test_the_command_says_what_it_found(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert code_of(["bench", "year", "--country", str(folder), "--rounds", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bands"]["venue_risk"]
    assert code_of(["bench", "year", "--country", str(tmp_path), "--rounds", "1"]) == 4
    assert "unit.parquet" in capsys.readouterr().err
