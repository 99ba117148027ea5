"""Columns and cells of a printed table: what must be broken is broken between words, headers always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

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


SIDES = 2  # a blank on either side


class TableCell:
    """A text with a blank on either side; rich's own cells took half of a table's time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.width = max(map(cell_len, text.splitlines()), default=0)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(
            max(map(cell_len, self.text.split()), default=self.width) + SIDES, self.width + SIDES
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment | Padding]:
        free = options.max_width - SIDES - self.width
        if free < 0 or "\n" in self.text or self.text != self.text.rstrip():
            yield Padding(Text(self.text), (0, 1))
        elif options.justify == "right":
            yield Segment(f" {' ' * free}{self.text} ")
        else:
            yield Segment(f" {self.text}{' ' * free} ")
