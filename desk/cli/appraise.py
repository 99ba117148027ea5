"""`lanhmanh appraise`: lists appraisals beside other points; an office confirms its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb


@verb(
    "appraise",
    "Xem điểm thẩm định (B16) cạnh điểm tự chấm, máy tính; --confirm: cơ quan thẩm định xác nhận để được"
    " tính.",
)
def appraise(
    here: Here,
    out: Output,
    period: Annotated[str, typer.Argument(help="Kỳ năm.")],
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Xác nhận: từ đó điểm thẩm định được tính.")
    ] = False,
    office: Annotated[str, typer.Option("--office", help="Cơ quan thẩm định xác nhận: Phòng LĐTBXH…")] = "",
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="Chỉ của đơn vị này; lặp lại được.")
    ] = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.office.appraising import appraisals_report, judged
    from desk.report.console import print_report
    from desk.words.adoption_words import say_mark
    from desk.workspace.appraisals import confirmed
    from desk.workspace.compiled_rules import rulebook_for
    from desk.workspace.locking import period_asked
    from desk.workspace.office_units import asked_unit
    from engine.rulebook.model.roles import RECOGNITION

    only_with({"--confirm": confirm}, {"--office": office or None})
    made, rules = here.workspace, here.rules
    wanted = period_asked(rules, period)
    if confirm and not office.strip():
        raise WrongUse('Xác nhận phải nêu cơ quan: --confirm --office "Phòng LĐTBXH".')
    units = [asked_unit(rules, wanted, code).code for code in unit or ()]
    rows = judged(made, rules, wanted, units)
    if confirm:
        record = confirmed(
            made, rules, [row.appraisal for row in rows], office.strip(), by or account(), date.today()
        )
        count = len(record.content["appraisals"])
        out.say(
            "Đã xác nhận %(n)s điểm thẩm định của %(office)s (quyết định %(id)s). Chạy lại để tính:"
            " lanhmanh run --year %(year)s",
            n=count,
            office=office.strip(),
            id=record.id,
            year=wanted.year,
        )
        rows = judged(made, rules, wanted, units)
    print_report(appraisals_report(rows, rules, wanted), out)
    say_mark(out, rulebook_for(rules, RECOGNITION, wanted))
    return DONE if all(row.confirmed for row in rows) else TO_LOOK_AT
