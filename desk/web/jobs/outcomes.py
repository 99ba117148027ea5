"""What a piece of long work leaves: a sentence, and what its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.base.language import Lazy


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """`mark`: ok; warn if something needs a look, bad if nothing came of it or what was found is wrong."""

    text: str | Lazy
    result: Mapping[str, Any] = field(default_factory=dict)
    mark: str = "ok"
