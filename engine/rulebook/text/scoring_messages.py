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
    "R583": both("{name} là {found}, phải từ 0 đến {most} (points_decimals): điểm tiêu chí đã làm tròn đến {most} chữ số, tổng của chúng không có nhiều chữ số hơn. Viết số nhỏ hơn, hoặc tăng points_decimals.",
                 "{name} is {found}, but must be 0 to {most} (points_decimals): criteria are rounded to that many decimals, and their sums have no more. Write fewer, or raise points_decimals."),
    "R584": both("{found} điểm có nhiều chữ số thập phân hơn {name}: {decimals} cho phép, nên không tổng nào làm tròn ra đúng mức ấy. Sửa mức điểm, hoặc tăng {name}.",
                 "{found} points have more decimals than {name}: {decimals} allows, so no rounded sum ever comes to them. Change the points, or raise {name}."),
    "R585": both("nhóm '{name}' làm tròn tổng điểm (rounding: group_decimals), nên tiêu chí trong nhóm không rời khỏi tổng điểm được: không rõ làm tròn trước hay sau khi quy đổi. Dùng total_decimals thay cho group_decimals, hoặc để tiêu chí ngoài nhóm.",
                 "group '{name}' is rounded (rounding: group_decimals), so its criteria can't leave the total: it would not be clear whether to round before or after. Use total_decimals in place of group_decimals, or move the criterion out of the group."),
}  # fmt: skip
