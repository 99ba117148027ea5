"""What a later return says otherwise, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from desk.base.language import Texts, gettext, gettext_noop
from desk.words.numbers import day_words
from desk.words.place_words import place_said
from facts.archive.notices import MAY_BE_UNREAD, NO_LONGER_THERE
from facts.forms.notice_kind import (
    CHANGED,
    COPIED,
    DIFFERS,
    GONE,
    MOVED_BY_ONE,
    OTHER_PREFIX,
    TOLD_LATE,
    VENUE_GONE,
    WITHDRAWN,
)

WHAT = Texts(
    {
        CHANGED: "đổi",
        WITHDRAWN: "rút",
        GONE: "biến mất",
        VENUE_GONE: "cơ sở không còn trong báo cáo",
        MOVED_BY_ONE: "ghi cho đơn vị khác",
        OTHER_PREFIX: "mã của đơn vị khác",
        DIFFERS: "khác nơi khác báo",
        TOLD_LATE: "của năm trước, nay mới báo",
        COPIED: "như hệt một dòng của năm trước",
    }
)
GONE_FOR = Texts(
    {
        NO_LONGER_THERE: "không còn trong báo cáo sau",
        MAY_BE_UNREAD: "không còn trong báo cáo sau, hoặc ở một dòng có ô phải sửa của báo cáo ấy",
    }
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ROW = re.compile(r", dòng (?=\d+$)")
BLANK = gettext_noop("(trống)")


def change_of(field: str, old: str | None, new: str | None) -> str:
    """Say what became of a cell: `Ngày xóa: (trống) → 01/05/2018`; the cell alone where neither value may be
    shown."""
    if not field:
        return ""
    if old is None and new is None:
        return field
    before, after = (_day_or_text(value) if value else gettext(BLANK) for value in (old, new))
    return f"{field}: {before} → {after}"


def row_words(form: str, key: str) -> str:
    """Name a row by its form and key, days as they are read: `B11 31000 · 19/09/2020 · tập huấn`."""
    return f"{form} {' · '.join(_day_or_text(part.strip()) for part in key.split('|'))}"


def reason_words(reason: str) -> str:
    """Return why a row was withdrawn: its office's words, or the program's where the row is no longer
    there."""
    return GONE_FOR.get(reason, reason)


def owed_row_words(key: str) -> str:
    """Say where a row that someone owes stands: kept as `tệp, B02, dòng 23`, in English `tệp, B02, row
    23`."""
    return ROW.sub(gettext(", dòng "), key)


def file_and_place(key: str) -> tuple[str, str]:
    """Return the file and the place in it of such a row: the name of a file may have commas too."""
    file = ROW.split(key)[0].rpartition(", ")[0]
    return file, key.removeprefix(f"{file}, ")


def file_name(path: str) -> str:
    """Return what its sender calls a file, without the folders it was received in; a csv is of a folder."""
    parts = path.split("/")
    return "/".join(parts[-2:] if path.lower().endswith(".csv") else parts[-1:])


def owed_rows_words(keys: Iterable[str]) -> Mapping[str, str]:
    """Return by key where the rows of its sheet stand, all of them at once: `tệp, B02, dòng 23 và 26`."""
    sheets: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        sheets.setdefault(ROW.split(key)[0], []).append(key)
    return {key: _rows_words(sheet, mine) for sheet, mine in sheets.items() for key in mine}


def _rows_words(sheet: str, keys: list[str]) -> str:
    if sheet in keys:
        return sheet  # all of it: whichever of its rows
    if len(keys) == 1:
        return owed_row_words(keys[0])
    *rows, last = (ROW.split(key)[1] for key in keys)
    return gettext("%(sheet)s, dòng %(rows)s và %(last)s", sheet=sheet, rows=", ".join(rows), last=last)


def _day_or_text(text: str) -> str:
    return day_words(date.fromisoformat(text)) if DAY.fullmatch(text) else text


def places_of(stood_in: str, said_in: str) -> str:
    """Say which returns: the one it stood in, and the one that says otherwise."""
    return " → ".join(place_said(place) for place in (stood_in, said_in) if place)
