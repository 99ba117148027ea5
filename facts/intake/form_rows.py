"""Rows of one form: every cell read, every fault kept with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, partial

from facts.forms.catalogue import BESIDE_POINTS, FORMS, WITHDRAW_HEADER
from facts.forms.fields import YEARS, Field, Kind
from facts.intake.cells import (
    Reader,
    Unreadable,
    is_empty,
    number_before_unit,
    reader_for,
    text_from_cell,
    unit_from_cell,
    value_from_cell,
)
from facts.intake.grid import Cells, Plain, Sheet, cell_address
from facts.intake.header import WITHDRAW, Header, header_of, heading, nearest_header
from facts.intake.messages import expected_of
from facts.intake.problems import Problem
from facts.intake.showing import cell_problem
from facts.intake.table import NumberedRows, OtherTable, table_under, tables_apart
from facts.source_row import SourceRow
from facts.spelling import folded
from facts.standing import Value

_WITHDRAWN = re.compile(r"rut\b")
# a cell of `Rút (lý do)` that takes nothing back
_NOT_WITHDRAWN = re.compile(r"\W*|0|(khong|ko|k)( rut)?\W*")
UNIT_CODE = "unit_code"
_NUMBERS = ("stt", "tt", "số tt", "số thứ tự", "thứ tự")
_NO_DATA = frozenset(map(heading, (*_NUMBERS, *BESIDE_POINTS)))  # columns beside those that are read
_NO_VALUE = ("cell_error", "formula_not_computed")
_OF_NO_MATTER = ("required_missing", "unit_of_the_others")  # of a row that is taken back


@dataclass(frozen=True, slots=True)
class FormRows:
    """The rows of one form, the column of each field (A is 0), what ails the sheet, its unread tables.

    `state` is what counts of the form in its return: None where promised data are not there.
    """

    form: str
    rows: tuple[SourceRow, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    others: tuple[OtherTable, ...] = ()
    state: str | None = None

    def reporting(self, problem: Problem) -> "FormRows":
        return replace(self, problems=(*self.problems, problem))


@cache
def _readers(kind: str, fields: tuple[Field, ...], from_1904: bool) -> Mapping[str, Reader]:
    return {f.name: reader_for(f, from_1904=from_1904) for f in fields}


def rows_from_sheet(kind: Kind, sheet: Sheet) -> FormRows:
    """Read the rows of a form from its sheet."""
    header = header_of(kind, sheet.rows)
    if header is None:
        return _without_header(kind, sheet)
    sheet, others = tables_apart(kind, sheet, header)
    missing = [f for f in kind.fields.values() if f.name not in header.columns and not f.added]
    faults = [_header_problem("header_missing", kind, header.row, f.name, f.required) for f in missing]
    again = [(name, at) for name, at in header.again if _filled(sheet, header.row, at)]
    second_table = len(again) > 1 and header.columns.keys() & _key_fields(kind) <= dict(again).keys()
    faults += [_header_problem("header_twice", kind, header.row, n, second_table, at) for n, at in again]
    reader = RowReader(kind, header, sheet.from_1904)
    numbered, below = table_under(sheet, header, reader)
    reader.only_unit = _only_unit(header, numbered)
    answered = not kind.answers or any(reader.answers(cells) for _, cells in numbered)
    rows = tuple(reader.row(number, cells) for number, cells in numbered) if answered else ()
    lost = partial(Problem, "rows_below_signature", kind.form, expected="above_signature", set_aside=True)
    faults += [lost(row=number) for number in below]
    faults += [
        Problem("column_unread", kind.form, cell_address(header.row, index), header.row)
        for index in _unread(header, sheet.rows[header.row - 1], numbered)
    ]
    return FormRows(kind.form, rows, header.columns, tuple(faults), others)


def _without_header(kind: Kind, sheet: Sheet) -> FormRows:
    """Say that a sheet with anything in it is not read; figures over the form wait for its table."""
    filled = [sum(not is_empty(value) for value in row) for row in sheet.rows]
    if not any(filled):
        return FormRows(kind.form)
    lost = sum(cells > 1 for cells in filled) > 1
    near = nearest_header(sheet.rows) if lost else None
    if near is None:
        problem = Problem("header_not_found", kind.form, expected="header", set_aside=lost)
        return FormRows(kind.form, problems=(problem,))
    header, text = near.differing[0] if near.differing else ("", "")
    names = (("form", f"{kind.form} {kind.title}"), ("like", f"{near.form} {FORMS[near.form].title}"))
    expected = "header_like" if near.form == kind.form else "header_of_another"
    given = (*names, ("header", header))
    problem = Problem("header_not_found", kind.form, "", 0, "", expected, given, text or None, True)
    other = OtherTable(near.form, near.row, sheet.rows[near.row - 1 :])
    return FormRows(kind.form, problems=(problem,), others=(other,) if near.form != kind.form else ())


def _only_unit(header: Header, rows: NumberedRows) -> str | None:
    """Return the one unit code of a table's rows: a code merged over rows stands in the first only."""
    column = header.columns.get(UNIT_CODE)
    cells = () if column is None else (_at(row, column) for _, row in rows)
    codes = {unit_from_cell(cell) for cell in cells if not is_empty(cell)}
    return codes.pop() if len(codes) == 1 else None


