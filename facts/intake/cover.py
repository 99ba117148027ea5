"""The cover: whose return this is, for which period, and what is said of each form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from facts.context import Context
from facts.forms.catalogue import COVER
from facts.forms.cover_form import FORM_VERSION, STATE_TABLE, STATES
from facts.intake.cells import DASHES, Unreadable, is_empty, reader_for, text_from_cell, value_from_cell
from facts.intake.grid import Cells, Plain, Sheet, cell_address, form_from_name
from facts.intake.header import heading
from facts.intake.messages import expected_of
from facts.intake.problems import FileFault, Params, Problem
from facts.intake.sender import disagrees, named_by_file, sender_differs
from facts.intake.showing import reads_like_a_name, shown, tells_of_someone
from facts.periods import FIRST_HALF, Period
from facts.spelling import folded
from facts.standing import COMMUNE, Value

_STATES = {folded(state): state for state in STATES}
_COMMUNE = re.compile(r"(ubnd|uy ban nhan dan)( (xa|thi tran|phuong|dac khu)( .*)?)?")
_FIRST_HALF = re.compile(r"6 thang dau nam ((?:19|20)\d\d)")
_PERIOD_PREFIX = re.compile(r"^(nam|ky)(?=\d)")


@dataclass(frozen=True, slots=True)
class ReturnCover:
    """A cover as read. `states` holds the forms it lists; None is a form it leaves blank."""

    unit: str
    period: Period
    office: str
    prepared_by: str | None
    prepared_on: date
    received_on: date | None
    states: Mapping[str, str | None]
    problems: tuple[Problem, ...]


def cover_from_sheet(
    sheet: Sheet | None, file: str, context: Context, today: date | None = None
) -> ReturnCover:
    """Read the cover, on a day. Raise FileFault where it doesn't say whose return this is."""
    if sheet is None:
        raise FileFault("no_cover", file)
    page = CoverPage(sheet, file)
    if not page.cells:
        raise FileFault("no_cover", file)
    page.check_version()
    page.check_filled("unit_code", "period", "prepared_on")
    period = page.period(context)
    unit = page.unit(period, context)
    prepared_on = page.day("prepared_on")
    if prepared_on is None:
        raise page.incomplete("prepared_on")
    received_on = page.day("received_on")
    page.check_days(period, prepared_on, received_on, today)
    if received_on is not None and received_on < prepared_on:
        received_on = None  # said, and never used: it would make a late return an early one
    prepared_by = page.text("prepared_by")
    states = page.states()
    office = page.office(period, prepared_on, context)
    page.check_sender(unit, office, context)
    return ReturnCover(
        unit, period, office, prepared_by, prepared_on, received_on, states, tuple(page.problems)
    )


class CoverCell(NamedTuple):
    """The cell beside a label: its address and row, and what stands in it."""

    address: str = ""
    row: int = 0
    value: Plain = None


