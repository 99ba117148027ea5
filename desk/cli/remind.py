"""`lanhmanh remind`: who owes which form, and a letter for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext
from desk.base.options import DayOnPaperOption, argument, day_from, option
from desk.base.output import Output
from desk.cli.verb import Here, only_with, verb


@verb("remind", "Liệt kê biểu còn thiếu của một kỳ; --letters lập công văn đôn đốc từng đơn vị.")
def remind(
    here: Here,
    out: Output,
    period: Annotated[str, argument("Kỳ: 2020, 2020-6T…")],
    letters: Annotated[Path | None, option("Thư mục để công văn (Word, PDF).")] = None,
    answer_by: Annotated[str | None, option("Hạn nộp bổ sung (năm-tháng-ngày).")] = None,
    day: DayOnPaperOption = None,
) -> int:
    from desk.office.papers.reminder import asked_of_senders, reminders
    from desk.office.papers.writing import written
    from desk.words.vietnamese_only import PAPER, say_vietnamese_only
    from desk.workspace.locking import period_asked, refuse_not_begun
    from desk.workspace.office import signing_office
    from desk.workspace.store import stored
    from facts.standing import COMMUNE

    only_with({"--letters": letters}, {"--answer-by": answer_by, "--date": day})
    made, rules = here.workspace, here.rules
    wanted = period_asked(rules, period)
    refuse_not_begun(wanted, date.today())
    asked = asked_of_senders(stored(made, rules), rules, wanted)
    on, until = day_from(day, "--date") or date.today(), day_from(answer_by, "--answer-by")
    papers = reminders(asked, rules, signing_office(made, rules.offices), on, until) if letters else ()
    files = [path for paper in papers if letters for path in written(letters, paper)]
    out.table(
        gettext("Biểu còn thiếu, ô phải sửa, kỳ %(code)s", code=wanted.code),
        [gettext("Mã"), gettext("Đơn vị"), gettext("Biểu còn thiếu"), (gettext("Ô phải sửa"), "right")],
        [
            (
                a.owing.unit.code,
                a.owing.unit.name if a.owing.office == COMMUNE else f"{a.owing.unit.name}, {a.owing.office}",
                gettext("chưa nộp gì")
                if a.owing.nothing
                else ", ".join(k.form for k in a.owing.forms) or "–",
                str(len(a.cells) or "–"),
            )
            for a in asked
        ],
    )
    out.files(files)
    if files:
        say_vietnamese_only(out, PAPER)
    out.json(
        {
            "period": wanted.code,
            "letters": [str(path) for path in files],
            "owing": [
                {
                    "unit": a.owing.unit.code,
                    "office": a.owing.office,
                    "forms": [k.form for k in a.owing.forms],
                    "nothing": a.owing.nothing,
                    "cells": len(a.cells),
                }
                for a in asked
            ],
        }
    )
    return TO_LOOK_AT if asked else DONE
