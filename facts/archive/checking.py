"""What only other rows can tell of a row: unknown references, too many points, an id with two names, a
conflict.

What a problem says goes back to the sender. So a commune's row is held only against what the same commune
sent; what another sender recorded is compared in `between_senders`, for the evaluation office.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from facts.archive.conflicts import Conflict, conflicts_in
from facts.archive.filing import APPRAISAL, NAME_KEY, FiledForm, Filing, ReportingOffice, key_from_values
from facts.archive.own_codes import OWNED, HandedOver, handed_over, issuer_of
from facts.context import Context, ScoredRulebook
from facts.forms.catalogue import KINDS
from facts.forms.fields import Field
from facts.intake.numbers import decimal_text
from facts.intake.problems import Params, Problem
from facts.intake.showing import shown
from facts.source_row import SourceRow
from facts.spelling import folded

STINT = "stint"  # how long someone is hired for may be told ahead
_CRITERION, _RULEBOOK, _UNIT, _ITEM = "criterion", "rulebook", "unit", "item"
KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids a row may name, by kind: of all senders and of each commune; and what went to another unit."""

    ids: Mapping[str, frozenset[str]]
    of_commune: Mapping[tuple[str, str], frozenset[str]]  # by unit and kind
    handed_over: HandedOver
    unread: frozenset[tuple[ReportingOffice, str, str]]  # sender, period, kind: an id may be unreadable

    def has(self, field: Field, code: str, filing: Filing, context: Context) -> bool:
        """Tell whether a sender may name a code. Another unit's code tells a commune nothing: it passes, as
        does what a row may declare that the sender is asked to correct."""
        kind, sender = str(field.refers_to), filing.sender
        if (sender, filing.period, kind) in self.unread:
            return True
        if kind in (_UNIT, _ITEM) or not sender.is_commune:
            return code in self.ids.get(kind, frozenset())
        if code in self.of_commune.get((sender.unit, kind), frozenset()):
            return True
        return bool(issuer_of(code, sender, filing.period, context))


def checked(filings: Sequence[Filing], context: Context) -> tuple[Filing, ...]:
    """Return the returns (in order) with every row judged against all of them."""
    filings = [_of_rulebooks(filing, context) for filing in filings]
    known = known_ids(filings, context)
    names: dict[tuple[ReportingOffice, str, str], Mapping[str, str]] = {}
    return tuple(
        replace(filing, forms=tuple(_checked_form(f, filing, known, context, names) for f in filing.forms))
        for filing in filings
    )


