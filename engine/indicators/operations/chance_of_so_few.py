"""How likely so few of one thing are among as many of another, given all subjects of the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from math import comb
from typing import Any, ClassVar

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove
from engine.indicators.operations.figures import Figure, OverFigures
from engine.logic.cells import NOT_APPLICABLE, Cell, State, known, over, unknown
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.words import key
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import NUMBER, FactType

DECIMALS = 10**9
Pair = tuple[int, int]  # how many, among how many


class ChanceOfSoFew(OverFigures, operation="chance_of_so_few"):
    """The hypergeometric chance of at most that many, given all subjects whose two figures are known."""

    explained = (
        "Khả năng chỉ có ngần ấy",
        "Nếu xã này như các xã khác cùng kỳ, khả năng chỉ có ngần ấy hoặc ít hơn (phân phối siêu bội, đúng"
        ' từng số); đơn vị "%" thì nhân 100.',
    )
    is_share: ClassVar[bool] = True
    has_total: ClassVar[bool] = False
    chance_of_so_few: Figure = key("Số có được", "Chỉ số đếm được.")
    among: Figure = key("Trên bao nhiêu", "Chỉ số nói có bao nhiêu lần, bao nhiêu nơi có thể có.")

    @property
    def operands(self) -> tuple[str, ...]:
        return self.chance_of_so_few, self.among

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "ChanceOfSoFew", {"name": self.chance_of_so_few, "among": self.among, "times": self.times}

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return it; not applicable if nothing was looked at, or more was found than looked at."""
        own = self.cells(facts, subject)
        pair = _known_pair(own)
        if pair is None:
            return over(unknown(), *own)
        return over(self._chance(pair, facts.once(subject.kind, self, self._total)), *own)

    def _total(self, facts: contexts.PeriodFacts, kind: str) -> Pair:
        pairs = filter(None, (_known_pair(self.cells(facts, one)) for one in facts.subjects(kind)))
        return _added(pairs)

    def _chance(self, own: Pair, total: Pair) -> Cell:
        (few, looked), (all_few, all_looked) = own, total
        if looked == 0 or all_few > all_looked:
            return NOT_APPLICABLE
        # to nine decimals: its own fraction may have hundreds of digits
        chance = self.times * at_most(few, looked, all_few, all_looked)
        return known(Fraction(round(chance * DECIMALS), DECIMALS))

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        few, looked = self.columns(columns, kind)
        counted = columns.sent if kind == "unit" else columns.open_venues
        both_known = few.known & looked.known
        pairs = list(zip(_integers(few), _integers(looked), strict=True))
        total = _added(pairs[at] for at in contexts.numpy.flatnonzero(both_known & counted))
        chance = cache(lambda own: self._chance(own, total))
        cells: Iterator[Cell] = (
            chance(own) if is_known else unknown() for own, is_known in zip(pairs, both_known, strict=True)
        )
        return contexts.columns.column_from_cells(FactType(NUMBER), list(cells))

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(NUMBER, low=ZERO, high=Fraction(self.times), states=(State.NOT_APPLICABLE,))

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        return hiding.move_in(home, self.chance_of_so_few)


def at_most(few: int, looked: int, all_few: int, all_looked: int) -> Fraction:
    """Return the chance of `few` or fewer when `looked` are drawn of `all_looked`, `all_few` marked."""
    others = all_looked - all_few
    ways = sum(
        comb(all_few, n) * comb(others, looked - n)
        for n in range(max(0, looked - others), min(few, looked, all_few) + 1)
    )
    return Fraction(ways, comb(all_looked, looked))


def _known_pair(cells: list[Cell]) -> Pair | None:
    few, looked = (int(c.value) if c.known and isinstance(c.value, Fraction) else None for c in cells)
    return None if few is None or looked is None else (few, looked)


def _added(pairs: Iterable[Pair]) -> Pair:
    every = list(pairs)
    return sum(few for few, _ in every), sum(looked for _, looked in every)


def _integers(column: contexts.FactColumn) -> list[int]:
    """Return the integer part of each number; what is not known means nothing."""
    pairs = zip(column.low.numerators.tolist(), column.low.below.tolist(), strict=True)
    return [int(Fraction(above, below or 1)) for above, below in pairs]
