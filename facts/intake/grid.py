"""A return as it lies on paper: named sheets of plain cells."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from facts.forms.catalogue import FORMS
from facts.intake.problems import Problem
from facts.spelling import folded

MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELLS = 5_000_000

Plain = str | int | float | bool | date | datetime | time | timedelta | None
Cells = tuple[Plain, ...]  # of one row of a sheet

NOT_COMPUTED = "#FORMULA!"  # stands for a formula that has no stored value

_FORM_NAME = re.compile(r"(?:(?:bieu|mau|bieu mau) )?b[\s._-]*0*(\d{1,2})(?!\d)")
_COVER_NAME = "bia"
_ERROR = re.compile(
    r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0]` is row 1; text is Unicode already.

    `from_1904`: a day that is a bare number is counted from there, as old workbooks of the Mac are.
    """

    name: str
    rows: tuple[Cells, ...]
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table that is not read, the form it is like ("": none), and what is said of it.

    `filled`: it has rows; `complete`: every column too that the form needs; `named`: what is said of its
    sheet names it; `hidden`: its sheet is.
    """

    form: str
    problem: Problem
    filled: bool = False
    complete: bool = False
    named: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReturnSheets:
    """The sheets of one return that carry a form's name, by form code."""

    sheets: tuple[tuple[str, Sheet], ...]
    hidden: frozenset[str] = frozenset()  # forms that have a hidden sheet, which is not read
    strays: tuple[UnreadTable, ...] = ()

    def all(self, form: str) -> tuple[Sheet, ...]:
        """Return every sheet of a form, in the order of the workbook."""
        return tuple(sheet for name, sheet in self.sheets if name == form)


def form_from_name(name: str) -> str | None:
    """Return `B02` for a sheet called `b2`, `B02 Cơ sở`, `Biểu B.02` or the like, `B00` for `Bìa`."""
    if folded(name) == _COVER_NAME:
        return "B00"
    match = _FORM_NAME.match(folded(name))
    form = f"B{int(match[1]):02}" if match else ""
    return form if form == "B00" or form in FORMS else None


def is_cell_error(value: Plain) -> bool:
    """Tell whether a cell holds `#N/A`, Calc's `Err:502` or another error, as a value or as text."""
    if not isinstance(value, str) or not ("#" in value[:4] or ":" in value[3:8]):
        return False
    return value == NOT_COMPUTED or bool(_ERROR.fullmatch(value.strip()))


@lru_cache(maxsize=1024)
def column_letters(index: int) -> str:
    """Return `A` for 0, `AA` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, index: int) -> str:
    """Return `D16` for row 16 and the fourth column (3)."""
    return f"{column_letters(index)}{row}"
