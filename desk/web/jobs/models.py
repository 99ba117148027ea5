"""Long work: what was asked for, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from desk.base.language import Lazy
from desk.base.roles import EVALUATION, POLICY
from desk.web.accounts.record import rights_today
from desk.web.shelf import workspace
from desk.workspace.desk_database import MOST_ROWS
from desk.workspace.logs import key_ready
from desk.workspace.rights_rows import job_differs, job_seal

WAITING, RUNNING, DONE, STOPPED, CUT = "waiting", "running", "done", "stopped", "cut"
CANCELLED = "cancelled"
UNDER_WAY = (WAITING, RUNNING)
IN_TURN = ("import", "run", "appraise")  # kinds that write into the workspace: one at a time, in order

SCORES = ("run", "verify", "impact", "compare")
OTHERS = {EVALUATION: ("import", *SCORES), POLICY: SCORES}
"""Work of other people that a role may look at: what it leaves shows nothing the role may not see."""
FIRST = datetime(2026, 1, 1, tzinfo=UTC)  # numbers are the seconds since then


class Job(models.Model):
    """One piece of work, done by a process of its own. `asked` and `result` are JSON of what its kind needs
    and leaves. It is its asker's own for as long as the account is the same person's, in the same role, for
    the same unit."""

    kind = models.CharField(max_length=20)
    by = models.CharField(max_length=60)
    standing = models.CharField(max_length=100, blank=True, default="")  # of who asked, as it was then
    asked_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=WAITING)
    asked = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    pid = models.IntegerField(default=0)
    began = models.CharField(max_length=80, blank=True, default="")  # when that process began
    alive_until = models.DateTimeField(null=True)  # the end of the lease its process renews
    attempt = models.IntegerField(default=0)  # how often a process was started for it
    address = models.CharField(max_length=45, blank=True, default="")  # where it was asked from
    said_vi = models.TextField(blank=True)
    said_en = models.TextField(blank=True)
    pk: Any  # see `_fresh_number`
    seal = models.CharField(max_length=64, blank=True, default="")  # of who asked what, and what it left

    class Meta:
        ordering = ["-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            return super().save(*args, **kwargs)
        account = rights_today().named(self.by)
        self.standing = account.standing if account else ""
        numbered = self.pk is not None
        while True:
            self.pk = self.pk if numbered else _fresh_number()
            self.seal = self.sealed()
            try:
                with transaction.atomic():
                    return super().save(*args, **kwargs)
            except IntegrityError:
                if numbered or not Job.objects.filter(pk=self.pk).exists():
                    raise
                # Another asked at the same moment and took the number.

    def sealed(self) -> str:
        return job_seal(vars(self), key_ready(workspace()).seals)

    @property
    def differs(self) -> bool:
        """Tell whether someone wrote this into the database past the desk."""
        return job_differs(vars(self), key_ready(workspace()).seals)

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def mark(self) -> str:
        """Return how what came of it is marked: ok, warn or bad."""
        if self.state == CANCELLED:
            return "warn"
        return str(self.result.get("mark", "ok")) if self.state == DONE else "bad"

    @property
    def waits(self) -> bool:
        return self.state == WAITING

    def may_see(self, account: Any) -> bool:
        return self.standing == account.standing or self.kind in OTHERS.get(account.role, ())

    def before(self, account: Any) -> int:
        """Return how much of the work that an account may look at takes its turn before this."""
        earlier = Job.objects.filter(state__in=UNDER_WAY, kind__in=IN_TURN, id__lt=self.pk)
        return sum(job.may_see(account) for job in earlier)

    @property
    def share(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def _fresh_number() -> int:
    """Return a later number than all before: by the clock, for a count would tell how much others ask for. A
    clock so far off that no row may have its number counts for nothing."""
    last = Job.objects.aggregate(last=models.Max("pk"))["last"] or 0
    seconds = int((timezone.now() - FIRST).total_seconds())
    return max(last + 1, seconds if seconds < MOST_ROWS else 0)


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """`mark`: ok; warn if something needs a look, bad if nothing came of it or what was found is wrong."""

    text: str | Lazy
    result: Mapping[str, Any] = field(default_factory=dict)
    mark: str = "ok"
