"""`lanhmanh paper`: the papers of a year, for signing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import DayOnPaperOption, DespiteAnnouncedOption, FolderArgument, RunArgument, day_from
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.option_pairs import not_with
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.office.papers.wording import WordedPaper


@verb(
    "paper",
    "Lập văn bản để ký (Word, PDF): bao-cao, so-ket, tom-tat, to-trinh, quyet-dinh, thong-bao, giai-trinh,"
    " bien-ban.",
)
def paper(
    here: Here,
    out: Output,
    kind: Annotated[
        str,
        typer.Argument(
            help=(
                "bao-cao (công tác năm, sáu tháng, quý, đột xuất), so-ket (tạm tính giữa năm), tom-tat (một"
                " trang cho lãnh đạo), to-trinh, quyet-dinh (công nhận), thong-bao (kết quả từng xã),"
                " giai-trinh, bien-ban (thẩm định)."
            )
        ),
    ],
    folder: FolderArgument,
    run: RunArgument = "latest",
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="Chỉ đơn vị này (mã hoặc tên); nêu được nhiều lần.")
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="Kỳ của bao-cao, so-ket: 2020, 2020-6T, 2020-Q1.")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", help="Lý do lập bản nội bộ (bao-cao, so-ket, văn bản từng xã); được ghi lại."
        ),
    ] = None,
    by: ByOption = None,
    day: DayOnPaperOption = None,
    answer_by: Annotated[
        str | None,
        typer.Option(
            "--answer-by", help="Hạn để xã nộp, sửa, có ý kiến (thong-bao); không ghi thì để chỗ trống."
        ),
    ] = None,
    despite: DespiteAnnouncedOption = None,
    undated: Annotated[bool, typer.Option("--undated", help="Để trống ngày, ghi tay khi ký.")] = False,
) -> int:
    from desk.base.chained_log import account
    from desk.office.papers.reporting_work import period_paper
    from desk.office.papers.wording_log import SO_FAR, WORK_REPORT
    from desk.office.papers.writing import (
        drafts_of,
        passed_over,
        refuse_unannounced,
        restricted_logged,
        written,
    )
    from desk.runs.year import year_of_run
    from desk.words.adoption_words import say_mark
    from desk.words.vietnamese_only import PAPER, say_vietnamese_only
    from desk.workspace.folder import opened
    from desk.workspace.office import signing_office

    may_be_period = kind in (WORK_REPORT, SO_FAR) and period is None and run != "latest"
    if may_be_period and here.rules.calendar.period(run) is not None:
        period, run = run, "latest"  # `paper bao-cao FOLDER 2024`, as other papers are asked for
    not_with({"--date": day}, {"--undated": undated})
    not_with(
        {kind: True},
        passed_over(
            kind,
            {
                "RUN": run if run != "latest" else None,
                "--unit": unit,
                "--period": period,
                "--answer-by": answer_by,
                "--despite": despite,
            },
        ),
    )
    on = None if undated else day_from(day, "--date") or date.today()
    if kind in (WORK_REPORT, SO_FAR):
        drafts: tuple[WordedPaper, ...] = (
            period_paper(kind, here.workspace, here.rules, period, reason, by or account(), on),
        )
        rulebook = None
    else:
        year = year_of_run(here.run(run))
        rulebook = year.rulebook
        own = opened(year.run.workspace)
        refuse_unannounced(year, kind, unit or (), despite, by or account(), date.today())
        restricted_logged(own, kind, unit or (), reason, by or account(), date.today(), year.run.id)
        office = signing_office(own, year.rules.offices)
        drafts = tuple(
            draft
            for _, draft in drafts_of(
                year, kind, office, on, tuple(unit or ()), day_from(answer_by, "--answer-by")
            )
        )
    made, files = [draft.paper for draft in drafts], list[Path]()
    with out.progress("Lập văn bản") as step:
        for number, one in enumerate(made, 1):
            files += written(folder, one)
            step(number, len(made))
    out.files(files)
    say_vietnamese_only(out, PAPER)
    _say_words(drafts, out)
    if rulebook is not None and made and made[0].mark:
        say_mark(out, rulebook)
    out.json({"kind": kind, "files": [str(path) for path in files]})
    return DONE


def _say_words(drafts: Iterable[WordedPaper], out: Output) -> None:
    """Say whose words stand in the papers, and which wait because the program now writes another sentence."""
    drafts = tuple(drafts)
    edits = [s.edit for draft in drafts for s in draft.sentences if s.edit]
    waiting = [edit for draft in drafts for edit in draft.waiting]
    if edits:
        who = ", ".join(sorted({edit.by for edit in edits}))
        out.say("%(n)s câu theo lời người soạn (%(who)s).", n=len(edits), who=who)
    for one, edit in ((s, s.edit) for draft in drafts for s in draft.sentences if s.edit and s.moves):
        numbers = ", ".join(f"{then} → {now}" for then, now in one.moves)
        out.say(
            "Số của chương trình đã đổi dưới lời của %(by)s (%(on)s): %(numbers)s. Câu in ra:"
            " “%(printed)s”. Xem lại ở trang Văn bản của bàn làm việc.",
            by=edit.by,
            on=edit.on,
            numbers=numbers,
            printed=one.printed,
        )
    for edit in waiting:
        out.say(
            "Chưa in lời của %(by)s (%(on)s) vì câu của chương trình đã khác: “%(then)s”. Xem lại ở trang"
            " Văn bản của bàn làm việc.",
            by=edit.by,
            on=edit.on,
            then=edit.then,
        )
