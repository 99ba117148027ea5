"""`leads watch`: who is followed across years, and what is new about them."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext
from desk.base.options import RecordedReasonOption, RunArgument, day_from
from desk.base.output import Output
from desk.cli.leads.options import ByOption, given
from desk.cli.option_pairs import not_with, only_with
from desk.cli.verb import Here, verb


@verb("watch", "Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.")
def watch(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    add: Annotated[
        str | None, typer.Option("--add", help="Theo dõi mã này, hoặc gia hạn (cần --reason).")
    ] = None,
    end: Annotated[str | None, typer.Option("--end", help="Thôi theo dõi mã này (cần --reason).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Theo dõi đến ngày (năm-tháng-ngày).")] = None,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads import watching
    from desk.leads.acts import END_WATCH, WATCH, done

    only_with({"--add": add, "--end": end}, {"--reason": reason})
    only_with({"--add": add}, {"--until": until})
    not_with({"--add": add}, {"--end": end})
    queue = here.queue(run)
    if add is not None:
        values = {"about": add, "reason": given(reason), "until": day_from(until, "--until")}
        done(WATCH, queue.run, values, by, queue.day, lambda: queue)
        out.say(gettext("Đã ghi: theo dõi %(add)s.", add=add))
    if end is not None:
        done(END_WATCH, queue.run, {"about": end, "reason": given(reason)}, by, queue.day, lambda: queue)
        out.say(gettext("Đã ghi: thôi theo dõi %(end)s.", end=end))
    found = watching.watched_in(queue)
    if found:
        watching.print_watched(found, out)
    else:
        out.say(gettext("Chưa theo dõi ai. Ghi: lanhmanh leads watch --add MÃ --reason …"))
    out.json({"watched": watching.watched_json(found)})
    return TO_LOOK_AT if any(w.calls for w in found) else DONE
