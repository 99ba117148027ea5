"""Processes of long work as a test needs them: one that never gets on, one that is over at once."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any


def idle(command: list[str], **_: Any) -> Any:
    """Stand for a process that lives as long as this one, and does nothing."""
    from desk.web.jobs.models import Job
    from desk.web.jobs.processes import began_at

    pid = os.getpid()
    Job.objects.filter(pk=int(command[-2])).update(pid=pid, began=began_at(pid))
    return SimpleNamespace(pid=pid, poll=lambda: None)


def over(command: list[str], **_: Any) -> Any:
    """Stand for a process that is gone, after the last attempt."""
    from desk.web.jobs.models import Job

    Job.objects.filter(pk=int(command[-2])).update(pid=2**31 - 1, began="gone", attempt=9)
    return SimpleNamespace(pid=2**31 - 1, poll=lambda: 0)
