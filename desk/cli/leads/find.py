"""`leads find KIND VALUE`: who has a number, plate, account, address; what a person or venue holds and held."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, ReasonOption, RunOption, given


def register(group: typer.Typer) -> None:
    group.command(
        "find",
        help="Ai có số này (phone, account, plate, address, identity_no), hoặc một mã (id) giữ gì; có ghi nhật ký.",
    )(find)


def find(
    kind: Annotated[str, typer.Argument(help="id, phone, account, plate, address hoặc identity_no.")],
    value: Annotated[str, typer.Argument(help="Giá trị đúng như trong hồ sơ.")],
    run: RunOption = "latest",
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.asking import found, print_found
    from desk.leads.leads import queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    queue = queue_of(found_run(run, workspace), date.today())
    rows = found(queue, kind, value, given(reason), by)
    if not as_json:
        print_found(rows, out)
    out.json({"kind": kind, "found": [asdict(r) for r in rows]})
    return DONE
