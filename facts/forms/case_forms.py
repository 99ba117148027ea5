"""B06 to B08: cases, the parties in them, and hotspots."""

from __future__ import annotations

from functools import partial

from facts.forms.fields import CHILD, MORE, OTHER, Field, kind

SELLERS_CASES = frozenset({"bán dâm"})
"""Types of case that are about a seller of sex alone: to list or draw such a case is to list or draw her."""


_cases = partial(Field, sensitivity="restricted", purpose="handle_cases")
_victims = partial(Field, sensitivity="restricted", purpose="protect_victims")
_networks = partial(Field, sensitivity="personal", purpose="find_networks")

# A case found on a day. Victims stand in it as numbers only.
CASE = kind(
    "case",
    "B06",
    "Vụ việc",
    _cases("id", "Mã vụ", "code"),
    _cases("found_on", "Ngày phát hiện", "date"),
    _cases(
        "found_by",
        "Nguồn phát hiện",
        "choice",
        ("địa phương tự phát hiện", "tin báo", "cấp trên", "địa phương khác"),
        required=False,
    ),
    _cases(
        "type",
        "Loại vụ",
        "choice",
        (
            "chứa mại dâm",
            "môi giới mại dâm",
            "mua dâm người dưới 18 tuổi",
            "mua bán người",
            "mua bán người dưới 16 tuổi",
            "mua dâm",
            "bán dâm",
        ),
        weighs=(
            ("mua dâm người dưới 18 tuổi", CHILD),
            ("mua bán người dưới 16 tuổi", CHILD),
            ("mua bán người", OTHER),
        ),
    ),
    _cases("purpose", "Mục đích", "choice", ("mại dâm", "cưỡng bức lao động", "khác"), required=False),
    _cases("article", "Điều luật", required=False),
    _cases("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    _cases("venue_id", "Mã cơ sở", "code", required=False, refers_to="venue"),
    _cases(
        "status",
        "Trạng thái",
        "choice",
        (
            "đang xác minh",
            "khởi tố",
            "đã xét xử",
            "xử phạt hành chính",
            "không khởi tố",
            "tạm đình chỉ",
            "đình chỉ vụ án",
            "tuyên không phạm tội",
        ),
    ),
    _cases("handled_on", "Ngày xử lý xong", "date", required=False),
    _cases("suspects", "Số người bị điều tra, xử lý", "int", required=False, unit="người"),
    _victims(
        "victims",
        "Số nạn nhân đã được xác định",
        "int",
        required=False,
        unit="người",
        weighs=((MORE, OTHER),),
    ),
    _victims("identifying", "Số người đang được xác định là nạn nhân", "int", required=False, unit="người"),
    _victims("supported", "Số người đã được hỗ trợ", "int", required=False, unit="người"),
    _victims("minors", "Số người dưới 18 tuổi", "int", required=False, unit="người", weighs=((MORE, CHILD),)),
    Field(
        "recruited_in",
        "Nơi bị tuyển mộ",
        "code",
        required=False,
        sensitivity="restricted",
        purpose="find_networks",
        shape="unit",
    ),
    _networks("plate", "Biển số xe vận chuyển", "code", required=False, leaves_as="plate_key", shape="plate"),
    _networks("phone", "Điện thoại liên lạc", "code", required=False, leaves_as="phone_key", shape="phone"),
    _cases("official_involved", "Có cán bộ liên quan", "yes_no", required=False, weighs=((True, OTHER),)),
    date="found_on",
    restricted=True,
    unit_path=("unit_code",),
    row_gone="gone",
    open_until="handled_on",
)


# A party's suspected role in a case.
CASE_PARTY = kind(
    "case_party",
    "B07",
    "Người liên quan trong vụ việc",
    _cases("case_id", "Mã vụ", "code", refers_to="case"),
    _cases("party_id", "Mã cá nhân, tổ chức", "code", refers_to="party"),
    _cases(
        "role",
        "Vai trò nghi vấn",
        "choice",
        ("chứa mại dâm", "môi giới", "vận chuyển", "tuyển mộ", "bảo kê", "quản lý"),
    ),
    key=("case_id", "party_id", "role"),
    dated_by="case_id",
    restricted=True,
    unit_path=("case_id", "unit_code"),
    row_gone="gone",
)


# A hotspot, active until the day it is cleared.
HOTSPOT = kind(
    "hotspot",
    "B08",
    "Tụ điểm",
    Field("id", "Mã tụ điểm", "code"),
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("kind", "Loại", "choice", ("mại dâm", "ma túy"), weighs=(("mại dâm", OTHER),)),
    Field("found_on", "Ngày phát hiện", "date"),
    Field(
        "found_by",
        "Nguồn phát hiện",
        "choice",
        ("địa phương tự phát hiện", "tin báo", "cấp trên", "địa phương khác"),
        required=False,
    ),
    Field("cleared_on", "Ngày triệt xóa", "date", required=False),
    date="found_on",
    life=("found_on", "cleared_on"),
    unit_path=("unit_code",),
    row_gone="gone",
    open_until="cleared_on",
)