def known_ids(filings: Sequence[Filing], context: Context) -> KnownIds:
    """Return the ids a row may name, by kind.

    A row that is set aside declares its id too: the fault is named once, in that row, and not again in each
    row that refers to it.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    of_commune: dict[tuple[str, str], set[str]] = defaultdict(set)
    unread: set[tuple[ReportingOffice, str, str]] = set()
    for filing in filings:
        for form in filing.forms:
            if form.kind.key == ("id",):
                declared = {str(row.values["id"]) for row in form.rows if row.key is not None}
                ids[form.kind.name] |= declared
                if form.unread:
                    unread.add((filing.sender, filing.period, form.kind.name))
                if filing.sender.is_commune:
                    of_commune[filing.sender.unit, form.kind.name] |= declared
    ids[_UNIT] = {unit.code for unit in context.units.units}
    ids[_ITEM] = set(context.declared)
    return KnownIds(_frozen(ids), _frozen(of_commune), handed_over(filings), frozenset(unread))


def _frozen(sets: Mapping[KeyT, set[str]]) -> Mapping[KeyT, frozenset[str]]:
    return {key: frozenset(members) for key, members in sets.items()}


def _of_rulebooks(filing: Filing, context: Context) -> Filing:
    """Return a return with each row of points under its rulebook, which is part of its key."""
    period = context.calendar.period(filing.period)
    if not context.rulebooks or period is None:
        return filing
    forms = tuple(
        _of_rulebook(form, period.end, context) if _RULEBOOK in form.kind.fields else form
        for form in filing.forms
    )
    return replace(filing, forms=forms)


def _of_rulebook(form: FiledForm, day: date, context: Context) -> FiledForm:
    rows, problems_ = [], list(form.problems)
    for row in form.rows:
        book, faults = _rulebook_of(form, row, day, context)
        problems_ += faults
        if book is not None:
            values = {**row.values, _RULEBOOK: book.name}
            row = replace(row, values=values, key=key_from_values(form.kind, values))
        rows.append(replace(row, set_aside=True) if any(fault.set_aside for fault in faults) else row)
    return replace(form, rows=tuple(rows), problems=tuple(problems_))


def _rulebook_of(
    form: FiledForm, row: SourceRow, day: date, context: Context
) -> tuple[ScoredRulebook | None, list[Problem]]:
    """Return the rulebook a row gives points under, and what is wrong with what it says of it."""
    criterion, named = str(row.values.get(_CRITERION)), row.values.get(_RULEBOOK)
    fields = form.kind.fields
    if named is not None:
        book = next((b for b in context.rulebooks if b.is_called(str(named))), None)
        if book is None:
            params = (("rulebooks", ", ".join(b.name for b in context.rulebooks)),)
            unknown = "reference_unknown"
            return None, [row_problem(form, row, fields[_RULEBOOK], unknown, "rulebook_known", params, True)]
        books: tuple[ScoredRulebook, ...] = (book,) if criterion in book.maxima else ()
    else:
        books = context.rulebooks_of(criterion, day)
    if not books:
        taken = row.withdrawn is not None or row.values.get(_CRITERION) is None
        unknown = "reference_unknown"
        fault = row_problem(form, row, fields[_CRITERION], unknown, "criterion_known", (), True)
        return None, [] if taken else [fault]
    first, *others = books
    if not others:
        return first, []
    unnamed, names = "rulebook_unnamed", ("rulebooks", ", ".join(b.name for b in books))
    if first.recognises:
        taken_params: Params = (("rulebook", first.name), names)
        return first, [
            row_problem(form, row, fields[_CRITERION], unnamed, "rulebook_taken", taken_params, False)
        ]
    return None, [row_problem(form, row, fields[_CRITERION], unnamed, "rulebook_named", (names,), True)]


def _checked_form(
    form: FiledForm,
    filing: Filing,
    known: KnownIds,
    context: Context,
    names: dict[tuple[ReportingOffice, str, str], Mapping[str, str]],
) -> FiledForm:
    references = [f for f in form.kind.fields.values() if f.refers_to not in (None, _CRITERION, _RULEBOOK)]
    rows = []
    new: list[Problem] = []
    at_odds = {c.row.number: _conflict(form, c) for c in conflicts_in(form)}
    for row in form.rows:
        wanted = references if row.withdrawn is None else []  # a row taken back need name nothing right
        faults = [
            _unknown(form, row, field) for field in wanted if _is_unknown(field, row, filing, known, context)
        ]
        faults += _above_maximum(form, row, context)
        faults += _not_the_senders(form, row, filing.sender)
        faults += _parts_above_whole(form, row)
        faults += _with_anothers_code(form, row, filing, known, context)
        faults += _of_no_unit_any_more(form, row, filing.period, context)
        faults += _of_another_kind(form, row, filing.period, context)
        faults += _badly_declared(form, row, filing.sender, context)
        faults += _to_come(form, row, filing)
        faults += [at_odds[row.number]] if row.number in at_odds else []
        new += faults
        row = replace(row, set_aside=True) if any(fault.set_aside for fault in faults) else row
        if row.counts and form.kind.name in _NAMED:
            new += _renamed(form, row, filing.sender, names)
        rows.append(row)
    return replace(form, rows=tuple(rows), problems=(*form.problems, *new)) if new else form


def _conflict(form: FiledForm, conflict: Conflict) -> Problem:
    params = (("row", str(conflict.other.number)),)
    field = form.kind.fields[conflict.field]
    return row_problem(form, conflict.row, field, "rows_differ", "same_row", params, True)


def _is_unknown(field: Field, row: SourceRow, filing: Filing, known: KnownIds, context: Context) -> bool:
    if field.refers_to == _ITEM and not context.declared:
        return False  # no rulebook in use asks for facts to be declared: nobody is told to correct them
    value = row.values.get(field.name)
    return value is not None and not known.has(field, str(value), filing, context)


def _unknown(form: FiledForm, row: SourceRow, field: Field) -> Problem:
    if field.refers_to in (_UNIT, _ITEM):
        return row_problem(form, row, field, "reference_unknown", f"{field.refers_to}_known", (), True)
    kind = KINDS[str(field.refers_to)]
    what = _code_of(field)
    params = (("form", kind.form), ("what", what))
    return row_problem(form, row, field, "reference_unknown", "declared", params, True)


def _code_of(field: Field) -> str:
    """Return what a code names, as a noun: `Người thân của (mã)` asks for a `mã người thân`."""
    name = field.header[:1].lower() + field.header[1:]
    bare = name.removesuffix("(mã)").strip()
    return name if bare == name else f"mã {bare.removesuffix(' của')}"


def _above_maximum(form: FiledForm, row: SourceRow, context: Context) -> Iterator[Problem]:
    if _CRITERION in form.kind.fields:
        book = next((b for b in context.rulebooks if b.name == row.values.get(_RULEBOOK)), None)
        maximum = book.maxima.get(str(row.values.get(_CRITERION))) if book else None
        points = row.values.get("points")
        if maximum is not None and isinstance(points, Decimal) and points > maximum:
            params = (("maximum", decimal_text(maximum)),)
            # A commune's own score is only held against ours; an appraisal would take its place.
            decides = form.kind.name == APPRAISAL and row.withdrawn is None
            field = form.kind.fields["points"]
            yield row_problem(form, row, field, "above_maximum", "maximum", params, decides)


# Forms that speak of the sender's own unit only, and the field that names it. A venue (B02) may move.
_OWN_UNIT: Mapping[str, str] = {
    "unit": "code",
    "support": "unit_code",
    "team": "unit_code",
    "registration": "unit_code",
    "self_score": "unit_code",
    "declared": "unit_code",
    "drug_situation": "unit_code",
    "drug_matter": "unit_code",
    "drug_treatment": "unit_code",
}


def _not_the_senders(form: FiledForm, row: SourceRow, sender: ReportingOffice) -> Iterator[Problem]:
    """Yield a problem where the row is not the sender's to tell."""
    kind = form.kind
    if not kind.counts_from(sender.office):  # the row counts for nothing, so it leaves nothing open
        field = next(iter(kind.fields.values()))
        params = (("office", kind.sender),)
        yield row_problem(form, row, field, "other_office", "own_office", params, False)
    if kind.name == APPRAISAL:
        if sender.is_commune:
            yield row_problem(
                form, row, kind.fields["unit_code"], "appraisal_by_commune", "appraiser", (), True
            )
    elif kind.name in _OWN_UNIT:
        name = _OWN_UNIT[kind.name]
        if row.values.get(name) not in (None, sender.unit):
            params = (("unit", sender.unit),)
            yield row_problem(form, row, kind.fields[name], "other_unit", "own_unit", params, True)


