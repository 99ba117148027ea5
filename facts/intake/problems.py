"""What can be wrong with a return: a cell, a sheet, or the whole file; and what is said of it.

Each code stands with its fault and way out in Vietnamese; a fault's parameters fill in `{name}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from decimal import Decimal
from functools import partial

from facts.standing import Value

Params = tuple[tuple[str, str], ...]  # what a message fills in, by name
PROBLEMS: dict[str, str] = {}  # of cells and sheets: code → message
FILES: dict[str, str] = {}  # of whole files


def _problem(code: str, message: str) -> str:
    PROBLEMS[code] = message
    return code


def _file_fault(code: str, message: str) -> str:
    FILES[code] = message
    return code


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person must look at, where it stands, what was expected and what was there.

    `found` is None wherever the form or field may not be shown. `cell` is '' and `row` 0 for a whole sheet.
    """

    code: str
    sheet: str
    cell: str = ""
    row: int = 0
    field: str = ""
    expected: str = ""  # a key of `facts.intake.messages.EXPECTED`
    params: Params = ()
    found: Value = None
    set_aside: bool = False
    decimal: bool = dataclass_field(default=False, repr=False)  # `found` is a number, which JSON has as text

    def __post_init__(self) -> None:
        if self.decimal and isinstance(self.found, str):
            object.__setattr__(self, "found", Decimal(self.found))
        object.__setattr__(self, "decimal", isinstance(self.found, Decimal))


