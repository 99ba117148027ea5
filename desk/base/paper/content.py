"""What a printed rulebook is made of, before anything is set: the same for Word and for PDF."""

from __future__ import annotations

from dataclasses import dataclass


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
class Row:
    """Cells from left to right, each of several lines; a row of one cell spans the table."""

    cells: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are parts of the whole; `centred` are the columns that are not set to the left."""

    headers: tuple[str, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    rows: tuple[Row, ...]


Block = Heading | Paragraphs | Table


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a first page: who issues it, its number, where and when."""

    above: str
    office: str
    number: str
    dated: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that issues the rulebook, to be signed; blanks are dots."""

    subject: str
    authority: str
    grounds: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]  # "Điều 1." and what it says
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole document. `mark` is said on every page and `watermark` drawn across it; None once adopted."""

    name: str
    head: Head
    decision: Decision | None
    title: tuple[str, ...]
    attached_to: str
    mark: str | None
    watermark: str | None
    blocks: tuple[Block, ...]
