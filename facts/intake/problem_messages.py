"""What is said of cells and sheets, by code: fault and way out, and what was expected. (Vietnamese,
English)."""

from __future__ import annotations

from collections.abc import Mapping

from facts.intake import problems

# What was expected, by key: (Vietnamese, English).
EXPECTED: Mapping[str, tuple[str, str]] = {
    "nothing": ("để trống hoặc giá trị", "a value, or nothing"),
    "filled": ("{header}", "“{header}”"),
    "date": ("ngày hợp lệ", "a date that exists"),
    "whole": ("số nguyên không âm", "a whole number, not negative"),
    "decimal": ("số không âm", "a number, not negative"),
    "decimals": ("số có nhiều nhất {n} chữ số thập phân", "a number with {n} decimals at most"),
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
    "rulebook_known": ("một trong các bộ: {rulebooks}", "one of the rulebooks {rulebooks}"),
    "rulebook_named": (
        "tên một bộ ở cột Bộ tiêu chí: {rulebooks}",
        "one of {rulebooks} named in that column",
    ),
    "rulebook_taken": (
        "ghi bộ khác ở cột Bộ tiêu chí nếu không phải '{rulebook}', bộ đang được tính: {rulebooks}",
        "another of {rulebooks} named in that column if it is not '{rulebook}', which it counts for",
    ),
    "maximum": ("không quá {maximum} điểm", "at most {maximum} points"),
    "same_name": ("“{name}” như đã báo trước đây", "“{name}” as told before"),
    "same_hidden": ("như đã báo trước đây", "the same as told before"),
    "same_row": ("như dòng {row}, cùng mã", "the same as row {row}, which has the same key"),
    "item_known": (
        "mã nội dung có trong danh mục nội dung phải khai",
        "a code of the list of facts to be declared",
    ),
    "own_office": ("nội dung do {office} khai", "a fact that “{office}” declares"),
    "of_whole": ("không quá {of}, là tổng số ghi cùng dòng", "at most {of}, the whole in the same row"),
    "own_unit": ("mã đơn vị trên bìa, {unit}", "the unit of the cover, {unit}"),
    "own_code": (
        "mã do đơn vị mình cấp, bắt đầu bằng {unit}",
        "a code of the unit's own, beginning with {unit}",
    ),
    "appraiser": ("B16 do cơ quan thẩm định gửi", "B16 from the appraising office"),
    "appraised": ("{points} điểm như {office} đã gửi trước", "{points} points as “{office}” sent before"),
    "since": ("từ {day} trở đi", "{day} or later"),
    "until": ("không sau {day}", "not after {day}"),
    "above_signature": ("mọi dòng số liệu ở trên phần ký", "all rows above the signatures"),
    "days_between": ("ngày từ {start} đến {end}", "days from {start} to {end}"),
    "one_column": ("một cột “{header}”", "one column “{header}”"),
    "header": ("hàng tiêu đề cột của biểu", "the header row of the form"),
    "header_like": (
        "“{header}” và các cột khác của biểu {form}",
        "“{header}” and the other columns of {form}",
    ),
    "header_of_another": (
        "các cột của biểu {form}; trang này giống biểu {like}",
        "the columns of {form}; this sheet is like {like}",
    ),
    "column": ("cột “{header}”", "the column “{header}”"),
    "sheet": ("trang của biểu", "the sheet of the form"),
    "nth_sheet_like": (
        "tên trang thứ {nth} là mã biểu; trang ấy giống biểu {like}",
        "the code of a form as the name of sheet {nth}, which is like {like}",
    ),
    "nth_sheet_otherwise": (
        "tên trang thứ {nth} là mã biểu; trang ấy giống biểu {like} nhưng có cột không có trong biểu (sau mũi"
        " tên là cột cần có): {columns}",
        "the code of a form as the name of sheet {nth}, which is like {like} but has columns that the form"
        " has not (after the arrow: what is needed): {columns}",
    ),
    "nth_file_like": (
        "tên tệp thứ {nth} (xếp theo tên) là mã biểu, như B02.csv; tệp ấy giống biểu {like}",
        "the code of a form as the name of file {nth} (by name), such as B02.csv; it is like {like}",
    ),
    "nth_file_otherwise": (
        "tên tệp thứ {nth} (xếp theo tên) là mã biểu, như B02.csv; tệp ấy giống biểu {like} nhưng có cột"
        " không có trong biểu (sau mũi tên là cột cần có): {columns}",
        "the code of a form as the name of file {nth} (by name), such as B02.csv; it is like {like} but has"
        " columns that the form has not (after the arrow: what is needed): {columns}",
    ),
    "nth_file": (
        "tên tệp thứ {nth} (xếp theo tên) là mã biểu, B00.csv đến B17.csv",
        "the code of a form, B00.csv to B17.csv, as the name of file {nth} (by name)",
    ),
    "own_table": (
        "bảng của biểu {like} ở trang của biểu ấy, dưới một hàng tiêu đề; bảng này ở trang {on}, hàng {row}",
        "the table of {like} on the sheet of that form, under one header row; this one is on {on}, row {row}",
    ),
    "nth_sheet": (
        "tên trang thứ {nth} là mã biểu, B00 đến B17",
        "the code of a form, B00 to B17, as the name of sheet {nth}",
    ),
    "nth_sheet_shown": (
        "trang thứ {nth}, có bảng của biểu {like}, không bị ẩn",
        "sheet {nth}, with a table of {like}, not hidden",
    ),
    "one_sheet": ("một trang “{name}”", "one sheet, “{name}”"),
    "rows": ("ít nhất một dòng", "at least one row"),
    "no_rows": ("không có dòng nào", "no rows"),
    "successor": ("mã đơn vị kế tiếp, {unit}", "the code of the unit that followed, {unit}"),
    "sender": ("nơi gửi {sender}", "{sender} as sender"),
    "unit_name": ("“{name}”", "“{name}”"),
    "unit_type": ("“{kind}”", "“{kind}”"),
}
# Fault and way out of cells and sheets, by code.
PROBLEMS: Mapping[str, tuple[str, str]] = {
    problems.NUMBER_WITH_UNIT: (
        "ô ghi cả đơn vị tính; chỉ lấy số, lần sau chỉ ghi số",
        "the unit of measure stands beside the number; the number was taken, write digits only",
    ),
    problems.UNIT_OF_THE_OTHERS: (
        "ô mã đơn vị để trống (hoặc gộp ô); lấy mã duy nhất có trong biểu; lần sau ghi mã ở từng dòng",
        "the unit code is blank (or its cells are merged); the only code of the form was taken; write it in"
        " each row",
    ),
    problems.PROGRAM_FAILED: (
        "chương trình bị lỗi khi tính biểu này nên chưa tính; không phải lỗi của nơi lập",
        "the program failed on this form, so it is not computed; the sender is not at fault",
    ),
    problems.CELL_ERROR: (
        "ô báo lỗi công thức; sửa công thức hoặc gõ giá trị",
        "the cell holds a formula error; fix the formula or type the value",
    ),
    problems.FORMULA_NOT_COMPUTED: (
        "ô có công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi gửi, hoặc gõ thẳng giá trị",
        (
            "the cell holds a formula that was never computed; open the file in Excel and save it, or type"
            " the value"
        ),
    ),
    problems.DATE_INVALID: (
        "không phải ngày hợp lệ; ghi ngày trước, tháng sau, năm viết đủ 4 chữ số, ví dụ 5/3/2020",
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
    problems.RULEBOOK_UNNAMED: (
        "nhiều bộ tiêu chí có mã này mà dòng không ghi bộ nào; điền cột Bộ tiêu chí",
        "several rulebooks have this criterion and the row names none; fill in the column “Bộ tiêu chí”",
    ),
    problems.ABOVE_MAXIMUM: (
        "điểm cao hơn mức tối đa; kiểm tra lại",
        "more points than there are; check them",
    ),
    problems.SAME_ID_OTHER_NAME: (
        "mã này đã dùng với tên hoặc địa chỉ khác; nếu là cơ sở, người khác thì cấp mã mới",
        "this id was used with another name or address; if it is another one, give it its own id",
    ),
    problems.ROWS_DIFFER: (
        (
            "hai dòng cùng mã nhưng khác số liệu, không dòng nào được tính; giữ dòng đúng, bỏ hoặc đổi mã"
            " dòng kia"
        ),
        (
            "two rows with one key say different things, neither counts; keep the right one, take the other"
            " out or give it its own key"
        ),
    ),
    problems.OTHER_OFFICE: (
        "nội dung này do cơ quan khác khai; bỏ dòng này, hoặc sửa cơ quan lập trên bìa",
        "another office declares this; leave the row out, or correct the office on the cover",
    ),
    problems.ABOVE_WHOLE: (
        "số ghi lớn hơn tổng số; sửa một trong hai ô",
        "the number is larger than the whole; correct one of the two cells",
    ),
    problems.OTHER_UNIT: (
        "dòng của đơn vị khác; gửi trong báo cáo của đơn vị đó",
        "a row of another unit; send it in that unit's own return",
    ),
    problems.OTHER_CODE: (
        (
            "mã mang số của đơn vị khác nên dòng chưa được tính; sửa mã, hoặc bỏ dòng. Nơi chuyển đến từ đơn"
            " vị khác thì đơn vị đó ghi chuyển trong báo cáo của mình"
        ),
        (
            "the code bears another unit's number, so the row does not count; correct the code or take the"
            " row out. What moved here from another unit is reported as moved by that unit"
        ),
    ),
    problems.APPRAISAL_BY_COMMUNE: (
        (
            "xã không tự thẩm định; B16 do cơ quan thẩm định gửi, bỏ các dòng này hoặc ghi đúng cơ quan lập"
            " trên bìa"
        ),
        (
            "a commune can't appraise itself; B16 comes from the appraising office, "
            "take these rows out or name that office on the cover"
        ),
    ),
    problems.APPRAISED_NO_MORE: (
        (
            "đơn vị này không còn vào ngày cuối kỳ nên điểm thẩm định không được tính cho đơn vị nào; thẩm"
            " định đơn vị kế tiếp và ghi mã của đơn vị đó"
        ),
        (
            "this unit was no more on the period's last day, so its appraised points count for nobody;"
            " appraise the unit that followed, under its own code"
        ),
    ),
    problems.APPRAISALS_DIFFER: (
        (
            "hai cơ quan thẩm định khác nhau về một tiêu chí; điểm gửi trước được dùng, hai cơ quan thống"
            " nhất rồi gửi lại"
        ),
        "two offices appraise one criterion differently; the first stands, let them agree and send it again",
    ),
    problems.PREPARED_BEFORE_PERIOD: (
        "ngày lập trước ngày đầu của kỳ báo cáo; kiểm tra ngày lập và kỳ trên bìa",
        "prepared before the period begins; check the day and the period on the cover",
    ),
    problems.RECEIVED_BEFORE_PREPARED: (
        (
            "ngày nhận trước ngày lập nên không dùng, tính theo ngày nhập; kiểm tra ngày lập, ngày nhận trên"
            " bìa và ngày ghi trong sổ văn bản đến"
        ),
        (
            "received before it was prepared, so not used: the day of import counts; check both days on the"
            " cover and the day in the list of incoming documents"
        ),
    ),
    problems.DAY_TO_COME: (
        "ngày trên bìa sau ngày nhập; kiểm tra năm đã ghi",
        "a day on the cover is later than the day of import; check the year",
    ),
    problems.SENDER_DIFFERS: (
        (
            "bìa ghi khác nơi gửi theo tên tệp, thư mục hoặc sổ văn bản đến; hỏi lại nơi gửi: sửa bìa, hoặc"
            " ghi cột Nơi gửi ở sổ rồi nhập lại với --received"
        ),
        (
            "the cover names another sender than the file's name, its folder or the list of incoming"
            " documents; ask who sent it: correct the cover, or fill in the sender in the list"
            " and import again with --received"
        ),
    ),
    problems.NOT_YET_COME: (
        "ngày ghi sau ngày báo cáo được nhận, việc chưa thể đã xảy ra; sửa ngày, hoặc để trống nếu chưa xong",
        (
            "a day after the return came in, so it can't have happened yet; correct it, or leave it blank if"
            " it is not done"
        ),
    ),
    problems.PERIOD_DOUBTFUL: (
        "ngày ghi trong các biểu nằm ngoài kỳ báo cáo; kiểm tra kỳ, năm ghi trên bìa",
        "the days in the forms lie outside the period; check the period and year on the cover",
    ),
    problems.ROWS_BELOW_SIGNATURE: (
        (
            "dưới phần ký còn dòng giống số liệu nhưng không đọc được; chuyển lên trên phần ký và điền đủ các"
            " ô bắt buộc"
        ),
        (
            "a row under the signatures looks like data but can't be read; "
            "move it above them and fill in its required cells"
        ),
    ),
    problems.SHEET_HIDDEN: (
        "trang của biểu đang bị ẩn nên không được đọc; bỏ ẩn trang rồi gửi lại, hoặc sửa bìa",
        "the sheet of the form is hidden and was not read; unhide it and send it again, or correct the cover",
    ),
    problems.SHEET_UNNAMED: (
        "trang có bảng nhưng tên trang không phải mã biểu nên không được đọc; là số liệu báo cáo thì chép vào"
        " trang của biểu rồi gửi lại, không phải thì xóa trang",
        "a sheet with a table whose name is no form's was not read; if it belongs to the return, copy it into"
        " the sheet of its form and send it again, else delete it",
    ),
    problems.FILE_UNNAMED: (
        "tệp có bảng nhưng tên tệp không phải mã biểu nên không được đọc; là số liệu báo cáo thì đổi tên tệp"
        " hoặc chép vào tệp của biểu rồi gửi lại, không phải thì bỏ tệp ra",
        "a file with a table whose name is no form's was not read; if it belongs to the return, rename it or"
        " copy it into the file of its form and send it again, else take it away",
    ),
    problems.TABLE_UNREAD: (
        "một bảng nữa cùng trang nên không được đọc; chép các dòng vào trang của biểu rồi gửi lại, không phải"
        " số liệu báo cáo thì xóa bảng",
        "one more table on a sheet was not read; copy its rows into the sheet of its form and send it again,"
        " or delete it if it does not belong to the return",
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
    problems.HEADER_TWICE: (
        "hai cột cùng tiêu đề; chỉ cột đứng trước được đọc, bỏ hoặc đổi tên cột này",
        "two columns with one header; only the first was read, take this one out or rename it",
    ),
    problems.HEADER_NOT_FOUND: (
        "không nhận ra hàng tiêu đề nên cả trang chưa được đọc; chép số liệu vào biểu mẫu trống",
        "no header row known here, so nothing of the sheet was read; copy the figures into the blank form",
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
    problems.NOT_FILLED_IN: (
        "chỉ có những dòng in sẵn, các biểu khác để trống: coi là chưa nộp; điền biểu, ghi"
        " tình trạng từng biểu ở bìa (không có gì thì “không phát sinh”), rồi gửi lại",
        "only rows printed beforehand are there, and the other forms are blank: taken as not"
        " returned; fill the forms in, say on the cover what each holds (“không phát sinh” for nil), and send"
        " it again",
    ),
    problems.UNIT_NO_MORE: (
        (
            "đơn vị này không còn vào ngày cuối kỳ nên không được chấm, xếp hạng; đơn vị kế tiếp báo các số"
            " liệu này, hoặc nhận báo cáo này (lanhmanh units --take-over)"
        ),
        (
            "this unit was no more on the period's last day and is not scored or ranked; the unit that"
            " followed reports these figures, or takes this return over (lanhmanh units --take-over)"
        ),
    ),
    problems.UNIT_NAME_DIFFERS: (
        "tên đơn vị không khớp với mã; kiểm tra mã đơn vị trên bìa",
        "the unit's name does not go with its code; check the code on the cover",
    ),
    problems.UNIT_TYPE_DIFFERS: (
        "trong kỳ này danh mục đơn vị ghi loại khác; sửa ô, hoặc nhờ cơ quan đánh giá sửa danh mục",
        "the list of units has another kind in this period; correct the cell, or have the list corrected",
    ),
}
