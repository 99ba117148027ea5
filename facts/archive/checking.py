"""What only other rows can tell of a row: unknown references, too many points, an id with two names, a
conflict.

What a problem says goes back to the sender. So a commune's row is compared only with what the same commune
sent; what another sender recorded is compared in `between_senders`, for the evaluation office.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from facts.archive.conflicts import conflicts_in
from facts.archive.filing import APPRAISAL, NAME_KEY, FiledForm, Filing, ReportingOffice, key_from_values
from facts.context import Context, ScoredRulebook
from facts.forms.catalogue import KINDS
from facts.forms.fields import Field, Kind
from facts.intake.cells import decimal_text
from facts.intake.problems import Problem
from facts.intake.showing import shown
from facts.source_row import SourceRow
from facts.spelling import folded
from facts.standing import Value

OWNED = frozenset({"venue", "case", "hotspot"})  # kinds that only the unit that issued the id reports
_ISSUER = re.compile(r"\d{5}(?=-)")
HandedOver = frozenset[tuple[str, str, str]]  # kind, id, the unit it went to


def issuer_of(code: object, sender: ReportingOffice, period: str, context: Context) -> str:
    """Return the unit, other than the sender's, whose code an id begins with; '' where there is none.

    A unit that is no more on the period's last day is nobody else: who followed it keeps its codes.
    """
    match = _ISSUER.match(str(code))
    span = context.calendar.period(period)
    if match is None or span is None or match[0] == sender.unit:
        return ""
    return match[0] if context.units.get(match[0], span.end) is not None else ""


def handed_over(filings: Iterable[Filing]) -> HandedOver:
    """Return what communes themselves report, under their own code, as being in another unit now."""
    return frozenset(
        (form.kind.name, str(row.values["id"]), str(row.values["unit_code"]))
        for filing in filings
        if filing.sender.is_commune
        for form in filing.forms
        if form.kind.name in OWNED
        for row in form.rows
        if row.counts
        and str(row.values["id"]).startswith(f"{filing.sender.unit}-")
        and row.values.get("unit_code") not in (None, filing.sender.unit)
    )


STINT = "stint"  # how long someone is hired for may be told ahead
_CRITERION, _RULEBOOK, _UNIT, _ITEM = "criterion", "rulebook", "unit", "item"
# Forms that speak of the sender's own unit only, and the field that names it. A venue (B02) may move.
_OF_OWN_UNIT = ("support", "team", "registration", "self_score", "declared")
_OF_OWN_DRUGS = ("drug_situation", "drug_matter", "drug_treatment")
_OWN_UNIT = {_UNIT: "code", **dict.fromkeys((*_OF_OWN_UNIT, *_OF_OWN_DRUGS), "unit_code")}
_NAMED: Mapping[str, Mapping[str, str]] = {
    # kind: field shown, field that tells whether it is the same
    "venue": {"name": "name", "address": "address"},
    "party": {"name": NAME_KEY, "address": "address_key"},
}
# by sender, kind and id, what it is called
_Names = dict[tuple[ReportingOffice, str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids a row may name, by kind: of all senders and of each commune; and what went to another unit."""

    ids: Mapping[str, set[str]]
    of_commune: Mapping[tuple[str, str], set[str]]  # by unit and kind
    handed_over: HandedOver
    unread: set[tuple[ReportingOffice, str, str]]  # sender, period, kind: an id may be unreadable

    def has(self, field: Field, code: str, filing: Filing, context: Context) -> bool:
        """Tell whether a sender may name a code. Another unit's code tells a commune nothing: it passes, as
        does what a row may declare that the sender is asked to correct."""
        kind, sender = str(field.refers_to), filing.sender
        if (sender, filing.period, kind) in self.unread:
            return True
        if kind in (_UNIT, _ITEM) or not sender.is_commune:
            return code in self.ids.get(kind, ())
        if code in self.of_commune.get((sender.unit, kind), ()):
            return True
        return bool(issuer_of(code, sender, filing.period, context))


