"""A file an officer takes away is written over only while it is as the program wrote it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from desk.base.faults import WrongUse
from desk.base.outputs import write_output, write_outputs
from desk.base.paper.content import Body, PaperHead, Printed, Signature
from desk.base.paper.word import docx_of, pdf_of
from desk.base.workbook import NewWorkbook
from desk.words.svg import page

PAPER = Printed(
    "thu",
    PaperHead("UBND HUYỆN", "PHÒNG", "Số: ……", "ngày …"),
    Body("BÁO CÁO", "Kết quả", (Signature(("CHỦ TỊCH",), ""),), ("Lưu: VT.",)),
    (),
)


def workbook() -> bytes:
    made = NewWorkbook()
    made.sheet("A", footer="chân").write(0, 0, "của chương trình")
    return made.content()


CONTENTS = {
    "a.xlsx": workbook(),
    "a.docx": docx_of(PAPER),
    "a.pdf": pdf_of(PAPER),
    "a.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "a.svg": page(9, 9, "a", "b", ()).encode(),
}


def saved(path: Path) -> None:
    """Save it as an office program does: with the hour."""
    if path.suffix == ".xlsx":
        openpyxl.load_workbook(path).save(path)
    else:
        document = docx.Document(str(path))
        document.core_properties.modified = datetime(2021, 1, 5, 9, 30)
        document.save(str(path))


def changed_within(path: Path) -> None:
    """Change a package and keep its parts, its hour and its comment."""
    with ZipFile(path) as package:
        parts, comment = {name: package.read(name) for name in package.namelist()}, package.comment
    with ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part.replace(b"<", b" <", 1) if name.endswith("sheet1.xml") else part)
        package.comment = comment


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_as_it_was_written_is_written_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write_output(path, CONTENTS[name])
    once = path.read_bytes()
    for _ in range(2):
        write_output(path, CONTENTS[name])
        assert path.read_bytes() == once
    if path.suffix == ".pdf":
        assert once.endswith(b"%%EOF")
    elif path.suffix in (".xlsx", ".docx"):
        with ZipFile(path) as package:
            assert package.testzip() is None


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize(
    "other", [b"", b"PK", b"\xd0\xcf\x11\xe0 khoa bang mat khau", b"%PDF-1.4 ban quet da ky"]
)
def test_what_something_else_made_is_not_written_over(name: str, other: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(other)
    with pytest.raises(WrongUse, match="chưa ghi đè"):
        write_output(path, CONTENTS[name])
    assert path.read_bytes() == other


@pytest.mark.parametrize("name", CONTENTS)
def test_a_byte_more_is_a_change(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write_output(path, CONTENTS[name])
    half = len(written := path.read_bytes()) // 2
    for edited in (written[:half] + b"x" + written[half:], written + b"\nky so", written[:half]):
        path.write_bytes(edited)
        with pytest.raises(WrongUse, match="chưa ghi đè"):
            write_output(path, CONTENTS[name])
        assert path.read_bytes() == edited


@pytest.mark.parametrize("change", [saved, changed_within])
@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_what_somebody_saved_is_not_written_over(name: str, change: object, tmp_path: Path) -> None:
    path = tmp_path / name
    write_output(path, CONTENTS[name])
    change(path)  # type: ignore[operator]
    edited = path.read_bytes()
    with pytest.raises(WrongUse, match="chưa ghi đè"):
        write_output(path, CONTENTS[name])
    assert path.read_bytes() == edited
    path.rename(tmp_path / f"cũ-{name}")
    write_output(path, CONTENTS[name])


def test_of_several_files_none_is_written_where_one_was_changed(tmp_path: Path) -> None:
    contents = {tmp_path / name: content for name, content in CONTENTS.items()}
    write_outputs(contents)
    last = tmp_path / "a.svg"
    last.write_bytes(b"<svg/>")
    for path in contents:
        if path != last:
            path.unlink()
    with pytest.raises(WrongUse, match=r"a\.svg"):
        write_outputs(contents)
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    from desk.base.faults import Stop

    for path in (tmp_path, Path()):
        with pytest.raises(Stop, match="cần tên tệp"):
            write_output(path, b"")
    shutil.rmtree(tmp_path)
