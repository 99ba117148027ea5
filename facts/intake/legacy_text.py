"""Text typed for a font that is not Unicode: by its font where the file tells it, else by its headers."""

from collections.abc import Callable
from functools import cache

from facts.forms.catalogue import COVER, KINDS
from facts.intake.grid import Cells, Plain
from facts.intake.header import SEARCHED, heading
from facts.intake.tcvn3 import is_tcvn3_font, text_from_tcvn3
from facts.intake.vni import is_vni_font, text_from_vni

Decoder = Callable[[str], str]


def is_legacy_font(name: str | None) -> bool:
    """Tell whether text in this font is TCVN3 or VNI."""
    return is_tcvn3_font(name) or is_vni_font(name)


def text_from_legacy(text: str, font: str) -> str:
    """Return text typed for a legacy font as Unicode."""
    return text_from_vni(text) if is_vni_font(font) else text_from_tcvn3(text, font)


def unicode_rows(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """Return rows of a file that hides its fonts, by the code in which its headers make sense."""
    decode = _decoder_of(rows)
    if decode is None:
        return rows
    return tuple(tuple(_decoded(value, decode) for value in row) for row in rows)


def _decoded(value: Plain, decode: Decoder) -> Plain:
    return decode(value) if isinstance(value, str) else value


def _decoder_of(rows: tuple[Cells, ...]) -> Decoder | None:
    texts = {value for row in rows[:SEARCHED] for value in row if isinstance(value, str)}
    best: Decoder | None = None
    most = sum(heading(text) in _headings() for text in texts)
    for decode in (text_from_tcvn3, text_from_vni):
        known = sum(heading(decode(text)) in _headings() for text in texts)
        if known > most:
            best, most = decode, known
    return best


@cache
def _headings() -> frozenset[str]:
    return frozenset(heading(f.header) for kind in (COVER, *KINDS.values()) for f in kind.fields.values())
