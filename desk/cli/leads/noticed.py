"""`leads noticed`: what is odd without a case, and what is nearly joined."""

from __future__ import annotations

from desk.base.faults import DONE
from desk.base.options import RunArgument
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("noticed", "Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối.")
def noticed(here: Here, out: Output, run: RunArgument = "latest") -> int:
    from desk.leads.noticed import noticed_report
    from desk.report.console import print_report

    print_report(noticed_report(here.queue(run)), out)
    return DONE
