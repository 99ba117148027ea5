"""Probes: places of a rulebook that scenarios should hit, and the answers each should be hit with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, known, unknown
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.rulebook.model.points_asked import SCORE
from engine.rulebook.text.places import NOWHERE, Place
from engine.scoring.results import Scored

TRUE, FALSE, UNKNOWN, BETWEEN, NOT_APPLICABLE = "true", "false", "unknown", "between", "not_applicable"
FOLLOW_UP = "follow_up"  # where scenarios ask what follows, as under a rulebook
WHOLE = "*"  # a scenario that asks for the sum of points or the band


@dataclass(frozen=True, slots=True)
class Sight:
    """What one scenario looked at: one subject under one rulebook in one period, and what it asked about it.

    `computed` is the plain reference's score with the lines that settled it; `scored` has appraised points in
    place.
    """

    rulebook: str
    subject: Subject
    facts: PeriodFacts
    computed: Scored
    scored: Scored
    signs: Mapping[str, Kleene]
    streaks: Mapping[str, Kleene]
    asked: frozenset[str]
    among: Mapping[str, Cell] = field(default_factory=dict)  # what is decided among units

    @property
    def day(self) -> date:
        """The last day of the period: what of the rulebook holds on it was looked at."""
        return self.facts.period.end

    @property
    def frame(self) -> Frame:
        return self.facts.frame(self.subject)

    def cell(self, name: str) -> Cell:
        if name == SCORE:
            low, high = self.computed.low, self.computed.high
            return known(low) if low == high else unknown()
        return self.among[name] if name in self.among else self.facts.cell(self.subject, name)


@dataclass(frozen=True, slots=True)
class Turn:
    """A threshold: the figure, where it turns, and the step just beside it."""

    fact: str
    cut: Fraction
    step: Fraction


@dataclass(frozen=True, slots=True)
class Probe:
    """One place and the answers wanted of it.

    `item` is the id of a criterion, gate, band, sign or streak, or the name of a parameter or indicator;
    `kind` and `part` say which place of it, `force` of which version of it. It counts as hit only by a
    scenario that asks about one of `asked_by`.
    """

    rulebook: str
    item: str
    kind: str
    part: str
    wanted: tuple[str, ...]
    asked_by: frozenset[str] = field(compare=False)
    see: Callable[[Any], Iterable[str]] = field(compare=False, repr=False)
    place: Place = field(default=NOWHERE, compare=False)
    turn: Turn | None = field(default=None, compare=False)
    force: tuple[date | None, date | None] = (None, None)

    def seen(self, sight: Any) -> frozenset[str]:
        """Return which of the wanted answers a scenario hits."""
        if sight.rulebook != self.rulebook or not self.asked_by & sight.asked:
            return frozenset()
        return frozenset(self.see(sight)) & frozenset(self.wanted)


def answer_name(answer: Kleene) -> str:
    return UNKNOWN if answer is None else TRUE if answer else FALSE
