"""B11 to B17: the commune's own work, its registration, its score, and what a paper asks it to declare."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import Code, Column, Count, Day, Points, Row, Text, Year, YesNo

_RULEBOOK = Column("Bộ tiêu chí", refers_to="rulebook", added=True)  # blank: told by the criterion


class Activity(Row):
    """One communication activity."""

    NAME: ClassVar = "activity"
    FORM: ClassVar = "B11"
    TITLE: ClassVar = "Tuyên truyền"
    KEY: ClassVar = ("unit_code", "date", "kind", "audience", "hamlet")
    DATE: ClassVar = "date"
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    date: Annotated[Day, Column("Ngày")]
    kind: Annotated[
        Literal["tuyên truyền", "tập huấn", "truyền thanh", "tờ rơi", "sinh hoạt câu lạc bộ"],
        Column("Hình thức"),
    ]
    audience: Annotated[
        Literal[
            "nhân dân",
            "chủ cơ sở kinh doanh dịch vụ",
            "doanh nghiệp",
            "học sinh",
            "phụ nữ",
            "cán bộ cơ sở",
            "nhóm có nguy cơ cao",
        ]
        | None,
        Column("Đối tượng"),
    ] = None
    participants: Annotated[Count | None, Column("Số người tham dự", unit="người")] = None
    hamlet: Annotated[Text | None, Column("Ấp, khu phố")] = None
    joint_with: Annotated[
        Literal["Mặt trận", "Hội Phụ nữ", "Đoàn Thanh niên", "phong trào nông thôn mới", "không"] | None,
        Column("Phối hợp với"),
    ] = None
    topic: Annotated[
        Literal["mại dâm", "ma túy", "mại dâm và ma túy"] | None, Column("Chủ đề", added=True)
    ] = None


class Support(Row):
    """Persons and households one programme reached in the year (not visits)."""

    NAME: ClassVar = "support"
    FORM: ClassVar = "B12"
    TITLE: ClassVar = "Hỗ trợ"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "period_year", "programme")
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    programme: Annotated[
        Literal[
            "giảm nghèo",
            "dạy nghề",
            "việc làm",
            "đi làm việc ở nước ngoài theo hợp đồng",
            "vay vốn",
            "dự phòng, điều trị HIV/AIDS",
            "trợ giúp pháp lý",
            "hỗ trợ nạn nhân",
            "hỗ trợ gia đình nạn nhân",
        ],
        Column("Chương trình"),
    ]
    women: Annotated[Count | None, Column("Số phụ nữ", unit="người")] = None
    girls: Annotated[Count | None, Column("Số trẻ em gái", unit="người")] = None
    poor_households: Annotated[Count | None, Column("Số hộ nghèo, hộ khó khăn", unit="hộ")] = None


class Team(Row):
    """The volunteer social work team of a year."""

    NAME: ClassVar = "team"
    FORM: ClassVar = "B13"
    TITLE: ClassVar = "Đội tình nguyện"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "period_year")
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    members: Annotated[Count | None, Column("Số thành viên", unit="người")] = None
    trained: Annotated[Count | None, Column("Số thành viên đã tập huấn", unit="người")] = None
    meetings: Annotated[Count | None, Column("Số lần sinh hoạt", unit="lần")] = None
    officer_in_charge: Annotated[YesNo | None, Column("Có công chức phụ trách")] = None
    club_assigned: Annotated[YesNo | None, Column("Được giao mô hình câu lạc bộ")] = None
    club_model: Annotated[YesNo | None, Column("Mô hình câu lạc bộ còn hoạt động")] = None


class Registration(Row):
    """A commune's registration to build a healthy commune in a year."""

    NAME: ClassVar = "registration"
    FORM: ClassVar = "B14"
    TITLE: ClassVar = "Đăng ký"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "year")
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    year: Annotated[Year, Column("Năm")]
    registered: Annotated[YesNo | None, Column("Đăng ký xây dựng xã lành mạnh")] = None
    target_band: Annotated[Text | None, Column("Mức phấn đấu")] = None
    plan_no: Annotated[Text | None, Column("Số, ký hiệu kế hoạch")] = None
    plan_on: Annotated[Day | None, Column("Ngày ban hành")] = None
    drug_free: Annotated[YesNo | None, Column("Đăng ký xã không ma túy", added=True)] = None


class SelfScore(Row):
    """The points a commune gives itself for one criterion."""

    NAME: ClassVar = "self_score"
    FORM: ClassVar = "B15"
    TITLE: ClassVar = "Tự chấm điểm"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "period_year", "rulebook", "criterion")
    UNIT_PATH: ClassVar = ("unit_code",)
    ANSWERS: ClassVar = ("points",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    criterion: Annotated[Code, Column("Mã tiêu chí", refers_to="criterion", shape="criterion")]
    points: Annotated[Points, Column("Điểm tự chấm", unit="điểm")]
    rulebook: Annotated[Text | None, _RULEBOOK] = None


class Appraisal(Row):
    """The points the appraising office gives one criterion, with its reason."""

    NAME: ClassVar = "appraisal"
    FORM: ClassVar = "B16"
    TITLE: ClassVar = "Thẩm định"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "period_year", "rulebook", "criterion")
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    criterion: Annotated[Code, Column("Mã tiêu chí", refers_to="criterion", shape="criterion")]
    points: Annotated[Points, Column("Điểm thẩm định", unit="điểm")]
    reason: Annotated[Text, Column("Lý do")]
    minutes_no: Annotated[Text, Column("Số biên bản")]
    decided_on: Annotated[Day, Column("Ngày")]
    rulebook: Annotated[Text | None, _RULEBOOK] = None


class Declared(Row):
    """One fact that a paper asks for, as `rules/declared/` lists them: an answer, a number, of how many, a
    day.

    Which of the cells a fact asks for is said there; the others stay blank.
    """

    NAME: ClassVar = "declared"
    FORM: ClassVar = "B17"
    TITLE: ClassVar = "Dữ kiện khai theo văn bản"
    REGISTER: ClassVar = True
    KEY: ClassVar = ("unit_code", "period_year", "item")
    UNIT_PATH: ClassVar = ("unit_code",)
    RESTRICTED: ClassVar = True
    OPT_IN: ClassVar = True

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    item: Annotated[Code, Column("Mã nội dung", refers_to="item", shape="item")]
    question: Annotated[Text | None, Column("Nội dung")] = None
    answer: Annotated[
        YesNo | None,
        Column("Có hay không", sensitivity="restricted", purpose="recognise_titles", blank_unknown=True),
    ] = None
    number: Annotated[
        Points | None, Column("Số", sensitivity="restricted", purpose="recognise_titles", blank_unknown=True)
    ] = None
    of: Annotated[
        Count | None,
        Column("Trên tổng số", sensitivity="restricted", purpose="recognise_titles", blank_unknown=True),
    ] = None
    on: Annotated[
        Day | None,
        Column("Ngày", sensitivity="restricted", purpose="recognise_titles", blank_unknown=True),
    ] = None
    evidence: Annotated[
        Text | None, Column("Tài liệu kiểm chứng", sensitivity="restricted", purpose="recognise_titles")
    ] = None
