"""How a band is said, decided or not, and how many units have which: alike in every paper and workbook of a
run. And the points of one criterion; of conditions met, not met or not known, never points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from desk.base.language import Texts, gettext, gettext_noop, localised
from desk.words.condition_words import lowered
from desk.words.numbers import number_words, range_words
from engine.rulebook.model.rulebook import Rulebook

UNDECIDED = gettext_noop("chưa đủ căn cứ")


def undecided_words() -> str:
    return gettext(UNDECIDED)


def undecided_title() -> str:
    return undecided_words()[:1].upper() + undecided_words()[1:]


def band_title(rulebook: Rulebook, bands: Sequence[str]) -> str:
    """Say one band, or which are possible and that it is undecided: `Khá hay trung bình, chưa đủ căn cứ`."""
    first, *rest = (localised(rulebook.band(id_).title) for id_ in bands)
    if not rest:
        return first
    *middle, last = map(lowered, rest)
    return gettext(
        "%(bands)s hay %(last)s, %(undecided)s",
        bands=", ".join((first, *middle)),
        last=last,
        undecided=undecided_words(),
    )


def steps_of(rulebook: Rulebook, band: str | None) -> int | None:
    """Return how many bars a band is drawn with: the lowest one, the best four."""
    order = [b.id for b in rulebook.bands if b.from_ is not None]
    return len(order) - order.index(band) if band in order else None


@dataclass(frozen=True, slots=True)
class BandCounts:
    """How many units surely have each band, best first, and of how many several are possible."""

    by_band: Mapping[str, int]
    undecided: int

    @property
    def total(self) -> int:
        return sum(self.by_band.values()) + self.undecided

    def titled(self, rulebook: Rulebook) -> tuple[tuple[str, int], ...]:
        """Return each count with the name it goes by, those of nobody left out."""
        named = [(localised(rulebook.band(id_).title), n) for id_, n in self.by_band.items()]
        return tuple((title, n) for title, n in (*named, (undecided_words(), self.undecided)) if n)


def band_counts(rulebook: Rulebook, bands: Iterable[Sequence[str]]) -> BandCounts:
    counts = Counter(possible[0] if len(possible) == 1 else "" for possible in bands)
    return BandCounts({band.id: counts[band.id] for band in rulebook.bands}, counts[""])


class CriterionPoints(Protocol):
    """What a criterion may be worth; `absent`: it left the total, None if that is open."""

    @property
    def low(self) -> Fraction: ...
    @property
    def high(self) -> Fraction: ...
    @property
    def absent(self) -> bool | None: ...


NOT_COUNTED = gettext_noop("không áp dụng, không tính vào tổng")
MAY_NOT_COUNT = gettext_noop("hoặc không tính vào tổng")


def left_words(points: CriterionPoints) -> str:
    """Say that a criterion left the total, or may have; nothing where it counts."""
    if points.absent is False:
        return ""
    return gettext(NOT_COUNTED if points.absent else MAY_NOT_COUNT)


def criterion_points(points: CriterionPoints, maximum: Fraction | None = None) -> str:
    """Write points, out of the most where it is given: `4,5/10`, `0 – 10/40, hoặc không tính vào tổng`."""
    left = left_words(points)
    if points.absent is True:
        return left
    most = f"/{number_words(maximum)}" if maximum is not None else ""
    return f"{range_words(points.low, points.high)}{most}{f', {left}' if left else ''}"


MET = Texts({0: "chưa đạt", 1: "đạt", None: "chưa biết"}, context="met")


def met_words(low: Fraction, high: Fraction) -> str:
    """Say whether one condition is met: its least and its most are 0 or 1."""
    return MET[int(low) if low == high else None]


def score_words(rulebook: Rulebook, low: Fraction, high: Fraction) -> str:
    """Say a whole score: `87/100 điểm`, or `12/13 điều kiện đạt`."""
    total = f"/{number_words(rulebook.total)}" if rulebook.total is not None else ""
    unit = gettext("điều kiện đạt" if rulebook.pass_or_fail else "điểm")
    return f"{range_words(low, high)}{total} {unit}"
