"""`lanhmanh remind`: who owes which form, and a letter for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, day_from
from desk.cli.opening import opening


def register(app: typer.Typer) -> None:
    app.command(
        "remind", help="Liệt kê biểu còn thiếu của một kỳ; --letters lập công văn đôn đốc từng đơn vị."
    )(remind)


def remind(
    period: Annotated[str, typer.Argument(help="Kỳ: 2020, 2020-6T…", show_default=False)],
    letters: Annotated[
        Path | None, typer.Option("--letters", help="Thư mục để công văn (.docx).", show_default=False)
    ] = None,
    above: Annotated[
        str | None, typer.Option("--above", help="Cơ quan chủ quản.", show_default=False)
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", help="Cơ quan ban hành.", show_default=False)
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help="Địa danh.", show_default=False)] = None,
    number: Annotated[str | None, typer.Option("--number", help="Số, ký hiệu.", show_default=False)] = None,
    answer_by: Annotated[
        str | None, typer.Option("--answer-by", help="Hạn nộp bổ sung (năm-tháng-ngày).", show_default=False)
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.office.letters import Sender, reminder_letter
    from desk.office.reminders import missing_forms
    from desk.workspace.locking import period_asked
    from desk.workspace.store import stored

    out, made, rules = opening(workspace, as_json, lang)
    wanted = period_asked(rules, period)
    owing = missing_forms(stored(made, rules).standing, rules, wanted)
    said = {"above": above, "office": office, "place": place, "number": number}
    sender = Sender(**{name: value for name, value in said.items() if value})
    until = day_from(answer_by, "--answer-by")
    written = [
        reminder_letter(letters / f"Đôn đốc {one.unit.code} {one.unit.name} {wanted.code}.docx", one, sender, date.today(), until)
        for one in (owing if letters else ())
        if letters
    ]  # fmt: skip
    out.table(
        out.pick(f"Biểu còn thiếu, kỳ {wanted.code}", f"Forms missing for {wanted.code}"),
        [(h, "left") for h in (("Mã", "Đơn vị", "Biểu còn thiếu") if lang == "vi" else ("Code", "Unit", "Forms missing"))],
        [(o.unit.code, o.unit.name, out.pick("chưa nộp gì", "nothing sent") if o.nothing else ", ".join(k.form for k in o.forms)) for o in owing],
    )  # fmt: skip
    for path in written:
        out.say(f"  {path}", f"  {path}")
    out.json(
        {"period": wanted.code, "owing": [{"unit": o.unit.code, "forms": [k.form for k in o.forms], "nothing": o.nothing} for o in owing],
         "letters": [str(path) for path in written]}
    )  # fmt: skip
    return TO_LOOK_AT if owing else DONE
