"""How many there are of something, in English; Vietnamese nouns stay as they are."""


def many(n: int | str, one: str) -> str:
    """Return a number, or what is said of one, with its noun: `1 row`, `2 rows`, `1.5 points`."""
    return f"{n} {one}{'s' * (str(n) != '1')}"
