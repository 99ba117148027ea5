"""B06 to B08: cases, the parties in them, and hotspots."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import CHILD, MORE, OTHER, Code, Column, Count, Day, Row, Text, YesNo

_CASES = "handle_cases"
_VICTIMS = "protect_victims"
FoundBy = Literal["địa phương tự phát hiện", "tin báo", "cấp trên", "địa phương khác"]


SELLERS_CASES = frozenset({"bán dâm"})
"""Types of case that are about a seller of sex alone: to list or draw such a case is to list or draw her."""


class Case(Row):
    """A case found on a day. Victims stand in it as numbers only."""

    NAME: ClassVar = "case"
    FORM: ClassVar = "B06"
    TITLE: ClassVar = "Vụ việc"
    DATE: ClassVar = "found_on"
    OPEN_UNTIL: ClassVar = "handled_on"
    RESTRICTED: ClassVar = True
    UNIT_PATH: ClassVar = ("unit_code",)
    ROW_GONE: ClassVar = "gone"

    id: Annotated[Code, Column("Mã vụ", sensitivity="restricted", purpose=_CASES)]
    found_on: Annotated[Day, Column("Ngày phát hiện", sensitivity="restricted", purpose=_CASES)]
    found_by: Annotated[
        FoundBy | None, Column("Nguồn phát hiện", sensitivity="restricted", purpose=_CASES)
    ] = None
    type: Annotated[
        Literal[
            "chứa mại dâm",
            "môi giới mại dâm",
            "mua dâm người dưới 18 tuổi",
            "mua bán người",
            "mua bán người dưới 16 tuổi",
            "mua dâm",
            "bán dâm",
        ],
        Column(
            "Loại vụ",
            sensitivity="restricted",
            purpose=_CASES,
            weighs=(
                ("mua dâm người dưới 18 tuổi", CHILD),
                ("mua bán người dưới 16 tuổi", CHILD),
                ("mua bán người", OTHER),
            ),
        ),
    ]
    purpose: Annotated[
        Literal["mại dâm", "cưỡng bức lao động", "khác"] | None,
        Column("Mục đích", sensitivity="restricted", purpose=_CASES),
    ] = None
    article: Annotated[Text | None, Column("Điều luật", sensitivity="restricted", purpose=_CASES)] = None
    unit_code: Annotated[
        Code,
        Column("Mã đơn vị", refers_to="unit", sensitivity="restricted", purpose=_CASES, shape="unit"),
    ]
    venue_id: Annotated[
        Code | None, Column("Mã cơ sở", refers_to="venue", sensitivity="restricted", purpose=_CASES)
    ] = None
    status: Annotated[
        Literal[
            "đang xác minh",
            "khởi tố",
            "đã xét xử",
            "xử phạt hành chính",
            "không khởi tố",
            "tạm đình chỉ",
            "đình chỉ vụ án",
            "tuyên không phạm tội",
        ],
        Column("Trạng thái", sensitivity="restricted", purpose=_CASES),
    ]
    handled_on: Annotated[Day | None, Column("Ngày xử lý xong", sensitivity="restricted", purpose=_CASES)] = (
        None
    )
    suspects: Annotated[
        Count | None,
        Column("Số người bị điều tra, xử lý", sensitivity="restricted", purpose=_CASES, unit="người"),
    ] = None
    victims: Annotated[
        Count | None,
        Column(
            "Số nạn nhân đã được xác định",
            sensitivity="restricted",
            purpose=_VICTIMS,
            unit="người",
            weighs=((MORE, OTHER),),
        ),
    ] = None
    identifying: Annotated[
        Count | None,
        Column(
            "Số người đang được xác định là nạn nhân",
            sensitivity="restricted",
            purpose=_VICTIMS,
            unit="người",
        ),
    ] = None
    supported: Annotated[
        Count | None,
        Column("Số người đã được hỗ trợ", sensitivity="restricted", purpose=_VICTIMS, unit="người"),
    ] = None
    minors: Annotated[
        Count | None,
        Column(
            "Số người dưới 18 tuổi",
            sensitivity="restricted",
            purpose=_VICTIMS,
            unit="người",
            weighs=((MORE, CHILD),),
        ),
    ] = None
    recruited_in: Annotated[
        Code | None,
        Column("Nơi bị tuyển mộ", sensitivity="restricted", purpose="find_networks", shape="unit"),
    ] = None
    plate: Annotated[
        Code | None,
        Column(
            "Biển số xe vận chuyển",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="plate_key",
            shape="plate",
        ),
    ] = None
    phone: Annotated[
        Code | None,
        Column(
            "Điện thoại liên lạc",
            sensitivity="personal",
            purpose="find_networks",
            leaves_as="phone_key",
            shape="phone",
        ),
    ] = None
    official_involved: Annotated[
        YesNo | None,
        Column(
            "Có cán bộ liên quan",
            sensitivity="restricted",
            purpose=_CASES,
            blank_unknown=True,
            weighs=((True, OTHER),),
        ),
    ] = None


class CaseParty(Row):
    """A party's suspected role in a case."""

    NAME: ClassVar = "case_party"
    FORM: ClassVar = "B07"
    TITLE: ClassVar = "Người liên quan trong vụ việc"
    KEY: ClassVar = ("case_id", "party_id", "role")
    DATED_BY: ClassVar = "case_id"
    RESTRICTED: ClassVar = True
    UNIT_PATH: ClassVar = ("case_id", "unit_code")
    ROW_GONE: ClassVar = "gone"

    case_id: Annotated[Code, Column("Mã vụ", refers_to="case", sensitivity="restricted", purpose=_CASES)]
    party_id: Annotated[
        Code, Column("Mã cá nhân, tổ chức", refers_to="party", sensitivity="restricted", purpose=_CASES)
    ]
    role: Annotated[
        Literal["chứa mại dâm", "môi giới", "vận chuyển", "tuyển mộ", "bảo kê", "quản lý"],
        Column("Vai trò nghi vấn", sensitivity="restricted", purpose=_CASES),
    ]


class Hotspot(Row):
    """A hotspot, active until the day it is cleared."""

    NAME: ClassVar = "hotspot"
    FORM: ClassVar = "B08"
    TITLE: ClassVar = "Tụ điểm"
    DATE: ClassVar = "found_on"
    LIFE: ClassVar = ("found_on", "cleared_on")
    OPEN_UNTIL: ClassVar = "cleared_on"
    UNIT_PATH: ClassVar = ("unit_code",)
    ROW_GONE: ClassVar = "gone"

    id: Annotated[Code, Column("Mã tụ điểm")]
    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    kind: Annotated[Literal["mại dâm", "ma túy"], Column("Loại", weighs=(("mại dâm", OTHER),))]
    found_on: Annotated[Day, Column("Ngày phát hiện")]
    found_by: Annotated[FoundBy | None, Column("Nguồn phát hiện")] = None
    cleared_on: Annotated[Day | None, Column("Ngày triệt xóa")] = None
