"""B18 to B20: drugs in a commune as numbers only. No row names, describes or points at a person."""

from __future__ import annotations

from facts.forms.fields import Field, kind


def _number(name: str, header: str, unit: str = "người") -> Field:
    return Field(name, header, "int", sensitivity="restricted", purpose="follow_drugs", unit=unit)


# The drug situation of a commune at the end of a period, as the local police count it.
DRUG_SITUATION = kind(
    "drug_situation",
    "B18",
    "Tình hình ma túy",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    _number("addicts", "Số người nghiện có hồ sơ quản lý"),
    _number("users", "Số người sử dụng trái phép có hồ sơ quản lý"),
    _number("substitution", "Trong đó: đang điều trị bằng thuốc thay thế"),
    _number("at_home", "Trong đó: đang cai nghiện tại gia đình, cộng đồng"),
    _number("in_centre", "Trong đó: đang ở cơ sở cai nghiện"),
    _number("after_rehab", "Trong đó: đang bị quản lý sau cai nghiện"),
    _number("under_18", "Trong đó: dưới 18 tuổi"),
    _number("from_18", "Trong đó: từ 18 tuổi"),
    _number("new", "Trong đó: phát sinh mới trong kỳ"),
    _number("left", "Số người đưa ra khỏi danh sách trong kỳ"),
    _number("violators", "Số người cư trú vi phạm pháp luật về ma túy trên địa bàn"),
    _number("wanted", "Số người bị truy nã về ma túy lẩn trốn trên địa bàn"),
    register=True,
    key=("unit_code", "period_year"),
    restricted=True,
    unit_path=("unit_code",),
    sender="Công an xã",
    opt_in=True,
    parts=(
        (("addicts", "users"), ("substitution", "at_home", "in_centre", "after_rehab")),
        (("addicts", "users"), ("under_18", "from_18")),
        (("addicts", "users"), ("new",)),
    ),
)


# The drug cases of one kind in a period: cases, persons arrested, places, plants.
DRUG_MATTER = kind(
    "drug_matter",
    "B19",
    "Vụ việc ma túy",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field(
        "kind",
        "Loại vụ",
        "choice",
        (
            "mua bán",
            "vận chuyển",
            "tàng trữ",
            "sản xuất",
            "tổ chức sử dụng",
            "chứa chấp việc sử dụng",
            "trồng cây có chứa chất ma túy",
            "khác",
        ),
    ),
    _number("cases", "Số vụ", "vụ"),
    _number("in_time", "Trong đó: số vụ xử lý đúng hạn", "vụ"),
    _number("offenders", "Số đối tượng bị bắt giữ trên địa bàn"),
    _number("offenders_under_18", "Trong đó: bị bắt giữ dưới 18 tuổi"),
    _number("places", "Số điểm tổ chức, chứa chấp sử dụng trái phép", "điểm"),
    _number("places_new", "Trong đó: số điểm phát hiện mới trong kỳ", "điểm"),
    _number("places_cleared", "Trong đó: số điểm đã triệt xóa", "điểm"),
    _number("plants", "Số cây có chứa chất ma túy bị triệt phá", "cây"),
    _number("area", "Diện tích cây bị triệt phá, m²", "m²"),
    register=True,
    key=("unit_code", "period_year", "kind"),
    restricted=True,
    unit_path=("unit_code",),
    sender="Công an xã",
    opt_in=True,
    parts=(
        (("cases",), ("in_time",)),
        (("offenders",), ("offenders_under_18",)),
        (("places",), ("places_new",)),
        (("places",), ("places_cleared",)),
    ),
)


# Treatment and help for people who use drugs in a period, as the health side counts them.
DRUG_TREATMENT = kind(
    "drug_treatment",
    "B20",
    "Điều trị, hỗ trợ người nghiện",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    _number("in_need", "Số người cần điều trị, cai nghiện"),
    _number("reached", "Trong đó: đã được điều trị, cai nghiện"),
    _number("methadone", "Trong đó: điều trị bằng thuốc thay thế"),
    _number("voluntary", "Trong đó: cai nghiện tự nguyện"),
    _number("vocational", "Trong đó: được hỗ trợ học nghề, việc làm"),
    _number("places", "Số chỗ điều trị, cai nghiện nhận được", "chỗ"),
    register=True,
    key=("unit_code", "period_year"),
    restricted=True,
    unit_path=("unit_code",),
    sender="Sở Y tế",
    opt_in=True,
    parts=(
        (("in_need",), ("reached",)),
        (("reached",), ("methadone",)),
        (("reached",), ("voluntary",)),
        (("in_need",), ("vocational",)),
    ),
)
