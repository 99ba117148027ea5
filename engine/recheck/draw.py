"""Which rows are looked at: drawn with probability proportional to their stakes, by a public seed.

Anyone with the list and the seed gets the same rows: draw number k of a subject is the SHA-256 of
`seed|subject|k`, read as one whole number, modulo the sum of stakes; the row whose stretch of the running sum
holds it is drawn. The seed has the hash of the list behind it (`seed_of`), but for lists of before, which are
drawn by the seed alone. Rows are put back, so one row may be drawn again, which costs nobody another look.
The remainder favours no row by more than one part in 2^200.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


def seed_of(seed: str, list_hash: str) -> str:
    """Return what a list is drawn by: from another list the same seed draws otherwise, unforeseeably."""
    return f"{seed}|{list_hash}"


def drawn(stakes: Sequence[int], seed: str, subject: str, count: int) -> tuple[int, ...]:
    """Return the places of the first `count` draws, in order of draw; stakes are whole and at least 1."""
    sums = list(accumulate(stakes))
    return tuple(bisect_right(sums, number(seed, subject, k) % sums[-1]) for k in range(1, count + 1))


def number(seed: str, subject: str, draw: int) -> int:
    """Return the number of a draw, before the remainder is taken."""
    return int(hashlib.sha256(f"{seed}|{subject}|{draw}".encode()).hexdigest(), 16)


def places_drawn(places: int, seed: str, subject: str, count: int) -> tuple[int, ...]:
    """Return which of so many places, from 0, to go to: those of the least numbers, drawn evenly."""
    order = sorted(range(places), key=lambda place: number(seed, f"{subject}|nơi", place + 1))
    return tuple(order[:count])


def expected_rows(stakes: Sequence[int], count: int) -> float:
    """Return how many different rows `count` draws meet on average."""
    total = sum(stakes)
    return sum(1 - (1 - stake / total) ** count for stake in stakes)
