"""A workbook closed with a password: for what leaves the office with names. msoffcrypto has its home here.

The file is an ordinary protected workbook (ECMA-376 agile encryption, AES-256): it opens in Excel and
LibreOffice.
"""

import io
import secrets

from msoffcrypto.format.ooxml import OOXMLFile

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read for another
GROUPS, IN_GROUP = 5, 4  # 31^20: as hard to guess as 99 random bits


def new_password() -> str:
    """Return a password that can be read out over a telephone: five groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(IN_GROUP)) for _ in range(GROUPS))


def sealed(workbook: bytes, password: str) -> bytes:
    """Return the workbook, which no one opens without the password."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, out)
    return out.getvalue()
