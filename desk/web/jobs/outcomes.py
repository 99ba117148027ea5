"""What a piece of long work leaves: a sentence in both languages, and what its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """`mark`: ok; warn if something needs a look, bad if nothing came of it or what was found is wrong."""

    vi: str
    en: str
    result: Mapping[str, Any] = field(default_factory=dict)
    mark: str = "ok"
