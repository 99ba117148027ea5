"""Fits what was read from a file to its shape; what does not fit becomes faults at their places.

Reading goes on past entries that do not fit, so that one mistake hides no other and causes no false one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args, get_origin

from engine.rulebook.kinds.declared import UNIONS, annotations_of, fault, is_part, length_of, marked, parts_in
from engine.rulebook.kinds.words import (
    Bilingual,
    ByName,
    InBoth,
    Listed,
    OneOf,
    Part,
    PartT,
    Read,
    Unread,
    WrittenAs,
    is_needed,
    keys_of,
)
from engine.rulebook.model.indicators import operations
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import day_meant, figure, month_day_meant, yes_no_meant
from engine.rulebook.text.former_words import spelling
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import NOWHERE, Place, Word, place_of

CODES = {
    "number": "R207",
    "whole": "R216",
    "day": "R212",
    "month_day": "R215",
    "yes_no": "R210",
    "list": "R125",
    "group": "R126",
    "word": "R124",
}
MEANT = {"day": day_meant, "month_day": month_day_meant, "yes_no": yes_no_meant}
LOST: Any = object()  # in place of a value that does not fit
FOLLOWS: Mapping[str, frozenset[str]] = {
    "documents": frozenset({"R401", "R402"}),
    "parameters": frozenset({"R103", "R122"}),
    "periods": frozenset({"R101", "R105"}),
    "indicators": frozenset({"R102", "R130", "R131", "R509", "R512", "R217", "R218"}),
    "declared_facts": frozenset({"R102", "R131", "R509", "R512", "R217", "R218"}),
    "subject": frozenset({"R102", "R509", "R512"}),
    "rulebook": frozenset({"R102", "R104", "R132", "R211", "R602", "R606"}),
    "actions": frozenset({"R616"}),
    "follow_up": frozenset({"R624"}),
    "criteria_of": frozenset({"R501", "R502", "R525", "R526"}),
}
"""What a file that could not be read would make others seem to get wrong."""
# what an action rests on, which nobody can tell without the rulebooks
RESTING = frozenset({"R619", "R620", "R621"})
WORD = re.compile(r"[\w-]+")
NAMED_IN_FOLLOW_UP = frozenset(
    {"rulebook", "criteria_of", "indicators", "subject", "parameters", "documents"}
)


@dataclass(slots=True)
class NotRead:
    """What could not be read: kinds of file, and names of entries; `words` are all words of such files."""

    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)  # of a file itself, with a value that can't be read

    def whole(self, kinds: set[str], lines: Iterable[str]) -> None:
        """Take note of a file of which nothing could be read."""
        self.kinds |= kinds
        self.words.update(word for line in lines for word in WORD.findall(line))

    def note(self, fault: Fault) -> None:
        """Take a fault that makes others seem to be there: a rulebook without indicators knows no name."""
        if fault.code == "R131":
            self.kinds.add("subject")
        if fault.code == "R132":
            self.kinds.add("criteria_of")

    def explains(self, fault: Fault) -> bool:
        """Tell whether a fault only follows from what could not be read.

        A name that stands neither in what could be read nor anywhere in what could not is wrong all the same.
        A sum is no name: without some of its parts it can't be right.
        """
        if "criteria_of" in self.kinds and fault.code in FOLLOWS["criteria_of"]:
            return True
        if ("rulebook" in self.kinds and fault.code in RESTING) or (
            "role" in self.keys and fault.code == "R530"
        ):
            return True
        named = {fault.params.get(k, "").partition("/")[0] for k in ("name", "found")} - {""}
        meant = not named or not self.words or bool(self.words & {w for n in named for w in WORD.findall(n)})
        if meant and any(fault.code in FOLLOWS.get(kind, ()) for kind in self.kinds):
            return True
        if meant and "/follow_up/" in fault.place.file and self.kinds & NAMED_IN_FOLLOW_UP:
            return True
        if self.names and fault.code in ("R105", "R404", "R501", "R502", "R525", "R506", "R526", "R624"):
            return True
        return bool(named & self.names)


def shaped(model: type[PartT], tree: Any, file: str, report: Callable[[Fault], None]) -> PartT | None:
    """Return the tree as `model`, or report every place where it does not fit and return None."""
    reading = _TreeReader(model, file)
    shape = reading.part(model, tree)
    reading.report(report)
    return None if shape is LOST else shape


def shaped_as_far_as_possible(
    model: type[PartT], kind: str, tree: Any, file: str, report: Callable[[Fault], None], lost: NotRead
) -> PartT | None:
    """Return the tree as `model` without the entries that do not fit; each of their faults is reported."""
    reading = _TreeReader(model, file, tree, lost)
    shape = reading.part(model, tree)
    reading.report(report)
    if shape is LOST:
        lost.kinds.add(kind)
    return None if shape is LOST else shape


class At(NamedTuple):
    """Where a node stands: the key it stands under, and the part, list or mapping it stands in."""

    key: Word | None = None
    within: Any = None


ROOT = At()


class _TreeReader:
    """Reads a tree as the parts of one kind of file. A fault is noted with the part it stands in.

    Where `lost` is given, an entry of the file that does not fit is left out and named there.
    """

    def __init__(self, model: type[Part], file: str, tree: Any = None, lost: NotRead | None = None) -> None:
        self.model, self.file, self.tree, self.lost = model, file, tree, lost
        self.faults: list[tuple[Any, Fault]] = []

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that may stand anywhere in a file of this kind."""
        return frozenset(name.removesuffix("_") for part in parts_in(self.model) for name in keys_of(part))

    def report(self, report: Callable[[Fault], None]) -> None:
        """Report every fault; of a part in former words only that, once."""
        written = {}
        for within, problem in self.faults:
            spelled = spelling(within) if isinstance(within, dict) else None
            if spelled is None:
                report(problem)
            else:
                written[place_of(within)] = spelled
        for place, (former, today) in written.items():
            report(fault("R140", place, found=former, wanted=today))

    def value(self, annotation: Any, node: Any, at: At) -> Any:
        """Return a node as its annotation says, LOST where it does not fit."""
        plain, marks = marked(annotation)
        for mark in marks:
            if isinstance(mark, WrittenAs):
                return self.value(mark.form, node, at)
            if isinstance(mark, OneOf):
                return self._one_of(mark, node, at)
            if isinstance(mark, InBoth):
                title = self.part(Bilingual, node, at)
                return title if title is LOST else in_both(title)
            if isinstance(mark, Read):
                try:
                    node = mark.read(node)
                except Unread as error:
                    return self._unread(str(error), node, at)
                if not isinstance(node, Word | list | dict):
                    return node
        origin, types, limits = get_origin(plain), get_args(plain), length_of(annotation)
        if origin in UNIONS:
            fitting = (option for option in types if isinstance(node, _shape(marked(option)[0])))
            return self.value(next(fitting, types[0]), node, at)
        if origin is tuple:
            return self._list(types[0], node, at, limits)
        if origin is dict:
            parts = self._mapping(types, node, at, limits)
            by = next((mark.key for mark in marks if isinstance(mark, ByName)), None)
            return parts if by is None or parts is LOST else {n: _named(p, by, n) for n, p in parts.items()}
        if origin is Literal:
            if isinstance(node, Word) and node in types:
                return str(node)
            near = nearest(str(node), types)
            return self._note("R108", node, at, found=node, wanted=", ".join(types), near=near)
        if is_part(plain):
            return self.part(plain, node, at)
        return node if plain is Any or isinstance(node, Word) else self._unread("word", node, at)

    def part(self, model: type[Part], node: Any, at: At = ROOT) -> Any:
        """Return a mapping as a part, each of its keys read; one that may be left out has its default."""
        if not isinstance(node, dict):
            return self._unread("group", node, at)
        values: dict[str, Any] = {}
        places: dict[str, Place] = {} if node else {"": place_of(node)}
        keys = {f.name.removesuffix("_"): f for f in keys_of(model).values()}
        meant: set[str | None] = set()
        fits = True
        for word, inner in node.items():
            if word in keys:
                name = keys[word].name
                values[name] = self.value(annotations_of(model)[name], inner, At(word, node))
            else:
                near = (
                    nearest(word, self.keys) if word not in self.keys else None
                )  # known: in the wrong place
                meant.add(near)
                self._note("R101", word, At(word, node), name=word, near=near)
            if word in keys and values[name] is not LOST:
                places[str(word)] = _place(word, inner)
            else:
                fits &= self._left_out([word], node, at) and not (word in keys and is_needed(keys[word]))
        for key in (key for key, declared in keys.items() if is_needed(declared) and key not in node):
            fits = False
            if key not in meant:
                self._note("R106", node, At(at.key, node), name=key)
        given = {name: value for name, value in values.items() if value is not LOST}
        return model(places=places, **given) if fits else LOST

    def _list(self, item: Any, node: Any, at: At, limits: Listed) -> Any:
        if not isinstance(node, list):
            return self._unread("list", node, at)
        read = [
            (_name_of(inner, n), self.value(item, inner, At(at.key, node))) for n, inner in enumerate(node)
        ]
        left = self._entries(read, node, at, limits)
        return left if left is LOST else tuple(value for _, value in left)

    def _mapping(self, types: Sequence[Any], node: Any, at: At, limits: Listed) -> Any:
        if not isinstance(node, dict):
            return self._unread("group", node, at)
        read = []
        for word, inner in node.items():
            name, value = (
                self.value(types[0], word, At(word, node)),
                self.value(types[1], inner, At(word, node)),
            )
            read.append((word, LOST) if name is LOST else (name, value))
        left = self._entries(read, node, at, limits)
        return left if left is LOST else dict(left)

    def _entries(self, read: list[tuple[Any, Any]], node: Any, at: At, limits: Listed) -> Any:
        """Return the entries that fit; LOST if others may not be left out, or if too few or many are left."""
        left = [(name, value) for name, value in read if value is not LOST]
        if len(left) < len(read) and not self._left_out([n for n, value in read if value is LOST], node, at):
            return LOST
        for words, bound, wrong in (
            (("ít nhất", "at least"), limits.least, len(left) < limits.least),
            (("nhiều nhất", "at most"), limits.most, len(left) > (limits.most or len(left))),
        ):
            if wrong and len(left) == len(read):
                vi, en = (f"{word} {bound}" for word in words)
                self._note("R109", node, at, name=at.key or "", found=len(read), wanted_vi=vi, wanted_en=en)
            if wrong:
                return LOST
        return left

    def _left_out(self, names: Iterable[Any], node: Any, at: At) -> bool:
        """Tell whether what does not fit may be left out: in a file, or right below it. Name it then."""
        if self.lost is None or (self.tree is not node and self.tree is not at.within):
            return False
        (self.lost.keys if node is self.tree else self.lost.names).update(map(str, names))
        return True

    def _one_of(self, mark: OneOf, node: Any, at: At) -> Any:
        form = mark.form_of(node)
        if form is not None:
            return self.value(mark.forms()[form], node, at)
        if not isinstance(node, dict):
            return self._unread("group", node, at)
        near = next((n for n in (nearest(k, operations()) for k in node) if n), None)
        return self._note("R107", node, At(at.key, node), operations=", ".join(operations()), near=near)

    def _unread(self, kind: str, node: Any, at: At) -> Any:
        """Note a value of the wrong kind, with what was most likely meant."""
        found = str(node) if isinstance(node, Word) else ""
        if kind == "number" and isinstance(node, Word):
            figure(node, lambda problem: self.faults.append((at.within, problem)))
            return LOST
        if kind == "whole" and re.fullmatch(r"\d{1,3}([. ]\d{3})+", found):
            return self._note("R216", node, at, found=found, near=re.sub(r"\D", "", found))
        more = {"near": MEANT[kind](found)} if kind in MEANT else {"name": at.key or ""}
        return self._note(CODES[kind], node, at, found=found, **more)

    def _note(self, code: str, node: Any, at: At, **params: Any) -> Any:
        """Note a fault at a node, or at its key where nothing stands."""
        place = place_of(node)
        if not place.line:
            place = at.key.place if at.key is not None else Place(self.file, 1, 1)
        self.faults.append((at.within, fault(code, place, **params)))
        return LOST


def in_both(title: Bilingual) -> Mapping[str, str]:
    """Return a text by language; its English is the Vietnamese if there is none."""
    return {"vi": title.vi, "en": title.vi if title.en is None else title.en}


def _name_of(entry: Any, at: int) -> str:
    return str(entry.get("id", entry.get("code", ""))) if isinstance(entry, dict) else str(at)


def _shape(plain: Any) -> type:
    """Return whether a type is written as a list, a mapping or a word."""
    return {tuple: list, dict: dict}.get(get_origin(plain), dict if is_part(plain) else Word)


def _place(key: Any, value: Any) -> Place:
    """Return the place of a word, or of the key of a list or group."""
    if isinstance(value, Word) and value.place.line:
        return value.place
    return key.place if isinstance(key, Word) else NOWHERE


def _named(part: Any, key: str, name: Any) -> Any:
    return replace(part, **{key: name, "places": {**part.places, key: place_of(name)}})


def kind_written(lines: tuple[str, ...], kinds: Mapping[str, Any]) -> str | None:
    """Guess the kind of a file whose structure can't be read, from the key it seems to hold."""
    for line in lines:
        match = re.match(r"([a-z_]+)\s*:", line)
        if match and match[1] in kinds:
            return match[1]
    return None
