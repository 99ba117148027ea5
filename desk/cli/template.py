"""`lanhmanh template`: blank returns with what is known already, and the printable self-score form."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, WrongUse
from desk.base.options import FolderArgument
from desk.base.output import Output
from desk.cli.option_pairs import not_with
from desk.cli.verb import Here, verb


@verb("template", "Xuất biểu mẫu trống (hai tập) và phiếu tự chấm, điền sẵn đơn vị, cơ sở.")
def template(
    here: Here,
    out: Output,
    folder: FolderArgument,
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo: 2020, 2020-6T…")],
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="Mã đơn vị (mặc định: mọi đơn vị).")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", help="Lý do điền sẵn số điện thoại và vụ việc chưa xử lý xong từ kho; được ghi lại."
        ),
    ] = None,
    appraisal_by: Annotated[
        str | None,
        typer.Option(
            "--appraisal-by",
            help="Xuất biểu thẩm định (B16) cho cơ quan này, thay cho biểu của xã: Phòng LĐTBXH…",
        ),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Xuất mỗi tập thành một thư mục tệp .csv, thay cho Excel.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="Người thực hiện.")] = None,
) -> int:
    from desk.base.chained_log import account
    from desk.office.blanks import appraisal_written, blanks_written
    from desk.words.vietnamese_only import BLANK, say_vietnamese_only

    not_with({"--appraisal-by": appraisal_by}, {"--reason": reason, "--csv": as_csv})
    made, rules = here.workspace, here.rules
    wanted = rules.calendar.period(period)
    if wanted is None:
        raise WrongUse(
            "Không có kỳ '%(period)s'. Ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1.", period=period
        )
    if appraisal_by is not None:
        written: tuple[Path, ...] = (appraisal_written(made, rules, folder, wanted, unit, appraisal_by),)
    else:
        written = blanks_written(
            made, rules, folder, wanted, unit, reason, by or account(), date.today(), as_csv
        )
    out.files(written)
    out.say("Đã xuất %(n)s tệp.", n=len(written))
    say_vietnamese_only(out, BLANK)
    if reason is None and appraisal_by is None:
        out.note(
            'Số điện thoại, vụ việc chưa xử lý xong không được điền sẵn; để điền, thêm --reason "lý do"'
            " (được ghi lại)."
        )
    out.json({"files": [str(path) for path in written]})
    return DONE
