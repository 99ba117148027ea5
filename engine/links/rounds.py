"""Rounds: workers who came from one venue to another by way of a third, where several go round all three."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.links.book import Book
from engine.links.statement_index import grouped
from engine.links.statements import WorkerMove

Pair = tuple[str, str]
Rounds = Mapping[Pair, tuple["Detour", ...]]


class Detour(NamedTuple):
    """A worker's two moves, the one to the third venue and the one on from it."""

    out: WorkerMove
    on: WorkerMove


def rounds_of(book: Book, moves: Iterable[WorkerMove] | None = None) -> Rounds:
    """Return, for two venues, the detours of workers who went from one to the other by way of a third.

    They count only in a round of three sides, of which each leg was gone by two workers: work that flows one
    way is no round, nor is it one worker's. Moves with a contract, or one not told, weigh nothing. What a
    person explained between the two is gone, whichever way it went.
    """
    free = [m for m in (book.moves if moves is None else moves) if m.contract is False]
    legs: dict[Pair, set[int]] = defaultdict(set)
    for m in free:
        legs[m.left, m.came].add(m.chain)
    found: dict[Pair, list[Detour]] = defaultdict(list)
    for d in detours(free):
        stops = (left, third, came) = d.out.left, d.on.left, d.on.came
        sides = {book.side(v) for v in stops} - {None}
        gone = all(len(legs.get(leg, ())) > 1 for leg in ((left, third), (third, came), (came, left)))
        if gone and len(sides) == 3 and d.on.day > book.explained_until(left, came):
            found[min(left, came), max(left, came)].append(d)
    return {pair: tuple(ways) for pair, ways in found.items()}


def detours(moves: Iterable[WorkerMove]) -> list[Detour]:
    """Return each two moves of one worker, the later one from where the earlier one led, and not back."""
    moves = list(moves)
    onward = grouped(((m.chain, m.left), m) for m in moves)
    return [
        Detour(out, on)
        for out in moves
        for on in onward.get((out.chain, out.came), ())
        if on.day >= out.day and on.came != out.left
    ]
