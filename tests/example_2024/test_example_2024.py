"""From returns to ranking, workbook and report: every number is the truth, or holds it between its ends."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.office.reminders import missing_forms
from desk.words.numbers import cell_json
from desk.words.total_words import total_json
from desk.workspace.compiled_rules import rules_in
from desk.workspace.first_record import begin_records
from desk.workspace.folder import created
from desk.workspace.importing import imported
from desk.workspace.standing_today import evaluation_today
from engine.evaluation.change import figures_of
from engine.evaluation.totals import totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from facts import periods
from tests.example_2024.__main__ import EXAMPLE, SEED, TRUTH, as_text, result, truth_of
from tests.example_2024.drugs import write_drugs
from tests.example_2024.records import FIRST_RECORD, UNITS, archive, periods_of
from tests.example_2024.returns import PLANTED, drawn, write
from tests.example_2024.truth import figures, together
from tests.example_2024.typed_returns import communes_of
from tests.long_run import some_of

SEEDS = (SEED, 1, 2, 3, 5, 4, 6, 7, 4711)  # the example, and others; 5 loses venues and the end of a case
TWO_TIERS = 2026
VISITS = ("B02", "B04")  # the forms that the share of venues inspected is over
EXAMPLE_2026 = EXAMPLE.parent / "an_bien_2026"
OF_2026 = periods_of(2026)
BOOK = "healthy_commune"
Ends = tuple[float | None, float | None]


@dataclass(frozen=True)
class District:
    """What was imported, and the truth."""

    evaluation: Evaluation
    truth: Mapping[str, Any]

    @property
    def units(self) -> list[str]:
        return list(next(iter(self.truth["figures"].values())))

    @property
    def codes(self) -> list[str]:
        return list(self.truth["figures"])

    def period(self, code: str) -> periods.Period:
        found = self.evaluation.rules.calendar.period(code)
        assert found is not None
        return found


@pytest.fixture(scope="module", params=[*some_of(SEEDS, 2), TWO_TIERS])
def district(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> District:
    folder = tmp_path_factory.mktemp("district")
    made = created(folder / "ws")
    if request.param == TWO_TIERS:
        begin_records(made, OF_2026[0].start)
        received = [(EXAMPLE_2026 / p.code, p.end + timedelta(days=2)) for p in OF_2026]
        truth = truth_of_2026()
    else:
        communes = archive(request.param)
        mess = PLANTED if request.param == SEED else drawn(request.param)
        sent = EXAMPLE if request.param == SEED else folder / "sent"
        if request.param != SEED:
            write(sent, communes, mess)
        begin_records(made, FIRST_RECORD)
        received, truth = [(sent, date(2025, 1, 15))], truth_of(request.param, communes, mess)
    rules = rules_in(made.rules)
    for path, day in received:
        imported(made, rules, [path], day, None, lambda *_: None)
    last = rules.calendar.period(list(truth["figures"])[-1])
    assert last is not None
    return District(evaluation_today(made, rules, last), truth)


def truth_of_2026() -> dict[str, Any]:
    """Return what the tidy returns of an office of two tiers say, counted by hand."""
    told = {p: communes_of(EXAMPLE_2026, p, ("30985", "30988", "31006")) for p in OF_2026}
    found = {
        p.code: {code: figures(one, p) for code, one in communes.items()} for p, communes in told.items()
    }
    year = OF_2026[-1]
    return {
        "figures": found,
        "totals": {code: together(units) for code, units in found.items()},
        "mess": {"missing": [], "spoiled": []},
        "scores": {
            year.code: {code: result(one, year, (True, True), True) for code, one in told[year].items()}
        },
    }


def test_the_example_and_its_truth_are_what_the_generator_writes(tmp_path: Path) -> None:
    communes = archive(SEED)
    write(tmp_path, communes, PLANTED)
    write_drugs(tmp_path / "2024", UNITS, 2024)
    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(EXAMPLE) for path in EXAMPLE.rglob("*") if path.is_file())
    assert [str(path) for path in files if not filecmp.cmp(tmp_path / path, EXAMPLE / path, False)] == []
    assert as_text(truth_of(SEED, communes, PLANTED)) == TRUTH.read_text("utf-8")


def holds(truth: Any, ends: Ends, rounding: float = 1e-9) -> bool:
    low, high = ends
    return truth is None or (
        (low is None or low <= truth + rounding) and (high is None or truth <= high + rounding)
    )


def ends_of(said: object) -> Ends:
    """Return the ends of a figure as JSON."""
    if isinstance(said, dict):
        return said["least"], said["most"]
    return (said, said) if isinstance(said, bool | int | float) else (None, None)


def test_every_figure_of_a_commune(district: District) -> None:
    for code in district.codes:
        exact = 0
        for unit, truth in district.truth["figures"][code].items():
            for figure in figures_of(district.evaluation, Subject("unit", unit), district.period(code)):
                name, said = figure.indicator.name, cell_json(figure.now)
                if name in truth:
                    assert holds(truth[name], ends_of(said)), (unit, name, said, truth[name])
                    assert truth[name] is not None or ends_of(said) in ((None, None), (0, 100)), (unit, name)
                    exact += said is not None and not isinstance(said, dict)
        assert exact > 25 * len(district.units)  # of some fifty figures of each


def test_every_figure_of_the_district(district: District) -> None:
    home, mess = district.evaluation.rules.set_of("unit"), district.truth["mess"]
    for code in district.codes:
        found = {
            one.indicator.name: one.now
            for one in totals_of(district.evaluation, home, district.period(code), district.units)
        }
        for name, truth in district.truth["totals"][code].items():
            total = found[name]
            said: Any = total_json(total)
            assert holds(truth, (said["least"], said["most"])), (name, said, truth)
            assert said["applicable"] or truth is None, name
            assert total is not None
            assert not total.exact or total.least == truth, (name, said, truth)
        silent = {unit for unit, period, form in mess["missing"] if period == code and form in VISITS}
        share: Any = total_json(found["inspected_share"])
        assert share["returned"] == len(district.units) - len(silent)


def test_an_exact_rate_is_of_all_communes_not_of_those_without_faults(district: District) -> None:
    if district.truth.get("seed") != SEED:
        return  # asked of the example alone
    home = district.evaluation.rules.set_of("unit")
    found = {
        one.indicator.name: one.now
        for one in totals_of(district.evaluation, home, district.period("2024"), district.units)
    }
    share = found["inspected_share"]
    assert share is not None
    assert (share.returned, share.certain, share.units, share.exact) == (8, 4, 9, False)


def test_every_score_and_band(district: District) -> None:
    book = district.evaluation.rules.rulebooks[BOOK]
    for year, units in district.truth["scores"].items():
        scores = district.evaluation.scores(book, district.period(year))
        for unit, truth in units.items():
            final = scores[unit][0]
            for id_, points in truth["points"].items():
                one = final.criteria[id_]
                assert one.low <= points <= one.high, (unit, id_, one.low, one.high, points)
            assert final.low <= truth["score"] <= final.high, unit
            assert truth["band"] in final.bands, (unit, final.bands, truth["band"])


def test_who_owes_what_is_whoever_did_not_send_it(district: District) -> None:
    for code in district.codes:
        owing = missing_forms(district.evaluation.standing, district.evaluation.rules, district.period(code))
        missing = {(u, form) for u, period, form in district.truth["mess"]["missing"] if period == code}
        assert {(one.unit.code, kind.form) for one in owing for kind in one.forms} == missing


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def ends_in(said: str) -> Ends:
    """Return the ends that a text says, as an officer reads it."""
    numbers = [number(n) for n in re.findall(r"-?\d[\d.]*(?:,\d+)?", said.split(" (")[0])]
    if said.startswith("từ "):
        return numbers[0], numbers[1]
    if said.startswith("ít nhất "):
        return numbers[0], None
    if said.startswith("nhiều nhất "):
        return None, numbers[0]
    if said.startswith("chưa ghi nhận"):
        return 0, None
    return (numbers[0], numbers[0]) if numbers else (None, None)
