"""What each row of disjoint groups carries, so that no rows cost more than they carry together.

`most` gives for counts, one for each group, the loss of rows at least as bad as any rows of these counts or
of lesser ones. A share for each group is raised until counts times shares reach that loss for all counts: a
box of counts is settled where the loss at its upper corner is reached by the shares at its lower one; a box
that is not is cut in half.
"""

from collections.abc import Callable
from fractions import Fraction

Counts = tuple[int, ...]
Most = Callable[[Counts], Fraction]


def shares_of(sizes: Counts, most: Most) -> tuple[Fraction, ...]:
    """Return the share of a row of each group, in points."""
    shares = [Fraction(0)] * len(sizes)
    for group, size in enumerate(sizes):  # each by itself first, so that what it costs alone is its own
        _raise(shares, _only(group, 1, sizes), _only(group, size, sizes), most)
    _raise(shares, (0,) * len(sizes), sizes, most)
    return tuple(shares)


def _only(group: int, count: int, sizes: Counts) -> Counts:
    return tuple(count if place == group else 0 for place in range(len(sizes)))


def _raise(shares: list[Fraction], low: Counts, high: Counts, most: Most) -> None:
    """Raise shares until no counts of a box, both corners included, cost more than they carry."""
    boxes = [(low, high)]
    while boxes:
        low, high = boxes.pop()
        missing = most(high) - sum(count * share for count, share in zip(low, shares, strict=True))
        if missing <= 0:
            continue
        if low == high:
            for place, count in enumerate(low):
                shares[place] += missing / sum(low) if count else 0
            continue
        widest = max(range(len(low)), key=lambda place: high[place] - low[place])
        middle = (low[widest] + high[widest]) // 2
        boxes.append((low, (*high[:widest], middle, *high[widest + 1 :])))
        boxes.append(((*low[:widest], middle + 1, *low[widest + 1 :]), high))
