"""`leads watch`: who is followed across years, and what is new about them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.cli.leads.acts import ActOption, verb_with_acts
from desk.leads.acts import END_WATCH, WATCH

if TYPE_CHECKING:
    from desk.runs.run import Run


@verb_with_acts(
    "watch",
    "Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.",
    ActOption("add", WATCH, "Theo dõi mã này, hoặc gia hạn (cần --reason).", ("about",)),
    ActOption("end", END_WATCH, "Thôi theo dõi mã này (cần --reason).", ("about",)),
)
def watch(run: Run, out: Output, by: str | None) -> int:
    from desk.leads import watching
    from desk.leads.leads import queue_of
    from desk.report.console import print_report

    found = watching.watched_in(queue_of(run, date.today()))
    print_report(watching.watched_report(found), out)
    return TO_LOOK_AT if any(w.calls for w in found) else DONE
