"""What happened at the desk and is no decision: sign-ins, refusals, files that left. Sealed like every other log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from desk.base.chained_log import appended
from desk.web.shelf import workspace

DESK = "desk.jsonl"


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def noted(kind: str, user: Any, content: Mapping[str, Any]) -> None:
    """Put on record what an account did; on disk before anything is answered."""
    entry = {"at": now(), "kind": kind, "by": user.get_username() or "–", "content": dict(content)}
    appended(workspace().folder / "decisions" / DESK, entry)
