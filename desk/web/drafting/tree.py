"""The tree of rule files: where each lies, and what it is about in the words that stand in it; and its rules
read out in the words of the printed rulebook."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from desk.base.language import is_vietnamese, language, localised
from desk.web.drafting.drafts import FaultShown
from desk.words.adoption_words import cites_words, grounds_of
from desk.words.condition_words import Speaker
from desk.words.rule_words import points_lines
from desk.workspace.rules_on_day import rules_on
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules

TITLE = re.compile(
    r'title: \{vi: (?:"(?P<vi_>[^"]*)"|(?P<vi>[^,}]*)), en: (?:"(?P<en_>[^"]*)"|(?P<en>[^,}]*))'
)
COMMENT = re.compile(r"^# (?!yaml-language-server)([^.:;]*)", re.M)
TITLED = re.compile(r"^(?:rulebook|criteria_of): ", re.M)
HEAD = 8  # lines that say what a file is
LONG = 48  # letters


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of the tree: its folder, its name there, what it is about, how many faults, whether a draft
    changes it."""

    name: str
    folder: str
    short: str
    about: str
    faults: int
    changed: bool


def tree(texts: Mapping[str, str], told: Collection[FaultShown], changed: Collection[str]) -> list[TreeFile]:
    leaves = []
    for name, text in texts.items():
        folder, _, short = name.removeprefix("rules/").rpartition("/")
        faults = sum(one.file == name for one in told)
        leaves.append(
            TreeFile(name, folder, short.removesuffix(".yaml"), about(text), faults, name in changed)
        )
    return sorted(leaves, key=lambda leaf: (leaf.folder, leaf.short))


def about(text: str) -> str:
    """Return what a rule file is about: the title of its group or rulebook, else how its first comment begins
    (Vietnamese only)."""
    head = "\n".join(text.split("\n")[:HEAD])
    title, comment = TITLE.search(head), COMMENT.search(head)
    if title and TITLED.search(head):
        return (title[f"{language()}_"] or title[language()] or "").strip()
    return _short(comment[1].strip()) if comment and is_vietnamese() else ""


def _short(words: str) -> str:
    """Return the first clauses of a sentence that are not too long together."""
    while len(words) > LONG and ", " in words:
        words = words.rpartition(", ")[0]
    return words


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
