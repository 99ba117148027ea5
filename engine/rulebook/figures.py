"""Numbers and yes/no as officers write them, and as they must not."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from engine.rulebook.faults import Fault
from engine.rulebook.places import Word

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
YES = frozenset({"true", "on", "y", "có", "co", "x", "1", "đúng", "dung"})
NO = frozenset({"false", "off", "n", "không", "khong", "0", "sai"})


def figure(word: Word, report: Callable[[Fault], None]) -> Fraction | None:
    """Return the number a word writes, or report why it writes none."""
    if re.fullmatch(NUMBER, word):
        return Fraction(str(word))
    if re.fullmatch(r"-?[0-9]+,[0-9]+", word):
        report(Fault("R206", word.place, {"found": str(word)}))
    elif re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", word):
        report(Fault("R220", word.place, {"found": str(word), "wanted": _without_zeros(word)}))
    else:
        report(Fault("R207", word.place, {"found": str(word)}))
    return None


def _without_zeros(word: str) -> str:
    sign, digits = ("-", word[1:]) if word.startswith("-") else ("", word)
    plain = digits.lstrip("0")
    return sign + (plain if plain and plain[0] != "." else f"0{plain}")


def yes_no_meant(word: str) -> str | None:
    """Return which of yes and no a word most likely means."""
    plain = word.strip().lower()
    if plain in ("yes", *YES):
        return "yes"
    return "no" if plain in ("no", *NO) else None
