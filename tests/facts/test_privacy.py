"""Nothing that identifies a person stands outside the vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from facts.archive.ledger import Ledger
from facts.forms.catalogue import KINDS
from facts.keys import Keys
from facts.spelling import folded
from facts.standing import Standing
from tests.facts import builders
from tests.facts.conftest import Workspace

PERSONAL = {"party": ("name", "identity_no", "phone", "account", "plate"), "case": ("phone", "plate")}


def personal_values(truth: dict[str, Any], example: Workspace, ledger: Ledger) -> Iterator[str]:
    """Yield everything that identifies someone in the example."""
    for kind, names in {**PERSONAL, "venue": ("phone",), "stint": ("worker_token",)}.items():
        fields = truth["records"][kind]["fields"]
        for row in truth["records"][kind]["rows"]:
            yield from (str(row[fields.index(name)]) for name in names if row[fields.index(name)])
    yield from (number for numbers in truth["identity_changes"].values() for number in numbers)
    for file in ledger.files:
        name = example.vault.reveal("cover", (file.hash,), "prepared_by", [file.hash])
        assert name
        yield name


def bytes_in(folder: Path) -> bytes:
    """Return every byte of a folder, the names of its files too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"\n".join(part for path in files for part in (str(path).encode(), path.read_bytes()))


def texts_in(folder: Path) -> str:
    """Return what a reader of an archive sees: its manifests and the cells of its tables."""
    parts = {path.read_text("utf-8") for path in folder.rglob("*.json")}
    for path in folder.rglob("*.parquet"):
        for form in pl.read_parquet(path).iter_columns():
            rows = form.explode().struct.unnest()
            for column in rows.iter_columns():
                parts.update(map(str, column.unique().to_list()))
    return "\n".join(sorted(parts))


def test_no_personal_value_of_the_example_is_in_the_archive(
    example: Workspace, ledger: Ledger, truth: dict[str, Any]
) -> None:
    values = set(personal_values(truth, example, ledger))
    assert len(values) > 1500
    raw, bare = bytes_in(example.archive), folded(texts_in(example.archive))
    letters = "".join(c for c in bare if c.isalnum() or c == "\n")
    assert [value for value in values if value.encode() in raw] == []
    assert [value for value in values if folded(value) in bare] == []
    numbers = {
        "".join(c for c in value if c.isalnum()) for value in values if any(c.isdigit() for c in value)
    }
    assert [value for value in numbers if folded(value) in letters] == []


def test_no_personal_value_of_the_example_can_be_read_in_the_vault(
    example: Workspace, ledger: Ledger, truth: dict[str, Any]
) -> None:
    raw = bytes_in(example.folder / "vault")
    assert [v for v in personal_values(truth, example, ledger) if v.encode() in raw] == []


def test_no_record_carries_a_personal_field(standing: Standing) -> None:
    personal = {(k.name, f.name) for k in KINDS.values() for f in k.fields.values() if f.personal}
    records = [r for rs in standing.registers.values() for r in rs]
    records += [r for events in standing.events.values() for event in events for r in event.records]
    assert not {(r.kind, name) for r in records for name in r.values} & personal


def test_a_bad_cell_of_a_restricted_form_or_personal_field_is_not_shown(workspace: Workspace) -> None:
    report = workspace.take_return(
        {
            "B02": [builders.venue(phone="gọi cô Thử", owner_id="Lê Thị Thử")],
            "B06": [builders.case(found_on="hôm Lê Thị Thử đến", status="đã khai tên Lê Thị Thử")],
            "B04": [builders.inspection(venue_id="Lê Thị Thử")],
        },
        "a.xlsx",
    )
    assert len(report.problems) == 5
    assert all(p.problem.found is None and p.problem.set_aside for p in report.problems)
    assert "Thử" not in texts_in(workspace.archive)


def test_ties_show_through_keyed_hashes_however_a_value_is_written(workspace: Workspace) -> None:
    workspace.take_return(
        {
            "B02": [builders.venue(phone=913456789, address="Số 5, ẤP HOÀ BÌNH")],
            "B03": [builders.party(phone="+84 913 456 789", address="số 5 , ấp Hòa Bình", plate="68z 28333")],
            "B06": [builders.case(plate="68Z-283.33", phone="0913.456.789")],
        },
        "a.xlsx",
    )
    standing, _ = workspace.read()
    venue = standing.registers["venue", "30985", "2020"][0].values
    party = standing.registers["party", "30985", "2020"][0].values
    case = standing.events["case"][0].record.values
    assert venue["phone_key"] == party["phone_key"] == case["phone_key"]
    assert venue["address_key"] == party["address_key"]
    assert party["plate_key"] == case["plate_key"]


def test_one_stint_told_in_two_years_is_one_stint(workspace: Workspace) -> None:
    for year in (2019, 2020):
        workspace.take_return(
            {"B02": [builders.venue()], "B09": [builders.stint(**{"from": date(2019, 5, 1)})]},
            f"{year}.xlsx",
            period=year,
            prepared_on=date(year, 12, 15),
        )
    assert len(workspace.read()[0].events["stint"]) == 1


KEYS = Keys(b"k" * 32)


@pytest.mark.parametrize(
    ("left", "arrived", "meets"),
    [
        (date(2019, 12, 20), date(2020, 1, 10), True),
        (date(2019, 12, 20), date(2020, 3, 30), True),
        (date(2019, 12, 20), date(2020, 4, 10), False),
        (date(2020, 2, 1), date(2020, 4, 10), True),
        (date(2018, 12, 20), date(2020, 1, 10), False),
    ],
)
def test_a_rotation_shows_within_a_year_and_over_new_year_only(
    left: date, arrived: date, meets: bool
) -> None:
    assert (KEYS.left_key("NV-1", left) in KEYS.arrived_keys("NV-1", arrived).split()) is meets


def test_a_worker_has_another_key_each_year() -> None:
    keys = {KEYS.worker_key("NV-1", date(year, 6, 1)) for year in (2018, 2019, 2020)}
    rotation = {KEYS.left_key("NV-1", date(year, 6, 1)) for year in (2018, 2019, 2020)}
    assert len(keys | rotation) == 6


def test_records_of_one_person_share_a_mark_siblings_another_and_strangers_none(workspace: Workspace) -> None:
    people: dict[str, tuple[str, int | None]] = {
        "30985-CT-1": ("Nguyễn Văn Hùng", 1980),
        "30985-CT-2": ("ông NGUYEN VAN HUNG", 1980),
        "30985-CT-3": ("Nguyễn Thị Hạnh", 1988),
        "30985-CT-4": ("Trần Văn Hùng", 1980),
        "30985-CT-5": ("Nguyễn Văn Hùng", 1955),
        "30985-CT-6": ("Nguyễn Thị Hạnh", None),
    }
    rows = [builders.party(id=id_, name=n, birth_year=year) for id_, (n, year) in people.items()]
    workspace.take_return({"B03": rows}, "a.xlsx")
    standing, _ = workspace.read()
    marks = {
        r.key[0][-1]: str(r.values["kin_keys"]).split() for r in standing.registers["party", "30985", "2020"]
    }
    assert marks["1"] == marks["2"]
    assert marks["1"][0] != marks["3"][0]
    assert set(marks["1"]) & set(marks["3"])
    assert not set(marks["1"]) & set(marks["4"])
    assert set(marks["1"]) & set(marks["5"]) == set(marks["5"][-2:])  # a namesake: no more than a parent's
    assert marks["6"] == marks["3"][-2:]  # no year: the whole name and the family name
