"""Views a person wants again: the address of a page with its filters, under a name of one's own."""

from __future__ import annotations

from django.db import models


class SavedView(models.Model):
    """`address` is a path of the desk with its query; it is opened with the rights its owner has then."""

    by = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    address = models.CharField(max_length=400)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["by", "title"], name="one_saved_view_of_a_title")]
