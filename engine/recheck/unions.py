"""Rows of several groups at once that move every figure as far as any rows of the same counts.

The rows chosen in each group move a figure as far as any so many of that group. Chosen in several groups they
may share what they vouch for (a counted row and one that could be counted, both of one venue) and together
move it less than they do one by one, while other rows of the same counts reach the sum. So every union that
is used is looked at again: where an end of a figure is not moved as far as the sum, rows are added, one by
one, until it is; where that fails, the whole groups stand in, further than which no rows of them move it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

Rows = frozenset[int]
End = tuple[str, int]  # of a figure: its least, 0, or its most, 1
Moved = Callable[[End, Rows], Fraction]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Of a group, by count: rows as bad as any so many, and how far any so many move each end at most."""

    rows: Sequence[Rows]
    far: Mapping[End, Sequence[Fraction]]

    @property
    def size(self) -> int:
        return len(self.rows) - 1


def whole_group(rows: Rows, ends: Iterable[End], moved: Moved) -> RowGroup:
    """Return a group of which all rows stand for any."""
    far = {end: (Fraction(0), *(moved(end, rows) for _ in rows)) for end in ends}
    return RowGroup((frozenset(), *(rows for _ in rows)), far)


def union_of(groups: Sequence[RowGroup], counts: Sequence[int], moved: Moved) -> Rows:
    """Return rows that move each end as far as any rows of these counts, one count for each group."""
    some = [(group, count) for group, count in zip(groups, counts, strict=True) if count]
    rows = frozenset[int]().union(*(group.rows[count] for group, count in some))
    all_rows = frozenset[int]().union(*(group.rows[-1] for group, _ in some))
    for end in sorted({end for group, _ in some for end in group.far}):
        fars = [group.far[end][count] for group, count in some if end in group.far]
        if sum(map(bool, fars)) > 1:  # moved by one group alone, the rows chosen in it are enough
            rows = _far_enough(rows, all_rows, sum(fars, Fraction(0)), partial(moved, end))
    return rows


def _far_enough(rows: Rows, all_rows: Rows, far: Fraction, moved: Callable[[Rows], Fraction]) -> Rows:
    """Return rows with more of `all_rows` until they move an end so far, or as far as the whole does."""
    now = moved(rows)
    if now >= far:
        return rows
    far = min(far, moved(all_rows))
    for row in sorted(all_rows - rows):
        if now >= far:
            break
        if (then := moved(rows | {row})) > now:
            rows, now = rows | {row}, then
    return rows if now >= far else all_rows
