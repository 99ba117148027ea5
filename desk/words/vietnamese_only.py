"""What is written in Vietnamese whatever `--lang` says, and why: every verb that writes it in another
language's stead says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.base.language import Texts, language

if TYPE_CHECKING:
    from desk.base.output import Output

PAPER, BLANK, MARKED, RESTRICTED, RULEBOOK = "paper", "blank", "marked", "restricted", "rulebook"
WHY = Texts(
    {
        PAPER: "Văn bản hành chính, thể thức theo Nghị định 30/2020/NĐ-CP: chỉ lập bằng tiếng Việt.",
        BLANK: "Biểu mẫu do xã điền và nộp, được đọc lại theo tên cột tiếng Việt: chỉ có bằng tiếng Việt.",
        MARKED: "Bản đánh dấu trả về nơi gửi, theo chữ của biểu: chỉ có bằng tiếng Việt.",
        RESTRICTED: "Sổ lưu hành nội bộ đi cùng văn bản, biểu mẫu của cơ quan: chỉ có bằng tiếng Việt.",
        RULEBOOK: (
            "Bộ tiêu chí in để trình ký, thể thức theo Nghị định 30/2020/NĐ-CP: chỉ lập bằng tiếng Việt."
        ),
    }
)


def say_vietnamese_only(out: Output, what: str) -> None:
    """Say that what was asked for in another language was written in Vietnamese, and why."""
    if language() != "vi":
        out.note(WHY[what])
