"""What is said of a problem: the place, the fault, the way out. Vietnamese first; plain words."""

from __future__ import annotations

from collections.abc import Mapping

from facts.forms.fields import Field
from facts.intake import problems
from facts.intake.problems import FileFault, Params, Problem
from facts.standing import Value

_SHORT_LIST = 7  # so many allowed values are named one by one

# What was expected, by key: (Vietnamese, English).
EXPECTED: Mapping[str, tuple[str, str]] = {
    "nothing": ("để trống hoặc giá trị", "a value, or nothing"),
    "filled": ("{header}", "“{header}”"),
    "date": ("ngày có thật", "a date that exists"),
    "whole": ("số nguyên không âm", "a whole number, not negative"),
    "decimal": ("số không âm", "a number, not negative"),
    "year": ("năm, ví dụ 2020", "a year, such as 2020"),
    "one_of": ("{values}", "“{values}”"),
    "listed": (
        "một {header} trong danh mục",
        "one of the listed values of the column “{header}”",
    ),
    "yes_no": ("có hoặc không", "“có” (yes) or “không” (no)"),
    "code": ("mã, ví dụ 30985-CS-001", "a code, such as 30985-CS-001"),
    "unit": ("mã đơn vị có 5 chữ số", "a unit code of 5 digits"),
    "phone": ("số điện thoại 10 chữ số", "a phone number of 10 digits"),
    "identity": (
        "CMND 9 số, CCCD 12 số hoặc mã số thuế 10 hay 13 số",
        "an identity number of 9 or 12 digits, or a tax code of 10 or 13",
    ),
    "declared": ("{what} đã khai ở {form}", "a “{what}” declared in {form}"),
    "unit_known": ("mã đơn vị có trong danh mục", "a unit code of the code list"),
    "criterion_known": ("mã tiêu chí có trong bảng chấm điểm", "a criterion of the scoring rulebook"),
    "maximum": ("không quá {maximum} điểm", "at most {maximum} points"),
    "same_name": ("“{name}” như đã báo trước đây", "“{name}” as told before"),
    "same_hidden": ("như đã báo trước đây", "the same as told before"),
    "own_unit": ("mã đơn vị trên bìa, {unit}", "the unit of the cover, {unit}"),
    "appraiser": ("B16 do cơ quan thẩm định gửi", "B16 from the appraising office"),
    "appraised": ("{points} điểm như {office} đã gửi trước", "{points} points as “{office}” sent before"),
    "since": ("từ {day} trở đi", "{day} or later"),
    "until": ("không sau {day}", "not after {day}"),
    "above_signature": ("mọi dòng số liệu ở trên phần ký", "all rows above the signatures"),
    "header": ("hàng tiêu đề cột của biểu", "the header row of the form"),
    "column": ("cột “{header}”", "the column “{header}”"),
    "sheet": ("trang của biểu", "the sheet of the form"),
    "one_sheet": ("một trang “{name}”", "one sheet, “{name}”"),
    "rows": ("ít nhất một dòng", "at least one row"),
    "no_rows": ("không có dòng nào", "no rows"),
    "unit_name": ("“{name}”", "“{name}”"),
}
# Fault and way out of cells and sheets, by code.
PROBLEMS: Mapping[str, tuple[str, str]] = {
    problems.CELL_ERROR: (
        "ô báo lỗi công thức; sửa công thức hoặc gõ giá trị",
        "the cell holds a formula error; mend the formula or type the value",
    ),
    problems.FORMULA_NOT_COMPUTED: (
        "ô có công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi gửi, hoặc gõ thẳng giá trị",
        "the cell holds a formula that was never computed; open the file in Excel and save it, or type the value",
    ),
    problems.DATE_INVALID: (
        "không phải ngày có thật; ghi ngày trước, năm viết đủ 4 chữ số, ví dụ 5/3/2020",
        "not a date that exists; write the day first and the year in 4 digits, such as 5/3/2020",
    ),
    problems.NUMBER_INVALID: ("không đọc được số; chỉ ghi số", "not a number; write digits only"),
    problems.NUMBER_NEGATIVE: ("số không được âm; kiểm tra lại", "a number can't be negative; check it"),
    problems.YEAR_INVALID: ("không phải năm; ghi 4 chữ số", "not a year; write 4 digits"),
    problems.VALUE_NOT_ALLOWED: (
        "giá trị không có trong danh mục; chọn từ danh sách thả xuống của biểu mẫu trống",
        "not a listed value; choose from the drop-down list of the blank form",
    ),
    problems.YES_NO_INVALID: ("phải là có hoặc không", "must be “có” (yes) or “không” (no)"),
    problems.CODE_INVALID: ("không phải mã; ghi mã, không ghi tên", "not a code; write the code, not a name"),
    problems.PHONE_INVALID: (
        "không phải số điện thoại; mỗi ô ghi một số",
        "not a phone number; write one number a cell",
    ),
    problems.IDENTITY_INVALID: (
        "số định danh thiếu hoặc thừa chữ số; kiểm tra lại",
        "the identity number has too few or too many digits; check it",
    ),
    problems.REQUIRED_MISSING: ("ô bắt buộc còn trống; điền vào", "a required cell is empty; fill it in"),
    problems.REFERENCE_UNKNOWN: (
        "mã này chưa được khai; sửa mã, hoặc khai ở biểu gốc",
        "this code is declared nowhere; correct it, or declare it in its own form",
    ),
    problems.ABOVE_MAXIMUM: (
        "điểm cao hơn mức tối đa; kiểm tra lại",
        "more points than there are; check them",
    ),
    problems.SAME_ID_OTHER_NAME: (
        "mã này đã dùng với tên hoặc địa chỉ khác; nếu là cơ sở, người khác thì cấp mã mới",
        "this id was used with another name or address; if it is another one, give it its own id",
    ),
    problems.OTHER_UNIT: (
        "dòng của đơn vị khác; gửi trong báo cáo của đơn vị đó",
        "a row of another unit; send it in that unit's own return",
    ),
    problems.APPRAISAL_BY_COMMUNE: (
        "xã không tự thẩm định; B16 do cơ quan thẩm định gửi, bỏ các dòng này hoặc ghi đúng cơ quan lập trên bìa",
        "a commune can't appraise itself; B16 comes from the appraising office, "
        "take these rows out or name that office on the cover",
    ),
    problems.APPRAISALS_DIFFER: (
        "hai cơ quan thẩm định khác nhau về một tiêu chí; điểm gửi trước được dùng, hai cơ quan thống nhất rồi gửi lại",
        "two offices appraise one criterion differently; the first stands, let them agree and send it again",
    ),
    problems.PREPARED_BEFORE_PERIOD: (
        "ngày lập trước ngày đầu của kỳ báo cáo; kiểm tra ngày lập và kỳ trên bìa",
        "prepared before the period begins; check the day and the period on the cover",
    ),
    problems.RECEIVED_BEFORE_PREPARED: (
        "ngày nhận trước ngày lập; kiểm tra hai ngày trên bìa",
        "received before it was prepared; check both days on the cover",
    ),
    problems.DAY_TO_COME: (
        "ngày trên bìa sau ngày nhập; kiểm tra năm đã ghi",
        "a day on the cover is later than the day of import; check the year",
    ),
    problems.ROWS_BELOW_SIGNATURE: (
        "dưới phần ký còn dòng giống số liệu nhưng không đọc được; chuyển lên trên phần ký và điền đủ các ô bắt buộc",
        "a row under the signatures looks like data but can't be read; "
        "move it above them and fill in its required cells",
    ),
    problems.SHEET_HIDDEN: (
        "trang của biểu đang bị ẩn nên không được đọc; bỏ ẩn trang rồi gửi lại, hoặc sửa bìa",
        "the sheet of the form is hidden and was not read; unhide it and send it again, or correct the cover",
    ),
    problems.SHEET_MISSING: (
        "bìa ghi có số liệu nhưng không có trang của biểu; gửi lại biểu, hoặc sửa bìa",
        "the cover says data follow but the sheet is not there; send it, or correct the cover",
    ),
    problems.SHEET_TWICE: (
        "hai trang cùng một biểu; chỉ một trang được đọc, gộp các dòng vào trang đó",
        "two sheets of one form; only one was read, put all rows in it",
    ),
    problems.HEADER_MISSING: (
        "không thấy cột; thêm lại cột với đúng tiêu đề",
        "the column is not there; put it back with its header",
    ),
    problems.HEADER_NOT_FOUND: (
        "không tìm thấy hàng tiêu đề; dùng lại biểu mẫu trống",
        "no header row; use the blank form again",
    ),
    problems.NO_ROWS: (
        "bìa ghi có số liệu nhưng biểu trống; điền biểu, hoặc ghi “không phát sinh”",
        "the cover says data follow but the form is empty; fill it in, or write “không phát sinh”",
    ),
    problems.DATA_THOUGH_NIL: (
        "bìa ghi không phát sinh nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa",
        "the cover says nil but there are rows; they count, correct the cover",
    ),
    problems.DATA_THOUGH_NOT_RETURNED: (
        "bìa không ghi biểu này nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa",
        "the cover leaves this form out but there are rows; they count, correct the cover",
    ),
    problems.UNIT_NAME_DIFFERS: (
        "tên đơn vị không khớp với mã; kiểm tra mã đơn vị trên bìa",
        "the unit's name does not go with its code; check the code on the cover",
    ),
}
# Fault and way out of whole files, by code.
FILES: Mapping[str, tuple[str, str]] = {
    problems.NOT_A_WORKBOOK: (
        "không phải tệp Excel hoặc tệp bị hỏng; mở bằng Excel, lưu lại thành .xlsx rồi gửi lại",
        "not an Excel workbook, or a damaged one; open it in Excel, save it as .xlsx and send it again",
    ),
    problems.OLD_WORKBOOK: (
        "tệp Excel đời cũ (.xls); lưu lại thành .xlsx rồi gửi lại",
        "an old Excel workbook (.xls); save it as .xlsx and send it again",
    ),
    problems.PASSWORD_PROTECTED: (
        "tệp có mật khẩu; bỏ mật khẩu rồi gửi lại",
        "the file has a password; take it off and send it again",
    ),
    problems.ZIP_BOMB: (
        "tệp nén chứa quá nhiều dữ liệu so với kích thước; không mở, hãy hỏi lại nơi gửi",
        "the file unpacks to far more than it should; it was not opened, ask the sender",
    ),
    problems.TOO_LARGE: (
        "tệp lớn hơn 100 MB; tách hoặc bỏ ảnh, rồi gửi lại",
        "the file is larger than 100 MB; split it or take out pictures, and send it again",
    ),
    problems.TOO_MANY_CELLS: (
        "trang “{sheet}” có quá nhiều dòng hoặc cột; xóa phần thừa rồi gửi lại",
        "sheet “{sheet}” has too many rows or columns; delete what is not needed and send it again",
    ),
    problems.EMPTY_FILE: (
        "tệp trống; gửi lại tệp có nội dung",
        "the file is empty; send it again with its content",
    ),
    problems.FILE_UNREADABLE: (
        "không đọc được tệp; kiểm tra quyền truy cập hoặc ổ đĩa",
        "the file can't be read; check its permissions or the disk",
    ),
    problems.NO_SUCH_FILE: (
        "không có tệp hoặc thư mục này; kiểm tra lại đường dẫn",
        "there is no such file or folder; check the path",
    ),
    problems.NO_RETURNS: (
        "không thấy báo cáo nào ở đây; chỉ tệp Excel, hoặc thư mục có B00.csv",
        "no return found here; give a workbook, or a folder that holds B00.csv",
    ),
    problems.NOT_A_RETURN: (
        "tệp loại này không đọc được; nếu là báo cáo thì giải nén hoặc lưu thành .xlsx rồi gửi lại",
        "a file of this kind can't be read; if it is a return, unpack it or save it as .xlsx and send it again",
    ),
    problems.STRAY_CSV: (
        "tệp csv không mang tên biểu nên không được đọc; đổi tên thành B00.csv đến B16.csv, nếu không cần thì bỏ ra",
        "this csv is not called by a form and was not read; name it B00.csv to B16.csv, or take it away",
    ),
    problems.CSV_ALONE: (
        "{sheet} chỉ là một phần của báo cáo; chỉ cả thư mục có B00.csv",
        "{sheet} is but a part of a return; give the whole folder, with its B00.csv",
    ),
    problems.CSV_QUOTE_OPEN: (
        "{sheet}, khoảng dòng {row}: dấu ngoặc kép mở mà không đóng, nuốt các dòng sau; sửa dấu ngoặc rồi gửi lại",
        "{sheet}, about row {row}: a quote is opened and never closed and swallows what follows; "
        "mend it and send it again",
    ),
    problems.COVER_HIDDEN: (
        "bìa (trang B00) đang bị ẩn; bỏ ẩn rồi gửi lại",
        "the cover (sheet B00) is hidden; unhide it and send it again",
    ),
    problems.NO_COVER: (
        "không có bìa (trang B00) ghi mã đơn vị và kỳ báo cáo; thêm bìa rồi gửi lại",
        "no cover (sheet B00) with unit code and period; add it and send it again",
    ),
    problems.COVER_INCOMPLETE: (
        "bìa (ô {cell}) thiếu hoặc ghi sai “{header}”; sửa bìa rồi gửi lại",
        "the cover (cell {cell}) lacks “{header}” or has it wrong; correct it and send it again",
    ),
    problems.UNIT_UNKNOWN: (
        "bìa ghi mã đơn vị {found}, không có trong danh mục của kỳ này; sửa mã rồi gửi lại",
        "the cover says unit {found}, which the code list of this period doesn't have; correct it and send it again",
    ),
    problems.UNIT_NOT_IN_PERIOD: (
        "bìa ghi mã đơn vị {found}, có trong danh mục nhưng không tồn tại trong kỳ {period}; kiểm tra mã và kỳ",
        "the cover says unit {found}, which is listed but did not exist in {period}; check the code and the period",
    ),
    problems.PERIOD_NOT_IN_RULES: (
        "bìa ghi kỳ báo cáo “{found}”, quy định đang dùng không có kỳ này; kiểm tra năm, hoặc bổ sung vào rules/periods.yaml",
        "the cover says period “{found}”, which the rules in force don't have; "
        "check the year, or add it to rules/periods.yaml",
    ),
    problems.PERIOD_UNKNOWN: (
        "bìa ghi kỳ báo cáo “{found}”; ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1",
        "the cover says period “{found}”; write it as 2020, 2020-6T, 2020-Q1 or 2020-DX1",
    ),
    problems.OFFICE_UNKNOWN: (
        "bìa ghi cơ quan lập “{found}”, không có trong danh mục; chọn một cơ quan, hoặc để trống nếu là UBND xã",
        "the cover says office “{found}”, which is not listed; choose one, or leave it blank for the commune",
    ),
    problems.OTHER_FORM_VERSION: (
        "biểu mẫu phiên bản “{found}”, chương trình này đọc phiên bản {expected}; dùng biểu mẫu đúng phiên bản",
        "form version “{found}”, this program reads {expected}; use the forms of that version",
    ),
    problems.CSV_UNDECODABLE: (
        "không đọc được bảng mã của {sheet} (có thể là UTF-16 bị cắt); trong Excel chọn Lưu thành, "
        "loại CSV UTF-8, rồi gửi lại",
        "the text of {sheet} can't be decoded (cut UTF-16, perhaps); in Excel choose Save as, type CSV UTF-8, "
        "and send it again",
    ),
}
_OR = " hoặc "
_FOUND = (", gặp “{found}”", ", found “{found}”")
_EXPECTED = (" (cần {expected}{found})", " (expected {expected}{found})")
_LANGUAGES = ("vi", "en")


