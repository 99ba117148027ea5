"""Import is timed against openpyxl reading the same workbooks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.importing import ASKED, YARDSTICK, Measured, measured


@pytest.fixture
def few(tmp_path: Path, example: Path) -> Path:
    for path in sorted((example / "2018").glob("*.xlsx"))[:2]:
        shutil.copy(path, tmp_path)
    return tmp_path


def test_every_way_reads_the_same_workbooks(few: Path) -> None:
    sizes, found = measured(few, 1)
    assert (sizes.files, next(one.name for one in found)) == (2, YARDSTICK)
    assert sizes.cells > 1000
    assert set(ASKED) <= {one.name for one in found}
    assert all(one.ratio(found[0]) > 0 for one in found)


def test_the_ratio_is_the_middle_of_the_rounds() -> None:
    yardstick, mine = (Measured(name, t, t) for name, t in (("a", (1.0, 2.0, 1.0)), ("b", (1.0, 4.0, 3.0))))
    assert mine.ratio(yardstick) == 2.0


def test_the_command_prints_what_it_measured(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", "--folder", str(few), "--rounds", "1", "--json"])
    assert json.loads(capsys.readouterr().out)["sizes"]["files"] == 2
    with pytest.raises(SystemExit, match="There is no"):
        main(["import", "--folder", str(few / "none"), "--rounds", "1"])
