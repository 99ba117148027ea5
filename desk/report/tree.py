"""A report: what a person reads of one content, before any medium draws it; `data` is for a program. Cells
are values. A medium decides how a value looks, never what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from desk.words.band_words import band_title, criterion_points, steps_of
from desk.words.numbers import day_words, number_words, place_words
from engine.evaluation.ranking import Places
from engine.rulebook.model.rulebook import Rulebook

Medium = Literal["console", "screen", "page", "paper", "sheet"]
"""The screen is the console's first 40 lines: what a person needs before all tables."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points that are certain (`low`) and possible (`high`); `full`: what there is to get, if `out_of`."""

    low: Fraction
    high: Fraction
    full: Fraction | None = None
    out_of: bool = False
    absent: bool | None = False  # the criterion left the total

    def text(self) -> str:
        return criterion_points(self, self.full if self.out_of else None)


@dataclass(frozen=True, slots=True)
class Badge:
    """A word, beside a text or alone, with its sign and colour on a page."""

    words: str
    sign: str
    colour: str

    def text(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands a subject may be in, best first: one if it is decided; `marks` beside it, on a page."""

    rulebook: Rulebook
    ids: tuple[str, ...]
    is_risk: bool = False
    marks: tuple[Badge, ...] = ()

    def text(self) -> str:
        return band_title(self.rulebook, self.ids)

    @property
    def steps(self) -> int | None:
        """How many bars a page draws it with; None if it is undecided or no rank."""
        return steps_of(self.rulebook, self.ids[0]) if len(self.ids) == 1 else None


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """What a page draws by a template, made `of` something; it says the same as the words."""

    words: str
    template: str
    of: Any = None

    def text(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class PageLink:
    """A text that opens a page of the desk, by the name of its address; elsewhere it is the text alone."""

    label: str
    page: str
    args: tuple[str | int, ...] = ()
    query: str = ""
    marks: tuple[Badge, ...] = ()

    def text(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Terms:
    """Short texts one after the other, each with what a page says of it on hovering."""

    terms: tuple[tuple[str, str], ...]

    def text(self) -> str:
        return ", ".join(term for term, _ in self.terms) or "–"


@dataclass(frozen=True, slots=True)
class TextLines:
    """Short texts, a line each."""

    lines: tuple[str, ...]

    def text(self) -> str:
        return "\n".join(self.lines)


def text_lines(texts: Iterable[str]) -> TextLines:
    """Return texts, a line each; a dash where there is none."""
    return TextLines(tuple(texts) or ("–",))


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stands where a value may not be shown."""

    words: str

    def text(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class WeightBar:
    """A part of a whole in words; a page draws its `percent` as a bar."""

    percent: float
    words: str

    def text(self) -> str:
        return self.words


Cell = (
    str
    | int
    | date
    | Fraction
    | Places
    | Points
    | Bands
    | PageLink
    | Terms
    | TextLines
    | WeightBar
    | Withheld
    | Badge
    | DrawnCell
    | None
)


def text_of(cell: Cell) -> str:
    if isinstance(cell, str | int):
        return str(cell)
    if isinstance(cell, date):
        return day_words(cell)
    if isinstance(cell, Fraction):
        return number_words(cell)
    if cell is None or isinstance(cell, Places):
        return place_words(cell)
    return cell.text()


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """A part of a report; some media may leave it out."""

    hidden_in: tuple[Medium, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Subheading(ReportBlock):
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Remark(ReportBlock):
    """A sentence. `kind` says why it stands there: a page has a sign for each, the console two streams."""

    text: str
    kind: Literal["plain", "banner", "open", "owed", "failed", "command"] = "plain"
    link: PageLink | None = None


@dataclass(frozen=True, slots=True)
class TitledLines(ReportBlock):
    """Texts under a title, a line each, or `nothing`; a page may close those that `fold`, a screen leave out
    the last and say so by `more`."""

    title: str
    lines: Sequence[Cell]
    nothing: str = "–"
    id: str = ""
    fold: bool = False
    more: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A title and what makes a row's cell (None: its number); `width` is its part of a paper's hundred. A
    page sorts by the `order` of this name, and may draw the title (`head`)."""

    title: str
    value: Callable[[Any], Cell] | None
    align: Literal["", "right", "centre", "whole", "points", "fill"] = ""  # fill: a person writes it
    width: int = 10
    hidden_in: tuple[Medium, ...] = ()
    order: str = ""
    head: DrawnCell | None = None


@dataclass(frozen=True, slots=True)
class Table(ReportBlock):
    """`more`: a screen may leave out its last rows, and says so by this of how many; `fold`: a page may close
    it, and puts a `group`'s rows together. `key` names a row, `current` the one that is open; `named`: the
    column that says which it is. `every`: how many rows there are, if these are those of one page, in an
    `order` (None: one that can't be chosen); `query`: what else was asked."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: Sequence[Any]
    more: Callable[[int], str] | None = None
    fold: bool = False
    group: Callable[[Any], str | DrawnCell] | None = None
    key: Callable[[Any], str] | None = None
    current: str = ""
    named: int = 0
    every: int | None = None
    order: str | None = None
    query: str = ""

    @property
    def count(self) -> int:
        return len(self.rows) if self.every is None else self.every

    def shown_in(self, medium: Medium) -> Table:
        return replace(self, columns=tuple(c for c in self.columns if medium not in c.hidden_in))

    def cells(self) -> list[list[Cell]]:
        return [
            [number if column.value is None else column.value(row) for column in self.columns]
            for number, row in enumerate(self.rows, 1)
        ]


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: what it is, its values under the list's columns, and sentences about it. `detail` and
    `rows` are what it rests on; a page shows them of the one that is open, opens another by `toggle`."""

    id: str
    title: str
    values: tuple[Cell, ...]
    lines: tuple[str, ...] = ()
    place: str = ""
    detail: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    marks: tuple[Badge, ...] = ()
    links: tuple[PageLink, ...] = ()
    toggle: str | None = None
    opened: bool = False
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Items(ReportBlock):
    """`title` is a page's column of titles; the first of `columns` is said of every item, others by name."""

    title: str
    columns: tuple[tuple[str, tuple[Medium, ...]], ...]  # a title, and the media that leave it out
    items: tuple[Item, ...]

    def shown_in(self, medium: Medium) -> Items:
        places = [n for n, (_, hidden_in) in enumerate(self.columns) if medium not in hidden_in]
        items = (
            replace(one, values=tuple(v for n, v in enumerate(one.values) if n in places))
            for one in self.items
        )
        return replace(self, columns=tuple(self.columns[n] for n in places), items=tuple(items))


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What was asked, the answer in words whether it is good (None: nobody can tell), by which figures."""

    id: str
    title: str
    words: str
    good: bool | None
    facts: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers(ReportBlock):
    title: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Figures(ReportBlock):
    """Values side by side, each with its title; the first is the one that counts."""

    figures: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Report:
    blocks: tuple[ReportBlock, ...]
    data: Callable[[], Any] | None = None

    def shown_in(self, medium: Medium) -> tuple[ReportBlock, ...]:
        shown = (block for block in self.blocks if medium not in block.hidden_in)
        return tuple(block.shown_in(medium) if isinstance(block, Table | Items) else block for block in shown)
