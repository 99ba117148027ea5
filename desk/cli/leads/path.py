"""`leads path A B`: the strongest ways between two, or why none."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import RunOption


def register(group: typer.Typer) -> None:
    group.command("path", help="Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.")(path)


def path(
    a: Annotated[str, typer.Argument(help="Mã cơ sở hoặc cá nhân, tổ chức.")],
    b: Annotated[str, typer.Argument(help="Mã thứ hai.")],
    run: RunOption = "latest",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.between import between, between_json, print_between
    from desk.leads.leads import known_id, queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    queue = queue_of(found_run(run, workspace), date.today())
    told = between(queue, known_id(queue, a), known_id(queue, b))
    print_between(told, queue, out)
    out.json(between_json(told, queue))
    return DONE
