"""Whom to remind of what, unit by unit and office by office: forms owed and cells to correct; and the letter
(công văn đôn đốc) to each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desk.base.language import speaking
from desk.base.paper.content import Block, PaperTable, Printed, said, table
from desk.office.papers.paper import (
    FILED,
    LETTER,
    addressed,
    counted,
    is_past,
    lowered,
    paper,
    period_words,
    refuse_early_answer,
)
from desk.office.reminders import Owing, cells_to_correct, missing_of_all
from desk.words.numbers import day_words
from desk.words.problem_rows import ProblemRow, problem_row
from desk.workspace.office import IssuingOffice
from desk.workspace.store import Stored
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.intake.problems import REFERENCE_UNKNOWN
from facts.periods import Period
from facts.standing import COMMUNE

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
    """What an office is asked for of one unit: forms it owes, cells whose rows are set aside until they are
    right."""

    owing: Owing
    cells: Sequence[ProblemRow]


def reminder(
    asked: AskedOfUnit, rules: Rules, office: IssuingOffice, day: date | None, answer_by: date | None
) -> Printed:
    """Return the letter; raise Stop where the answer would be due before the letter is dated."""
    refuse_early_answer(day, answer_by)
    owing, when = asked.owing, period_words(rules, asked.owing.period)
    own = owing.office == COMMUNE
    of_it = rules.offices.of_each_commune(owing.office, owing.period.end)
    to = addressed(owing.office, owing.unit.name if of_it else "")
    about = when if own else f"{when} về {lowered(owing.unit.name)}"
    name = owing.unit.name if own else f"{owing.unit.name} {owing.office}"
    return paper(
        office,
        LETTER,
        day,
        f"Đôn đốc {owing.unit.code} {name} {owing.period.code}",
        f"V/v đôn đốc nộp, sửa báo cáo {about}",
        (*_blocks(asked, about, to, day, answer_by), said("Đề nghị đơn vị quan tâm thực hiện./.")),
        copies=("Như trên;", FILED),
        to=(to,),
        mark=DRAFT,
    )


def _blocks(asked: AskedOfUnit, when: str, to: str, day: date | None, answer_by: date | None) -> list[Block]:
    owing, period = asked.owing, asked.owing.period
    late = ", đã quá hạn" if is_past(period.due, day) else ""
    due = f", hạn nộp {day_words(period.due)}{late}" if period.due else ""
    until = f"trước ngày {day_words(answer_by)}" if answer_by else "trong thời gian sớm nhất"
    found: list[Block] = [
        said(
            f"Qua theo dõi việc thực hiện chế độ báo cáo {when} (số liệu từ {day_words(period.start)} đến "
            f"{day_words(period.end)}{due}), đến nay {_state(asked)}.",
            f"Đề nghị {to} thực hiện {until}:",
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


@speaking("vi")
def asked_of_senders(stored: Stored, rules: Rules, period: Period) -> tuple[AskedOfUnit, ...]:
    """Return what each office is asked for of each unit, in order of code, the commune's own office first;
    nothing of one that owes nothing."""
    listed = {unit.code: unit for unit in rules.units.on(period.end)}
    owing = {(one.unit.code, one.office): one for one in missing_of_all(stored.standing, rules, period)}
    cells = {
        place: left
        for place, found in cells_to_correct(stored.standing, stored.problems, stored.files, period).items()
        if (left := tuple(cell for cell in found if not _waits_for(cell, owing.get(place))))
    }
    places = sorted({*owing, *cells}, key=lambda place: (place[0], place[1] != COMMUNE, place[1]))
    return tuple(
        AskedOfUnit(
            owing.get((unit, office)) or Owing(listed[unit], (), False, period, office),
            tuple(problem_row(cell) for cell in cells.get((unit, office), ())),
        )
        for unit, office in places
        if unit in listed
    )


def _waits_for(cell: FiledProblem, owing: Owing | None) -> bool:
    """Tell whether a code is unknown because the form that declares it is itself owed."""
    form = dict(cell.problem.params).get("form")
    owed = {kind.form for kind in owing.forms} if owing else set()
    return cell.problem.code == REFERENCE_UNKNOWN and form in owed


@speaking("vi")
def reminders(
    asked: Iterable[AskedOfUnit],
    rules: Rules,
    office: IssuingOffice,
    day: date | None,
    answer_by: date | None,
) -> tuple[Printed, ...]:
    """Return the letters, one a unit and office; none from the office to itself."""
    return tuple(
        reminder(one, rules, office, day, answer_by)
        for one in asked
        if not office.name.startswith(one.owing.office)
    )
