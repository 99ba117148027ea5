"""B01 to B03: the unit, its venues, and the parties who answer for them or are under investigation."""

from __future__ import annotations

from functools import partial

from facts.forms.fields import Field, kind

_venues = partial(Field, sensitivity="internal", purpose="manage_venues")
_restricted_owners = partial(Field, sensitivity="restricted", purpose="know_owners")
_networks = partial(Field, sensitivity="personal", purpose="find_networks")
_personal_owners = partial(Field, sensitivity="personal", purpose="know_owners")

# A commune as its return describes it.
UNIT_DESCRIBED = kind(
    "unit",
    "B01",
    "Đơn vị",
    Field("code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("name", "Tên đơn vị"),
    Field("type", "Loại", "choice", ("xã", "thị trấn", "phường", "đặc khu")),
    Field("population", "Dân số", "int", required=False, unit="người"),
    Field("hamlets", "Số ấp, khu phố", "int", required=False),
    Field("border_area", "Vùng giáp ranh", "yes_no", required=False, blank=False),
    Field("town_area", "Khu vực thị trấn, chợ, bến xe", "yes_no", required=False, blank=False),
    register=True,
    key=("code",),
    unit_path=("code",),
)


# A service venue. A closing date is the first day closed.
VENUE = kind(
    "venue",
    "B02",
    "Cơ sở",
    Field("id", "Mã cơ sở", "code"),
    _venues("name", "Tên cơ sở"),
    Field(
        "type",
        "Loại hình",
        "choice",
        (
            "karaoke",
            "xoa bóp",
            "xông hơi",
            "lưu trú",
            "nhà trọ",
            "ăn uống",
            "quán nhậu",
            "cà phê",
            "cắt tóc gội đầu",
            "quán bar",
            "vũ trường",
        ),
    ),
    _venues("address", "Địa chỉ", leaves_as="address_key", shape="address"),
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    _venues("licence_no", "Số giấy phép", required=False),
    Field("licence_on", "Ngày cấp", "date", required=False),
    Field(
        "security_certificate", "Giấy chứng nhận đủ điều kiện về ANTT", "yes_no", required=False, blank=False
    ),
    _restricted_owners("owner_id", "Mã chủ cơ sở", "code", required=False, refers_to="party"),
    _restricted_owners("manager_id", "Mã người quản lý", "code", required=False, refers_to="party"),
    _networks("phone", "Điện thoại", "code", required=False, leaves_as="phone_key", shape="phone"),
    Field("rooms", "Số phòng", "int", required=False, unit="phòng"),
    Field("staff", "Số người lao động", "int", required=False, unit="người"),
    Field("opened_on", "Ngày hoạt động", "date", required=False),
    Field("closed_on", "Ngày ngừng hoạt động", "date", required=False),
    Field(
        "closed_reason",
        "Lý do ngừng",
        "choice",
        ("tự chấm dứt hoạt động", "thu hồi giấy phép"),
        required=False,
    ),
    Field("commitment_signed", "Đã ký cam kết", "yes_no", required=False, blank=False),
    _venues(
        "local_class", "Phân loại của xã", "choice", ("thấp", "trung bình", "cao", "rất cao"), required=False
    ),
    Field("classified_on", "Ngày phân loại", "date", required=False),
    register=True,
    life=("opened_on", "closed_on"),
    unit_path=("unit_code",),
)


# A person or organisation with a business role or under investigation: never a victim.
PARTY = kind(
    "party",
    "B03",
    "Cá nhân, tổ chức liên quan",
    _restricted_owners("id", "Mã cá nhân, tổ chức", "code"),
    _restricted_owners("kind", "Loại", "choice", ("cá nhân", "tổ chức")),
    _personal_owners("name", "Họ tên, tên tổ chức"),
    _personal_owners("birth_year", "Năm sinh", "year", required=False),
    _personal_owners(
        "identity_no", "Số định danh", "code", required=False, leaves_as="identity_key", shape="identity"
    ),
    _networks("phone", "Điện thoại", "code", required=False, leaves_as="phone_key", shape="phone"),
    _personal_owners("address", "Địa chỉ", required=False, leaves_as="address_key", shape="address"),
    _networks("account", "Tài khoản, ví", "code", required=False, leaves_as="account_key", shape="account"),
    _networks("plate", "Biển số xe", "code", required=False, leaves_as="plate_key", shape="plate"),
    Field(
        "relative_of",
        "Người thân của (mã)",
        "code",
        required=False,
        refers_to="party",
        sensitivity="restricted",
        purpose="find_networks",
    ),
    register=True,
    restricted=True,
    unit_by_id=True,
)
