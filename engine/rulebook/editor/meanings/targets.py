"""What the keys of targets assigned from above mean, for editors."""

from __future__ import annotations

from engine.rulebook.editor.meanings.common import Meanings

_PAPER = (
    "{year: 2020, assigned_by: UBND tỉnh Kiên Giang, document: 12/QĐ-UBND, signed_on: 2020-01-15,"
    " recognised: 7}"
)
TARGETS: Meanings = {
    "TargetsFile": {
        "": ("Chỉ tiêu được giao", "Chỉ tiêu cấp trên giao cho năm nào, theo văn bản nào.", ""),
        "targets": (
            "Các văn bản giao chỉ tiêu",
            "Mỗi dòng một văn bản, một năm; chưa có văn bản nào thì [].",
            f"[{_PAPER}]",
        ),
    },
    "AssignmentShape": {
        "": ("Một văn bản giao chỉ tiêu", "Ai giao, văn bản nào, cho năm nào, những chỉ tiêu gì.", _PAPER),
        "year": ("Năm", "Năm phải đạt.", "2020"),
        "assigned_by": ("Cơ quan giao", "Tên cơ quan ký văn bản.", "UBND tỉnh Kiên Giang"),
        "document": ("Số, ký hiệu", "Như trên văn bản.", "12/QĐ-UBND"),
        "signed_on": ("Ngày ký", "Ngày của văn bản.", "2020-01-15"),
        "recognised": ("Số đơn vị phải được công nhận", "Ở hạng có healthy: yes, trên toàn địa bàn.", "7"),
        "figures": (
            "Chỉ tiêu theo số liệu",
            "Chỉ số cộng mọi đơn vị, và mức phải đạt.",
            "[{figure: registered, at_least: 9}]",
        ),
        "bands": ("Hạng phải đạt của từng đơn vị", "Mã đơn vị trong ngoặc kép, rồi hạng.", '{"30991": tot}'),
    },
    "FigureTargetShape": {
        "": (
            "Một chỉ tiêu theo số liệu",
            "Chỉ số, và at_least hoặc at_most.",
            "{figure: inspected_share, at_least: 60}",
        ),
        "figure": (
            "Chỉ số",
            "Chỉ số của đơn vị có số cộng: số, tỷ lệ, hoặc số đơn vị trả lời có.",
            "registered",
        ),
        "at_least": ("Ít nhất", "Mức phải đạt, theo đơn vị tính của chỉ số.", "9"),
        "at_most": ("Nhiều nhất", "Mức không được vượt.", "0"),
    },
}
