"""What the text of a rule file gets wrong before it has any structure, and what of a line is structure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place

INVISIBLE = re.compile("[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
LINE_END = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")  # where YAML counts a new line
BLOT = "\0"
OPENS_AFTER = ":,[{(-"
STRING = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def writing_faults(file: str, text: str, lines: tuple[str, ...]) -> list[Fault]:
    """List what the text itself gets wrong: tabs, letters that are not NFC, letters that can't be seen."""
    faults = []
    for number, line in enumerate(lines, 1):
        indent = re.match(r"\s*", line)
        if indent and "\t" in indent.group():
            faults.append(Fault("R007", Place(file, number, line.index("\t") + 1)))
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            pairs = enumerate(zip(line, composed, strict=False), 1)
            col = next((i for i, (is_, should) in pairs if is_ != should), len(composed) + 1)
            faults.append(Fault("R008", Place(file, number, col)))
    return [*faults, *_invisible(file, text)]


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a rule file, counted as faults count them."""
    lines = LINE_END.split(text)
    return tuple(lines[:-1] if not lines[-1] else lines)


def _invisible(file: str, text: str) -> Iterator[Fault]:
    """Yield the first letter of each line that can't be seen, or that ends a line no editor shows ending."""
    start = 0
    for number, end in enumerate(_ends(text), 1):
        match = INVISIBLE.search(text, start, end)
        if match:
            place = Place(file, number, match.start() - start + 1)
            yield Fault("R012", place, {"found": f"U+{ord(match.group()):04X}"})
        start = end


def spot(file: str, text: str, position: int) -> Place:
    """Return the line and column of a position in a text."""
    ends = [0, *(end for end in _ends(text) if end <= position)]
    return Place(file, len(ends), position - ends[-1] + 1)


def _ends(text: str) -> list[int]:
    return [*(match.end() for match in LINE_END.finditer(text)), len(text)]


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
