"""What each office told first: values as first stated, rows taken back put in again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facts.archive.conflicts import FOLLOWS, same
from facts.archive.filing import FiledForm, FiledRow, Filing, Key, ReportingOffice
from facts.archive.tellings import OfficeTellings, Telling
from facts.context import Context
from facts.forms.fields import Kind
from facts.standing import Value

MOVES_ON: Mapping[str, frozenset[str]] = {
    # What goes on after it was told: a later return that says more is no change of what was said.
    "case": frozenset({"status", "article", "suspects", "victims", "identifying", "supported", "minors"}),
    "tip": frozenset({"verified"}),
    "violation": frozenset({"sanction", "basis", "fine_vnd"}),
    "stint": frozenset({"role", "contract", "health_check", "residence_registered"}),
}
GROW = frozenset({"suspects", "victims", "supported", "minors"})  # of what goes on: only ever more of them
Place = tuple[str, str]  # kind, and period for registers


@dataclass(frozen=True, slots=True)
class RowTold:
    """One row of one return: what it says of its key, or that it takes the key back."""

    filing: Filing
    form: FiledForm
    row: FiledRow
    until: date  # the last day of the return's period: what happened by then it could tell

    @property
    def place(self) -> str:
        return self.filing.place(self.form, self.row)


Histories = Mapping[ReportingOffice, Mapping[Place, Mapping[Key, Sequence[RowTold]]]]


def histories_of(filings: Sequence[Filing], context: Context) -> Histories:
    """Return all that each office says of each key, in order of returns; registers anew in each period."""
    found: dict[ReportingOffice, dict[Place, dict[Key, list[RowTold]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for filing in filings:
        period = context.calendar.period(filing.period)
        for form in filing.forms if period else ():
            assert period is not None
            place = (form.kind.name, filing.period if form.kind.register else "")
            for row in form.rows:
                if row.key is not None and not row.set_aside:
                    found[filing.sender][place][row.key].append(RowTold(filing, form, row, period.end))
    return found


def told_first(
    filings: Sequence[Filing], offices: Mapping[ReportingOffice, OfficeTellings], context: Context
) -> Mapping[ReportingOffice, OfficeTellings]:
    """Return what each office would tell if nothing had been changed, taken back or left out later."""
    others = _told_by_others(offices)
    first: dict[ReportingOffice, OfficeTellings] = {}
    for office, places in histories_of(filings, context).items():
        told = first[office] = OfficeTellings(standing=offices[office].standing)
        for (kind, period), keys in places.items():
            for key, said in keys.items():
                telling = _first(said, others.get((kind, key), {}), office)
                if telling is None:
                    continue
                if period:
                    told.registers.setdefault((kind, period), {})[key] = telling
                else:
                    told.events[kind][key] = telling
        for place in offices[office].registers:
            told.registers.setdefault(place, {})  # nil: an empty snapshot is one too
    return {office: first.get(office, offices[office]) for office in offices}


def _told_by_others(
    offices: Mapping[ReportingOffice, OfficeTellings],
) -> Mapping[tuple[str, Key], Mapping[ReportingOffice, FiledRow]]:
    found: dict[tuple[str, Key], dict[ReportingOffice, FiledRow]] = defaultdict(dict)
    for office, told in offices.items():
        for kind, keys in told.events.items():
            for key, telling in keys.items():
                found[kind, key][office] = telling.row
    return found


def _first(
    said: Sequence[RowTold], others: Mapping[ReportingOffice, FiledRow], office: ReportingOffice
) -> Telling | None:
    standing = [s for s in said if s.row.stands]
    if not standing:
        return None
    first = standing[0]
    values = dict(first.row.values)
    agreed = [row for other, row in others.items() if other != office]
    for name in first.form.kind.record_fields:
        values[name] = first_value(first.form.kind, name, standing, agreed)
    return Telling(first.filing, first.form, replace(first.row, values=values))


def first_value(kind: Kind, name: str, said: Sequence[RowTold], agreed: Sequence[FiledRow] = ()) -> Value:
    """Return a field as first stated; as last stated where another office says the same.

    What goes on from period to period is taken as first stated for the last of them; where it can only grow
    and was more before, as it was then.
    """
    last = said[-1].row.values.get(name)
    if name in FOLLOWS or any(same(row.values.get(name), last) for row in agreed):
        return last
    if name in MOVES_ON.get(kind.name, ()):
        more = _most(name, said)
        said = [one for one in said if one.filing.period == said[-1].filing.period]
        if fell(name, more, said[0].row.values.get(name)):
            return more
    blanks: list[date] = []
    for one in said:
        value = one.row.values.get(name)
        if value is None:
            blanks.append(one.until)
        elif not denies(value, blanks):
            return value
    return None


def _most(name: str, said: Sequence[RowTold]) -> Value:
    told = (one.row.values.get(name) for one in said)
    return max((n for n in told if isinstance(n, int)), default=None) if name in GROW else None


def fell(name: str, old: Value, new: Value) -> bool:
    """Tell whether a number that can only grow is said to be less than it was, or no longer said."""
    return name in GROW and isinstance(old, int) and (not isinstance(new, int) or new < old)


def denies(value: Value, blanks: Sequence[date]) -> bool:
    """Tell whether a day contradicts an earlier return that left it blank though it was over by then."""
    return isinstance(value, date) and any(value <= until for until in blanks)


def changes_in(said: Sequence[RowTold]) -> Iterator[tuple[str, RowTold, RowTold]]:
    """Yield each field that a later row says otherwise: its name, the row before, the row after."""
    standing = [s for s in said if s.row.stands]
    kind = standing[0].form.kind if standing else None
    for at, after in enumerate(standing[1:], start=1):
        assert kind is not None
        before = standing[at - 1]
        for name in kind.record_fields:
            old, new = before.row.values.get(name), after.row.values.get(name)
            if name in FOLLOWS or same(old, new):
                continue
            on = name in MOVES_ON.get(kind.name, ()) and before.filing.period != after.filing.period
            if on and not fell(name, old, new):
                continue
            if old is not None or denies(new, [s.until for s in standing[:at]]):
                yield name, before, after
