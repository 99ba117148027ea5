"""What of a line is structure: the same line with quoted texts and comments blotted out."""

from __future__ import annotations

import re

BLOT = "\0"
OPENS_AFTER = ":,[{(-"
STRING = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def masked(line: str) -> str:
    """Return a line of the same length whose quoted texts and comment are blots.

    A quote opens a text only where a value begins; a text that is not closed on the line runs to its end.
    """
    found: list[str] = []
    last = ""  # letter of structure that is no space
    at = 0
    while at < len(line):
        letter = line[at]
        end, blotted = at + 1, True
        if letter in STRING and (not last or last in OPENS_AFTER):
            match = STRING[letter].match(line, at)
            end = match.end() if match else len(line)
        elif letter == "#" and (at == 0 or line[at - 1].isspace()):
            end = len(line)
        else:
            blotted = False
        if blotted:
            found.append(BLOT * (end - at))
            last = BLOT
        else:
            found.append(letter)
            last = last if letter.isspace() else letter
        at = end
    return "".join(found)
