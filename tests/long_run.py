"""What only the long run asks: `./lanhmanh test --long`. A usual run takes some of many like inputs, the same
ones every time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

LONG = os.environ.get("LANHMANH_TESTS") == "long"
EVERY = LONG or "LANHMANH_APPROVE" in os.environ
"""What is written anew is that of every case."""

long_only = pytest.mark.skipif(not EVERY, reason="only in the long run: ./lanhmanh test --long")

Case = TypeVar("Case")


def some_of(cases: Sequence[Case], most: int, offset: int = 0) -> list[Case]:
    """Return at most `most` cases, as far from one another as they can be; in the long run, and where what is
    said is written anew, every one."""
    return list(cases) if EVERY else spread(cases, most, offset)


def spread(cases: Sequence[Case], most: int, offset: int = 0) -> list[Case]:
    if len(cases) <= most:
        return list(cases)
    return [cases[(offset + n * len(cases) // most) % len(cases)] for n in range(most)]


def examples(number: int) -> int:
    """Return how many examples a property is tried on: a third of this many, or eight times as many in the
    long run."""
    return 8 * number if LONG else -(-number // 3)
