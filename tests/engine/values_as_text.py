"""Values as text, to be held word for word: each by what it says, each place in rule files by the line that
stands there."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache

from engine.rulebook.text.places import NOWHERE, Place
from scenarios.steps.small_rulebooks import RULEBOOKS, texts_of


def parts(value: object) -> dict[object, object]:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple | list):
        return dict(enumerate(value))
    if isinstance(value, Set):
        return dict(enumerate(sorted(value, key=str)))
    if is_dataclass(value):
        # what a value keeps of what it worked out says nothing of it
        return {
            f.name: getattr(value, f.name) for f in fields(value) if f.repr and not f.name.startswith("_")
        }
    return {}


def shown(value: object) -> str:
    if isinstance(value, Place):
        return line_of(value)
    if isinstance(value, float):
        return f"{value:.9g}"
    inside = parts(value)
    if not inside:
        return type(value).__name__ if type(value).__repr__ is object.__repr__ else str(value)
    named = isinstance(value, Mapping)
    within = [f"{shown(k)}: {shown(v)}" if named else shown(v) for k, v in inside.items()]
    return f"{type(value).__name__}({', '.join(within)})"


def line_of(place: Place) -> str:
    """Return what is written at a place: it stays where lines above it come and go."""
    if place == NOWHERE:
        return "nowhere"
    return lines_of(place.file)[place.line - 1][place.col - 1 :].strip()


@cache
def lines_of(name: str) -> list[str]:
    return every_text()[name].splitlines()


@cache
def every_text() -> Mapping[str, str]:
    """Return the rule files of every rulebook of the repository, laid in one folder: they are written in
    every way there is."""
    folders = [folder.name for folder in sorted(RULEBOOKS.iterdir()) if folder.is_dir()]
    return dict(item for name in folders for item in texts_of(name).items())
