"""What holds where nobody says otherwise, and every limit, held: defaults of fields and arguments, and named numbers.

Such a value is a decision that often nothing computed shows: how many are shown, how long is waited, what a blank means.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from tests.approved import assert_approved

ROOT = Path(__file__).resolve().parents[1]
SAID = Path(__file__).parent / "said"
# words are held where they are printed
NUMBERS = (bool, int, float, Decimal, Fraction, date, timedelta, type(None))


def modules_of(package: str) -> Iterator[ModuleType]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def assumed_in(module: ModuleType) -> Iterator[str]:
    for name, value in vars(module).items():
        if name.isupper() and is_plain(value):
            yield f"{name} = {value!r}"
        elif getattr(value, "__module__", "") == module.__name__:
            yield from (f"{name}{key} = {default!r}" for key, default in defaults_of(value) if is_plain(default))  # fmt: skip


def defaults_of(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, type):
        if is_dataclass(value):
            yield from ((f".{f.name}", f.default) for f in fields(value) if f.default is not MISSING)
        for name, part in vars(value).items():
            if name.isupper():
                yield f".{name}", part
            elif isinstance(part, FunctionType) and not (is_dataclass(value) and name == "__init__"):
                yield from ((f".{name}{key}", default) for key, default in defaults_of(part))
    elif isinstance(value, FunctionType):
        for name, parameter in inspect.signature(value).parameters.items():
            if parameter.default is not inspect.Parameter.empty:
                yield f"({name})", parameter.default


def is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(is_plain, value))
    return type(value) in NUMBERS


@pytest.mark.parametrize("package", ["engine", "facts", "scenarios"])
def test_what_is_assumed(package: str) -> None:
    found = {module.__name__: list(assumed_in(module)) for module in modules_of(package)}
    lines = [line for name, assumed in found.items() if assumed for line in (f"# {name}", *assumed)]
    assert_approved("".join(f"{line}\n" for line in lines), SAID / f"assumed_{package}.txt")
