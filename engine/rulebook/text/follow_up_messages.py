"""What each fault of follow-up and link rules says: the fault, then the way out."""

from __future__ import annotations

from engine.rulebook.text.proof_messages import both as _both

FOLLOW_UP: dict[str, dict[str, str]] = {
    # R60x: follow-up
    "R600": _both(
        "bí danh '{name}' đã dùng trong luật này. Đặt tên khác.",
        "alias '{name}' is used already in this rule. Choose another.",
    ),
    "R602": _both(
        "không có loại dữ kiện '{name}'.{hint} Viết {{fact: venue, …}}.",
        "there is no kind of fact '{name}'.{hint} Write {{fact: venue, …}}.",
    ),
    "R603": _both(
        "dữ kiện '{kind}' phải nói rõ '{name}': viết '{name}: …'.",
        "a '{kind}' must say its '{name}': write '{name}: …'.",
    ),
    "R604": _both(
        "'{found}' phải có dạng bí-danh.trường, ví dụ closed.id.",
        "'{found}' must read alias.field, such as closed.id.",
    ),
    "R605": _both(
        "bí danh '{name}' đứng sau. Chỉ nối với bí danh đứng trước; đổi thứ tự các dòng.",
        "alias '{name}' stands later. Join to an earlier one; change the order of lines.",
    ),
    "R606": _both(
        "không có bí danh '{name}' trong luật này.{hint} Các bí danh: {choices}. Sửa tên, hoặc thêm '{name}:"
        " {{fact: …}}' vào when.",
        "there is no alias '{name}' in this rule.{hint} Aliases: {choices}. Fix the name, or add '{name}:"
        " {{fact: …}}' to 'when'.",
    ),
    "R607": _both(
        "'{word}' chỉ dùng để so hạng; '{name}' không phải hạng. Dùng same_as hoặc different_from.",
        "'{word}' compares bands; '{name}' is none. Use same_as or different_from.",
    ),
    "R608": _both(
        "'{name}' khác loại giá trị với trường đang so (chữ, số, ngày, có/không). So hai trường cùng loại.",
        "'{name}' is of another type than the field it is compared with. Compare fields of one type.",
    ),
    "R609": _both(
        "'{found}' không dùng làm tên được. Chỉ dùng chữ thường không dấu, số và gạch dưới: phoenix_venue.",
        "'{found}' can't be a name. Use small letters without accents, digits, underscores: phoenix_venue.",
    ),
    "R610": _both(
        "việc cần làm phải có đúng một trong hai: within_days hoặc due. Thêm, hoặc xóa một.",
        "an action has either within_days or due. Add one, or remove one.",
    ),
    "R611": _both(
        "đề xuất kiểm tra phải có 'needs: inspection_ground': điểm nguy cơ không phải căn cứ kiểm tra. Thêm"
        " vào sau by.",
        "a proposed inspection needs 'needs: inspection_ground': a score is no ground for an inspection. Add"
        " it after by.",
    ),
    "R612": _both(
        "các dấu hiệu phủ định nhau thành vòng tròn: {chain}. Bỏ một 'unless' trong vòng.",
        "signs go in a circle through 'unless': {chain}. Take one 'unless' out.",
    ),
    "R613": _both(
        "luật '{name}' có {found} dòng dữ kiện; nhiều nhất là {most}. Tách thành hai luật, luật trước nêu một"
        " dấu hiệu cho luật sau.",
        "rule '{name}' has {found} patterns; {most} at most. Split it, the first raising a sign for the"
        " second.",
    ),
    "R614": _both(
        "có {found} luật việc cần làm; nhiều nhất là {most}. Bỏ bớt hoặc gộp luật.",
        "there are {found} follow-up rules; {most} at most. Drop or merge some.",
    ),
    "R615": _both(
        "quá nhiều dòng cùng hỏi về '{kind}': nhiều nhất là {most}. Gộp các luật hỏi cùng một việc.",
        "too many patterns ask about '{kind}': {most} at most. Merge rules that ask the same.",
    ),
    "R616": _both(
        "không có việc '{name}' trong danh mục.{hint} Dùng một trong: {choices}; việc mới thì khai báo trong"
        " rules/actions.yaml.",
        "there is no action '{name}' in the list.{hint} Use one of: {choices}; declare a new one in"
        " rules/actions.yaml.",
    ),
    "R617": _both(
        "việc '{name}' là biện pháp đối với cơ sở hoặc người, không thể là '{does}'. Ghi does: measure, hoặc"
        " đặt tên đúng với việc.",
        "'{name}' is a measure against a venue or a person and can't be '{does}'. Write does: measure, or"
        " name it for what it is.",
    ),
    "R618": _both(
        "'{name}' là biện pháp đối với cơ sở hoặc người: chỉ là đề nghị, phải có 'needs: {needs}'. Thêm vào"
        " sau by.",
        "'{name}' is a measure against a venue or a person: a proposal only, with 'needs: {needs}'. Add it"
        " after by.",
    ),
    "R619": _both(
        "'{name}' không được dựa vào '{kind}' (điều suy ra), chỉ được dựa vào vi phạm, cuộc kiểm tra, vụ việc"
        " đã ghi. Bỏ dòng '{kind}', hoặc đổi thành đề xuất kiểm tra.",
        "'{name}' may not rest on a '{kind}', which is inferred, only on a recorded violation, inspection or"
        " case. Drop it, or propose an inspection instead.",
    ),
    "R620": _both(
        "'{name}' phải dựa vào ít nhất một việc đã ghi: {kinds}. Thêm dòng như thế vào when.",
        "'{name}' must rest on something recorded: {kinds}. Add such a line to when.",
    ),
    "R621": _both(
        "từ '{kind}' chỉ có thể đề xuất kiểm tra cơ sở, không thể nêu '{name}': hạng nguy cơ, dấu hiệu, liên"
        " hệ không phải căn cứ. Đổi thành propose_inspection, hoặc dựa vào vi phạm, vụ việc đã ghi.",
        "from a '{kind}' only an inspection of the venue may be proposed, not '{name}': a risk class, a sign,"
        " a tie is no ground. Use propose_inspection, or rest on a recorded violation or case.",
    ),
    "R622": _both(
        "tên luật '{id}' nói về một biện pháp đối với cơ sở hoặc người, mà việc '{name}' không phải biện"
        " pháp. Đặt tên luật đúng với việc.",
        "rule '{id}' is titled as a measure against a venue or a person, and its action '{name}' is none."
        " Title it for what it does.",
    ),
    "R623": _both(
        "'{word}' chỉ dùng cho 'period' (kỳ trước); '{name}' không phải kỳ. Dùng same_as hoặc"
        " different_from.",
        "'{word}' is for 'period' only; '{name}' is none. Use same_as or different_from.",
    ),
    "R624": _both(
        "'{key}' được cân ở đây mà không luật nào trong rules/follow_up/ có 'joins: {name}': hai bên không"
        " bao giờ được nối theo đó. Thêm 'joins: {name}' vào then của luật nêu dấu hiệu ấy; quy tắc của bản"
        " trước thì chạy 'lanhmanh upgrade'.",
        "'{key}' is weighed here and no rule of rules/follow_up/ has 'joins: {name}': two sides are never"
        " joined by it. Add 'joins: {name}' to the 'then' of the rule that raises that sign; for rules of an"
        " earlier version run 'lanhmanh upgrade'.",
    ),
    "R625": _both(
        "'joins: {joins}' cần luật này có {needs_vi}. Sửa luật, hoặc bỏ joins: dấu hiệu vẫn được nêu.",
        "'joins: {joins}' needs {needs_en}. Correct the rule, or drop 'joins': the sign is still raised.",
    ),
    # R65x: links
    "R650": _both(
        "'{name}' là {found}; phải {wanted_vi}. Sửa số.",
        "'{name}' is {found}; it must be {wanted_en}. Fix it.",
    ),
    "R651": _both(
        "'{name}' không bao giờ có trọng số: tin chưa xác minh, tin ẩn danh chỉ đứng cạnh manh mối; vụ việc"
        " về người bán dâm không nối ai. Ghi 0.",
        "'{name}' never weighs anything: tips not verified and anonymous tips only stand beside a lead; a"
        " case about a seller of sex ties nobody. Write 0.",
    ),
    "R652": _both(
        "danh sách thiếu '{name}'. Thêm vào danh sách: không quy tắc nào bỏ được.",
        "the list lacks '{name}'. Add it: no rules may leave it out.",
    ),
    "R653": _both(
        "'{name}' là {found}, lớn hơn '{other}' ({most}): không gì nằm giữa hai mức. Giảm '{name}', hoặc tăng"
        " '{other}'.",
        "'{name}' is {found}, above '{other}' ({most}): nothing lies between the two. Lower '{name}' or raise"
        " '{other}'.",
    ),
    "R654": _both(
        "chuyện '{name}' giải thích mọi điều như một người đứng sau (không số nào trong likely, passes_on kém"
        " common_hand): có nó thì manh mối nào cũng vô can. Giảm số của điều chuyện này không làm dễ thấy.",
        "the story '{name}' explains everything that one hand does (no figure of likely or passes_on is below"
        " that of common_hand): with it every lead is innocent. Lower what it does not make likely.",
    ),
    "R655": _both(
        "chuyện 'chance' (trùng hợp) phải lúc nào cũng kể được: hai bên không hợp chuyện nào khác thì so với"
        " nó. Bỏ `when`.",
        "the story 'chance' must always be possible: two sides that fit no other are compared with it. Take"
        " `when` away.",
    ),
}
