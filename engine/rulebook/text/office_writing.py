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

CURLY = "“”„‟«»‘’‚"  # each stands for a straight double quote
WIDE = {
    **dict.fromkeys("：＝", ": "),
    **dict.fromkeys("，、；", ", "),
    **dict(zip("｛｝［］＂％－", '{}[]"%-', strict=True)),
}
COMPARED = {
    **dict.fromkeys((">=", "=>", "≥"), "at_least"),
    **dict.fromkeys(("<=", "=<", "≤"), "at_most"),
    ">": "more_than",
    "<": "less_than",
}
KEY = r"(?:^\s*(?:- )?|[{,]\s*)([A-Za-z_][\w.]*)"
SIGNS = "|".join(COMPARED)

QUOTE = re.compile(rf"(?:^\s*|[:,\[{{(-]\s*)([{CURLY}])")
CLOSING = re.compile(rf"[{CURLY}](?=\s*(?:[,}}\])]|$|{BLOT}))")
ITEM = re.compile(r"^(\s*)([•·●▪◦‣∙–—−*>]\s+|\d+[.)]\s+(?=[a-z_]+:)|-(?=[a-z_]+:\s))(?=\S)")
LIST_SEMICOLON = re.compile(r"\[[^\[\]{}]*?(;)")
SLASHES = re.compile(r"\s(//)")
TIGHT = re.compile(rf"{KEY}(:)(?=[^\s:/{BLOT}]|{BLOT})")
EQUALS = re.compile(rf"{KEY}(\s*=\s*)(?=[^\s=<>])")
AFTER_KEY = re.compile(rf"{KEY}(\s*(?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")
AFTER_COLON = re.compile(rf":\s+((?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")

SUSPECT = re.compile(rf"[{CURLY}{''.join(WIDE)}=<>≥≤;]|//|\w:[^\s]|^\s*(?:[•·●▪◦‣∙–—−*]|-[a-z]|\d+[.)])")
MOST_OF_A_LINE = 50  # slips of one kind; what is beyond is left for the next look
LONGEST = 4000  # letters of a line that a person wrote

Mended = tuple[str, str, int, dict[str, str]] | None  # a line as meant, the fault, where it begins, its words


def mended_lines(file: str, lines: tuple[str, ...]) -> tuple[list[str], list[Fault]]:
    """Return the lines as they were meant, and a fault for each thing that was not written so."""
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        line = line.replace("\u00a0", " ")  # told as a letter that can't be seen
        for step in STEPS if len(line) <= LONGEST and SUSPECT.search(line) else ():
            for turn in range(MOST_OF_A_LINE):
                result = step(line)
                if result is None:
                    break
                line, code, at, params = result
                faults += [Fault(code, Place(file, number, at + 1), params)] if turn == 0 else []
        found.append(line)
    return found, faults


def _quotes(line: str) -> Mended:
    """A curly quote where a value begins, with the one that closes it."""
    match = QUOTE.search(masked(line))
    if match is None:
        return _unclosed(line)
    at = match.start(1)
    rest = CLOSING.sub('"', line[at + 1 :], count=1)
    return f'{line[:at]}"{rest}', "R015", at, {"found": line[at], "wanted": '"'}


def _unclosed(line: str) -> Mended:
    """A text opened by a straight quote and closed by a curly one."""
    match = CLOSING.search(line)
    if match is None or line.count('"') % 2 == 0:
        return None
    at = match.start()
    return f'{line[:at]}"{line[at + 1 :]}', "R015", at, {"found": line[at], "wanted": '"'}


def _wide(line: str) -> Mended:
    at = next((at for at, letter in enumerate(masked(line)) if letter in WIDE), None)
    if at is None:
        return None
    wanted, rest = WIDE[line[at]], line[at + 1 :]
    meant = f"{line[:at]}{wanted}{rest.lstrip() if wanted.endswith(' ') else rest}"
    return meant, "R015", at, {"found": line[at], "wanted": wanted.strip()}


def _item(line: str) -> Mended:
    match = ITEM.match(line)
    if match is None:
        return None
    found = match[2].strip()
    dash = "" if found == ">" else "- "
    return f"{match[1]}{dash}{line[match.end() :]}", "R016", match.start(2), {"found": found}


def _slashes(line: str) -> Mended:
    return _replaced(SLASHES, "# ", line)


def _semicolon(line: str) -> Mended:
    return _replaced(LIST_SEMICOLON, ",", line)


def _replaced(pattern: re.Pattern[str], wanted: str, line: str) -> Mended:
    match = pattern.search(masked(line))
    if match is None:
        return None
    at, params = match.start(1), {"found": match[1], "wanted": wanted.strip()}
    return f"{line[:at]}{wanted}{line[match.end(1) :]}", "R015", at, params


def _colon(line: str) -> Mended:
    """A key without a space after its colon, or with an equals sign."""
    match = TIGHT.search(masked(line)) or EQUALS.search(masked(line))
    if match is None:
        return None
    meant = f"{line[: match.start(2)]}: {line[match.end(2) :]}"
    return meant, "R017", match.start(1), {"key": match[1]}


def _comparison(line: str) -> Mended:
    """A sign of comparison in place of its word."""
    plain = masked(line)
    after_key, after_colon = AFTER_KEY.search(plain), AFTER_COLON.search(plain)
    match = after_key or after_colon
    if match is None:
        return None
    signs, value = (2, match[3]) if after_key else (1, match[2])
    sign, at = match[signs].strip(), match.start(signs)
    written = f"{{{COMPARED[sign]}: {value}}}"
    meant = f"{line[:at]}{': ' if after_key else ''}{written}{line[match.end() :]}"
    return meant, "R018", at, {"found": sign, "wanted": written}


STEPS: tuple[Callable[[str], Mended], ...] = (
    _quotes,
    _wide,
    _item,
    _slashes,
    _semicolon,
    _comparison,
    _colon,
)
