"""Reads a rule file into mappings, lists and words, each with its line and column.

PyYAML builds the nodes; no value is interpreted: plain loading would turn `0101234567` into a number, `no`
into False and `12:30` into 750, and let a duplicate key overwrite in silence.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Entries, Place, Word
from engine.rulebook.text.writing import (
    lines_of,
    looked_closer,
    mended_lines,
    spot,
    syntax_words,
    writing_faults,
)
from facts.visible_text import gettext_noop

OPENED = ("while parsing a flow", "while scanning a quoted", "while scanning a simple key")
MOST_LETTERS = 1_000_000  # of one file; the longest that is shipped has eight thousand
MOST_DIGITS = 100
_ENDLESS = re.compile(rf"-?[0-9][0-9.,]{{{MOST_DIGITS},}}")  # a number of thousands of digits can't be made
MOST_LEVELS = 40  # of groups and lists in one another

Tree = Any  # dict[Word, Tree] | list[Tree] | Word


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file holds, and every fault of its writing; `tree` is None where nothing could be read."""

    file: str
    tree: Tree
    faults: tuple[Fault, ...]
    lines: tuple[str, ...]


@lru_cache(maxsize=256)
def reading_of(file: str, text: str) -> FileReading:
    """Read the text of one rule file. Never raises for what the text holds.

    Kept by text: whoever checks again after an edit reads only what changed. No reader changes a tree.
    """
    text = text.removeprefix("\ufeff")
    lines = lines_of(text)
    if len(text) > MOST_LETTERS:
        return FileReading(
            file, None, (Fault("R014", Place(file, 1, 1), {"most": str(MOST_LETTERS)}),), lines
        )
    faults = writing_faults(file, text, lines)
    if any(fault.code == "R007" for fault in faults):
        return FileReading(file, None, tuple(faults), lines)
    meant, slips = mended_lines(file, lines)
    found = _composed(file, unicodedata.normalize("NFC", "\n".join(meant)))
    seen = tuple(looked_closer(fault, meant) for fault in found.faults)
    return FileReading(file, found.tree, (*faults, *slips, *seen), lines)


def _composed(file: str, text: str) -> FileReading:
    """Build the tree of a text, or None with the reason."""
    loader = None
    try:
        loader = _Loader(text)
        nodes = loader.nodes()
    except _TooDeep as deep:
        return FileReading(file, None, (Fault("R013", _place(file, deep.mark)),), ())
    except yaml.reader.ReaderError as error:
        place = spot(file, text, error.position)
        return FileReading(file, None, (Fault("R001", place, {"problem": syntax_words(error.reason)}),), ())
    except yaml.YAMLError as error:
        return FileReading(file, None, (_syntax_fault(file, error, loader),), ())
    faults = [Fault("R005", _place(file, mark)) for mark in loader.noted]
    if len(nodes) > 1:
        return FileReading(file, None, (*faults, Fault("R003", _place(file, loader.begun[1]))), ())
    if not nodes or nodes[0].value == "":
        return FileReading(file, None, (*faults, Fault("R002", Place(file, 1, 1))), ())
    if loader.repeated:  # written out, a few lines can be endless
        return FileReading(file, None, tuple(faults), ())
    builder = _Builder(file)
    tree = builder.tree(nodes[0])
    return FileReading(file, tree, (*faults, *builder.faults), ())


class _TooDeep(Exception):
    def __init__(self, mark: yaml.Mark) -> None:
        self.mark = mark


class _Loader(yaml.SafeLoader):
    """Composes nodes and notes on the way what lets a file say something its reader does not see.

    Python's own loader, not the C one: that one tells styles differently and overflows on deep files.
    """

    def __init__(self, text: str) -> None:
        self.noted: list[yaml.Mark] = []  # of anchors, aliases and tags
        self.begun: list[yaml.Mark] = []  # of documents
        self.repeated = False  # a list or group is repeated by its anchor
        self.level = 0
        self.quoted: yaml.ScalarToken | None = None  # the last text in quotes
        super().__init__(text)

    def nodes(self) -> list[Any]:
        """Return the root of each document."""
        found = []
        while self.check_node():
            found.append(self.get_node())
        return found

    def _next(self) -> Any:
        return self.peek_event()  # type: ignore[no-untyped-call]

    def compose_document(self) -> yaml.Node | None:
        self.begun.append(self._next().start_mark)
        return super().compose_document()

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self._next()
        if self.level > MOST_LEVELS:
            raise _TooDeep(event.start_mark)
        if event.anchor or getattr(event, "tag", None):
            self.noted.append(event.start_mark)
        self.level += 1
        node = super().compose_node(parent, index)
        self.level -= 1
        if isinstance(event, yaml.AliasEvent) and not isinstance(node, yaml.ScalarNode):
            self.repeated = True
        return node

    def scan_flow_scalar(self, style: str) -> yaml.ScalarToken:
        self.quoted = super().scan_flow_scalar(style)
        return self.quoted

    def runaway_quote(self, mark: yaml.Mark) -> yaml.Mark | None:
        """Return where a text in quotes began that ends lines later, on the line of a fault."""
        if self.quoted is None:
            return None
        start, end = self.quoted.start_mark, self.quoted.end_mark
        return start if start.line < end.line == mark.line else None


