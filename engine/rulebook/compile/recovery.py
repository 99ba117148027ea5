"""Goes on past entries that can't be read, so that one mistake hides no other and causes no false one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from engine.rulebook.compile.shaping import shaped
from engine.rulebook.kinds.words import Part, PartT, read
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Word

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


def shaped_as_far_as_possible(
    model: type[PartT], kind: str, tree: Any, file: str, report: Callable[[Fault], None], lost: NotRead
) -> PartT | None:
    """Return the tree as `model` without the entries that do not fit; each of their faults is reported."""
    shape = shaped(model, tree, file, report)
    if shape is not None:
        return shape
    for _ in range(3):  # dropping an entry may show the next fault of the same file
        tree = _without_faulty(model, tree, lost)
        if tree is None:
            break
        try:
            return read(model, tree)
        except ValidationError:
            continue
    lost.kinds.add(kind)
    return None


def _without_faulty(model: type[Part], tree: Any, lost: NotRead) -> Any:
    """Leave out every entry with a fault; None where the file itself is at fault."""
    try:
        read(model, tree)
    except ValidationError as error:
        spots = {tuple(item["loc"][:2]) for item in error.errors(include_url=False)}
    else:
        return tree
    if not isinstance(tree, dict):
        return None
    left = {key: _copied(value) for key, value in tree.items()}
    for spot in sorted(
        spots, key=lambda s: (str(s[0]), -s[1] if len(s) > 1 and isinstance(s[1], int) else 0)
    ):
        if not _drop(left, spot, lost):
            return None
    return left


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return dict(value)
    return list(value) if isinstance(value, list) else value


def _drop(tree: dict[Word, Any], spot: tuple[Any, ...], lost: NotRead) -> bool:
    """Drop one entry, or one key nobody knows; a key that is missing can't be dropped."""
    key = next((k for k in tree if k == spot[0]), None)
    if key is None:
        return False
    within = tree[key]
    if len(spot) == 1 or not _holds(within, spot[1]):
        lost.keys.add(str(key))
        del tree[key]
        return True
    entry = within[spot[1]]
    lost.names.add(
        str(entry.get("id", entry.get("code", "")))
        if isinstance(entry, dict) and isinstance(within, list)
        else str(spot[1])
    )
    del within[spot[1]]
    return True


def _holds(within: Any, step: Any) -> bool:
    if isinstance(within, dict):
        return step in within
    return isinstance(within, list) and isinstance(step, int) and step < len(within)


def kind_written(lines: tuple[str, ...], kinds: Mapping[str, Any]) -> str | None:
    """Guess the kind of a file whose structure can't be read, from the key it seems to hold."""
    for line in lines:
        match = re.match(r"([a-z_]+)\s*:", line)
        if match and match[1] in kinds:
            return match[1]
    return None
