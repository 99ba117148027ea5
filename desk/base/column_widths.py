"""How wide each column of a printed table is: what must be broken is broken between words, headers always."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len

Column = tuple[str, Sequence[str], str]
"""A header, the cells under it, and how they stand: `whole` is never broken, `right` (numbers) last."""


def column_widths(columns: Sequence[Column], room: int) -> tuple[int, ...] | None:
    """Return the widths of columns that share the room; None where it can't hold the headers' words.

    Headers get their longest word, cells their longest words, then their lines, headers last. The first of
    these that the room can't give to all is shared: who needs least has it first.
    """
    parts = [_steps(*column) for column in columns]
    steps = [[part[n] for part in parts] for n in range(4)]
    if sum(steps[0]) > room:
        return None
    for enough, wanted in pairwise(steps):
        if sum(wanted) > room:
            return _shared(enough, wanted, room)
    return tuple(steps[-1])


def _steps(header: str, cells: Sequence[str], side: str) -> tuple[int, int, int, int]:
    lines = _widest(line for cell in cells for line in cell.splitlines())
    head = max(_widest(header.split()), lines if side == "whole" else 0)
    words = max(head, lines if side == "right" else _widest(word for cell in cells for word in cell.split()))
    return head, words, max(words, lines), max(words, lines, cell_len(header))


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _shared(enough: Sequence[int], wanted: Sequence[int], room: int) -> tuple[int, ...]:
    free = room - sum(enough)
    widths = list(enough)
    by_need = sorted(range(len(widths)), key=lambda n: wanted[n] - enough[n])
    for place, n in enumerate(by_need):
        more = min(wanted[n] - enough[n], free // (len(by_need) - place))
        widths[n] += more
        free -= more
    return tuple(widths)
