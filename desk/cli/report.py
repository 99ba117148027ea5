"""`lanhmanh report`, `paper`, `template`, `remind`: workbooks of results, papers to sign, blank returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from desk.base import chained_log
from desk.base.faults import DONE, OURS, TO_LOOK_AT, WrongUse
from desk.base.language import gettext
from desk.base.options import (
    DayOnPaperOption,
    DespiteAnnouncedOption,
    FolderArgument,
    RunArgument,
    argument,
    day_from,
    option,
)
from desk.base.output import Output
from desk.base.outputs import taken
from desk.base.own_files import refuse_filled_in
from desk.cli.verb import By, Here, not_with, only_with, verb
from desk.office import blanks, reminders, reporting
from desk.office.papers import wording_log, work_report, writing
from desk.runs import run as runs
from desk.runs import standings
from desk.runs import year as years
from desk.runs.failing import FailingOffice
from desk.words import adoption_words, vietnamese_only
from desk.workspace import folder as workspaces
from desk.workspace import locking, store
from desk.workspace import office as offices
from facts import standing

if TYPE_CHECKING:
    from desk.base.paper.content import Printed
    from desk.office.papers.wording import WordedPaper


@verb("report", "Xuất sổ kết quả công khai; thêm --restricted N cho N bản lưu hành nội bộ.")
def report(
    here: Here,
    out: Output,
    by: By,
    folder: FolderArgument,
    run: RunArgument = "latest",
    restricted: Annotated[int, option("Số bản lưu hành nội bộ.", min=0, max=99)] = 0,
    reason: Annotated[str | None, option("Lý do xuất bản nội bộ; được ghi lại.")] = None,
) -> int:
    only_with({"--restricted": restricted or None}, {"--reason": reason})
    found = here.run(run)
    made = reporting.reported(found, folder, restricted, reason, by, date.today())
    for path in made.public:
        out.say("Công khai: %(path)s", path=path)
    for path in made.restricted:
        out.say("LƯU HÀNH NỘI BỘ: %(path)s", path=path)
    if made.restricted:
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.RESTRICTED)
    adoption_words.say_draft(out, standings.rulebook_asked(runs.rules_of(found), found, None))
    out.json({"public": [str(p) for p in made.public], "restricted": [str(p) for p in made.restricted]})
    return DONE


@verb(
    "paper",
    "Lập văn bản để ký (Word, PDF): báo cáo, tờ trình, quyết định, thông báo, biên bản.",
)
def paper(
    here: Here,
    out: Output,
    by: By,
    kind: Annotated[
        str,
        argument(
            "bao-cao (công tác năm, sáu tháng, quý, đột xuất), so-ket (tạm tính giữa năm), tom-tat (một"
            " trang cho lãnh đạo), to-trinh, quyet-dinh (công nhận), to-trinh-khen-thuong,"
            " quyet-dinh-khen-thuong (sau khi công bố), thong-bao (kết quả từng xã),"
            " giai-trinh, bien-ban (thẩm định), ket-luan-kiem-tra."
        ),
    ],
    folder: FolderArgument,
    run: RunArgument = "latest",
    unit: Annotated[list[str] | None, option("Chỉ đơn vị này (mã hoặc tên); nêu được nhiều lần.")] = None,
    period: Annotated[str | None, option("Kỳ của bao-cao, so-ket: 2020, 2020-6T, 2020-Q1.")] = None,
    reason: Annotated[
        str | None, option("Lý do lập bản nội bộ (bao-cao, so-ket, văn bản từng xã); được ghi lại.")
    ] = None,
    day: DayOnPaperOption = None,
    answer_by: Annotated[
        str | None, option("Hạn để xã nộp, sửa, có ý kiến (thong-bao); không ghi thì để chỗ trống.")
    ] = None,
    despite: DespiteAnnouncedOption = None,
    undated: Annotated[bool, option("Để trống ngày, ghi tay khi ký.", "--undated")] = False,
) -> int:
    may_be_period = (
        kind in (wording_log.WORK_REPORT, wording_log.SO_FAR) and period is None and run != "latest"
    )
    if may_be_period and here.rules.calendar.period(run) is not None:
        period, run = run, "latest"  # `paper bao-cao FOLDER 2024`, as other papers are asked for
    not_with({"--date": day}, {"--undated": undated})
    not_with(
        {kind: True},
        writing.passed_over(
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
    failing: tuple[FailingOffice, ...] = ()
    with taken():
        if kind in (wording_log.WORK_REPORT, wording_log.SO_FAR):
            drafts: tuple[WordedPaper, ...] = (
                writing.period_paper(kind, here.workspace, here.rules, period, reason, by, on),
            )
            rulebook = None
        else:
            year = years.year_of_run(here.run(run))
            rulebook = year.rulebook
            own = workspaces.opened(year.run.workspace)
            writing.refuse_unannounced(year, kind, unit or (), despite, by, date.today())
            writing.restricted_logged(own, kind, unit or (), reason, by, date.today(), year.run.id)
            office = offices.signing_office(own, year.rules.offices)
            until = day_from(answer_by, "--answer-by")
            named, failing = writing.drafts_of(year, kind, office, on, tuple(unit or ()), until)
            drafts = tuple(draft for _, draft in named)
        made = [draft.paper for draft in drafts]
        with out.progress("Lập văn bản") as step:
            files = writing.written(folder, _counted(made, step))
        if failing:
            report = writing.failing_report(folder, failing)
            files = (*files, report)
    out.files(files)
    vietnamese_only.say_vietnamese_only(out, vietnamese_only.PAPER)
    _say_words(drafts, out)
    for left in (work_report.left_to_office(one) for one in made):
        if left:
            out.say(
                "Báo cáo của các đơn vị không có nội dung của các mục: %(sections)s. Cơ quan ghi vào chỗ"
                " %(mark)s trước khi ký.",
                sections="; ".join(left),
                mark=work_report.LEFT_TO_OFFICE,
            )
    if rulebook is not None and made and made[0].mark:
        adoption_words.say_mark(out, rulebook)
    out.json({"kind": kind, "files": [str(path) for path in files]})
    if failing:
        out.note_line(writing.no_paper_words(failing, year.name, report))
        return OURS
    return DONE


def _counted(papers: Sequence[Printed], step: Callable[[int, int], None]) -> Iterator[Printed]:
    """Yield papers, a step told after each."""
    for number, one in enumerate(papers, 1):
        yield one
        step(number, len(papers))


def _say_words(drafts: Iterable[WordedPaper], out: Output) -> None:
    """Say whose words stand in the papers, and which wait because the program now writes another sentence."""
    drafts = tuple(drafts)
    edits = [s.edit for draft in drafts for s in draft.sentences if s.edit]
    waiting = [edit for draft in drafts for edit in draft.waiting]
    if edits:
        who = ", ".join(sorted({edit.by for edit in edits}))
        out.say("%(n)s câu theo lời người soạn (%(who)s).", n=len(edits), who=who)
    for one, edit in ((s, s.edit) for draft in drafts for s in draft.sentences if s.edit and s.moves):
        out.say(
            "Số của chương trình đã đổi dưới lời của %(by)s (%(on)s): %(numbers)s. Câu in ra:"
            " “%(printed)s”. Xem lại ở trang Văn bản của bàn làm việc.",
            by=edit.by,
            on=edit.on,
            numbers=", ".join(f"{then} → {now}" for then, now in one.moves),
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


@verb("template", "Xuất biểu mẫu trống (hai tập) và phiếu tự chấm, điền sẵn đơn vị, cơ sở.")
def template(
    here: Here,
    out: Output,
    folder: FolderArgument,
    period: Annotated[str, option("Kỳ báo cáo: 2020, 2020-6T…")],
    unit: Annotated[list[str] | None, option("Mã đơn vị (mặc định: mọi đơn vị).")] = None,
    reason: Annotated[
        str | None, option("Lý do điền sẵn số điện thoại và vụ việc chưa xử lý xong từ kho; được ghi lại.")
    ] = None,
    appraisal_by: Annotated[
        str | None, option("Xuất biểu thẩm định (B16) cho cơ quan này, thay cho biểu của xã: Phòng LĐTBXH…")
    ] = None,
    as_csv: Annotated[
        bool, option("Xuất mỗi tập thành một thư mục tệp .csv, thay cho Excel.", "--csv")
    ] = False,
    by: Annotated[str | None, option("Người thực hiện.")] = None,
) -> int:
    not_with({"--appraisal-by": appraisal_by}, {"--reason": reason, "--csv": as_csv})
    made, rules = here.workspace, here.rules
    wanted = rules.calendar.period(period)
    if wanted is None:
        raise WrongUse(
            "Không có kỳ '%(period)s'. Ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1.", period=period
        )
    begins = (appraisal_by,) if appraisal_by else tuple(unit or "0123456789")  # what a name begins with
    of_kind = (path for path in folder.glob("*") if path.is_dir() is as_csv)
    of_period = (path for path in of_kind if f" {wanted.code} (" in path.name)
    refuse_filled_in(folder, (path for path in of_period if path.name.startswith(begins)))
    if appraisal_by is not None:
        written: tuple[Path, ...] = (
            blanks.appraisal_written(made, rules, folder, wanted, unit, appraisal_by),
        )
    else:
        written = blanks.blanks_written(
            made, rules, folder, wanted, unit, reason, by or chained_log.account(), date.today(), as_csv
        )
    out.files(written)
    out.say("Đã xuất %(n)s tệp.", n=len(written))
    vietnamese_only.say_vietnamese_only(out, vietnamese_only.BLANK)
    if reason is None and appraisal_by is None:
        out.note(
            'Số điện thoại, vụ việc chưa xử lý xong không được điền sẵn; để điền, thêm --reason "lý do"'
            " (được ghi lại)."
        )
    out.json({"files": [str(path) for path in written]})
    return DONE


@verb("remind", "Liệt kê biểu còn thiếu của một kỳ; --letters lập công văn đôn đốc từng đơn vị.")
def remind(
    here: Here,
    out: Output,
    period: Annotated[str, argument("Kỳ: 2020, 2020-6T…")],
    letters: Annotated[Path | None, option("Thư mục để công văn (Word, PDF).")] = None,
    answer_by: Annotated[str | None, option("Hạn nộp bổ sung (năm-tháng-ngày).")] = None,
    day: DayOnPaperOption = None,
) -> int:
    only_with({"--letters": letters}, {"--answer-by": answer_by, "--date": day})
    made, rules = here.workspace, here.rules
    wanted = locking.period_asked(rules, period)
    locking.refuse_not_begun(wanted, date.today())
    locking.refuse_not_owed(wanted, rules.calendar, made)
    stored = store.stored(made, rules)
    asked = reminders.asked_of_senders(stored, rules, wanted)
    if not stored.files:
        out.note(
            "Kho chưa có báo cáo nào nên mọi đơn vị trong danh mục đều được nhắc. Danh mục chưa phải của cơ"
            " quan thì thay trước: lanhmanh units --replace TỆP -w %(where)s",
            where=quote(str(made.folder)),
        )
    on, until = day_from(day, "--date") or date.today(), day_from(answer_by, "--answer-by")
    papers = (
        reminders.reminders(asked, rules, offices.signing_office(made, rules.offices), on, until)
        if letters
        else ()
    )
    files = writing.written(letters, papers) if letters else ()
    out.table(
        gettext("Biểu còn thiếu, ô phải sửa, kỳ %(code)s", code=wanted.code),
        [gettext("Mã"), gettext("Đơn vị"), gettext("Biểu còn thiếu"), (gettext("Ô phải sửa"), "right")],
        [
            (
                a.owing.unit.code,
                a.owing.unit.name
                if a.owing.office == standing.COMMUNE
                else f"{a.owing.unit.name}, {a.owing.office}",
                gettext("chưa nộp gì")
                if a.owing.nothing
                else ", ".join(k.form for k in a.owing.forms) or "–",
                str(len(a.cells) or "–"),
            )
            for a in asked
        ],
    )
    out.files(files)
    if files:
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.PAPER)
    elif asked:
        out.say("Công văn gửi từng nơi: lanhmanh remind %(code)s --letters cong-van", code=wanted.code)
    if asked:
        out.say("Khi có báo cáo nộp thêm hoặc đã sửa: lanhmanh import THƯ_MỤC")
    out.json(
        {
            "period": wanted.code,
            "letters": [str(path) for path in files],
            "owing": [
                {
                    "unit": a.owing.unit.code,
                    "office": a.owing.office,
                    "forms": [k.form for k in a.owing.forms],
                    "nothing": a.owing.nothing,
                    "cells": len(a.cells),
                }
                for a in asked
            ],
        }
    )
    return TO_LOOK_AT if asked else DONE
