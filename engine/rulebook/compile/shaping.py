"""Fits what was read from a file to its shape; what does not fit becomes faults at their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import ValidationError

from engine.rulebook.kinds.declared import fault, parts_in
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
    "too_short": ("ít nhất", "at least", "min_length"),
    "too_long": ("nhiều nhất", "at most", "max_length"),
}
DAYS = {"day": day_meant, "month_day": month_day_meant}


def shaped(model: type[PartT], tree: Any, file: str, report: Callable[[Fault], None]) -> PartT | None:
    """Return the tree as `model`, or report every place where it does not fit and return None."""
    try:
        return read(model, tree)
    except ValidationError as error:
        items = _without_former(error.errors(include_url=False), tree, report)
        faults = [(item["loc"][:-1], item["type"], _fault(item, tree, model, file)) for item in items]
        misspelt = {
            (at, problem.params.get("near"))
            for at, kind, problem in faults
            if kind == "unexpected_keyword_argument"
        }
        for at, kind, problem in faults:
            if kind != "missing" or (at, problem.params["name"]) not in misspelt:
                report(problem)
        return None


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
    for place, (former, today) in written.items():
        report(fault("R140", place, found=former, wanted=today))
    return others


def _fault(item: Any, tree: Any, model: type[Part], file: str) -> Fault:
    loc, kind = item["loc"], item["type"]
    node, key, rest = _walk(tree, loc)
    place = place_of(node) if node is not None else Place(file, 1, 1)
    if place.line == 0:
        place = key.place if key is not None else Place(file, 1, 1)
    if kind == "unexpected_keyword_argument":
        name = key if key is not None else Word(str(loc[-1]))
        return fault("R101", name.place, name=name, near=_near(name, _aliases(model)))
    if kind == "missing":
        return fault("R106", place, name=rest[-1] if rest else loc[-1])
    if kind == "union_tag_not_found" and isinstance(node, dict):
        near = next((n for n in (nearest(k, operations()) for k in node) if n), None)
        return fault("R107", place, operations=", ".join(operations()), near=near)
    if kind == "literal_error":
        wanted = str(item["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return fault("R108", place, found=node, wanted=wanted, near=nearest(str(node), wanted.split(", ")))
    found = str(node) if isinstance(node, Word) else ""
    if kind == "number" and isinstance(node, Word):
        faults: list[Fault] = []
        figure(node, faults.append)
        return faults[0]
    if kind == "yes_no" and isinstance(node, Word):
        return fault("R210", place, found=found, near=yes_no_meant(found))
    if kind in LENGTHS:
        return fault("R109", place, name=key or "", **_lengths(kind, item["ctx"]))
    if kind == "whole" and re.fullmatch(r"\d{1,3}([. ]\d{3})+", found):
        return fault("R216", place, found=found, near=re.sub(r"\D", "", found))
    if kind in DAYS:
        return fault(CODES[kind], place, found=found, near=DAYS[kind](found))
    return fault(CODES.get(kind, "R124"), place, found=found, name="" if key is None else key)


def _lengths(kind: str, context: dict[str, Any]) -> dict[str, object]:
    vi, en, bound = LENGTHS[kind]
    wanted = context[bound]
    return {"found": context["actual_length"], "wanted_vi": f"{vi} {wanted}", "wanted_en": f"{en} {wanted}"}


def _near(name: str, known: set[str]) -> str | None:
    """Return the nearest known key; none where it is known, and only stands in the wrong place."""
    return nearest(name, known) if name not in known else None


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
    return {name.removesuffix("_") for part in parts_in(model) for name in keys_of(part)}
