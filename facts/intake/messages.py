"""What is said of a problem: the place, the fault, the way out. Vietnamese first; plain words."""

from collections.abc import Mapping

from facts.forms.fields import Field
from facts.intake.problems import FILES, PROBLEMS, FileFault, Params, Problem
from facts.standing import Value
from facts.visible_text import LONGEST_NAME, VIETNAMESE, Language, short_value

_SHORT_LIST = 7  # so many allowed values are named one by one
_OR = " hoặc "
FOUND, NEEDED = "gặp “{}”", "cần {}"
# What was expected, by key.
EXPECTED: Mapping[str, str] = {
    "nothing": "để trống hoặc giá trị",
    "filled": "{header}",
    "date": "ngày hợp lệ",
    "whole": "số nguyên không âm",
    "decimal": "số không âm",
    "decimals": "số có nhiều nhất {n} chữ số thập phân",
    "year": "năm, ví dụ 2020",
    "one_of": "{values}",
    "listed": "một {header} trong danh mục",
    "yes_no": "có hoặc không",
    "code": "mã, ví dụ 30985-CS-001",
    "unit": "mã đơn vị có 5 chữ số",
    "phone": "số điện thoại 10 chữ số",
    "identity": "CMND 9 số, CCCD 12 số hoặc mã số thuế 10 hay 13 số",
    "declared": "{what} đã khai ở {form}",
    "unit_known": "mã đơn vị có trong danh mục",
    "criterion_known": "mã tiêu chí có trong bảng chấm điểm",
    "rulebook_known": "một trong các bộ: {rulebooks}",
    "rulebook_named": "tên một bộ ở cột Bộ tiêu chí: {rulebooks}",
    "rulebook_taken": (
        "ghi bộ khác ở cột Bộ tiêu chí nếu không phải '{rulebook}', bộ đang được tính: {rulebooks}"
    ),
    "maximum": "không quá {maximum} điểm",
    "same_name": "“{name}” như đã báo trước đây",
    "same_hidden": "như đã báo trước đây",
    "same_row": "như dòng {row}, cùng mã",
    "item_known": "mã nội dung có trong danh mục nội dung phải khai",
    "own_office": "nội dung do {office} khai",
    "of_whole": "không quá {of}, là tổng số ghi cùng dòng",
    "forms_of": "biểu mà {office} gửi: {forms}",
    "own_unit": "mã đơn vị trên bìa, {unit}",
    "own_code": "mã do đơn vị mình cấp, bắt đầu bằng {unit}",
    "appraiser": "B16 do cơ quan thẩm định gửi",
    "appraised": "{points} điểm như {office} đã gửi trước",
    "since": "từ {day} trở đi",
    "until": "không sau {day}",
    "above_signature": "mọi dòng số liệu ở trên phần ký",
    "days_between": "ngày từ {start} đến {end}",
    "one_column": "một cột “{header}”",
    "header": "hàng tiêu đề cột của biểu",
    "header_like": "“{header}” và các cột khác của biểu {form}",
    "header_of_another": "các cột của biểu {form}; trang này giống biểu {like}",
    "column": "cột “{header}”",
    "sheet": "trang của biểu",
    "nth_sheet_like": "tên trang thứ {nth} là mã biểu; trang ấy giống biểu {like}",
    "nth_sheet_otherwise": (
        "tên trang thứ {nth} là mã biểu; trang ấy giống biểu {like} nhưng có cột không có trong biểu "
        "(sau mũi tên là cột cần có): {columns}"
    ),
    "nth_file_like": "tên tệp thứ {nth} (xếp theo tên) là mã biểu, như B02.csv; tệp ấy giống biểu {like}",
    "nth_file_otherwise": (
        "tên tệp thứ {nth} (xếp theo tên) là mã biểu, như B02.csv; tệp ấy giống biểu {like} nhưng có "
        "cột không có trong biểu (sau mũi tên là cột cần có): {columns}"
    ),
    "nth_file": "tên tệp thứ {nth} (xếp theo tên) là mã biểu, B00.csv đến B20.csv",
    "own_table": (
        "bảng của biểu {like} ở trang của biểu ấy, dưới một hàng tiêu đề; bảng này ở trang {on}, hàng {row}"
    ),
    "nth_sheet": "tên trang thứ {nth} là mã biểu, B00 đến B20",
    "nth_sheet_shown": "trang thứ {nth}, có bảng của biểu {like}, không bị ẩn",
    "one_sheet": "một trang “{name}”",
    "withdrawal": "để trống, hoặc chữ “rút” rồi lý do",
    "rows": "ít nhất một dòng",
    "figures_or_nil": "số liệu thay cho số liệu ở {file}, hoặc “không phát sinh”",
    "no_rows": "không có dòng nào",
    "successor": "mã đơn vị kế tiếp, {unit}",
    "sender": "nơi gửi {sender}",
    "unit_name": "“{name}”",
    "unit_type": "“{kind}”",
}


def expected_of(field: Field, code: str) -> tuple[str, Params]:
    """Return the key, and what it fills in, of what a field expected where `code` was found."""
    header = (("header", _noun(field)),)
    errors = ("cell_error", "formula_not_computed")
    if code in errors and not field.required:
        return "nothing", ()
    if code in ("required_missing", *errors):
        return "filled", header
    if field.type == "choice":
        if len(field.values) <= _SHORT_LIST:
            return "one_of", (("values", _OR.join(field.values)),)
        return "listed", header
    shapes = {"unit": "unit", "phone": "phone", "identity": "identity"}
    types = {"int": "whole", "code": "code"}
    return shapes.get(field.shape) or types.get(field.type, field.type), ()


def _noun(field: Field) -> str:
    """Return what belongs into a cell, in the fewest words, such as `điểm` or `ngày`."""
    header = field.header[:1].lower() + field.header[1:]
    return field.unit or header.removeprefix("từ ").removeprefix("đến ")


def expected_text(problem: Problem, language: Language = VIETNAMESE) -> str:
    """Return what was expected, in words."""
    if not problem.expected:
        return ""
    params = _shown(problem.params, language)
    if language != VIETNAMESE and "values" in params:  # what is allowed is quoted as the form prints it
        params["values"] = params["values"].replace(_OR, "”, “")
    return language.translate(EXPECTED[problem.expected]).format_map(params)


def problem_text(file: str, problem: Problem, language: Language = VIETNAMESE) -> str:
    """Return place, fault and way out of a problem in one line."""
    place = (short_value(file, LONGEST_NAME, language), problem.sheet, problem.cell)
    needed = expected_text(problem, language)
    parts = [language.translate(NEEDED).format(needed)] if needed else []
    if problem.found is not None:
        parts.append(language.translate(FOUND).format(found_text(problem.found, language)))
    message = language.translate(PROBLEMS[problem.code])
    return f"{' '.join(filter(None, place))}: {message}" + (f" ({', '.join(parts)})" if parts else "")


def fault_text(fault: FileFault, language: Language = VIETNAMESE) -> str:
    """Return place, fault and way out of a file that can't be taken."""
    message = language.translate(FILES[fault.code]).format_map(_shown(fault.params, language))
    return f"{short_value(fault.file, LONGEST_NAME, language)}: {message}"


def found_text(value: Value, language: Language = VIETNAMESE) -> str:
    """Return a value as the person who typed it would know it."""
    return short_value(str(value), language=language)


def _shown(params: Params, language: Language) -> dict[str, str]:
    return {name: short_value(value, LONGEST_NAME, language) for name, value in params}
