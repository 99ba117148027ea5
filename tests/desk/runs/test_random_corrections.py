"""Whatever offices correct, take back, leave blank or move to another unit, import and run come to an end."""

from __future__ import annotations

import tempfile
from dataclasses import astuple
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.office.reminders import cells_replaced
from desk.report.console import print_report
from desk.reports.import_report import import_report, unusable_rows
from desk.workspace.importing import imported
from desk.workspace.store import stored
from facts.forms.catalogue import FORMS
from tests.desk.conftest import Office
from tests.desk.runs.drawn_returns import MOVED, UNITS, corrections
from tests.facts import builders
from tests.long_run import examples

WELL = (DONE, TO_LOOK_AT)


def test_what_is_drawn_blanks_withdraws_and_moves_rows_of_every_form() -> None:
    seen: dict[str, set[str]] = {"blank": set(), "withdrawn": set(), "moved": set()}
    for seed in range(80):
        for drawn in corrections(Random(seed), most=6):
            for form, rows in drawn.forms.items():
                told = [row for row in rows if row]
                seen["blank"] |= {form} if any(None in row.values() for row in told) else set()
                seen["withdrawn"] |= {form} if any(row.get("withdrawn") for row in told) else set()
                units = {row.get("unit_code") for row in told}
                seen["moved"] |= (
                    {form} if drawn.cover["unit_code"] == UNITS[0] and UNITS[1] in units else set()
                )
    assert seen["blank"] == seen["withdrawn"] == set(FORMS)
    assert seen["moved"] >= set(MOVED)


@settings(max_examples=examples(9))
@given(seed=st.integers(0, 2**32))
def test_no_correction_ends_an_import_or_a_run(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", f"{folder}/khoa/k")
        office = Office(Path(folder))
        for n, one in enumerate(corrections(Random(seed), most=6)):
            path = Path(folder) / "sent" / f"{n}.xlsx"
            builders.return_file(path, one.forms, states=one.states, **one.cover)
        sent = [Path(folder) / "sent"]
        report = imported(office.made, office.rules, sent, date(2021, 1, 2), None, lambda *_: None)
        print_report(import_report(report), Output(False))
        replaced = cells_replaced(report, stored(office.made, office.rules).standing)
        unusable = unusable_rows(report, report.problems, replaced)
        assert sum(astuple(unusable)) == sum(tally.set_aside for tally in report.totals.values())
        assert min(astuple(unusable)) >= 0
        assert not report.faults
        for tally in report.totals.values():
            assert tally.read == tally.kept + tally.repeat + tally.duplicate + tally.set_aside
        assert office.run("run", "--year", "2020", "--chaining", "plain") in WELL
        assert office.run("results", "latest") in WELL
        assert office.run("explain", "latest", "--unit", "30985") in WELL
