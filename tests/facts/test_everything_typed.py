"""Everything people type into cells, names and file names, read in every way there is, held word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

from desk.base.language import LANGUAGES, language_of_facts
from desk.workspace.store import context_of
from engine.rulebook.model.rulebook import Rules
from facts.addresses import address_words
from facts.forms.catalogue import KINDS
from facts.forms.fields import Field
from facts.intake.cells import Unreadable, is_empty, reader_for, value_from_cell
from facts.intake.csv_folder import rows_from_csv
from facts.intake.grid import Plain, cell_address, column_letters, form_from_name, is_cell_error
from facts.intake.kinds import left_by_system, suffix_of, why_no_return
from facts.intake.problems import FileFault
from facts.intake.sender import named_by_file, named_in
from facts.phones import dialled
from facts.spelling import caseless, cleaned, folded, respelled
from facts.visible_text import document_text, short_value, visible
from tests.approved import assert_approved
from tests.engine.values_as_text import shown, summed_up

SAID = Path(__file__).parent / "said" / "typed.txt"
CELLS: tuple[Plain, ...] = (
    *(
        None,
        "",
        "  ",
        "\u00a0",
        True,
        False,
        0,
        1,
        -1,
        7.0,
        7.5,
        1e15,
        1e16,
        43831,
        60,
        2020,
        2100,
        91234567,
        912345678,
        float("inf"),
    ),
    *(
        date(2020, 2, 29),
        datetime(2020, 2, 29, 7, 30),
        time(7, 30),
        "29/2/2020",
        "29/2/2021",
        "2020-02-29",
        "29.02.20",
        "1/13/2020",
    ),
    *(
        "ngày 1 tháng 2 năm 2020",
        "1",
        "1,0",
        "1.5",
        "1,5",
        "1.500",
        "1,500",
        "1.500,25",
        "1 500",
        "-3",
        "+3",
        "３",
        "½",
        "12 người",
        "0001",
    ),
    *(
        "có",
        "Không",
        "X",
        "x ",
        "✓",
        "yes",
        "đúng",
        "không có",
        "karaoke",
        "KARAOKÊ",
        "Nhà nghỉ",
        "nha nghi",
        "quán",
        "mại dâm",
        "chủ",
    ),
    *(
        "30985",
        "3098",
        "91",
        "30985-CS-001",
        "30985–cs–001",
        "30985 CS 001",
        "Nguyễn Văn A",
        "nguyen van a",
        "NV-1",
        "0912345678",
    ),
    *(
        "+84 912 345 678",
        "84912345678",
        "0084912345678",
        "(0297) 388-1234",
        "０９１２３４５６７８",
        "012345678",
        "012345678901",
        "68A-123.45",
    ),
    *(
        "0123456789-001",
        "#N/A",
        "#REF!",
        "Err:502",
        "#n/a ",
        "#FORMULA!",
        "#1",
        "=1+1",
        "a\nb",
        "a\u200bb",
        "Hoà",
        "thuỷ",
        "HOÀ  BÌNH",
    ),
)
TEXTS = (
    *(cell for cell in CELLS if isinstance(cell, str)),
    "Số 5, hẻm 12, đường Lê Lợi",
    "12/5 Le Loi",
    "Ki ốt 7, chợ Thứ Ba",
    "SN 3 kp.2, TT. Thứ Ba, H. An Biên, T. Kiên Giang",
    "ngõ 3 Ngô Quyền",
    "ấp Bảy Biển - xã Nam Yên",
    "QL.63 p. 2",
    "tổ 4, khu phố 1, TP. Rạch Giá",
    "Công an xã Nam Yên",
    "UBND thị trấn Thứ Ba",
    "Phòng LĐTBXH",
    "Phòng LĐ-TB&XH huyện An Biên",
    "Xã Tây Yên A",
    "Tây Yên",
    "bieu 2",
    "B2",
    "B.02 Cơ sở",
    "Mẫu B 11",
    "b99",
    "Bìa",
    "B020",
    "mẫu biểu B2",
    "2020/30994 Xã Nam Yên (Tập 1).xlsx",
    "30991.csv",
    "~$a.xlsx",
    "Thumbs.db",
    ".DS_Store",
    "a.XLSX",
    "a.xls.pdf",
    "a",
    "báo cáo.docx",
    "x" * 200,
)
HEADS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.4",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"<html>",
    b"ma;ten\n",
    b"\xff\xfem\x00",
)
CSV = (
    "a;b\n1;2\n",
    "a,b\n1,2\n",
    "a\tb\n1\t2\n",
    "a,b;c\n1,2;3\n",
    'a;b\n"x;y";2\n',
    'a;b\n"x\ny";2\n',
    'a;b\n"x;2\n3;4\n',
    "",
    "\n\n",
    "a\n",
    "a;b\n1\n1;2;3\n",
    "\ufeffa;b\r\n1;2\r\n",
    'a;b\n"nói ""có""";1\n',
    "a|b\n1|2\n",
    "Mã;Tên\n1;Hoà\n",
    "a;b\n;\n",
)


