"""Heads of logs as an officer writes them into the office's own book, and compares them later."""

from __future__ import annotations

from desk.base.chained_log import mark_of
from desk.base.faults import WrongUse
from desk.workspace.folder import Workspace
from desk.workspace.logs import heads_of, log_of, logs_of

SHOWN = 16  # hex digits of a seal on paper: 64 bits


def shown_heads(workspace: Workspace) -> list[tuple[str, int, str]]:
    """Return each log's name, count and the start of its last seal. Raise Stop where one is broken."""
    found = ((log.name, log.entries()) for log in logs_of(workspace))
    return [(name, len(entries), mark_of(entries[-1])[:SHOWN]) for name, entries in found if entries]


def compared(workspace: Workspace, line: str) -> bool:
    """Tell whether a line that was written down is still in its log."""
    parts = line.split()
    if len(parts) != 3 or not parts[1].isdigit() or len(parts[2]) < SHOWN:
        raise WrongUse(
            "--compare cần một dòng như đã in: TÊN_SỔ SỐ_DÒNG DẤU (%(shown)s chữ số trở lên). Đã nhận"
            " '%(line)s'.",
            shown=SHOWN,
            line=line,
        )
    name, count, seal = parts[0], int(parts[1]), parts[2].casefold()
    entries, _ = log_of(workspace, name).examined()
    same = 0 < count <= len(entries) and mark_of(entries[count - 1]).startswith(seal)
    heads = heads_of(workspace)
    if same and heads is not None:
        heads.compared_now()
    return same