def expected_of(field: Field, code: str) -> tuple[str, Params]:
    """Return the key, and what it fills in, of what a field expected where `code` was found."""
    header = (("header", _noun(field)),)
    errors = (problems.CELL_ERROR, problems.FORMULA_NOT_COMPUTED)
    if code in errors and not field.required:
        return "nothing", ()
    if code in (problems.REQUIRED_MISSING, *errors):
        return "filled", header
    if field.type == "choice":
        if len(field.values) <= _SHORT_LIST:
            return "one_of", (("values", _OR.join(field.values)),)
        return "listed", header
    shapes = {"unit": "unit", "phone": "phone", "identity": "identity"}
    types = {"int": "whole", "code": "code"}
    return shapes.get(field.shape) or types.get(field.type, field.type), ()


def _noun(field: Field) -> str:
    """Return what belongs into a cell, in the fewest words: points are `điểm`, the start of a stint a `ngày`."""
    header = field.header[:1].lower() + field.header[1:]
    return field.unit or header.removeprefix("từ ").removeprefix("đến ")


def expected_text(problem: Problem, language: str = "vi") -> str:
    """Return what was expected, in words."""
    if not problem.expected:
        return ""
    params = dict(problem.params)
    if language == "en" and "values" in params:  # what is allowed is quoted as the form prints it
        params["values"] = params["values"].replace(_OR, "”, “")
    return EXPECTED[problem.expected][_LANGUAGES.index(language)].format_map(params)


def problem_text(file: str, problem: Problem, language: str = "vi") -> str:
    """Return place, fault and way out of a problem in one line."""
    at = _LANGUAGES.index(language)
    place = " ".join(part for part in (file, problem.sheet, problem.cell) if part)
    found = "" if problem.found is None else _FOUND[at].format(found=found_text(problem.found))
    expected = _EXPECTED[at].format(expected=expected_text(problem, language), found=found)
    return f"{place}: {PROBLEMS[problem.code][at]}{expected}"


def fault_text(fault: FileFault, language: str = "vi") -> str:
    """Return place, fault and way out of a file that can't be taken."""
    return f"{fault.file}: {FILES[fault.code][_LANGUAGES.index(language)].format_map(dict(fault.params))}"


def found_text(value: Value) -> str:
    """Return a value as the person who typed it would know it."""
    return str(value)
