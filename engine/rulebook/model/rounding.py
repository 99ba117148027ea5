"""How a rulebook rounds points: to which of two whole numbers, and which sums."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from engine.rulebook.kinds.words import Part, Whole, WrittenAs, key, maybe

Way = Literal["half_up", "half_even", "down"]
HALF_UP: Way = "half_up"  # the nearest; of two equally near the higher, below zero too
HALF_EVEN: Way = "half_even"  # the nearest; of two equally near the even one
DOWN: Way = "down"  # the next lower one, below zero too
WAYS: tuple[Way, ...] = (HALF_UP, HALF_EVEN, DOWN)


class Rounding(Part):
    """`by` rounds the points of each criterion, too, to `points` decimals, which are then the rulebook's own.
    Sums without decimals of their own are not rounded.

    `group` are those of each sum that the score adds up: a group, or a criterion made of parts in no
    group. `total` are those of the score, after all is added up and brought to the total.

    No way ever turns an order round: of more points it never makes fewer. So the ends of an interval stay its
    ends.
    """

    by: Annotated[Way, WrittenAs(Literal["half_even", "down"])] = key(
        "Cách làm tròn",
        "Không ghi: từ nửa trở lên làm tròn lên; half_even: đúng nửa thì về chữ số chẵn; down: luôn làm tròn"
        " xuống. Dùng cho điểm tiêu chí, nhóm và tổng.",
        "half_even",
        default=HALF_UP,
    )
    points: Whole | None = maybe(
        "Điểm tiêu chí đến mấy chữ số", "0 đến 4; mỗi tiêu chí làm tròn một lần.", "2"
    )
    group: Whole | None = maybe(
        "Điểm nhóm đến mấy chữ số",
        "Làm tròn tổng của mỗi nhóm (của tiêu chí chia thành phần, nếu không thuộc nhóm nào) trước khi cộng"
        " vào tổng điểm.",
        "1",
    )
    total: Whole | None = maybe(
        "Tổng điểm đến mấy chữ số",
        "Làm tròn tổng điểm sau khi cộng; hạng, điều kiện khống chế, thứ tự theo tổng đã làm tròn.",
        "0",
    )

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        decimals = {"group_decimals": self.group, "total_decimals": self.total}
        return "Rounding", {"by": self.by, **decimals}

    @property
    def of_sums(self) -> bool:
        """Tell whether any sum is rounded."""
        return self.group is not None or self.total is not None


USUAL = Rounding()


def whole(number: Fraction, by: Way = HALF_UP) -> int:
    """Return the whole number that a number is rounded to."""
    if by == DOWN:
        return number.numerator // number.denominator
    above, below = 2 * number.numerator + number.denominator, 2 * number.denominator
    found = above // below
    tie = by == HALF_EVEN and found * below == above
    return found - 1 if tie and found % 2 else found


def rounded(points: Fraction, decimals: int, by: Way = HALF_UP) -> Fraction:
    """Return points rounded to so many decimals."""
    return Fraction(whole(points * 10**decimals, by), 10**decimals)
