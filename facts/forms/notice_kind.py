"""What the archive notices by itself when returns are laid side by side. No office sends it; rules count it
like any event."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from facts.forms.fields import Code, Column, Day, Row, Text

_WATCH = "compare_returns"
CHANGED = "đổi số liệu"
WITHDRAWN = "rút"
GONE = "biến mất"
VENUE_GONE = "cơ sở biến mất"
MOVED_BY_ONE = "chuyển đơn vị một phía"
OTHER_PREFIX = "mã của đơn vị khác"
DIFFERS = "khác nơi khác báo"
TOLD_LATE = "báo muộn"
What = Literal[
    "đổi số liệu",
    "rút",
    "biến mất",
    "cơ sở biến mất",
    "chuyển đơn vị một phía",
    "mã của đơn vị khác",
    "khác nơi khác báo",
    "báo muộn",
]


class Notice(Row):
    """One thing a later return, or a return of one side only, says otherwise than what stood."""

    NAME: ClassVar = "notice"
    FORM: ClassVar = "GN"
    TITLE: ClassVar = "Ghi nhận khi đối chiếu các báo cáo"
    DATE: ClassVar = "noted_on"
    UNIT_PATH: ClassVar = ("unit_code",)

    id: Annotated[Code, Column("Mã ghi nhận", sensitivity="restricted", purpose=_WATCH)]
    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    noted_on: Annotated[Day, Column("Ngày cuối kỳ của báo cáo sau")]
    what: Annotated[What, Column("Điều ghi nhận")]
    form: Annotated[Text, Column("Biểu")]
    field: Annotated[Text | None, Column("Trường")] = None
    old: Annotated[Text | None, Column("Giá trị trước", sensitivity="restricted", purpose=_WATCH)] = None
    new: Annotated[Text | None, Column("Giá trị sau", sensitivity="restricted", purpose=_WATCH)] = None
    stood_in: Annotated[Text | None, Column("Chỗ ghi trước")] = None
    said_in: Annotated[Text | None, Column("Chỗ ghi sau")] = None
    lowers: Annotated[Literal["trẻ em", "khác"] | None, Column("Làm nhẹ nguy cơ về")] = None
    reason: Annotated[Text | None, Column("Lý do", sensitivity="restricted", purpose=_WATCH)] = None
