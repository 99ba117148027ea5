"""Unicode text as a TCVN3 or a VNI font needs it typed."""

from __future__ import annotations

import unicodedata

from facts.intake import legacy_text

_TCVN3 = {ord(letter): chr(typed) for typed, letter in legacy_text._FROM_TCVN3.items()}
_VNI = {letter: typed for typed, letter in reversed(legacy_text._FROM_VNI.items())}


def tcvn3_from_text(text: str) -> str:
    """Return Unicode text as TCVN3; capitals with a tone mark have no place in it and are left as they
    are."""
    return unicodedata.normalize("NFC", text).translate(_TCVN3)


def vni_from_text(text: str) -> str:
    """Return Unicode text as VNI."""
    return "".join(_VNI.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
