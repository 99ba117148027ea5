"""Whom `explain` is asked about: a unit by code or name, with or without marks, and the year in any order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from tests.desk.cli.conftest import Call


@pytest.fixture(scope="module")
def where(example_workspace: Workspace) -> list[str | Path]:
    for year in (2020, 2018):
        run_made(example_workspace, year, None, lambda *_: None)
    return ["-w", example_workspace.folder]


@pytest.mark.parametrize(
    ("words", "unit", "year"),
    [
        (("30994",), "30994", "2020"),
        (("30994", "2018"), "30994", "2018"),
        (("2018", "nam yen"), "30994", "2018"),
        (("Xã Nam Yên", "latest"), "30994", "2020"),
        (("2018", "--unit", "xa nam yen"), "30994", "2018"),
    ],
)
def test_a_unit_and_a_year_are_enough(
    call: Call, where: list[str | Path], words: tuple[str, ...], unit: str, year: str
) -> None:
    code, out, err = call("explain", *words, "--json", *where)
    assert (code, err) == (0, "")
    assert json.loads(out)["subject"] == {"unit": unit, "period": year}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Nêu một đơn vị"),
        (("2018",), "Nêu một đơn vị"),
        (("30994", "2019"), "Chưa có lần chạy nào của năm 2019. Đã chạy: 2020, 2018."),
        (("nam yenn",), "Có phải 'Xã Nam Yên'?"),
        (("--venue", "30994"), "dùng --unit"),
        (("30994", "--unit", "30985", "2018"), "Nêu một đơn vị"),
    ],
)
def test_what_is_missing_or_mistyped_is_said(
    call: Call, where: list[str | Path], words: tuple[str, ...], said: str
) -> None:
    code, _, err = call("explain", *words, *where)
    assert code == 2
    assert said in err
