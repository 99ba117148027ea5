"""Packages (.xlsx, .docx) without the hour they were made or packed at: the same content is the same file."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The hour in a workbook of this program, whenever it was made."""

_ABOUT = "docProps/core.xml"
_HOURS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_SAVED = re.compile(rb"<dcterms:modified\b[^>]*>([^<]*)<")


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


def saved_elsewhere(path: Path) -> bool:
    """Tell whether another program saved a package since this one wrote it: it leaves the hour in it."""
    try:
        with ZipFile(path) as package:
            hours = _SAVED.findall(package.read(_ABOUT))
    except (OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        return False
    return any(hour.decode(errors="replace") != f"{MADE:%Y-%m-%dT%H:%M:%SZ}" for hour in hours)
