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

from desk.office.papers.wording import NUMBER, Edit, PaperSentence, WordedPaper, filled, numbers_in
from desk.web.shelf import Same

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
class DraftPage:
    title: str
    lines: tuple[SentenceLine, ...]
    numbers: int
    moved: int
    waiting: tuple[Edit, ...]


def draft_page_of(draft: WordedPaper) -> DraftPage:
    lines = tuple(_lines(draft))
    numbers = sum(len(numbers_in(one.machine)) for one in draft.sentences)
    moved = sum(len(one.moved) for one in lines)
    return DraftPage(draft.paper.name, lines, numbers, moved, draft.waiting)


@lru_cache(maxsize=8)
def draft_drawn(draft: Same[WordedPaper], lang: str) -> tuple[DraftPage, SafeString]:
    """Return a draft as its page shows it, and its leaf drawn."""
    paper = draft.one.paper
    leaf = render_to_string("papers/leaf.html", {"paper": paper, "lang": lang}) if paper.body else ""
    return draft_page_of(draft.one), SafeString(leaf)


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
