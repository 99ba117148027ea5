"""Fits what was read from a file to its shape; what does not fit becomes faults at their places.

Reading goes on past entries that do not fit, so that one mistake hides no other and causes no false one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from engine.rulebook.kinds.declared import AT_LEAST, AT_MOST, annotations_of, fault, parts_in, unmarked
from engine.rulebook.kinds.words import Part, PartT, keys_of, read
from engine.rulebook.model.indicators import operations
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import day_meant, figure, month_day_meant, yes_no_meant
from engine.rulebook.text.former_words import spelling
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of

CODES = {
    "number": "R207",
    "whole": "R216",
    "day": "R212",
    "month_day": "R215",
    "yes_no": "R210",
    "list_type": "R125",
    "dict_type": "R126",
    "dataclass_type": "R126",
    "is_instance_of": "R124",
    "union_tag_not_found": "R126",
}

LENGTHS = {
    "too_short": (AT_LEAST, "min_length"),
    "too_long": (AT_MOST, "max_length"),
}
EXAMPLES = {"in_force": "{from: 2025-01-01}"}
MEANT = {"day": day_meant, "month_day": month_day_meant, "yes_no": yes_no_meant}
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


def shaped(model: type[PartT], tree: Any, file: str, report: Callable[[Fault], None]) -> PartT | None:
    """Return the tree as `model`, or report every place where it does not fit and return None."""
    shape, errors = _attempt(model, tree)
    _report(errors, model, tree, file, report)
    return shape


def _report(
    errors: list[Any], model: type[Part], tree: Any, file: str, report: Callable[[Fault], None]
) -> None:
    items = _without_former(errors, tree, report)
    faults = [(item["loc"][:-1], item["type"], _fault(item, tree, model, file)) for item in items]
    misspelt = {
        (at, problem.params.get("near"))
        for at, kind, problem in faults
        if kind == "unexpected_keyword_argument"
    }
    for at, kind, problem in faults:
        if kind != "missing" or (at, problem.params["name"]) not in misspelt:
            report(problem)


def _attempt(model: type[PartT], tree: Any) -> tuple[PartT | None, list[Any]]:
    """Return the tree as `model`, or what pydantic says against it."""
    try:
        return read(model, tree), []
    except ValidationError as error:
        return None, list(error.errors(include_url=False))


def _without_former(items: Iterable[Any], tree: Any, report: Callable[[Fault], None]) -> list[Any]:
    """Report each part written in former words once, and return what is wrong elsewhere."""
    others, written = [], {}
    for item in items:
        loc = item["loc"] if item["type"] == "union_tag_not_found" else item["loc"][:-1]
        part = _walk(tree, loc)[0]
        spelled = spelling(part) if isinstance(part, dict) else None
        if spelled is None:
            others.append(item)
        else:
            written[place_of(part)] = spelled
    for place, spelled in written.items():
        report(fault(spelled.code, place, found=spelled.former, wanted=spelled.today))
    return others


def _fault(item: Any, tree: Any, model: type[Part], file: str) -> Fault:
    loc, kind = item["loc"], item["type"]
    node, key, rest = _walk(tree, loc)
    place = place_of(node) if node is not None else Place(file, 1, 1)
    if place.line == 0:
        place = key.place if key is not None else Place(file, 1, 1)
    if kind == "unexpected_keyword_argument":
        name = key if key is not None else Word(str(loc[-1]))
        near = _near(name, _aliases(model))
        choices = {} if near else {"choices": ", ".join(_keys_beside(name, _walk(tree, loc[:-1])[0], model))}
        return fault("R101", name.place, name=name, near=near, **choices)
    if kind == "missing":
        wanted = str(rest[-1] if rest else loc[-1])
        values = ", ".join(_values_beside(wanted, node, model))
        return fault("R106", place, name=wanted, value=EXAMPLES.get(wanted, "…"), choices=values)
    if kind == "union_tag_not_found" and isinstance(node, dict):
        near = next((n for n in (nearest(k, operations()) for k in node) if n), None)
        return fault(
            "R107", place, operations=", ".join(k for k in operations() if k.isidentifier()), near=near
        )
    if kind == "literal_error":
        wanted = str(item["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return fault("R108", place, found=node, wanted=wanted, near=nearest(str(node), wanted.split(", ")))
    found = str(node) if isinstance(node, Word) else ""
    if kind == "number" and isinstance(node, Word):
        faults: list[Fault] = []
        figure(node, faults.append)
        return faults[0]
    if kind in LENGTHS:
        (required, bound), context = LENGTHS[kind], item["ctx"]
        of_list = {"name": key or "", "found": context["actual_length"]}
        return fault("R109", place, **of_list, required=required, bound=context[bound])
    if kind == "whole" and re.fullmatch(r"\d{1,3}([. ]\d{3})+", found):
        return fault("R216", place, found=found, near=re.sub(r"\D", "", found))
    if kind in MEANT:
        return fault(CODES[kind], place, found=found, near=MEANT[kind](found))
    shape = {"shape": f"{{one_of: [{found}]}}"} if key == "band" and found else {}
    return fault(CODES.get(kind, "R124"), place, found=found, name="" if key is None else key, **shape)


def _near(name: str, known: set[str]) -> str | None:
    """Return the nearest known key; none where it is known, and only stands in the wrong place."""
    return nearest(name, known) if name not in known else None


def _keys_beside(name: str, node: Any, model: type[Part]) -> list[str]:
    """Return the keys of the part a wrong key was written in: the one that has most of those beside it."""
    part = _part_of(node, parts_in(model), but=name)
    return [] if part is None else _keys(part)


def _values_beside(name: str, node: Any, model: type[Part]) -> list[str]:
    """Return the closed list of what a missing key may say, in the part it is missing from; else nothing."""
    part = _part_of(node, (part for part in parts_in(model) if name in keys_of(part)))
    form = None if part is None else unmarked(annotations_of(part)[name])
    return list(map(str, get_args(form))) if get_origin(form) is Literal else []


def _part_of(node: Any, parts: Iterable[type[Part]], but: str = "") -> type[Part] | None:
    """Return the part that a node was written as: the one that has most of its keys."""
    written = {str(key) for key in node if key != but} if isinstance(node, dict) else set()
    fitting = [part for part in parts if written & set(_keys(part))]
    return max(fitting, key=lambda part: (len(written & set(_keys(part))), -len(_keys(part))), default=None)


def _keys(part: type[Part]) -> list[str]:
    return [key.removesuffix("_") for key in keys_of(part)]


def _walk(tree: Any, loc: tuple[Any, ...]) -> tuple[Any, Word | None, list[Any]]:
    """Follow a pydantic location through the tree, past the names of union members, as far as it goes."""
    node, last, rest = tree, None, []
    for step in loc:
        if isinstance(node, dict) and step in node:
            last = next(key for key in node if key == step)
            node = node[step]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            rest.append(step)
    return node, last, rest


def _aliases(model: type[Part]) -> set[str]:
    """Return every key that may stand anywhere in a file of this shape."""
    return {name for part in parts_in(model) for name in _keys(part)}


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
    shape, errors = _attempt(model, tree)
    _report(errors, model, tree, file, report)
    for _ in range(3):  # dropping an entry may show the next fault of the same file
        if shape is None and tree is not None:
            tree = _without_faulty(errors, tree, lost)
            shape, errors = (None, []) if tree is None else _attempt(model, tree)
    if shape is None:
        lost.kinds.add(kind)
    return shape


def _without_faulty(errors: Iterable[Any], tree: Any, lost: NotRead) -> Any:
    """Leave out every entry with a fault; None where the file itself is at fault."""
    if not isinstance(tree, dict):
        return None
    spots = {tuple(item["loc"][:2]) for item in errors}
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
