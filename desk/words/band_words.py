"""How a band is said, decided or not, and how many units have which: alike in every paper and workbook of a
run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desk.base.language import gettext, gettext_noop, localised
from engine.rulebook.model.rulebook import Rulebook

UNDECIDED = gettext_noop("chưa đủ căn cứ")


def undecided_words() -> str:
    return gettext(UNDECIDED)


def undecided_title() -> str:
    """Say it as the head of a row or column."""
    return undecided_words()[:1].upper() + undecided_words()[1:]


def band_title(rulebook: Rulebook, bands: Sequence[str]) -> str:
    """Say one band, or that it is undecided and which are possible."""
    titles = [localised(rulebook.band(id_).title) for id_ in bands]
    return titles[0] if len(titles) == 1 else f"{undecided_words()}: {' / '.join(titles)}"


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
    """Count units by the bands each may have."""
    counts = Counter(possible[0] if len(possible) == 1 else "" for possible in bands)
    return BandCounts({band.id: counts[band.id] for band in rulebook.bands}, counts[""])
