"""Which rulebooks an office uses; one is taken out or put in with all that speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desk.base.faults import WrongUse
from desk.workspace.rule_files import SHIPPED, refuse_unknown, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from engine.rulebook.text.places import place_of
from engine.rulebook.text.reader import reading_of

OWN_KEYS = ("rulebook", "criteria_of", "signed_of")  # first key of a rulebook's own files, then its name
PARAMETERS = "parameters"
_USED = re.compile(r"\$([A-Za-z][A-Za-z0-9_-]*)")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RulePart:
    """One entry of a list or group of a rule file, with its lines as written: a sign, a figure, a rule."""

    file: str
    collection: str  # the key of the file that holds it: signs, define, rules
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RulesChange:
    """Rule texts without a rulebook, or with it, and what goes or comes along."""

    texts: Texts
    files: tuple[str, ...]
    parts: tuple[RulePart, ...]


@dataclass(frozen=True, slots=True)
class RulebookOffered:
    name: str
    title: Mapping[str, str]
    usual: bool  # it has a role: communes are ranked, or venues classified, by it


def rulebooks_in(texts: Texts) -> dict[str, RulebookOffered]:
    offered = {}
    for file, text in texts.items():
        tree = reading_of(file, text).tree
        if isinstance(tree, dict) and "rulebook" in tree:
            name, title = str(tree["rulebook"]), {k: str(v) for k, v in tree["title"].items()}
            offered[name] = RulebookOffered(name, title, "role" in tree)
    return dict(sorted(offered.items()))


def without_rulebook(texts: Texts, name: str) -> RulesChange:
    """Take a rulebook out of rule texts, with every part that speaks of it, or of what went.

    Raise RuleFaults where the texts are wrong as they are, or what is left can't stand without it.
    """
    before = frozenset(_USED.findall("".join(texts.values())))
    rules_from_texts(texts)
    files = tuple(_own_files(texts, name))
    left = {file: text for file, text in texts.items() if file not in files}
    parts: list[RulePart] = []
    while faults := _faults(left):
        gone = list(dict.fromkeys(_part_at(left, fault) for fault in faults))
        parts += [part for part in gone if part is not None]
        left = _cut(left, [part for part in gone if part is not None], faults)
    unused = before - frozenset(_USED.findall("".join(left.values())))
    idle = [part for part in _parts(left) if part.collection == PARAMETERS and part.name in unused]
    left = _cut(left, idle, ())
    return RulesChange(
        left, (*files, *(f for f in texts if f not in files and f not in left)), (*parts, *idle)
    )


def with_rulebook(texts: Texts, name: str, source: Texts) -> RulesChange:
    """Put a rulebook of other texts into these, with what `without_rulebook` takes out along with it.

    What an office already has under its name stays. Raise RuleFaults where the whole can't stand.
    """
    for other in rulebooks_in(source):
        if other != name and other not in rulebooks_in(texts):
            source = without_rulebook(source, other).texts
    coming = without_rulebook(source, name)
    files = tuple(file for file in coming.files if file not in texts)
    after = dict(texts) | {file: source[file] for file in files}
    there = {(part.collection, part.name) for part in _parts(after)}
    parts = tuple(part for part in coming.parts if (part.collection, part.name) not in there)
    for part in parts:
        after[part.file] = _with_part(after[part.file], part)
    rules_from_texts(after)
    return RulesChange(after, files, parts)


@lru_cache(maxsize=8)
def shipped_with(names: frozenset[str]) -> Texts:
    texts: Texts = rule_texts(SHIPPED)
    for name in rulebooks_in(texts):
        if name not in names:
            texts = without_rulebook(texts, name).texts
    return texts


def usual_rulebooks() -> frozenset[str]:
    """Return the shipped rulebooks an office uses that does not choose: those with a role."""
    return frozenset(name for name, offered in rulebooks_in(rule_texts(SHIPPED)).items() if offered.usual)


def chosen_rulebooks(words: Iterable[str]) -> frozenset[str]:
    """Return the shipped rulebooks that a person names, separated by commas or not; `all` is every one."""
    offered = rulebooks_in(rule_texts(SHIPPED))
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    if names == ["all"]:
        return frozenset(offered)
    for name in names:
        refuse_unknown(name, offered)
    if not names:
        raise WrongUse("Chọn ít nhất một bộ tiêu chí.")
    return frozenset(names)


def _own_files(texts: Texts, name: str) -> Iterator[str]:
    """Yield the files of a rulebook, and those of facts that no other rulebook is about."""
    trees = {
        file: tree for file, text in texts.items() if isinstance(tree := reading_of(file, text).tree, dict)
    }
    subjects = {str(tree["rulebook"]): str(tree["subject"]) for tree in trees.values() if "rulebook" in tree}
    own = subjects.pop(name, None)
    for file, tree in trees.items():
        declared = str(tree.get("declared_facts")) == own and own not in subjects.values()
        if declared or any(str(tree.get(key)) == name for key in OWN_KEYS):
            yield file


def _faults(texts: Texts) -> tuple[Fault, ...]:
    try:
        rules_from_texts(texts)
    except RuleFaults as found:
        return tuple(found.faults)
    return ()


def _part_at(texts: Texts, fault: Fault) -> RulePart | None:
    file, line = fault.place.file, fault.place.line
    if file not in texts:
        return None
    spans = _spans(file, texts[file])
    return next((part for first, last, part in spans if first <= line < last), None)


def _parts(texts: Texts) -> Iterator[RulePart]:
    for file, text in texts.items():
        yield from (part for _, _, part in _spans(file, text))


def _spans(file: str, text: str) -> list[tuple[int, int, RulePart]]:
    """Return the parts of a file with their first line, and the line after their last."""
    tree, lines = reading_of(file, text).tree, text.splitlines()
    if not isinstance(tree, dict):
        return []
    begins: list[tuple[int, str | None, str]] = [(place_of(key).line, None, "") for key in tree]
    for key, value in tree.items():
        entries = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for name, entry in entries:
            at = place_of(name) if isinstance(value, dict) else place_of(entry)
            if at.line > place_of(key).line:
                first = next(iter(entry.values()), "") if isinstance(entry, dict) else entry
                id_ = str(name) if isinstance(value, dict) else str(first)
                begins.append((at.line, str(key), id_))
    begins.sort(key=lambda begin: begin[0])
    spans: list[tuple[int, int, RulePart]] = []
    for (start, key, name), after in zip(begins, [*(b[0] for b in begins[1:]), len(lines) + 1], strict=True):
        last = after
        while last > start + 1 and re.fullmatch(r"\s*(#.*)?", lines[last - 2]):
            last -= 1  # a comment stands above what it is about
        if key is not None:
            part = RulePart(file, key, name, "".join(f"{line}\n" for line in lines[start - 1 : last - 1]))
            spans.append((start, last, part))
    return spans


def _cut(texts: Texts, parts: Iterable[RulePart], faults: Iterable[Fault]) -> dict[str, str]:
    """Return texts without some parts, nor lists and files left empty; raise a fault in no part."""
    gone, left = set(parts), dict(texts)
    if not gone and faults:
        raise RuleFaults(faults)
    for file in {part.file for part in gone}:
        spans, lines = _spans(file, texts[file]), texts[file].splitlines(keepends=True)
        stay = {part.collection for _, _, part in spans if part not in gone}
        empty = {part.collection for part in gone if part.file == file} - stay
        if empty and not stay:
            del left[file]
            continue
        drop = {n for first, last, part in spans if part in gone for n in range(first, last)}
        tree = reading_of(file, texts[file]).tree
        drop |= {place_of(key).line for key in tree if key in empty}
        left[file] = "".join(line for n, line in enumerate(lines, 1) if n not in drop)
    return left


def _with_part(text: str, part: RulePart) -> str:
    """Put a part at the end of its list, written anew at the end of the file if it is not there."""
    text = text if text.endswith("\n") else f"{text}\n"
    lines = text.splitlines(keepends=True)
    ends = [last for _, last, other in _spans(part.file, text) if other.collection == part.collection]
    if not ends:
        return f"{text}{part.collection}:\n{part.text}"
    at = max(ends) - 1
    return "".join([*lines[:at], part.text, *lines[at:]])
