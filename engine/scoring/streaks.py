"""Years running in one of a streak's bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.kleene import Kleene, all_of
from engine.rulebook.model import Streak

Bands = tuple[str, ...]  # those still possible


@dataclass(frozen=True, slots=True)
class StreakState:
    """Whether the streak is held, and how many years running so far: surely, and at most."""

    held: Kleene
    sure: int
    possible: int


def streak_of(streak: Streak, years: Sequence[Bands | None]) -> StreakState:
    """Return the state of a streak from each year's possible bands, newest first; None is a missing year.

    A missing year breaks it. An undecided year leaves it undecided, unless another year breaks it or every band
    it may still have gives the same answer.
    """
    answers = [_in(streak, bands) for bands in years[: streak.years]]
    answers += [False] * (streak.years - len(answers))
    return StreakState(all_of(answers), _leading(answers, (True,)), _leading(answers, (True, None)))


def _in(streak: Streak, bands: Bands | None) -> Kleene:
    if not bands:
        return False
    inside = {band in streak.bands for band in bands}
    return inside.pop() if len(inside) == 1 else None


def _leading(answers: Sequence[Kleene], wanted: tuple[Kleene, ...]) -> int:
    return next((i for i, answer in enumerate(answers) if answer not in wanted), len(answers))
