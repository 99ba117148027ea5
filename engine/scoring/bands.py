"""Which bands a score may have: both ends, and both values of every unknown gate and band test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.kleene import Kleene
from engine.rulebook.model import Band, Rulebook


def possible_bands(
    rulebook: Rulebook,
    low: Fraction,
    high: Fraction,
    gates: Mapping[str, Kleene],
    tests: Mapping[str, Kleene],
) -> tuple[str, ...]:
    """Return the bands still possible, best first, with every band between the best and the worst by points."""
    found: set[str] = set()
    for closed in _completions(gates):
        for held in _completions(tests):
            ends = {band_at(rulebook, points, closed, held) for points in (low, high)}
            found |= _between(rulebook, ends, closed, held)
    return tuple(band.id for band in rulebook.bands if band.id in found)


def _completions(answers: Mapping[str, Kleene]) -> Iterator[Mapping[str, bool]]:
    """Yield every way the unknown answers may turn out."""
    open_ = [name for name, answer in answers.items() if answer is None]
    settled = {name: answer for name, answer in answers.items() if answer is not None}
    for values in itertools.product((False, True), repeat=len(open_)):
        yield {**settled, **dict(zip(open_, values, strict=True))}


def band_at(
    rulebook: Rulebook, points: Fraction, gates: Mapping[str, bool], tests: Mapping[str, bool]
) -> str:
    """Return the band of one exact score.

    A gate with `band` sets it; the first listed that holds wins. Else it is the highest band reached that every
    gate allows and whose own test holds, or the lowest of these where none is reached; where gates leave no band
    at all, the lowest band.
    """
    for gate in rulebook.gates:
        if gate.band is not None and gates[gate.id]:
            return gate.band
    allowed = _allowed(rulebook, gates, tests)
    reached = [band for band in allowed if band.from_ is not None and band.from_ <= points]
    return (reached[0] if reached else allowed[-1]).id


def _allowed(rulebook: Rulebook, gates: Mapping[str, bool], tests: Mapping[str, bool]) -> list[Band]:
    ranked = [band for band in rulebook.bands if band.from_ is not None]
    limits = [g.bands_allowed for g in rulebook.gates if g.bands_allowed is not None and gates[g.id]]
    fitting = [b for b in ranked if tests.get(b.id, True) and all(b.id in limit for limit in limits)]
    return fitting or ranked[-1:]


def _between(
    rulebook: Rulebook, ends: set[str], gates: Mapping[str, bool], tests: Mapping[str, bool]
) -> set[str]:
    """Add the bands that points between the two ends would give."""
    if len(ends) == 1:
        return ends
    order = [band.id for band in _allowed(rulebook, gates, tests)]
    first, last = sorted(order.index(id_) for id_ in ends)
    return set(order[first : last + 1])
