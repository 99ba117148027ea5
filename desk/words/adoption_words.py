"""The one mark of a rulebook that no office has adopted, and what is said in its place once one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desk.words.numbers import day_words
from engine.rulebook.compile.citations import ILLUSTRATIVE
from engine.rulebook.model.rulebook import Document, Rulebook

if TYPE_CHECKING:
    from desk.base.output import Output

_MARK = {
    "vi": "Bảng chấm điểm minh họa, chưa được cấp có thẩm quyền ban hành",
    "en": "An illustrative scoring table; no competent authority has adopted it",
}
_ADOPTED = {
    "vi": "Bảng chấm điểm ban hành theo {document} ngày {day} của {office}.",
    "en": "Scoring table adopted by {document} of {day}, {office}.",
}


def mark_of(rulebook: Rulebook, lang: str = "vi") -> str | None:
    """Return the sentence that every output of an illustrative rulebook carries; None where it is adopted."""
    return f"{_MARK[lang]}." if rulebook.illustrative else None


def marks_of(rulebooks: Iterable[Rulebook], lang: str = "vi") -> str | None:
    """Return the mark of what several rulebooks say together, naming those it is about where others are adopted."""
    books = tuple(rulebooks)
    open_ = {book.name: book.title[lang] for book in books if book.illustrative}
    if not open_:
        return None
    every = len(open_) == len({book.name for book in books})
    return f"{_MARK[lang]}." if every else f"{_MARK[lang]}: {'; '.join(open_.values())}."


def say_mark(out: Output, *rulebooks: Rulebook) -> None:
    """Print the mark, where there is one."""
    vi, en = marks_of(rulebooks, "vi"), marks_of(rulebooks, "en")
    if vi and en:
        out.say(vi, en)


def status_of(rulebook: Rulebook) -> str:
    """Return the status as JSON and rule files write it."""
    return "illustrative" if rulebook.illustrative else "adopted"


def standing_of(rulebook: Rulebook, lang: str = "vi") -> str:
    """Say what a rulebook is: the mark, or the document that adopted it."""
    mark = mark_of(rulebook, lang)
    if mark is not None or rulebook.adoption is None:
        return mark or f"{_MARK[lang]}."
    document, day, office = rulebook.adoption
    return _ADOPTED[lang].format(document=document, day=day_words(day, lang), office=office)


def grounds_of(
    cites: Iterable[str], rulebook: Rulebook, documents: Mapping[str, Document]
) -> tuple[str, ...]:
    """Return citations as printed: a figure this project made up stands, once adopted, on what adopted it."""
    adopted = rulebook.adoption[0] if rulebook.adoption and not rulebook.illustrative else None
    named = (adopted if adopted and _illustrates(cite, documents) else cite for cite in cites)
    return tuple(dict.fromkeys(named))


def _illustrates(cite: str, documents: Mapping[str, Document]) -> bool:
    found = documents.get(cite.partition("/")[0])
    return found is not None and found.certainty == ILLUSTRATIVE