class CoverPage:
    """The cells of a cover by field: label, then the first filled cell beside it."""

    def __init__(self, sheet: Sheet, file: str) -> None:
        self.file = file
        self.from_1904 = sheet.from_1904
        self.problems: list[Problem] = []
        self.cells: dict[str, CoverCell] = {}
        labels = {heading(f.header): f.name for f in COVER.fields.values()}
        self.table: tuple[tuple[int, Cells], ...] = ()
        for number, row in enumerate(sheet.rows, start=1):
            texts = {heading(value) for value in row if isinstance(value, str)}
            if texts >= {heading(header) for header in STATE_TABLE}:
                self.table = tuple(enumerate(sheet.rows[number:], start=number + 1))
                break
            self._take(number, row, labels)

    def _take(self, number: int, row: Cells, labels: Mapping[str, str]) -> None:
        for index, value in enumerate(row):
            name = labels.get(heading(value)) if isinstance(value, str) else None
            if name is not None and name not in self.cells:
                following = enumerate(row[index + 1 :], start=index + 1)
                at, content = next(((i, v) for i, v in following if not is_empty(v)), (index + 1, None))
                self.cells[name] = CoverCell(cell_address(number, at), number, content)

    def value(self, name: str) -> Plain:
        return self.cells.get(name, CoverCell()).value

    def text(self, name: str) -> str | None:
        """Return the text of a field, or None where it is empty."""
        value = self.value(name)
        return None if value is None else text_from_cell(value)

    def incomplete(self, *names: str) -> FileFault:
        """Return the fault that fields are missing or can't be read."""
        cells = dict.fromkeys(self.cells.get(name, CoverCell(COVER.form)).address for name in names)
        headers = "”, “".join(COVER.fields[name].header for name in names)
        return FileFault("cover_incomplete", self.file, cell=", ".join(cells), header=headers)

    def check_filled(self, *names: str) -> None:
        """Raise FileFault with every field left blank."""
        blank = [name for name in names if self.value(name) is None]
        if blank:
            raise self.incomplete(*blank)

    def check_version(self) -> None:
        """Refuse forms of another version; a blank is taken for this one."""
        version = self.text("form_version")
        number = re.search(r"\d+", version or FORM_VERSION)
        if number is None or number[0] != re.sub(r"\D", "", FORM_VERSION):
            text = _shown(str(version))
            raise FileFault("other_form_version", self.file, found=text, expected=FORM_VERSION)

    def period(self, context: Context) -> Period:
        """Return the period named, or raise FileFault."""
        text = str(self.text("period"))
        if half := _FIRST_HALF.fullmatch(folded(text)):
            known, period = True, context.calendar.at(FIRST_HALF, int(half[1]))
        else:
            code = _PERIOD_PREFIX.sub("", folded(text).translate(DASHES).replace(" ", "")).upper()
            known, period = context.calendar.is_code(code), context.calendar.period(code)
        if period is None:
            fault = "period_not_in_rules" if known else "period_unknown"
            raise FileFault(fault, self.file, found=_shown(text))
        return period

    def unit(self, period: Period, context: Context) -> str:
        """Return the code of the unit named, or raise FileFault; report a name that is another's."""
        value = self.value("unit_code")
        code = value_from_cell(value, reader_for(COVER.fields["unit_code"]))
        unit = context.unit_in(str(code), period)
        if unit is None:
            elsewhen = bool(context.units.called(str(code)))
            fault = "unit_not_in_period" if elsewhen else "unit_unknown"
            raise FileFault(fault, self.file, found=_shown(text_from_cell(value)), period=period.code)
        if not unit.valid_on(period.end):
            successor = (("unit", unit.successor or "…"),)
            self._report("unit_no_more", "unit_code", "successor", successor, unit.code)
        name = self.text("unit_name")
        if name is not None and not folded(unit.name).endswith(folded(name)):
            text = None if tells_of_someone(name) else name
            self._report("unit_name_differs", "unit_name", "unit_name", (("name", unit.name),), text)
        return unit.code

    def day(self, name: str) -> date | None:
        """Return the day a field names; report one that can't be read: without it no form is sure."""
        value = self.value(name)
        if value is None:
            return None
        field = COVER.fields[name]
        day = value_from_cell(value, reader_for(field, from_1904=self.from_1904))
        if isinstance(day, Unreadable):
            key, params = expected_of(field, day.code)
            text = shown(COVER, field, day.code, text_from_cell(value))
            self._report(day.code, name, key, params, text, set_aside=True)
            return None
        return day if isinstance(day, date) else None

    def check_days(
        self, period: Period, prepared_on: date, received_on: date | None, today: date | None
    ) -> None:
        """Report days that can't be right against the period, each other, and the day of import."""
        if prepared_on < period.start:
            self._report_day("prepared_before_period", "prepared_on", prepared_on, period.start)
        if received_on is not None and received_on < prepared_on:
            self._report_day("received_before_prepared", "received_on", received_on, prepared_on)
        for name, day in (("prepared_on", prepared_on), ("received_on", received_on)):
            if today is not None and day is not None and day > today:
                self._report_day("day_to_come", name, day, today)

    def _report_day(self, code: str, name: str, day: date, bound: date) -> None:
        key = "until" if code == "day_to_come" else "since"
        self._report(code, name, key, (("day", f"{bound:%d/%m/%Y}"),), f"{day:%d/%m/%Y}")

    def _report(
        self, code: str, name: str, expected: str, params: Params, text: Value, *, set_aside: bool = False
    ) -> None:
        cell, row, _ = self.cells[name]
        self.problems.append(Problem(code, COVER.form, cell, row, name, expected, params, text, set_aside))

    def office(self, period: Period, prepared_on: date, context: Context) -> str:
        """Return the office that made the return: the commune where the cell is empty.

        Raise FileFault for one that is on no list, or was there neither in the period nor when the return was
        made.
        """
        text = self.text("office")
        if text is None or _COMMUNE.fullmatch(folded(text)):
            return COMMUNE
        if not context.offices.names:
            return text
        offices = {folded(office): office for office in context.offices.names}
        if folded(text) not in offices:
            raise FileFault("office_unknown", self.file, found=_shown(text))
        office = offices[folded(text)]
        there = context.offices.senders(period.start, prepared_on)
        if office not in there:
            choices = ", ".join(there)
            raise FileFault("office_no_more", self.file, found=office, period=period.code, choices=choices)
        return office

    def check_sender(self, unit: str, office: str, context: Context) -> None:
        """Report a cover that names another sender than the file's name or folder does."""
        named = named_by_file(self.file, context)
        field = disagrees(named, unit, office)
        if field is not None:
            cell, row, _ = self.cells.get(field, CoverCell())
            stated = office if field == "office" else unit
            self.problems.append(sender_differs(named, field, stated, cell, row))

    def states(self) -> dict[str, str | None]:
        """Return what the table says of each form it lists; report a state that is none."""
        states: dict[str, str | None] = {}
        for number, row in self.table:
            filled = [(i, text_from_cell(v)) for i, v in enumerate(row) if not is_empty(v)]
            at, form = next(((i, f) for i, text in filled if (f := form_from_name(text))), (0, None))
            if form is None:
                continue
            index, text = next((cell for cell in filled if cell[0] > at), (0, ""))
            states[form] = _STATES.get(folded(text))
            if index and states[form] is None:
                values = (("values", " hoặc ".join(STATES)),)
                personal = tells_of_someone(text) or reads_like_a_name(text, STATES)
                place = (cell_address(number, index), number, form)
                visible = None if personal else text
                self.problems.append(
                    Problem("value_not_allowed", COVER.form, *place, "one_of", values, visible)
                )
        return states


def _shown(text: str) -> str:
    """Return what may be said of a text that makes a cover unusable."""
    return "…" if tells_of_someone(text) else text
