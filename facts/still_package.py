"""Packages (.xlsx, .docx) without the hour they were made or packed at: the same content is the same file."""

import io
import re
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The hour in a workbook of this program, whenever it was made."""

_ABOUT = "docProps/core.xml"
_HOURS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def still(packed: bytes) -> bytes:
    """Return the same package, its parts in the same order, none of them with an hour."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            part = old.read(name)
            new.writestr(entry, _HOURS.sub(b"", part) if name == _ABOUT else part)
    return buffer.getvalue()
