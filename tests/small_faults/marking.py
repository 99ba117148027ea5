"""Marks the places of faults while modules are imported, so that a run of the tests says which test reaches
which fault."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from tests.small_faults.faults import Fault

MARK = "__fault_reached__"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Places = list[tuple[int, int]]  # a fault's number and its line


class Marks(MetaPathFinder):
    """Imports the files that hold faults with a mark before each statement of one; `reached` are the numbers
    passed.

    A fault outside any function, run on import only, counts as reached where any function of its file runs.
    """

    def __init__(self, root: Path, faults: Sequence[Fault]) -> None:
        self.reached: set[int] = set()
        self.places: dict[str, Places] = {}
        for number, fault in enumerate(faults):
            self.places.setdefault(str(root / fault.file), []).append((number, fault.line))
        setattr(builtins, MARK, self.reached.add)
        sys.meta_path.insert(0, self)

    def path(self, number: int) -> str:
        return next(path for path, places in self.places.items() if number in dict(places))

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] not in ("facts", "engine", "scenarios", "desk"):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin in self.places:
            spec.loader = _Marking(name, spec.origin, self.places[spec.origin])
        return spec


class _Marking(SourceFileLoader):
    def __init__(self, name: str, path: str, places: Places) -> None:
        super().__init__(name, path)
        self.places = places

    def get_code(self, fullname: str) -> CodeType:
        tree = marked(ast.parse(Path(self.path).read_bytes()), self.places)
        return compile(tree, self.path, "exec", dont_inherit=True)


def marked(tree: ast.Module, places: Places) -> ast.Module:
    """Return a module with a mark before each statement in a function that holds a place, else in every
    function."""
    left = _marked_in(tree, places, False)
    for node in ast.walk(tree):
        if left and isinstance(node, FUNCTIONS):
            node.body[_after_words(node) : 0] = [_mark(number, node) for number, _ in left]
    return ast.fix_missing_locations(tree)


def _marked_in(node: ast.AST, places: Places, inside: bool) -> Places:
    """Mark what lies in a node's blocks; return the places that lie in none of them."""
    left = places
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        block = getattr(node, name, None)
        if not isinstance(block, list):
            continue
        for child in list(block):
            within = [place for place in left if _first(child) <= place[1] <= _last(child)]
            own = _marked_in(child, within, inside or isinstance(child, FUNCTIONS)) if within else []
            if inside and isinstance(child, ast.stmt):
                at = block.index(child)
                block[at:at] = [_mark(number, child) for number, _ in own]
                own = []
            left = [place for place in left if place not in within or place in own]
    return left


def _first(node: ast.AST) -> int:
    if isinstance(node, ast.match_case):
        return node.pattern.lineno
    decorators = getattr(node, "decorator_list", [])
    return min(part.lineno for part in (node, *decorators))  # type: ignore[attr-defined]


def _last(node: ast.AST) -> int:
    last = node.body[-1] if isinstance(node, ast.match_case) else node
    return last.end_lineno  # type: ignore[attr-defined,no-any-return]


def _after_words(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return 0 if ast.get_docstring(node, clean=False) is None else 1


def _mark(number: int, at: ast.stmt) -> ast.stmt:
    call = ast.Call(ast.Name(MARK, ast.Load()), [ast.Constant(number)], [])
    return ast.copy_location(ast.Expr(call), at)
