"""No small count can be worked out from public workbooks, alone or beside last year's, on the example and on random archives."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.office.disclosure.points import Withheld
from desk.office.earlier_years import held_to_announced
from desk.office.office_results import OfficeResults
from desk.workspace.announced_bands import Announced
from desk.workspace.chain import Record
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.desk.office.disclosure.archives import attack_on, printed, random_drafts, results_by, results_of
from tests.desk.office.disclosure.published import Edition


@pytest.fixture(scope="module")
def example_results(example_standing: Standing, shipped_rules: Rules) -> tuple[OfficeResults, ...]:
    """Return last year's results and this year's."""
    return tuple(results_of(example_standing, shipped_rules, year) for year in (2019, 2020))


def editions(results: Iterable[OfficeResults], folder: Path) -> list[Edition]:
    return [printed(one, folder) for one in results]


def test_two_years_workbooks_of_the_example_tell_no_small_count(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    made = editions(example_results, tmp_path)
    assert sum(points is None for one in made for c in one.communes for points in c.points.values()) > 30
    assert attack_on(made, example_results).worked_out() == []


@pytest.mark.parametrize("seed", [4])
def test_two_years_workbooks_of_a_random_archive_tell_no_small_count(
    seed: int, shipped_rules: Rules, tmp_path: Path
) -> None:
    drafts = random_drafts(seed)
    results = tuple(results_by(drafts, shipped_rules, year) for year in (2019, 2020))
    assert attack_on(editions(results, tmp_path), results).worked_out() == []


def test_the_attack_works_out_what_is_not_withheld(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    """Were all points shown, small counts of many communes would follow: the attack is not blind."""
    bare = tuple(
        replace(one, years={place: replace(year, withheld=Withheld()) for place, year in one.years.items()})
        for one in example_results
    )
    told = attack_on(editions(bare, tmp_path), bare).worked_out()
    assert len(told) > 20
    assert ("31003", "2020", "hotspots_active", 1) in told


def test_a_later_workbook_shows_no_more_of_last_year_than_last_year_s_did(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    then, now = editions(example_results, tmp_path)
    first = {c.unit: c for c in then.communes if c.year == "2019"}
    again = {c.unit: c for c in now.communes if c.year == "2019"}
    assert first.keys() == again.keys()
    for unit, commune in again.items():
        assert commune.points == first[unit].points
        assert commune.total == first[unit].total
        assert commune.figures.items() <= first[unit].figures.items()
    same = {what: total for what, total in now.totals.items() if what[0] == "2019"}
    assert same.items() <= then.totals.items()


# What else lies in the file


def test_hidden_sheets_and_charts_hold_no_number_that_is_not_shown(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    edition = printed(example_results[1], tmp_path)
    shown = {as_text(end) for c in edition.communes for end in c.total or ()}
    shown |= {as_text(c.total[1] - c.total[0]) for c in edition.communes if c.total}
    shown |= {
        as_text(y.result.scored.low * 100)
        for y in example_results[1].years.values()
        if y.withheld.total_shown
    }
    steps = {as_text(int(band.from_ * 100)) for band in example_results[1].rulebook.bands if band.from_}
    numbers = {
        as_text(cell * 100)
        for rows in edition.cached.values() for row in rows for cell in row if isinstance(cell, int | float)
    }  # fmt: skip
    assert numbers
    assert numbers <= shown | steps
    with zipfile.ZipFile(tmp_path / "2020.xlsx") as parts:
        charts = "".join(parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/charts/chart"))
    cached = re.findall(r"<c:numCache>.*?</c:numCache>", charts, re.DOTALL)
    drawn = {as_text(float(v) * 100) for cache in cached for v in re.findall(r"<c:v>([^<]*)</c:v>", cache)}
    assert drawn <= shown | steps


def as_text(hundredths: object) -> str:
    return f"{float(hundredths):.0f}"  # type: ignore[arg-type]


def test_no_comment_name_or_property_says_anything(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    printed(example_results[1], tmp_path)
    with zipfile.ZipFile(tmp_path / "2020.xlsx") as parts:
        names = parts.namelist()
        core, app, workbook = (
            parts.read(n).decode() for n in ("docProps/core.xml", "docProps/app.xml", "xl/workbook.xml")
        )
    assert not [n for n in names if re.search("comment|custom|external|vba|persons", n, re.IGNORECASE)]
    assert set(re.findall(r'definedName name="([^"]+)"', workbook)) <= {"_xlnm.Print_Titles"}
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", core) == []
    assert "<Company></Company>" in app


def test_the_same_results_are_the_same_bytes(
    example_results: tuple[OfficeResults, ...], tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        printed(example_results[1], tmp_path / folder)
    first, second = ((tmp_path / folder / "2020.xlsx").read_bytes() for folder in ("a", "b"))
    assert first == second
    with zipfile.ZipFile(tmp_path / "a" / "2020.xlsx") as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "2000-01-01" in core  # not the day of writing


# Last year's points, shown again


def test_an_earlier_year_that_changed_since_it_was_announced_is_withheld(
    example_results: tuple[OfficeResults, ...],
) -> None:
    now = example_results[1]
    points = {
        unit: {id_: [int(c.low * 100), int(c.high * 100)] for id_, c in year.result.scored.criteria.items()}
        for (unit, code), year in now.years.items()
        if code == "2019"
    }
    points["30991"] = {**points["30991"], "A3": [0, 0]}
    results = {unit: {"points": mine} for unit, mine in points.items()}
    content = {"period": "2019", "rulebook": "healthy_commune", "results": results}
    told = Announced(Record(1, "announce", "2020-01-10", "cán bộ", content, ""))
    held = held_to_announced(now, [told])
    assert not held.years["30991", "2019"].withheld.total_shown
    assert held.years["30991", "2020"] == now.years["30991", "2020"]
    assert held.years["30988", "2019"] == now.years["30988", "2019"]
