"""The checklist of a commune: what two persons look at, and how their answers come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from desk.base.acts import number_typed
from desk.base.faults import WrongUse
from desk.base.language import gettext, reader
from desk.base.workbook import NewWorkbook
from desk.office.workbooks.form_sheet import protect
from desk.runs.recheck import AS_REPORTED, DIFFERS, UNSEEN, Recheck, standing_list
from desk.runs.recheck_list import HAMLET, PLACE, DrawList, ListedRow
from desk.workspace.office import DOTS
from facts.forms.catalogue import FORMS
from facts.intake.files import ReturnFile, content_of
from facts.intake.grid import Cells
from facts.intake.messages import fault_text
from facts.intake.problems import FileFault
from facts.spelling import folded

SHEET = "B00 Phúc tra"  # what the reader of workbooks takes for a cover: it is read by number, not by name
UNIT_LABEL, LIST_LABEL, ROWS_LABEL = "Mã đơn vị", "Mã băm danh sách", "Số dòng của phiếu"
HEADS = (
    ("Số", 6),
    ("Biểu", 18),
    ("Dòng trong báo cáo", 44),
    ("Xem gì, ở đâu", 52),
    ("Đã báo", 40),
    ("Trả lời", 18),
    ("Ghi chú", 30),
)
ANSWER_WORDS = {AS_REPORTED: "như báo cáo", DIFFERS: "khác", UNSEEN: "không xem được"}
PLACE_WORDS = {AS_REPORTED: "không thấy gì chưa báo", DIFFERS: "có điều chưa báo", UNSEEN: "không xem được"}
NOT_ASKED = (
    "Không hỏi, không ghi tên nạn nhân, người bán dâm, người lao động, người sử dụng ma túy. Chỉ xem hồ sơ,"
    " xem nơi, hỏi người ký báo cáo, chủ cơ sở, và người mà cột “Xem gì, ở đâu” nêu."
)
COUNTS_AS_DIFFERENT = (
    "“Khác”: bất cứ ô nào của dòng khác thực tế, dù ít, cả ô mà cột “Xem gì, ở đâu” không nêu hay không in ở"
    " đây (xem dòng ấy trong tệp báo cáo), trừ phần về nạn nhân;",
    "hoặc báo cáo còn dòng khác của cùng một việc: dò cả báo cáo, ghi “khác” ở mọi dòng của việc ấy.",
)
LOOKED_AT: Mapping[str, str] = {
    "B01": "Số dân, số ấp; có giáp ranh, có thị trấn, chợ, bến xe hay không: số liệu cư trú của công an xã,"
    " quyết định lập ấp, bản đồ địa giới.",
    "B02": "Cơ sở còn ở đó hay ngừng từ ngày nào, đúng loại hình; giấy phép, bản cam kết, phiếu phân loại:"
    " xem bản gốc tại cơ sở.",
    "B04": "Biên bản kiểm tra: ngày, cơ sở, lực lượng, căn cứ, kết quả, chữ ký hai bên; đối"
    " chiếu bản cơ sở giữ.",
    "B05": "Quyết định xử phạt, biên lai, giấy tờ chứng minh đã khắc phục; xem tại cơ sở.",
    "B06": "Số, ngày thụ lý và kết quả: sổ của cơ quan thụ lý. Không xem phần về nạn nhân, phần ấy không"
    " tính là khác.",
    "B08": "Đến nơi: còn hoạt động hay đã triệt xóa; biên bản triệt xóa.",
    "B10": "Sổ tiếp nhận tin: ngày nhận, ngày giải quyết, văn bản trả lời. Không tìm người báo tin.",
    "B11": "Kế hoạch, ảnh, danh sách ký, bài nói của buổi ấy; hỏi trưởng ấp nơi tổ chức.",
    "B12": "Quyết định, danh sách chi hỗ trợ: chỉ đếm số người, số lượt, không chép tên.",
    "B13": "Quyết định lập đội, phân công người phụ trách, câu lạc bộ và mô hình của nó; sổ họp, biên bản"
    " từng buổi.",
    "B14": "Bản đăng ký, kế hoạch: số, ngày ký, dấu văn thư.",
}
ANYTHING = "Tài liệu gốc mà dòng này chép lại, tại cơ quan lập báo cáo."
SIGNED_BY = ("Người xem thứ nhất", "Người xem thứ hai", "Đại diện Ủy ban nhân dân xã")
NOT_PRINTED = "Ô hạn chế, không in ở đây: xem dòng ấy trong tệp báo cáo."
AT_PLACE = "Đến nơi: có tụ điểm, vụ việc, vi phạm, cơ sở nào mà báo cáo không có hay không."
AT_HAMLET = f"{AT_PLACE} Ấp thứ mấy: theo danh sách ấp của xã có trước ngày chốt danh sách."


@dataclass(frozen=True, slots=True)
class Answered:
    """What checklists say: by commune, the answers by number, and the list each is of; and what can't be
    taken, a sentence each."""

    answers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    lists: Mapping[str, Recheck] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def checklist_of(recheck: Recheck, listed: DrawList, unit: str) -> list[ListedRow]:
    """Return what is left to look at in a commune, by number: the rows and the places drawn."""
    wanted = [number for number in recheck.to_see(unit) if (unit, number) not in recheck.answers]
    return [row for row in listed.rows if row.unit == unit and row.number in wanted]


def write_checklist(
    path: Path,
    recheck: Recheck,
    name: str,
    unit: str,
    rows: Sequence[ListedRow],
    reported: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Write the workbook of one commune, in Vietnamese, as all that goes to communes."""
    book = NewWorkbook()
    sheet = book.sheet(SHEET, footer=f"Phúc tra {recheck.period}. Lưu hành nội bộ.", header="LƯU HÀNH NỘI BỘ")
    sheet.top((f"PHIẾU PHÚC TRA NĂM {recheck.period}: {name}", "title"), (NOT_ASKED, "mark"))
    for line, rule in enumerate(COUNTS_AS_DIFFERENT, 2):
        sheet.put(line, 0, rule, "mark")
    sheet.put(4, 1, UNIT_LABEL, "label")
    sheet.put(4, 2, unit)
    sheet.put(5, 1, LIST_LABEL, "label")
    sheet.put(5, 2, recheck.hash)
    sheet.put(6, 1, ROWS_LABEL, "label")
    sheet.put(6, 2, str(len(rows)))
    first = at = sheet.head(7, HEADS, on_each_page=True)
    for row in rows:
        at_place = row.form == PLACE
        where = row.place
        said = reported.get(where, "")
        if not said and not at_place:
            said = NOT_PRINTED
        where += f"; cùng xem: {row.beside}" if row.beside else ""
        at_hamlet = AT_HAMLET if where.startswith(HAMLET) else AT_PLACE
        what = at_hamlet if at_place else LOOKED_AT.get(row.form, ANYTHING)
        title = FORMS[row.form].title if row.form in FORMS else ""
        form = PLACE.capitalize() if at_place else f"{row.form} {title}".rstrip()
        sheet.line(at, (str(row.number), form, where, what, said, "", ""), {5: "fill", 6: "fill_text"})
        words = PLACE_WORDS if at_place else ANSWER_WORDS
        sheet.data_validation(at, 5, at, 5, {"validate": "list", "source": list(words.values())})
        at += 1
    for line, who in enumerate(SIGNED_BY, at + 1):
        sheet.put(line, 0, f"{who} (ký, họ tên, chức vụ, ngày): {DOTS}{DOTS}", "note")
    sheet.autofilter(first - 1, 0, max(at - 1, first), len(HEADS) - 1)
    protect(sheet)
    return book.save(path)


