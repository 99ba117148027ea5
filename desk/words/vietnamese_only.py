"""What is written in Vietnamese whatever `--lang` says, and why: every verb that writes it in another
language's stead says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.base.output import Output

PAPER, BLANK, MARKED, RESTRICTED, RULEBOOK = "paper", "blank", "marked", "restricted", "rulebook"
WHY: Mapping[str, tuple[str, str]] = {  # in Vietnamese, in English
    PAPER: (
        "Văn bản hành chính, thể thức theo Nghị định 30/2020/NĐ-CP: chỉ lập bằng tiếng Việt.",
        "An administrative paper in the form of Decree 30/2020/NĐ-CP: it is written in Vietnamese only.",
    ),
    BLANK: (
        "Biểu mẫu do xã điền và nộp, được đọc lại theo tên cột tiếng Việt: chỉ có bằng tiếng Việt.",
        (
            "A form that communes fill in and send, read again by its Vietnamese headers: it is in Vietnamese"
            " only."
        ),
    ),
    MARKED: (
        "Bản đánh dấu trả về nơi gửi, theo chữ của biểu: chỉ có bằng tiếng Việt.",
        "A marked copy goes back to who sent the return, in the words of the form: it is in Vietnamese only.",
    ),
    RESTRICTED: (
        "Sổ lưu hành nội bộ đi cùng văn bản, biểu mẫu của cơ quan: chỉ có bằng tiếng Việt.",
        (
            "The restricted workbook stays inside, beside the office's own papers and forms: it is in"
            " Vietnamese only."
        ),
    ),
    RULEBOOK: (
        "Bộ tiêu chí in để trình ký, thể thức theo Nghị định 30/2020/NĐ-CP: chỉ lập bằng tiếng Việt.",
        "A rulebook is printed to be signed, in the form of Decree 30/2020/NĐ-CP: it is in Vietnamese only.",
    ),
}


def say_vietnamese_only(out: Output, what: str) -> None:
    """Say that what was asked for in another language was written in Vietnamese, and why."""
    if out.lang != "vi":
        out.note(*WHY[what])
