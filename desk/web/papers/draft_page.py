"""A paper being worded, as its page shows it: the program's numbers marked, an officer's words beside what
they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from desk.base.paper.content import (
    Attachment,
    Bars,
    Block,
    Heading,
    PaperHead,
    PaperTable,
    Paragraphs,
    Signature,
)
from desk.office.papers.bound_numbers import NUMBER, filled, numbers_in
from desk.office.papers.wording import Edit, PaperSentence, WordedPaper
from desk.web.base.same import Same

TOKEN = re.compile(rf"{NUMBER.pattern}|\s+|[^\s\d]+|\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: `fld` a number of the program's, `fld-new` one that moved under an edit, `ins`,
    `del` words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """One sentence; `typed` is what a form starts from, `seen` the record that stands there."""

    n: int
    under: str
    begins: bool  # the first below its heading
    nth: int
    machine: str
    typed: str
    pieces: tuple[Piece, ...]
    struck: bool
    edit: Edit | None
    moved: tuple[tuple[str, str], ...]  # figures that changed since it was worded, then and now
    seen: int


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of the page as it will be printed, of one kind."""

    kind: str  # heading, lines, table, bars
    block: Block


@dataclass(frozen=True, slots=True)
class Leaf:
    """The first page as paper."""

    head: PaperHead
    kind: str
    subject: str
    to: tuple[str, ...]
    authority: str
    grounds: tuple[str, ...]
    parts: tuple[PageBlock, ...]
    articles: tuple[tuple[str, str], ...]
    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...]
    attachments: tuple[tuple[str, tuple[PageBlock, ...]], ...]
    mark: str | None


@dataclass(frozen=True, slots=True)
class DraftPage:
    title: str
    lines: tuple[SentenceLine, ...]
    numbers: int
    moved: int
    waiting: tuple[Edit, ...]
    leaf: Leaf | None


def draft_page_of(draft: WordedPaper) -> DraftPage:
    lines = tuple(_lines(draft))
    numbers = sum(len(numbers_in(one.machine)) for one in draft.sentences)
    return DraftPage(
        draft.paper.name, lines, numbers, sum(len(one.moved) for one in lines), draft.waiting, _leaf(draft)
    )


@lru_cache(maxsize=8)
def draft_drawn(draft: Same[WordedPaper], lang: str) -> tuple[DraftPage, SafeString]:
    """Return a draft as its page shows it, and its leaf drawn."""
    page = draft_page_of(draft.one)
    leaf = render_to_string("papers/leaf.html", {"leaf": page.leaf, "lang": lang}) if page.leaf else ""
    return page, SafeString(leaf)


def _lines(draft: WordedPaper) -> Iterator[SentenceLine]:
    under: str | None = None
    for n, one in enumerate(draft.sentences):
        typed = filled(one.edit.words, one.machine) if one.edit else one.machine
        yield SentenceLine(
            n,
            one.place.under,
            one.place.under != under,
            one.place.nth,
            one.machine,
            typed,
            tuple(_pieces(one, typed)),
            one.edit is not None and not typed,
            one.edit,
            one.moves,
            one.edit.n if one.edit else 0,
        )
        under = one.place.under


def _pieces(one: PaperSentence, typed: str) -> Iterator[Piece]:
    """Yield a sentence in pieces; an edited one with what was put in and left out, against the program's
    own."""
    old, new = TOKEN.findall(one.machine), TOKEN.findall(typed)
    mine, changed = set(numbers_in(one.machine)), {now for _, now in one.moves}
    if typed == one.machine:
        yield from _plain(new, mine, changed)
        return
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from _plain(new[c:d], mine, changed)
            continue
        if a < b:
            yield Piece("del", "".join(old[a:b]))
        if c < d:
            yield Piece("ins", "".join(new[c:d]))


def _plain(tokens: list[str], mine: set[str], changed: set[str]) -> Iterator[Piece]:
    text = ""
    for token in tokens:
        if token in mine:
            yield from [Piece("", text)] if text else []
            yield Piece("fld-new" if token in changed else "fld", token)
            text = ""
        else:
            text += token
    if text:
        yield Piece("", text)


KINDS = ((Heading, "heading"), (Paragraphs, "lines"), (PaperTable, "table"), (Bars, "bars"))


def _parts(blocks: tuple[Block, ...]) -> tuple[PageBlock, ...]:
    return tuple(PageBlock(next(name for kind, name in KINDS if isinstance(b, kind)), b) for b in blocks)


def _leaf(draft: WordedPaper) -> Leaf | None:
    paper, body = draft.paper, draft.paper.body
    if body is None:
        return None
    return Leaf(
        paper.head,
        body.kind,
        body.subject,
        body.to,
        body.authority,
        body.grounds,
        _parts(body.blocks),
        body.articles,
        body.signatures,
        body.recipients,
        tuple(_attached(one) for one in paper.attachments),
        paper.mark,
    )


def _attached(one: Attachment) -> tuple[str, tuple[PageBlock, ...]]:
    return " ".join(one.title), _parts(one.blocks)
