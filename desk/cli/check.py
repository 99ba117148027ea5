"""`lanhmanh check`: reads the rules and lists every fault, before any run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.cli.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.cli.output import Output
from desk.rule_files import SHIPPED, rules_in


def register(app: typer.Typer) -> None:
    app.command("check", help="Kiểm tra các tệp quy tắc; nêu mọi lỗi kèm dòng, cột và cách sửa.")(check)


def check(
    rules: Annotated[
        Path | None, typer.Argument(help="Thư mục quy tắc (mặc định: rules/ của không gian làm việc).")
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    out = Output(as_json, checked_lang(lang))
    folder = rules or (workspace / "rules" if (workspace / "rules").is_dir() else SHIPPED)
    found = rules_in(folder)
    criteria = sum(len(book.criteria) for book in found.rulebooks.values())
    out.say(
        f"{folder}: không có lỗi. {len(found.rulebooks)} bộ tiêu chí, {criteria} tiêu chí và dấu hiệu, {len(found.parameters)} tham số.",
        f"{folder}: no faults. {len(found.rulebooks)} rulebooks, {criteria} criteria and signals, {len(found.parameters)} parameters.",
    )
    out.json({"faults": [], "rulebooks": sorted(found.rulebooks), "criteria": criteria})
    return 0
