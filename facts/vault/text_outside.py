"""Text that leaves the workspace for a while and comes back: only who has the secret reads or changes it."""

import base64
import hashlib
import zlib

from cryptography.fernet import Fernet, InvalidToken


def closed_text(text: str, secret: str) -> str:
    """Return a text, encrypted and dated."""
    return _cipher(secret).encrypt(zlib.compress(text.encode())).decode()


def text_in(closed: str, secret: str, longest: int) -> str | None:
    """Return the text; None where it was not closed with this secret, or longer ago than so many seconds."""
    try:
        return zlib.decompress(_cipher(secret).decrypt(closed, ttl=longest)).decode()
    except (InvalidToken, ValueError):
        return None


def _cipher(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"text outside {secret}".encode()).digest()))
