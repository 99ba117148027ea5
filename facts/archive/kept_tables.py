"""The tables of one folder beside the archive: all of them checked when it is opened, each read when it is
asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from facts.archive.word_lists import WordLists

WORDS = "words"


class KeptTables:
    """The tables by name. Raise OSError, KeyError or ValueError where one is not there, or not as it was
    written."""

    def __init__(self, folder: Path, sums: Mapping[str, str]) -> None:
        self._contents = {file: _checked(folder / file, digest) for file, digest in sums.items()}
        self._words = WordLists(self._bare(WORDS))

    def table(self, name: str) -> pl.DataFrame:
        return self._words.put_into(name, self._bare(name))

    def _bare(self, name: str) -> pl.DataFrame:
        return pl.read_ipc(self._contents[f"{name}.arrow"])

    def __contains__(self, name: str) -> bool:
        return f"{name}.arrow" in self._contents


def _checked(path: Path, digest: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(path.name)
    return content