class FileFault(Exception):
    """A whole file that can't be taken: which one, why, and what to do is in the messages."""

    def __init__(self, code: str, file: str, **params: str) -> None:
        super().__init__(code, file, params)
        self.code = code
        self.file = file
        self.params: Params = tuple(sorted(params.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return partial(FileFault, **dict(self.params)), (self.code, self.file)


# Cells and sheets
CELL_ERROR = _problem("cell_error", "ô báo lỗi công thức; sửa công thức hoặc gõ giá trị")
DATE_INVALID = _problem(
    "date_invalid",
    "không phải ngày hợp lệ; ghi ngày trước, tháng sau, năm viết đủ 4 chữ số, ví dụ 5/3/2020",
)
NUMBER_INVALID = _problem("number_invalid", "không đọc được số; chỉ ghi số")
NUMBER_NEGATIVE = _problem("number_negative", "số không được âm; kiểm tra lại")
YEAR_INVALID = _problem("year_invalid", "không phải năm; ghi 4 chữ số")
VALUE_NOT_ALLOWED = _problem(
    "value_not_allowed",
    "giá trị không có trong danh mục; chọn từ danh sách thả xuống của biểu mẫu trống",
)
YES_NO_INVALID = _problem("yes_no_invalid", "phải là có hoặc không")
CODE_INVALID = _problem("code_invalid", "không phải mã; ghi mã, không ghi tên")
PHONE_INVALID = _problem("phone_invalid", "không phải số điện thoại; mỗi ô ghi một số")
IDENTITY_INVALID = _problem("identity_invalid", "số định danh thiếu hoặc thừa chữ số; kiểm tra lại")
REQUIRED_MISSING = _problem("required_missing", "ô bắt buộc còn trống; điền vào")
REFERENCE_UNKNOWN = _problem("reference_unknown", "mã này chưa được khai; sửa mã, hoặc khai ở biểu gốc")
ABOVE_MAXIMUM = _problem("above_maximum", "điểm cao hơn mức tối đa; kiểm tra lại")
RULEBOOK_UNNAMED = _problem(
    "rulebook_unnamed",
    "nhiều bộ tiêu chí có mã này mà dòng không ghi bộ nào; điền cột Bộ tiêu chí",
)
ROWS_DIFFER = _problem(
    "rows_differ",
    "hai dòng cùng mã nhưng khác số liệu, không dòng nào được tính; giữ dòng đúng, bỏ hoặc đổi mã dòng kia",
)
MARKS_MISSING = _problem(
    "marks_missing",
    "viết không dấu nên chưa rõ là tên nào, dòng chưa được tính; ghi đủ dấu",
)
SAME_ID_OTHER_NAME = _problem(
    "same_id_other_name",
    "mã này đã dùng với tên hoặc địa chỉ khác; nếu là cơ sở, người khác thì cấp mã mới",
)
FORMULA_NOT_COMPUTED = _problem(
    "formula_not_computed",
    "ô có công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi gửi, hoặc gõ thẳng giá trị",
)
OTHER_UNIT = _problem("other_unit", "dòng của đơn vị khác; gửi trong báo cáo của đơn vị đó")
OTHER_CODE = _problem(
    "other_code",
    "mã mang số của đơn vị khác nên dòng chưa được tính; sửa mã, hoặc bỏ dòng. Nơi chuyển đến từ đơn "
    "vị khác thì đơn vị đó ghi chuyển trong báo cáo của mình",
)
OTHER_OFFICE = _problem(
    "other_office",
    "nội dung này do cơ quan khác khai; bỏ dòng này, hoặc sửa cơ quan lập trên bìa",
)
ABOVE_WHOLE = _problem("above_whole", "số ghi lớn hơn tổng số; sửa một trong hai ô")
APPRAISAL_BY_COMMUNE = _problem(
    "appraisal_by_commune",
    "xã không tự thẩm định; B16 do cơ quan thẩm định gửi, bỏ các dòng này hoặc ghi đúng cơ quan lập trên bìa",
)
APPRAISALS_DIFFER = _problem(
    "appraisals_differ",
    "hai cơ quan thẩm định khác nhau về một tiêu chí; điểm gửi trước được dùng, hai cơ quan thống nhất "
    "rồi gửi lại",
)
APPRAISED_NO_MORE = _problem(
    "appraised_no_more",
    "đơn vị này không còn vào ngày cuối kỳ nên điểm thẩm định không được tính cho đơn vị nào; thẩm "
    "định đơn vị kế tiếp và ghi mã của đơn vị đó",
)
PREPARED_BEFORE_PERIOD = _problem(
    "prepared_before_period",
    "ngày lập trước ngày đầu của kỳ báo cáo; kiểm tra ngày lập và kỳ trên bìa",
)
RECEIVED_BEFORE_PREPARED = _problem(
    "received_before_prepared",
    "ngày nhận trước ngày lập nên không dùng, tính theo ngày nhập; kiểm tra ngày lập, ngày nhận trên "
    "bìa và ngày ghi trong sổ văn bản đến",
)
DAY_TO_COME = _problem("day_to_come", "ngày trên bìa sau ngày nhập; kiểm tra năm đã ghi")
SENDER_DIFFERS = _problem(
    "sender_differs",
    "bìa ghi khác nơi gửi theo tên tệp, thư mục hoặc sổ văn bản đến; hỏi lại nơi gửi: sửa bìa, hoặc "
    "ghi cột Nơi gửi ở sổ rồi nhập lại với --received",
)
NOT_YET_COME = _problem(
    "not_yet_come",
    "ngày ghi sau ngày báo cáo được nhận, việc chưa thể đã xảy ra; sửa ngày, hoặc để trống nếu chưa xong",
)
PERIOD_DOUBTFUL = _problem(
    "period_doubtful",
    "ngày ghi trong các biểu nằm ngoài kỳ báo cáo; kiểm tra kỳ, năm ghi trên bìa",
)
SHEET_MISSING = _problem(
    "sheet_missing",
    "bìa ghi có số liệu nhưng không có trang của biểu; gửi lại biểu, hoặc sửa bìa",
)
SHEET_TWICE = _problem(
    "sheet_twice",
    "hai trang cùng một biểu; chỉ một trang được đọc, gộp các dòng vào trang đó",
)
SHEET_HIDDEN = _problem(
    "sheet_hidden",
    "trang của biểu đang bị ẩn nên không được đọc; bỏ ẩn trang rồi gửi lại, hoặc sửa bìa",
)
SHEET_UNNAMED = _problem(
    "sheet_unnamed",
    "trang có bảng nhưng tên trang không phải mã biểu nên không được đọc; là số liệu báo cáo thì chép "
    "vào trang của biểu rồi gửi lại, không phải thì xóa trang",
)
FILE_UNNAMED = _problem(
    "file_unnamed",
    "tệp có bảng nhưng tên tệp không phải mã biểu nên không được đọc; là số liệu báo cáo thì đổi tên "
    "tệp hoặc chép vào tệp của biểu rồi gửi lại, không phải thì bỏ tệp ra",
)
TABLE_UNREAD = _problem(
    "table_unread",
    "một bảng nữa cùng trang nên không được đọc; chép các dòng vào trang của biểu rồi gửi lại, không "
    "phải số liệu báo cáo thì xóa bảng",
)
ROWS_BELOW_SIGNATURE = _problem(
    "rows_below_signature",
    "dưới phần ký còn dòng giống số liệu nhưng không đọc được; chuyển lên trên phần ký và điền đủ các "
    "ô bắt buộc",
)
HEADER_MISSING = _problem("header_missing", "không thấy cột; thêm lại cột với đúng tiêu đề")
HEADER_TWICE = _problem(
    "header_twice",
    "hai cột cùng tiêu đề; chỉ cột đứng trước được đọc, bỏ hoặc đổi tên cột này",
)
HEADER_NOT_FOUND = _problem(
    "header_not_found",
    "không nhận ra hàng tiêu đề nên cả trang chưa được đọc; chép số liệu vào biểu mẫu trống",
)
NO_ROWS = _problem("no_rows", "bìa ghi có số liệu nhưng biểu trống; điền biểu, hoặc ghi “không phát sinh”")
DATA_THOUGH_NIL = _problem(
    "data_though_nil",
    "bìa ghi không phát sinh nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa",
)
DATA_THOUGH_NOT_RETURNED = _problem(
    "data_though_not_returned",
    "bìa không ghi biểu này nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa",
)
FORM_OF_ANOTHER_OFFICE = _problem(
    "form_of_another_office",
    "rules/offices.yaml không giao biểu này cho cơ quan lập; các dòng vẫn được tính; kiểm tra cơ quan lập "
    "trên bìa, hoặc thêm biểu vào forms của cơ quan",
)
NOT_FILLED_IN = _problem(
    "not_filled_in",
    "chỉ có những dòng in sẵn, chưa ai điền: coi là chưa nộp; điền biểu, ghi tình trạng từng biểu ở bìa "
    "(không có gì thì “không phát sinh”), rồi gửi lại",
)
LEFT_AS_PRINTED = _problem(
    "left_as_printed",
    "biểu để trống hoặc còn như in sẵn, chưa ai điền, nên số liệu đã gửi trước vẫn được tính; muốn "
    "sửa thì điền rồi gửi lại cả tệp, không có gì thì ghi “không phát sinh”",
)
UNIT_NO_MORE = _problem(
    "unit_no_more",
    "đơn vị này không còn vào ngày cuối kỳ nên không được chấm, xếp hạng; đơn vị kế tiếp báo các số "
    "liệu này, hoặc nhận báo cáo này (lanhmanh units --take-over)",
)
UNIT_NAME_DIFFERS = _problem("unit_name_differs", "tên đơn vị không khớp với mã; kiểm tra mã đơn vị trên bìa")
UNIT_TYPE_DIFFERS = _problem(
    "unit_type_differs",
    "trong kỳ này danh mục đơn vị ghi loại khác; sửa ô, hoặc nhờ cơ quan đánh giá sửa danh mục",
)
NUMBER_WITH_UNIT = _problem("number_with_unit", "ô ghi cả đơn vị tính; chỉ lấy số, lần sau chỉ ghi số")
UNIT_OF_THE_OTHERS = _problem(
    "unit_of_the_others",
    "ô mã đơn vị để trống (hoặc gộp ô); lấy mã duy nhất có trong biểu; lần sau ghi mã ở từng dòng",
)
WITHDRAWAL_UNCLEAR = _problem(
    "withdrawal_unclear",
    "có lý do nhưng không có chữ “rút”, chưa rõ dòng này còn hay rút; rút thì ghi: rút, và lý do; còn thì để "
    "trống",
)
PROGRAM_FAILED = _problem(
    "program_failed",
    "chương trình bị lỗi khi tính chỗ này nên chưa tính; không phải lỗi của nơi lập",
)
# Files
NOT_A_WORKBOOK = _file_fault(
    "not_a_workbook",
    "không phải tệp Excel hoặc tệp bị hỏng; mở bằng Excel, lưu lại thành .xlsx rồi gửi lại",
)
PASSWORD_PROTECTED = _file_fault("password_protected", "tệp có mật khẩu; bỏ mật khẩu rồi gửi lại")
ZIP_BOMB = _file_fault(
    "zip_bomb",
    "tệp nén chứa quá nhiều dữ liệu so với kích thước; không mở, hãy hỏi lại nơi gửi",
)
TOO_LARGE = _file_fault("too_large", "tệp lớn hơn 100 MB; tách hoặc bỏ ảnh, rồi gửi lại")
TOO_MANY_CELLS = _file_fault(
    "too_many_cells",
    "trang “{sheet}” có quá nhiều dòng hoặc cột; xóa phần thừa rồi gửi lại",
)
EMPTY_FILE = _file_fault("empty_file", "tệp trống; gửi lại tệp có nội dung")
FILE_UNREADABLE = _file_fault("file_unreadable", "không đọc được tệp; kiểm tra quyền truy cập hoặc ổ đĩa")
NO_SUCH_FILE = _file_fault("no_such_file", "không có tệp hoặc thư mục này; kiểm tra lại đường dẫn")
NO_RETURNS = _file_fault("no_returns", "không thấy báo cáo nào ở đây; chỉ tệp Excel, hoặc thư mục có B00.csv")
NOT_A_RETURN = _file_fault(
    "not_a_return",
    "văn bản, bản in hoặc ảnh, không đọc được số liệu; nếu là báo cáo thì xin tệp Excel gốc, lưu thành .xlsx",
)
PACKED = _file_fault("packed", "tệp nén; giải nén rồi nhập các tệp bên trong")
MAIL = _file_fault("mail", "thư điện tử; mở thư, lưu tệp đính kèm vào thư mục này rồi nhập lại")
UNFINISHED = _file_fault(
    "unfinished",
    "tệp tạm hoặc tải về dở; tải lại cho xong, hoặc mở bằng Excel và lưu thành .xlsx",
)
OTHER_SPREADSHEET = _file_fault(
    "other_spreadsheet",
    "loại tệp này không đọc được; nếu là báo cáo thì mở bằng Excel (hoặc chương trình đã tạo ra nó), "
    "chọn Lưu thành, loại .xlsx, rồi nhập lại",
)
MISNAMED_WORKBOOK = _file_fault(
    "misnamed_workbook",
    "bên trong là tệp Excel nhưng tên không cho biết; nếu là báo cáo thì đổi tên thành “{wanted}” rồi "
    "nhập lại",
)
UNKNOWN_KIND = _file_fault(
    "unknown_kind",
    "không rõ là tệp gì nên không đọc; nếu là báo cáo thì mở bằng Excel, lưu thành .xlsx, nếu không "
    "thì bỏ ra khỏi thư mục",
)
HIDDEN_FILE = _file_fault(
    "hidden_file",
    "tệp ẩn (tên bắt đầu bằng dấu chấm); nếu là báo cáo thì đổi tên thành “{wanted}” rồi nhập lại",
)
HIDDEN_FOLDER = _file_fault(
    "hidden_folder",
    "thư mục ẩn (tên bắt đầu bằng dấu chấm) nên không xem bên trong; nếu có báo cáo thì chuyển ra ngoài",
)
LINK_OUTSIDE = _file_fault(
    "link_outside",
    "liên kết (shortcut) dẫn ra ngoài thư mục này nên không mở; chép chính tệp hoặc thư mục đó vào đây",
)
NOT_A_FILE = _file_fault(
    "not_a_file",
    "không phải tệp thường (ống dẫn, thiết bị, thư mục mang tên tệp) nên không mở; bỏ ra khỏi thư mục",
)
TOO_DEEP = _file_fault(
    "too_deep",
    "thư mục lồng nhau quá 40 tầng nên không xem bên trong; chuyển báo cáo lên thư mục trên",
)
STRAY_CSV = _file_fault(
    "stray_csv",
    "tệp csv không mang tên biểu nên không được đọc; đổi tên thành B00.csv đến B20.csv, nếu không cần "
    "thì bỏ ra",
)
CSV_ALONE = _file_fault("csv_alone", "{sheet} chỉ là một phần của báo cáo; chỉ cả thư mục có B00.csv")
CSV_QUOTE_OPEN = _file_fault(
    "csv_quote_open",
    "{sheet}, khoảng dòng {row}: dấu ngoặc kép mở mà không đóng, nuốt các dòng sau; sửa dấu ngoặc rồi "
    "gửi lại",
)
CSV_CELL_TOO_LONG = _file_fault(
    "csv_cell_too_long",
    "{sheet}, khoảng dòng {row}: một ô dài hơn mọi ô thật (hơn 131072 ký tự), hoặc dấu ngoặc kép mở mà không "
    "đóng; sửa rồi gửi lại",
)
CSV_ZERO_BYTE = _file_fault(
    "csv_zero_byte",
    "{sheet}, khoảng dòng {row}: có byte 0, tệp bị hỏng khi ghi hoặc chép; mở bằng Excel, xem lại dòng ấy, "
    "lưu thành CSV UTF-8 rồi gửi lại",
)
NO_COVER = _file_fault(
    "no_cover",
    "không có bìa (trang B00) ghi mã đơn vị và kỳ báo cáo; thêm bìa rồi gửi lại",
)
COVER_HIDDEN = _file_fault("cover_hidden", "bìa (trang B00) đang bị ẩn; bỏ ẩn rồi gửi lại")
COVER_INCOMPLETE = _file_fault(
    "cover_incomplete",
    "bìa (ô {cell}) thiếu hoặc ghi sai “{header}”; sửa bìa rồi gửi lại",
)
UNIT_UNKNOWN = _file_fault(
    "unit_unknown",
    "bìa ghi mã đơn vị {found}, không có trong danh mục của kỳ này; sửa mã rồi gửi lại, hoặc đưa đơn vị vào "
    "danh mục (lanhmanh units)",
)
UNIT_NOT_IN_PERIOD = _file_fault(
    "unit_not_in_period",
    "bìa ghi mã đơn vị {found}, có trong danh mục nhưng không tồn tại trong kỳ {period}; kiểm tra mã và kỳ",
)
PERIOD_UNKNOWN = _file_fault(
    "period_unknown",
    "bìa ghi kỳ báo cáo “{found}”; ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1",
)
PERIOD_NOT_IN_RULES = _file_fault(
    "period_not_in_rules",
    "bìa ghi kỳ báo cáo “{found}”, quy định đang dùng không có kỳ này; kiểm tra năm, hoặc bổ sung vào "
    "rules/periods.yaml",
)
OFFICE_UNKNOWN = _file_fault(
    "office_unknown",
    "bìa ghi cơ quan lập “{found}”, không có trong danh mục; chọn một cơ quan, hoặc để trống nếu là UBND xã",
)
OFFICE_NO_MORE = _file_fault(
    "office_no_more",
    "bìa ghi cơ quan lập “{found}”, không làm việc này trong kỳ {period} và từ đó đến ngày lập; chọn "
    "một trong: {choices}",
)
OTHER_FORM_VERSION = _file_fault(
    "other_form_version",
    "biểu mẫu phiên bản “{found}”, chương trình này đọc phiên bản {expected}; dùng biểu mẫu đúng phiên bản",
)
INCOMING_HEADER = _file_fault(
    "incoming_header",
    "sổ văn bản đến phải có hàng tiêu đề với hai cột “Tên tệp” và “Ngày đến”; sửa tiêu đề",
)
INCOMING_ROW = _file_fault(
    "incoming_row",
    "dòng {row}: “{found}” không phải ngày hợp lệ; ghi ngày trước, năm đủ 4 chữ số, ví dụ 18/12/2020",
)
INCOMING_TWICE = _file_fault(
    "incoming_twice",
    "tệp “{name}” có hai ngày đến khác nhau, ngày ghi trước được dùng; sửa sổ",
)
INCOMING_MANY = _file_fault(
    "incoming_many",
    "“{name}” là tên của nhiều tệp nên dòng này không được dùng; ghi cả thư mục, ví dụ 2020/{name}",
)
INCOMING_OF_SENDER = _file_fault(
    "incoming_of_sender",
    "sổ văn bản đến nằm cùng báo cáo, nơi ai gửi cũng đặt được, nên không được dùng; sổ của nơi nhận "
    "thì để ngoài thư mục báo cáo rồi nhập lại với --received và đường dẫn tới sổ",
)
RECEIVED_NOT_THEN = _file_fault(
    "received_not_then",
    "ngày nhận {day} trước ngày lập {made} hoặc sau hôm nay nên không được ghi; sửa sổ văn bản đến "
    "(--received) hoặc --received-on rồi nhập lại",
)
RECEIVED_CLOSED = _file_fault(
    "received_closed",
    "ngày nhận {day} chưa được ghi vì kỳ {period} đã khóa sổ với báo cáo này; mở lại bằng lanhmanh "
    "lock {period} --reopen --reason “lý do”, rồi nhập lại",
)
CSV_UNDECODABLE = _file_fault(
    "csv_undecodable",
    "không đọc được bảng mã của {sheet} (có thể là UTF-16 bị cắt); trong Excel chọn Lưu thành, loại "
    "CSV UTF-8, rồi gửi lại",
)
TOO_MANY_PROBLEMS = _file_fault(
    "too_many_problems",
    "có {count} ô không dùng được, có lẽ không phải biểu mẫu này; chép số liệu vào biểu mẫu trống rồi "
    "gửi lại",
)
TOO_SLOW = _file_fault(
    "too_slow",
    "đọc mãi không xong nên đã dừng; chép các trang biểu sang một tệp .xlsx mới rồi gửi lại, hoặc cho "
    "thêm thời gian bằng --seconds",
)
TOO_MUCH_MEMORY = _file_fault(
    "too_much_memory",
    "cần quá nhiều bộ nhớ để đọc; xóa ảnh, định dạng và vùng thừa, hoặc chép các trang biểu sang một "
    "tệp .xlsx mới rồi gửi lại; tệp đúng là lớn thì cho thêm bằng --memory",
)
READER_FAILED = _file_fault(
    "reader_failed",
    "chương trình đọc tệp này thì hỏng ({error}), các tệp khác không bị ảnh hưởng; chép các trang biểu "
    "sang một tệp .xlsx mới rồi gửi lại, và báo người phát triển",
)
NOTHING_RECOGNISED = _file_fault(
    "nothing_recognised",
    "chưa nhận vì không biểu nào có tiêu đề đúng mẫu ({sheet}); chép số liệu vào biểu mẫu trống rồi gửi lại",
)
