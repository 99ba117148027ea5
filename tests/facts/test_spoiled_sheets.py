"""Forty ways to spoil a form's sheet: each is read all the same, named with what differs, or refused; none is
imported as nothing."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facts.intake.messages import problem_text
from facts.intake.problems import FileFault
from facts.intake.reading import ReturnReader, Taken
from facts.intake.walking import walked
from facts.standing import HAS_DATA, NIL
from tests.facts import builders

VENUES = [builders.venue(n) for n in (1, 2, 3)]
TABLE = builders.form_rows("B02", VENUES)
Rows = list[list[Any]]
Change = Callable[[Any], object]


def sheet_of(change: Callable[[Rows], Rows]) -> Change:
    """Return what writes the form's sheet anew."""

    def changed(book: Any) -> None:
        at = book.sheetnames.index("B02")
        book.remove(book["B02"])
        page = book.create_sheet("B02", at)
        for row in change(TABLE):
            page.append(row)

    return changed


def headers(change: Callable[[str], object]) -> Change:
    return sheet_of(lambda rows: [[change(cell) for cell in rows[0]], *rows[1:]])


def titled(title: str, state: str = "visible") -> Change:
    def changed(book: Any) -> None:
        book["B02"].sheet_state, book["B02"].title = state, title

    return changed


def marks_off(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def halved(rows: Rows) -> Rows:
    words = [str(cell).partition(" ") for cell in rows[0]]
    return [[first for first, _, _ in words], [rest for _, _, rest in words], *rows[1:]]


QUIET: Mapping[str, Change] = {
    "headers without marks": headers(marks_off),
    "headers in capitals": headers(str.upper),
    "headers with blanks of other kinds": headers(lambda text: "\u00a0" + text.replace(" ", "\u00a0\u200b")),
    "shifted to the right": sheet_of(lambda rows: [[None, None, *row] for row in rows]),
    "shifted down": sheet_of(lambda rows: [[], [], [], *([[]] * 30), *rows]),
    "under a title": sheet_of(lambda rows: [["UBND"], ["DANH SÁCH"], [], *rows]),
    "two header rows": sheet_of(lambda rows: [rows[0], *rows]),
    "a header over the headers": sheet_of(lambda rows: [["Cơ sở", None, "Giấy tờ"], *rows]),
    "columns the other way round": sheet_of(lambda rows: [row[::-1] for row in rows]),
    "under another table": sheet_of(lambda rows: [["Ghi chú", "Ai"], ["x", "y"], [], *rows]),
    "the form's code written otherwise": titled("b 2"),
    "the cover's name written otherwise": lambda book: setattr(book["B00"], "title", "Bìa"),
}
NAMED: Mapping[str, tuple[Change, str]] = {
    "headers of another's own": (headers(lambda text: f"Cột {len(text)}"), "không nhận ra hàng tiêu đề"),
    "headers in two rows": (sheet_of(halved), "các cột khác của biểu B02 Cơ sở, gặp “chứng nhận đủ"),
    "on its side": (sheet_of(lambda rows: [list(row) for row in zip(*rows, strict=True)]), "hàng tiêu đề"),
    "no header row": (sheet_of(lambda rows: rows[1:]), "không nhận ra hàng tiêu đề"),
    "another name": (titled("Danh sách"), "trang thứ 2 là mã biểu; trang ấy giống biểu B02 Cơ sở"),
    "the code of no form": (titled("B99"), "trang ấy giống biểu B02 Cơ sở"),
    "hidden": (titled("B02", "hidden"), "trang của biểu đang bị ẩn"),
    "hidden under another name": (titled("ds", "hidden"), "có bảng của biểu B02 Cơ sở, không bị ẩn"),
    "nothing in it": (sheet_of(lambda rows: []), "biểu trống"),
    "no sheet": (lambda book: book.remove(book["B02"]), "không có trang của biểu"),
}
CSV = {"utf-16": ",", "utf-32": ",", "utf-16-le": ",", "utf-32-be": ",", "utf-8-sig": ";", "utf-8": "\t"}


def read(path: Path) -> tuple[int, str | None, str]:
    """Return how many venues were read, the form's state, and what is said; raise FileFault."""
    reader = ReturnReader(builders.context(), builders.TODAY, frozenset())
    (file,) = walked([path]).files
    found = reader(file)
    if not isinstance(found, Taken):
        raise found
    assert found.read is not None
    forms = {form.form: form for form in found.read.forms}
    problems = [*found.read.cover.problems, *(p for form in forms.values() for p in form.problems)]
    words = "\n".join(problem_text(file.name, problem) for problem in problems)
    of_form = forms.get("B02")
    return (len(of_form.rows), of_form.state, words) if of_form else (0, None, words)


def spoiled(folder: Path, change: Change, state: str | None = HAS_DATA, name: str = "a.xlsx") -> Path:
    path = folder / "a.xlsx"
    builders.return_file(path, {"B02": VENUES, "B03": [builders.party()]}, states={"B02": state or ""})
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path.rename(folder / name)


@pytest.mark.parametrize("name", QUIET)
def test_what_can_be_read_without_a_doubt_is_read_and_nothing_is_said(name: str, tmp_path: Path) -> None:
    assert read(spoiled(tmp_path, QUIET[name])) == (3, HAS_DATA, "")


@pytest.mark.parametrize("state", [HAS_DATA, None, NIL])
@pytest.mark.parametrize("name", NAMED)
def test_a_sheet_that_is_not_taken_is_named_and_its_form_waits(
    name: str, state: str | None, tmp_path: Path
) -> None:
    change, words = NAMED[name]
    if state != HAS_DATA and name in ("nothing in it", "no sheet"):
        return  # then there is nothing of it
    rows, stands, told = read(spoiled(tmp_path, change, state))
    assert (rows, words in told) == (0, True), told
    assert stands is None or (state == NIL and "B02" in told)


@pytest.mark.parametrize(("state", "words"), [(None, "bìa không ghi"), (NIL, "bìa ghi không phát sinh")])
def test_rows_the_cover_does_not_tell_of_are_read_and_it_is_said(
    state: str | None, words: str, tmp_path: Path
) -> None:
    rows, stands, told = read(spoiled(tmp_path, lambda book: None, state))
    assert (rows, stands, words in told) == (3, HAS_DATA, True)


@pytest.mark.parametrize("codec", CSV)
def test_a_csv_in_any_encoding_and_with_any_separator_is_read(codec: str, tmp_path: Path) -> None:
    for name, rows in (("B00", builders.cover_rows({"B02": HAS_DATA})), ("B02", TABLE)):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=CSV[codec], lineterminator="\r\n")
        writer.writerows(
            [cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in row] for row in rows
        )
        (tmp_path / f"{name}.csv").write_bytes(text.getvalue().encode(codec))
    assert read(tmp_path) == (3, HAS_DATA, "")


