"""`rules/periods.yaml`: the data window of each kind of period, its deadline, and from when it is owed."""

from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Named, PlainName
from engine.rulebook.kinds.words import Day, MonthDay, Name, Part, Several, Titles, Whole, key, maybe, some

_START = ("Ngày đầu kỳ", "Ngày đầu của cửa sổ số liệu, tháng-ngày.", "12-15")
_END = ("Ngày cuối kỳ", "Ngày cuối của cửa sổ số liệu, tháng-ngày.", "12-14")
_START_YEAR = ("Năm của ngày đầu", "year_before: cửa sổ bắt đầu từ năm trước.", "year_before")
_DUE = ("Hạn nộp", "Hạn nộp báo cáo của kỳ, tháng-ngày.", "12-20")
YearBefore = Literal["year_before"] | None


class WindowPart(Part):
    n: Whole = key("Số thứ tự", "Số thứ tự trong năm.", default=1)
    start: MonthDay = key(*_START)
    start_year: YearBefore = maybe(*_START_YEAR)
    end: MonthDay = key(*_END)
    due: MonthDay | None = maybe(*_DUE)


class DatedWindow(Part):
    from_: Day = key("Từ ngày", "Ngày bắt đầu có hiệu lực, năm-tháng-ngày.")
    cites: Several[Name]
    start: MonthDay | None = maybe(*_START)
    start_year: YearBefore = maybe(*_START_YEAR)
    end: MonthDay | None = maybe(*_END)
    due: MonthDay | None = maybe(*_DUE)
    parts: Several[WindowPart] = some("Các phần của kỳ", "Như bốn quý: mỗi phần có n, start, end.")


class PeriodEntry(Part):
    explained = ("Một loại kỳ", "Tên, cách viết mã, báo cáo của kỳ, cửa sổ theo ngày.")
    title: Titles
    code: Name = key("Cách viết mã kỳ", "{year}: năm; {n}: số thứ tự trong năm. Đặt trong ngoặc kép.")
    return_: Name | None = maybe("Tên báo cáo", "Tên báo cáo của kỳ này, dùng trong {due: …}.")
    owed_from: Name = key(
        "Phải nộp từ năm", "Năm đầu tiên phải nộp; none: nhận nhưng không bắt buộc.", default="none"
    )
    values: Several[DatedWindow] = some("Cửa sổ theo ngày", "Cũ trước, mới sau.")


class CalendarYear(Part):
    explained = ("Một cửa sổ bên cạnh", "Ngày đầu và ngày cuối.")
    start: MonthDay = key("Ngày đầu", "Tháng-ngày.")
    end: MonthDay = key("Ngày cuối", "Tháng-ngày.")


class PeriodsFile(Part):
    explained = ("Kỳ báo cáo", "Cửa sổ số liệu, hạn nộp, và phải nộp từ năm nào.")
    periods: dict[Annotated[Name, PlainName()], PeriodEntry] = key(
        "Các loại kỳ", "year, first_half, quarter, ad_hoc."
    )
    scored: Several[Annotated[Name, Named("period", "R101")]] = key(
        "Kỳ được chấm điểm", "Những loại kỳ được chấm điểm và xếp loại."
    )
    first_record: Day | None = maybe(
        "Ngày đầu tiên có số liệu",
        "Cơ quan bắt đầu giữ số liệu từ ngày này. Việc xảy ra trước ngày ấy không đơn vị nào phải"
        " báo, không được tính; chưa thấy kiểm tra lần nào thì lần gần nhất, nếu có, là trước ngày"
        " này.",
        "2019-12-15",
    )
    beside: dict[Name, CalendarYear] = key(
        "Cửa sổ khác", "Cửa sổ khác để số liệu bên cạnh, như năm dương lịch.", default_factory=dict
    )
