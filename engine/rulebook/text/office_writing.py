"""What Word, messengers and habit put into a rule file: each is named, and reading goes on as if it were
fixed.

So one slip of this kind hides no other fault of the file, and none seems to follow from it. A fixed line may
be a letter longer or shorter; places of other faults in it are then that much off, their lines never.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place
from engine.rulebook.text.writing import BLOT, masked

CURLY = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": '"', "’": '"', "‚": '"'}
WIDE = {
    "：": ": ",
    "，": ", ",
    "、": ", ",
    "；": ", ",
    "｛": "{",
    "｝": "}",
    "［": "[",
    "］": "]",
    "＝": ": ",
    "＂": '"',
    "％": "%",
    "－": "-",
}
COMPARED = {
    ">=": "at_least",
    "=>": "at_least",
    "≥": "at_least",
    "<=": "at_most",
    "=<": "at_most",
    "≤": "at_most",
    ">": "more_than",
    "<": "less_than",
}
KEY = r"(?:^\s*(?:- )?|[{,]\s*)([A-Za-z_][\w.]*)"
SIGNS = "|".join(COMPARED)

QUOTE = re.compile(rf"(?:^\s*|[:,\[{{(-]\s*)([{''.join(CURLY)}])")
CLOSING = re.compile(rf"[{''.join(CURLY)}](?=\s*(?:[,}}\])]|$|{BLOT}))")
ITEM = re.compile(r"^(\s*)([•·●▪◦‣∙–—−*>]\s+|\d+[.)]\s+(?=[a-z_]+:)|-(?=[a-z_]+:\s))(?=\S)")
LIST_SEMICOLON = re.compile(r"\[[^\[\]{}]*?(;)")
SLASHES = re.compile(r"\s(//)")
TIGHT = re.compile(rf"{KEY}(:)(?=[^\s:/{BLOT}]|{BLOT})")
EQUALS = re.compile(rf"{KEY}(\s*=\s*)(?=[^\s=<>])")
AFTER_KEY = re.compile(rf"{KEY}(\s*(?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")
AFTER_COLON = re.compile(rf":\s+((?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")

SUSPECT = re.compile(
    rf"[{''.join(CURLY)}{''.join(WIDE)}=<>≥≤;]|//|\w:[^\s]|^\s*(?:[•·●▪◦‣∙–—−*]|-[a-z]|\d+[.)])"
)
MOST_OF_A_LINE = 50  # slips of one kind; what is beyond is left for the next look
LONGEST = 4000  # letters of a line that a person wrote

Mended = tuple[str, Fault] | None


def mended_lines(file: str, lines: tuple[str, ...]) -> tuple[list[str], list[Fault]]:
    """Return the lines as they were meant, and a fault for each thing that was not written so."""
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        line = line.replace("\u00a0", " ")  # told as a letter that can't be seen
        for step in STEPS if len(line) <= LONGEST and SUSPECT.search(line) else ():
            for turn in range(MOST_OF_A_LINE):
                result = step(file, number, line)
                if result is None:
                    break
                line, fault = result
                faults += [fault] if turn == 0 else []
        found.append(line)
    return found, faults


def _fault(code: str, file: str, number: int, start: int, **params: str) -> Fault:
    return Fault(code, Place(file, number, start + 1), params)


def _quotes(file: str, number: int, line: str) -> Mended:
    """A curly quote where a value begins, with the one that closes it."""
    match = QUOTE.search(masked(line))
    if match is None:
        return _unclosed(file, number, line)
    at = match.start(1)
    fault = _fault("R015", file, number, at, found=line[at], wanted=CURLY[line[at]])
    rest = line[at + 1 :]
    closing = CLOSING.search(rest)
    if closing:
        rest = f"{rest[: closing.start()]}{CURLY[line[at]]}{rest[closing.end() :]}"
    return f"{line[:at]}{CURLY[line[at]]}{rest}", fault


def _unclosed(file: str, number: int, line: str) -> Mended:
    """A text opened by a straight quote and closed by a curly one."""
    match = CLOSING.search(line)
    if match is None or line.count('"') % 2 == 0 or CURLY[match.group()] != '"':
        return None
    at = match.start()
    fault = _fault("R015", file, number, at, found=line[at], wanted='"')
    return f'{line[:at]}"{line[at + 1 :]}', fault


def _wide(file: str, number: int, line: str) -> Mended:
    for at, letter in enumerate(masked(line)):
        if letter in WIDE:
            wanted = WIDE[letter]
            fault = _fault("R015", file, number, at, found=letter, wanted=wanted.strip())
            return (
                f"{line[:at]}{wanted}{line[at + 1 :].lstrip() if wanted.endswith(' ') else line[at + 1 :]}",
                fault,
            )
    return None


def _item(file: str, number: int, line: str) -> Mended:
    match = ITEM.match(line)
    if match is None:
        return None
    found = match[2].strip()
    fault = _fault("R016", file, number, match.start(2), found=found)
    return f"{match[1]}{'' if found == '>' else '- '}{line[match.end() :]}", fault


def _semicolon(file: str, number: int, line: str) -> Mended:
    return _replaced(LIST_SEMICOLON, ";", ",", file, number, line)


def _slashes(file: str, number: int, line: str) -> Mended:
    return _replaced(SLASHES, "//", "# ", file, number, line)


def _replaced(pattern: re.Pattern[str], found: str, wanted: str, file: str, number: int, line: str) -> Mended:
    match = pattern.search(masked(line))
    if match is None:
        return None
    at = match.start(1)
    fault = _fault("R015", file, number, at, found=found, wanted=wanted.strip())
    return f"{line[:at]}{wanted}{line[match.end(1) :]}", fault


def _colon(file: str, number: int, line: str) -> Mended:
    """A key without a space after its colon, or with an equals sign."""
    match = TIGHT.search(masked(line)) or EQUALS.search(masked(line))
    if match is None:
        return None
    fault = _fault("R017", file, number, match.start(1), key=match[1])
    return f"{line[: match.start(2)]}: {line[match.end(2) :]}", fault


def _comparison(file: str, number: int, line: str) -> Mended:
    """A sign of comparison in place of its word."""
    plain = masked(line)
    after_key, after_colon = AFTER_KEY.search(plain), AFTER_COLON.search(plain)
    match = after_key or after_colon
    if match is None:
        return None
    signs, value = (2, match[3]) if after_key else (1, match[2])
    sign = match[signs].strip()
    written = f"{{{COMPARED[sign]}: {value}}}"
    fault = _fault("R018", file, number, match.start(signs), found=sign, wanted=written)
    return f"{line[: match.start(signs)]}{': ' if after_key else ''}{written}{line[match.end() :]}", fault


Step = Callable[[str, int, str], Mended]
STEPS: tuple[Step, ...] = (_quotes, _wide, _item, _slashes, _semicolon, _comparison, _colon)
