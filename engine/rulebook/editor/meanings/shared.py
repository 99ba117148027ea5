"""What the keys of parameters, periods, documents, purposes, units and offices mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings

START = ("Ngày đầu kỳ", "Ngày đầu của cửa sổ số liệu, tháng-ngày.", "12-15")
END = ("Ngày cuối kỳ", "Ngày cuối của cửa sổ số liệu, tháng-ngày.", "12-14")
START_YEAR = ("Năm của ngày đầu", "year_before: cửa sổ bắt đầu từ năm trước.", "year_before")
DUE = ("Hạn nộp", "Hạn nộp báo cáo của kỳ, tháng-ngày.", "12-20")

PARAMETERS: Meanings = {
    "ParametersFile": {
        "": ("Tham số", "Ngưỡng có ngày hiệu lực và căn cứ, dùng chung cho mọi tệp quy tắc.", ""),
        "parameters": (
            "Các tham số",
            "Mỗi tham số một tên không dấu; nơi khác dùng bằng $ten.",
            (
                "{min_activities: {vi: Số buổi tối thiểu, unit: lần, values: [{from: 2016-01-01, value: 4,"
                " cites: [minh-hoa]}]}}"
            ),
        ),
    },
    "ParameterShape": {
        "": (
            "Một tham số",
            "Ngưỡng có ngày hiệu lực. Giá trị được dùng là giá trị có hiệu lực vào ngày cuối kỳ.",
            "{vi: Số buổi tối thiểu, unit: lần, values: [{from: 2016-01-01, value: 4, cites: [minh-hoa]}]}",
        ),
        "values": (
            "Giá trị theo ngày",
            "Cũ trước, mới sau. Đổi ngưỡng từ một ngày: thêm dòng, không sửa dòng cũ.",
            "[{from: 2016-01-01, value: 4, cites: [minh-hoa]}]",
        ),
    },
    "DatedValue": {
        "": (
            "Giá trị từ một ngày",
            "from, value và cites.",
            "{from: 2016-01-01, value: 4, cites: [minh-hoa]}",
        ),
        "from": (
            "Từ ngày",
            "Ngày bắt đầu có hiệu lực, năm-tháng-ngày; đến khi dòng sau bắt đầu.",
            "2021-01-01",
        ),
        "value": (
            "Giá trị",
            "Một số; hoặc danh sách dòng take … when …, dòng đầu tiên đúng được dùng.",
            "[{take: 80, when: {border_area: yes}}, {take: 60}]",
        ),
    },
    "Take": {
        "": (
            "Một dòng giá trị",
            "take: giá trị; when: đơn vị nào. Dòng cuối không có when.",
            "{take: 80, when: {border_area: yes}}",
        ),
        "take": ("Giá trị của dòng", "Số được dùng khi dòng này là dòng đầu tiên đúng.", "80"),
        "when": (
            "Đơn vị nào",
            "Chỉ hỏi được các trường có/không của đơn vị.",
            "{any: [{border_area: yes}, {town_area: yes}]}",
        ),
    },
}

PERIODS: Meanings = {
    "Bilingual": BILINGUAL,
    "PeriodsFile": {
        "": ("Kỳ báo cáo", "Cửa sổ số liệu, hạn nộp, và phải nộp từ năm nào.", ""),
        "periods": (
            "Các loại kỳ",
            "year, first_half, quarter, ad_hoc.",
            '{year: {title: {vi: Năm}, code: "{year}", owed_from: 2018}}',
        ),
        "first_record": (
            "Ngày đầu tiên có số liệu",
            (
                "Cơ quan bắt đầu giữ số liệu từ ngày này. Việc xảy ra trước ngày ấy không đơn vị nào phải"
                " báo, không được tính; chưa thấy kiểm tra lần nào thì lần gần nhất, nếu có, là trước ngày"
                " này."
            ),
            "2019-12-15",
        ),
        "scored": ("Kỳ được chấm điểm", "Những loại kỳ được chấm điểm và xếp loại.", "[year]"),
        "beside": (
            "Cửa sổ khác",
            "Cửa sổ khác để số liệu bên cạnh, như năm dương lịch.",
            "{calendar_year: {start: 01-01, end: 12-31}}",
        ),
    },
    "PeriodShape": {
        "": (
            "Một loại kỳ",
            "Tên, cách viết mã, báo cáo của kỳ, cửa sổ theo ngày.",
            '{title: {vi: Đột xuất}, code: "{year}-DX{n}", owed_from: none}',
        ),
        "code": (
            "Cách viết mã kỳ",
            "{year}: năm; {n}: số thứ tự trong năm. Đặt trong ngoặc kép.",
            '"{year}-6T"',
        ),
        "return": ("Tên báo cáo", "Tên báo cáo của kỳ này, dùng trong {due: …}.", "year_return"),
        "owed_from": ("Phải nộp từ năm", "Năm đầu tiên phải nộp; none: nhận nhưng không bắt buộc.", "2018"),
        "values": (
            "Cửa sổ theo ngày",
            "Cũ trước, mới sau.",
            (
                "[{from: 2016-01-01, start: 12-15, start_year: year_before, end: 12-14, due: 12-20, cites:"
                " [minh-hoa]}]"
            ),
        ),
    },
    "DatedWindow": {
        "": (
            "Cửa sổ từ một ngày",
            "Một cửa sổ (start, end), hoặc nhiều phần (parts).",
            "{from: 2016-01-01, start: 01-01, end: 12-31, cites: [minh-hoa]}",
        ),
        "from": ("Từ ngày", "Ngày bắt đầu có hiệu lực, năm-tháng-ngày.", "2016-01-01"),
        "start": START,
        "start_year": START_YEAR,
        "end": END,
        "due": DUE,
        "parts": (
            "Các phần của kỳ",
            "Như bốn quý: mỗi phần có n, start, end.",
            "[{n: 1, start: 12-15, start_year: year_before, end: 03-14}]",
        ),
    },
    "WindowPart": {
        "": ("Một phần của kỳ", "Như một quý.", "{n: 2, start: 03-15, end: 06-14}"),
        "n": ("Số thứ tự", "Số thứ tự trong năm.", "1"),
        "start": START,
        "start_year": START_YEAR,
        "end": END,
        "due": DUE,
    },
    "CalendarYear": {
        "": ("Một cửa sổ bên cạnh", "Ngày đầu và ngày cuối.", "{start: 01-01, end: 12-31}"),
        "start": ("Ngày đầu", "Tháng-ngày.", "01-01"),
        "end": ("Ngày cuối", "Tháng-ngày.", "12-31"),
    },
}
