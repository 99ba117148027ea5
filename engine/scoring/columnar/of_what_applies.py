"""Points out of what applies, over columns; must give what `scoring/of_what_applies.py` gives for each
row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.points_asked import PointsAsked
from engine.rulebook.model.rounding import Way
from engine.rulebook.model.rulebook import Criterion, Lines
from engine.scoring.columnar.answers import Answers, any_of, negated
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, Mask, ratios
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.rounding import whole
from engine.scoring.columnar.widths import Ints, width_for

PRESENT, ABSENT, OPEN = 0, 1, 2  # as answers to "does it leave the total?" are written


def absence(criterion: Criterion, block: Block) -> Answers:
    """Return where a criterion that leaves the total does not apply."""
    parts = [] if criterion.applies_when is None else [negated(holding(criterion.applies_when, block))]
    if not isinstance(criterion.points, Lines):
        column = block.fact(criterion.points.fact)
        if column.states is not None:
            nothing = column.states == State.NOT_APPLICABLE
            may_be = (column.states == State.UNKNOWN) & ~column.bounded
            parts.append(Answers(nothing | may_be, ~nothing))
    return any_of(parts, block.rows)


@dataclass(frozen=True, slots=True)
class Quotients:
    """Points ÷ what there is to be had, row by row; nothing is to be had where `below` is 0."""

    above: Ints
    below: Ints


@dataclass(frozen=True, slots=True)
class Parts:
    """What a quotient is made of: the sums that are there for sure, and each criterion that may be there or
    not."""

    above: Ints
    below: Ints
    open: Sequence[tuple[Mask, Ints, int]]  # where, points, the most

    def least(self, way: int = 1) -> Quotients:
        """Return the least quotient of each row (the most where `way` is -1): each step leaves out what
        raises it."""
        above, below = self.above * way, self.below
        for _ in range(len(self.open) + 1):
            taken = [
                (where & (points * way * below < most * above), points, most)
                for where, points, most in self.open
            ]
            above, below = self.above * way, self.below
            for here, points, most in taken:
                above, below = above + here * points * way, below + here * most
        return Quotients(above * way, below)


def parts_of(
    asked: PointsAsked, added: Ints, points: Mapping[str, Ints], absent: Mapping[str, Ints], scale: int
) -> Parts:
    """Take points apart. `added`: the sums with nothing of what may be absent; `points` and `absent`: of
    those that may."""
    most = {c.id: int(c.counted * scale) for c in asked.leaving}
    surely = int(asked.most_of(lambda c: not c.leaves) * scale)
    farthest = max([abs(int(added.min())), abs(int(added.max())), 1]) if len(added) else 1
    farthest += sum(max(abs(int(p.min())), abs(int(p.max()))) for p in points.values() if len(p))
    width = width_for(200 * farthest * max(surely + sum(most.values()), 1))
    below = np.full(len(added), surely, width)
    for id_, codes in absent.items():
        below = below + (codes == PRESENT) * width.type(most[id_])
    open_ = [(codes == OPEN, points[id_].astype(width), most[id_]) for id_, codes in absent.items()]
    return Parts(added.astype(width), below, open_)


def share_column(parts: tuple[Parts, Parts]) -> FactColumn:
    """Return the share in per cent of the least and of the most points as a fact."""
    low, high = parts[0].least(), parts[1].least(-1)
    some = parts[0].below > 0
    open_ = np.zeros(len(some), np.bool_)
    for where, _, _ in parts[0].open:
        open_ |= where
    same = low.above * high.below == high.above * low.below
    states = np.where(some & same, State.KNOWN, np.where(some | open_, State.UNKNOWN, State.NOT_APPLICABLE))
    ends = np.where(some, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    found = ratios(low.above * 100, low.below, states.astype(np.uint8))
    least, most = (ratios(end.above * 100, end.below, ends) for end in (low, high))
    return FactColumn(
        found.kind, found.numerators, found.denominators, found.states, (), None, found.bounds, least, most
    )


def brought_to(total: int, quotients: Quotients, by: Way) -> Ints:
    """Return quotients of a whole number, rounded."""
    width = width_for(
        4 * total * max(int(np.abs(quotients.above).max(initial=0)), 1)
        + 4 * int(quotients.below.max(initial=0))
    )
    above, below = quotients.above.astype(width), quotients.below.astype(width)
    return whole(total * above, below, by)
