"""Three-valued logic after Kleene: True, False, and None for unknown."""

from collections.abc import Iterable

Kleene = bool | None


def all_of(parts: Iterable[Kleene]) -> Kleene:
    """Return True when all hold, False when one does not, else None. Nothing at all holds."""
    answer: Kleene = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            answer = None
    return answer


def any_of(parts: Iterable[Kleene]) -> Kleene:
    """Return True when one holds, False when none does, else None."""
    answer: Kleene = False
    for part in parts:
        if part is True:
            return True
        if part is None:
            answer = None
    return answer


def negated(part: Kleene) -> Kleene:
    return None if part is None else not part


def at_least(n: int, parts: Iterable[Kleene]) -> Kleene:
    """Return whether `n` or more of the parts hold."""
    seen = list(parts)
    if sum(part is True for part in seen) >= n:
        return True
    return False if sum(part is not False for part in seen) < n else None


def agreed(answers: Iterable[Kleene]) -> Kleene:
    """Return the answer that all give, None where they differ: one question asked of every possible value."""
    seen = set(answers)
    return seen.pop() if len(seen) == 1 else None