def checked(filings: Sequence[Filing], context: Context) -> tuple[Filing, ...]:
    """Return the returns (in order) with every row judged against all of them."""
    filings = [_of_rulebooks(filing, context) for filing in filings]
    known, names = known_ids(filings, context), _Names()
    return tuple(f.with_forms(partial(_checked_form, f, known, context, names)) for f in filings)


def known_ids(filings: Sequence[Filing], context: Context) -> KnownIds:
    """Return the ids a row may name, by kind.

    A row that is set aside declares its id too: the fault is named once, in that row, and not again in each
    row that refers to it.
    """
    ids = defaultdict[str, set[str]](set)
    of_commune = defaultdict[tuple[str, str], set[str]](set)
    unread: set[tuple[ReportingOffice, str, str]] = set()
    for filing in filings:
        for form in (form for form in filing.forms if form.kind.key == ("id",)):
            declared = {str(row.values["id"]) for row in form.rows if row.key is not None}
            ids[form.kind.name] |= declared
            if form.unread:
                unread.add((filing.sender, filing.period, form.kind.name))
            if filing.sender.is_commune:
                of_commune[filing.sender.unit, form.kind.name] |= declared
    ids[_UNIT] = {unit.code for unit in context.units.units}
    ids[_ITEM] = set(context.declared)
    return KnownIds(ids, of_commune, handed_over(filings), unread)


def _of_rulebooks(filing: Filing, context: Context) -> Filing:
    """Return a return with each row of points under its rulebook, which is part of its key."""
    period = context.calendar.period(filing.period)
    if not context.rulebooks or period is None:
        return filing
    return filing.with_forms(partial(_of_rulebook, period.end, context))


def _of_rulebook(day: date, context: Context, form: FiledForm) -> FiledForm:
    if _RULEBOOK not in form.kind.fields:
        return form
    rows, problems = [], list(form.problems)
    for row in form.rows:
        book, fault = _rulebook_of(form, row, day, context)
        if book is not None:
            values = {**row.values, _RULEBOOK: book.name}
            row = replace(row, values=values, key=key_from_values(form.kind, values))
        if fault is not None:
            problems.append(fault)
            row = replace(row, set_aside=row.set_aside or fault.set_aside)
        rows.append(row)
    return replace(form, rows=tuple(rows), problems=tuple(problems))


def _rulebook_of(
    form: FiledForm, row: SourceRow, day: date, context: Context
) -> tuple[ScoredRulebook | None, Problem | None]:
    """Return the rulebook a row gives points under, and what is wrong with what it says of it."""
    criterion, named = str(row.values.get(_CRITERION)), row.values.get(_RULEBOOK)
    books = context.rulebooks_of(criterion, day)
    if named is not None:
        book = next((b for b in context.rulebooks if b.is_called(str(named))), None)
        if book is None:
            known = _names_of(context.rulebooks)
            return None, form.problem(row, _RULEBOOK, "reference_unknown", "rulebook_known", rulebooks=known)
        books = (book,) if criterion in book.maxima else ()
    if not books:
        if row.withdrawn is not None or row.values.get(_CRITERION) is None:
            return None, None
        return None, form.problem(row, _CRITERION, "reference_unknown", "criterion_known")
    first, names = books[0], _names_of(books)
    if len(books) == 1:
        return first, None
    unnamed = partial(form.problem, row, _CRITERION, "rulebook_unnamed")
    if first.recognises:
        return first, unnamed("rulebook_taken", False, rulebook=first.name, rulebooks=names)
    return None, unnamed("rulebook_named", rulebooks=names)


def _names_of(books: Sequence[ScoredRulebook]) -> str:
    return ", ".join(book.name for book in books)


