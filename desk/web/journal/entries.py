"""What happened at the desk and is no decision: sign-ins, refusals, files that left. Sealed like every other
log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.web.shelf import workspace
from desk.workspace.logs import DESK, log_of


def noted(kind: str, user: Any, content: Mapping[str, Any]) -> None:
    """Put on record what an account did; on disk before anything is answered."""
    entry = {"kind": kind, "by": user.get_username() or "–", "content": dict(content)}
    log_of(workspace(), DESK).add(entry)
