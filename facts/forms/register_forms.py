"""B01 to B03: the unit, its venues, and the parties who answer for them or are under investigation."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import Code, Column, Count, Day, Row, Text, Year, YesNo


class UnitDescribed(Row):
    """A commune as its return describes it."""

    NAME: ClassVar = "unit"
    FORM: ClassVar = "B01"
    TITLE: ClassVar = "Đơn vị"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("code",)
    UNIT_PATH: ClassVar = ("code",)

    code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    name: Annotated[Text, Column("Tên đơn vị")]
    type: Annotated[Literal["xã", "thị trấn", "phường", "đặc khu"], Column("Loại")]
    population: Annotated[Count | None, Column("Dân số", unit="người")] = None
    hamlets: Annotated[Count | None, Column("Số ấp, khu phố")] = None
    border_area: Annotated[YesNo | None, Column("Vùng giáp ranh")] = None
    town_area: Annotated[YesNo | None, Column("Khu vực thị trấn, chợ, bến xe")] = None


class Venue(Row):
    """A service venue. A closing date is the first day closed."""

    NAME: ClassVar = "venue"
    FORM: ClassVar = "B02"
    TITLE: ClassVar = "Cơ sở"
    REGISTER: ClassVar = True
    LIFE: ClassVar = ("opened_on", "closed_on")
    UNIT_PATH: ClassVar = ("unit_code",)

    id: Annotated[Code, Column("Mã cơ sở")]
    name: Annotated[Text, Column("Tên cơ sở", sensitivity="internal", purpose="manage_venues")]
    type: Annotated[
        Literal[
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
        ],
        Column("Loại hình"),
    ]
    address: Annotated[
        Text,
        Column(
            "Địa chỉ",
            sensitivity="internal",
            purpose="manage_venues",
            leaves_as="address_key",
            shape="address",
        ),
    ]
    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    licence_no: Annotated[
        Text | None, Column("Số giấy phép", sensitivity="internal", purpose="manage_venues")
    ] = None
    licence_on: Annotated[Day | None, Column("Ngày cấp")] = None
    security_certificate: Annotated[YesNo | None, Column("Giấy chứng nhận đủ điều kiện về ANTT")] = None
    owner_id: Annotated[
        Code | None,
        Column("Mã chủ cơ sở", refers_to="party", sensitivity="restricted", purpose="know_owners"),
    ] = None
    manager_id: Annotated[
        Code | None,
        Column("Mã người quản lý", refers_to="party", sensitivity="restricted", purpose="know_owners"),
    ] = None
    phone: Annotated[
        Code | None,
        Column(
            "Điện thoại",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="phone_key",
            shape="phone",
        ),
    ] = None
    rooms: Annotated[Count | None, Column("Số phòng", unit="phòng")] = None
    staff: Annotated[Count | None, Column("Số người lao động", unit="người")] = None
    opened_on: Annotated[Day | None, Column("Ngày hoạt động")] = None
    closed_on: Annotated[Day | None, Column("Ngày ngừng hoạt động")] = None
    closed_reason: Annotated[
        Literal["tự chấm dứt hoạt động", "thu hồi giấy phép"] | None, Column("Lý do ngừng")
    ] = None
    commitment_signed: Annotated[YesNo | None, Column("Đã ký cam kết")] = None
    local_class: Annotated[
        Literal["thấp", "trung bình", "cao", "rất cao"] | None,
        Column("Phân loại của xã", sensitivity="internal", purpose="manage_venues"),
    ] = None
    classified_on: Annotated[Day | None, Column("Ngày phân loại")] = None


class Party(Row):
    """A person or organisation with a business role or under investigation: never a victim."""

    NAME: ClassVar = "party"
    FORM: ClassVar = "B03"
    TITLE: ClassVar = "Cá nhân, tổ chức liên quan"
    REGISTER: ClassVar = True
    RESTRICTED: ClassVar = True
    UNIT_BY_ID: ClassVar = True

    id: Annotated[Code, Column("Mã cá nhân, tổ chức", sensitivity="restricted", purpose="know_owners")]
    kind: Annotated[
        Literal["cá nhân", "tổ chức"], Column("Loại", sensitivity="restricted", purpose="know_owners")
    ]
    name: Annotated[Text, Column("Họ tên, tên tổ chức", sensitivity="personal", purpose="know_owners")]
    birth_year: Annotated[Year | None, Column("Năm sinh", sensitivity="personal", purpose="know_owners")] = (
        None
    )
    identity_no: Annotated[
        Code | None,
        Column(
            "Số định danh",
            sensitivity="personal",
            purpose="know_owners",
            leaves_as="identity_key",
            shape="identity",
        ),
    ] = None
    phone: Annotated[
        Code | None,
        Column(
            "Điện thoại",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="phone_key",
            shape="phone",
        ),
    ] = None
    address: Annotated[
        Text | None,
        Column(
            "Địa chỉ", sensitivity="personal", purpose="know_owners", leaves_as="address_key", shape="address"
        ),
    ] = None
    account: Annotated[
        Code | None,
        Column(
            "Tài khoản, ví",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="account_key",
            shape="account",
        ),
    ] = None
    plate: Annotated[
        Code | None,
        Column(
            "Biển số xe",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="plate_key",
            shape="plate",
        ),
    ] = None
    relative_of: Annotated[
        Code | None,
        Column("Người thân của (mã)", refers_to="party", sensitivity="restricted", purpose="find_networks"),
    ] = None
