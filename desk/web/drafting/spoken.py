"""What the rules of a file say, read out in the words of the printed rulebook, for who edits them beside
it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk.base.language import localised
from desk.words.adoption_words import cites_words, grounds_of
from desk.words.condition_words import Speaker
from desk.words.rule_words import points_lines
from desk.workspace.rules_on_day import rules_on
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules


@dataclass(frozen=True, slots=True)
class Spoken:
    id: str
    title: str
    lines: tuple[str, ...]
    cites: str


def spoken(rules: Rules | None, file: str, day: date) -> tuple[Spoken, ...]:
    """Return each criterion that stands in a file with how it gives points on a day; nothing for faulty rules
    and other files."""
    if rules is None:
        return ()
    found = (
        (book, one) for book in rules.rulebooks.values() for one in book.criteria if one.place.file == file
    )
    return tuple(_spoken(rules, book, one, day) for book, one in found)


def _spoken(rules: Rules, book: Rulebook, one: Criterion, day: date) -> Spoken:
    speaker = Speaker(rules_on(rules, day), book.subject, inside=True)
    cites = cites_words(grounds_of(one.cites, book, rules.documents, one.id), rules.documents)
    return Spoken(one.id, localised(one.title), points_lines(one.points, speaker), cites)