def _parts_above_whole(form: FiledForm, row: SourceRow) -> Iterator[Problem]:
    """Yield a problem where parts of a number add up to more than it."""
    for total, parts in form.kind.parts if row.withdrawn is None else ():
        numbers = [[row.values.get(name) for name in names] for names in (total, parts)]
        of, within = (sum(n for n in counts if isinstance(n, int)) for counts in numbers)
        if None not in numbers[0] and within > of:
            params = (("of", str(of)),)
            field = form.kind.fields[parts[0]]
            yield row_problem(form, row, field, "above_whole", "of_whole", params, True)


def _with_anothers_code(
    form: FiledForm, row: SourceRow, filing: Filing, known: KnownIds, context: Context
) -> Iterator[Problem]:
    """Yield a problem where a commune's row bears another unit's code, which that unit did not hand over."""
    kind, sender = form.kind, filing.sender
    if kind.name not in OWNED or not sender.is_commune or row.key is None or row.withdrawn is not None:
        return
    code = row.values.get("id")
    if issuer_of(code, sender, filing.period, context) and (
        (kind.name, str(code), sender.unit) not in known.handed_over
    ):
        params = (("unit", sender.unit),)
        yield row_problem(form, row, kind.fields["id"], "other_code", "own_code", params, True)


def _of_no_unit_any_more(form: FiledForm, row: SourceRow, period: str, context: Context) -> Iterator[Problem]:
    """Yield a problem where points are given to a unit that was no more on the period's last day."""
    code, span = row.values.get("unit_code"), context.calendar.period(period)
    if form.kind.name != APPRAISAL or row.withdrawn is not None or span is None:
        return
    if isinstance(code, str) and context.units.no_more(code, span.end):
        after = context.units.follower(code, span.end)
        params = (("unit", after.code if after else "…"),)
        field = form.kind.fields["unit_code"]
        yield row_problem(form, row, field, "appraised_no_more", "successor", params, True)


