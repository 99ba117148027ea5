"""`lanhmanh report`: the two workbooks of results, public and restricted."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.results import RunArgument


def register(app: typer.Typer) -> None:
    app.command("report", help="Xuất sổ kết quả công khai; thêm --restricted N cho N bản lưu hành nội bộ.")(
        report
    )


def report(
    folder: Annotated[Path, typer.Argument(help="Thư mục để tệp.", show_default=False)],
    run: RunArgument = "latest",
    restricted: Annotated[
        int, typer.Option("--restricted", help="Số bản lưu hành nội bộ.", min=0, max=99)
    ] = 0,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Lý do xuất bản nội bộ; được ghi lại.", show_default=False)
    ] = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.office.reporting import reported
    from desk.runs.run import found_run, rules_of
    from desk.runs.standings import rulebook_asked
    from desk.words.adoption_words import say_draft
    from desk.words.vietnamese_only import RESTRICTED, say_vietnamese_only

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    made = reported(found, folder, restricted, reason, by or getpass.getuser(), date.today(), out.lang)
    for path in made.public:
        out.say(f"Công khai: {path}", f"Public: {path}")
    for path in made.restricted:
        out.say(f"LƯU HÀNH NỘI BỘ: {path}", f"RESTRICTED: {path}")
    if made.restricted:
        say_vietnamese_only(out, RESTRICTED)
    say_draft(out, rulebook_asked(rules_of(found), found, None))
    out.json({"public": [str(p) for p in made.public], "restricted": [str(p) for p in made.restricted]})
    return 0
