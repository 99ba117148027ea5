"""A figure as a share of the highest among the units it is compared with: the best has all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove
from engine.indicators.operations.figures import Figure, OverFigures
from engine.logic.cells import NOT_APPLICABLE, Cell, State, between, over
from engine.logic.domains import ZERO, Domain
from engine.rulebook.kinds.words import key, maybe
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import NUMBER

ENDLESS = float("inf")
Number = Fraction | float


class ShareOfBest(OverFigures, operation="share_of_best"):
    explained = (
        "So với đơn vị cao nhất",
        "Số liệu của đơn vị chia cho số cao nhất trong các đơn vị cùng so; cao nhất được 100 %, không trên 0"
        " thì là 0. Đơn vị nào còn chưa biết thì có thể là cao nhất.",
        '{share_of_best: committed_share, unit: "%", vi: So với đơn vị cao nhất}',
    )
    is_share: ClassVar[bool] = True
    has_total: ClassVar[bool] = False
    share_of_best: Figure = key("Số liệu so sánh", "Một chỉ số là số của đơn vị.", "committed_share")
    within: Literal["cluster", "type", "province"] | None = maybe(
        "Trong những đơn vị nào",
        "cluster: cùng cụm (ghi ở units.yaml); type: cùng loại đơn vị; province: cùng tỉnh. Bỏ trống: mọi đơn"
        " vị.",
        "cluster",
    )

    def checked(self, reader: contexts.SetReader) -> Self:
        if reader.subject != "unit":
            reader.report("R566", self.share_of_best, name="share_of_best")
        return super().checked(reader)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "ShareOfBest", {"name": self.share_of_best, "within": self.within, "times": self.times}

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return it open where the figure of a unit is that may be the best."""
        own = facts.cell(subject, self.share_of_best)
        return over(facts.once("unit", self, self._shares).get(subject.id, NOT_APPLICABLE), own)

    def _shares(self, facts: contexts.PeriodFacts, kind: str) -> dict[str, Cell]:
        from engine.indicators.subjects import Subject, clusters_of

        units = facts.compared_units
        cells = {unit: facts.cell(Subject(kind, unit), self.share_of_best) for unit in units}
        return shares_of_best(cells, clusters_of(facts.rules, self.within, units, facts.period), self.times)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        raise contexts.frames.NotColumnar(self.operation)

    def domain(self, domains: contexts.Domains) -> Domain:
        states = domains[self.share_of_best].states
        return Domain(NUMBER, low=ZERO, high=Fraction(self.times), states=states)

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        return hiding.move_in(home, self.share_of_best)


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
    shares = {id_: cell for id_, cell in cells.items() if id_ not in ends}
    for id_, (low, high) in ends.items():
        others = [highest[within[id_], at].beside((low, high)[at]) for at in (0, 1)]
        share = between(times * _share(low, others[1]), times * _share(high, others[0]), cells[id_].owed)
        shares[id_] = share
    return shares


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
    """Return what a number is of the highest, its own or the others': 0 of nothing, 1 if endless."""
    if own == 0:
        return ZERO
    if isinstance(own, float) or own >= others:
        return Fraction(1)
    return ZERO if isinstance(others, float) else own / others
