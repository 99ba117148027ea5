"""B18 to B20: drugs in a commune as numbers only. No row names, describes or points at a person."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import Code, Column, Count, Row


def _number(header: str, unit: str = "người") -> Column:
    return Column(header, sensitivity="restricted", purpose="follow_drugs", unit=unit)


class DrugNumbers(Row):
    """What the three have alike: restricted, and owed only where a rulebook in use asks for them."""

    REGISTER: ClassVar = True
    KEY: ClassVar[tuple[str, ...]] = ("unit_code", "period_year")
    UNIT_PATH: ClassVar = ("unit_code",)
    RESTRICTED: ClassVar = True
    OPT_IN: ClassVar = True


class DrugSituation(DrugNumbers):
    """The drug situation of a commune at the end of a period, as the local police count it."""

    NAME: ClassVar = "drug_situation"
    FORM: ClassVar = "B18"
    TITLE: ClassVar = "Tình hình ma túy"
    SENDER: ClassVar = "Công an xã"
    PARTS: ClassVar = (
        (("addicts", "users"), ("substitution", "at_home", "in_centre", "after_rehab")),
        (("addicts", "users"), ("under_18", "from_18")),
        (("addicts", "users"), ("new",)),
    )

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    addicts: Annotated[Count, _number("Số người nghiện có hồ sơ quản lý")]
    users: Annotated[Count, _number("Số người sử dụng trái phép có hồ sơ quản lý")]
    substitution: Annotated[Count, _number("Trong đó: đang điều trị bằng thuốc thay thế")]
    at_home: Annotated[Count, _number("Trong đó: đang cai nghiện tại gia đình, cộng đồng")]
    in_centre: Annotated[Count, _number("Trong đó: đang ở cơ sở cai nghiện")]
    after_rehab: Annotated[Count, _number("Trong đó: đang bị quản lý sau cai nghiện")]
    under_18: Annotated[Count, _number("Trong đó: dưới 18 tuổi")]
    from_18: Annotated[Count, _number("Trong đó: từ 18 tuổi")]
    new: Annotated[Count, _number("Trong đó: phát sinh mới trong kỳ")]
    left: Annotated[Count, _number("Số người đưa ra khỏi danh sách trong kỳ")]
    violators: Annotated[Count, _number("Số người cư trú vi phạm pháp luật về ma túy trên địa bàn")]
    wanted: Annotated[Count, _number("Số người bị truy nã về ma túy lẩn trốn trên địa bàn")]


class DrugMatter(DrugNumbers):
    """The drug cases of one kind in a period: cases, persons arrested, places, plants."""

    NAME: ClassVar = "drug_matter"
    FORM: ClassVar = "B19"
    TITLE: ClassVar = "Vụ việc ma túy"
    KEY: ClassVar = ("unit_code", "period_year", "kind")
    SENDER: ClassVar = "Công an xã"
    PARTS: ClassVar = (
        (("cases",), ("in_time",)),
        (("offenders",), ("offenders_under_18",)),
        (("places",), ("places_new",)),
        (("places",), ("places_cleared",)),
    )

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    kind: Annotated[
        Literal[
            "mua bán",
            "vận chuyển",
            "tàng trữ",
            "sản xuất",
            "tổ chức sử dụng",
            "chứa chấp việc sử dụng",
            "trồng cây có chứa chất ma túy",
            "khác",
        ],
        Column("Loại vụ"),
    ]
    cases: Annotated[Count, _number("Số vụ", "vụ")]
    in_time: Annotated[Count, _number("Trong đó: số vụ xử lý đúng hạn", "vụ")]
    offenders: Annotated[Count, _number("Số đối tượng bị bắt giữ trên địa bàn")]
    offenders_under_18: Annotated[Count, _number("Trong đó: bị bắt giữ dưới 18 tuổi")]
    places: Annotated[Count, _number("Số điểm tổ chức, chứa chấp sử dụng trái phép", "điểm")]
    places_new: Annotated[Count, _number("Trong đó: số điểm phát hiện mới trong kỳ", "điểm")]
    places_cleared: Annotated[Count, _number("Trong đó: số điểm đã triệt xóa", "điểm")]
    plants: Annotated[Count, _number("Số cây có chứa chất ma túy bị triệt phá", "cây")]
    area: Annotated[Count, _number("Diện tích cây bị triệt phá, m²", "m²")]


class DrugTreatment(DrugNumbers):
    """Treatment and help for people who use drugs in a period, as the health side counts them."""

    NAME: ClassVar = "drug_treatment"
    FORM: ClassVar = "B20"
    TITLE: ClassVar = "Điều trị, hỗ trợ người nghiện"
    SENDER: ClassVar = "Sở Y tế"
    PARTS: ClassVar = (
        (("in_need",), ("reached",)),
        (("reached",), ("methadone",)),
        (("reached",), ("voluntary",)),
        (("in_need",), ("vocational",)),
    )

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    in_need: Annotated[Count, _number("Số người cần điều trị, cai nghiện")]
    reached: Annotated[Count, _number("Trong đó: đã được điều trị, cai nghiện")]
    methadone: Annotated[Count, _number("Trong đó: điều trị bằng thuốc thay thế")]
    voluntary: Annotated[Count, _number("Trong đó: cai nghiện tự nguyện")]
    vocational: Annotated[Count, _number("Trong đó: được hỗ trợ học nghề, việc làm")]
    places: Annotated[Count, _number("Số chỗ điều trị, cai nghiện nhận được", "chỗ")]
