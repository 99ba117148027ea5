"""Who may have the band of a quota, and between which keys: a band rests on the very score that orders
units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Band, Gate, Rulebook
from engine.scoring.among_units import Contender, Key, KeyBounds, just_below, key_of
from engine.scoring.bands import band_at, completions
from engine.scoring.results import Range

Answers = Mapping[str, Kleene]


@dataclass(frozen=True, slots=True)
class Entered:
    """What a unit enters an order with: whom it is held against, its score, the worst and the best of what
    breaks ties."""

    group: str
    score: Range
    ties: tuple[Key, Key]

    @property
    def standing(self) -> KeyBounds:
        (low, high), (worst, best) = self.score, self.ties
        return KeyBounds(self.group, key_of(low, worst), key_of(high, best))


def quota_gates(rulebook: Rulebook) -> tuple[Gate, ...]:
    """Return the gates that are quotas, the best band's first: who is beyond one contends for the next."""
    places = {band.id: place for place, band in enumerate(rulebook.bands)}
    found = [gate for gate in rulebook.gates if gate.quota is not None]
    return tuple(
        sorted(found, key=lambda gate: places.get(gate.quota.band, len(places)) if gate.quota else 0)
    )


def contender_of(
    rulebook: Rulebook, band: str, entered: Entered, gates: Answers, tests: Answers
) -> Contender | None:
    """Return between which keys a unit contends for a band, None where it never has it.

    `gates` and `tests` may be open: a unit contends in whatever way they turn out.
    """
    found = [
        (part, {band_at(rulebook, part.start, g, t) for g in completions(gates) for t in completions(tests)})
        for part in _parts(rulebook.bands, *entered.score)
    ]
    holding = [part for part, bands in found if band in bands]
    if not holding:
        return None
    worst, best = entered.ties
    last = holding[-1]
    end = key_of(last.end, best) if last.reached else just_below(last.end, best)
    sure = all(bands == {band} for _, bands in found)
    return Contender(entered.group, key_of(holding[0].start, worst), end, sure)


@dataclass(frozen=True, slots=True)
class _Part:
    """Scores between which no band begins, from `start` on; `end` itself belongs to them where it is
    `reached`."""

    start: Fraction
    end: Fraction
    reached: bool


def _parts(bands: tuple[Band, ...], low: Fraction, high: Fraction) -> Iterator[_Part]:
    steps = sorted({b.from_ for b in bands if b.from_ is not None and low < b.from_ <= high})
    starts = [low, *steps]
    for start, end in zip(starts, steps, strict=False):
        yield _Part(start, end, False)
    yield _Part(starts[-1], high, True)
