"""Whether two records are one person is asked of two."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import WrongUse
from desk.leads.acts import DECIDE_SAME, ActedOn
from desk.leads.decisions import same_in
from desk.leads.leads import queue_of
from desk.runs.run import Run


@pytest.mark.parametrize("same", [True, False])
def test_an_id_is_not_held_against_itself(tmp_path: Path, same: bool) -> None:
    run = Run(tmp_path / "w" / "runs" / "a", {})
    values = {"a": "30991-CT-0035", "b": "30991-CT-0035", "same": same, "reason": "như nhau"}
    with pytest.raises(WrongUse, match="hai mã khác nhau"):
        DECIDE_SAME.entry(ActedOn(run, date(2021, 3, 1)), values)
    assert list(tmp_path.iterdir()) == []


def test_two_ids_are_tried_as_one_person_before_anything_is_on_record(run: Run, say: Any) -> None:
    lead = queue_of(run, date(2021, 3, 5)).leads[0].lead
    tried = ("leads", "identity", str(run.folder), "--same", *lead.parties[:2], "--try")
    code, text = say(*tried)
    assert code in (0, 1)
    assert f"{len(lead.members)} bên" in text
    assert f"{len(lead.members) - 1} bên" in text
    assert "Chưa ghi gì" in text
    assert same_in(run) == {}
    assert say("leads", "identity", str(run.folder), "--try")[0] == 2
    assert say(*tried[:-3], lead.parties[0], "30985-CT-9999", "--try")[0] == 2
