"""What can be wrong with a return: a cell, a sheet, or the whole file; and what is said of it.

Each code stands with its fault and way out in Vietnamese; a fault's parameters fill in `{name}`.
"""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from decimal import Decimal
from functools import partial

from facts.message_tables import texts_in
from facts.standing import Value

Params = tuple[tuple[str, str], ...]  # what a message fills in, by name


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


PROBLEMS = texts_in("""
cell_error ô báo lỗi công thức; sửa công thức hoặc gõ giá trị
date_invalid không phải ngày hợp lệ; ghi ngày trước, tháng sau, năm viết đủ 4 chữ số, ví dụ 5/3/2020
number_invalid không đọc được số; chỉ ghi số
number_too_large số quá lớn đối với một đơn vị; kiểm tra có phải số điện thoại, số giấy tờ ghi nhầm ô
number_negative số không được âm; kiểm tra lại
year_invalid không phải năm; ghi 4 chữ số
value_not_allowed giá trị không có trong danh mục; chọn từ danh sách thả xuống của biểu mẫu trống
yes_no_invalid phải là có hoặc không
code_invalid không phải mã; ghi mã, không ghi tên, số điện thoại hay số giấy tờ
phone_invalid không phải số điện thoại; mỗi ô ghi một số
identity_invalid số định danh thiếu hoặc thừa chữ số; kiểm tra lại
required_missing ô bắt buộc còn trống; điền vào
reference_unknown mã này chưa được khai; sửa mã, hoặc khai ở biểu gốc
above_maximum điểm cao hơn mức tối đa; kiểm tra lại
rulebook_unnamed nhiều bộ tiêu chí có mã này mà dòng không ghi bộ nào; điền cột Bộ tiêu chí
rows_differ hai dòng cùng mã nhưng khác số liệu, không dòng nào được tính; giữ dòng đúng, bỏ hoặc đổi mã
    dòng kia
marks_missing viết không dấu nên chưa rõ là tên nào, dòng chưa được tính; ghi đủ dấu
same_id_other_name mã này đã dùng với tên hoặc địa chỉ khác; nếu là cơ sở, người khác thì cấp mã mới
formula_not_computed ô có công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi gửi, hoặc gõ thẳng giá
    trị
other_unit dòng của đơn vị khác; gửi trong báo cáo của đơn vị đó
other_code mã mang số của đơn vị khác nên dòng chưa được tính; sửa mã, hoặc bỏ dòng. Nơi chuyển đến từ đơn
    vị khác thì đơn vị đó ghi chuyển trong báo cáo của mình
other_office nội dung này do cơ quan khác khai; bỏ dòng này, hoặc sửa cơ quan lập trên bìa
above_whole số ghi lớn hơn tổng số; sửa một trong hai ô
appraisal_by_commune xã không tự thẩm định; B16 do cơ quan thẩm định gửi, bỏ các dòng này hoặc ghi đúng cơ
    quan lập trên bìa
appraisals_differ hai cơ quan thẩm định khác nhau về một tiêu chí; điểm gửi trước được dùng, hai cơ quan
    thống nhất rồi gửi lại
appraised_no_more đơn vị này không còn vào ngày cuối kỳ nên điểm thẩm định không được tính cho đơn vị nào;
    thẩm định đơn vị kế tiếp và ghi mã của đơn vị đó
prepared_before_period ngày lập trước ngày đầu của kỳ báo cáo; kiểm tra ngày lập và kỳ trên bìa
received_before_prepared ngày nhận trước ngày lập nên không dùng, tính theo ngày nhập; kiểm tra ngày lập,
    ngày nhận trên bìa và ngày ghi trong sổ văn bản đến
day_to_come ngày trên bìa sau ngày nhập; kiểm tra năm đã ghi
sender_differs bìa ghi khác nơi gửi theo tên tệp, thư mục hoặc sổ văn bản đến; hỏi lại nơi gửi: sửa bìa,
    hoặc ghi cột Nơi gửi ở sổ rồi nhập lại với --received
not_yet_come ngày ghi sau ngày báo cáo được nhận, việc chưa thể đã xảy ra; sửa ngày, hoặc để trống nếu chưa
    xong
period_doubtful ngày ghi trong các biểu nằm ngoài kỳ báo cáo; kiểm tra kỳ, năm ghi trên bìa
sheet_missing bìa ghi có số liệu nhưng không có trang của biểu; gửi lại biểu, hoặc sửa bìa
sheet_twice hai trang cùng một biểu; chỉ một trang được đọc, gộp các dòng vào trang đó
sheet_hidden trang của biểu đang bị ẩn nên không được đọc; bỏ ẩn trang rồi gửi lại, hoặc sửa bìa
sheet_unnamed trang có bảng nhưng tên trang không phải mã biểu nên không được đọc; là số liệu báo cáo thì
    chép vào trang của biểu rồi gửi lại, không phải thì xóa trang
file_unnamed tệp có bảng nhưng tên tệp không phải mã biểu nên không được đọc; là số liệu báo cáo thì đổi tên
    tệp hoặc chép vào tệp của biểu rồi gửi lại, không phải thì bỏ tệp ra
table_unread một bảng nữa cùng trang nên không được đọc; chép các dòng vào trang của biểu rồi gửi lại, không
    phải số liệu báo cáo thì xóa bảng
rows_below_signature dưới phần ký còn dòng giống số liệu nhưng không đọc được; chuyển lên trên phần ký và
    điền đủ các ô bắt buộc
header_missing không thấy cột; thêm lại cột với đúng tiêu đề
header_twice hai cột cùng tiêu đề; chỉ cột đứng trước được đọc, bỏ hoặc đổi tên cột này
column_unread cột không có trong biểu nên không được đọc; là số liệu của biểu thì sửa tiêu đề cho đúng, không
    phải thì bỏ cột
header_not_found không nhận ra hàng tiêu đề nên cả trang chưa được đọc; chép số liệu vào biểu mẫu trống
no_rows bìa ghi có số liệu nhưng biểu trống; điền biểu, hoặc ghi “không phát sinh”
data_though_nil bìa ghi không phát sinh nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa
data_though_not_returned bìa không ghi biểu này nhưng biểu có dòng; các dòng vẫn được tính, sửa lại bìa
form_of_another_office rules/offices.yaml không giao biểu này cho cơ quan lập; các dòng vẫn được tính; kiểm
    tra cơ quan lập trên bìa, hoặc thêm biểu vào forms của cơ quan
not_filled_in chỉ có những dòng in sẵn, chưa ai điền: coi là chưa nộp; điền biểu, ghi tình trạng từng biểu ở
    bìa (không có gì thì “không phát sinh”), rồi gửi lại
left_as_printed biểu để trống hoặc còn như in sẵn, chưa ai điền, nên số liệu đã gửi trước vẫn được tính;
    muốn sửa thì điền rồi gửi lại cả tệp, không có gì thì ghi “không phát sinh”
unit_no_more đơn vị này không còn vào ngày cuối kỳ nên không được chấm, xếp hạng; đơn vị kế tiếp báo các số
    liệu này, hoặc nhận báo cáo này (lanhmanh units --take-over)
unit_name_differs tên đơn vị không khớp với mã; kiểm tra mã đơn vị trên bìa
unit_type_differs trong kỳ này danh mục đơn vị ghi loại khác; sửa ô, hoặc nhờ cơ quan đánh giá sửa danh mục
number_with_unit ô ghi cả đơn vị tính; chỉ lấy số, lần sau chỉ ghi số
unit_of_the_others ô mã đơn vị để trống (hoặc gộp ô); lấy mã duy nhất có trong biểu; lần sau ghi mã ở từng
    dòng
withdrawal_unclear có lý do nhưng không có chữ “rút”, chưa rõ dòng này còn hay rút; rút thì ghi: rút, và lý
    do; còn thì để trống
program_failed chương trình bị lỗi khi tính chỗ này nên chưa tính; không phải lỗi của nơi lập
""")
"""Of cells and sheets."""
FILES = texts_in("""
not_a_workbook không phải tệp Excel hoặc tệp bị hỏng; mở bằng Excel, lưu lại thành .xlsx rồi gửi lại
password_protected tệp có mật khẩu; bỏ mật khẩu rồi gửi lại
zip_bomb tệp nén chứa quá nhiều dữ liệu so với kích thước; không mở, hãy hỏi lại nơi gửi
too_large tệp lớn hơn 100 MB; tách hoặc bỏ ảnh, rồi gửi lại
too_many_cells trang “{sheet}” có quá nhiều dòng hoặc cột; xóa phần thừa rồi gửi lại
empty_file tệp trống; gửi lại tệp có nội dung
file_unreadable không đọc được tệp; kiểm tra quyền truy cập hoặc ổ đĩa
no_such_file không có tệp hoặc thư mục này; kiểm tra lại đường dẫn
no_returns không thấy báo cáo nào ở đây; chỉ tệp Excel, hoặc thư mục có B00.csv
not_a_return văn bản, bản in hoặc ảnh, không đọc được số liệu; nếu là báo cáo thì xin tệp Excel gốc, lưu
    thành .xlsx
packed tệp nén; giải nén rồi nhập các tệp bên trong
mail thư điện tử; mở thư, lưu tệp đính kèm vào thư mục này rồi nhập lại
unfinished tệp tạm hoặc tải về dở; tải lại cho xong, hoặc mở bằng Excel và lưu thành .xlsx
other_spreadsheet loại tệp này không đọc được; nếu là báo cáo thì mở bằng Excel (hoặc chương trình đã tạo ra
    nó), chọn Lưu thành, loại .xlsx, rồi nhập lại
misnamed_workbook bên trong là tệp Excel nhưng tên không cho biết; nếu là báo cáo thì đổi tên thành
    “{wanted}” rồi nhập lại
unknown_kind không rõ là tệp gì nên không đọc; nếu là báo cáo thì mở bằng Excel, lưu thành .xlsx, nếu không
    thì bỏ ra khỏi thư mục
hidden_file tệp ẩn (tên bắt đầu bằng dấu chấm); nếu là báo cáo thì đổi tên thành “{wanted}” rồi nhập lại
hidden_folder thư mục ẩn (tên bắt đầu bằng dấu chấm) nên không xem bên trong; nếu có báo cáo thì chuyển ra
    ngoài
link_outside liên kết (shortcut) dẫn ra ngoài thư mục này nên không mở; chép chính tệp hoặc thư mục đó vào
    đây
not_a_file không phải tệp thường (ống dẫn, thiết bị, thư mục mang tên tệp) nên không mở; bỏ ra khỏi thư mục
too_deep thư mục lồng nhau quá 40 tầng nên không xem bên trong; chuyển báo cáo lên thư mục trên
stray_csv tệp csv không mang tên biểu nên không được đọc; đổi tên thành B00.csv đến B20.csv, nếu không cần
    thì bỏ ra
csv_alone {sheet} chỉ là một phần của báo cáo; chỉ cả thư mục có B00.csv
csv_quote_open {sheet}, khoảng dòng {row}: dấu ngoặc kép mở mà không đóng, nuốt các dòng sau; sửa dấu ngoặc
    rồi gửi lại
csv_cell_too_long {sheet}, khoảng dòng {row}: một ô dài hơn mọi ô thật (hơn 131072 ký tự), hoặc dấu ngoặc
    kép mở mà không đóng; sửa rồi gửi lại
csv_zero_byte {sheet}, khoảng dòng {row}: có byte 0, tệp bị hỏng khi ghi hoặc chép; mở bằng Excel, xem lại
    dòng ấy, lưu thành CSV UTF-8 rồi gửi lại
no_cover không có bìa (trang B00) ghi mã đơn vị và kỳ báo cáo; thêm bìa rồi gửi lại
cover_hidden bìa (trang B00) đang bị ẩn; bỏ ẩn rồi gửi lại
cover_incomplete bìa (ô {cell}) thiếu hoặc ghi sai “{header}”; sửa bìa rồi gửi lại
unit_unknown bìa ghi mã đơn vị {found}, không có trong danh mục của kỳ này; sửa mã rồi gửi lại, hoặc đưa đơn
    vị vào danh mục (lanhmanh units)
unit_not_in_period bìa ghi mã đơn vị {found}, có trong danh mục nhưng không tồn tại trong kỳ {period}; kiểm
    tra mã và kỳ
period_unknown bìa ghi kỳ báo cáo “{found}”; ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1
period_not_in_rules bìa ghi kỳ báo cáo “{found}”, quy định đang dùng không có kỳ này; kiểm tra năm, hoặc bổ
    sung vào rules/periods.yaml
office_unknown bìa ghi cơ quan lập “{found}”, không có trong danh mục; chọn một cơ quan, hoặc để trống nếu
    là UBND xã
office_no_more bìa ghi cơ quan lập “{found}”, không làm việc này trong kỳ {period} và từ đó đến ngày lập;
    chọn một trong: {choices}
another_sender bìa ghi đơn vị {found}, cơ quan {whose}. Tài khoản này chỉ gửi báo cáo của {unit}, {office}.
    Sửa bìa hoặc gửi bằng tài khoản của đơn vị đó
other_form_version biểu mẫu phiên bản “{found}”, chương trình này đọc phiên bản {expected}; dùng biểu mẫu
    đúng phiên bản
incoming_header sổ văn bản đến phải có hàng tiêu đề với hai cột “Tên tệp” và “Ngày đến”; sửa tiêu đề
incoming_row dòng {row}: “{found}” không phải ngày hợp lệ; ghi ngày trước, năm đủ 4 chữ số, ví dụ 18/12/2020
incoming_twice tệp “{name}” có hai ngày đến khác nhau, ngày ghi trước được dùng; sửa sổ
incoming_many “{name}” là tên của nhiều tệp nên dòng này không được dùng; ghi cả thư mục, ví dụ 2020/{name}
incoming_of_sender sổ văn bản đến nằm cùng báo cáo, nơi ai gửi cũng đặt được, nên không được dùng; sổ của
    nơi nhận thì để ngoài thư mục báo cáo rồi nhập lại với --received và đường dẫn tới sổ
received_not_then ngày nhận {day} trước ngày lập {made} hoặc sau hôm nay nên không được ghi; sửa sổ văn bản
    đến (--received) hoặc --received-on rồi nhập lại
received_closed ngày nhận {day} chưa được ghi vì kỳ {period} đã khóa sổ với báo cáo này; mở lại bằng
    lanhmanh lock {period} --reopen --reason “lý do”, rồi nhập lại
csv_undecodable không đọc được bảng mã của {sheet} (có thể là UTF-16 bị cắt); trong Excel chọn Lưu thành,
    loại CSV UTF-8, rồi gửi lại
too_many_problems có {count} ô không dùng được, có lẽ không phải biểu mẫu này; chép số liệu vào biểu mẫu
    trống rồi gửi lại
too_slow đọc mãi không xong nên đã dừng; chép các trang biểu sang một tệp .xlsx mới rồi gửi lại, hoặc cho
    thêm thời gian bằng --seconds
too_much_memory cần quá nhiều bộ nhớ để đọc; xóa ảnh, định dạng và vùng thừa, hoặc chép các trang biểu sang
    một tệp .xlsx mới rồi gửi lại; tệp đúng là lớn thì cho thêm bằng --memory
reader_ended việc đọc tệp này bị ngắt giữa chừng, có thể do máy đang quá tải, các tệp khác không bị ảnh
    hưởng; nhập lại tệp này, vẫn bị ngắt thì chép các trang biểu sang một tệp .xlsx mới, và báo người phát
    triển
reader_failed chương trình đọc tệp này thì hỏng ({error}), các tệp khác không bị ảnh hưởng; chép các trang
    biểu sang một tệp .xlsx mới rồi gửi lại, và báo người phát triển
nothing_recognised chưa nhận vì không biểu nào có tiêu đề đúng mẫu ({sheet}); chép số liệu vào biểu mẫu
    trống rồi gửi lại
""")
"""Of whole files."""
