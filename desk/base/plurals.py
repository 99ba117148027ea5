"""How many there are of something, in English; Vietnamese nouns stay as they are."""

from __future__ import annotations

from collections.abc import Sequence


def many(n: int | str, one: str) -> str:
    """Return a number, or what is said of one, with its noun: `1 row`, `2 rows`, `1.5 points`."""
    return f"{n} {one}{'s' * (str(n) != '1')}"


def filled(text: str, parts: Sequence[object]) -> str:
    """Return a sentence whose nouns end as the part before them asks: of `{} row(s)` `{} row` for 1, `{}
    rows` for 2."""
    first, *rest = text.split("{}")
    ends = ("s" * (str(part) != "1") for part in parts)
    return "{}".join([first, *(said.replace("(s)", end) for said, end in zip(rest, ends, strict=True))])
