"""What a proof found: which rule, since when, and facts that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.analysis.samples import Sample
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place

FAULTS = frozenset({"P401", "P501"})
"""Findings that break what the rules themselves promise; the rest are for a person to look at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`sample` shows it; `pair`, where there is one, is the sample to compare it with.

    `day` and `until` are the ends of the first and last period it holds for (None: to the end). `blamed` are
    the criteria that keep the sample from more points; `matters` the facts of the sample worth reading, ()
    for all.
    """

    fault: Fault
    rulebook: str
    day: date | None = None
    sample: Sample = field(default_factory=dict)
    pair: Sample = field(default_factory=dict)
    unit: Mapping[str, bool] = field(default_factory=dict)
    until: date | None = None
    blamed: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.fault.code

    @property
    def serious(self) -> bool:
        return self.code in FAULTS

    @property
    def order(self) -> tuple[object, ...]:
        return (self.fault.place, self.code, tuple(sorted(self.fault.params.items())))


def finding_at(
    code: str, place: Place, rulebook: str, day: date | None = None, /, **params: object
) -> Finding:
    """Return a finding that no facts are needed to show."""
    return Finding(Fault(code, place, {key: str(value) for key, value in params.items()}), rulebook, day)
