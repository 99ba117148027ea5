"""What the keys of parameters mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import Meanings

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
