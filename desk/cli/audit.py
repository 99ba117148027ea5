"""`lanhmanh audit verify`: checks that no line of the logs was changed, added or taken out."""

from __future__ import annotations

import typer

from desk.base.faults import DONE, STORE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Nhật ký truy cập tên và các quyết định.")
    group.callback()(lambda: None)
    group.command("verify", help="Kiểm tra nhật ký có bị sửa không.")(verify)
    app.add_typer(group, name="audit")


def verify(workspace: WorkspaceOption = HERE, as_json: JsonOption = False, lang: LangOption = "vi") -> int:
    from desk.base.chained_log import entries_of, first_broken
    from desk.workspace.folder import opened

    out = Output(as_json, checked_lang(lang))
    folder = opened(workspace).folder / "decisions"
    logs = {path.name: first_broken(path) for path in sorted(folder.glob("*.jsonl"))}
    for name, broken in logs.items():
        count = len(entries_of(folder / name))
        if broken is None:
            out.say(f"{name}: {count} dòng, nguyên vẹn.", f"{name}: {count} lines, whole.")
        else:
            out.say(f"{name}: dòng {broken} đã bị sửa hoặc thiếu dòng trước nó.", f"{name}: line {broken} was changed, or one before it is gone.")  # fmt: skip
    if not logs:
        out.say("Chưa có nhật ký nào.", "There is no log yet.")
    out.json(
        {"logs": {name: {"whole": broken is None, "first_broken": broken} for name, broken in logs.items()}}
    )
    return DONE if all(b is None for b in logs.values()) else STORE
