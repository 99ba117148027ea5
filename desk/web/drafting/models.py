"""Drafts of rule files: a copy with the text it was taken from."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """One person's draft of one rule file; `by` is that account's standing, `base` the file as it was when
    the draft was begun."""

    by = models.CharField(max_length=60)
    file = models.CharField(max_length=200)
    base = models.TextField()
    text = models.TextField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "file"], name="one_draft_of_a_file")]

    @property
    def changed(self) -> bool:
        return bool(self.base != self.text)
