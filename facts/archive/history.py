"""What each office reports of every key, return by return: first, corrected, withdrawn, gone, superseded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from facts.archive.conflicts import FOLLOWS, same
from facts.archive.filing import APPRAISAL, FiledForm, Filing, ReportingOffice, shown_key
from facts.context import Context
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.periods import AD_HOC, YEAR, Period
from facts.source_row import Key, SourceRow
from facts.standing import Record, Value

ROW_GONE, ROW_UNREAD = "row gone", "row gone or unread"
MOVES_ON: Mapping[str, frozenset[str]] = {
    # What goes on after it was reported: a later return that says more is no change of what was reported.
    "case": frozenset({"status", "article", "suspects", "victims", "identifying", "supported", "minors"}),
    "tip": frozenset({"verified"}),
    "violation": frozenset({"sanction", "basis", "fine_vnd"}),
    "stint": frozenset({"role", "contract", "health_check", "residence_registered"}),
}
GROW = frozenset({"suspects", "victims", "supported", "minors"})  # of what goes on: only ever more of them
Place = tuple[str, str]  # kind, and period for registers ("" for events)


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One form of one return."""

    filing: Filing
    form: FiledForm


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """What one return reports of a key, and the return it is missing from without a reason, if any."""

    filing: Filing
    form: FiledForm
    row: SourceRow
    missing_from: Filing | None = None

    @property
    def place(self) -> str:
        """Return `file!B05!10`."""
        return self.filing.place(self.form, self.row)

    @property
    def record(self) -> Record:
        return self.filing.record(self.form, self.row, gone=self.missing_from is not None)


@dataclass(frozen=True, slots=True)
class Removal:
    """How a later return takes a key out: by a row that says so (`said_in`), or by lacking it."""

    form: str
    key: Key
    unit: str
    period: str
    office: str
    stood_in: str
    said_in: str | None
    missing_from: str | None
    reason: str
    hash: str  # of the later return
    values: Mapping[str, Value] = field(default_factory=dict, compare=False, repr=False)


@dataclass(slots=True)
class OfficeHistory:
    """What one office reports. Events are reported once over all periods; registers anew in each."""

    versions: dict[Place, dict[Key, list[RecordVersion]]] = field(default_factory=dict)
    forms: dict[tuple[str, str], list[FormVersion]] = field(default_factory=dict)  # by period, form
    events: dict[str, dict[Key, RecordVersion]] = field(default_factory=lambda: defaultdict(dict))
    registers: dict[Place, dict[Key, RecordVersion]] = field(default_factory=dict)
    withdrawn: list[Removal] = field(default_factory=list)
    taken_back: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))  # by kind

    def current_events(self) -> Iterator[tuple[str, Key, RecordVersion]]:
        """Yield the events that the office has not taken back: kind, key, version."""
        cases = self.taken_back["case"]
        for kind, by_key in self.events.items():
            # With a case that was taken back go the parties in it.
            through = "case_id" in KINDS[kind].fields
            for key, version in by_key.items():
                if not (through and (str(version.row.values.get("case_id")),) in cases):
                    yield kind, key, version


@dataclass(frozen=True, slots=True)
class Superseded:
    """Forms of one return that no longer count because a later return has them too."""

    hash: str  # of the later return
    by: str
    earlier: str  # hash of the earlier return
    file: str
    forms: tuple[str, ...]


