"""What is decided among units, once all of them are scored: an order with its tie-breaks, and quotas of
bands.

`rank` is the place by points, equal units sharing one (1, 2, 2, 4); `rank_percent` the same in per cent of
how many units there are. `quota.ID` tells whether a unit lies beyond a quota. Points never rest on any of
them.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, Number, Part, Several, Whole, WrittenAs, key, maybe, some

RANK, RANK_PERCENT, QUOTA = "rank", "rank_percent", "quota."
OPEN, ALL, NOBODY = "open", "all", "none"
"""What becomes of units that are equal at the edge of a quota: a person decides, all are in, none is."""


_PAIRED = (
    "Đi cùng",
    "Tiêu chí, điều kiện khống chế hay dấu hiệu xấu đi khi xã không đi kiểm tra hoặc báo thiếu, khiến việc"
    " giấu không có lợi.",
    "[B2, Q3]",
)
ORDER = "{tie_breaks: [{up: B.points}], cites: [minh-hoa]}"
QUOTA_EXAMPLE = "{band: tot, share: 30}"
PointsOrFigure = Annotated[Name, Named("ordered_by")]


def paired_with() -> Any:
    """Declare the key that names what hiding makes worse: criteria, gates or signs."""
    return some(*_PAIRED)


class TieBreak(Part, at="up"):
    """What orders units of equal score: more of a figure, or of points, is better, or less is."""

    up: PointsOrFigure | None = maybe(
        "Nhiều hơn xếp trên", "Một chỉ số là số, hoặc điểm của tiêu chí, nhóm.", "B.points"
    )
    down: PointsOrFigure | None = maybe(
        "Ít hơn xếp trên", "Một chỉ số là số, hoặc điểm của tiêu chí, nhóm.", "plan_late_days"
    )
    paired_with: Several[Name] = paired_with()

    @property
    def fact(self) -> str:
        return self.up or self.down or ""

    @property
    def most_first(self) -> bool:
        return self.up is not None

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "TieBreak", {"fact": self.fact, "more": self.most_first}


class AmongUnits(Part):
    """How units are ordered. `within`: only those that share this field of the unit are compared."""

    within: Literal["cluster", "type", "province"] | None = maybe(
        "So với ai",
        "cluster: trong từng cụm (cụm ghi ở units.yaml); type: trong từng loại đơn vị; province: trong từng"
        " tỉnh. Bỏ trống: mọi đơn vị với nhau.",
        "cluster",
    )
    tie_breaks: Several[TieBreak] = some(
        "Tiêu chí phụ", "Xét lần lượt khi bằng điểm.", "[{up: B.points}, {down: plan_late_days}]"
    )
    cites: Several[Name] = key("Căn cứ", "Mã văn bản, phần sau dấu /.", "[minh-hoa]")

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "AmongUnits", {"within": self.within, "ties": self.tie_breaks, "cites": self.cites}


class Quota(Part, at="at_most"):
    """At most so many units, or so many per cent of all, may have a band: the first in order."""

    band: Annotated[Name, Named("band")] = key(
        "Hạng có chỉ tiêu", "Một hạng theo điểm, không phải hạng thấp nhất.", "tot"
    )
    at_most: Whole | None = maybe("Nhiều nhất bao nhiêu đơn vị", "Số đơn vị, từ 1.", "3")
    share: Number | None = maybe(
        "Nhiều nhất bao nhiêu phần trăm",
        "Của số đơn vị được chấm (trong cụm, nếu xếp theo cụm); lẻ thì không làm tròn lên.",
        "30",
    )
    if_equal: Annotated[str, WrittenAs(Literal["all", "none"])] = key(
        "Bằng nhau ở ranh giới",
        "all: cùng được; none: không đơn vị nào được. Bỏ trống: người có thẩm quyền quyết định, kết quả ghi"
        " chưa đủ căn cứ.",
        "all",
        default=OPEN,
    )

    @property
    def percent(self) -> bool:
        return self.share is not None

    @property
    def most(self) -> Fraction:
        return Fraction(self.at_most or 0) if self.share is None else self.share

    def limit(self, units: int) -> int:
        """Return how many of so many units may have the band: never more than the quota says."""
        return int(self.most * units / 100) if self.percent else int(self.most)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        named = {"at_most": self.most, "percent": self.percent, "if_equal": self.if_equal}
        return "Quota", {"band": self.band, **named}


ALONE = AmongUnits(cites=())  # where a rulebook says nothing: units are ordered by their score


def is_among(name: str) -> bool:
    """Tell whether a fact is decided among units."""
    return name in (RANK, RANK_PERCENT) or name.startswith(QUOTA)
