"""A class has one name, and a name one class; names that say nothing are retired."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("engine", "desk", "facts", "scenarios")
OF_DJANGO = {"Meta", "Migration"}  # Django finds these by their name


def classes_of(source: str) -> Iterator[str]:
    return (node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))


def named_twice(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the names that stand for more than one class, and where."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for path, source in sorted(sources.items()):
        for name in classes_of(source):
            where[name].append(path)
    return {n: p for n, p in where.items() if len(p) > 1 and n not in OF_DJANGO}


def test_no_name_stands_for_two_classes() -> None:
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    assert named_twice({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}) == {}


def test_a_name_used_twice_is_told_with_its_places() -> None:
    told = named_twice({"desk/a.py": "class Line: ...", "engine/b.py": "def f():\n    class Line: ..."})
    assert told == {"Line": ["desk/a.py", "engine/b.py"]}


LEFT = {"facts": 2, "engine": 305}
"""The retired names still bound in a folder: fewer is better, more is refused."""


def retired() -> frozenset[str]:
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Names\n")[2].partition("\n## ")[0]
    listed = section.partition("retired:")[2].partition("`tests/")[0]
    return frozenset(re.findall(r"`(\w+)`", listed))


def names_bound_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


@pytest.mark.parametrize("folder", LEFT)
def test_no_more_retired_names_are_bound_than_before(folder: str) -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / folder).rglob("*.py"))
    bound = sum(name in retired() for source in sources for name in names_bound_in(source))
    assert bound <= LEFT[folder]


def test_every_way_to_bind_a_name_is_seen() -> None:
    source = "def told(said, *, asked): found: int = 1\n[one for one in (kept := [])]\nclass whole: ..."
    assert set(names_bound_in(source)) == {"told", "said", "asked", "found", "one", "kept", "whole"}
    assert {"told", "found", "mine"} <= retired()
