"""`leads find KIND VALUE`: who has a number, plate, account, address; what a person or venue holds and
held."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.leads.options import ByOption, RunOption, given
from desk.cli.verb import Here, verb


@verb(
    "find",
    "Ai có số này (phone, account, plate, address, identity_no), hoặc một mã (id) giữ gì; có ghi nhật ký.",
)
def find(
    here: Here,
    out: Output,
    kind: Annotated[str, typer.Argument(help="id, phone, account, plate, address hoặc identity_no.")],
    value: Annotated[str, typer.Argument(help="Giá trị đúng như trong hồ sơ.")],
    run: RunOption = "latest",
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads.asking import found, print_found

    queue = here.queue(run)
    rows = found(queue, kind, value, given(reason), by)
    print_found(rows, out)
    out.json({"kind": kind, "found": [asdict(r) for r in rows]})
    return DONE
