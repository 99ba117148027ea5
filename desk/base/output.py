"""Where a verb's words go: the result to standard output, everything else to standard error."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from desk.base.called import as_typed, as_typed_in
from desk.base.language import gettext, language
from facts.visible_text import json_text, visible

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
    for enough, needed in pairwise(steps):
        if sum(needed) > room:
            return _shared(enough, needed, room)
    return tuple(steps[-1])


def _steps(header: str, cells: Sequence[str], side: str) -> tuple[int, int, int, int]:
    lines = _widest(line for cell in cells for line in cell.splitlines())
    head = max(_widest(header.split()), lines if side == "whole" else 0)
    words = max(head, lines if side == "right" else _widest(word for cell in cells for word in cell.split()))
    return head, words, max(words, lines), max(words, lines, cell_len(header))


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _shared(enough: Sequence[int], needed: Sequence[int], room: int) -> tuple[int, ...]:
    free = room - sum(enough)
    widths = list(enough)
    by_need = sorted(range(len(widths)), key=lambda n: needed[n] - enough[n])
    for place, n in enumerate(by_need):
        more = min(needed[n] - enough[n], free // (len(by_need) - place))
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


Words = Sequence[str]  # a text, or a text and its side
PIPED = 80
VERSION = 1  # of the JSON of all verbs: a key that goes or means something else is a new one


class Output:
    """Prints for a person, or as JSON; never both on standard output."""

    def __init__(self, as_json: bool, schema: str = "") -> None:
        self.as_json = as_json
        self.schema = schema
        """The name of the schema of its JSON: the verb's."""
        self.lines = 0
        """How many lines of a screen its sentences have taken."""
        self._ahead: dict[str, Any] = {}
        self.out = Console(highlight=False, soft_wrap=False, emoji=False, markup=False, width=_width())
        self.err = Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)

    @property
    def lang(self) -> str:
        return language()

    def say(self, text: str, /, **values: object) -> None:
        """Print a sentence of the catalog in the reader's language, as part of the result."""
        self.line(gettext(text, **values))

    def line(self, text: str) -> None:
        """Print a text of the result as it stands, for a person only."""
        if not self.as_json:
            text = visible(as_typed(text))
            self.lines += self.lines_of(text)
            self.out.print(text, soft_wrap=True)

    def paragraph(self, text: str) -> None:
        """Print sentences of the result broken between words, for what holds no command or path to copy."""
        if not self.as_json:
            text = visible(text)
            self.lines += self.lines_of(text)
            self.out.print(text)

    def lines_of(self, text: str) -> int:
        """Return how many lines a printed text takes where tables are as wide as these."""
        lines = (Text.from_ansi(line).cell_len for line in text.splitlines())
        return sum(max(1, math.ceil(length / self.out.width)) for length in lines)

    def note(self, text: str, /, **values: object) -> None:
        """Print a sentence of the catalog beside the result."""
        self.note_line(gettext(text, **values))

    def note_line(self, text: str) -> None:
        """Print a text beside the result as it stands."""
        text = visible(as_typed(text))
        self.lines += self.lines_of(text)
        self.err.print(text)

    def files(self, paths: Iterable[Path]) -> None:
        """Name the files a verb wrote, one a line."""
        for path in paths:
            self.line(f"  {path}")

    def error(self, text: str) -> None:
        sys.stderr.write(visible(as_typed(text)) + "\n")
        sys.stderr.flush()

    def table(self, title: str, columns: Iterable[Words], rows: Iterable[Iterable[str]]) -> None:
        """Print a table. A header may say that its column stands `right`, or `whole`: never broken."""
        if self.as_json:
            return
        heads = [(column, "") if isinstance(column, str) else column for column in columns]
        names = [visible(name) for name, _ in heads]
        texts = [[visible(as_typed(text)) for text in row] for row in rows]
        cells = zip(*texts, strict=True) if texts else [()] * len(names)
        sides = [side for _, side in heads]
        measured = zip(names, cells, sides, strict=True)
        widths = column_widths(tuple(measured), self.out.width - len(names) * (SIDES + 1) - 1)
        if widths is None:
            self._records(visible(title), names, texts)
            return
        table = Table(title=visible(title), title_justify="left", title_style="bold", padding=0)
        for name, side, width in zip(names, sides, widths, strict=True):
            justify: Literal["left", "right"] = "right" if side == "right" else "left"
            table.add_column(TableCell(name), justify=justify, overflow="fold", width=width + SIDES)
        for row in texts:
            table.add_row(*map(TableCell, row))
        self.out.print(table)

    def _records(self, title: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print what is too wide for a table: each row as lines of header and cell."""
        self.out.print(title, style="bold")
        for row in rows:
            for name, text in zip(names, row, strict=True):
                if text:
                    self.out.print(f"{name}: {text}" if name else text)
            self.out.print()

    def json(self, value: Any, on_one_line: bool = False) -> None:
        """Print an object that names its schema (docs/json/); rows under `rows`."""
        if self.as_json:
            content = value if isinstance(value, dict) else {"rows": list(value)}
            content = {"schema": self.schema, "version": VERSION, **self._ahead, **content}
            indent = None if on_one_line else 1
            sys.stdout.write(
                json_text(json.dumps(as_typed_in(content), ensure_ascii=False, indent=indent)) + "\n"
            )
            sys.stdout.flush()

    def ahead(self, key: str, value: Any) -> None:
        """Add to the JSON of this verb what a reader must know before the rest."""
        self._ahead[key] = value

    @contextmanager
    def progress(self, text: str, /, **values: object) -> Iterator[Any]:
        """Yield `step(done, total)`, drawn as a bar on standard error where a person watches."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self.err,
            transient=True,
            disable=not self.err.is_terminal,
        )
        with bar:
            task = bar.add_task(gettext(text, **values), total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def _width() -> int | None:
    """Return how many letters wide tables are where no person's terminal says it: as COLUMNS says, or 80."""
    return None if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit() else PIPED
