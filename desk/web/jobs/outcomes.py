"""What a piece of long work leaves: a sentence in both languages, and what its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class JobOutcome:
    vi: str
    en: str
    result: Mapping[str, Any] = field(default_factory=dict)
