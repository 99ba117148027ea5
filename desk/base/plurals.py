"""How many there are of something, in English; Vietnamese nouns stay as they are."""


def many(n: int, one: str) -> str:
    """Return a number with its noun: `1 row`, `2 rows`."""
    return f"{n} {one}{'s' * (n != 1)}"