def _header_problem(
    code: str, kind: Kind, row: int, name: str, set_aside: bool, index: int | None = None
) -> Problem:
    """Return the problem of a column that is missing, or (`index`) there twice."""
    cell, expected = ("", "column") if index is None else (cell_address(row, index), "one_column")
    header = kind.fields[name].header if name in kind.fields else WITHDRAW_HEADER
    return Problem(code, kind.form, cell, row, name, expected, (("header", header),), None, set_aside)


def _unread(header: Header, heads: Cells, rows: NumberedRows) -> list[int]:
    """Return the columns that stand for no field, with anything in a row but its number or a remark."""
    known = {*header.columns.values(), *(at for _, at in header.again)}
    known |= {at for at, head in enumerate(heads) if isinstance(head, str) and heading(head) in _NO_DATA}
    filled = {at for _, row in rows for at, value in enumerate(row) if not is_empty(value)}
    return sorted(filled - known)


def _filled(sheet: Sheet, header: int, index: int) -> bool:
    return any(not is_empty(_at(row, index)) for row in sheet.rows[header:])


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, kind: Kind, header: Header, from_1904: bool) -> None:
        self.kind = kind
        self.columns = header.columns
        readers = _readers(kind.name, tuple(kind.fields.values()), from_1904)
        self.cells = [(c, kind.fields[n], readers[n]) for n, c in header.columns.items() if n in kind.fields]
        # Where a required column is missing, one problem of the sheet stands for all its rows.
        missing = {f.name for f in kind.fields.values() if f.required and f.name not in header.columns}
        self.lacking = bool(missing)
        self.identifying = frozenset(_key_fields(kind))
        self.lacking_key = not missing.isdisjoint(self.identifying)
        self.only_unit: str | None = None  # the one unit code of the sheet, where no row has another

    def row(self, number: int, cells: Cells) -> SourceRow:
        """Return one row, its values checked against what the form allows."""
        values, faults = self._values(number, cells)
        faults += self._refused(number, values, {p.field for p in faults})
        withdrawn = self._withdrawn(cells)
        if withdrawn is not None:
            faults = self._of_withdrawn(faults)
        elif not _NOT_WITHDRAWN.fullmatch(folded(self._reason(cells))):
            cell, unclear = cell_address(number, self.columns[WITHDRAW]), "withdrawal_unclear"
            faults.append(Problem(unclear, self.kind.form, cell, number, "", "withdrawal", set_aside=True))
        lacking = self.lacking_key if withdrawn is not None else self.lacking
        set_aside = lacking or any(problem.set_aside for problem in faults)
        return SourceRow(number, values, withdrawn, set_aside, problems=tuple(faults))

    def answers(self, cells: Cells) -> bool:
        """Tell whether a row has more in it than what was filled in before the form was sent out."""
        columns = (column for column, field_, _ in self.cells if field_.name in self.kind.answers)
        return self._withdrawn(cells) is not None or any(not is_empty(_at(cells, c)) for c in columns)

    def is_row(self, cells: Cells) -> bool:
        """Tell whether all of the key can be read, and another required cell unless the row is withdrawn."""
        needed = [(c, f, read) for c, f, read in self.cells if f.required]
        key = [(c, read) for c, f, read in needed if f.name in self.identifying]
        filled = sum(not is_empty(_at(cells, c)) for c, _, _ in needed)
        filled += self._withdrawn(cells) is not None
        enough = bool(key) and filled >= min(2, len(needed))
        return enough and all(_is_readable(_at(cells, c), read) for c, read in key)

    def is_like_a_row(self, cells: Cells) -> bool:
        """Tell whether two cells or more hold what their columns ask for, text apart."""
        return sum(_fits(field_, read, _at(cells, c)) for c, field_, read in self.cells) >= 2

    def _values(self, number: int, cells: Cells) -> tuple[dict[str, Value], list[Problem]]:
        values: dict[str, Value] = {}
        faults: list[Problem] = []
        for index, field_, read in self.cells:
            cell = _at(cells, index)
            if is_empty(cell) and field_.name == UNIT_CODE and self.only_unit is not None:
                cell = self.only_unit
                code = "unit_of_the_others"
                faults.append(self._problem(number, field_, code, cell, set_aside=False))
            value = None if is_empty(cell) else value_from_cell(cell, read)
            if isinstance(value, Unreadable) and (number_ := _before_unit(field_, read, cell)) is not None:
                code, text = "number_with_unit", text_from_cell(cell)
                faults.append(self._problem(number, field_, code, text, set_aside=False))
                value = number_
            if isinstance(value, Unreadable):
                # An error in an optional field is read as empty.
                optional = value.code in _NO_VALUE and not field_.required
                text = text_from_cell(cell)
                faults.append(self._problem(number, field_, value.code, text, set_aside=not optional))
                value = None
                if not optional:
                    continue
            if value is not None:
                values[field_.name] = value
            elif not field_.required:
                values[field_.name] = field_.blank
        return values, faults

    def _of_withdrawn(self, faults: list[Problem]) -> list[Problem]:
        """Return what still matters of a row that takes its key back: it needs no more than the key."""
        return [
            problem if problem.field in self.identifying else replace(problem, set_aside=False)
            for problem in faults
            if problem.field in self.identifying or problem.code not in _OF_NO_MATTER
        ]

    def _refused(self, number: int, values: dict[str, Value], known: set[str]) -> list[Problem]:
        """Return what the form does not allow, and take it out of the values."""
        refused = []
        for field_ in self.kind.fields.values():
            unjudged = field_.name in self.columns and field_.name not in known
            if unjudged and (code := _refusal(field_, values)):
                refused.append(self._problem(number, field_, code, values.pop(field_.name, None)))
        return refused

    def _problem(
        self, number: int, field_: Field, code: str, value: Value, *, set_aside: bool = True
    ) -> Problem:
        place = (cell_address(number, self.columns[field_.name]), number)
        return cell_problem(self.kind, field_.name, code, place, value, expected_of(field_, code), set_aside)

    def _reason(self, cells: Cells) -> str:
        """Return what stands under `Rút (lý do)`."""
        index = self.columns.get(WITHDRAW)
        cell = None if index is None else _at(cells, index)
        return "" if is_empty(cell) else text_from_cell(cell)

    def _withdrawn(self, cells: Cells) -> str | None:
        reason = self._reason(cells)
        return reason if _WITHDRAWN.match(folded(reason)) else None


