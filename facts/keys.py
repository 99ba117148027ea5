"""Keyed hashes that stand for what identifies someone, so that ties show without a name.

Each purpose has its own key, derived from the one secret; a hash of one purpose says nothing about another.
See docs/decisions/keeping-names.md for the keys of workers.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facts.addresses import address_words
from facts.person_names import person_marks
from facts.phones import dialled
from facts.spelling import folded

SECRET_BYTES = 32
OVERLAP_DAYS = 90  # so long after New Year an arrival can still be tied to a departure of the year before
_HEX = 16
_MARKS = re.compile(r"[\W_]+")


def subkey(secret: bytes, purpose: str) -> bytes:
    """Derive the key of one purpose from the secret."""
    return HKDF(hashes.SHA256(), SECRET_BYTES, salt=None, info=f"lanhmanh {purpose}".encode()).derive(secret)


class Keys:
    """Makes the keyed hashes of one workspace."""

    def __init__(self, secret: bytes) -> None:
        self._subkey = lru_cache(maxsize=256)(lambda purpose: subkey(secret, purpose))

    def hashed(self, purpose: str, text: str) -> str:
        """Return the keyed hash of a text as it is, 16 hex digits."""
        return hmac.new(self._subkey(purpose), text.encode(), hashlib.sha256).hexdigest()[:_HEX]

    def key(self, name: str, text: str) -> str:
        """Return the phone, plate, identity, account, address or name key of a text."""
        return self.hashed(name, _NORMAL[name](text))

    def kin_keys(self, name: str, birth_year: int | None) -> str:
        """Return what records of one person share, and brothers and sisters: hashes with spaces between."""
        return " ".join(self.hashed("kin", mark) for mark in person_marks(name, birth_year))

    def worker_key(self, token: str, start: date) -> str:
        """Return what stands for a worker in a record's key, in the year a stint began."""
        return self.hashed(f"worker {start.year}", token)

    def arrived_keys(self, token: str, start: date) -> str:
        """Return what may equal the `left_key` of the venue a worker left: one hash, or two with a space."""
        years = [start.year]
        if start.timetuple().tm_yday <= OVERLAP_DAYS:
            years.append(start.year - 1)
        return " ".join(self.hashed(f"rotation {year}", token) for year in years)

    def left_key(self, token: str, end: date) -> str:
        """Return what stands for a worker who left a venue, in the year of leaving."""
        return self.hashed(f"rotation {end.year}", token)


def _bare(text: str) -> str:
    """Return letters and digits only, in capitals: `68Z-283.33` and `68z 28333` agree."""
    return _MARKS.sub("", folded(text)).upper()


_NORMAL: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("plate_key", "identity_key", "account_key", "name_key"), _bare),
    "phone_key": dialled,
    "address_key": address_words,
}
