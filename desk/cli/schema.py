"""`lanhmanh schema`: writes the JSON Schema of rule files, so that editors complete and explain as one types."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output


def register(app: typer.Typer) -> None:
    app.command("schema", help="Viết JSON Schema của tệp quy tắc vào rules/schema cho trình soạn thảo.")(
        schema
    )


def schema(
    rules: Annotated[
        Path | None, typer.Argument(help="Thư mục quy tắc (mặc định: rules/ của không gian làm việc).")
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.authoring.schema_files import schemas_written
    from desk.workspace.rule_files import rules_folder

    out = Output(as_json, checked_lang(lang))
    folder = rules_folder(rules, workspace)
    names = schemas_written(folder)
    where = folder / "schema"
    out.say(f"Đã viết {len(names)} tệp vào {where}.", f"Wrote {len(names)} files to {where}.")
    out.json({"folder": str(where), "files": names})
    return DONE
