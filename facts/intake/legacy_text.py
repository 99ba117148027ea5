"""Text typed for a font that is not Unicode: by its font where the file tells it, else by its headers.

TCVN3 (`.Vn*` fonts) is kept in a workbook as Western European letters, VNI (`VNI-*`) as a letter and a mark
beside it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from facts.forms.catalogue import COVER, KINDS
from facts.intake.grid import Cells
from facts.intake.header import SEARCHED, heading

# TCVN 5712:1993, VN3, as the fonts of the ABC set lay it out.
_LOWER = (
    "µ à ¸ á ¶ ả · ã ¹ ạ ¨ ă » ằ ¾ ắ ¼ ẳ ½ ẵ Æ ặ © â Ç ầ Ê ấ È ẩ É ẫ Ë ậ ® đ "
    "Ì è Ð é Î ẻ Ï ẽ Ñ ẹ ª ê Ò ề Õ ế Ó ể Ô ễ Ö ệ × ì Ý í Ø ỉ Ü ĩ Þ ị "
    "ß ò ã ó á ỏ â õ ä ọ « ô å ồ è ố æ ổ ç ỗ é ộ ¬ ơ ê ờ í ớ ë ở ì ỡ î ợ "
    "ï ù ó ú ñ ủ ò ũ ô ụ \u00ad ư õ ừ ø ứ ö ử ÷ ữ ù ự ú ỳ ý ý û ỷ ü ỹ þ ỵ"
)
_UPPER = "¡ Ă ¢ Â § Đ £ Ê ¤ Ô ¥ Ơ ¦ Ư"
_PAIRS = f"{_LOWER} {_UPPER}".split(" ")
_FROM_TCVN3 = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_CAPITALS = re.compile(r"\.Vn\w*H$")


def is_tcvn3_font(name: str | None) -> bool:
    """Tell whether text in this font is TCVN3."""
    return name is not None and name.startswith(".Vn")


def text_from_tcvn3(text: str, font: str = ".VnTime") -> str:
    """Return TCVN3 text as Unicode. Convert before cleaning: `ư` is U+00AD, which cleaning would drop.

    Text that already holds letters no TCVN3 font has is left alone: someone pasted it.
    """
    if any(ord(c) > 0xFF for c in text):
        return text
    decoded = unicodedata.normalize("NFC", text.translate(_FROM_TCVN3))
    return decoded.upper() if _CAPITALS.match(font) else decoded


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


_FROM_VNI = _table()
_TYPED = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))


def text_from_vni(text: str) -> str:
    """Return VNI text as Unicode; text that already holds letters no VNI font has is left alone."""
    if any(ord(c) > 0xFF for c in text):
        return text
    return unicodedata.normalize("NFC", _TYPED.sub(lambda match: _FROM_VNI[match[0]], text))


def is_legacy_font(name: str | None) -> bool:
    """Tell whether text in this font is TCVN3 or VNI."""
    return is_tcvn3_font(name) or is_vni_font(name)


def text_from_legacy(text: str, font: str) -> str:
    """Return text typed for a legacy font as Unicode."""
    return text_from_vni(text) if is_vni_font(font) else text_from_tcvn3(text, font)


def unicode_rows(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """Return rows of a file that hides its fonts, by the code in which its headers make sense."""
    texts = {value for row in rows[:SEARCHED] for value in row if isinstance(value, str)}
    decoders: tuple[Callable[[str], str], ...] = (str, text_from_tcvn3, text_from_vni)
    decode = max(decoders, key=lambda decode: sum(heading(decode(text)) in _headings() for text in texts))
    if decode is str:
        return rows
    return tuple(tuple(decode(value) if isinstance(value, str) else value for value in row) for row in rows)


@cache
def _headings() -> frozenset[str]:
    return frozenset(heading(f.header) for kind in (COVER, *KINDS.values()) for f in kind.fields.values())
