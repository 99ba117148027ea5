"""Vietnamese spelling: what is the same text, however it was typed."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_LOOKALIKES = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0x256: "đ"}  # Icelandic and African letters that look like đ
_TYPED = {**_UNSEEN, **_LOOKALIKES}
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_DOCUMENT = re.compile(r"\b\d{1,5}/(?:\d{4}/)?(?:BB|QĐ|CV|KH|TB|TTr|BC|UBND|CAX|CAH)\b")
_SYLLABLE = re.compile(rf"\w[\w{_TONES}\u0302\u0306\u031b]*")


@lru_cache(maxsize=65536)
def cleaned(text: str) -> str:
    """Return text in NFC with single spaces and none at the ends."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text.translate(_TYPED)).strip())


def caseless(text: str) -> str:
    """Return text as it is compared where accents count and case does not: `Ấp  Xẻo` is `ấp xẻo`."""
    return cleaned(text).casefold()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return text without accents, case, and doubled spaces: `Ma CO SO` for `Mã cơ sở`."""
    # NFD leaves đ as it is.
    bare = unicodedata.normalize("NFD", caseless(text).replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def respelled(text: str) -> str:
    """Return text in lower case with tone marks last: `Hoà` and `Hòa` agree, `Hà` and `Hạ` don't."""
    bare = unicodedata.normalize("NFD", caseless(text))
    return _SYLLABLE.sub(_tone_last, bare)


def _tone_last(syllable: re.Match[str]) -> str:
    letters = "".join(c for c in syllable[0] if c not in _TONES)
    return letters + "".join(c for c in syllable[0] if c in _TONES)


def document_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of documents a text names, with their kind alone: `12/BB`. They name nobody."""
    return tuple(_DOCUMENT.findall(text))
