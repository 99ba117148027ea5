"""What a stranger takes down from public workbooks: every number in them, and nothing that is not in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

HIDDEN = "không nêu"
TARGETS = "Chỉ tiêu được giao"
VERDICTS = {"đạt": True, "chưa đạt": False, "chưa đủ căn cứ kết luận": None, HIDDEN: None}
Ends = tuple[int, int]  # hundredths of a point, least and most
Counted = tuple[int, int | None]  # least and most; None where no most is told
LATER = "+"  # after the year of a later edition of it


@dataclass(frozen=True)
class Taken:
    """One commune in one year, from one workbook. `points`: None where withheld; `bands`: several where not
    decided."""

    unit: str
    year: str
    points: Mapping[str, Ends | None]
    bands: tuple[str, ...]
    gates: Mapping[str, bool]  # those that are shown and settled
    figures: Sequence[tuple[str, Counted]]  # those listed, and those in the reasons
    added: Ends | None = None  # the points of the criteria shown; of the year before they are not added up

    @property
    def band(self) -> str | None:
        return self.bands[0] if len(self.bands) == 1 else None


@dataclass(frozen=True)
class Target:
    """What was assigned of all communes, what was reached and whether that meets it: None where it is not
    told."""

    title: str
    wanted: int
    at_least: bool  # else no more than that is wanted
    reached: Counted | None
    met: bool | None


@dataclass(frozen=True)
class Edition:
    """One public workbook."""

    communes: tuple[Taken, ...]
    totals: Mapping[tuple[str, str], int]  # (year, title)
    order: tuple[str, ...]
    year: str
    before: str = ""
    hidden_sheets: Mapping[str, list[Any]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()  # those of which anything is told


def edition_of(path: Path) -> Edition:
    """Read a public workbook."""
    book = openpyxl.load_workbook(path)
    listed = list(book["Xếp loại"].iter_rows(min_row=4, values_only=True))
    year = str(book["Xếp loại"]["A1"].value).rsplit(" ", 1)[1]
    before = str(listed[0][3]).rsplit(" ", 1)[1]
    rows = [row for row in listed[1:] if re.fullmatch(r"\d{5}", str(row[0]))]
    pages = {sheet.title[:5]: sheet for sheet in book.worksheets if re.match(r"\d{5} ", sheet.title)}
    taken = []
    for row in rows:
        page = list(pages[str(row[0])].iter_rows(values_only=True))
        now = _commune(page, str(row[0]), year, 3, str(row[2]))
        taken.append(replace(now, added=_ends(row[5])))
        if row[3] != "–":
            taken.append(_commune(page, str(row[0]), before, 4, str(row[3])))
    hidden = {
        s.title: list(s.iter_rows(values_only=True)) for s in book.worksheets if s.sheet_state != "visible"
    }
    totals = _totals(book["Toàn địa bàn"], year, before)
    order = tuple(str(row[0]) for row in rows)
    return Edition(tuple(taken), totals, order, year, before, hidden, _targets(book))


def _targets(book: Any) -> tuple[Target, ...]:
    if TARGETS not in book.sheetnames:
        return ()
    rows = book[TARGETS].iter_rows(min_row=5, values_only=True)
    return tuple(
        Target(
            str(title),
            _number(wanted),
            str(wanted).startswith("từ "),
            None if reached == HIDDEN else _reached(reached),
            VERDICTS[verdict],
        )
        for title, wanted, reached, verdict, *_ in rows
        if re.match(r"(từ |không quá )?\d", str(wanted)) and (reached, verdict) != (HIDDEN, HIDDEN)
    )


def _number(text: Any) -> int:
    return int(re.findall(r"\d[\d.]*", str(text))[0].replace(".", ""))


def _reached(text: Any) -> Counted | None:
    """Read `34 vụ`, `7/9 đơn vị` or `từ 7 đến 8 trong 9 đơn vị`."""
    if text == "–":
        return None
    parts = [_number(part) for part in str(text).removeprefix("từ ").split(" đến ")]
    return parts[0], parts[-1]


def _commune(page: list[Any], unit: str, year: str, column: int, band: str) -> Taken:
    criteria = {str(row[0]): row for row in page if re.fullmatch(r"[A-E]\d", str(row[0]))}
    gates = {
        row[0]: row[2] == "có"
        for row in page
        if re.fullmatch(r"G\d", str(row[0])) and row[2] in ("có", "không")
    }
    top = next((i for i, row in enumerate(page) if row[1] == "Số liệu được nêu"), len(page))
    counted = [row for row in page[top + 1 :] if row[1] and row[2] != "%"]
    figures = [(str(row[1]), n) for row in counted if (n := _count(row[column])) is not None]
    if column == 3:
        figures += [one for row in criteria.values() for one in _said(str(row[5]))]
    points = {id_: _ends(row[column]) for id_, row in criteria.items()}
    return Taken(unit, year, points, _bands(band), gates if column == 3 else {}, figures)


def _bands(said: str) -> tuple[str, ...]:
    """Return the bands of a cell: `Tốt hay khá, chưa đủ căn cứ` leaves two."""
    possible, undecided, _ = said.partition(", chưa đủ căn cứ")
    return tuple(b[0].upper() + b[1:] for b in re.split(", | hay ", possible)) if undecided else (said,)


def _said(reasons: str) -> Iterator[tuple[str, Counted]]:
    """Yield the figures in what is said of a criterion: `Số buổi tuyên truyền: 13 buổi; …`."""
    for part in re.split(r"[;.] ", reasons):
        title, colon, value = part.rpartition(": ")
        if colon and (count := _count(value)) is not None:
            yield title, count


def _ends(cell: Any) -> Ends | None:
    if cell == HIDDEN:
        return None
    if isinstance(cell, int | float):
        return (round(Fraction(str(cell)) * 100),) * 2
    low, high = (round(Fraction(part.strip().replace(",", ".")) * 100) for part in str(cell).split("–"))
    return low, high


def _count(cell: Any) -> Counted | None:
    """Read `13 lần`, `từ 16 đến 17 lần`, `ít nhất 9.622 lượt người` or `nhiều nhất 4 lần`."""
    found = re.match(r"(từ |ít nhất |nhiều nhất )?([\d.]+)(?: đến ([\d.]+))?(?= |$)", str(cell))
    if not found or "%" in str(cell) or "," in str(cell):
        return None
    first, last = (int(part.replace(".", "")) if part else None for part in found.group(2, 3))
    assert first is not None
    if found[1] == "nhiều nhất ":
        return 0, first
    return first, first if found[1] is None else last


def _totals(sheet: Any, year: str, before: str) -> dict[tuple[str, str], int]:
    found = {}
    for row in sheet.iter_rows(min_row=5, values_only=True):
        title = re.sub(r" \([^)]*\)$", "", str(row[0])).casefold()
        found |= {
            (y, title): int(v) for y, v in ((year, row[1]), (before, row[2])) if isinstance(v, int | float)
        }
    return found
