"""The tree of rule files: where each lies, and what it is about in the words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desk.base.language import is_vietnamese, language
from desk.web.drafting.drafts import FaultShown

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
