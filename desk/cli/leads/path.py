"""`leads path A B`: the strongest ways between two, or why none."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.leads.options import RunOption
from desk.cli.verb import Here, verb


@verb("path", "Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.")
def path(
    here: Here,
    out: Output,
    a: Annotated[str, typer.Argument(help="Mã cơ sở hoặc cá nhân, tổ chức.")],
    b: Annotated[str, typer.Argument(help="Mã thứ hai.")],
    run: RunOption = "latest",
) -> int:
    from desk.leads.between import between, between_json, print_between
    from desk.leads.leads import known_id

    queue = here.queue(run)
    told = between(queue, known_id(queue, a), known_id(queue, b))
    print_between(told, queue, out)
    out.json(between_json(told, queue))
    return DONE
