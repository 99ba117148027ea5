"""What no text of the program says, whatever it is about: things as they are kept, brackets with nothing in
them, a title where one of it is meant."""

from __future__ import annotations

import re

NEVER = {
    "a place as it is kept": re.compile(r"!B\d\d\b"),
    "a fraction as it is kept": re.compile(r"\b[A-Z]\d+ \d+/\d+ "),
    "nothing where something is needed": re.compile(r"\((?:cần|expected) [,)]"),
    "a range said by halves": re.compile(r"\btừ [\d.,]+ – [\d.,]+"),
    "a title where one of it is meant": re.compile(r"\b[Ee]ach [A-Z].* (?:takes|adds) [\d.,]+ point"),
}
NEVER_IN_VIETNAMESE = {"a day as it is kept": re.compile(r"\b\d{4}-\d\d-\d\d →|ngày \d{4}-\d\d-\d\d")}


def never_said(text: str, vietnamese: bool = True) -> list[str]:
    """Return each line that says what is never said, with what that is. Lines of JSON are for programs."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith(("{", '"', "[")))
    never = NEVER | (NEVER_IN_VIETNAMESE if vietnamese else {})
    return [f"{what}: {line.strip()}" for line in lines for what, of in never.items() if of.search(line)]
