"""Chooses between the Vietnamese and the English of a text."""

from __future__ import annotations

from collections.abc import Callable

Pick = Callable[[str, str], str]


def picker(lang: str) -> Pick:
    """Return what chooses a text's Vietnamese or English."""
    return lambda vi, en: vi if lang == "vi" else en
