"""Reads a rule file into mappings, lists and words, each with its line and column.

PyYAML builds the nodes; no value is interpreted: plain loading would turn `0101234567` into a number, `no`
into False and `12:30` into 750, and let a duplicate key overwrite in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from engine.rulebook.faults import Fault
from engine.rulebook.places import Place, Word
from engine.rulebook.syntax_words import syntax_words

INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")

Tree = Any  # dict[Word, Tree] | list[Tree] | Word


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, and every fault of its writing; `tree` is None where nothing could be read."""

    file: str
    tree: Tree
    faults: tuple[Fault, ...]
    lines: tuple[str, ...]


@lru_cache(maxsize=256)
def reading_of(file: str, text: str) -> Reading:
    """Read the text of one rule file. Never raises for what the text holds.

    Kept by text: whoever checks again after an edit reads only what changed. No reader changes a tree.
    """
    text = text.removeprefix("\ufeff")
    lines = tuple(text.splitlines())
    faults = list(_writing_faults(file, lines))
    if any(fault.code == "R007" for fault in faults):
        return Reading(file, None, tuple(faults), lines)
    try:
        documents = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        return Reading(file, None, (*faults, _syntax_fault(file, error)), lines)
    if len(documents) != 1 or documents[0] is None:
        code = "R002" if not documents or documents[0] is None else "R003"
        line = next((i for i, text in enumerate(lines, 1) if i > 1 and text.startswith("---")), 1)
        return Reading(file, None, (*faults, Fault(code, Place(file, line, 1))), lines)
    faults += _marks(file, text)
    builder = _Builder(file)
    tree = builder.tree(documents[0])
    return Reading(file, tree, (*faults, *builder.faults), lines)


def _syntax_fault(file: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "")
    return Fault("R001", place, syntax_words(problem))


def _writing_faults(file: str, lines: tuple[str, ...]) -> list[Fault]:
    """List what the text itself gets wrong, before any structure: tabs and letters that are not NFC."""
    faults = []
    for number, line in enumerate(lines, 1):
        indent = re.match(r"\s*", line)
        if indent and "\t" in indent.group():
            faults.append(Fault("R007", Place(file, number, line.index("\t") + 1)))
        if not unicodedata.is_normalized("NFC", line):
            col = next(i for i in range(1, len(line) + 1) if not unicodedata.is_normalized("NFC", line[:i]))
            faults.append(Fault("R008", Place(file, number, col)))
        hidden = INVISIBLE.search(line)
        if hidden:
            where = Place(file, number, hidden.start() + 1)
            faults.append(Fault("R012", where, {"found": f"U+{ord(hidden.group()):04X}"}))
    return faults


def _marks(file: str, text: str) -> list[Fault]:
    """List anchors, aliases and tags: each lets a file say something its reader does not see."""
    found = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
        if mark and (anchor or (tag and isinstance(event, yaml.NodeEvent))):
            found.append(Fault("R005", Place(file, mark.line + 1, mark.column + 1)))
    return found


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def tree(self, node: yaml.Node, as_set: bool = False) -> Tree:
        if isinstance(node, yaml.MappingNode):
            return self._set(node) if as_set else self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.tree(item) for item in node.value]
        return self._word(node)

    def _word(self, node: yaml.Node) -> Word:
        place, quoted = self.place(node), getattr(node, "style", None) is not None
        if not node.value.strip():
            self.faults.append(Fault("R006", place))
        return Word(node.value, place, quoted)

    def _set(self, node: yaml.MappingNode) -> Tree:
        """Read `{unit, period}`: names without values."""
        return {key: Word("", key.place) for key in (self._key(k) for k, _ in node.value) if key is not None}

    def _mapping(self, node: yaml.MappingNode) -> Tree:
        built: dict[Word, Tree] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in built:
                first = next(old for old in built if old == key)
                self.faults.append(Fault("R004", key.place, {"key": str(key), "first": str(first.place)}))
                continue
            built[key] = self._value(key, value_node)
        return built

    def _key(self, node: yaml.Node) -> Word | None:
        if not isinstance(node, yaml.ScalarNode):
            self.faults.append(Fault("R009", self.place(node)))
            return None
        return Word(node.value, self.place(node), node.style is not None)

    def _value(self, key: Word, node: yaml.Node) -> Tree:
        """Read a value; an empty one after a bare number is a decimal comma, as in `{at_least: 12,5}`."""
        empty = isinstance(node, yaml.ScalarNode) and not node.value and node.style is None
        if empty and re.fullmatch(r"[0-9]+", key):
            self.faults.append(Fault("R010", key.place, {"key": str(key)}))
            return Word("", key.place)
        return self.tree(node, as_set=key == "subject" and _bare(node))


def _bare(node: yaml.Node) -> bool:
    """Tell whether a mapping has names only, as in `{unit, period}`."""
    return isinstance(node, yaml.MappingNode) and all(not value.value for _, value in node.value)