class RecordHistory:
    """All that returns report, given in order and checked, by office in order of arrival."""

    def __init__(self, filings: Sequence[Filing], context: Context) -> None:
        self.filings = filings
        self.context = context
        self.offices: dict[ReportingOffice, OfficeHistory] = {}
        self._superseded: dict[tuple[str, str, str, str], list[str]] = {}  # later, earlier: hash, file
        self._days = _days_by_id(filings)
        for filing in filings:
            office = self.offices.setdefault(filing.sender, OfficeHistory())
            for form in filing.forms:
                _add_versions(office, filing, form)
                if form.state is not None:
                    self._take(office, FormVersion(filing, form))

    @property
    def current_forms(self) -> list[FormVersion]:
        """Return of each office, period and form the one of the last return that has it."""
        offices = self.offices.values()
        return [versions[-1] for office in offices for versions in office.forms.values()]

    def day_of(self, version: RecordVersion) -> date | None:
        """Return the day an event happened, its own or that of the record it belongs to; None if unknown."""
        kind, values = version.form.kind, version.row.values
        if kind.dated_by is not None:
            other = str(kind.fields[kind.dated_by].refers_to)
            return self._days.get((other, str(values.get(kind.dated_by))))
        day = values.get(kind.date) if kind.date else None
        return day if isinstance(day, date) else None

    @property
    def superseded(self) -> tuple[Superseded, ...]:
        """Return what later returns superseded, in their order. A form not returned supersedes nothing."""
        pairs = self._superseded.items()
        return tuple(
            Superseded(*later_and_earlier, tuple(sorted(forms))) for later_and_earlier, forms in pairs
        )

    def originals(self) -> Mapping[ReportingOffice, OfficeHistory]:
        """Return what each office would report if nothing had been changed, taken back or left out later."""
        by_others: dict[tuple[str, Key], dict[ReportingOffice, SourceRow]] = defaultdict(dict)
        for office, history in self.offices.items():
            for kind, keys in history.events.items():
                for key, version in keys.items():
                    by_others[kind, key][office] = version.row
        return {office: self._original(office, by_others) for office in self.offices}

    def _original(
        self,
        office: ReportingOffice,
        by_others: Mapping[tuple[str, Key], Mapping[ReportingOffice, SourceRow]],
    ) -> OfficeHistory:
        history = self.offices[office]
        original = OfficeHistory(history.versions, history.forms)
        for (kind, period), keys in history.versions.items():
            for key, versions in keys.items():
                agreed = [row for by, row in by_others.get((kind, key), {}).items() if by != office]
                version = _original_version(versions, agreed)
                if version is None:
                    continue
                if period:
                    original.registers.setdefault((kind, period), {})[key] = version
                else:
                    original.events[kind][key] = version
        for place in history.registers:
            original.registers.setdefault(place, {})  # nil: an empty snapshot is one too
        return original

    def _take(self, office: OfficeHistory, returned: FormVersion) -> None:
        """Let one form of one return change what its office reported before."""
        kind, place = returned.form.kind, (returned.filing.period, returned.form.form)
        earlier = office.forms.setdefault(place, [])
        if kind.register:
            _take_register(office, returned)
        else:
            owed: set[Key] = set()
            if kind.row_gone == "gone":
                owed = self._reported_inside(office, returned) | self._alive_in_year(office, returned)
            _take_events(office, returned, earlier[-1].form.keys if earlier else frozenset(), owed)
        if earlier:
            later, before = returned.filing, earlier[-1].filing
            pair = (later.hash, later.file, before.hash, before.file)
            self._superseded.setdefault(pair, []).append(place[1])
        earlier.append(returned)

    def _reported_inside(self, office: OfficeHistory, returned: FormVersion) -> set[Key]:
        """Return the keys this office reported for a shorter period within, of events inside it."""
        calendar, form = self.context.calendar, returned.form
        period = calendar.period(returned.filing.period)
        if period is None or period.kind == AD_HOC:
            return set()
        current = office.events[form.kind.name]
        keys: set[Key] = set()
        for (code, name), versions in office.forms.items():
            shorter = calendar.period(code) if name == form.form and versions else None
            if shorter is not None and _is_within(shorter, period):
                inside = (key for key in versions[-1].form.keys if key in current)
                keys.update(k for k in inside if (day := self.day_of(current[k])) and period.holds(day))
        return keys

    def _alive_in_year(self, office: OfficeHistory, returned: FormVersion) -> set[Key]:
        """Return the keys this office last reported alive in this year, or still alive before it.

        The return of a year lists all that is alive in it: a hotspot until it is cleared.
        """
        calendar, kind = self.context.calendar, returned.form.kind
        period = calendar.period(returned.filing.period)
        if kind.life is None or period is None or period.kind != YEAR:
            return set()
        alive = set()
        for key, version in office.events[kind.name].items():
            reported_for = calendar.period(version.filing.period)
            if reported_for is None:
                continue
            ended = version.row.values.get(kind.life[1])
            within = _is_within(reported_for, period)
            still_open = ended is None and (within or reported_for.end < period.start)
            if still_open or (within and isinstance(ended, date) and ended >= period.start):
                alive.add(key)
        return {key for key in alive if not self._may_be_unread(office, kind.name, key)}

    def _may_be_unread(self, office: OfficeHistory, kind: str, key: Key) -> bool:
        """Tell whether a later return may hold an event's row, among those whose key can't be read."""
        calendar, version = self.context.calendar, office.events[kind][key]
        told_for = calendar.period(version.filing.period)
        for (code, form), versions in office.forms.items():
            if form != version.form.form or not versions or not versions[-1].form.unread:
                continue
            period = calendar.period(code)
            if told_for and period and period.end > told_for.end and key not in versions[-1].form.keys:
                return True
        return False