def _at(cells: Cells, index: int) -> Plain:
    return cells[index] if index < len(cells) else None


def _before_unit(field_: Field, read: Reader, cell: Plain) -> Value | None:
    """Return the number of a cell that its unit of measure follows, as the column names it."""
    if field_.type not in ("int", "decimal"):
        return None
    named = (part.strip() for part in field_.header.removeprefix("Số ").split(","))
    text = number_before_unit(cell, [field_.unit or "", *named])
    value = None if text is None else value_from_cell(text, read)
    return None if isinstance(value, Unreadable) else value


def _refusal(field_: Field, values: Mapping[str, Value]) -> str | None:
    """Return why a form does not allow what stands in a field, None where it does."""
    value = values.get(field_.name)
    if field_.required and field_.name not in values:
        return "required_missing"
    if field_.type == "choice" and value is not None and value not in field_.values:
        return "value_not_allowed"
    if field_.type == "year" and value is not None and value not in YEARS:
        return "year_invalid"
    if field_.type in ("int", "decimal") and isinstance(value, int | Decimal) and value < 0:
        return "number_negative"
    return None


def _fits(field_: Field, read: Reader, cell: Plain) -> bool:
    if field_.type == "choice":
        return not is_empty(cell) and value_from_cell(cell, read) in field_.values
    return field_.type != "text" and _is_readable(cell, read)


def _is_readable(cell: Plain, read: Reader) -> bool:
    return not is_empty(cell) and not isinstance(value_from_cell(cell, read), Unreadable)


def _key_fields(kind: Kind) -> Iterator[str]:
    """Yield the fields of the form that make up a record's key."""
    for name in kind.key:
        yield "worker_token" if name == "worker_key" else name
