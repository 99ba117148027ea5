"""What is decided among units: title, meaning, example of each key."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import Meanings

ORDER = "{tie_breaks: [{more: B.points}], cites: [minh-hoa]}"
QUOTA = "{band: tot, at_most_percent: 30}"

AMONG: Meanings = {
    "AmongUnitsShape": {
        "": (
            "Thứ tự giữa các đơn vị",
            "Xếp theo tổng điểm sau khi mọi đơn vị có điểm; bằng điểm thì xét tiếp tiêu chí phụ.",
            ORDER,
        ),
        "within": (
            "So với ai",
            (
                "cluster: trong từng cụm (cụm ghi ở units.yaml); type: trong từng loại đơn vị; province:"
                " trong từng tỉnh. Bỏ trống: mọi đơn vị với nhau."
            ),
            "cluster",
        ),
        "tie_breaks": (
            "Tiêu chí phụ",
            "Xét lần lượt khi bằng điểm.",
            "[{more: B.points}, {less: plan_late_days}]",
        ),
        "cites": ("Căn cứ", "Mã văn bản, phần sau dấu /.", "[minh-hoa]"),
    },
    "TieBreakShape": {
        "": ("Một tiêu chí phụ", "Đúng một trong hai: more hoặc less.", "{more: B.points}"),
        "more": ("Nhiều hơn xếp trên", "Một chỉ số là số, hoặc điểm của tiêu chí, nhóm.", "B.points"),
        "less": ("Ít hơn xếp trên", "Một chỉ số là số, hoặc điểm của tiêu chí, nhóm.", "plan_late_days"),
        "paired_with": (
            "Đi cùng",
            (
                "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu,"
                " khiến việc giấu không có lợi."
            ),
            "[B2, Q3]",
        ),
    },
    "QuotaShape": {
        "": (
            "Chỉ tiêu của một hạng",
            (
                "Nhiều nhất bao nhiêu đơn vị được hạng này, lấy theo thứ tự; ngoài chỉ tiêu thì xuống hạng kế"
                " tiếp."
            ),
            QUOTA,
        ),
        "band": ("Hạng có chỉ tiêu", "Một hạng theo điểm, không phải hạng thấp nhất.", "tot"),
        "at_most": ("Nhiều nhất bao nhiêu đơn vị", "Số đơn vị, từ 1.", "3"),
        "at_most_percent": (
            "Nhiều nhất bao nhiêu phần trăm",
            "Của số đơn vị được chấm (trong cụm, nếu xếp theo cụm); lẻ thì không làm tròn lên.",
            "30",
        ),
        "if_equal": (
            "Bằng nhau ở ranh giới",
            (
                "open: người có thẩm quyền quyết định, kết quả ghi chưa đủ căn cứ; all: cùng được; none:"
                " không đơn vị nào được."
            ),
            "open",
        ),
    },
}
