"""`lanhmanh check-deploy`: whether the desk is fit to stand on a server."""

from __future__ import annotations

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.serve import not_installed


def register(app: typer.Typer) -> None:
    app.command("check-deploy", help="Kiểm tra bàn làm việc trên web trước khi đặt lên máy chủ.")(
        check_deploy
    )


def check_deploy(
    workspace: WorkspaceOption = HERE, as_json: JsonOption = False, lang: LangOption = "vi"
) -> int:
    out = Output(as_json, checked_lang(lang))
    try:
        from desk.web.serving import prepared

        prepared(workspace)
    except ModuleNotFoundError as error:
        raise not_installed(error) from error
    from desk.web.deployment import points

    found = tuple(points())
    for point in found:
        mark = "✓" if point.good else "!"
        out.say(f"{mark} {point.vi}", f"{mark} {point.en}")
    out.json([{"good": p.good, "message": p.en if lang == "en" else p.vi} for p in found])
    return DONE if all(p.good for p in found) else TO_LOOK_AT
