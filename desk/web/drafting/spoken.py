"""What the rules of a file say, read out in the words of the printed rulebook, for who edits them beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desk.words.adoption_words import cites_words, grounds_of
from desk.words.condition_words import Speaker
from desk.words.rule_words import points_lines
from desk.workspace.rules_on_day import rules_on
from engine.rulebook.model.rulebook import Rules

BOOK = re.compile(r"^criteria_of:\s*(\w+)", re.MULTILINE)
CRITERION = re.compile(r"^\s*-\s*id:\s*(\w+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Spoken:
    id: str
    title: str
    lines: tuple[str, ...]
    cites: str


def spoken(rules: Rules | None, text: str, day: date, lang: str) -> tuple[Spoken, ...]:
    """Return each criterion of a file with how it gives points on a day; nothing for faulty rules and other files."""
    named = BOOK.search(text)
    book = rules.rulebooks.get(named[1]) if rules and named else None
    if rules is None or book is None:
        return ()
    speaker, ids = (
        Speaker(rules_on(rules, day), book.subject, lang, inside=True),
        set(CRITERION.findall(text)),
    )
    return tuple(
        Spoken(one.id, one.title[lang], points_lines(one.points, speaker), cites_words(grounds_of(one.cites, book, rules.documents, one.id), rules.documents, lang))
        for one in book.criteria
        if one.id in ids
    )  # fmt: skip
