"""What each office tells in the end: later returns correct earlier ones, form by form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from facts.archive.filing import APPRAISAL, FiledForm, FiledRow, Filing, Key, ReportingOffice, shown_key
from facts.context import Context
from facts.forms.catalogue import KINDS
from facts.periods import AD_HOC, Period
from facts.standing import Value

ROW_GONE = "row gone"


@dataclass(frozen=True, slots=True)
class Telling:
    """One row that counts, and the return it is missing from without a reason, if any."""

    filing: Filing
    form: FiledForm
    row: FiledRow
    missing_from: Filing | None = None

    @property
    def place(self) -> str:
        return self.filing.place(self.form, self.row)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A key taken back: by a row that says so (`said_in`), or by being gone from a later return."""

    form: str
    key: Key
    unit: str
    period: str
    office: str
    stood_in: str
    said_in: str | None
    missing_from: str | None
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Delivered:
    """The return that stands for one office, period and form."""

    filing: Filing
    form: FiledForm


@dataclass(slots=True)
class OfficeTellings:
    """All that one office tells. Events are told once over all periods; registers anew in each."""

    events: dict[str, dict[Key, Telling]] = field(default_factory=lambda: defaultdict(dict))
    registers: dict[tuple[str, str], dict[Key, Telling]] = field(default_factory=dict)  # by kind, period
    standing: dict[tuple[str, str], Delivered] = field(default_factory=dict)  # by period, form
    withdrawn: list[Withdrawn] = field(default_factory=list)
    taken_back: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))  # by kind


class Dates:
    """The day an event happened: its own, or that of the record it belongs to."""

    def __init__(self, filings: Sequence[Filing]) -> None:
        self._days: dict[tuple[str, str], date] = {}
        for filing in filings:
            for form in filing.forms:
                kind = form.kind
                if kind.date is not None and kind.key == ("id",):
                    days = ((str(r.values.get("id")), r.values.get(kind.date)) for r in form.rows if r.stands)
                    self._days.update({(kind.name, i): day for i, day in days if isinstance(day, date)})

    def of(self, telling: Telling) -> date | None:
        """Return the day, or None where it isn't known."""
        kind, values = telling.form.kind, telling.row.values
        if kind.dated_by is not None:
            other = str(kind.fields[kind.dated_by].refers_to)
            return self._days.get((other, str(values.get(kind.dated_by))))
        day = values.get(kind.date) if kind.date else None
        return day if isinstance(day, date) else None


def tellings_of(filings: Sequence[Filing], context: Context) -> Mapping[ReportingOffice, OfficeTellings]:
    """Return what each office tells, given all returns in order and checked."""
    dates = Dates(filings)
    offices: dict[ReportingOffice, OfficeTellings] = {}
    for filing in filings:
        told = offices.setdefault(filing.sender, OfficeTellings())
        for form in filing.forms:
            if form.state is not None:
                _Delivery(told, filing, form, dates, context).take()
    return offices


@dataclass(frozen=True, slots=True)
class _Delivery:
    """One form of one return, as it changes what its office has told so far."""

    told: OfficeTellings
    filing: Filing
    form: FiledForm
    dates: Dates
    context: Context

    def take(self) -> None:
        kind = self.form.kind
        place = (self.filing.period, self.form.form)
        before = self.told.standing.get(place)
        if kind.register:
            self._take_register()
        else:
            self._take_event(before)
        self.told.standing[place] = Delivered(self.filing, self.form)

    def _take_register(self) -> None:
        """Replace the snapshot; a row set aside leaves what the same office told before for that period.

        Appraisals are no snapshot: a later sheet is about the units and criteria it names, and leaves the
        others.
        """
        place = (self.form.kind.name, self.filing.period)
        old = self.told.registers.get(place, {})
        new: dict[Key, Telling] = dict(old) if self.form.kind.name == APPRAISAL else {}
        for key, row in self._rows():
            if row.stands:
                new[key] = Telling(self.filing, self.form, row)
            elif row.set_aside and key in old:
                new[key] = old[key]
            elif row.withdrawn is not None and key in old:
                self._withdraw(old[key], row)
                new.pop(key, None)
        for key in old.keys() - self.form.keys - new.keys():
            self._withdraw(old[key], None)
        self.told.registers[place] = new

    def _take_event(self, before: Delivered | None) -> None:
        told = self.told.events[self.form.kind.name]
        keys = self.form.keys
        missing = before.form.keys - keys if before else frozenset()
        if self.form.kind.row_gone == "withdrawn":
            for key in sorted(missing & told.keys()):
                self._withdraw(told.pop(key), None)
        else:
            for key in sorted((missing | self._told_inside()) - keys):
                if key in told and told[key].missing_from is None:
                    told[key] = replace(told[key], missing_from=self.filing)
        for key, row in self._rows():
            if row.withdrawn is not None and not row.set_aside:
                self._take_back(key, row)
            elif row.stands:
                told[key] = Telling(self.filing, self.form, row)
                self.told.taken_back[self.form.kind.name].discard(key)
            elif key in told:
                told[key] = replace(told[key], missing_from=None)

    def _take_back(self, key: Key, row: FiledRow) -> None:
        """Withdraw a key; with a case go its parties."""
        kind = self.form.kind.name
        told = self.told.events[kind].pop(key, None)
        if told is not None:
            self._withdraw(told, row)
        self.told.taken_back[kind].add(key)

    def _rows(self) -> Iterator[tuple[Key, FiledRow]]:
        """Yield the row of each key that says most: `rút`, else the first that counts, else one set aside."""
        said: dict[Key, FiledRow] = {}
        for row in self.form.rows:
            if row.key is not None and (row.key not in said or _weight(row) > _weight(said[row.key])):
                said[row.key] = row
        yield from said.items()

    def _told_inside(self) -> set[Key]:
        """Return the keys this office told for a shorter period within this one, of events dated inside."""
        period = self.context.calendar.period(self.filing.period)
        if period is None or period.kind == AD_HOC:
            return set()
        told = self.told.events[self.form.kind.name]
        keys: set[Key] = set()
        for (code, form), delivered in self.told.standing.items():
            shorter = self.context.calendar.period(code) if form == self.form.form else None
            if shorter is not None and _is_within(shorter, period):
                inside = (k for k in delivered.form.keys if k in told)
                keys.update(k for k in inside if (day := self.dates.of(told[k])) and period.holds(day))
        return keys

    def _withdraw(self, telling: Telling, row: FiledRow | None) -> None:
        sender = self.filing.sender
        self.told.withdrawn.append(
            Withdrawn(
                self.form.form,
                shown_key(self.form.kind, telling.row.values),
                sender.unit,
                self.filing.period,
                sender.office,
                telling.place,
                None if row is None else self.filing.place(self.form, row),
                self.filing.file if row is None else None,
                ROW_GONE if row is None else str(row.withdrawn),
                telling.row.values,
            )
        )


def _weight(row: FiledRow) -> int:
    return 0 if row.set_aside else 1 if row.stands else 2


def _is_within(shorter: Period, longer: Period) -> bool:
    return shorter.code != longer.code and longer.start <= shorter.start and shorter.end <= longer.end


def standing_events(told: OfficeTellings) -> Iterator[tuple[str, Key, Telling]]:
    """Yield the events an office stands by: kind, key, telling."""
    cases = told.taken_back["case"]
    for kind, by_key in told.events.items():
        # With a case that was taken back go the parties in it.
        through = "case_id" in KINDS[kind].fields
        for key, telling in by_key.items():
            if not (through and (str(telling.row.values.get("case_id")),) in cases):
                yield kind, key, telling
