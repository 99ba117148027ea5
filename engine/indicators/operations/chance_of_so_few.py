"""How likely so few of one thing are among as many of another, given all subjects of the period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import Any, ClassVar

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove
from engine.indicators.operations.figures import Figure, OverFigures
from engine.logic.cells import NOT_APPLICABLE, Cell, State, known, over, unknown
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.words import key
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import NUMBER

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
        return self._chance(self.cells(facts, subject), lambda: facts.once(subject.kind, self, self._total))

    def _total(self, facts: contexts.PeriodFacts, kind: str) -> Pair:
        pairs = filter(None, (_known_pair(self.cells(facts, each)) for each in facts.subjects(kind)))
        return _added(pairs)

    def _chance(self, own: Sequence[Cell], total: Callable[[], Pair]) -> Cell:
        pair = _known_pair(own)
        if pair is None:
            return over(unknown(), *own)
        (few, looked), (all_few, all_looked) = pair, total()
        if looked == 0 or all_few > all_looked:
            return over(NOT_APPLICABLE, *own)
        # to nine decimals: its own fraction may have hundreds of digits
        chance = self.times * at_most(few, looked, all_few, all_looked)
        return over(known(Fraction(round(chance * DECIMALS), DECIMALS)), *own)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        operands = self.columns(columns, kind)
        counted = columns.sent if kind == "unit" else columns.open_venues
        counted = counted & contexts.arithmetic.known(operands)
        few, looked = (sum(_integers(column, counted)) for column in operands)
        unknown_yet = contexts.arithmetic.nowhere(len(counted))
        return contexts.arithmetic.completed(
            unknown_yet, operands, lambda *own: self._chance(own, lambda: (few, looked))
        )

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


def _known_pair(cells: Sequence[Cell]) -> Pair | None:
    few, looked = (int(c.value) if c.known and isinstance(c.value, Fraction) else None for c in cells)
    return None if few is None or looked is None else (few, looked)


def _added(pairs: Iterable[Pair]) -> Pair:
    every = list(pairs)
    return sum(few for few, _ in every), sum(looked for _, looked in every)


def _integers(column: contexts.FactColumn, rows: contexts.Mask) -> list[int]:
    """Return the integer part of the known numbers in some rows."""
    pairs = zip(column.low.numerators[rows].tolist(), column.low.below[rows].tolist(), strict=True)
    return [int(Fraction(above, below)) for above, below in pairs]
