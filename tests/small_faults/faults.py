"""Small faults in the code: where one can be put, and the text of the file with it. The operators are
cosmic-ray's."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

COMPARISONS = ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")
SUMS = ("Add_Sub", "Sub_Add", "Mul_Div", "FloorDiv_Mul", "Mod_Mul")
OPERATORS = (
    *(f"core/ReplaceComparisonOperator_{pair}" for pair in COMPARISONS),
    *(f"core/ReplaceBinaryOperator_{pair}" for pair in SUMS),
    "core/AddNot",
    "core/ReplaceTrueWithFalse",
    "core/ReplaceFalseWithTrue",
    "core/ReplaceAndWithOr",
    "core/ReplaceOrWithAnd",
    "core/ReplaceUnaryOperator_Delete_Not",
    "core/NumberReplacer",
    "core/ZeroIterationForLoop",
    "core/ReplaceContinueWithBreak",
)


@dataclass(frozen=True)
class Fault:
    """One operator at its n-th place in a file; `line` is counted from 1."""

    file: str
    operator: str
    occurrence: int
    line: int


@cache
def faults_in(root: Path, file: str) -> tuple[Fault, ...]:
    """Return every fault that can be put into a file."""
    return tuple(_faults(file, (root / file).read_text("utf-8")))


def _faults(file: str, text: str) -> Iterator[Fault]:
    tree = get_ast(text)
    for name in OPERATORS:
        operator = get_operator(name)()
        places = [start for node in _nodes(tree) for start, _ in operator.mutation_positions(node)]
        yield from (Fault(file, name, n, line) for n, (line, _) in enumerate(places))


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def with_fault(text: str, fault: Fault) -> str:
    """Return a file's text with a fault in it."""
    found: str | None = mutate_code(text, get_operator(fault.operator)(), fault.occurrence)
    assert found is not None
    return found


def changed_line(root: Path, fault: Fault) -> tuple[str, str]:
    """Return the first line that a fault changes, before and after."""
    text = (root / fault.file).read_text("utf-8")
    pairs = zip(text.split("\n"), with_fault(text, fault).split("\n"), strict=False)
    return next(((a.strip(), b.strip()) for a, b in pairs if a != b), ("", ""))


def drawn(root: Path, kept: Path, files: Sequence[str], number: int, seed: int) -> list[Fault]:
    """Draw a sample, or read the one kept of the same files, seed and code: reading every file takes a
    while."""
    texts = "".join(file + (root / file).read_text("utf-8") for file in files)
    path = kept / f"{crc32(f'{number} {seed} {texts}'.encode()):08x}.drawn.json"
    if not path.exists():
        kept.mkdir(exist_ok=True)
        path.write_text(json.dumps([astuple(fault) for fault in sampled(root, files, number, seed)]), "utf-8")
    return [Fault(*row) for row in json.loads(path.read_text("utf-8"))]


def sampled(root: Path, files: Sequence[str], number: int, seed: int) -> list[Fault]:
    """Draw faults: files by their length, then any place in one; the same seed draws the same."""
    rng = random.Random(seed)
    lines = [(root / file).read_text("utf-8").count("\n") for file in files]
    found: dict[Fault, None] = {}
    tries = 0
    while len(found) < number and tries < 50 * number:
        tries += 1
        (file,) = rng.choices(files, lines)
        fault = rng.choice(faults_in(root, file) or (None,))
        if fault is not None and is_code(with_fault((root / file).read_text("utf-8"), fault)):
            found[fault] = None
    return list(found)


def is_code(text: str) -> bool:
    """Tell whether a text is Python at all: `not` before an assignment in a condition is not."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
