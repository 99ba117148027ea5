"""Models of the DMN TCK as published: what is taken comes out as the TCK says, the rest is refused for a
listed reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.report import AGREES, lines_of, main

FOLDER = Path(__file__).resolve().parent / "dmn_tck"
EXPECTED = FOLDER / "expected.txt"


def said() -> list[str]:
    return [f"{outcome}: {text}" for outcome, text in lines_of(FOLDER, "*.dmn")]


def test_every_decision_comes_out_as_listed() -> None:
    assert said() == EXPECTED.read_text("utf-8").splitlines()


def test_some_twenty_tables_are_taken() -> None:
    assert sum(line.startswith(AGREES) for line in said()) >= 20


def test_a_suite_of_which_nothing_is_taken_does_not_end_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "0010-multi-output-U.dmn"
    (tmp_path / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    assert main([str(tmp_path)]) == 1
    assert "nothing was taken" in capsys.readouterr().err
