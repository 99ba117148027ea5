"""What a document on paper is made of, before anything is set: the same for Word and for PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ANNEX = "PHỤ LỤC"  # how an annex is headed


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, or one line of a cell."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    heading: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells from left to right, each of several lines; a row of one cell spans the table."""

    cells: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`widths` are parts of a hundred; `centred` columns; `whole`: it stays on one page; `dense`: in small
    letters."""

    headers: tuple[str, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    rows: tuple[TableRow, ...]
    whole: bool = False
    dense: bool = False

    def __post_init__(self) -> None:
        if self.headers and (len(self.widths), sum(self.widths)) != (len(self.headers), 100):
            raise ValueError(f"columns {self.headers} of widths {self.widths} do not fill the page")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a drawing: surely as long as `low`, at most as `high` (parts of the whole)."""

    name: str
    low: float
    high: float
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A drawing of bars, from top to bottom, and what it shows in words."""

    bars: tuple[Bar, ...]
    legend: str


Block = Heading | Paragraphs | PaperTable | Bars


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The top of a first page: who issues it, its number, where and when."""

    above: str
    office: str
    number: str
    dated: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of the title ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), then the name."""

    titles: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Body:
    """The signed part of a document.

    `kind` is what it is ("BÁO CÁO"); empty for a letter. One signature stands beside who receives it, two
    side by side. `authority`, `grounds` and `articles` ("Điều 1." and what it says) are a decision's; blanks
    are dots.
    """

    kind: str
    subject: str
    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...]
    to: tuple[str, ...] = ()
    authority: str = ""
    grounds: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part with a first page of its own. `title` is its kind and its name; `attached_to` says of what;
    `wide`: its pages lie on their side. An annex has no head of its own, another attached document has."""

    title: tuple[str, str]
    attached_to: str
    blocks: tuple[Block, ...]
    wide: bool = False

    @property
    def is_annex(self) -> bool:
        return self.title[0].startswith(ANNEX)


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: a body, attachments, or both; `mark` on every page, `watermark` across it."""

    name: str
    head: PaperHead
    body: Body | None
    attachments: tuple[Attachment, ...]
    mark: str | None = None
    watermark: str | None = None

    @property
    def title(self) -> str:
        """What the document is about, as its file's properties say."""
        return self.body.subject if self.body else self.attachments[0].title[1]


def row(*cells: str | Text | Iterable[Text]) -> TableRow:
    """Return a row of cells: each a text, a text with its look, or several lines."""
    texts = (Text(cell) if isinstance(cell, str) else cell for cell in cells)
    return TableRow(tuple((cell,) if isinstance(cell, Text) else tuple(cell) for cell in texts))


def bold(text: str) -> Text:
    return Text(text, bold=True)


SMALL, SHORT = 8, 60  # rows of a small table, letters of its longest cell


def said(*texts: str) -> Paragraphs:
    return Paragraphs(tuple(Text(text) for text in texts if text))


def table(
    headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], centred: Sequence[int] = ()
) -> PaperTable:
    """Return a table of plain cells. A small one is not cut by the end of a page."""
    texts = tuple(map(tuple, rows))
    made = (row(*(map(Text, cell.split("\n")) for cell in cells)) for cells in texts)
    small = len(texts) <= SMALL and all(len(cell) <= SHORT for cells in texts for cell in cells)
    return PaperTable(tuple(headers), tuple(widths), tuple(centred), tuple(made), small)
