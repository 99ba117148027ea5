"""What the keys of report outlines mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings

REPORT: Meanings = {
    "Bilingual": BILINGUAL,
    "ReportFile": {
        "": ("Đề cương báo cáo", "Báo cáo công tác gồm những mục nào, mỗi mục những số liệu nào.", ""),
        "report": (
            "Tên đề cương",
            "Tên không dấu; nêu khi lập: lanhmanh paper bao-cao … --outline TÊN.",
            "cong_tac",
        ),
        "period_kinds": ("Dùng cho kỳ", "Các loại kỳ khai trong periods.yaml.", "[year, first_half]"),
        "sections": ("Các mục", "Theo thứ tự in ra.", "[{title: {vi: Tình hình}, figures: [cases_found]}]"),
    },
    "SectionShape": {
        "": (
            "Một mục",
            "Tên mục, số liệu, phần cán bộ viết.",
            "{title: {vi: Tình hình}, figures: [cases_found]}",
        ),
        "figures": (
            "Số liệu của mục",
            "Chỉ số của đơn vị, cộng lại các đơn vị.",
            "[cases_found, tips_received]",
        ),
        "split": (
            "Chia nhỏ",
            "Một phép đếm chia theo trường có danh sách giá trị.",
            "[{figure: venues_open, by: type}]",
        ),
        "bands": (
            "Xếp loại",
            "yes: kỳ được chấm điểm thì nêu mỗi hạng bao nhiêu đơn vị, so với mức phấn đấu đã đăng ký.",
            "yes",
        ),
        "targets": (
            "Chỉ tiêu được giao",
            "yes: nêu chỉ tiêu cấp trên giao (targets.yaml) cạnh kết quả.",
            "yes",
        ),
        "written": ("Cán bộ viết", "yes: chừa chỗ cho cán bộ viết.", "yes"),
    },
    "SplitShape": {
        "": ("Một phép chia nhỏ", "figure: chỉ số; by: trường.", "{figure: venues_open, by: type}"),
        "figure": ("Chỉ số", "Phép đếm hoặc phép cộng bản ghi.", "venues_open"),
        "by": ("Theo trường", "Trường có danh sách giá trị của loại bản ghi được đếm.", "type"),
    },
}
