"""What is true of every commune and year, to pick what an attack asks of; and how a commune's year is
named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.desk.office.disclosure.published import Counted

Place = tuple[str, str]  # unit, year; of what a later edition of the year says, the year and a plus


@dataclass(frozen=True)
class Known:
    """What is true, for picking what to ask of: counts, and the criteria whose points follow from them
    alone."""

    counts: Mapping[Place, Mapping[str, int]]
    between: Mapping[Place, Mapping[str, Counted]]  # counts of which the ends alone are known
    computed: frozenset[tuple[str, str, str]]
    titles: Mapping[str, str]  # name of a count by its title
    units: Mapping[str, str | None]  # what a count is counted in
    summed: Sequence[str]  # counts that a workbook may add up over all communes
    full: Mapping[tuple[str, str], Fraction]  # (unit, criterion): the share that gives all points
    totals: Mapping[Place, Counted]  # points of all criteria, in hundredths
