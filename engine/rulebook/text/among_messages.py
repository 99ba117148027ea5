"""What each fault of what is decided among units says: the fault, then the way out."""

from __future__ import annotations

from engine.rulebook.text.proof_messages import both as _both

AMONG: dict[str, dict[str, str]] = {
    "R560": _both(
        "chỉ tiêu (quota) phải nói đúng một trong hai: at_most (bao nhiêu đơn vị) hoặc at_most_percent (bao"
        " nhiêu phần trăm số đơn vị). Thêm, hoặc xóa một.",
        "a quota says either at_most (so many units) or at_most_percent (so many per cent of them). Add or"
        " delete one.",
    ),
    "R561": _both(
        "điều kiện khống chế có quota thì không ghi '{name}': đơn vị vượt chỉ tiêu không được hạng ấy, và"
        " xuống hạng kế tiếp. Xóa '{name}', hoặc xóa quota.",
        "a gate with a quota has no '{name}': a unit beyond it goes without that band, to the next one down."
        " Delete '{name}' or quota.",
    ),
    "R562": _both(
        "hạng '{name}' không đặt chỉ tiêu được: dưới nó không còn hạng nào theo điểm, hoặc có điều kiện khống"
        " chế đặt hẳn hạng này. Chọn hạng khác.",
        "band '{name}' can have no quota: no band by points lies under it, or a gate sets it outright. Choose"
        " another.",
    ),
    "R563": _both(
        "hạng '{name}' đã có chỉ tiêu ở '{other}' trong cùng thời gian. Giữ một chỉ tiêu, hoặc sửa in_force.",
        "band '{name}' has a quota in '{other}' for the same days. Keep one, or fix in_force.",
    ),
    "R564": _both(
        "tiêu chí phụ phải nói đúng một trong hai: more (nhiều hơn thì xếp trên) hoặc less (ít hơn thì xếp"
        " trên). Thêm, hoặc xóa một.",
        "what breaks ties says either more (more is ahead) or less (less is ahead). Add or delete one.",
    ),
    "R565": _both(
        "'{name}' không phải số, không xếp thứ tự theo đó được. Chọn một chỉ số là số, hoặc điểm của một tiêu"
        " chí.",
        "'{name}' is no number; units can't be ordered by it. Name an indicator that is, or a criterion's"
        " points.",
    ),
    "R566": _both(
        "'{name}' chỉ dùng cho bộ tiêu chí chấm đơn vị (xã, phường): cơ sở không bị xếp thứ tự với nhau. Xóa"
        " mục này.",
        "'{name}' is for rulebooks about units: venues are not ranked against one another. Delete it.",
    ),
    "R567": _both(
        "'{name}' là thứ tự giữa các đơn vị, chỉ biết sau khi mọi đơn vị có điểm; chỉ hỏi được ở điều kiện"
        " khống chế (gates) và hạng (bands). Chuyển điều kiện sang đó.",
        "'{name}' is an order among units, known once all are scored; only gates and bands may ask. Move the"
        " test there.",
    ),
    "R568": _both(
        "xếp thứ tự trong từng cụm (within: cluster) mà {found} đơn vị ở đây chưa ghi cluster, đầu tiên là"
        " {name}. Thêm 'cluster: …' cho từng đơn vị.",
        "units are ordered within clusters, but {found} units here name no cluster, {name} the first. Add"
        " 'cluster: …' to each.",
    ),
    "R569": _both(
        "chỉ tiêu phải từ 1 đơn vị, hoặc trên 0 và dưới 100 %. Sửa số; không hạn chế thì xóa điều kiện này.",
        "a quota is 1 unit or more, or above 0 and below 100 %. Fix it; without a limit delete the gate.",
    ),
    "R570": _both(
        "'{name}' không phải điểm do cơ quan quyết định.{hint} Khai trong rules/declared với 'asks: points'"
        " và 'at_most: …', và để bộ tiêu chí dùng bộ dữ kiện ấy (subject).",
        "'{name}' is not points that an office decides.{hint} Declare it in rules/declared with 'asks:"
        " points' and 'at_most: …', and let the rulebook's subject be that set.",
    ),
    "R571": _both(
        "'{id}' dựa vào '{name}', là điểm như báo cáo đầu: chỉ có khi báo cáo đã sửa, để so sánh ở dấu hiệu"
        " (signs); không cho điểm, không khống chế, không xếp thứ tự theo đó. Dùng score hoặc chỉ số khác.",
        "'{id}' rests on '{name}', the score as first told: there is one only where a return was corrected,"
        " to be compared in signs; it gives no points, no band and no order. Use score or another figure.",
    ),
    "R572": _both(
        "tiêu chí phụ '{name}' không bao giờ quyết định gì: các đơn vị còn bằng nhau thì đã bằng nhau về"
        " '{name}' ({first}). Xóa, hoặc ghi một chỉ số khác.",
        "tie-break '{name}' never decides anything: units that are still level are level in '{name}' already"
        " ({first}). Delete it, or name another figure.",
    ),
    "R150": _both(
        "'{name}' chỉ dùng cho điểm do cơ quan quyết định (asks: points), không dùng cho '{asks}'. Xóa mục"
        " này.",
        "'{name}' is for points that an office decides (asks: points), not for '{asks}'. Delete it.",
    ),
    "R151": _both(
        "điểm phải từ 0 trở lên và mức thấp nhất dưới mức cao nhất, ở đây là {least} đến {most}. Sửa at_least"
        " hoặc at_most.",
        "points begin at 0 or above, and the least lies below the most; here they are {least} to {most}. Fix"
        " at_least or at_most.",
    ),
}
