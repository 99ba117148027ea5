"""A Word or Excel file that somebody saved after the program wrote it is not written over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from desk.base.faults import WrongUse
from desk.base.files import write_bytes
from desk.base.paper.content import Body, PaperHead, Printed, Signature
from desk.base.paper.word import docx_of
from desk.base.workbook import NewWorkbook

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


def saved(path: Path) -> None:
    """Save it as an office program does: with the hour."""
    if path.suffix == ".xlsx":
        openpyxl.load_workbook(path).save(path)
    else:
        document = docx.Document(str(path))
        document.core_properties.modified = datetime(2021, 1, 5, 9, 30)
        document.save(str(path))


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_what_somebody_saved_is_not_written_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    content = workbook() if path.suffix == ".xlsx" else docx_of(PAPER)
    for _ in range(2):
        write_bytes(path, content)
    saved(path)
    edited = path.read_bytes()
    with pytest.raises(WrongUse, match="chưa ghi đè"):
        write_bytes(path, content)
    assert path.read_bytes() == edited
    path.rename(tmp_path / f"cũ-{name}")
    write_bytes(path, content)
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"PK", b"khong phai zip"])
def test_what_is_no_package_is_written_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    write_bytes(path, workbook())
    assert path.read_bytes() == workbook()
