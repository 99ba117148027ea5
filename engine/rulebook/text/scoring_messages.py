"""What each fault of a scoring rulebook says: the fault, then the way out."""

from __future__ import annotations

from engine.rulebook.text.proof_messages import both

SCORING: dict[str, dict[str, str]] = {
    "R501": both(
        "tổng điểm các tiêu chí là {found}, không phải {wanted}. Sửa điểm hoặc total.",
        "the criteria add up to {found}, not {wanted}. Fix the points or total.",
    ),
    "R502": both(
        "điểm của nhóm {group} cộng lại là {found}, không phải {wanted}. Sửa điểm hoặc total của nhóm.",
        "group {group} adds up to {found}, not {wanted}. Fix the points or the group's total.",
    ),
    "R503": both(
        "điều kiện khống chế phải có đúng một trong hai: band hoặc bands_allowed. Thêm, hoặc xóa một.",
        "a gate has either band or bands_allowed. Add or delete one.",
    ),
    "R504": both(
        "hạng '{name}' cần 'from', hoặc 'by_gate_only: yes' (chỉ một trong hai).",
        "band '{name}' needs either 'from' or 'by_gate_only: yes'.",
    ),
    "R505": both(
        "hai hạng '{name}' và '{other}' cùng mức điểm {from_}. Đổi một.",
        "bands '{name}' and '{other}' begin at the same {from_}.",
    ),
    "R506": both(
        "không hạng nào bắt đầu từ 0 điểm. Thêm hạng có from: 0.",
        "no band begins at 0. Add one with from: 0.",
    ),
    "R507": both(
        "points_decimals phải từ 0 đến 4. Thường là 2.", "points_decimals is 0 to 4. Use 2 as a rule."
    ),
    "R508": both(
        "số này không được dưới {least}. Viết số từ {least} trở lên; văn bản trừ xuống dưới 0 thì ghi mức"
        " thấp nhất ở tiêu chí, ví dụ at_least: -0.25.",
        "this number must not be below {least}. Write {least} or more; where the paper takes off below 0,"
        " write the lowest at the criterion, such as at_least: -0.25.",
    ),
    "R509": both(
        "'{name}' trong monotone không được tiêu chí này dùng. Xóa đi.",
        "'{name}' in monotone is not used by this criterion.",
    ),
    "R510": both(
        "status: adopted cần adoption: {{document, date, office}}; illustrative thì không có adoption. Thêm,"
        " hoặc xóa adoption.",
        "status: adopted needs adoption: {{document, date, office}}; illustrative has none. Add or"
        " delete it.",
    ),
    "R511": both(
        "full_at phải lớn hơn 0. Sửa số, hoặc giá trị của tham số.",
        "full_at must be above 0. Fix the number or the parameter.",
    ),
    "R512": both(
        "'{name}' không phải số, không dùng để tính điểm theo tỷ lệ hay theo từng cái được. Chọn một chỉ số"
        " là số.",
        "'{name}' is no number; points can't be counted by it. Name an indicator that is.",
    ),
    "R513": both(
        "total phải là một số hoặc none. Viết ví dụ 100.",
        "total is a number or none. Write for instance 100.",
    ),
    "R514": both(
        "điểm {found} có nhiều chữ số thập phân hơn points_decimals cho phép. Bớt chữ số, hoặc tăng"
        " points_decimals.",
        "{found} has more decimals than points_decimals allows. Use fewer, or raise points_decimals.",
    ),
    "R515": both(
        "quá nhiều điều kiện khống chế và hạng có điều kiện ({found}); nhiều nhất là 12. Gộp các điều kiện"
        " khống chế bằng any.",
        "too many gates and bands with a test ({found}); 12 at most. Join gates with any.",
    ),
    "R516": both("years phải từ 1 đến 10. Sửa số.", "years is 1 to 10. Fix it."),
    "R517": both(
        "dòng điểm này không bao giờ tới, vì dòng trên không có điều kiện. Xóa, hoặc chuyển lên trên.",
        "this line of points is never reached: the one above has no condition. Delete it or move it up.",
    ),
    "R518": both(
        "mức thấp nhất {low} cao hơn mức bắt đầu {high}. Đổi chỗ hai số.",
        "the least {low} lies above the start {high}. Swap them.",
    ),
    "R519": both(
        "'{name}' là 0 nên không thay đổi điểm. Viết số lớn hơn 0, hoặc xóa tiêu chí.",
        "'{name}' is 0 and changes no points. Write more than 0 or delete the criterion.",
    ),
    "R520": both(
        "danh sách hạng trống. Ghi ít nhất một hạng.", "the list of bands is empty. Name at least one."
    ),
    "R522": both(
        "hạng '{name}' bắt đầu từ {from_} điểm, trên tổng {total}: không ai đạt được. Sửa from.",
        "band '{name}' begins at {from_}, above the total {total}: nobody reaches it. Fix from.",
    ),
    "R523": both(
        "'{name}' là chữ, không tăng hay giảm được. Xóa khỏi monotone.",
        "'{name}' is a text and can't go up or down. Delete it from monotone.",
    ),
    "R524": both(
        "bộ tiêu chí '{name}' dựa vào hạng của chính nó: {chain}. Bỏ một bước.",
        "rulebook '{name}' rests on its own band: {chain}. Break the circle.",
    ),
    "R525": both(
        "'{name}' trong paired_with không phải tiêu chí, điều kiện khống chế hay dấu hiệu của bộ này.{hint}"
        " Sửa tên.",
        "'{name}' in paired_with is no criterion, gate or sign of this rulebook.{hint} Fix the name.",
    ),
    "R526": both(
        "bộ tiêu chí không có tiêu chí nào. Thêm tệp có 'criteria_of: {name}'.",
        "the rulebook has no criteria. Add a file with 'criteria_of: {name}'.",
    ),
    "R527": both(
        "total: none, nhưng các nhóm có total, cộng lại là {found}. Ghi total: {found}, hoặc bỏ total của mọi"
        " nhóm.",
        "total: none, but its groups have totals that add up to {found}. Write total: {found} or drop the"
        " groups' totals.",
    ),
    "R528": both(
        "role: {role} là của bộ tiêu chí về {kind_vi}, mà bộ này chấm theo '{subject}'. Sửa role, hoặc xóa.",
        "role: {role} is for rulebooks about {kind_en}s; this one scores '{subject}'. Fix role or delete it.",
    ),
    "R529": both(
        "'{name}' và '{other}' cùng có role: {role} vào ngày {day}. Sửa in_force cho không chồng nhau, hoặc"
        " xóa role của một bộ.",
        "'{name}' and '{other}' both have role: {role} on {day}. Fix in_force, or delete the role of one.",
    ),
    "R530": both(
        "không bộ tiêu chí nào về {kind_vi} có role: {role}, nên không lệnh nào biết bộ nào để xếp hạng, công"
        " bố, lập kế hoạch. Thêm 'role: {role}' vào bộ được dùng cho việc đó.",
        "no rulebook about {kind_en}s has role: {role}, so no command knows which one to rank, announce or"
        " plan by. Add 'role: {role}' to the one used for that.",
    ),
    "R531": both(
        "hạng '{name}' đòi nhiều điểm hơn hạng '{above}' viết trên nó (có ngày như vậy, nếu mức là tham số)."
        " Viết các hạng từ cao xuống thấp.",
        "band '{name}' asks for more points than '{above}', written above it (on some day, where a parameter"
        " says so). Write bands from the highest down.",
    ),
    "R532": both(
        "{found} điểm là quá lớn; nhiều nhất là {most}. Sửa số, hoặc dùng thang điểm nhỏ hơn.",
        "{found} points are too many; {most} at most. Fix the number or use a smaller scale.",
    ),
    "R533": both(
        "có {found} hạng; nhiều nhất là {most}. Gộp bớt hạng.",
        "there are {found} bands; {most} at most. Merge some.",
    ),
    "R534": both(
        "'{name}' đã có ở {first} và cả hai cùng có hiệu lực ngày {day}. Ghi until cho bản trước: ngày liền"
        " trước ngày bản sau bắt đầu.",
        "'{name}' stands at {first} too and both are in force on {day}. Give the earlier one an until: the"
        " day before the later one begins.",
    ),
    "R536": both(
        "'{name}' không dùng được ở đây: bộ chấm điểm (answers: points) dùng total, points_decimals, points;"
        " bộ xét điều kiện (answers: pass_or_fail) dùng met_when và all_met. Xóa mục này, hoặc sửa answers ở"
        " đầu bộ.",
        "'{name}' can't stand here: a rulebook of points (answers: points) has total, points_decimals,"
        " points; one of conditions (answers: pass_or_fail) has met_when and all_met. Delete it or fix"
        " answers.",
    ),
    "R540": both(
        "'{name}' hỏi về điểm, chỉ dùng được trong điều kiện của điều kiện khống chế (gates) và hạng (bands):"
        " điểm của tiêu chí không được dựa vào điểm. Chuyển điều kiện sang một điều kiện khống chế, hoặc hỏi"
        " số liệu.",
        "'{name}' asks about points, which only gates and bands may do: points must not rest on points. Move"
        " the test to a gate, or ask about a figure.",
    ),
    "R542": both(
        "nhóm '{name}' trùng mã với một tiêu chí, nên '{name}.points' đọc được hai cách. Đổi mã của nhóm.",
        "group '{name}' has the id of a criterion, so '{name}.points' can be read in two ways. Rename the"
        " group.",
    ),
    "R543": both(
        "nhóm {group} không quá {found} điểm mà total là {wanted}. Sửa at_most hoặc total.",
        "group {group} has at most {found} points, but its total is {wanted}. Fix at_most or total.",
    ),
    "R546": both(
        "tiêu chí chia thành parts thì '{name}' ghi ở từng phần, không ghi ở tiêu chí. Chuyển xuống phần,"
        " hoặc bỏ parts.",
        "a criterion made of parts leaves '{name}' to its parts. Move it down, or drop parts.",
    ),
    "R547": both(
        "'plan' (kế hoạch kiểm tra) chỉ dùng cho bộ có 'role: inspection'. Chuyển sang bộ ấy, hoặc bỏ.",
        "'plan' (of inspections) is for a rulebook with 'role: inspection'. Move it there, or drop it.",
    ),
    "R537": both(
        "bộ xét điều kiện chưa nói đạt hết thì xếp hạng nào. Ghi 'all_met: yes' ở hạng đó, và hạng còn lại"
        " from: 0.",
        "no band says what all conditions met come to. Write 'all_met: yes' at it, and from: 0 at the other.",
    ),
    "R544": both(
        "bộ này không có total nên không có điểm thưởng ngoài tổng. Xóa bonus.",
        "this rulebook has no total for a bonus to come on top of. Delete bonus.",
    ),
    "R545": both(
        "at_least ở tiêu chí là mức âm thấp nhất của các dòng điểm, ví dụ at_least: -0.25. Viết số dưới 0,"
        " hoặc xóa; cách cho điểm khác ghi at_least trong points.",
        "at_least at a criterion is how far below 0 its lines may go, such as -0.25. Write a number below 0"
        " or delete it; other ways of giving points say at_least inside points.",
    ),
    "R580": both(
        "not_applicable chỉ dùng cho tiêu chí có thể không áp dụng, trong bộ có total, và không phải điểm"
        " thưởng: thêm applies_when, hoặc tính điểm theo chỉ số có if_none: not_applicable. Không thì xóa"
        " not_applicable.",
        "not_applicable is for a criterion that may not apply, in a rulebook with a total, and for no bonus:"
        " add applies_when, or count by an indicator with if_none: not_applicable. Else delete it.",
    ),
    "R581": both(
        "nhóm '{name}' có mức sàn hoặc trần (at_least, at_most), nên tiêu chí trong nhóm không rời khỏi tổng"
        " điểm được: sàn, trần khi đó không rõ tính trên bao nhiêu điểm. Bỏ sàn, trần của nhóm, hoặc để tiêu"
        " chí ở nhóm khác.",
        "group '{name}' keeps its sum between ends (at_least, at_most), so its criteria can't leave the"
        " total: it would not be clear what the ends are out of. Drop the ends or move the criterion.",
    ),
    "R582": both(
        "các tiêu chí có thể rời khỏi tổng điểm cùng một lúc, và những tiêu chí còn lại không cho điểm nào"
        " (chỉ trừ điểm, là điểm thưởng, hoặc ở nhóm có at_most: 0): khi đó không còn gì để chấm. Bỏ"
        " not_applicable: leaves_total ở một tiêu chí, hoặc nâng at_most của nhóm.",
        "all that gives points may leave the total at once; what stays gives none (it only takes points away,"
        " is a bonus, or stands in a group with at_most: 0), so nothing is left to score. Drop"
        " not_applicable: leaves_total at one criterion, or raise the group's at_most.",
    ),
    "R583": both(
        "{name} là {found}, phải từ 0 đến {most} (points_decimals): điểm tiêu chí đã làm tròn đến {most} chữ"
        " số, tổng của chúng không có nhiều chữ số hơn. Viết số nhỏ hơn, hoặc tăng points_decimals.",
        "{name} is {found}, but must be 0 to {most} (points_decimals): criteria are rounded to that many"
        " decimals, and their sums have no more. Write fewer, or raise points_decimals.",
    ),
    "R584": both(
        "{found} điểm có nhiều chữ số thập phân hơn {name}: {decimals} cho phép, nên không tổng nào làm tròn"
        " ra đúng mức ấy. Sửa mức điểm, hoặc tăng {name}.",
        "{found} points have more decimals than {name}: {decimals} allows, so no rounded sum ever comes to"
        " them. Change the points, or raise {name}.",
    ),
    "R585": both(
        "nhóm '{name}' làm tròn tổng điểm (rounding: group_decimals), nên tiêu chí trong nhóm không rời khỏi"
        " tổng điểm được: không rõ làm tròn trước hay sau khi quy đổi. Dùng total_decimals thay cho"
        " group_decimals, hoặc để tiêu chí ngoài nhóm.",
        "group '{name}' is rounded (rounding: group_decimals), so its criteria can't leave the total: it"
        " would not be clear whether to round before or after. Use total_decimals in place of group_decimals,"
        " or move the criterion out of the group.",
    ),
}
