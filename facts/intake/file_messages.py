"""What is said of whole files, by code: fault and way out. (Vietnamese, English)."""

from __future__ import annotations

from collections.abc import Mapping

from facts.intake import problems

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
