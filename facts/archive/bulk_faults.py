"""Why clean records can't be used: file, column, row, way out. What stood in a cell is never told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault

NO_FILE, NOT_PARQUET, NO_COLUMN, WRONG_TYPE = "no_file", "not_parquet", "no_column", "wrong_type"
WRONG_VALUE, BLANK, NEGATIVE, KEY_TWICE, UNKNOWN_ID = (
    "wrong_value",
    "blank",
    "negative",
    "key_twice",
    "unknown_id",
)


class BulkFault(WorkspaceFault):
    """A fault of one file given to the bulk door; rows are counted from 1."""

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {
        NO_FILE: (
            "không có tệp này; thư mục cần ít nhất unit.parquet và venue.parquet",
            "there is no such file; the folder needs at least unit.parquet and venue.parquet",
        ),
        NOT_PARQUET: (
            "không đọc được như Parquet; xuất lại tệp này",
            "can't be read as Parquet; write the file again",
        ),
        NO_COLUMN: ("thiếu cột bắt buộc {detail}; thêm cột này", "the column {detail} is required; add it"),
        WRONG_TYPE: (
            "cột {detail}: sai kiểu; xem kiểu của trường trong facts/forms",
            "column {detail}: of the wrong type; see the field's type in facts/forms",
        ),
        WRONG_VALUE: (
            "cột, dòng {detail}: giá trị không được phép; xem danh sách giá trị trong facts/forms",
            "column, row {detail}: not an allowed value; see the list in facts/forms",
        ),
        BLANK: (
            "cột, dòng {detail}: bắt buộc mà để trống; điền vào",
            "column, row {detail}: required, but blank",
        ),
        NEGATIVE: ("cột, dòng {detail}: số âm; sửa lại", "column, row {detail}: a negative number; mend it"),
        KEY_TWICE: (
            "hai dòng cùng khóa ({detail}); mỗi khóa chỉ một dòng",
            "two rows with the same key ({detail}); keep one",
        ),
        UNKNOWN_ID: (
            "cột, dòng {detail}: mã không có trong tệp được nói đến; thêm dòng đó hoặc sửa mã",
            "column, row {detail}: an id that its own file does not have; add the row or mend the id",
        ),
    }
