"""Values are frozen and light: nobody changes one that another holds too, and there may be a million of each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("engine", "desk", "facts")
GATHER = {
    "Exactly", "Hearing", "NotRead", "OfficeTellings", "Reach", "ReachableTotals", "WorkspaceCheck", "_Closure", "_Delivered",
    "_Hits", "_Told",
}  # fmt: skip
"""Those that gather something while one function runs: no values, but where a value comes from."""


def words_of(source: str) -> Iterator[tuple[str, set[str], bool]]:
    """Yield the dataclasses of a file: their name, what they are said to be, and whether they keep what they computed."""
    for node in ast.walk(ast.parse(source)):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            call = ast.unparse(decorator)
            if isinstance(node, ast.ClassDef) and call.partition("(")[0] == "dataclass":
                keeps = any("cached_property" in ast.unparse(part) for part in node.body)
                said = decorator.keywords if isinstance(decorator, ast.Call) else []
                yield node.name, {str(word.arg) for word in said if ast.unparse(word.value) == "True"}, keeps


def sources() -> Iterator[str]:
    return (path.read_text("utf-8") for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def changeable(files: Iterator[str]) -> set[str]:
    return {name for source in files for name, said, _ in words_of(source) if "frozen" not in said}


def heavy(files: Iterator[str]) -> set[str]:
    """Return what has a dictionary of its own and no use for it."""
    found = (row for source in files for row in words_of(source))
    return {name for name, said, keeps in found if "slots" not in said and not keeps}


def test_a_value_can_not_be_changed() -> None:
    assert changeable(sources()) == GATHER


def test_a_value_has_a_dictionary_only_to_keep_what_it_computed() -> None:
    assert heavy(sources()) == set()


def test_one_that_can_be_changed_is_told() -> None:
    loose = "@dataclass(frozen=False, slots=True)\nclass A:\n    x: int\n@dataclass\nclass B: ..."
    assert changeable(iter([loose])) == {"A", "B"}
    assert heavy(iter([loose])) == {"B"}
    assert (
        heavy(iter(["@dataclass(frozen=True)\nclass C:\n    @cached_property\n    def x(self): ..."]))
        == set()
    )
