"""Values as text, to be held word for word: each by what it says, each place in rule files by the line that
stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache

from engine.rulebook.text.places import NOWHERE, Place
from scenarios.steps.small_rulebooks import RULEBOOKS, texts_of
from tests.approved import digest

NOTHING, WIDTH = object(), 150


def summed_up(lines: Iterable[tuple[str, str]]) -> str:
    """Write for each item how much there is of it, the first, and a digest of all."""
    found: dict[str, list[str]] = {}
    for item, line in lines:
        found.setdefault(item, []).append(line)
    return "".join(
        f"{item}: {len(said)}, {digest(said)}\n  {said[0][:WIDTH]}\n" for item, said in found.items()
    )


def differing(before: object, after: object, path: str = "") -> Iterator[str]:
    """Yield each place in which two values differ, and what stands there."""
    if before is after or before == after:
        return
    ones, twos = parts(before), parts(after)
    if type(before) is not type(after) or not ones or (isinstance(before, tuple) and len(ones) != len(twos)):
        yield f"{path}: {shown(before)} → {shown(after)}"
        return
    for name in dict.fromkeys([*ones, *twos]):
        yield from differing(ones.get(name, NOTHING), twos.get(name, NOTHING), f"{path}.{name}")


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
