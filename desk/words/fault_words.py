"""Shows a fault of a rule file with its source line and a caret."""

from __future__ import annotations

from collections.abc import Mapping

from desk.base.language import reader
from engine.rulebook.text.faults import Fault

LONGEST = 320  # letters of a line shown; the longest shipped is just below


def fault_lines(fault: Fault, sources: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the sentence, the line it is about, and a caret under the column."""
    lines = sources.get(fault.place.file, ())
    if not 1 <= fault.place.line <= len(lines):
        return [fault.text(reader())]
    line, col = _around(lines[fault.place.line - 1], fault.place.col)
    pad = "".join("\t" if letter == "\t" else " " for letter in line[: col - 1])
    return [fault.text(reader()), f"    {line}", f"    {pad}^"]


def _around(line: str, col: int) -> tuple[str, int]:
    """Cut a line too long to read to what stands around a column."""
    start = max(0, col - LONGEST // 2) if len(line) > LONGEST else 0
    cut = line[start : start + LONGEST]
    before, after = "…" if start else "", "…" if start + LONGEST < len(line) else ""
    return f"{before}{cut}{after}", col - start + len(before)


def fault_json(fault: Fault) -> dict[str, object]:
    place = fault.place
    return {
        "file": place.file,
        "line": place.line,
        "col": place.col,
        "code": fault.code,
        "message": fault.sentence(reader()),
        "suggestion": fault.params.get("near"),
    }
