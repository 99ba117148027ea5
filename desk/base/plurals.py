"""How many there are of something, in English; Vietnamese nouns stay as they are."""


def many(n: int, one: str, more: str = "") -> str:
    """Return a number with its noun: `1 row`, `2 rows`; `more` where the plural is not made by an s."""
    return f"{n} {one if n == 1 else more or f'{one}s'}"
