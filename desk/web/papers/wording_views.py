"""Wording a paper in the browser: each sentence in place, the program's numbers bound, the page as it will be
printed beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from desk.base.acts import number_typed
from desk.base.faults import WrongUse
from desk.base.language import language
from desk.base.roles import EVALUATION
from desk.office.papers.wording import (
    NUMBER,
    Edit,
    PaperSentence,
    SentencePlace,
    WordedPaper,
    filled,
    numbers_in,
)
from desk.office.papers.wording_log import PaperName, word_dropped, word_kept, words_erased
from desk.office.papers.writing import OF_YEAR
from desk.runs.year import Year
from desk.web.access import refused
from desk.web.notice import notice_of
from desk.web.papers.making import draft_shown
from desk.web.results.views import asked_year
from desk.web.shelf import Same, workspace


def wording(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Show a paper to be read and worded; those with counts below five to who may take them out."""
    found = asked_year(year)
    period, unit = _about(request, request.GET, found)
    if kind not in OF_YEAR and request.user.role != EVALUATION:
        return refused(request)
    named, draft = draft_shown(found, kind, period, unit)
    page, leaf = draft_drawn(Same(draft), language())
    told = {
        "page": page,
        "leaf": leaf,
        "kind": kind,
        "named": named,
        "open": request.GET.get("sua", ""),
        "restricted": kind not in OF_YEAR,
        "may_word": request.user.role == EVALUATION,
        "notice": notice_of(found, found.communes.name),
    }
    return render(request, "papers/wording.html", told)


def keep_words(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Keep an officer's words for one sentence, or go back to the program's own."""
    post, found = request.POST, asked_year(year)
    period, unit = _about(request, post, found)
    by, seen = request.user.username, number_typed(post.get("seen", ""))
    if post.get("what") == "erase":
        words_erased(
            workspace(), PaperName(kind, period, unit), seen, post.get("reason", ""), by, date.today()
        )
    elif post.get("what") == "drop":
        word_dropped(workspace(), PaperName(kind, period, unit), seen, by, date.today())
    else:
        named, draft = draft_shown(found, kind, period, unit)
        place = SentencePlace(post.get("under", ""), number_typed(post.get("nth", "")))
        word_kept(
            workspace(),
            named,
            draft.machine,
            place,
            post.get("text", ""),
            post.get("why", ""),
            seen,
            by,
            date.today(),
        )
    back = {key: value for key, value in (("ky", period), ("xa", unit)) if value}
    return redirect(
        f"{reverse('wording', args=(year, kind))}?{urlencode(back)}#cau-{number_typed(post.get('line', ''))}"
    )


def _about(request: HttpRequest, asked: object, year: Year) -> tuple[str, str]:
    """Return the period and the commune a paper is about; raise Stop if the commune is not in
    the run."""
    get = asked.get  # type: ignore[attr-defined]
    unit = str(get("xa", ""))
    have = set(year.by_subject)
    if unit and unit not in have:
        raise WrongUse("Chọn một đơn vị trong danh sách.")
    return str(get("ky", "") or year.period.code), unit


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
    leaf = render_to_string("papers/leaf.html", {"paper": paper}) if paper.body else ""
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
