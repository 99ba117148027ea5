"""What the archive notices by itself between returns; no office sends it, rules count it like any event."""

from functools import partial

from facts.forms.fields import Field, kind

CHANGED = "đổi số liệu"
WITHDRAWN = "rút"
GONE = "biến mất"
VENUE_GONE = "cơ sở biến mất"
MOVED_BY_ONE = "chuyển đơn vị một phía"
OTHER_PREFIX = "mã của đơn vị khác"
DIFFERS = "khác nơi khác báo"
TOLD_LATE = "báo muộn"
COPIED = "chép năm trước"


_returns = partial(Field, sensitivity="restricted", purpose="compare_returns")

# One thing a later return, or a return of one side only, says otherwise than what stood.
NOTICE = kind(
    "notice",
    "GN",
    "Ghi nhận khi đối chiếu các báo cáo",
    _returns("id", "Mã ghi nhận", "code"),
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("noted_on", "Ngày cuối kỳ của báo cáo sau", "date"),
    Field(
        "what",
        "Điều ghi nhận",
        "choice",
        (CHANGED, WITHDRAWN, GONE, VENUE_GONE, MOVED_BY_ONE, OTHER_PREFIX, DIFFERS, TOLD_LATE, COPIED),
    ),
    Field("form", "Biểu"),
    Field("field", "Trường", required=False),
    _returns("old", "Giá trị trước", required=False),
    _returns("new", "Giá trị sau", required=False),
    Field("stood_in", "Chỗ ghi trước", required=False),
    Field("said_in", "Chỗ ghi sau", required=False),
    Field("lowers", "Làm nhẹ nguy cơ về", "choice", ("trẻ em", "khác"), required=False),
    _returns("reason", "Lý do", required=False),
    Field("document", "Lý do nêu văn bản", "yes_no", required=False),
    date="noted_on",
    unit_path=("unit_code",),
)
