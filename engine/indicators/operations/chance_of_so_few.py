"""How likely so few of one thing are among as many of another, given all units of the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import Any, ClassVar, NamedTuple, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove
from engine.indicators.operations.figures import Figure, OverFigures
from engine.logic.cells import NOT_APPLICABLE, Cell, State, between, over, unknown
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.words import Two, key
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import NUMBER

DECIMALS = 10**9
Pair = tuple[Cell, Cell]  # how many, among how many


class ChanceOfSoFew(OverFigures, operation="chance_of_so_few"):
    """The hypergeometric chance of at most that many; open where a figure of any unit is."""

    explained = (
        "Khả năng chỉ có ngần ấy",
        "Nếu xã này như các xã khác cùng kỳ, khả năng chỉ có ngần ấy hoặc ít hơn (phân phối siêu bội, đúng"
        ' từng số); đơn vị "%" thì nhân 100. Số của một xã chưa biết thì khả năng là khoảng, hoặc chưa biết.',
    )
    is_share: ClassVar[bool] = True
    has_total: ClassVar[bool] = False
    chance_of_so_few: Two[Figure] = key(
        "Khả năng", "[số có được, có bao nhiêu lần hay bao nhiêu nơi có thể có], cả hai là chỉ số đếm được."
    )

    def checked(self, reader: contexts.SetReader) -> Self:
        if reader.subject != "unit":
            reader.report("R566", self.operands[0], name="chance_of_so_few")
        return super().checked(reader)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "ChanceOfSoFew", dict(zip(("name", "among"), self.operands, strict=True), times=self.times)

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return it; not applicable if nothing was looked at, or more was found than looked at."""
        return facts.once("unit", self, self._of_units).get(subject.id, NOT_APPLICABLE)

    def _of_units(self, facts: contexts.PeriodFacts, kind: str) -> dict[str, Cell]:
        from engine.indicators.subjects import Subject

        units = facts.compared_units
        cells = [self.cells(facts, Subject(kind, unit)) for unit in units]
        return dict(
            zip(units, chances_of_so_few([(few, looked) for few, looked in cells], self.times), strict=True)
        )

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        few, looked = self.columns(columns, kind)
        at, rows = contexts.columns.cell_at, columns.compared_units.nonzero()[0].tolist()
        pairs = [(at(few, row), at(looked, row)) for row in rows]
        cells = [NOT_APPLICABLE] * len(few)
        for row, cell in zip(rows, chances_of_so_few(pairs, self.times), strict=True):
            cells[row] = cell
        return contexts.columns.column_from_cells(self.type, cells)

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(NUMBER, low=ZERO, high=Fraction(self.times), states=(State.NOT_APPLICABLE,))

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        return hiding.move_in(home, self.operands[0])


class _Ends(NamedTuple):
    """The least and the most a whole number may be; None: any number more."""

    least: int
    most: int | None

    @classmethod
    def of(cls, cell: Cell) -> _Ends:
        low, high = cell.ends
        most = int(high) if isinstance(high, Fraction) else None
        return cls(int(low) if isinstance(low, Fraction) else 0, most)


def chances_of_so_few(pairs: Sequence[Pair], times: int) -> list[Cell]:
    """Return the chance of each of some units to have so few, given all of them.

    Whose figure does not apply is compared with nobody. A chance falls as the others have more, or look at
    less, and as the own number is less, of more looked at: so its ends are those of the figures.
    """
    compared = [_applies(pair) for pair in pairs]
    ends = [(_Ends.of(few), _Ends.of(looked)) for few, looked in pairs]
    all_few, all_looked = (
        _added(e[at] for e, applies in zip(ends, compared, strict=True) if applies) for at in (0, 1)
    )
    owed = Cell(State.UNKNOWN, owed=unknown(tuple(o for pair in pairs for c in pair for o in c.owed)).owed)
    return [
        over(_chance(*own, all_few, all_looked, times) if applies else NOT_APPLICABLE, *pair, owed)
        for pair, own, applies in zip(pairs, ends, compared, strict=True)
    ]


def _applies(pair: Pair) -> bool:
    return all(cell.state is not State.NOT_APPLICABLE for cell in pair)


def _added(ends: Iterable[_Ends]) -> _Ends:
    every = list(ends)
    most = [e.most for e in every if e.most is not None]
    return _Ends(sum(e.least for e in every), sum(most) if len(most) == len(every) else None)


def _chance(few: _Ends, looked: _Ends, all_few: _Ends, all_looked: _Ends, times: int) -> Cell:
    """Return the chance of one unit; not bounded where it may not apply."""
    if looked.most == 0 or (all_looked.most is not None and all_few.least > all_looked.most):
        return NOT_APPLICABLE
    if few.most is None or all_few.most is None or looked.least == 0 or all_few.most > all_looked.least:
        return unknown()
    spread, least, most = few.most - few.least, ZERO, Fraction(1)
    if looked.most is not None:
        others = all_looked.least - looked.least
        least = at_most(few.least, looked.most, all_few.most - spread, others + looked.most)
        if all_looked.most is not None:
            others = all_looked.most - looked.most
            most = at_most(few.most, looked.least, all_few.least + spread, others + looked.least)
    # to nine decimals: its own fraction may have hundreds of digits
    low, high = (Fraction(round(times * end * DECIMALS), DECIMALS) for end in (least, most))
    return between(low, high)


@lru_cache(10_000)
def at_most(few: int, looked: int, all_few: int, all_looked: int) -> Fraction:
    """Return the chance of `few` or fewer when `looked` are drawn of `all_looked`, `all_few` marked."""
    others = all_looked - all_few
    ways = sum(
        comb(all_few, n) * comb(others, looked - n)
        for n in range(max(0, looked - others), min(few, looked, all_few) + 1)
    )
    return Fraction(ways, comb(all_looked, looked))
