"""The numbers of a sentence the program wrote, bound to results: an officer's words stand around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NUMBER = re.compile(
    r"(?!(?<![\s\S])\d+\.\s)(?<![\w/.,])(?<!\w-)(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:/\d+)?)(?!\w)(?!/[^\W\d])"
)
"""A day, a number with points between thousands, a plain one or a part of a whole (8/9); no part of a code
(B02), of a document's number (54/KH-UBND), nor the number a sentence begins with ("2. ")."""
Words = tuple[str | int, ...]
"""An officer's sentence: words, and between them which of the program's numbers stands there, from 0."""


def numbers_in(sentence: str) -> tuple[str, ...]:
    return tuple(NUMBER.findall(sentence))


def bare(sentence: str) -> str:
    """Return a sentence with its numbers taken out: what stays the same when only figures change."""
    return NUMBER.sub("#", sentence)


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What was typed, with the program's numbers bound; `dropped` are those no longer there."""

    words: Words
    dropped: tuple[str, ...]


def bound(typed: str, machine: str) -> BoundWords:
    """Bind the numbers of a typed sentence to those of the program's, in their order as far as it goes."""
    have = list(enumerate(numbers_in(machine)))
    words: list[str | int] = []
    end = 0
    for found in NUMBER.finditer(typed):
        at = next((i for i, (_, value) in enumerate(have) if value == found[0]), None)
        if at is not None:
            words += [typed[end : found.start()], have.pop(at)[0]]
            end = found.end()
    words.append(typed[end:])
    return BoundWords(tuple(w for w in words if w != ""), tuple(value for _, value in have))


def filled(words: Sequence[str | int], machine: str) -> str:
    """Return an officer's sentence with the program's numbers of now."""
    numbers = numbers_in(machine)
    return "".join(one if isinstance(one, str) else numbers[one] for one in words)