def _place(file: str, mark: yaml.Mark) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def _syntax_fault(file: str, error: yaml.YAMLError, loader: _Loader | None) -> Fault:
    """Name the line where a bracket, quote or key was opened, not the one where its end was missed."""
    found, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or "")
    quote = loader.runaway_quote(found) if loader and found else None
    if quote is not None:
        opened, problem = quote, "found unexpected end of stream"
    elif not str(getattr(error, "context", "") or "").startswith(OPENED):
        opened = None
    words = {"problem": syntax_words(problem)}
    if opened and found and found.line > opened.line:
        words |= {"later": gettext_noop(" (đến dòng {line} mới thấy)"), "line": str(found.line + 1)}
    mark = opened or found
    return Fault("R001", _place(file, mark) if mark else Place(file, 1, 1), words)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def place(self, node: yaml.Node) -> Place:
        return _place(self.file, node.start_mark)

    def tree(self, node: yaml.Node, as_set: bool = False) -> Tree:
        if isinstance(node, yaml.MappingNode):
            return self._set(node) if as_set else self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item) for item in node.value]
        return self._word(node)

    def _item(self, node: yaml.Node) -> Tree:
        return self._mapping(node, in_list=True) if isinstance(node, yaml.MappingNode) else self.tree(node)

    def _word(self, node: yaml.Node) -> Word:
        place, quoted = self.place(node), getattr(node, "style", None) is not None
        if not node.value.strip():
            self.faults.append(Fault("R006", place))
        folded = getattr(node, "style", None) in ("|", ">")
        text = node.value.strip() if folded else node.value
        if _ENDLESS.fullmatch(text):
            self.faults.append(Fault("R022", place, {"digits": str(len(text)), "most": str(MOST_DIGITS)}))
            text = "0"
        return Word(text, place, quoted)

    def _set(self, node: yaml.MappingNode) -> Tree:
        """Read `{unit, period}`: names without values."""
        return {key: Word("", key.place) for key in (self._key(k) for k, _ in node.value) if key is not None}

    def _mapping(self, node: yaml.MappingNode, in_list: bool = False) -> Tree:
        built = Entries()
        built.place = self.place(node)
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if self._needs_quotes(node, key_node, value_node):
                self.faults.append(Fault("R019", key.place, {"found": str(key)}))
                continue
            if key in built:
                first = next(old for old in built if old == key)
                new_item = in_list and not node.flow_style and first == next(iter(built))
                code = "R020" if new_item else "R004"
                self.faults.append(Fault(code, key.place, {"key": str(key), "first": str(first.place)}))
                if new_item:  # what follows belongs to the item whose dash is missing
                    return built
                continue
            if self._decimal_comma(key, value_node, built):
                continue
            built[key] = self.tree(value_node, as_set=key == "subject" and _bare(value_node))
        return built

    def _needs_quotes(self, node: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> bool:
        """Tell whether a key without a value is the rest of a text that a comma cut in two."""
        plain = node.flow_style and _bare_scalar(key) and _bare_scalar(value) and not value.value
        return bool(plain and re.search(r"[^\x00-\x7f]|\w \w", key.value))

    def _key(self, node: yaml.Node) -> Word | None:
        if not isinstance(node, yaml.ScalarNode):
            self.faults.append(Fault("R009", self.place(node)))
            return None
        return Word(node.value, self.place(node), node.style is not None)

    def _decimal_comma(self, key: Word, node: yaml.Node, before: dict[Word, Tree]) -> bool:
        """Report a bare number that is the rest of one with a decimal comma, as in `{at_least: 12,5}`."""
        if node.value or not _bare_scalar(node) or not re.fullmatch(r"[0-9]+", key):
            return False
        last = next(reversed(before.values()), "")
        whole = last if isinstance(last, Word) and re.fullmatch(r"-?[0-9]+", last) else "…"
        params = {"found": f"{whole},{key}", "wanted": f"{whole}.{key}"}
        self.faults.append(Fault("R010", key.place, params))
        return True


def _bare(node: yaml.Node) -> bool:
    """Tell whether a mapping has names only, as in `{unit, period}`."""
    return isinstance(node, yaml.MappingNode) and all(not value.value for _, value in node.value)


def _bare_scalar(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None