def test_a_workbook_under_an_older_ending_is_read(tmp_path: Path) -> None:
    assert read(spoiled(tmp_path, lambda book: None, name="a.xls")) == (3, HAS_DATA, "")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"x;y\n1;2\n", "not_a_workbook"),
        ("a.xls", "<html><table><tr><td>Mã cơ sở</td></tr></table></html>".encode(), "not_a_workbook"),
        ("B02.csv", "không phải gì cả\n".encode(), "no_cover"),
        ("B02.csv", "Mã,Tên\n1,2\n".encode("utf-32"), "no_cover"),
    ],
)
def test_what_is_no_return_is_refused_whole(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileFault) as fault:
        read(tmp_path)
    assert fault.value.code == code


def test_a_return_of_which_nothing_is_recognised_is_refused_with_the_forms_it_is_like(tmp_path: Path) -> None:
    def changed(book: Any) -> None:
        book["B02"].title, book["B03"].title = "x", "y"

    path = builders.return_file(tmp_path / "a.xlsx", {"B02": VENUES, "B03": [builders.party()]})
    book = openpyxl.load_workbook(path)
    changed(book)
    for row in book["B00"].iter_rows():
        if row[0].value in ("B02", "B03"):
            row[1].value = None
    book.save(path)
    with pytest.raises(FileFault) as fault:
        read(path)
    assert (fault.value.code, "B02 Cơ sở" in str(fault.value.args)) == ("nothing_recognised", True)
