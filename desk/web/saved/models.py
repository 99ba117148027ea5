"""Views a person wants again: the address of a page with its filters, under a name of one's own."""

from __future__ import annotations

import re

from django.db import models

_OF_THE_DESK = re.compile(r"/(?![/\\])[^\x00-\x1f\x7f]*")
"""No other host, no scheme, and nothing a browser takes out of an address before it reads it."""


class SavedView(models.Model):
    """`by` is an account's standing; `address` is a path of the desk with its query, opened with the rights
    its owner has then."""

    by = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    address = models.CharField(max_length=400)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["by", "title"], name="one_saved_view_of_a_title")]

    @property
    def link(self) -> str:
        """The address to open; the first page where what is stored leads out of the desk, written there by
        another hand."""
        return self.address if _OF_THE_DESK.fullmatch(self.address) else "/"
