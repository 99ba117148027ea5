"""What is past the time it may be kept: found by the term of each purpose, and taken out of returns.

A field past its time is blanked in every return. A record all of whose fields are past theirs goes whole: its
rows are taken out; of a party, an id no one can trace stands in. Keys stay as long as the row does.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date

from facts.archive.erasing import PARTY, without_party
from facts.archive.filing import NAME_KEY, FiledForm, Filing
from facts.archive.preparation import in_order
from facts.archive.sealing import PREPARED_BY
from facts.forms.catalogue import COVER, SHIPPED, Catalogue
from facts.forms.fields import LAST_USE, Field, Kind
from facts.periods import Calendar, after_months
from facts.source_row import Key, SourceRow
from facts.standing import Value
from facts.vault.vault import place_of

_STAND_IN = re.compile(r".*-XOA-[0-9A-F]{10}")
_FOLLOW = {"name": (NAME_KEY, "kin_keys"), "birth_year": ("kin_keys",)}  # columns that follow from a field
Name = tuple[str, Key]  # kind and key; of a row whose key can't be read, the place it stands in


@dataclass(frozen=True, slots=True)
class Term:
    """How long a purpose is served: so many months after the day a field names, or after the last use."""

    months: int
    after: str


@dataclass(frozen=True, slots=True, order=True)
class Past:
    """A record some purposes of which are over: since when, its kind and key, these purposes."""

    since: date
    kind: str
    key: Key
    purposes: tuple[str, ...]
    catalogue: Catalogue = field(default=SHIPPED, compare=False, repr=False)

    @property
    def form(self) -> Kind:
        return COVER if self.kind == COVER.name else self.catalogue.kinds[self.kind]

    @property
    def name(self) -> Name:
        return self.kind, self.key

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(f for f in _kept_fields(self.form) if f.purpose in self.purposes)

    @property
    def entire(self) -> bool:
        """Tell whether nothing of the record may be kept."""
        return self.form is not COVER and len(self.fields) == len(self.form.fields)

    @property
    def places(self) -> Iterator[str]:
        """Yield the places in the vault that must be empty."""
        for field_ in self.fields:
            if field_.personal and field_.leaves_as != "never":
                yield place_of(self.kind, self.key, field_.name)


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is past its time, and how many records of each purpose have no day to count from."""

    past: tuple[Past, ...]
    undated: Mapping[str, int]


def overdue_in(
    filings: Iterable[Filing],
    terms: Mapping[str, Term],
    calendar: Calendar,
    today: date,
    prepared: Set[str] = frozenset(),
    catalogue: Catalogue = SHIPPED,
) -> Overdue:
    """Return what is past its time by a day; `prepared`: imports whose preparer the vault names."""
    returns = _ReportedRecords({COVER.name: COVER, **catalogue.kinds})
    for filing in in_order(filings):
        returns.add(filing, calendar, filing.hash in prepared)
    undated: dict[str, int] = defaultdict(int)
    past = []
    for name, filled in sorted(returns.filled.items()):
        since: dict[str, date] = {}
        for purpose in sorted({str(f.purpose) for f in _kept_fields(returns.kinds[name[0]])} & terms.keys()):
            day = returns.day(name, terms[purpose].after)
            if day is None:
                undated[purpose] += 1
            elif (end := after_months(day, terms[purpose].months)) < today:
                since[purpose] = end
        if since:
            overdue = Past(min(since.values()), *name, tuple(since), catalogue)
            past += [overdue] if _holds(overdue, filled) else []
    return Overdue(tuple(sorted(past)), undated)


def without_past(filing: Filing, past: Mapping[Name, Past], stand_ins: Mapping[str, str]) -> Filing:
    """Return a return without what is past; `stand_ins` has the code that replaces each party that goes."""
    shown = " ".join(f"{p.found} {p.params}" for form in filing.forms for p in form.problems)
    named = {value for form in filing.forms for row in form.rows for value in row.values.values()}
    forms = tuple(_form_without(filing, form, past) for form in filing.forms)
    filing = filing if forms == filing.forms else replace(filing, forms=forms)
    for party, stand_in in stand_ins.items():
        if party in named or party in shown:
            filing = without_party(filing, party, stand_in)
    return filing


