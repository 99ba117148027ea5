"""B04, B05, B09, B10: what happens at venues — inspections, violations, work, tips."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import CHILD, OTHER, Code, Column, Count, Day, Row, Text, YesNo

_WORK = "protect_workers"
_TIPS = "handle_tips"
_LACKING = ((False, OTHER),)


class Inspection(Row):
    """A check of one venue on one day."""

    NAME: ClassVar = "inspection"
    FORM: ClassVar = "B04"
    TITLE: ClassVar = "Kiểm tra"
    DATE: ClassVar = "date"
    UNIT_PATH: ClassVar = ("venue_id", "unit_code")

    id: Annotated[Code, Column("Số biên bản")]
    venue_id: Annotated[Code, Column("Mã cơ sở", refers_to="venue")]
    date: Annotated[Day, Column("Ngày kiểm tra")]
    team: Annotated[
        Literal["Đội kiểm tra liên ngành 178", "Công an", "UBND xã", "cơ quan văn hóa"],
        Column("Lực lượng kiểm tra"),
    ]
    mode: Annotated[Literal["định kỳ", "đột xuất"], Column("Hình thức")]
    ground: Annotated[
        Literal["kế hoạch", "tin báo", "đề nghị", "dấu hiệu vi phạm"] | None, Column("Căn cứ")
    ] = None
    members: Annotated[Count | None, Column("Số thành viên có mặt", unit="người")] = None
    result: Annotated[Literal["đạt", "vi phạm"], Column("Kết quả", weighs=(("vi phạm", OTHER),))]


class Violation(Row):
    """One act found by an inspection; it happened on the day of that inspection."""

    NAME: ClassVar = "violation"
    FORM: ClassVar = "B05"
    TITLE: ClassVar = "Vi phạm"
    KEY: ClassVar = ("inspection_id", "act")
    DATED_BY: ClassVar = "inspection_id"
    UNIT_PATH: ClassVar = ("inspection_id", "venue_id", "unit_code")
    ROW_GONE: ClassVar = "gone"

    inspection_id: Annotated[Code, Column("Số biên bản", refers_to="inspection")]
    act: Annotated[
        Literal[
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
        ],
        Column(
            "Hành vi", weighs=(("lao động dưới 18 tuổi trái quy định", CHILD), ("để xảy ra mại dâm", OTHER))
        ),
    ]
    basis: Annotated[Text | None, Column("Căn cứ xử lý")] = None
    sanction: Annotated[
        Literal[
            "cảnh cáo",
            "phạt tiền",
            "tước quyền sử dụng giấy phép có thời hạn",
            "thu hồi giấy phép",
            "đình chỉ hoạt động có thời hạn",
            "chuyển cơ quan điều tra",
        ]
        | None,
        Column("Hình thức xử lý"),
    ] = None
    fine_vnd: Annotated[Count | None, Column("Số tiền phạt", unit="đồng")] = None
    remedied_on: Annotated[Day | None, Column("Ngày khắc phục")] = None


class Stint(Row):
    """One worker's time at one venue. `to` is the first day no longer there; no name ever enters."""

    NAME: ClassVar = "stint"
    FORM: ClassVar = "B09"
    TITLE: ClassVar = "Người lao động tại cơ sở"
    KEY: ClassVar = ("venue_id", "worker_key", "from")
    DATE: ClassVar = "from"
    LIFE: ClassVar = ("from", "to")
    RESTRICTED: ClassVar = True
    UNIT_PATH: ClassVar = ("venue_id", "unit_code")

    venue_id: Annotated[Code, Column("Mã cơ sở", refers_to="venue", sensitivity="restricted", purpose=_WORK)]
    worker_token: Annotated[
        Code, Column("Mã thay tên", sensitivity="personal", purpose=_WORK, leaves_as="never", shape="token")
    ]
    role: Annotated[
        Literal["phục vụ", "tiếp viên", "bảo vệ", "kỹ thuật viên", "lễ tân"] | None,
        Column("Công việc", sensitivity="restricted", purpose=_WORK),
    ] = None
    from_: Annotated[Day, Column("Từ ngày", sensitivity="restricted", purpose=_WORK)]
    to: Annotated[Day | None, Column("Đến ngày", sensitivity="restricted", purpose=_WORK)] = None
    age_group: Annotated[
        Literal["dưới 18", "từ 18"],
        Column("Nhóm tuổi", sensitivity="restricted", purpose=_WORK, weighs=(("dưới 18", CHILD),)),
    ]
    contract: Annotated[
        YesNo | None,
        Column(
            "Hợp đồng lao động", sensitivity="restricted", purpose=_WORK, blank_unknown=True, weighs=_LACKING
        ),
    ] = None
    health_check: Annotated[
        YesNo | None,
        Column(
            "Khám sức khỏe định kỳ",
            sensitivity="restricted",
            purpose=_WORK,
            blank_unknown=True,
            weighs=_LACKING,
        ),
    ] = None
    residence_registered: Annotated[
        YesNo | None,
        Column(
            "Đăng ký tạm trú", sensitivity="restricted", purpose=_WORK, blank_unknown=True, weighs=_LACKING
        ),
    ] = None


class Tip(Row):
    """A denunciation or tip, about a venue, a party, or neither."""

    NAME: ClassVar = "tip"
    FORM: ClassVar = "B10"
    TITLE: ClassVar = "Tố giác, tin báo"
    DATE: ClassVar = "received_on"
    OPEN_UNTIL: ClassVar = "resolved_on"
    RESTRICTED: ClassVar = True
    UNIT_PATH: ClassVar = ("about_venue", "unit_code")
    UNIT_BY_ID: ClassVar = True
    ROW_GONE: ClassVar = "gone"

    id: Annotated[Code, Column("Mã tin", sensitivity="restricted", purpose=_TIPS)]
    received_on: Annotated[Day, Column("Ngày nhận", sensitivity="restricted", purpose=_TIPS)]
    source: Annotated[
        Literal["người dân", "cơ quan", "ẩn danh"] | None,
        Column("Nguồn tin", sensitivity="restricted", purpose=_TIPS),
    ] = None
    about_venue: Annotated[
        Code | None, Column("Mã cơ sở", refers_to="venue", sensitivity="restricted", purpose=_TIPS)
    ] = None
    about_party: Annotated[
        Code | None,
        Column("Mã cá nhân, tổ chức", refers_to="party", sensitivity="restricted", purpose=_TIPS),
    ] = None
    subject: Annotated[
        Literal["mại dâm", "mua bán người", "ma túy", "xâm hại trẻ em"],
        Column(
            "Nội dung",
            sensitivity="restricted",
            purpose=_TIPS,
            weighs=(("xâm hại trẻ em", CHILD), ("mua bán người", OTHER)),
        ),
    ]
    verified: Annotated[
        Literal["có cơ sở", "không có cơ sở", "đang xác minh"] | None,
        Column("Kết quả", sensitivity="restricted", purpose=_TIPS, weighs=(("có cơ sở", OTHER),)),
    ] = None
    resolved_on: Annotated[Day | None, Column("Ngày giải quyết", sensitivity="restricted", purpose=_TIPS)] = (
        None
    )
