"""No small count can be worked out from public workbooks, alone or beside last year's, on the example and on
random archives.

A few communes here; all of another random archive by `publishing(rules, seed).attack(folder).worked_out()`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from desk.office.years_shown import YearsShown
from engine.indicators.operations.exists import Exists
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.desk.office.disclosure.archives import attack_on, printed, random_drafts, results_by, results_of
from tests.desk.office.disclosure.published import Edition
from tests.desk.office.disclosure.rulebook_by_hand import SAID_OF_EACH, WITHHELD
from tests.long_run import long_only


@pytest.fixture(scope="module")
def example_results(example_standing: Standing, shipped_rules: Rules) -> tuple[YearsShown, ...]:
    """Return last year's results and this year's."""
    return tuple(results_of(example_standing, shipped_rules, year) for year in (2019, 2020))


def editions(results: Iterable[YearsShown], folder: Path) -> list[Edition]:
    return [printed(one, folder) for one in results]


def test_two_years_workbooks_of_the_example_tell_no_small_count(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    made = editions(example_results, tmp_path)
    assert attack_on(made, example_results).worked_out([("31003", "2020"), ("30991", "2019")]) == []


@long_only
def test_the_truth_of_every_commune_and_year_fits_what_is_shown(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    """Rows set aside, forms not sent and appraisals among them."""
    attack = attack_on(editions(example_results, tmp_path), example_results)
    assert [place for place in attack.places if not attack.fits(place)] == []


def test_rows_set_aside_leave_ends_that_the_attack_reads(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    told = {one.unit: one for one in printed(example_results[1], tmp_path).communes if one.year == "2020"}
    assert told["31006"].bands == ("Tốt", "Khá")
    figures = dict(told["31006"].figures)
    assert figures["Buổi, đợt tuyên truyền"] == (16, 17)
    assert figures["Lượt người tham dự"] == (9622, None)
    assert told["31003"].points["E2"] == (0, 500)


@long_only
def test_two_years_workbooks_of_a_random_archive_tell_no_small_count(
    shipped_rules: Rules, tmp_path: Path
) -> None:
    drafts = random_drafts(4)
    results = tuple(results_by(drafts, shipped_rules, year) for year in (2019, 2020))
    assert attack_on(editions(results, tmp_path), results).worked_out([("31006", "2020")]) == []


def test_the_attack_works_out_what_is_not_withheld(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    """Were all points shown, small counts would follow: the attack is not blind."""
    bare = [replace(one) for one in example_results]
    for one in bare:
        every = frozenset(c.id for c in one.year.rulebook.criteria)
        one.__dict__["shown"] = {code: replace(s, criteria=every) for code, s in one.shown.items()}
    told = attack_on(editions(bare, tmp_path), bare).worked_out([("31003", "2020")])
    assert ("31003", "2020", "hotspots_active", 1) in told


def test_targets_tell_no_number_that_is_not_told_elsewhere(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    """Each number reached is that of the sheet of sums, or counts communes; each verdict follows from it."""
    shown = printed(example_results[1], tmp_path)
    sums = {title: total for (year, title), total in shown.totals.items() if year == shown.year}
    counted = 0
    for target in shown.targets:
        if target.title in SAID_OF_EACH:
            continue
        total = sums[target.title.casefold()]
        assert target.reached == (total, total)
        assert target.met is ((total >= target.wanted) if target.at_least else (total <= target.wanted))
        counted += 1
    assert counted > 20
    assert not {target.title.casefold() for target in shown.targets if target.title in SAID_OF_EACH} & set(
        sums
    )


def test_what_targets_say_of_each_commune_is_its_bands_or_a_yes_or_no_of_its_own_work(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    shown = printed(example_results[1], tmp_path)
    said = {target.title: target.reached for target in shown.targets if target.title in SAID_OF_EACH}
    assert set(said) == SAID_OF_EACH
    bands = [set(one.bands) for one in shown.communes if one.year == shown.year]
    healthy = {"Tốt", "Khá"}
    assert said.pop("Đơn vị được công nhận") == (
        sum(b <= healthy for b in bands),
        sum(bool(b & healthy) for b in bands),
    )
    operations = {one.title["vi"]: one for one in example_results[1].indicators.values()}
    asked = [operations[title] for title in said]
    assert all(isinstance(one, Exists) for one in asked)
    assert {one.over.kind for one in asked if isinstance(one, Exists)} == {"team", "registration"}


@pytest.mark.parametrize("change", ["points", "order"])
def test_what_is_blank_does_not_depend_on_what_is_withheld(
    change: str, example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    """Two communes with the same bands and the same open points look the same, whatever their cases and
    venues are."""
    made = printed(example_results[1], tmp_path)
    blank = [{id_ for id_, points in c.points.items() if points is None} for c in made.communes]
    if change == "points":
        assert all(one == blank[0] for one in blank)
        assert blank[0] == WITHHELD
    else:
        bands = {c.unit: c.band for c in made.communes if c.year == "2020"}
        assert all(a < b for a, b in pairwise(made.order) if bands[a] == bands[b] is not None)


# What else lies in the file


def test_hidden_sheets_and_charts_hold_nothing_but_how_many_communes_are_in_each_band(
    example_results: tuple[YearsShown, ...], tmp_path: Path
) -> None:
    results = example_results[1]
    edition = printed(results, tmp_path)
    (drawn,) = edition.hidden_sheets.values()
    assert [sum(n for n in row[1:] if isinstance(n, int)) for row in drawn[1:]] == [
        len(results.all_of(period)) for period in reversed(results.periods)
    ]
    with zipfile.ZipFile(tmp_path / "2020.xlsx") as parts:
        charts = "".join(parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/charts/chart"))
    cached = re.findall(r"<c:numCache>.*?</c:numCache>", charts, re.DOTALL)
    values = {float(v) for cache in cached for v in re.findall(r"<c:v>([^<]*)</c:v>", cache)}
    assert values <= {*range(10), 2018, 2019, 2020}


def test_no_comment_name_or_property_says_anything(
    example_results: tuple[YearsShown, ...], tmp_path: Path
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


def test_the_same_results_are_the_same_bytes(example_results: tuple[YearsShown, ...], tmp_path: Path) -> None:
    for folder in ("a", "b"):
        printed(example_results[1], tmp_path / folder)
    first, second = ((tmp_path / folder / "2020.xlsx").read_bytes() for folder in ("a", "b"))
    assert first == second
    with zipfile.ZipFile(tmp_path / "a" / "2020.xlsx") as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "2000-01-01" in core  # not the day of writing
