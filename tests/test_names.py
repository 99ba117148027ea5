"""A class has one name, and a name one class."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

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
