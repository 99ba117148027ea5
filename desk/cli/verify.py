"""`lanhmanh verify`: computes a run again and compares, byte for byte."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.cli.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.cli.output import Output
from desk.faults import DONE, STORE


def register(app: typer.Typer) -> None:
    app.command("verify", help="Tính lại một lần chạy và so từng tệp.")(verify)


def verify(
    run: Annotated[str, typer.Argument(help="Thư mục, mã của lần chạy, hoặc latest.")],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.runs import found_run, recomputed

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    with out.progress("Tính lại", "Computing again") as step:
        differing = recomputed(found, step)
    if differing:
        names = ", ".join(differing)
        out.say(
            f"Lần chạy {found.id} không còn đúng như khi tạo: {names}. Đừng dùng; chạy lại năm đó.",
            f"Run {found.id} is not what it was: {names}. Do not use it; run that year again.",
        )
    else:
        out.say(
            f"Lần chạy {found.id}: tính lại cho kết quả y hệt.",
            f"Run {found.id}: computed again, all the same.",
        )
    out.json({"run": found.id, "same": not differing, "differing": differing})
    return STORE if differing else DONE
