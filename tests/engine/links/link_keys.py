"""The keys of `rules/links/`, one edit at a time: each value of the four files, and the rules with another
one there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.shaping import shaped
from engine.rulebook.kinds.links import IdentifiersFile, InnocentFile, LeadsFile, LinkRules, SeedsFile
from engine.rulebook.kinds.words import Part, read
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.places import Entries, Word
from engine.rulebook.text.reader import reading_of

FILES: Mapping[str, type[Part]] = {
    "identifiers": IdentifiersFile,
    "seeds": SeedsFile,
    "innocent": InnocentFile,
    "leads": LeadsFile,
}
FIGURE = re.compile(r"\d+(\.\d+)?")
CHOICES = {"yes": ("no",), "low": ("high",), "medium": ("low",), "high": ("low",), "none": ("1",)}
FIGURES = (
    "1",
    "0.5",
    "0.001",
    "0.99",
    "2.4",
    "3",
    "100",
)  # for shares, counts, months: what can't be one is refused
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class LinkKey:
    """A value of one of the four files: where it stands and how it is written."""

    file: str
    path: Path
    word: Word

    @property
    def name(self) -> str:
        return ": ".join((self.file, *map(str, self.path)))

    @property
    def is_figure(self) -> bool:
        """Tell whether something is computed from it; the others are words."""
        return "cites" not in self.path and self.path[-1] not in ("vi", "en")

    @property
    def others(self) -> tuple[str, ...]:
        """Return other values of its kind."""
        if FIGURE.fullmatch(self.word):
            return tuple(x for x in FIGURES if float(x) != float(self.word))
        return CHOICES.get(self.word, ("khác",))


def keys_of(trees: Mapping[str, Any]) -> list[LinkKey]:
    return [LinkKey(file, path, word) for file in trees for path, word in _words(trees[file])]


def shipped_trees() -> Mapping[str, Any]:
    texts = rule_texts(SHIPPED)
    names = {file: f"rules/links/{file}.yaml" for file in FILES}
    return {file: reading_of(name, texts[name]).tree for file, name in names.items()}


def _words(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Word]]:
    if isinstance(tree, Word):
        yield path, tree
    elif tree is not None:
        for name, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _words(inner, (*path, name))


class Edited:
    """Compiles the four files of links with one value changed; the other rules stay as they are."""

    def __init__(self, rules: Rules, trees: Mapping[str, Any]) -> None:
        self.rules, self.trees = rules, trees
        self.shapes = {file: read(FILES[file], tree) for file, tree in trees.items()}

    def rules_with(self, key: LinkKey, value: str) -> tuple[LinkRules | None, list[int]]:
        """Return the rules with another value at a key, and the lines `check` finds fault with."""
        faulting, word = Faulting(), Word(value, key.word.place, key.word.quoted)
        faulting.documents = self.rules.documents
        tree = _put(self.trees[key.file], key.path, word)
        shapes: dict[str, Any] = {
            **self.shapes,
            key.file: shaped(FILES[key.file], tree, key.file, faulting.report),
        }
        found = None
        if shapes[key.file] is not None:
            found = LinkRules(*(shapes[file] for file in FILES))
            for file in FILES:
                faulting.declared(shapes[file])
        return found, [fault.place.line for fault in faulting.faults]


def _put(tree: Any, path: Path, word: Word) -> Any:
    """Return a tree with another word at a path; what is beside it is the same."""
    if not path:
        return word
    if isinstance(tree, dict):
        made = Entries((k, _put(v, path[1:], word) if k == path[0] else v) for k, v in tree.items())
        made.place = getattr(tree, "place", made.place)
        return made
    return [_put(v, path[1:], word) if n == path[0] else v for n, v in enumerate(tree)]
