"""A process of long work as a test needs it: one that is over at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


def over(command: list[str], **_: Any) -> Any:
    """Stand for a process that is gone, after the last attempt."""
    from desk.web.jobs.models import Job

    Job.objects.filter(pk=int(command[-2])).update(pid=2**31 - 1, began="gone", attempt=9)
    return SimpleNamespace(pid=2**31 - 1, poll=lambda: 0)
