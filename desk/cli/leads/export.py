"""`leads export`: leads as a file for another program or office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, WRONG_USE, Stop
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, RunOption, written

ALL = "all"


def register(group: typer.Typer) -> None:
    group.command(
        "export",
        help="Xuất manh mối: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Không kèm mã thật nếu không có số chuyển hồ sơ.",
    )(export)


def export(
    lead: Annotated[
        str, typer.Argument(help="Mã manh mối, số thứ tự trong danh sách, hoặc all: mọi manh mối chưa bỏ.")
    ],
    to: Annotated[
        Path, typer.Option("--to", help="Tệp .xlsx, .graphml hoặc .ftm.jsonl.", show_default=False)
    ],
    referral: Annotated[
        str | None,
        typer.Option("--referral", help="Số văn bản chuyển hồ sơ: khi đó kèm mã thật, và được ghi lại."),
    ] = None,
    run: RunOption = "latest",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.exports import exported, exporter_for
    from desk.leads.leads import lead_named, queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    exporter_for(to)  # before the long work
    found = queue_of(found_run(run, workspace), date.today())
    wanted = [r for r in found.leads if r.open] if lead == ALL else [lead_named(found, lead)]
    if not wanted:
        raise Stop(WRONG_USE, "Không có manh mối nào chưa bỏ.", "There is no lead that is not dismissed.")
    written(to, exported(found, wanted, to, referral, by, lang))
    ids = ", ".join(r.id for r in wanted)
    out.say(f"Đã xuất {ids}: {to}", f"Exported {ids}: {to}")
    if referral is None:
        out.say(
            "Tệp chỉ có bí danh (P1, V1, C1), không có mã thật. Chuyển hồ sơ: thêm --referral SỐ_VĂN_BẢN.",
            "The file has pseudonyms only (P1, V1, C1), no real id. To refer it: add --referral NUMBER.",
        )
    out.json({"leads": [r.id for r in wanted], "file": str(to), "pseudonymous": referral is None})
    return DONE
