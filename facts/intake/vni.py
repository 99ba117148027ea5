"""VNI: Vietnamese typed for `VNI-*` fonts, which a workbook keeps as a letter and a mark beside it."""

import re
import unicodedata
from collections.abc import Iterator

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_SINGLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}


def is_vni_font(name: str | None) -> bool:
    """Tell whether text in this font is VNI."""
    return name is not None and name.upper().startswith(("VNI-", "VNI "))


def _pairs() -> Iterator[tuple[str, str]]:
    for base in "aeouyôö":
        letter = _SINGLE.get(base, base)
        for mark, tone in _TONES.items():
            yield base + mark, letter + tone
    for base in "aeo":
        for mark, tone in _HAT.items():
            yield base + mark, base + "\u0302" + tone
    for mark, tone in _BREVE.items():
        yield "a" + mark, "a\u0306" + tone
    yield from _SINGLE.items()


def _table() -> dict[str, str]:
    """Return what each sequence stands for, in small letters, capitals, and a capital with a small mark."""
    letters: dict[str, str] = {}
    for typed, meant in _pairs():
        letter = unicodedata.normalize("NFC", meant)
        letters[typed] = letter
        letters[typed.upper()] = letter.upper()
        if len(typed) == 2:
            letters[typed[0].upper() + typed[1]] = letter.upper()
            letters[typed[0] + typed[1].upper()] = letter
    return letters


_DECODED = _table()
_TYPED = re.compile("|".join(sorted(map(re.escape, _DECODED), key=len, reverse=True)))


def text_from_vni(text: str) -> str:
    """Return VNI text as Unicode; text that already holds letters no VNI font has is left alone."""
    if any(ord(c) > 0xFF for c in text):
        return text
    return unicodedata.normalize("NFC", _TYPED.sub(lambda match: _DECODED[match[0]], text))
