"""The letter (công văn đôn đốc) that asks one commune for the forms it owes and the cells it must correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desk.base.paper.blocks import said, table
from desk.base.paper.content import Block, Body, PaperTable, Printed
from desk.office.papers.paper import (
    LETTER,
    counted,
    head_of,
    is_past,
    lowered,
    period_words,
    refuse_early_answer,
    signatures_of,
)
from desk.office.reminders import Owing
from desk.words.numbers import day_words
from desk.words.problem_rows import ProblemRow
from desk.workspace.office import IssuingOffice
from engine.rulebook.model.rulebook import Rules

DRAFT = (
    "Dự thảo lập theo bộ biểu mẫu của chương trình, không phải biểu mẫu chính thức. Chỉ có giá trị khi được"
    " ký, đóng dấu."
)
NIL = (
    "Biểu không có số liệu phát sinh vẫn phải ghi “không phát sinh” ở trang bìa: biểu để trống được hiểu là"
    " chưa nộp, các tiêu chí liên quan sẽ chưa đủ căn cứ để chấm."
)


@dataclass(frozen=True, slots=True)
class AskedOfUnit:
    """What one commune is asked for: forms it owes, cells whose rows are set aside until they are right."""

    owing: Owing
    cells: Sequence[ProblemRow]


def reminder(
    asked: AskedOfUnit, rules: Rules, office: IssuingOffice, day: date | None, answer_by: date | None
) -> Printed:
    """Return the letter; raise Stop where the answer would be due before the letter is dated."""
    refuse_early_answer(day, answer_by)
    owing, when = asked.owing, period_words(rules, asked.owing.period)
    unit = lowered(owing.unit.name)
    body = Body(
        kind="",
        subject=f"V/v đôn đốc nộp, sửa báo cáo {when}",
        signatures=signatures_of(office, LETTER),
        recipients=office.copies(LETTER, ("Như trên;", "Lưu: VT.")),
        to=(f"Ủy ban nhân dân {unit}",),
        blocks=(*_blocks(asked, when, unit, day, answer_by), said("Đề nghị đơn vị quan tâm thực hiện./.")),
    )
    name = f"Đôn đốc {owing.unit.code} {owing.unit.name} {owing.period.code}"
    return Printed(name, head_of(office, LETTER, day), body, (), DRAFT)


def _blocks(
    asked: AskedOfUnit, when: str, unit: str, day: date | None, answer_by: date | None
) -> list[Block]:
    owing, period = asked.owing, asked.owing.period
    late = ", đã quá hạn" if is_past(period.due, day) else ""
    due = f", hạn nộp {day_words(period.due)}{late}" if period.due else ""
    until = f"trước ngày {day_words(answer_by)}" if answer_by else "trong thời gian sớm nhất"
    found: list[Block] = [
        said(
            f"Qua theo dõi việc thực hiện chế độ báo cáo {when} (số liệu từ {day_words(period.start)} đến "
            f"{day_words(period.end)}{due}), đến nay {_state(asked)}.",
            f"Đề nghị Ủy ban nhân dân {unit} thực hiện {until}:",
        )
    ]
    if owing.forms:
        found += [said(f"1. Nộp {counted(len(owing.forms))} biểu còn thiếu:"), _forms(owing), said(NIL)]
    if asked.cells:
        number = 2 if owing.forms else 1
        found += [
            said(
                f"{number}. Sửa {counted(len(asked.cells))} ô; dòng có ô sai chưa được tính cho đến khi sửa:"
            ),
            _cells(asked.cells),
        ]
    return found


def _state(asked: AskedOfUnit) -> str:
    if asked.owing.nothing:
        return "chưa nhận được báo cáo của đơn vị"
    said = ["chưa nhận được đủ các biểu của báo cáo"] if asked.owing.forms else []
    said += ["báo cáo còn ô phải sửa"] if asked.cells else []
    return " và ".join(said)


def _forms(owing: Owing) -> PaperTable:
    rows = [
        (str(n), kind.form, f"{kind.title}{' (Tập 2, hạn chế)' if kind.restricted else ''}")
        for n, kind in enumerate(owing.forms, 1)
    ]
    return table(("TT", "Biểu", "Nội dung"), (8, 14, 78), rows, (0, 1))


def _cells(cells: Sequence[ProblemRow]) -> PaperTable:
    """List the cells under the file they stand in."""
    rows: list[tuple[str, ...]] = []
    for n, cell in enumerate(cells, 1):
        file, *place = cell.where.split(" · ")
        if n == 1 or file != cells[n - 2].where.split(" · ")[0]:
            rows.append((f"Tệp {file}",))
        rows.append((str(n), " ".join(place), cell.words))
    return table(("TT", "Biểu, ô", "Lỗi và cách sửa"), (8, 16, 76), rows, (0, 1))
