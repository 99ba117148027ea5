"""`leads generic`: what so many share that it connects no one, and deciding otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.leads.acts import ActOption, verb_with_acts
from desk.leads.acts import CONNECTS, GENERIC

if TYPE_CHECKING:
    from desk.runs.run import Run


@verb_with_acts(
    "generic",
    "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.",
    ActOption("connects", CONNECTS, "LOẠI:KHÓA này vẫn nối được (cần --reason).", ("value",)),
    ActOption("declare", GENERIC, "LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason).", ("value",)),
)
def generic(run: Run, out: Output, by: str | None) -> int:
    from desk.leads.generic_report import generic_json, print_generic
    from desk.leads.leads import queue_of

    found = queue_of(run, date.today())
    print_generic(found, out)
    out.json(generic_json(found))
    return DONE
