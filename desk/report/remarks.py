"""Remarks that many reports end with."""

from __future__ import annotations

from collections.abc import Iterator

from desk.report.tree import Medium, Remark
from desk.words.adoption_words import draft_lines, marks_of
from engine.rulebook.model.rulebook import Rulebook


def mark_remarks(*rulebooks: Rulebook, hidden_in: tuple[Medium, ...] = ()) -> Iterator[Remark]:
    """Yield the mark of rulebooks not adopted, and each place where a draft is not what was signed."""
    mark = marks_of(rulebooks)
    drafts = (f"  {line}" for book in rulebooks for line in draft_lines(book))
    for text in [*([mark] if mark else []), *drafts]:
        yield Remark(text, hidden_in=hidden_in)