def _days_by_id(filings: Sequence[Filing]) -> Mapping[tuple[str, str], date]:
    days: dict[tuple[str, str], date] = {}
    for filing in filings:
        for form in filing.forms:
            kind = form.kind
            if kind.date is not None and kind.key == ("id",):
                dated = ((str(r.values.get("id")), r.values.get(kind.date)) for r in form.rows if r.counts)
                days.update({(kind.name, id_): day for id_, day in dated if isinstance(day, date)})
    return days


# Current


def _add_versions(office: OfficeHistory, filing: Filing, form: FiledForm) -> None:
    usable = [row for row in form.rows if row.key is not None and not row.set_aside]
    if usable:
        keys = office.versions.setdefault((form.kind.name, filing.period if form.kind.register else ""), {})
        for row in usable:
            assert row.key is not None
            keys.setdefault(row.key, []).append(RecordVersion(filing, form, row))


def _take_register(office: OfficeHistory, returned: FormVersion) -> None:
    """Replace the snapshot; a row set aside leaves what the same office reported before for that period.

    Appraisals are no snapshot: a later sheet is about the units and criteria it names, and leaves the others.
    """
    form = returned.form
    place = (form.kind.name, returned.filing.period)
    old = office.registers.get(place, {})
    new = dict(old) if form.kind.name == APPRAISAL else {}
    for key, row in _row_of_each_key(form):
        if row.counts:
            new[key] = RecordVersion(returned.filing, form, row)
        elif row.set_aside and key in old:
            new[key] = old[key]
        elif row.withdrawn is not None and key in old:
            office.withdrawn.append(removal(old[key], returned, row))
            new.pop(key, None)
    for key in old.keys() - form.keys - new.keys():
        office.withdrawn.append(removal(old[key], returned))
    office.registers[place] = new


def _take_events(
    office: OfficeHistory, returned: FormVersion, before: frozenset[Key], owed: set[Key]
) -> None:
    """Add events, take back those that are withdrawn, mark those that are missing without a reason.

    A row whose key can't be read may be any one of those that are missing.
    """
    form, filing = returned.form, returned.filing
    current, taken_back = office.events[form.kind.name], office.taken_back[form.kind.name]
    missing = sorted(((before | owed) - form.keys) & current.keys())
    if form.kind.row_gone == "withdrawn":
        office.withdrawn += [removal(current.pop(key), returned) for key in missing]
    else:
        left_out = [key for key in missing if current[key].missing_from is None]
        for key in left_out[int(form.unread) :] if len(left_out) > form.unread else ():
            current[key] = replace(current[key], missing_from=filing)
    for key, row in _row_of_each_key(form):
        if row.withdrawn is not None and not row.set_aside:
            if key in current:
                office.withdrawn.append(removal(current.pop(key), returned, row))
            taken_back.add(key)
        elif row.counts:
            current[key] = RecordVersion(filing, form, row)
            taken_back.discard(key)
        elif key in current:
            current[key] = replace(current[key], missing_from=None)