def readers() -> dict[str, Field]:
    """Return one field for each way a cell is read."""
    found: dict[str, Field] = {}
    for kind in KINDS.values():
        for field in kind.fields.values():
            found.setdefault(f"{field.type} {field.shape} {' '.join(field.values)}"[:40], field)
    return found


def cell_lines() -> Iterator[tuple[str, str]]:
    for name, field in readers().items():
        reader = reader_for(field)
        for cell in CELLS:
            if not is_empty(cell):
                value = value_from_cell(cell, reader)
                yield name, f"{cell!r} {value.code if isinstance(value, Unreadable) else repr(value)}"
    for cell in CELLS:
        yield "empty, error", f"{cell!r} {is_empty(cell)} {is_cell_error(cell)}"


def text_lines(rules: Rules) -> Iterator[tuple[str, str]]:
    context = context_of(rules)
    ways: dict[str, Callable[[str], object]] = {
        "address": address_words,
        "phone": dialled,
        "cleaned": cleaned,
        "caseless": caseless,
        "folded": folded,
        "respelled": respelled,
        "visible": visible,
        "in a document": document_text,
        "form": form_from_name,
        "left by a system": left_by_system,
        "suffix": suffix_of,
        "sender": lambda text: shown(named_in(text, context)),
        "sender by file": lambda text: shown(named_by_file(text, context)),
    }
    for name, way in ways.items():
        yield from ((name, f"{text!r} {way(text)!r}") for text in TEXTS)
    for text in TEXTS:
        yield (
            "short",
            " ".join(
                repr(short_value(text, most, language_of_facts(lang)))
                for most in (3, 12)
                for lang in LANGUAGES
            ),
        )
        yield from (("no return", f"{text!r} {head!r} {why_no_return(text, head)}") for head in HEADS)
    for n in (0, 1, 25, 26, 27, 51, 52, 701, 702, 703, 18277):
        yield "columns", f"{n} {column_letters(n)} {cell_address(n + 1, n)}"


def csv_lines() -> Iterator[tuple[str, str]]:
    for text in CSV:
        for encoding in ("utf-8", "utf-16", "utf-16-le", "cp1258", "latin-1"):
            try:
                content = text.encode(encoding)
            except UnicodeEncodeError:
                continue
            try:
                yield "csv", f"{encoding} {text!r} {rows_from_csv(content, 'a.csv')}"
            except FileFault as fault:
                yield "csv", f"{encoding} {text!r} {fault.code} {fault.params}"


def test_everything_typed_is_read_as_it_was(shipped_rules: Rules) -> None:
    lines = [*cell_lines(), *text_lines(shipped_rules), *csv_lines()]
    assert_approved(summed_up(lines), SAID)
