"""What a later return says otherwise, in a sentence."""

from __future__ import annotations

from facts.forms.notice_kind import (
    CHANGED,
    GONE,
    MOVED_BY_ONE,
    OTHER_PREFIX,
    TOLD_LATE,
    VENUE_GONE,
    WITHDRAWN,
)

WHAT = {
    "vi": {CHANGED: "đổi", WITHDRAWN: "rút", GONE: "biến mất", VENUE_GONE: "cơ sở không còn trong báo cáo", MOVED_BY_ONE: "ghi cho đơn vị khác", OTHER_PREFIX: "mã của đơn vị khác", TOLD_LATE: "của năm trước, nay mới báo"},
    "en": {CHANGED: "changed", WITHDRAWN: "withdrawn", GONE: "gone", VENUE_GONE: "venue left out", MOVED_BY_ONE: "given to another unit", OTHER_PREFIX: "another unit's code", TOLD_LATE: "of an earlier year, told only now"},
}  # fmt: skip
BLANK = {"vi": "(trống)", "en": "(blank)"}


def change_of(field: str, old: str | None, new: str | None, lang: str = "vi") -> str:
    """Say what became of a cell: `Ngày xóa: (trống) → 2018-05-01`; the cell alone where neither value may be shown."""
    if not field:
        return ""
    if old is None and new is None:
        return field
    return f"{field}: {old or BLANK[lang]} → {new or BLANK[lang]}"


def places_of(stood_in: str, said_in: str) -> str:
    """Say which returns: the one it stood in, and the one that says otherwise."""
    return " → ".join(place.replace("!", " · ") for place in (stood_in, said_in) if place)
