"""Styles and scripts by what they hold: an address changes with its file, so a browser shows no old one after
an upgrade."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import StaticFilesStorage

LETTERS = 8  # of the hash: one file against its own former self


class VersionedStorage(StaticFilesStorage):
    """Files as they lie in the program, each address with `?v=` and the head of its SHA-256."""

    def url(self, name: str | None, force: bool = False) -> str:
        return f"{super().url(name)}?v={version(name or '')}"


@cache
def version(name: str) -> str:
    path = find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(name)
    return sha256(Path(path).read_bytes()).hexdigest()[:LETTERS]
