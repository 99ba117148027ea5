"""The words of leads, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]

TO_VERIFY: Pair = (
    "Manh mối là dấu hiệu cần xác minh, không phải kết luận, không phải căn cứ kiểm tra. Xem trước các giải thích vô can và điều chưa rõ.",
    "A lead is a sign to be verified: no finding, no ground for an inspection. See the innocent explanations and what is unknown first.",
)
SIGNS: Mapping[str, Pair] = {
    "holder_in_several_communes": ("Một chủ có cơ sở vi phạm ở nhiều xã", "One holder, violations in several communes"),
    "phoenix_venue": ("Dấu hiệu hoạt động trở lại sau thu hồi giấy phép", "Seems back after its licence was withdrawn"),
    "recruited_here_found_there": ("Tuyển mộ ở xã này, phát hiện ở xã khác, nhiều vụ", "Recruited in one commune, found in another, several cases"),
    "shared_identifier": ("Khác chủ, chung điện thoại hoặc tài khoản riêng", "Different holders, one specific phone or account"),
    "worker_rotation": ("Người lao động luân chuyển giữa hai cơ sở", "Workers rotate between two venues"),
    "common_transport": ("Chung xe hoặc người vận chuyển giữa các vụ", "One plate or transporter in several cases"),
    "nominee": ("Dấu hiệu đứng tên hộ", "Possible nominee"),
    "several_ties": ("Nhiều loại liên hệ giữa cùng hai bên", "Several kinds of tie between the same two"),
}  # fmt: skip
CHECKS: Mapping[str, Pair] = {
    "holder_in_several_communes": ("So biên bản của các xã: cùng hành vi, cùng người quản lý không?", "Compare the communes' inspection records: same acts, same manager?"),
    "phoenix_venue": ("Xem hồ sơ thu hồi và hồ sơ cấp mới: ai đứng đơn, ai ký hợp đồng thuê?", "See both licence files: who applied, who signed the lease?"),
    "recruited_here_found_there": ("Hỏi hồ sơ các vụ: cùng người rủ rê, cùng cách hứa hẹn không? Không liên hệ người được xác định là nạn nhân.", "Ask the case files: the same recruiter, the same promises? Do not contact identified victims."),
    "shared_identifier": ("Xác minh thuê bao, chủ tài khoản ở từng thời gian qua kênh có thẩm quyền.", "Verify the subscriber or account holder at each time, through the competent channel."),
    "worker_rotation": ("Xem hợp đồng, đăng ký tạm trú của hai cơ sở trong các tháng nêu; bảo vệ người lao động trước.", "See both venues' contracts and residence registrations in the months named; protect the workers first."),
    "common_transport": ("Xác minh chủ xe, người lái ở ngày từng vụ.", "Verify the owner and driver on the day of each case."),
    "nominee": ("Xem ai nộp thuế, trả tiền thuê, trả lương.", "See who pays tax, rent and wages."),
    "several_ties": ("Kiểm từng liên hệ riêng; liên hệ gia đình tự nó không nói lên điều gì.", "Check each tie by itself; family says nothing by itself."),
}  # fmt: skip
STATES: Mapping[str, Pair] = {
    "new": ("mới", "new"),
    "looking": ("đang xem", "being looked at"),
    "referred": ("đã chuyển", "referred"),
    "dismissed": ("đã bỏ", "dismissed"),
    "returned": ("trở lại, có bằng chứng mới", "back, with new evidence"),
}
CONFIDENCE: Mapping[str, Pair] = {"low": ("thấp", "low"), "medium": ("trung bình", "medium"), "high": ("cao", "high")}  # fmt: skip
SOURCES: Mapping[str, Pair] = {
    "registry": ("sổ đăng ký", "register"),
    "inspection": ("biên bản kiểm tra", "inspection record"),
    "court_file": ("hồ sơ vụ việc", "case file"),
    "verified_tip": ("tin báo đã xác minh", "verified tip"),
}
KINDS: Mapping[str, Pair] = {
    "phone": ("điện thoại", "phone"), "account": ("tài khoản", "account"), "plate": ("biển số", "plate"),
    "address": ("địa chỉ", "address"), "identity_no": ("số định danh", "identity number"), "owner": ("chủ", "holder"),
    "manager": ("quản lý", "manager"), "relative": ("người thân", "family"), "rotation": ("luân chuyển", "rotation"),
    "case": ("vụ việc", "case"), "venue": ("nơi xảy ra", "place"), "violation": ("vi phạm", "violation"),
    "inspected": ("kiểm tra", "inspection"), "tip": ("tin báo", "tip"), "recruited": ("nơi tuyển mộ", "recruited in"),
    "violations": ("vi phạm của chủ", "the holder's violations"), "transporter": ("người vận chuyển", "transporter"),
    "case_party": ("người trong vụ", "party in the case"),
}  # fmt: skip
UNKNOWN: Mapping[str, Pair] = {
    "no_register_row": ("chưa có trong sổ B02, B03", "in no register (B02, B03)"),
    "no_phone": ("không có số điện thoại", "no phone"),
    "no_owner": ("không rõ chủ", "holder not known"),
    "no_stints": ("không có khai báo người lao động (B09)", "no workers declared (B09)"),
    "no_identity_no": ("không có số định danh", "no identity number"),
}
MOMENTS: Mapping[str, Pair] = {
    "opened": ("bắt đầu hoạt động", "opened"), "closed": ("ngừng hoạt động", "closed"),
    "revoked": ("bị thu hồi giấy phép", "licence withdrawn"), "case": ("vụ việc", "case"),
    "violation": ("vi phạm", "violation"), "tip": ("tin báo", "tip"), "rotation": ("luân chuyển, số người", "rotation, persons"),
}  # fmt: skip
TIP_SOURCES: Mapping[str, Pair] = {
    "verified_tip": ("đã xác minh", "verified"),
    "unverified_tip": ("chưa xác minh, không có trọng số", "not verified, weighs nothing"),
    "anonymous_tip": ("ẩn danh, không có trọng số", "anonymous, weighs nothing"),
}


def said(words: Mapping[str, Pair], name: str, lang: str) -> str:
    found = words.get(name)
    return name if found is None else found[0 if lang == "vi" else 1]
