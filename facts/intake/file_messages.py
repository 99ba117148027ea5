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
        (
            "văn bản, bản in hoặc ảnh, không đọc được số liệu; nếu là báo cáo thì xin tệp Excel gốc, lưu"
            " thành .xlsx"
        ),
        (
            "a text, print or picture, from which no figures are read; if it is a return, ask for the"
            " workbook, saved as .xlsx"
        ),
    ),
    problems.PACKED: (
        "tệp nén; giải nén rồi nhập các tệp bên trong",
        "a packed file; unpack it and import what is in it",
    ),
    problems.MAIL: (
        "thư điện tử; mở thư, lưu tệp đính kèm vào thư mục này rồi nhập lại",
        "an e-mail; open it, save what is attached into this folder and import again",
    ),
    problems.UNFINISHED: (
        "tệp tạm hoặc tải về dở; tải lại cho xong, hoặc mở bằng Excel và lưu thành .xlsx",
        "a temporary or half-downloaded file; download it again, or open it in Excel and save it as .xlsx",
    ),
    problems.OTHER_SPREADSHEET: (
        (
            "loại tệp này không đọc được; nếu là báo cáo thì mở bằng Excel (hoặc chương trình đã tạo ra nó), "
            "chọn Lưu thành, loại .xlsx, rồi nhập lại"
        ),
        (
            "a file of this kind can't be read; if it is a return, open it in Excel (or what made it), "
            "choose Save as, type .xlsx, and import again"
        ),
    ),
    problems.MISNAMED_WORKBOOK: (
        (
            "bên trong là tệp Excel nhưng tên không cho biết; nếu là báo cáo thì đổi tên thành “{wanted}” rồi"
            " nhập lại"
        ),
        (
            "it holds a workbook, but its name doesn't tell; if it is a return, call it “{wanted}” and import"
            " again"
        ),
    ),
    problems.UNKNOWN_KIND: (
        (
            "không rõ là tệp gì nên không đọc; nếu là báo cáo thì mở bằng Excel, lưu thành .xlsx, nếu không"
            " thì bỏ ra khỏi thư mục"
        ),
        (
            "no kind of file known here, so it was not read; if it is a return, open it in Excel and save it"
            " as .xlsx, else take it away"
        ),
    ),
    problems.HIDDEN_FILE: (
        "tệp ẩn (tên bắt đầu bằng dấu chấm); nếu là báo cáo thì đổi tên thành “{wanted}” rồi nhập lại",
        "a hidden file (its name begins with a dot); if it is a return, call it “{wanted}” and import again",
    ),
    problems.HIDDEN_FOLDER: (
        "thư mục ẩn (tên bắt đầu bằng dấu chấm) nên không xem bên trong; nếu có báo cáo thì chuyển ra ngoài",
        "a hidden folder (its name begins with a dot), not looked into; if returns are in it, move them out",
    ),
    problems.LINK_OUTSIDE: (
        "liên kết (shortcut) dẫn ra ngoài thư mục này nên không mở; chép chính tệp hoặc thư mục đó vào đây",
        "a link that leads out of this folder, not followed; copy the file or folder itself to here",
    ),
    problems.NOT_A_FILE: (
        "không phải tệp thường (ống dẫn, thiết bị, thư mục mang tên tệp) nên không mở; bỏ ra khỏi thư mục",
        "no regular file (a pipe, a device, a folder called as a file), so it was not opened; take it away",
    ),
    problems.TOO_DEEP: (
        "thư mục lồng nhau quá 40 tầng nên không xem bên trong; chuyển báo cáo lên thư mục trên",
        "folders more than 40 deep, not looked into; move the returns further up",
    ),
    problems.STRAY_CSV: (
        (
            "tệp csv không mang tên biểu nên không được đọc; đổi tên thành B00.csv đến B17.csv, nếu không cần"
            " thì bỏ ra"
        ),
        "this csv is not called by a form and was not read; name it B00.csv to B17.csv, or take it away",
    ),
    problems.INCOMING_HEADER: (
        "sổ văn bản đến phải có hàng tiêu đề với hai cột “Tên tệp” và “Ngày đến”; sửa tiêu đề",
        (
            "the list of incoming documents needs a header row with the columns “Tên tệp” and “Ngày đến”;"
            " correct it"
        ),
    ),
    problems.INCOMING_ROW: (
        "dòng {row}: “{found}” không phải ngày hợp lệ; ghi ngày trước, năm đủ 4 chữ số, ví dụ 18/12/2020",
        (
            "row {row}: “{found}” is no day that exists; write the day first and the year in 4 digits, such"
            " as 18/12/2020"
        ),
    ),
    problems.INCOMING_TWICE: (
        "tệp “{name}” có hai ngày đến khác nhau, ngày ghi trước được dùng; sửa sổ",
        "the file “{name}” has two days of arrival, the first is used; correct the list",
    ),
    problems.INCOMING_MANY: (
        "“{name}” là tên của nhiều tệp nên dòng này không được dùng; ghi cả thư mục, ví dụ 2020/{name}",
        (
            "“{name}” is the name of several files, so this row was not used; write the folder too, such as"
            " 2020/{name}"
        ),
    ),
    problems.INCOMING_OF_SENDER: (
        (
            "sổ văn bản đến nằm cùng báo cáo, nơi ai gửi cũng đặt được, nên không được dùng; sổ của nơi nhận"
            " thì để ngoài thư mục báo cáo rồi nhập lại với --received và đường dẫn tới sổ"
        ),
        (
            "this list of incoming documents lies among the returns, where any sender can lay one, so it was"
            " not used; if it is the receiver's, move it out of their folder and import again with --received"
            " and its path"
        ),
    ),
    problems.RECEIVED_NOT_THEN: (
        (
            "ngày nhận {day} trước ngày lập {made} hoặc sau hôm nay nên không được ghi; sửa sổ văn bản đến"
            " (--received) hoặc --received-on rồi nhập lại"
        ),
        (
            "the day of receipt {day} is before the return was made ({made}) or after today, so it was not"
            " put down; correct the list of incoming documents (--received) or --received-on and import again"
        ),
    ),
    problems.RECEIVED_CLOSED: (
        (
            "ngày nhận {day} chưa được ghi vì kỳ {period} đã khóa sổ với báo cáo này; mở lại bằng lanhmanh"
            " lock {period} --reopen --reason “lý do”, rồi nhập lại"
        ),
        (
            "the day of receipt {day} was not put down: period {period} was locked with this return; reopen"
            " it with lanhmanh lock {period} --reopen --reason “why” and import again"
        ),
    ),
    problems.CSV_ALONE: (
        "{sheet} chỉ là một phần của báo cáo; chỉ cả thư mục có B00.csv",
        "{sheet} is but a part of a return; give the whole folder, with its B00.csv",
    ),
    problems.CSV_QUOTE_OPEN: (
        (
            "{sheet}, khoảng dòng {row}: dấu ngoặc kép mở mà không đóng, nuốt các dòng sau; sửa dấu ngoặc rồi"
            " gửi lại"
        ),
        (
            "{sheet}, about row {row}: a quote is opened and never closed and swallows what follows; "
            "fix it and send it again"
        ),
    ),
    problems.COVER_HIDDEN: (
        "bìa (trang B00) đang bị ẩn; bỏ ẩn rồi gửi lại",
        "the cover (sheet B00) is hidden; unhide it and send it again",
    ),
    problems.NOTHING_RECOGNISED: (
        "chưa nhận vì không biểu nào có tiêu đề đúng mẫu ({sheet}); chép số liệu vào biểu mẫu trống rồi"
        " gửi lại",
        "not taken: no sheet has the headers of its form ({sheet}); copy the figures into the blank forms"
        " and send it again",
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
        (
            "the cover says unit {found}, which the code list of this period doesn't have; correct it and"
            " send it again"
        ),
    ),
    problems.UNIT_NOT_IN_PERIOD: (
        (
            "bìa ghi mã đơn vị {found}, có trong danh mục nhưng không tồn tại trong kỳ {period}; kiểm tra mã"
            " và kỳ"
        ),
        (
            "the cover says unit {found}, which is listed but did not exist in {period}; check the code and"
            " the period"
        ),
    ),
    problems.PERIOD_NOT_IN_RULES: (
        (
            "bìa ghi kỳ báo cáo “{found}”, quy định đang dùng không có kỳ này; kiểm tra năm, hoặc bổ sung vào"
            " rules/periods.yaml"
        ),
        (
            "the cover says period “{found}”, which the rules in force don't have; "
            "check the year, or add it to rules/periods.yaml"
        ),
    ),
    problems.PERIOD_UNKNOWN: (
        "bìa ghi kỳ báo cáo “{found}”; ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1",
        "the cover says period “{found}”; write it as 2020, 2020-6T, 2020-Q1 or 2020-DX1",
    ),
    problems.OFFICE_UNKNOWN: (
        (
            "bìa ghi cơ quan lập “{found}”, không có trong danh mục; chọn một cơ quan, hoặc để trống nếu là"
            " UBND xã"
        ),
        "the cover says office “{found}”, which is not listed; choose one, or leave it blank for the commune",
    ),
    problems.OFFICE_NO_MORE: (
        (
            "bìa ghi cơ quan lập “{found}”, không làm việc này trong kỳ {period} và từ đó đến ngày lập; chọn"
            " một trong: {choices}"
        ),
        (
            "the cover says office “{found}”, which had no part in this in {period} nor until the return was"
            " made; choose one of: {choices}"
        ),
    ),
    problems.OTHER_FORM_VERSION: (
        (
            "biểu mẫu phiên bản “{found}”, chương trình này đọc phiên bản {expected}; dùng biểu mẫu đúng"
            " phiên bản"
        ),
        "form version “{found}”, this program reads {expected}; use the forms of that version",
    ),
    problems.CSV_UNDECODABLE: (
        (
            "không đọc được bảng mã của {sheet} (có thể là UTF-16 bị cắt); trong Excel chọn Lưu thành, "
            "loại CSV UTF-8, rồi gửi lại"
        ),
        (
            "the text of {sheet} can't be decoded (cut UTF-16, perhaps); in Excel choose Save as, type CSV"
            " UTF-8, and send it again"
        ),
    ),
    problems.TOO_MANY_PROBLEMS: (
        (
            "có {count} ô không dùng được, có lẽ không phải biểu mẫu này; chép số liệu vào biểu mẫu trống rồi"
            " gửi lại"
        ),
        (
            "{count} cells can't be used, so it is hardly this form; copy the figures into a blank form and"
            " send it again"
        ),
    ),
    problems.TOO_SLOW: (
        (
            "đọc mãi không xong nên đã dừng; chép các trang biểu sang một tệp .xlsx mới rồi gửi lại, "
            "hoặc cho thêm thời gian bằng --seconds"
        ),
        (
            "reading did not come to an end and was stopped; copy the sheets into a new .xlsx and send it"
            " again, or give it more time with --seconds"
        ),
    ),
    problems.TOO_MUCH_MEMORY: (
        (
            "cần quá nhiều bộ nhớ để đọc; xóa ảnh, định dạng và vùng thừa, hoặc chép các trang biểu sang một"
            " tệp .xlsx mới rồi gửi lại; tệp đúng là lớn thì cho thêm bằng --memory"
        ),
        (
            "it takes too much memory to read; delete pictures, formats and areas not needed, or copy the"
            " sheets into a new .xlsx, and send it again; where it is large for a reason, give it more with"
            " --memory"
        ),
    ),
    problems.READER_FAILED: (
        (
            "chương trình đọc tệp này thì hỏng ({error}), các tệp khác không bị ảnh hưởng; chép các trang"
            " biểu sang một tệp .xlsx mới rồi gửi lại, và báo người phát triển"
        ),
        (
            "the program broke on this file ({error}), the others are not touched; copy the sheets into a new"
            " .xlsx and send it again, and tell the developers"
        ),
    ),
}
