"""`lanhmanh paper`: the papers of a year, for signing: summary, proposal, decision, letters, explanations, minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang, day_from
from desk.base.output import Output
from desk.cli.results import RunArgument


def register(app: typer.Typer) -> None:
    app.command(
        "paper",
        help="Lập văn bản để ký (Word, PDF): tom-tat, to-trinh, quyet-dinh, thong-bao, giai-trinh, bien-ban.",
    )(paper)


def paper(
    kind: Annotated[
        str,
        typer.Argument(
            help="tom-tat (một trang cho lãnh đạo), to-trinh, quyet-dinh (công nhận), thong-bao (kết quả từng xã), giai-trinh, bien-ban (thẩm định).",
            show_default=False,
        ),
    ],
    folder: Annotated[Path, typer.Argument(help="Thư mục để tệp.", show_default=False)],
    run: RunArgument = "latest",
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", help="Chỉ đơn vị này (mã hoặc tên); nêu được nhiều lần.", show_default=False),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", help="Ngày ghi trên văn bản (mặc định: hôm nay).", show_default=False),
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="Để trống ngày, ghi tay khi ký.")] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.office.papers.writing import papers_of, written
    from desk.office.papers.year_results import year_results
    from desk.runs.run import found_run
    from desk.words.adoption_words import say_mark
    from desk.workspace.folder import opened
    from desk.workspace.office import office_of

    out = Output(as_json, checked_lang(lang))
    on = None if undated else day_from(day, "--date") or date.today()
    found = found_run(run, workspace)
    results = year_results(found)
    made = papers_of(results, kind, office_of(opened(found.workspace)), on, tuple(unit or ()))
    files: list[Path] = []
    with out.progress("Lập văn bản", "Writing papers") as step:
        for number, one in enumerate(made, 1):
            files += written(folder, one)
            step(number, len(made))
    for path in files:
        out.say(f"  {path}", f"  {path}")
    say_mark(out, results.rulebook)
    out.json({"kind": kind, "run": found.id, "files": [str(path) for path in files]})
    return DONE
