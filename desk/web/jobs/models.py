"""Long work: what was asked for, how far it is, what came of it."""

from __future__ import annotations

import os

from django.db import models

WAITING, RUNNING, DONE, STOPPED, CUT = "waiting", "running", "done", "stopped", "cut"
UNDER_WAY = (WAITING, RUNNING)


class Job(models.Model):
    """One piece of work, done by a process of its own. `asked` and `result` are JSON of what its kind needs
    and leaves."""

    kind = models.CharField(max_length=20)
    by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=WAITING)
    asked = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    pid = models.IntegerField(default=0)
    said_vi = models.TextField(blank=True)
    said_en = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def share(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def alive(pid: int) -> bool:
    """Tell whether a process of this machine still runs."""
    if pid <= 0:
        return False
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rpartition(b")")[2].split()[0] != b"Z"
    except FileNotFoundError:
        return False
    except OSError:
        pass
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
