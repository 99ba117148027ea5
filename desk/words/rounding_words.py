"""How a rulebook rounds, in words; and of one subject, which points were rounded from what."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from desk.base.language import Texts, gettext, localised, pgettext
from desk.words.numbers import number_words, range_words, span_words
from engine.rulebook.model.points_asked import SCORE
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.points_as_facts import RoundedSum
from engine.scoring.results import Range

FINE = 6  # decimals that a number is shown with before it was rounded
WAYS = Texts(
    {
        "half_up": "từ nửa trở lên làm tròn lên",
        "half_even": "đúng một nửa thì làm tròn về chữ số chẵn, ngoài ra về số gần hơn",
        "down": "luôn làm tròn xuống",
    }
)


def way_words(rounding: Rounding) -> str:
    return WAYS[rounding.by]


def decimals_words(decimals: int) -> str:
    """Say to how many decimals: `đến hàng đơn vị`, `đến 1 chữ số thập phân`."""
    return gettext("đến %(n)s chữ số thập phân", n=decimals) if decimals else gettext("đến hàng đơn vị")


def rounding_words(rounding: Rounding) -> str:
    sums = pgettext("rounding", "tổng mỗi nhóm"), pgettext("rounding", "tổng điểm")
    decimals = (rounding.group, rounding.total)
    parts = [f"{name} {decimals_words(n)}" for name, n in zip(sums, decimals, strict=True) if n is not None]
    return "; ".join([way_words(rounding), *parts])


def printed_sums(rounding: Rounding) -> Iterable[str]:
    """Yield what a printed rulebook says of the sums that are rounded."""
    if rounding.group is not None:
        yield (
            f"Tổng điểm của mỗi nhóm được làm tròn {decimals_words(rounding.group)}, cùng cách ấy,"
            " rồi mới cộng vào tổng điểm."
        )
    if rounding.total is not None:
        yield (
            f"Tổng điểm được làm tròn {decimals_words(rounding.total)}, cùng cách ấy, sau khi cộng;"
            " xếp loại, điều kiện khống chế và thứ tự theo tổng điểm đã làm tròn."
        )


def rounded_from(before: Range) -> str:
    return gettext("làm tròn từ %(found)s", found=span_words(*map(exact_words, before)))


def rounded_sums_words(rulebook: Rulebook, sums: Iterable[RoundedSum]) -> str:
    """Say of groups and the score what they were before: `A 7 (làm tròn từ 6,85); tổng điểm 14 (làm tròn từ
    14,2)`."""
    total = gettext("tổng điểm")
    return "; ".join(
        f"{total if sum_.id == SCORE else _titled(rulebook, sum_.id)} {range_words(*sum_.after)}"
        f" ({rounded_from(sum_.before)})"
        for sum_ in sums
    )


def _titled(rulebook: Rulebook, id_: str) -> str:
    group = next(group for group in rulebook.groups if group.id == id_)
    return f"{id_} {localised(group.title)}"


def exact_words(number: Fraction) -> str:
    """Write a number with all its decimals; of one without end the first, and that there are more."""
    scaled = number * 10**FINE
    if scaled.denominator == 1:
        return number_words(number, FINE)
    return f"{number_words(Fraction(int(scaled), 10**FINE), FINE)}…"
