"""A dataclass is read from JSON by the types of its fields; anything else is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from facts.archive.manifest import FORMAT, Manifest, NewerFormat, StoredForm, manifest_from_json
from facts.intake.problems import Problem

PROBLEM = Problem("above_maximum", "B15", "C7", 7, "points", "at_most", (("n", "2"),), Decimal("2.50"), True)
FORM = StoredForm("B15", "có số liệu", 3, 1, {"points": "C"}, (PROBLEM,))
DAY = date(2024, 12, 3)
MANIFEST = Manifest(FORMAT, "ab", "x.xlsx", "31003", "UBND xã", "2024", DAY, DAY, (FORM,), ())


def is_refused(content: bytes) -> bool:
    try:
        manifest_from_json(content)
    except ValueError:
        return True
    return False


def test_a_manifest_is_the_same_after_a_round_trip() -> None:
    assert manifest_from_json(MANIFEST.to_json()) == MANIFEST


def test_a_manifest_of_an_earlier_program_says_nothing_of_who_sent_it() -> None:
    data = json.loads(MANIFEST.to_json())
    del data["received_by"], data["sent_by"], data["parquet"]
    assert manifest_from_json(json.dumps(data).encode()) == MANIFEST


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hash", 5),
        ("forms", 5),
        ("forms", [5]),
        ("prepared_on", 5),
        ("prepared_on", "hôm qua"),
        ("parquet", 1),
    ],
)
def test_a_field_of_another_type_is_refused(name: str, value: object) -> None:
    data = {**json.loads(MANIFEST.to_json()), name: value}
    assert is_refused(json.dumps(data).encode())


def test_a_missing_field_or_a_file_of_something_else_is_refused() -> None:
    data = json.loads(MANIFEST.to_json())
    del data["office"]
    for content in (json.dumps(data), "[]", "[" * 100_000, "{"):
        assert is_refused(content.encode())


def test_a_pair_with_a_third_part_is_refused() -> None:
    problem = replace(PROBLEM, params=(("n", "2", "3"),))  # type: ignore[arg-type]
    assert is_refused(replace(MANIFEST, problems=(problem,)).to_json())


def test_the_manifest_of_a_newer_program_is_told_apart() -> None:
    with pytest.raises(NewerFormat):
        manifest_from_json(replace(MANIFEST, format=FORMAT + 1).to_json())
