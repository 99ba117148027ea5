"""How well a ranking finds hidden members of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set


def ranked(scores: Mapping[str, float], everyone: Sequence[str], known: Set[str]) -> list[str]:
    """Return all but the known, best first; of equals the first by name."""
    return sorted((x for x in everyone if x not in known), key=lambda x: (-scores.get(x, 0.0), x))


def average_precision(order: Sequence[str], hidden: Set[str]) -> float:
    """Return the mean, over the hidden, of the precision at the place where each is found."""
    found, total = 0, 0.0
    for place, x in enumerate(order, 1):
        if x in hidden:
            found += 1
            total += found / place
    return total / len(hidden) if hidden else 0.0


def precision_at(order: Sequence[str], hidden: Set[str], first: int) -> float:
    """Return which part of the first so many is hidden."""
    return sum(x in hidden for x in order[:first]) / first
