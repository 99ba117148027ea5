"""Reads an example as an editor reads YAML: `yes` and `2016-01-01` are texts, `4` is a number."""

from __future__ import annotations

import re
from typing import Any

from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of


def example_of(text: str) -> Any:
    """Return the value that a line of YAML holds, as plain lists, dicts, texts and numbers."""
    return as_editors_read(reading_of("example", text).tree)


def as_editors_read(tree: Any) -> Any:
    """Return a tree with its scalars read as YAML 1.2 does."""
    if isinstance(tree, dict):
        return {str(key): as_editors_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_editors_read(item) for item in tree]
    assert isinstance(tree, Word)
    if tree.quoted:
        return str(tree)
    if tree == "":
        return None
    if re.fullmatch(r"-?[0-9]+", tree):
        return int(tree)
    return float(tree) if re.fullmatch(r"-?[0-9]+\.[0-9]+", tree) else str(tree)