def answers_given(rechecks: Sequence[Recheck], paths: Sequence[Path]) -> Answered:
    """Return the answers of filled checklists, of lists of whatever rulebook. Raise Stop for all faults at
    once, and where nothing is answered."""
    answered = answers_in(rechecks, _files(paths))
    if answered.faults:
        raise WrongUse("%(faults)s\nChưa ghi gì.", field="checklist", faults="\n".join(answered.faults))
    answers = {unit: of for unit, of in answered.answers.items() if of}
    if not answers:
        raise WrongUse(
            "Phiếu chưa ghi trả lời nào. Ghi ở cột Trả lời rồi đưa lại. Chưa ghi gì.", field="checklist"
        )
    return replace(answered, answers=answers)


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return files, those of folders, and those that names with * stand for, as some shells leave them."""

    def named(path: Path) -> list[Path]:
        if path.is_dir():
            return sorted(path.glob("[!~.]*.xlsx"))
        return sorted(path.parent.glob(path.name)) if "*" in path.name else [path]

    for path in paths:
        if not named(path):
            raise WrongUse(
                "Không có phiếu (.xlsx) nào ở %(path)s. Xem lại tên. Chưa ghi gì.",
                field="checklist",
                path=path,
            )
    return list(dict.fromkeys(file for path in paths for file in named(path)))


def answers_in(rechecks: Sequence[Recheck], paths: Sequence[Path]) -> Answered:
    """Read filled checklists. All faults are named at once, and nothing that was typed: it may be a name."""
    answers: dict[str, dict[int, str]] = {}
    lists: dict[str, Recheck] = {}
    faults: list[str] = []
    for path in paths:
        try:
            sheets = content_of(ReturnFile(path, path.name)).sheets()
        except FileFault as fault:
            faults.append(fault_text(fault, reader()))
            continue
        rows = next((sheet.rows for sheet in sheets.all("B00") if _labelled(sheet.rows, LIST_LABEL)), None)
        if rows is None:
            faults.append(gettext("%(file)s: không phải phiếu phúc tra do chương trình lập.", file=path.name))
            continue
        unit, hash_ = _labelled(rows, UNIT_LABEL), _labelled(rows, LIST_LABEL)
        part = standing_list(rechecks, hash_)
        if part is None or unit not in part.units or not part.to_see(unit):
            faults.append(
                gettext(
                    "%(file)s: phiếu của danh sách khác hoặc đơn vị không được rút. Dùng phiếu do lần rút"
                    " này lập.",
                    file=path.name,
                )
            )
            continue
        if lists.setdefault(unit, part) is not part:
            faults.append(
                gettext(
                    "%(file)s: cùng lần này có phiếu của xã ấy theo danh sách khác. Ghi từng phiếu.",
                    file=path.name,
                )
            )
            continue
        there = sum(str(row[0] or "").removesuffix(".0").isdigit() for row in rows if row)
        if there != number_typed(_labelled(rows, ROWS_LABEL).removesuffix(".0")):
            faults.append(
                gettext(
                    "%(file)s: phiếu lập ra có %(rows)s dòng, nay có %(there)s. Ghi vào phiếu đủ"
                    " dòng; dòng chưa xem thì để trống.",
                    file=path.name,
                    rows=_labelled(rows, ROWS_LABEL),
                    there=there,
                )
            )
            continue
        taken = answers.setdefault(unit, {})
        faults += _answers_of(path.name, rows, part.to_see(unit), taken)
    return Answered(answers, lists, tuple(faults))


def answers_words(answers: Mapping[str, Mapping[int, str]]) -> str:
    """Say what checklists answer, with the numbers of what is not as reported."""
    parts = []
    for unit, of in answers.items():
        for answer, word in ANSWER_WORDS.items():
            numbers = sorted(number for number, given in of.items() if given == answer)
            named = f" ({', '.join(map(str, numbers))})" if numbers and answer != AS_REPORTED else ""
            parts += [f"{unit}: {len(numbers)} {word}{named}"] if numbers else []
    return "; ".join(parts)


def _answers_of(file: str, rows: Sequence[Cells], wanted: Sequence[int], taken: dict[int, str]) -> list[str]:
    words = {folded(word): answer for of in (ANSWER_WORDS, PLACE_WORDS) for answer, word in of.items()}
    faults = []
    for line, row in enumerate(rows, 1):
        number = str(row[0] or "").removesuffix(".0") if row else ""
        text = str(row[5] or "").strip() if len(row) > 5 else ""
        if not number.isdigit() or not text:
            continue
        answer, at = words.get(folded(text)), {"file": file, "line": line}
        nth = number_typed(number)
        if nth not in wanted:
            faults.append(
                gettext("%(file)s, dòng %(line)s: số %(number)s không được rút.", number=number, **at)
            )
        elif answer is None:
            faults.append(
                gettext(
                    "%(file)s, dòng %(line)s: trả lời không có trong danh sách. Chọn: %(choices)s.",
                    choices=", ".join(ANSWER_WORDS.values()),
                    **at,
                )
            )
        elif taken.get(nth, answer) != answer:
            faults.append(
                gettext(
                    "%(file)s, dòng %(line)s: số %(number)s có hai trả lời khác nhau.", number=number, **at
                )
            )
        else:
            taken[nth] = answer
    return faults


def _labelled(rows: Sequence[Cells], label: str) -> str:
    """Return what stands right of a label, "" where it isn't there."""
    wanted = folded(label)
    beside = (pair for row in rows for pair in pairwise(row))
    return next((str(value or "").strip() for cell, value in beside if folded(str(cell or "")) == wanted), "")
