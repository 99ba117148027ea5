"""`leads observe`: an own note as evidence, with a grade."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption, day_from
from desk.base.output import Output
from desk.cli.leads.options import ByOption, RunOption, given
from desk.cli.verb import Here, verb
from desk.leads.acts import OBSERVE, done


@verb("observe", "Ghi chép của người xác minh thành bằng chứng, có mức tin cậy (mã Admiralty, ví dụ B2).")
def observe(
    here: Here,
    out: Output,
    about: Annotated[str, typer.Argument(help="Mã cơ sở hoặc cá nhân, tổ chức.")],
    kind: Annotated[str, typer.Argument(help="phone, account, plate, address, relative hoặc manager.")],
    value: Annotated[str, typer.Argument(help="Số, biển, địa chỉ; với relative, manager là mã người kia.")],
    grade: Annotated[str, typer.Option("--grade", help="Mức: A–F cho nguồn, 1–6 cho tin.")],
    seen: Annotated[str | None, typer.Option("--seen", help="Ngày thấy (mặc định: hôm nay).")] = None,
    reason: RecordedReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
) -> int:
    from desk.leads.leads import queue_of
    from desk.leads.observations import noted_report, notes_json, print_moved
    from desk.report.console import print_report

    before = here.queue(run)
    values: dict[str, object] = {
        "about": about,
        "kind": kind,
        "value": value,
        "grade": grade,
        "reason": given(reason),
    }
    values["seen"] = day_from(seen, "--seen")
    note = done(OBSERVE, before.run, values, by, before.day, lambda: before)
    after = queue_of(before.run, before.day)
    out.say("Đã ghi: ghi chép số %(n)s.", n=note["n"])
    mine = frozenset({note["about"]})
    print_report(replace(noted_report(after, mine), data=None), out)
    print_moved(before, after, out)
    out.json({"note": note["n"], "observations": notes_json(after, mine)})
    return DONE
