"""What the keys of follow-up files mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings

THEN = (
    "{action: propose_inspection, about: risk.subject, within_days: 30, from: as_of, by: Đội 178, needs:"
    " inspection_ground}"
)
RULE = (
    "{id: F1, title: {vi: Đề xuất kiểm tra}, cites: [minh-hoa], when: [{risk: {fact: band, rulebook:"
    f" venue_risk, band: rat_cao}}}}], then: {THEN}}}"
)

FOLLOW_UP: Meanings = {
    "Bilingual": BILINGUAL,
    "FollowUpFile": {
        "": (
            "Việc cần làm",
            "Từ những gì đã thấy, suy ra dấu hiệu và việc cần làm. Người có thẩm quyền quyết định.",
            "",
        ),
        "follow_up": ("Tên tệp việc", "Tên không dấu.", "venue_actions"),
        "rules": ("Các luật", "Mỗi luật một mục, bắt đầu bằng dấu gạch ngang.", f"[{RULE}]"),
    },
    "RuleShape": {
        "": ("Một luật", "when: khi có; unless: trừ khi có; then: thì.", RULE),
        "in_force": (
            "Hiệu lực của luật",
            "Chỉ dùng cho các kỳ kết thúc trong khoảng này; bỏ trống: mọi kỳ.",
            "{from: 2021-01-01}",
        ),
        "at": ("Nêu lúc nào", "run: khi chạy cuối kỳ; import: ngay khi nhập số liệu.", "import"),
        "when": (
            "Khi có",
            "Mỗi dòng một bí danh và những gì nó phải thỏa; hai bí danh luôn là hai đối tượng khác nhau.",
            "[{venue: {fact: venue, commitment_signed: no}}]",
        ),
        "unless": (
            "Trừ khi có",
            "Không có đối tượng nào như vậy thì luật mới đúng.",
            "[{visit: {fact: inspection, venue_id: {same_as: venue.id}}}]",
        ),
        "then": ("Thì", "Một dấu hiệu (sign) hoặc một việc (action).", THEN),
    },
    "PartForce": {
        "": ("Khoảng ngày có hiệu lực", "Cả hai đầu đều không bắt buộc.", "{from: 2021-01-01}"),
        "from": ("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2021-01-01"),
        "until": ("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2020-12-31"),
    },
    "SignThenShape": {
        "": (
            "Nêu dấu hiệu",
            "Dấu hiệu cần xác minh, không phải kết luận; luật khác dùng lại được.",
            "{sign: phoenix_venue, about: [closed.id, again.id]}",
        ),
        "sign": ("Dấu hiệu", "Tên không dấu.", "phoenix_venue"),
        "about": (
            "Về ai, cái gì",
            "bí_danh.trường; nhiều thì viết trong ngoặc vuông.",
            "[closed.id, again.id]",
        ),
        "joins": (
            "Manh mối nối hai bên theo",
            (
                "reopened: mở lại sau khi bị thu hồi giấy phép; rotation: người lao động qua lại. Bỏ trống:"
                " dấu hiệu chỉ được nêu, không nối hai bên."
            ),
            "rotation",
        ),
        "tells": (
            "Xem gì tiếp",
            "Điều người xác minh xem tiếp khi manh mối có dấu hiệu này.",
            "{vi: Xem hồ sơ thu hồi và hồ sơ cấp mới}",
        ),
    },
    "ActionShape": {
        "": ("Nêu việc cần làm", "Việc, về ai, hạn, cơ quan nào.", THEN),
        "action": ("Việc", "Tên việc, không dấu.", "propose_inspection"),
        "about": ("Về ai, cái gì", "bí_danh.trường.", "venue.id"),
        "within_days": ("Trong bao nhiêu ngày", "Hạn tính từ from; một số hoặc tham số $ten.", "30"),
        "from": (
            "Tính từ",
            (
                "as_of: ngày lấy số liệu; received: ngày nhận báo cáo đầu tiên nêu việc đó; period_end: cuối"
                " kỳ; hoặc bí_danh.ngày."
            ),
            "as_of",
        ),
        "due": ("Hạn", "Hạn nộp một báo cáo, hoặc {period_day: 03-31}; thay cho within_days.", "year_return"),
        "by": ("Cơ quan làm", "Cơ quan có trách nhiệm.", "UBND xã"),
        "to": ("Gửi đến", "Cơ quan nhận.", "Công an huyện"),
        "needs": (
            "Còn cần",
            (
                "inspection_ground: phải có căn cứ kiểm tra; competent_decision: phải có quyết định của người"
                " có thẩm quyền. Điểm nguy cơ không phải căn cứ."
            ),
            "inspection_ground",
        ),
    },
}

FACT = ("Loại", "Loại bản ghi, hoặc band, finding, indicator, tie, sign.", "venue")
FACTS = {
    "unit": "đơn vị",
    "venue": "cơ sở",
    "party": "người, tổ chức liên quan",
    "inspection": "cuộc kiểm tra",
    "violation": "vi phạm",
    "case": "vụ việc",
    "case_party": "người liên quan trong vụ việc",
    "hotspot": "tụ điểm",
    "tip": "tố giác, tin báo",
    "activity": "buổi tuyên truyền",
    "support": "hỗ trợ",
    "team": "đội công tác",
    "registration": "đăng ký",
    "return": "báo cáo đã nhận",
    "band": "hạng đã xếp",
    "finding": "kết quả của tiêu chí, điều kiện khống chế, dấu hiệu, chuỗi năm",
    "indicator": "giá trị một chỉ số",
    "tie": "liên hệ giữa hai đối tượng",
    "sign": "dấu hiệu do luật khác nêu",
}
FIELDS = {
    "subject": "Chủ thể",
    "period": "Kỳ",
    "unit_code": "Mã đơn vị",
    "rulebook": "Bộ tiêu chí",
    "band": "Hạng",
    "kind": "Loại",
    "id": "Mã",
    "value": "Giá trị",
    "of": "Bộ chỉ số",
    "name": "Tên chỉ số",
    "a": "Đối tượng thứ nhất",
    "b": "Đối tượng thứ hai",
    "shared_by": "Số bên dùng chung",
    "times": "Số lần",
    "gap_days": "Cách nhau (ngày)",
    "month": "Tháng",
    "sign": "Dấu hiệu",
    "about": "Về ai, cái gì",
    "covers": "Loại kỳ",
    "office": "Cơ quan",
    "form": "Biểu",
    "state": "Tình trạng",
    "received_on": "Ngày nhận",
    "gone": "Mất không lý do",
    "unit": "Đơn vị",
    "address_key": "Mã địa chỉ",
    "phone_key": "Mã điện thoại",
    "account_key": "Mã tài khoản",
    "plate_key": "Mã biển số",
    "identity_key": "Mã số định danh",
    "licence_key": "Mã giấy phép",
    "worker_key": "Mã người lao động",
}
