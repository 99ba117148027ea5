"""A cell of a printed table: what fits on one line is one piece; else rich breaks it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

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
