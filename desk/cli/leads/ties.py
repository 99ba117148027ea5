"""`leads ties`: the ties a person has explained, and taking an explanation back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.leads.acts import ActOption, verb_with_acts
from desk.leads.acts import RESTORE

if TYPE_CHECKING:
    from desk.runs.run import Run


@verb_with_acts(
    "ties",
    "Liên hệ đã được giải thích là vô can; có thể khôi phục.",
    ActOption("restore", RESTORE, "Số dòng: liên hệ này không còn được coi là vô can.", ("row",), int),
)
def ties(run: Run, out: Output, by: str | None) -> int:
    from desk.leads.leads import queue_of
    from desk.leads.tie_report import ties_report
    from desk.report.console import print_report

    print_report(ties_report(queue_of(run, date.today())), out)
    return DONE
