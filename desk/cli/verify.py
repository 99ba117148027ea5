"""`lanhmanh verify`: computes a run again and compares, byte for byte."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, STORE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output


def register(app: typer.Typer) -> None:
    app.command("verify", help="Tính lại một lần chạy và so từng tệp.")(verify)


def verify(
    run: Annotated[str, typer.Argument(help="Thư mục, mã của lần chạy, hoặc latest.")],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.runs.run import found_run
    from desk.runs.untouched import unchanged
    from desk.runs.verification import recomputed
    from desk.workspace.erasure import erasures_since
    from desk.workspace.folder import opened

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    with out.progress("Tính lại", "Computing again") as step:
        differing = recomputed(found, step)
    erasures = erasures_since(opened(found.workspace), found.manifest)
    accepted = bool(differing and erasures and unchanged(found))
    if accepted:
        records = ", ".join(record.id for record in erasures)
        out.say(
            f"Lần chạy {found.id}: các tệp còn nguyên; khác khi tính lại vì đã xóa dữ liệu một người ({records}).",
            f"Run {found.id}: its files are untouched; computed again it differs because a person was erased ({records}).",
        )
    elif differing:
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
    out.json(
        {"run": found.id, "same": not differing, "differing": differing, "erasures": [record.id for record in erasures]}
    )  # fmt: skip
    return STORE if differing and not accepted else DONE
