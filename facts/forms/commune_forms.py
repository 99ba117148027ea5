"""B11 to B17: the commune's own work, its registration, its score, and what a paper asks it to declare."""

from __future__ import annotations

from functools import partial

from facts.forms.fields import Field, kind

_titles = partial(Field, sensitivity="restricted", purpose="recognise_titles")

# One communication activity.
ACTIVITY = kind(
    "activity",
    "B11",
    "Tuyên truyền",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("date", "Ngày", "date"),
    Field(
        "kind",
        "Hình thức",
        "choice",
        ("tuyên truyền", "tập huấn", "truyền thanh", "tờ rơi", "sinh hoạt câu lạc bộ"),
    ),
    Field(
        "audience",
        "Đối tượng",
        "choice",
        (
            "nhân dân",
            "chủ cơ sở kinh doanh dịch vụ",
            "doanh nghiệp",
            "học sinh",
            "phụ nữ",
            "cán bộ cơ sở",
            "nhóm có nguy cơ cao",
        ),
        required=False,
    ),
    Field("participants", "Số người tham dự", "int", required=False, unit="người"),
    Field("hamlet", "Ấp, khu phố", required=False),
    Field(
        "joint_with",
        "Phối hợp với",
        "choice",
        ("Mặt trận", "Hội Phụ nữ", "Đoàn Thanh niên", "phong trào nông thôn mới", "không"),
        required=False,
    ),
    Field(
        "topic", "Chủ đề", "choice", ("mại dâm", "ma túy", "mại dâm và ma túy"), required=False, added=True
    ),
    key=("unit_code", "date", "kind", "audience", "hamlet"),
    date="date",
    unit_path=("unit_code",),
)


# Persons and households one programme reached in the year (not visits).
SUPPORT = kind(
    "support",
    "B12",
    "Hỗ trợ",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field(
        "programme",
        "Chương trình",
        "choice",
        (
            "giảm nghèo",
            "dạy nghề",
            "việc làm",
            "đi làm việc ở nước ngoài theo hợp đồng",
            "vay vốn",
            "dự phòng, điều trị HIV/AIDS",
            "trợ giúp pháp lý",
            "hỗ trợ nạn nhân",
            "hỗ trợ gia đình nạn nhân",
        ),
    ),
    Field("women", "Số phụ nữ", "int", required=False, unit="người"),
    Field("girls", "Số trẻ em gái", "int", required=False, unit="người"),
    Field("poor_households", "Số hộ nghèo, hộ khó khăn", "int", required=False, unit="hộ"),
    register=True,
    key=("unit_code", "period_year", "programme"),
    unit_path=("unit_code",),
)


# The volunteer social work team of a year.
TEAM = kind(
    "team",
    "B13",
    "Đội tình nguyện",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("members", "Số thành viên", "int", required=False, unit="người"),
    Field("trained", "Số thành viên đã tập huấn", "int", required=False, unit="người"),
    Field("meetings", "Số lần sinh hoạt", "int", required=False, unit="lần"),
    Field("officer_in_charge", "Có công chức phụ trách", "yes_no", required=False, blank=False),
    Field("club_assigned", "Được giao mô hình câu lạc bộ", "yes_no", required=False, blank=False),
    Field("club_model", "Mô hình câu lạc bộ còn hoạt động", "yes_no", required=False, blank=False),
    register=True,
    key=("unit_code", "period_year"),
    unit_path=("unit_code",),
)


# A commune's registration to build a healthy commune in a year.
REGISTRATION = kind(
    "registration",
    "B14",
    "Đăng ký",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("year", "Năm", "year"),
    Field("registered", "Đăng ký xây dựng xã lành mạnh", "yes_no", required=False, blank=False),
    Field("target_band", "Mức phấn đấu", required=False),
    Field("plan_no", "Số, ký hiệu kế hoạch", required=False),
    Field("plan_on", "Ngày ban hành", "date", required=False),
    Field("drug_free", "Đăng ký xã không ma túy", "yes_no", required=False, blank=False, added=True),
    register=True,
    key=("unit_code", "year"),
    unit_path=("unit_code",),
)


# The points a commune gives itself for one criterion.
SELF_SCORE = kind(
    "self_score",
    "B15",
    "Tự chấm điểm",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("criterion", "Mã tiêu chí", "code", refers_to="criterion", shape="criterion"),
    Field("points", "Điểm tự chấm", "decimal", unit="điểm"),
    Field("rulebook", "Bộ tiêu chí", required=False, refers_to="rulebook", added=True),
    register=True,
    key=("unit_code", "period_year", "rulebook", "criterion"),
    unit_path=("unit_code",),
    answers=("points",),
)


# The points the appraising office gives one criterion, with its reason.
APPRAISAL = kind(
    "appraisal",
    "B16",
    "Thẩm định",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("criterion", "Mã tiêu chí", "code", refers_to="criterion", shape="criterion"),
    Field("points", "Điểm thẩm định", "decimal", unit="điểm"),
    Field("reason", "Lý do"),
    Field("minutes_no", "Số biên bản"),
    Field("decided_on", "Ngày", "date"),
    Field("rulebook", "Bộ tiêu chí", required=False, refers_to="rulebook", added=True),
    register=True,
    key=("unit_code", "period_year", "rulebook", "criterion"),
    unit_path=("unit_code",),
)


# One fact that a paper asks for, as `rules/declared/` lists them: an answer, a number, of how many, a day.
# Which of the cells a fact asks for is said there; the others stay blank.
DECLARED = kind(
    "declared",
    "B17",
    "Dữ kiện khai theo văn bản",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("item", "Mã nội dung", "code", refers_to="item", shape="item"),
    Field("question", "Nội dung", required=False),
    _titles("answer", "Có hay không", "yes_no", required=False),
    _titles("number", "Số", "decimal", required=False),
    _titles("of", "Trên tổng số", "int", required=False),
    _titles("on", "Ngày", "date", required=False),
    _titles("evidence", "Tài liệu kiểm chứng", required=False),
    register=True,
    key=("unit_code", "period_year", "item"),
    restricted=True,
    unit_path=("unit_code",),
    opt_in=True,
)
