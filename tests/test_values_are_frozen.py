"""A value is frozen and has slots. What is built step by step, and what keeps something it worked out, is the
exception and named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = frozenset(
    {
        "desk/authoring/trials.py: _Hits",
        "desk/office/whole_check.py: WorkspaceCheck",
        "engine/analysis/scores.py: Exactly",
        "engine/analysis/scores.py: Reach",
        "engine/analysis/scores.py: ReachableTotals",
        "engine/follow_up/conclusions.py: _Closure",
        "engine/rulebook/compile/shaping.py: NotRead",
        "engine/scoring/columnar/rows.py: Rows",
        "facts/archive/receiving.py: ReceiptCorrections",
        "facts/archive/retaining.py: _ReportedRecords",
        "facts/archive/history.py: OfficeHistory",
        "scenarios/steps/command_line.py: OfficeAtWork",
        "scenarios/steps/drafts.py: DraftReturn",
        "scenarios/steps/drafts.py: DraftReturns",
    }
)
"""Classes that are filled while something is read or counted, and do not leave that unfilled."""


def values_of(source: str) -> Iterator[tuple[ast.ClassDef, dict[str, bool]]]:
    """Yield each dataclass and what its decorator says."""
    for node in ast.walk(ast.parse(source)):
        for by in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if ast.unparse(by).partition("(")[0] == "dataclass":
                assert isinstance(node, ast.ClassDef)
                said = by.keywords if isinstance(by, ast.Call) else []
                yield node, {word.arg or "": ast.literal_eval(word.value) for word in said}


def faults_of(path: str, source: str) -> Iterator[str]:
    for value, said in values_of(source):
        if not said.get("frozen") and f"{path}: {value.name}" not in BUILT:
            yield f"{path}: {value.name} is not frozen"
        if not said.get("slots") and "cached_property" not in ast.unparse(value):
            yield f"{path}: {value.name} keeps nothing it worked out, and has no slots"


def test_values_are_frozen_and_have_slots() -> None:
    files = (
        path for folder in ("facts", "engine", "scenarios", "desk") for path in (ROOT / folder).rglob("*.py")
    )
    found = (
        fault
        for path in files
        for fault in faults_of(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    )
    assert sorted(found) == []


def test_a_value_that_could_change_is_told() -> None:
    assert list(faults_of("desk/a.py", "@dataclass(slots=True)\nclass A:\n  n: int")) == [
        "desk/a.py: A is not frozen"
    ]
    assert list(faults_of("desk/a.py", "@dataclass(frozen=True)\nclass A:\n  n: int")) != []
    assert list(faults_of("desk/a.py", "@dataclass(frozen=True, slots=True)\nclass A:\n  n: int")) == []
