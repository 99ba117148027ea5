"""What one person proposes and another decides: an announcement, a referral, an adoption. Nothing happens
before."""

from __future__ import annotations

from datetime import UTC

from django.db import models

OPEN, AGREED, DECLINED, WITHDRAWN = "open", "agreed", "declined", "withdrawn"


class Proposal(models.Model):
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=120)  # what it is about, unique while open
    content = models.JSONField(default=dict)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, default=OPEN)
    second = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    said = models.TextField(blank=True)  # why it was declined

    @property
    def mark(self) -> str:
        """Return what the record of its outcome names it by: what it is about, who proposed it, the
        moment."""
        return f"{self.about}, {self.by}, {self.at.astimezone(UTC).isoformat()}"

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about"], condition=models.Q(state=OPEN), name="one_open_proposal"
            )
        ]
