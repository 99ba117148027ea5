"""What holds where nobody says otherwise, and every limit, held: defaults of fields and arguments, named
numbers, sizes of caches.

Such a value is a decision that often nothing computed shows: how many are shown, how long is waited, how wide
a column is, what a blank means.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from textwrap import shorten
from types import FunctionType, ModuleType
from typing import Any

import pytest

from tests.approved import assert_approved, digest

ROOT = Path(__file__).resolve().parents[1]
SAID = Path(__file__).parent / "said"
# words are held where they are printed
LONG = 200
NUMBERS = (bool, int, float, Decimal, Fraction, date, timedelta, type(None))


def modules_of(package: str) -> Iterator[ModuleType]:
    """Yield a package's modules, without the web desk's: those stand on a Django that is set up
    (`tests/desk/web/test_what_the_web_assumes.py`)."""
    for path in sorted((ROOT / package).rglob("*.py")):
        if ROOT / "desk" / "web" not in path.parents:
            yield import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def assumed_in(module: ModuleType) -> Iterator[str]:
    for name, value in vars(module).items():
        if name.isupper() and (is_plain(value) or holds_numbers(value)):
            yield f"{name} = {in_short(value)}"
        elif getattr(value, "__module__", "") == module.__name__:
            if hasattr(value, "cache_parameters"):
                yield f"{name} keeps {value.cache_parameters()['maxsize']}"
            yield from (
                f"{name}{key} = {default!r}" for key, default in defaults_of(value) if is_plain(default)
            )


def defaults_of(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, type):
        if is_dataclass(value):
            own = [f for f in fields(value) if f.name in inspect.get_annotations(value)]
            yield from ((f".{f.name}", f.default) for f in own if f.default is not MISSING)
            yield from ((f".{f.name} {flag}", left) for f in own for flag, left in left_out(f))
        for name, part in vars(value).items():
            if name.isupper():
                yield f".{name}", part
            elif isinstance(part, FunctionType) and not (is_dataclass(value) and name == "__init__"):
                yield from ((f".{name}{key}", default) for key, default in defaults_of(part))
    elif isinstance(value, FunctionType):
        for name, parameter in inspect.signature(value).parameters.items():
            if parameter.default is not inspect.Parameter.empty:
                yield f"({name})", parameter.default


def left_out(field: Field[Any]) -> Iterator[tuple[str, bool]]:
    """Yield what a field has no part in, though most have: comparing values, what is printed of them."""
    yield from ((flag, False) for flag in ("compare", "repr", "init") if not getattr(field, flag))
    yield from [("hash", field.hash)] if field.hash is not None else []


def is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(is_plain, value))
    return type(value) in NUMBERS


def holds_numbers(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(holds_numbers, (*value, *value.values())))
    if isinstance(value, tuple | list | set | frozenset):
        return any(map(holds_numbers, value))
    return type(value) in NUMBERS and value is not None


def in_short(value: object) -> str:
    """Write a value on one line; of a long one what it begins with, and a digest."""
    said = repr(sorted(value)) if isinstance(value, set | frozenset) else repr(value)
    return said if len(said) <= LONG else f"{shorten(said, LONG)} {digest([said])}"


def assumed_by(modules: Iterator[ModuleType]) -> str:
    found = {module.__name__: list(assumed_in(module)) for module in modules}
    lines = [line for name, assumed in found.items() if assumed for line in (f"# {name}", *assumed)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("package", ["engine", "facts", "scenarios", "desk"])
def test_what_is_assumed(package: str) -> None:
    assert_approved(assumed_by(modules_of(package)), SAID / f"assumed_{package}.txt")