def _of_another_kind(form: FiledForm, row: SourceRow, period: str, context: Context) -> Iterator[Problem]:
    """Yield a problem where a unit's kind is not the one the list of units has in the period."""
    span = context.calendar.period(period)
    unit = context.unit_in(str(row.values.get("code")), span) if form.kind.name == _UNIT and span else None
    if unit is not None and row.values.get("type") not in (None, unit.type):
        params = (("kind", unit.type),)
        field = form.kind.fields["type"]
        yield row_problem(form, row, field, "unit_type_differs", "unit_type", params, False)


def _to_come(form: FiledForm, row: SourceRow, filing: Filing) -> Iterator[Problem]:
    """Yield a problem for each day told that had not come when the return came in."""
    if form.kind.register or form.kind.name == STINT or row.withdrawn is not None:
        return
    for field in form.kind.fields.values():
        day = row.values.get(field.name)
        if isinstance(day, date) and day > filing.received_on:
            params = (("day", f"{filing.received_on:%d/%m/%Y}"),)
            yield row_problem(form, row, field, "not_yet_come", "until", params, True)


def _badly_declared(
    form: FiledForm, row: SourceRow, sender: ReportingOffice, context: Context
) -> Iterator[Problem]:
    """Yield a problem where a fact is another office's to tell, too fine, or more than its whole."""
    if form.kind.name != "declared" or row.withdrawn is not None:
        return
    fields, office = form.kind.fields, context.declared.get(str(row.values.get(_ITEM)))
    if office not in (None, sender.office):
        params = (("office", str(office)),)
        yield row_problem(form, row, fields[_ITEM], "other_office", "own_office", params, True)
    number, of = row.values.get("number"), row.values.get("of")
    decimals = context.decimals.get(str(row.values.get(_ITEM)))
    if isinstance(number, Decimal) and decimals is not None and number != round(number, decimals):
        fine: Params = (("n", str(decimals)),) if decimals else ()
        expected = "decimals" if decimals else "whole"
        yield row_problem(form, row, fields["number"], "number_invalid", expected, fine, True)
    elif isinstance(number, Decimal) and isinstance(of, int) and number > of:
        yield row_problem(form, row, fields["number"], "above_whole", "of_whole", (("of", str(of)),), True)


_NAMED: Mapping[str, tuple[tuple[str, str], ...]] = {
    # kind: field shown, field that tells whether it is the same
    "venue": (("name", "name"), ("address", "address")),
    "party": (("name", NAME_KEY), ("address", "address_key")),
}


def _renamed(
    form: FiledForm,
    row: SourceRow,
    sender: ReportingOffice,
    names: dict[tuple[ReportingOffice, str, str], Mapping[str, str]],
) -> Iterator[Problem]:
    """Yield a problem for each of name and address that is not what the sender last gave the id."""
    place = (sender, form.kind.name, str(row.values["id"]))
    before, now = names.get(place, {}), names_in(form, row)
    for name in now:
        if name in differing_names(before, now):
            field = form.kind.fields[name]
            hidden = shown(form.kind, field, "same_id_other_name", before[name]) is None
            params = () if hidden else (("name", before[name]),)
            key = "same_hidden" if hidden else "same_name"
            yield row_problem(form, row, field, "same_id_other_name", key, params, False)
    names[place] = {**before, **now}


def names_in(form: FiledForm, row: SourceRow) -> Mapping[str, str]:
    """Return what tells whether an id means the same: its name and address, or what stands for them."""
    by_name = _NAMED.get(form.kind.name, ())
    return {name: str(row.values[by]) for name, by in by_name if row.values.get(by)}


def differing_names(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that have another value now; spelling makes no difference."""
    return tuple(n for n, v in now.items() if n in before and _letters(before[n]) != _letters(v))


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


def row_problem(
    form: FiledForm, row: SourceRow, field: Field, code: str, expected: str, params: Params, set_aside: bool
) -> Problem:
    column = form.columns.get(field.name, "")
    value = shown(form.kind, field, code, row.values.get(field.name))
    cell = f"{column}{row.number}" if column else ""
    return Problem(code, form.form, cell, row.number, field.name, expected, params, value, set_aside)
