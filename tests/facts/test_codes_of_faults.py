"""Every code by which a return is faulted has its message, and every message is of a code in use."""

import ast
from collections.abc import Iterator
from pathlib import Path

from facts.intake.problems import FILES, PROBLEMS

FACTS = Path(__file__).resolve().parents[2] / "facts"
CODE_AT = {"FileFault": 0, "Problem": 0, "Unreadable": 0, "_or_unreadable": 1, "row_problem": 3}


def trees() -> list[ast.Module]:
    paths = sorted(FACTS.rglob("*.py"))
    return [ast.parse(path.read_text("utf-8")) for path in paths if path.name != "problems.py"]


def codes_given() -> Iterator[tuple[str, str]]:
    for call in (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        code = call.args[CODE_AT[name]] if name in CODE_AT and len(call.args) > CODE_AT[name] else None
        if isinstance(code, ast.Constant):
            yield name, str(code.value)


def test_every_code_given_has_a_message() -> None:
    given = set(codes_given())
    assert len(given) > 40
    assert {code for name, code in given if code not in (FILES if name == "FileFault" else PROBLEMS)} == set()


def test_every_message_is_of_a_code_in_use() -> None:
    words = {
        word
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in node.value.split()
    }
    assert {*FILES, *PROBLEMS} - words == set()