def _checked_form(
    filing: Filing, known: KnownIds, context: Context, names: _Names, form: FiledForm
) -> FiledForm:
    rows, problems = [], list(form.problems)
    conflicts = {
        row.number: form.problem(row, field, "rows_differ", "same_row", row=str(other))
        for row, field, other in conflicts_in(form)
    }
    for row in form.rows:
        faults = list(RowCheck(form, row, filing, known, context).faults())
        if row.number in conflicts:
            faults.append(conflicts[row.number])
        problems += faults
        row = replace(row, set_aside=True) if any(fault.set_aside for fault in faults) else row
        if row.counts and form.kind.name in _NAMED:
            problems += _renamed(form, row, filing.sender, names)
        rows.append(row)
    return replace(form, rows=tuple(rows), problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A row of a form of a return, and what it is checked against."""

    form: FiledForm
    row: SourceRow
    filing: Filing
    known: KnownIds
    context: Context

    @property
    def kind(self) -> Kind:
        return self.form.kind

    @property
    def sender(self) -> ReportingOffice:
        return self.filing.sender

    def value(self, name: str) -> Value:
        return self.row.values.get(name)

    def problem(
        self, name: str, code: str, expected: str, set_aside: bool = True, /, **params: str
    ) -> Problem:
        return self.form.problem(self.row, name, code, expected, set_aside, **params)

    def faults(self) -> Iterator[Problem]:
        """Yield what is wrong with the row; one taken back need name nothing right."""
        yield from self._above_maximum()
        yield from self._not_the_senders()
        yield from self._of_another_kind()
        if self.row.withdrawn is None:
            yield from self._unknown()
            yield from self._parts_above_whole()
            yield from self._with_anothers_code()
            yield from self._of_no_unit_any_more()
            yield from self._badly_declared()
            yield from self._to_come()

    def _unknown(self) -> Iterator[Problem]:
        """Yield a problem for each code that no return declares, and no list has."""
        for field in self.kind.fields.values():
            code, kind = self.value(field.name), field.refers_to
            if code is None or kind in (None, _CRITERION, _RULEBOOK):
                continue
            if kind == _ITEM and not self.context.declared:
                continue  # no rulebook in use asks for facts to be declared: nobody is told to correct them
            if self.known.has(field, str(code), self.filing, self.context):
                continue
            problem = partial(self.problem, field.name, "reference_unknown")
            if kind in (_UNIT, _ITEM):
                yield problem(f"{kind}_known")
            else:
                yield problem("declared", form=KINDS[str(kind)].form, what=_code_of(field))

    def _above_maximum(self) -> Iterator[Problem]:
        book = next((b for b in self.context.rulebooks if b.name == self.value(_RULEBOOK)), None)
        maximum = book.maxima.get(str(self.value(_CRITERION))) if book else None
        points = self.value("points")
        if maximum is not None and isinstance(points, Decimal) and points > maximum:
            # A commune's own score is only compared with ours; an appraisal would take its place.
            decides = self.kind.name == APPRAISAL and self.row.withdrawn is None
            yield self.problem("points", "above_maximum", "maximum", decides, maximum=decimal_text(maximum))

    def _not_the_senders(self) -> Iterator[Problem]:
        """Yield a problem if the row is not the sender's to report."""
        kind, sender = self.kind, self.sender
        if not kind.counts_from(sender.office):  # the row counts for nothing, so it leaves nothing open
            first = next(iter(kind.fields))
            yield self.problem(first, "other_office", "own_office", False, office=kind.sender)
        if kind.name == APPRAISAL and sender.is_commune:
            yield self.problem("unit_code", "appraisal_by_commune", "appraiser")
        name = _OWN_UNIT.get(kind.name)
        if name is not None and self.value(name) not in (None, sender.unit):
            yield self.problem(name, "other_unit", "own_unit", unit=sender.unit)

    def _parts_above_whole(self) -> Iterator[Problem]:
        """Yield a problem if parts of a number add up to more than it."""
        for total, parts in self.kind.parts:
            numbers = [[self.value(name) for name in names] for names in (total, parts)]
            of, within = (sum(n for n in counts if isinstance(n, int)) for counts in numbers)
            if None not in numbers[0] and within > of:
                yield self.problem(parts[0], "above_whole", "of_whole", of=str(of))

    def _with_anothers_code(self) -> Iterator[Problem]:
        """Yield a problem if a commune's row bears another unit's code, which that unit did not hand over."""
        name, code, unit = self.kind.name, self.value("id"), self.sender.unit
        owned = name in OWNED and self.sender.is_commune and self.row.key is not None
        foreign = owned and (name, str(code), unit) not in self.known.handed_over
        if foreign and issuer_of(code, self.sender, self.filing.period, self.context):
            yield self.problem("id", "other_code", "own_code", unit=unit)

    def _of_no_unit_any_more(self) -> Iterator[Problem]:
        """Yield a problem if points are given to a unit that was no more on the period's last day."""
        code, span = self.value("unit_code"), self.context.calendar.period(self.filing.period)
        if self.kind.name == APPRAISAL and span is not None and isinstance(code, str):
            units = self.context.units
            if units.no_more(code, span.end):
                after = units.follower(code, span.end)
                successor = after.code if after else "…"
                yield self.problem("unit_code", "appraised_no_more", "successor", unit=successor)

    def _of_another_kind(self) -> Iterator[Problem]:
        """Yield a problem if a unit's kind is not the one the list of units has in the period."""
        span = self.context.calendar.period(self.filing.period)
        if self.kind.name == _UNIT and span is not None:
            unit = self.context.unit_in(str(self.value("code")), span)
            if unit is not None and self.value("type") not in (None, unit.type):
                yield self.problem("type", "unit_type_differs", "unit_type", False, kind=unit.type)

    def _to_come(self) -> Iterator[Problem]:
        """Yield a problem for each day reported that had not come when the return came in."""
        until = self.filing.received_on
        for name in self.kind.fields if not (self.kind.register or self.kind.name == STINT) else ():
            day = self.value(name)
            if isinstance(day, date) and day > until:
                yield self.problem(name, "not_yet_come", "until", day=f"{until:%d/%m/%Y}")

    def _badly_declared(self) -> Iterator[Problem]:
        """Yield a problem if a fact is another office's to declare, too fine, or more than its whole."""
        if self.kind.name != "declared":
            return
        item, number, of = str(self.value(_ITEM)), self.value("number"), self.value("of")
        office, decimals = self.context.declared.get(item), self.context.decimals.get(item)
        if office not in (None, self.sender.office):
            yield self.problem(_ITEM, "other_office", "own_office", office=str(office))
        if isinstance(number, Decimal) and decimals is not None and number != round(number, decimals):
            invalid = partial(self.problem, "number", "number_invalid")
            yield invalid("decimals", n=str(decimals)) if decimals else invalid("whole")
        elif isinstance(number, Decimal) and isinstance(of, int) and number > of:
            yield self.problem("number", "above_whole", "of_whole", of=str(of))


def _code_of(field: Field) -> str:
    """Return what a code names, as a noun: `Người thân của (mã)` asks for a `mã người thân`."""
    name = field.header[:1].lower() + field.header[1:]
    bare = name.removesuffix("(mã)").strip()
    return name if bare == name else f"mã {bare.removesuffix(' của')}"


def _renamed(form: FiledForm, row: SourceRow, sender: ReportingOffice, names: _Names) -> Iterator[Problem]:
    """Yield a problem for each of name and address that is not what the sender last gave the id."""
    place = (sender, form.kind.name, str(row.values["id"]))
    before, now = names.get(place, {}), names_in(form, row)
    for name in differing_names(before, now):
        problem = partial(form.problem, row, name, "same_id_other_name")
        hidden = shown(form.kind, form.kind.fields[name], "same_id_other_name", before[name]) is None
        yield problem("same_hidden", False) if hidden else problem("same_name", False, name=before[name])
    names[place] = {**before, **now}


def names_in(form: FiledForm, row: SourceRow) -> Mapping[str, str]:
    """Return what tells whether an id means the same: its name and address, or what stands for them."""
    by_name = _NAMED.get(form.kind.name, {})
    return {name: str(row.values[by]) for name, by in by_name.items() if row.values.get(by)}


def differing_names(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that have another value now; spelling makes no difference."""
    return tuple(n for n, v in now.items() if n in before and _letters(before[n]) != _letters(v))


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())
