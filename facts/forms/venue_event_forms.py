"""B04, B05, B09, B10: what happens at venues — inspections, violations, work, tips."""

from __future__ import annotations

from functools import partial

from facts.forms.fields import CHILD, OTHER, Field, kind

_LACKING = ((False, OTHER),)


_workers = partial(Field, sensitivity="restricted", purpose="protect_workers")
_tips = partial(Field, sensitivity="restricted", purpose="handle_tips")

# A check of one venue on one day.
INSPECTION = kind(
    "inspection",
    "B04",
    "Kiểm tra",
    Field("id", "Số biên bản", "code"),
    Field("venue_id", "Mã cơ sở", "code", refers_to="venue"),
    Field("date", "Ngày kiểm tra", "date"),
    Field(
        "team",
        "Lực lượng kiểm tra",
        "choice",
        ("Đội kiểm tra liên ngành 178", "Công an", "UBND xã", "cơ quan văn hóa"),
    ),
    Field("mode", "Hình thức", "choice", ("định kỳ", "đột xuất")),
    Field(
        "ground", "Căn cứ", "choice", ("kế hoạch", "tin báo", "đề nghị", "dấu hiệu vi phạm"), required=False
    ),
    Field("members", "Số thành viên có mặt", "int", required=False, unit="người"),
    Field("result", "Kết quả", "choice", ("đạt", "vi phạm"), weighs=(("vi phạm", OTHER),)),
    date="date",
    unit_path=("venue_id", "unit_code"),
)


# One act found by an inspection; it happened on the day of that inspection.
VIOLATION = kind(
    "violation",
    "B05",
    "Vi phạm",
    Field("inspection_id", "Số biên bản", "code", refers_to="inspection"),
    Field(
        "act",
        "Hành vi",
        "choice",
        (
            "để xảy ra mại dâm",
            "khiêu dâm, kích dục",
            "dâm ô",
            "ma túy",
            "thuốc lắc",
            "tiêm chích ma túy",
            "lao động dưới 18 tuổi trái quy định",
            "không giao kết hợp đồng lao động",
            "không đăng ký tạm trú, thông báo lưu trú",
            "khóa, chốt cửa phòng",
            "quá giờ quy định",
            "diện tích phòng",
            "không có giấy phép",
            "không khám sức khỏe định kỳ",
            "phòng cháy, chữa cháy",
        ),
        weighs=(("lao động dưới 18 tuổi trái quy định", CHILD), ("để xảy ra mại dâm", OTHER)),
    ),
    Field("basis", "Căn cứ xử lý", required=False),
    Field(
        "sanction",
        "Hình thức xử lý",
        "choice",
        (
            "cảnh cáo",
            "phạt tiền",
            "tước quyền sử dụng giấy phép có thời hạn",
            "thu hồi giấy phép",
            "đình chỉ hoạt động có thời hạn",
            "chuyển cơ quan điều tra",
        ),
        required=False,
    ),
    Field("fine_vnd", "Số tiền phạt", "int", required=False, unit="đồng"),
    Field("remedied_on", "Ngày khắc phục", "date", required=False),
    key=("inspection_id", "act"),
    dated_by="inspection_id",
    unit_path=("inspection_id", "venue_id", "unit_code"),
    row_gone="gone",
)


# One worker's time at one venue. `to` is the first day no longer there; no name ever enters.
STINT = kind(
    "stint",
    "B09",
    "Người lao động tại cơ sở",
    _workers("venue_id", "Mã cơ sở", "code", refers_to="venue"),
    Field(
        "worker_token",
        "Mã thay tên",
        "code",
        sensitivity="personal",
        purpose="protect_workers",
        leaves_as="never",
        shape="token",
    ),
    _workers(
        "role",
        "Công việc",
        "choice",
        ("phục vụ", "tiếp viên", "bảo vệ", "kỹ thuật viên", "lễ tân"),
        required=False,
    ),
    _workers("from", "Từ ngày", "date"),
    _workers("to", "Đến ngày", "date", required=False),
    _workers("age_group", "Nhóm tuổi", "choice", ("dưới 18", "từ 18"), weighs=(("dưới 18", CHILD),)),
    _workers("contract", "Hợp đồng lao động", "yes_no", required=False, weighs=_LACKING),
    _workers("health_check", "Khám sức khỏe định kỳ", "yes_no", required=False, weighs=_LACKING),
    _workers("residence_registered", "Đăng ký tạm trú", "yes_no", required=False, weighs=_LACKING),
    key=("venue_id", "worker_key", "from"),
    date="from",
    life=("from", "to"),
    restricted=True,
    unit_path=("venue_id", "unit_code"),
)


# A denunciation or tip, about a venue, a party, or neither.
TIP = kind(
    "tip",
    "B10",
    "Tố giác, tin báo",
    _tips("id", "Mã tin", "code"),
    _tips("received_on", "Ngày nhận", "date"),
    _tips("source", "Nguồn tin", "choice", ("người dân", "cơ quan", "ẩn danh"), required=False),
    _tips("about_venue", "Mã cơ sở", "code", required=False, refers_to="venue"),
    _tips("about_party", "Mã cá nhân, tổ chức", "code", required=False, refers_to="party"),
    _tips(
        "subject",
        "Nội dung",
        "choice",
        ("mại dâm", "mua bán người", "ma túy", "xâm hại trẻ em"),
        weighs=(("xâm hại trẻ em", CHILD), ("mua bán người", OTHER)),
    ),
    _tips(
        "verified",
        "Kết quả",
        "choice",
        ("có cơ sở", "không có cơ sở", "đang xác minh"),
        required=False,
        weighs=(("có cơ sở", OTHER),),
    ),
    _tips("resolved_on", "Ngày giải quyết", "date", required=False),
    date="received_on",
    restricted=True,
    unit_path=("about_venue", "unit_code"),
    unit_by_id=True,
    row_gone="gone",
    open_until="resolved_on",
)
