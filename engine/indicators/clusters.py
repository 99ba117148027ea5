"""Units that are held against one another, and a figure of theirs as a share of the best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.indicators.subjects import SubjectFacts
from engine.logic.cells import Cell, State, between
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

ENDLESS = float("inf")
ZERO = Fraction(0)
Number = Fraction | float


def clusters_of(rules: Rules, within: str | None, codes: Sequence[str], period: Period) -> list[str]:
    """Return whom each unit is held against, by a field of the unit; those that are not listed stand by
    themselves."""
    if within is None:
        return [""] * len(codes)
    listed = {unit.code: getattr(unit, within) or "" for unit in rules.units.on(period.end)}
    return [listed.get(code, "") for code in codes]


def compared_units(facts: SubjectFacts) -> tuple[str, ...]:
    """Return the units of a period: those listed, and those that sent anything and are not gone."""
    units, end = facts.rules.units, facts.period.end
    sent = (s.id for s in facts.subjects("unit") if not units.no_more(s.id, end))
    return tuple(sorted({*sent, *(unit.code for unit in units.on(end))}))


@dataclass(frozen=True, slots=True)
class _Highest:
    """The highest number of a group, and the highest without it."""

    first: Number
    second: Number

    @classmethod
    def of(cls, numbers: Iterable[Number]) -> _Highest:
        first, second, *_ = (*sorted(numbers, reverse=True)[:2], ZERO, ZERO)
        return cls(first, second)

    def beside(self, own: Number) -> Number:
        """Return the highest of the others of one of the group."""
        return self.second if own == self.first else self.first


def shares_of_best(cells: Mapping[str, Cell], groups: Sequence[str], times: int) -> dict[str, Cell]:
    """Return each unit's figure as a share of the highest of its group, `groups` in the order of the units.

    Whose figure does not apply is compared with nobody. The least is a unit's own least against the others at
    their most, and the other way round: each figure turns out by itself.
    """
    within = dict(zip(cells, groups, strict=True))
    ends = {id_: _ends(cell) for id_, cell in cells.items() if cell.state is not State.NOT_APPLICABLE}
    highest = {
        (group, at): _Highest.of(e[at] for id_, e in ends.items() if within[id_] == group)
        for group in set(groups)
        for at in (0, 1)
    }
    found = {id_: cell for id_, cell in cells.items() if id_ not in ends}
    for id_, (low, high) in ends.items():
        others = [highest[within[id_], at].beside((low, high)[at]) for at in (0, 1)]
        share = between(times * _share(low, others[1]), times * _share(high, others[0]), cells[id_].owed)
        found[id_] = share
    return found


def _ends(cell: Cell) -> tuple[Number, Number]:
    """Return the least and the most, none below zero; no date is nothing, `never` more than any number."""
    if cell.state is State.NEVER:
        return ENDLESS, ENDLESS
    if cell.state is State.NONE:
        return ZERO, ZERO
    low, high = cell.ends
    return (
        max(low, ZERO) if isinstance(low, Fraction) else ZERO,
        max(high, ZERO) if isinstance(high, Fraction) else ENDLESS,
    )


def _share(own: Number, others: Number) -> Fraction:
    """Return what a number is of the highest, its own or the others': nothing of nothing, all where it has no
    end."""
    if own == 0:
        return ZERO
    if isinstance(own, float) or own >= others:
        return Fraction(1)
    return ZERO if isinstance(others, float) else own / others
