"""`leads map`: the communes as tiles, shaded by leads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.language import gettext
from desk.base.options import RunArgument
from desk.base.output import Output
from desk.cli.leads.options import written
from desk.cli.verb import Here, verb


@verb("map", "Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo.")
def map_(
    here: Here,
    out: Output,
    to: Annotated[Path, typer.Option("--to", help="Tệp .svg.")],
    run: RunArgument = "latest",
) -> int:
    from desk.leads.commune_tiles import tile_map, tiles_json, tiles_of

    found = here.queue(run)
    tiles = tiles_of(found)
    written(to, tile_map(tiles, found.period.code))
    out.say(gettext("Hình các xã: %(to)s", to=to))
    out.json(tiles_json(tiles))
    return DONE
