"""Years running in one of a streak's bands."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
from dataclasses import dataclass

from engine.logic.kleene import Kleene, agreed, all_of
from engine.rulebook.model.rulebook import Streak

Bands = tuple[str, ...]  # those still possible


@dataclass(frozen=True, slots=True)
class StreakState:
    """Whether the streak is held, and how many years running so far: surely, and at most."""

    held: Kleene
    sure: int
    possible: int


def streak_of(streak: Streak, years: Sequence[Bands | None]) -> StreakState:
    """Return the state of a streak from each year's possible bands, newest first; None is a missing year.

    A missing year breaks it. An undecided year leaves it undecided, unless another year breaks it or every
    band it may still have gives the same answer. The years running may be more than the streak asks for.
    """
    answers = [_in(streak, bands) for bands in years]
    held = all_of(answers[: streak.years]) if len(answers) >= streak.years else False
    return StreakState(held, _running(answers, (True,)), _running(answers, (True, None)))


def _in(streak: Streak, bands: Bands | None) -> Kleene:
    return agreed(band in streak.bands for band in bands) if bands else False


def _running(answers: Sequence[Kleene], wanted: Container[Kleene]) -> int:
    return sum(1 for _ in itertools.takewhile(lambda answer: answer in wanted, answers))
