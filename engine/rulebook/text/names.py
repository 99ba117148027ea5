"""The nearest known name to one that is unknown."""

from collections.abc import Iterable
from difflib import get_close_matches

MEANT = {
    "cho": "points",
    "cho điểm": "points",
    "khi": "when",
    "nếu": "when",
    "điểm": "points",
    "tên": "title",
    "mã": "id",
    "căn cứ": "cites",
    "từ": "from",
    "đến": "until",
    "giá trị": "value",
    "đơn vị": "unit",
    "hạng": "band",
    "cổng": "gates",
    "điều kiện khống chế": "gates",
    "tổng": "total",
    "tổng điểm": "total",
    "tiêu chí": "criteria",
    "nhóm": "group",
    "từ mức": "at_least",
    "ít nhất": "at_least",
    "nhiều nhất": "at_most",
    "không quá": "at_most",
    "trên": "more_than",
    "dưới": "less_than",
    "một trong": "one_of",
    "đếm": "count",
    "cộng": "sum",
}
"""Words of rule files as officers say them."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like `name`, None where nothing is near."""
    known = list(known)
    meant = MEANT.get(name.strip().lower())
    if meant in known:
        return meant
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.55)
    return found[0] if found else None
