"""What speaks for innocence is never struck, whatever striking it would do to the sum."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.faults import WrongUse
from desk.leads.leads import queue_of
from desk.leads.noticed import noticed_report
from desk.leads.striking import striking_of
from desk.leads.tie_report import left_of
from desk.report.tree import Report, Table, text_of
from desk.runs.run import Run
from engine.links.innocent_ties import STRIKABLE
from engine.links.stories import FOR_INNOCENCE

pytestmark = pytest.mark.usefixtures("key")


def told_by(report: Report) -> str:
    """Return what a report's cells and lines say."""
    tables = [b for b in report.blocks if isinstance(b, Table)]
    cells = [text_of(c.value(row)) for t in tables for row in t.rows for c in t.columns if c.value]
    return "\n".join([*cells, *(str(b) for b in report.blocks if not isinstance(b, Table))])


def test_what_is_left_of_a_struck_tie_says_so_among_what_is_no_lead(run: Run) -> None:
    """Where nothing else joins the two: as a near miss, or, too little for one, in a line beside them."""
    before = queue_of(run, date(2021, 3, 5))
    told = 0
    for found in before.leads:
        for n, (_, part) in enumerate(found.lead.parts, 1):
            if part.unit.kind not in STRIKABLE or not part.rows or part.bits <= 0:
                continue
            after = striking_of(before, found, n, "số máy của tổ dân phố", "an").after
            (tie,) = after.ties
            left, joined = left_of(tie, after), {j.sides for r in after.leads for j in r.lead.joins}
            if left and left.bits > 0 and (left.a, left.b) not in joined:
                assert "đã gỡ liên hệ" in told_by(noticed_report(after))
                assert "an, 05/03/2021" in told_by(noticed_report(after))
                told += 1
    assert told
    assert "đã gỡ liên hệ" not in told_by(noticed_report(before))


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
