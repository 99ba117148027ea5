"""Whether two records are one person is asked of two."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desk.base.faults import WrongUse
from desk.leads.acts import DECIDE_SAME, ActedOn
from desk.runs.run import Run


@pytest.mark.parametrize("same", [True, False])
def test_an_id_is_not_held_against_itself(tmp_path: Path, same: bool) -> None:
    run = Run(tmp_path / "w" / "runs" / "a", {})
    values = {"a": "30991-CT-0035", "b": "30991-CT-0035", "same": same, "reason": "như nhau"}
    with pytest.raises(WrongUse, match="hai mã khác nhau"):
        DECIDE_SAME.entry(ActedOn(run, date(2021, 3, 1)), values)
    assert list(tmp_path.iterdir()) == []