def _form_without(filing: Filing, form: FiledForm, past: Mapping[Name, Past]) -> FiledForm:
    rows, gone = [], set[tuple[int, str]]()
    for row in form.rows:
        overdue = past.get(_name(filing, form, row))
        if overdue is None or (overdue.entire and overdue.kind == PARTY):
            rows.append(row)
            continue
        gone |= {(row.number, field_.name) for field_ in overdue.fields}
        if not overdue.entire:
            rows.append(replace(row, values={**row.values, **dict.fromkeys(_columns(overdue))}))
    problems = tuple(p for p in form.problems if (p.row, p.field) not in gone)
    same = tuple(rows) == form.rows and problems == form.problems
    return form if same else replace(form, rows=tuple(rows), problems=problems)


@dataclass(slots=True)
class _ReportedRecords:
    """What returns, added in their order, tell of each record."""

    kinds: Mapping[str, Kind]
    last: dict[Name, Mapping[str, Value]] = field(default_factory=dict)
    used: dict[Name, date] = field(default_factory=dict)
    filled: dict[Name, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, filing: Filing, calendar: Calendar, prepared: bool) -> None:
        period = calendar.period(filing.period)
        end = period.end if period else filing.received_on
        if prepared:
            self._use(cover := (COVER.name, (filing.hash,)), end)
            self.filled[cover].add(PREPARED_BY)
        for form in filing.forms:
            for row in form.rows:
                self._add_row(_name(filing, form, row), self.kinds[form.kind.name], row, end)

    def _add_row(self, name: Name, kind: Kind, row: SourceRow, end: date) -> None:
        self._use(name, end)
        self.last[name] = row.values
        for field_ in kind.fields.values():
            if field_.refers_to == PARTY and (party := row.values.get(field_.name)) is not None:
                self._use((PARTY, (str(party),)), end)
        if next(_kept_fields(kind), None):
            self.filled[name] |= {column for column, value in row.values.items() if value is not None}

    def _use(self, name: Name, end: date) -> None:
        self.used[name] = max(end, self.used.get(name, end))

    def day(self, name: Name, after: str) -> date | None:
        """Return the day a term counts from: of last use, a field, or one of the record it is dated by."""
        if after == LAST_USE:
            return self.used.get(name)
        kind, values = self.kinds[name[0]], self.last.get(name, {})
        if after not in kind.fields and kind.dated_by is not None:
            other = str(kind.fields[kind.dated_by].refers_to)
            values = self.last.get((other, (str(values.get(kind.dated_by)),)), {})
        day = values.get(after)
        return day if isinstance(day, date) else None


def _name(filing: Filing, form: FiledForm, row: SourceRow) -> Name:
    return form.kind.name, row.key if row.key is not None else (filing.hash, form.form, str(row.number))


def _kept_fields(kind: Kind) -> Iterator[Field]:
    """Yield the fields kept for a purpose, that is for a time."""
    yield from (f for f in kind.fields.values() if f.sensitivity != "open" and f.purpose)


def _holds(past: Past, filled: Collection[str]) -> bool:
    """Tell whether there is anything of it left to take."""
    if past.entire and past.kind == PARTY and _STAND_IN.fullmatch(past.key[0]):
        return any(column in filled for column in _columns(past) if column != "kind")
    return past.entire or any(column in filled for column in _columns(past))


def _columns(past: Past) -> Iterator[str]:
    """Yield the columns of the archive, other than the key's, that tell what is past."""
    for field_ in past.fields:
        names = (field_.name, field_.leaves_as, *(_FOLLOW.get(field_.name, ()) if field_.personal else ()))
        yield from (name for name in names if name and name not in past.form.key)
