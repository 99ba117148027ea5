"""For each count, rows that move a figure at least as far as any so many rows of a group do.

Rows that vouch for one thing (activities of one hamlet, inspections of one venue) move a figure only where
enough of them are in doubt, so rows are chosen thing by thing. Within a thing every set of rows is tried;
where there are too many, or a choice fails its check, all rows stand for any. Two things are assumed of a
figure: more rows in doubt never make it surer, and rows of several things move it no further than thing by
thing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

MOST_SETS = 24  # of one size within one thing; beyond, the whole thing stands for any of its rows
Rows = frozenset[int]
Moved = Callable[[Rows], Fraction]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Rows, how far any so many can move a figure, and how much they matter beside (the more, the better)."""

    far: Fraction
    beside: Fraction
    rows: Rows

    def __add__(self, other: "_Choice") -> "_Choice":
        return _Choice(self.far + other.far, self.beside + other.beside, self.rows | other.rows)


NOTHING = _Choice(Fraction(0), Fraction(0), frozenset())


def worst_rows(things: Sequence[Rows], moved: Moved, weight: Callable[[int], Fraction]) -> tuple[Rows, ...]:
    """Return for each count, from none to all, rows of things that move a figure as far as any so many.

    `weight` chooses among rows that move it as far: the heavier.
    """
    every = frozenset[int]().union(*things)
    farthest = moved(every)
    choices = [NOTHING]
    for thing in things:
        choices = _joined(choices, list(_of_thing(thing, moved, weight)))
    result: list[Rows] = []
    for choice in choices:
        settled = bool(result) and moved(result[-1]) == farthest
        rows = result[-1] if settled else choice.rows
        result.append(rows if moved(rows) >= min(choice.far, farthest) else every)
    return tuple(result)


def _joined(some: Sequence[_Choice], more: Sequence[_Choice]) -> list[_Choice]:
    """Return the best choices of rows from two lots of things, by count."""

    def best(count: int) -> _Choice:
        most = range(max(0, count - len(more) + 1), min(count, len(some) - 1) + 1)
        return max((some[n] + more[count - n] for n in reversed(most)), key=_worth)

    return [best(count) for count in range(len(some) + len(more) - 1)]


def _worth(choice: _Choice) -> tuple[Fraction, Fraction]:
    return choice.far, choice.beside


def _of_thing(thing: Rows, moved: Moved, weight: Callable[[int], Fraction]) -> Iterator[_Choice]:
    """Yield the worst rows within one thing, by count."""

    def choice(rows: Rows) -> _Choice:
        far = moved(rows)
        return _Choice(far, sum(map(weight, rows), Fraction(0)), rows) if far else NOTHING

    whole, size = choice(thing), len(thing)
    all_but_one = max((choice(thing - {row}) for row in sorted(thing)), key=_worth)
    best = NOTHING
    for count in range(size + 1):
        if best.far < whole.far and all_but_one.far and comb(size, count) <= MOST_SETS:
            best = max((choice(frozenset(rows)) for rows in combinations(sorted(thing), count)), key=_worth)
        elif count == size or all_but_one.far:
            best = whole if best.far < whole.far else best
        yield best
