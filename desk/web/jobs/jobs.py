"""Asking for long work, and noticing work that was cut off."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone

from desk.web.jobs.models import CUT, UNDER_WAY, Job, alive

ROOT = Path(__file__).resolve().parents[3]
_children: list[subprocess.Popen[bytes]] = []
CUT_WORDS = (
    "Máy chủ dừng giữa chừng nên việc này chưa xong. Cái đã ghi vẫn còn nguyên; bấm làm lại.",
    "The server stopped in the middle, so this was not finished. What was written stands; ask again.",
)


def asked(kind: str, by: str, what: Mapping[str, Any]) -> Job:
    """Put work on record and start it in a process of its own; the page needn't wait."""
    job = Job.objects.create(kind=kind, by=by, asked=dict(what))
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(
        [sys.executable, "-m", "desk.web.jobs.worker", str(job.pk)],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
    )
    _children[:] = [one for one in _children if one.poll() is None] + [child]  # none is left a zombie
    Job.objects.filter(pk=job.pk, pid=0).update(pid=child.pid)
    job.refresh_from_db()
    return job


def looked_at(job: Job) -> Job:
    """Return a job as it is now; one whose process is gone is told as cut off."""
    for one in _children:
        with contextlib.suppress(OSError):
            one.poll()
    job.refresh_from_db()
    if job.under_way and job.pid and not alive(job.pid):
        job.refresh_from_db()  # it may have ended just now
        if job.under_way:
            ended(job, CUT, *CUT_WORDS)
    return job


def ended(job: Job, state: str, vi: str, en: str, result: Mapping[str, Any] | None = None) -> None:
    job.state, job.said_vi, job.said_en, job.ended_at = state, vi, en, timezone.now()
    job.result = dict(result or {})
    job.save()


def cut_off_told() -> None:
    """At the start of the server: say of work that was under way that it was cut off."""
    for job in Job.objects.filter(state__in=UNDER_WAY):
        looked_at(job)
