"""What the benches print: a table of every way and whether each bar is met. What they measure has its own
tests."""

from __future__ import annotations

import json

import pytest

from benchmarks.__main__ import main


def test_a_bench_prints_every_way_and_its_bars(capsys: pytest.CaptureFixture[str]) -> None:
    main(["scoring", "--most", "1000", "--rounds", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip() == "Scoring: 40 facts, 30 criteria"
    assert any("numpy" in line and "1,000" in line for line in lines)


def test_json_holds_what_the_table_does(capsys: pytest.CaptureFixture[str]) -> None:
    main(["chaining", "--most", "1000", "--rounds", "1", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert {one["facts"] for one in figures["chaining"]} == {1000}


@pytest.mark.parametrize("words", [["import", "--folder", "none"], ["year", "--country", "none"]])
def test_a_folder_without_what_is_measured_is_named(words: list[str]) -> None:
    with pytest.raises(SystemExit, match=r"There is no .*none"):
        main(words)
