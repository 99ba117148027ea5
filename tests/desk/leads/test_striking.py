"""What speaks for innocence is never struck, whatever striking it would do to the sum."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.faults import WrongUse
from desk.leads.leads import queue_of
from desk.leads.striking import striking_of
from desk.runs.run import Run
from engine.links.innocent_ties import STRIKABLE
from engine.links.stories import FOR_INNOCENCE

pytestmark = pytest.mark.usefixtures("key")


def test_no_kin_or_home_that_explains_is_struck(run: Run) -> None:
    queue = queue_of(run, date(2021, 3, 5))
    rows = [
        (found, n)
        for found in queue.leads
        for n, (_, part) in enumerate(found.lead.parts, 1)
        if part.word in FOR_INNOCENCE and part.bits < 0 and part.rows and part.unit.kind in STRIKABLE
    ]
    assert rows
    for found, n in rows:
        with pytest.raises(WrongUse, match="nói rằng vô can"):
            striking_of(queue, found, n, "", None)
