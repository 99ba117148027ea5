"""`leads map`: the communes as tiles, shaded by leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import RunArgument, written


def register(group: typer.Typer) -> None:
    group.command(
        "map", help="Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo."
    )(map_)


def map_(
    to: Annotated[Path, typer.Option("--to", help="Tệp .svg.", show_default=False)],
    run: RunArgument = "latest",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.commune_tiles import tile_map, tiles_json, tiles_of
    from desk.leads.leads import queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace), date.today())
    tiles = tiles_of(found)
    written(to, tile_map(tiles, found.period.code, lang))
    out.say(f"Hình các xã: {to}", f"The communes drawn: {to}")
    out.json(tiles_json(tiles))
    return DONE
