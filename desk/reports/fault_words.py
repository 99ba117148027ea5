"""Shows a fault of a rule file with its source line and a caret."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.faults import Fault


def fault_lines(fault: Fault, sources: Mapping[str, tuple[str, ...]], lang: str = "vi") -> list[str]:
    """Return the sentence, the line it is about, and a caret under the column."""
    lines = sources.get(fault.place.file, ())
    if not 1 <= fault.place.line <= len(lines):
        return [fault.text(lang)]
    line = lines[fault.place.line - 1]
    pad = "".join("\t" if letter == "\t" else " " for letter in line[: fault.place.col - 1])
    return [fault.text(lang), f"    {line}", f"    {pad}^"]


def fault_json(fault: Fault, lang: str = "vi") -> dict[str, object]:
    place = fault.place
    return {
        "file": place.file, "line": place.line, "col": place.col,
        "code": fault.code, "message": fault.sentence(lang), "suggestion": fault.params.get("near"),
    }  # fmt: skip
