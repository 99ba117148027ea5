"""How likely a sign is by chance alone, and which signs are left when many were tried."""

import math
from functools import lru_cache


def poisson_tail(seen: int, expected: float) -> float:
    """Return P(X ≥ seen) where `expected` are seen on average."""
    if seen <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    if seen > expected:  # few terms of the tail itself: 1 − the rest would lose all digits
        return min(1.0, _poisson_upper(seen, expected))
    below = math.fsum(math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(seen))
    return min(1.0, max(0.0, 1 - below))


def _poisson_upper(seen: int, expected: float) -> float:
    term = math.exp(seen * math.log(expected) - expected - math.lgamma(seen + 1))
    total, k = 0.0, seen
    while term > total * 1e-17 and k < seen + 10_000:
        total += term
        k += 1
        term *= expected / k
    return total


@lru_cache(maxsize=65536)
def hypergeometric_tail(seen: int, marked: int, drawn: int, of: int) -> float:
    """Return P(X ≥ seen) when `drawn` are taken at random out of `of`, `marked` of them marked."""
    if seen <= 0:
        return 1.0
    most = min(marked, drawn)
    if of <= 0 or seen > most:
        return 0.0
    ways = math.comb(of, drawn)
    hits = sum(math.comb(marked, k) * math.comb(of - marked, drawn - k) for k in range(seen, most + 1))
    return hits / ways
