"""`leads watch`: who is followed across years, and what is new about them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang, day_from
from desk.base.output import Output
from desk.cli.leads.options import ByOption, ReasonOption, RunArgument, given


def register(group: typer.Typer) -> None:
    group.command("watch", help="Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.")(watch)


def watch(
    run: RunArgument = "latest",
    add: Annotated[
        str | None, typer.Option("--add", help="Theo dõi mã này, hoặc gia hạn (cần --reason).")
    ] = None,
    end: Annotated[str | None, typer.Option("--end", help="Thôi theo dõi mã này (cần --reason).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Theo dõi đến ngày (năm-tháng-ngày).")] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import watching
    from desk.leads.leads import queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    queue = queue_of(found_run(run, workspace), date.today())
    if add is not None:
        watching.watch(queue, add, given(reason), day_from(until, "--until"), by)
    if end is not None:
        watching.ended(queue, end, given(reason), by)
    found = watching.watched_in(queue)
    if found:
        watching.print_watched(found, out)
    else:
        out.say(
            "Chưa theo dõi ai. Ghi: lanhmanh leads watch --add MÃ --reason …",
            "No one is watched. Record: lanhmanh leads watch --add ID --reason …",
        )
    out.json({"watched": watching.watched_json(found)})
    return TO_LOOK_AT if any(w.calls for w in found) else DONE
