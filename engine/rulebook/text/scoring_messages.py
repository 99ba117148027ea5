"""What the faults of newer words of scoring say."""

from __future__ import annotations

from engine.rulebook.text.proof_messages import both

SCORING: dict[str, dict[str, str]] = {
    "R544": both("bộ này không có total nên không có điểm thưởng ngoài tổng. Xóa bonus.",
                  "this rulebook has no total for a bonus to come on top of. Delete bonus."),
    "R545": both("at_least ở tiêu chí là mức âm thấp nhất của các dòng điểm, ví dụ at_least: -0.25. Viết số dưới 0, hoặc xóa; cách cho điểm khác ghi at_least trong points.",
                  "at_least at a criterion is how far below 0 its lines may go, such as -0.25. Write a number below 0 or delete it; other ways of giving points say at_least inside points."),
    "R580": both("not_applicable chỉ dùng cho tiêu chí có thể không áp dụng, trong bộ có total, và không phải điểm thưởng: thêm applies_when, hoặc tính điểm theo chỉ số có if_none: not_applicable. Không thì xóa not_applicable.",
                 "not_applicable is for a criterion that may not apply, in a rulebook with a total, and for no bonus: add applies_when, or count by an indicator with if_none: not_applicable. Else delete it."),
    "R581": both("nhóm '{name}' có mức sàn hoặc trần (at_least, at_most), nên tiêu chí trong nhóm không rời khỏi tổng điểm được: sàn, trần khi đó không rõ tính trên bao nhiêu điểm. Bỏ sàn, trần của nhóm, hoặc để tiêu chí ở nhóm khác.",
                 "group '{name}' keeps its sum between ends (at_least, at_most), so its criteria can't leave the total: it would not be clear what the ends are out of. Drop the ends or move the criterion."),
    "R582": both("mọi tiêu chí đều có thể rời khỏi tổng điểm, khi đó không còn gì để chấm. Ít nhất một tiêu chí phải luôn được tính: bỏ not_applicable: leaves_total ở một tiêu chí.",
                 "every criterion may leave the total, and then nothing is left to score. At least one must always count: drop not_applicable: leaves_total at one."),
}  # fmt: skip
