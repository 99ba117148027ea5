"""The officer's own workbook back: bad cells in red, each with what to do; every value as it was sent."""

import io
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from facts.forms.catalogue import FORMS, WITHDRAW_HEADER
from facts.intake.files import ReturnContent
from facts.intake.grid import ReturnSheets, Sheet, form_from_name
from facts.intake.header import WITHDRAW, heading, headings
from facts.intake.kinds import WORKBOOKS, suffix_of
from facts.intake.messages import problem_text
from facts.intake.problems import Problem
from facts.intake.read_sheets import sheets_read
from facts.intake.showing import has_long_number
from facts.intake.workbook import is_old_workbook
from facts.still_package import still
from facts.visible_text import document_text

SHEET = "Cần sửa"
AUTHOR = "lanhmanh"
TAKEN_OUT = "(đã bỏ chữ)"
_RED = PatternFill("solid", start_color="FFFF9C9C", end_color="FFFF9C9C")
_AMBER = PatternFill("solid", start_color="FFFFE08A", end_color="FFFFE08A")
_INTRO = (
    "Ô màu đỏ: dòng chưa dùng được, phải sửa. Ô màu vàng: dòng vẫn dùng, đề nghị xem lại.",
    "Sửa ngay trong tệp này rồi gửi lại; không cần xóa màu, ghi chú hay trang này.",
)
_MARKS = (".xlsx", ".xlsm", ".xltx", ".xltm")


def annotated_name(name: str) -> str:
    """Return the name of the copy: with `(sửa`, so that sent the same day it comes after the first."""
    stem = name.rsplit("/", 1)[-1]
    stem = stem.rstrip() if suffix_of(stem) in WORKBOOKS else stem
    for suffix in (*_MARKS, ".xls", ".ods"):
        stem = stem[: -len(suffix)] if stem.lower().endswith(suffix) else stem
    return f"{stem}_(sửa lỗi).xlsx"


def annotated_copy(content: ReturnContent, problems: Sequence[Problem]) -> bytes:
    """Return a copy of a return as a workbook with its problems marked.

    Formulas become the values they had: what counts is what was sent. Raise FileFault where the return can't
    be read. The same return with the same problems gives the same bytes.
    """
    sheets = content.sheets()  # guards first
    book = _opened(content) if _is_current(content) else _built(sheets)
    pages = {form: book[_title(form, sheet)] for form, sheet in sheets_read(sheets).items()}
    _without_words(book, pages)
    for problem in problems:
        if problem.cell and problem.sheet in pages:
            _mark(pages[problem.sheet], problem)
    _list(book, pages, problems)
    copy = io.BytesIO()
    book.save(copy)
    return still(copy.getvalue())


def _is_current(content: ReturnContent) -> bool:
    name, first = content.parts[0]
    return suffix_of(name) in _MARKS and not is_old_workbook(first)


def _opened(content: ReturnContent) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = openpyxl.load_workbook(io.BytesIO(content.parts[0][1]), data_only=True, keep_links=False)
    if SHEET in book.sheetnames:
        del book[SHEET]
    return book


def _built(sheets: ReturnSheets) -> Any:
    """Lay the cells of csv files or an old workbook out in a new one, each where it stood."""
    book: Any = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for form, sheet in sheets.sheets:
        page = book.create_sheet(_title(form, sheet))
        for number, row in enumerate(sheet.rows, start=1):
            for index, value in enumerate(row, start=1):
                if value is not None and value != "":
                    cell = page.cell(number, index, document_text(value) if isinstance(value, str) else value)
                    if isinstance(value, str):
                        cell.data_type = "s"  # `=…` typed as text stays text
                        cell.number_format = "@"
    return book


def _without_words(book: Any, pages: dict[str, Any]) -> None:
    """Take out what was typed into forms of counts beside them, and pages that no form names in their
    return: names of the people counted stand there."""
    counted = [FORMS[form] for form in pages if form in FORMS and FORMS[form].of_numbers]
    for page in [*book.worksheets] if counted else ():
        if page not in pages.values():
            book.remove(page)
    for kind in counted:
        listed = {value for field in kind.fields.values() for value in field.values}
        headers = {name: field.header for name, field in kind.fields.items()} | {WITHDRAW: WITHDRAW_HEADER}
        for cell in (cell for row in pages[kind.form].iter_rows() for cell in row):
            text = "" if cell.value is None else str(cell.value)
            if text not in listed and (any(map(str.isalpha, text)) or has_long_number(text)):
                cell.value = headers.get(headings(kind).get(heading(text), ""), TAKEN_OUT)
            if cell.comment is not None and cell.comment.author != AUTHOR:
                cell.comment = None


def _title(form: str, sheet: Sheet) -> str:
    return sheet.name if form_from_name(sheet.name) else form


def _mark(page: Any, problem: Problem) -> None:
    for merged in [m for m in page.merged_cells.ranges if problem.cell in m]:
        page.unmerge_cells(merged.coord)  # what must be filled in must be there to be filled in
    cell = page[problem.cell]
    if problem.set_aside or cell.fill.start_color.rgb != _RED.start_color.rgb:
        cell.fill = _RED if problem.set_aside else _AMBER
    comment = said_of(problem)
    own = cell.comment is not None and cell.comment.author == AUTHOR
    before = cell.comment.text if cell.comment is not None and not own else ""
    cell.comment = Comment(f"{comment}\n\n{before}".strip(), AUTHOR, height=110, width=320)


def said_of(problem: Problem) -> str:
    """Return fault and way out, without the place: the note stands in the cell itself."""
    text = problem_text("", problem).split(": ", 1)[1]
    return text[:1].upper() + text[1:]


def _list(book: Any, pages: dict[str, Any], problems: Iterable[Problem]) -> None:
    sheet = book.create_sheet(SHEET, 0)
    for line in _INTRO:
        sheet.append([line])
    sheet.append([])
    sheet.append(["Biểu", "Ô", "Việc cần làm"])
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    for row, problem in enumerate(problems, start=5):
        page = pages.get(problem.sheet)
        sheet.append([problem.sheet, problem.cell or "cả trang", said_of(problem)])
        if page is not None and problem.cell:
            sheet.cell(row, 2).hyperlink = f"#'{page.title}'!{problem.cell}"
            sheet.cell(row, 2).font = Font(color="FF0563C1", underline="single")
        sheet.cell(row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 10
    sheet.column_dimensions["C"].width = 100
    sheet.sheet_properties.tabColor = "FFCC0000"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "4:4"
    book.active = 0
    for page in book.worksheets[1:]:
        page.sheet_view.tabSelected = False
