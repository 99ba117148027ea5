"""JSON as someone else may have written it."""

from __future__ import annotations

import json
from typing import Any


def parsed(content: str | bytes) -> Any:
    """Return what JSON says. Raise ValueError if it is none, or nested deeper than Python reads."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