def _row_of_each_key(form: FiledForm) -> Iterator[tuple[Key, SourceRow]]:
    """Yield the row of each key that says most: `rút`, else the first that counts, else one set aside."""
    rows: dict[Key, SourceRow] = {}
    for row in form.rows:
        if row.key is not None and (row.key not in rows or _weight(row) > _weight(rows[row.key])):
            rows[row.key] = row
    yield from rows.items()


def _weight(row: SourceRow) -> int:
    return 0 if row.set_aside else 1 if row.counts else 2


def removal(version: RecordVersion, returned: FormVersion, row: SourceRow | None = None) -> Removal:
    """Return how a record is taken out by a row of a return, or (None) by being gone from it."""
    filing, form = returned.filing, returned.form
    gone = ROW_UNREAD if form.unread else ROW_GONE
    values, by = version.row.values, (filing.sender.unit, filing.period, filing.sender.office)
    said_in, missing_from = (None, filing.file) if row is None else (filing.place(form, row), None)
    places = (version.place, said_in, missing_from)
    reason = gone if row is None else str(row.withdrawn)
    return Removal(form.form, shown_key(form.kind, values), *by, *places, reason, filing.hash, values)


def _is_within(shorter: Period, longer: Period) -> bool:
    return shorter.code != longer.code and longer.start <= shorter.start and shorter.end <= longer.end


# First reported, and corrected


def _original_version(versions: Sequence[RecordVersion], agreed: Sequence[SourceRow]) -> RecordVersion | None:
    counting = [version for version in versions if version.row.counts]
    if not counting:
        return None
    first = counting[0]
    kind = first.form.kind
    values = {name: original_value(kind, name, counting, agreed) for name in kind.record_fields}
    return replace(first, row=replace(first.row, values={**first.row.values, **values}))


def original_value(
    kind: Kind, name: str, versions: Sequence[RecordVersion], agreed: Sequence[SourceRow] = ()
) -> Value:
    """Return a field as first reported; as last reported where another office says the same.

    What goes on from period to period is taken as first reported for the last of them; where it can only grow
    and was more before, as it was then.
    """
    last = versions[-1].row.values.get(name)
    if name in FOLLOWS or any(same(row.values.get(name), last) for row in agreed):
        return last
    if name in MOVES_ON.get(kind.name, ()):
        numbers = [v.row.values.get(name) for v in versions if name in GROW]
        most = max((n for n in numbers if isinstance(n, int)), default=None)
        versions = [v for v in versions if v.filing.period == versions[-1].filing.period]
        if _fell(name, most, versions[0].row.values.get(name)):
            return most
    blank: list[RecordVersion] = []
    for version in versions:
        value = version.row.values.get(name)
        if value is None:
            blank.append(version)
        elif not _denies(value, blank):
            return value
    return None


def _fell(name: str, old: Value, new: Value) -> bool:
    """Tell whether a number that can only grow is less than it was, or no longer reported."""
    return name in GROW and isinstance(old, int) and (not isinstance(new, int) or new < old)


def _denies(value: Value, blank: Sequence[RecordVersion]) -> bool:
    """Tell whether a day contradicts an earlier return that left it blank though it was over by then."""
    ends = (version.filing.until for version in blank)
    return isinstance(value, date) and any(until is not None and value <= until for until in ends)


def corrections(versions: Sequence[RecordVersion]) -> Iterator[tuple[str, RecordVersion, RecordVersion]]:
    """Yield each field that a later row says otherwise: its name, the row before, the row after. A blank
    filled in is none, unless something stood there before it, or it was over by then."""
    counting = [version for version in versions if version.row.counts]
    for at, (before, after) in enumerate(pairwise(counting), start=1):
        kind = before.form.kind
        for name in kind.record_fields:
            old, new = before.row.values.get(name), after.row.values.get(name)
            if name in FOLLOWS or same(old, new):
                continue
            on = name in MOVES_ON.get(kind.name, ()) and before.filing.period != after.filing.period
            if on and not _fell(name, old, new):
                continue
            stood = any(version.row.values.get(name) is not None for version in counting[:at])
            if stood or _denies(new, counting[:at]):
                yield name, before, after
