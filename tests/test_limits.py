"""Every limit is what was approved: numbers with a name, sizes of caches, numbers an argument left out means.

Such a number is a decision that often nothing computed shows: how many are shown, how long is waited.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from tests.approved import assert_approved

ROOT = Path(__file__).resolve().parents[1]
LIMITS = Path(__file__).parent / "limits"
SWITCH = (0, 1)  # a number that only turns something on or off, or begins a count
ON_DJANGO = ROOT / "desk" / "web"  # stands on a Django that is set up: asked where a desk is


def limits_in(package: Path, *leaving_out: Path) -> str:
    """Return the limits of a package, a module on a line."""
    lines = []
    for path in sorted(package.rglob("*.py")):
        if not {*leaving_out} & {*path.parents}:
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if limits := list(limits_of(import_module(name), path)):
                lines.append(f"{name}: {', '.join(limits)}\n")
    return "".join(lines)


def limits_of(module: ModuleType, path: Path) -> Iterator[str]:
    """Yield the limits written in a module itself, not those it takes from another."""
    for node in ast.parse(path.read_text("utf-8")).body:
        for name in _assigned(node):
            if name.isupper() and _is_limit(value := getattr(module, name, None)):
                yield f"{name} {value}"
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _of_function(node.name, getattr(module, node.name, None))


def _assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [name.id for name in targets if isinstance(name, ast.Name)]


def _of_function(name: str, value: Any) -> Iterator[str]:
    if hasattr(value, "cache_parameters"):
        yield f"{name} keeps {value.cache_parameters()['maxsize']}"
        value = value.__wrapped__
    if isinstance(value, type):
        for own, part in vars(value).items():
            yield from _of_function(f"{name}.{own}", part)
    elif isinstance(value, FunctionType):
        for parameter in inspect.signature(value).parameters.values():
            if _is_limit(parameter.default):
                yield f"{name}({parameter.name}) {parameter.default}"


def _is_limit(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(type(part) in (int, float, Fraction) for part in value)
    return type(value) in (int, float, Fraction, timedelta) and value not in SWITCH


@pytest.mark.parametrize("package", ["engine", "facts", "scenarios", "desk"])
def test_every_limit_is_what_was_approved(package: str) -> None:
    assert_approved(limits_in(ROOT / package, ON_DJANGO), LIMITS / f"{package}.txt")
