"""One indicator divided by another: as a share, in per cent, or for so many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, ClassVar, Literal, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import EITHER, FigureMove
from engine.indicators.operations.figures import Figure, OverFigures, no_more_than, of_parts
from engine.logic.cells import NOT_APPLICABLE, Cell, State, over, unknown
from engine.logic.domains import ZERO, Domain, states_if_none
from engine.logic.intervals import divided, ends_of
from engine.rulebook.kinds.words import Two, Whole, key, maybe
from engine.rulebook.model.indicators import (
    SHARE,
    Bands,
    Indicator,
    IndicatorSet,
    OverUnits,
    ShareOfCounts,
    Types,
)
from engine.rulebook.model.types import NUMBER, FactType

IfNone = Literal["not_applicable", "unknown"]
IF_NONE = ("Khi không chia được", "not_applicable: không áp dụng; unknown: chưa biết.", "not_applicable")


class Ratio(OverFigures, operation="ratio"):
    explained = ("Tỷ lệ, tỷ suất", 'Chia hai chỉ số; đơn vị "%" thì nhân 100, each: 1000 thì nhân 1000.')
    is_share: ClassVar[bool] = True
    ratio: Two[Figure] = key("Tỷ lệ", "[trên, dưới].")
    each: Whole | None = maybe("Tính trên", "Tính trên bao nhiêu: 1000 là trên 1.000 dân.")
    at_most: Whole | None = maybe(
        "Không quá",
        "Phần của một tổng không thể quá mức này; vượt là số liệu mâu thuẫn: tỷ lệ chỉ còn từ 0 đến mức ấy,"
        " và dòng phải sửa được nêu.",
    )
    if_none: IfNone = key(*IF_NONE)

    @property
    def above(self) -> str:
        return self.operands[0]

    @property
    def below(self) -> str:
        return self.operands[1]

    @property
    def times(self) -> int:
        return self.each or super().times

    # As it is read

    def type_among(self, types: Types, bands: Bands) -> FactType:
        type_ = super().type_among(types, bands)
        if self.each is not None:
            return replace(type_, plain_share=False)
        return replace(type_, above_all=self.at_most is None)

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.from_one("at_most", self)
        reader.from_one("each", self)
        return super().checked(reader)

    @property
    def usual_total(self) -> OverUnits:
        return SHARE

    def share_of_counts(self, among: Mapping[str, Indicator]) -> ShareOfCounts | None:
        if self.at_most is not None or not self.all_count(self.operands, among):
            return None
        return ShareOfCounts(self.name, self.above, self.below, self.times, self.if_none == "not_applicable")

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Quotient", {
            "above": self.above,
            "below": self.below,
            "times": self.times,
            "if_none": self.if_none,
            "at_most": self.at_most,
        }

    # What it comes to

    def of(self, *cells: Cell) -> Cell:
        above, below = cells
        if below.state is State.KNOWN and below.value == 0:
            return over(unknown() if self.if_none == "unknown" else NOT_APPLICABLE, above, below)
        ends = ends_of(above, below)
        share = of_parts(divided(ends[0], ends[1], self.times) if ends else None, above, below)
        return share if self.at_most is None else no_more_than(share, Fraction(self.at_most), above, below)

    def exactly(self, *columns: contexts.FactColumn) -> contexts.Exact:
        above, below = columns
        share, right = contexts.arithmetic.quotient(above, below, self.times)
        if self.at_most is not None:
            right = right & ~share.low.compare("more_than", Fraction(self.at_most))
        return share, right

    # What it can be

    def domain(self, domains: contexts.Domains) -> Domain:
        above, below = (domains.indicators.get(name) for name in self.operands)
        part = above is not None and below is not None and above.is_part_of(below)
        low = ZERO if all(domains[name].counted for name in self.operands) else None
        high = Fraction(self.times) if part else None
        return Domain(NUMBER, low=low, high=high, states=states_if_none(self.if_none))

    def formulas(self, variables: contexts.FactVariables) -> list[Any]:
        import z3  # type: ignore[import-untyped]

        if self.below not in variables.values:
            return []
        value, state = variables.values[self.name], variables.states[self.name]
        below = variables.values[self.below]
        rules = [(state == State.KNOWN.value) == (below != 0)]
        if self.above in variables.values:
            exact = value * below == self.times * variables.values[self.above]
            rules.append(z3.Implies(below != 0, exact))
        return rules

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        """Let a share of what is hidden move any way: who hides chooses what to hide."""
        above, below = self.moves(hiding, home)
        if below is None:
            return above
        return FigureMove(EITHER, below.through | (above.through if above else frozenset()))
