"""`lanhmanh report`: the two workbooks of results, public and restricted."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import FolderArgument, RunArgument
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb


@verb("report", "Xuất sổ kết quả công khai; thêm --restricted N cho N bản lưu hành nội bộ.")
def report(
    here: Here,
    out: Output,
    folder: FolderArgument,
    run: RunArgument = "latest",
    restricted: Annotated[
        int, typer.Option("--restricted", help="Số bản lưu hành nội bộ.", min=0, max=99)
    ] = 0,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Lý do xuất bản nội bộ; được ghi lại.")
    ] = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.office.reporting import reported
    from desk.runs.run import rules_of
    from desk.runs.standings import rulebook_asked
    from desk.words.adoption_words import say_draft
    from desk.words.vietnamese_only import RESTRICTED, say_vietnamese_only

    only_with({"--restricted": restricted or None}, {"--reason": reason})
    found = here.run(run)
    made = reported(found, folder, restricted, reason, by or account(), date.today())
    for path in made.public:
        out.say("Công khai: %(path)s", path=path)
    for path in made.restricted:
        out.say("LƯU HÀNH NỘI BỘ: %(path)s", path=path)
    if made.restricted:
        say_vietnamese_only(out, RESTRICTED)
    say_draft(out, rulebook_asked(rules_of(found), found, None))
    out.json({"public": [str(p) for p in made.public], "restricted": [str(p) for p in made.restricted]})
    return DONE
