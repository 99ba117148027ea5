"""Files are written aside and renamed in one place; no module does it again, and none writes past it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ASIDE = {"replace", "rename", "mkstemp", "mkdtemp", "NamedTemporaryFile"}
WRITES = {"write_text", "write_bytes", "copyfile"}
ALLOWED = {
    # Files an officer sent, on their way to the import.
    ("desk/web/jobs/tray.py", "mkdtemp"),
    ("facts/durable_files.py", "replace"),
    ("facts/durable_files.py", "rename"),
    # A rewritten import takes the place of the one it is made from, which must not be lost before it stands.
    ("facts/archive/erasing.py", "rename"),
}


def calls() -> Iterator[tuple[str, str]]:
    """Return every call, in the three packages, that puts a file somewhere: module and name."""
    for path in sorted(p for package in ("facts", "desk", "engine") for p in (ROOT / package).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        ours = {
            one.asname or one.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "desk.base"
            for one in node.names
            if one.name == "files"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
                if node.func.attr in ASIDE and of in ("os", "shutil", "tempfile"):
                    yield name, node.func.attr
                if node.func.attr in WRITES and of not in ours:
                    yield name, node.func.attr


def test_files_are_written_whole_in_one_place() -> None:
    assert set(calls()) == ALLOWED
