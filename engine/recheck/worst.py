"""For each count, rows that move a figure at least as far as any so many rows of a group do.

Rows that vouch for one thing (activities of one hamlet, inspections of one venue) move a figure only where
enough of them are in doubt, so rows are chosen thing by thing. Within a thing every set of rows is tried;
where there are too many, or a choice fails its check, all rows stand for any. Two things are assumed of a
figure: more rows in doubt never make it surer, and rows of several things move it no further than thing by
thing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import comb

MOST_SETS = 24  # of one size within one thing; beyond, the whole thing stands for any of its rows
Rows = frozenset[int]
Moved = Callable[[Rows], Fraction]


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows, how far any so many can move a figure, and how much they matter beside (the more, the better)."""

    far: Fraction
    beside: Fraction
    rows: Rows

    def __add__(self, other: "Choice") -> "Choice":
        return Choice(self.far + other.far, self.beside + other.beside, self.rows | other.rows)


NOTHING = Choice(Fraction(0), Fraction(0), frozenset())


def worst_rows(things: Sequence[Rows], moved: Moved, weight: Callable[[int], Fraction]) -> tuple[Choice, ...]:
    """Return for each count, from none to all, rows of things that move a figure as far as any so many.

    `weight` chooses among rows that move it as far: the heavier.
    """
    every = frozenset[int]().union(*things)
    farthest = moved(every)
    choices = [NOTHING]
    for thing in things:
        choices = _joined(choices, list(_of_thing(thing, moved, weight)))
    result: list[Choice] = []
    for choice in choices:
        settled = bool(result) and moved(result[-1].rows) == farthest
        rows, far = result[-1].rows if settled else choice.rows, min(choice.far, farthest)
        result.append(replace(choice, far=far, rows=rows if moved(rows) >= far else every))
    return tuple(result)


def _joined(some: Sequence[Choice], more: Sequence[Choice]) -> list[Choice]:
    """Return the best choices of rows from two lots of things, by count."""

    def best(count: int) -> Choice:
        most = range(max(0, count - len(more) + 1), min(count, len(some) - 1) + 1)
        return max((some[n] + more[count - n] for n in reversed(most)), key=_worth)

    return [best(count) for count in range(len(some) + len(more) - 1)]


def _worth(choice: Choice) -> tuple[Fraction, Fraction]:
    return choice.far, choice.beside


def _of_thing(thing: Rows, moved: Moved, weight: Callable[[int], Fraction]) -> Iterator[Choice]:
    """Yield the worst rows within one thing, by count."""

    def choice(rows: Rows) -> Choice:
        far = moved(rows)
        return Choice(far, sum(map(weight, rows), Fraction(0)), rows) if far else NOTHING

    complete, size = choice(thing), len(thing)
    all_but_one = max((choice(thing - {row}) for row in sorted(thing)), key=_worth)
    best = NOTHING
    for count in range(size + 1):
        if best.far < complete.far and all_but_one.far and comb(size, count) <= MOST_SETS:
            best = max((choice(frozenset(rows)) for rows in combinations(sorted(thing), count)), key=_worth)
        elif count == size or all_but_one.far:
            best = complete if best.far < complete.far else best
        yield best
