"""The language of whoever is answered, for words made before a page knows its reader: faults of forms."""

from __future__ import annotations

from contextvars import ContextVar

from django.utils.functional import lazystr

LANGUAGE: ContextVar[str] = ContextVar("language", default="vi")


class _Both:
    """A sentence in both languages; its text is the reader's."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en

    def __str__(self) -> str:
        return self.en if LANGUAGE.get() == "en" else self.vi


def both(vi: str, en: str) -> str:
    """Return a sentence that is read in the reader's language."""
    return lazystr(_Both(vi, en))
