"""Reads the sentences of a report of work as an officer does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PHRASE = re.compile(
    r"(?P<title>.+?): (?P<now>.+?)"
    r"(?:, (?P<way>tăng|giảm) (?P<change>[\d.,]+)[^(]*? so với cùng kỳ \((?P<then>.+)\)"
    r"|(?P<same>, bằng cùng kỳ)| \(cùng kỳ (?P<beside>.+)\))?"
)


@dataclass(frozen=True)
class Phrase:
    """A figure as the text has it; `before` is None where nothing is said of the year before."""

    title: str
    now: str
    before: str | None
    change: str | None  # signed, as the annex writes it


def phrases_in(sentence: str) -> Iterator[Phrase]:
    """Yield the figures of a sentence; nothing where it is of another kind."""
    for part in sentence.split(" Trong đó ")[0].removesuffix(".").split("; "):
        match = PHRASE.fullmatch(part)
        if match is None:
            continue
        before = match["now"] if match["same"] else match["then"] or match["beside"]
        sign = {"tăng": "+", "giảm": "-"}.get(match["way"] or "", "")
        change = "0" if match["same"] else f"{sign}{match['change']}" if match["way"] else None
        title = match["title"][:1].upper() + match["title"][1:]
        yield Phrase(title, match["now"], before, change)
