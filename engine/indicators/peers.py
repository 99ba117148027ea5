"""A figure held against those of the other subjects of the period: how likely is it that there are so few?"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from engine.indicators.clusters import clusters_of, compared_units, shares_of_best
from engine.indicators.subjects import Subject, SubjectFacts
from engine.logic.cells import NOT_APPLICABLE, Cell, known, over, unknown
from engine.rulebook.model.indicators import ChanceOfSoFew, ShareOfBest

DECIMALS = 10**9


class Peers:
    """The subjects of one period, as figures are held against them."""

    def __init__(self, facts: SubjectFacts) -> None:
        self.facts = facts
        self._shares: dict[ShareOfBest, dict[str, Cell]] = {}
        self._totals: dict[tuple[str, ChanceOfSoFew], tuple[int, int]] = {}

    def chance(self, subject: Subject, operation: ChanceOfSoFew) -> Cell:
        """Return the chance of at most so many, given all subjects whose two figures are known.

        Unknown where the subject's own are; not applicable where there is nothing to look among, or more was
        found than looked at, so that the figures are no part of one another.
        """
        own = self._cells(subject, operation)
        if not (own[0].known and own[1].known):
            return over(unknown(), *own)
        pair = _whole(own[0]), _whole(own[1])
        return over(chance_of(pair, self._total(subject.kind, operation), operation.times), *own)

    def share_of_best(self, subject: Subject, operation: ShareOfBest) -> Cell:
        """Return a unit's figure as a share of the best it is held against, open where a unit's is that may
        be the best."""
        if operation not in self._shares:
            units = compared_units(self.facts)
            cells = {unit: self.facts.cell(Subject("unit", unit), operation.name) for unit in units}
            groups = clusters_of(self.facts.rules, operation.within, units, self.facts.period)
            self._shares[operation] = shares_of_best(cells, groups, operation.times)
        own = self.facts.cell(subject, operation.name)
        return over(self._shares[operation].get(subject.id, NOT_APPLICABLE), own)

    def _cells(self, subject: Subject, operation: ChanceOfSoFew) -> tuple[Cell, Cell]:
        return self.facts.cell(subject, operation.name), self.facts.cell(subject, operation.among)

    def _total(self, kind: str, operation: ChanceOfSoFew) -> tuple[int, int]:
        if (kind, operation) not in self._totals:
            every = [self._cells(subject, operation) for subject in self.facts.subjects(kind)]
            pairs = [(_whole(a), _whole(b)) for a, b in every if a.known and b.known]
            self._totals[kind, operation] = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        return self._totals[kind, operation]


def chance_of(own: tuple[int, int], total: tuple[int, int], times: int) -> Cell:
    """Return the chance of finding so few, of what was found and looked at by one subject and by all."""
    (found, looked), (all_found, all_looked) = own, total
    if looked == 0 or all_found > all_looked:
        return NOT_APPLICABLE
    return known(_stated(times * at_most(found, looked, all_found, all_looked)))


def at_most(found: int, looked: int, all_found: int, all_looked: int) -> Fraction:
    """Return the hypergeometric chance of `found` or fewer when `looked` are drawn of `all_looked`,
    `all_found` marked."""
    ways = sum(
        comb(all_found, n) * comb(all_looked - all_found, looked - n)
        for n in range(max(0, looked - (all_looked - all_found)), min(found, looked, all_found) + 1)
    )
    return Fraction(ways, comb(all_looked, looked))


def _stated(chance: Fraction) -> Fraction:
    """Return a chance to nine decimals: its own fraction may have hundreds of digits."""
    return Fraction(round(chance * DECIMALS), DECIMALS)


def _whole(cell: Cell) -> int:
    assert isinstance(cell.value, Fraction)  # types were settled when the rules were read
    return int(cell.value)
