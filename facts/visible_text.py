"""Text from outside as it may be shown: what acts on a terminal, turns or hides is spelled out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

LONGEST = 120  # characters of a value in a sentence
LONGEST_NAME = 240  # of a file's name: no system takes a longer one
CHARACTERS = "ký tự"
LONGEST_CELL = 4_000  # of one cell or paragraph in a paper of ours
_ACTING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff"
_UNSEEN = "\xad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # takes no room: two texts look like one
_HIDDEN = re.compile(f"[{_ACTING}{_UNSEEN}\udc80-\udc9f]")
_HIDDEN_IN_LINE = re.compile(f"[{_ACTING}{_UNSEEN}\t\n\udc80-\udc9f]")
_IN_NO_DOCUMENT = re.compile(f"[{_ACTING}\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Language:
    """A reader's language: what translates a Vietnamese text, and the mark between thousands."""

    translate: Callable[[str], str]
    thousands: str


VIETNAMESE = Language(str, ".")


def gettext_noop(text: str) -> str:
    """Mark a text for the catalog that is translated later."""
    return text


def visible(text: str) -> str:
    """Return text with control, bidirectional and unseen characters spelled out; line breaks stay."""
    return _HIDDEN.sub(_spelled, text)


def short_value(text: str, most: int = LONGEST, language: Language = VIETNAMESE) -> str:
    """Return a value for a sentence: one line, nothing hidden, its middle and length told if long."""
    if len(text) > most:
        length = f"{len(text):,}".replace(",", language.thousands)
        text = f"{text[: most // 2]}…{text[-most // 4 :]} ({length} {language.translate(CHARACTERS)})"
    return _HIDDEN_IN_LINE.sub(_spelled, text)


def shown_path(path: PurePath) -> str:
    """Return a path in one line: a name with a line break looks like no line of its own."""
    return _HIDDEN_IN_LINE.sub(_spelled, str(path))


def document_text(text: str) -> str:
    """Return text that a workbook, letter or drawing can hold."""
    cut = text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}… ({len(text)} ký tự)"
    return _IN_NO_DOCUMENT.sub(_spelled, cut)


def json_text(dumped: str) -> str:
    """Return JSON in which nothing acts on a terminal; it says the same."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text
        code -= 0xDC00
    escaped = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return {0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}.get(code, escaped)
