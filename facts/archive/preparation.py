"""Returns made ready to be read: in one order, without forms nobody filled in, keys spelled alike.

See docs/decisions/returns-order.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from operator import attrgetter

from facts.archive.conflicts import conflicts_in
from facts.archive.filing import FiledForm, Filing, ReportingOffice, key_from_values
from facts.forms.catalogue import PRINTED_MATTERS, PRINTED_REGISTERS
from facts.forms.fields import Field, Kind
from facts.intake.problems import Problem
from facts.source_row import SourceRow
from facts.spelling import folded, respelled
from facts.standing import HAS_DATA, Value

_CORRECTED = respelled("(sửa")


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Return returns by day made, unit, file name, hash; corrections of a day after what they correct."""
    ordered = sorted(filings, key=attrgetter("prepared_on", "sender.unit", "file", "hash"))
    ties: dict[tuple[date, ReportingOffice, str], list[int]] = defaultdict(list)
    for place, filing in enumerate(ordered):
        ties[filing.prepared_on, filing.sender, filing.period].append(place)
    result = list(ordered)
    for places in (places for places in ties.values() if len(places) > 1):
        for place, filing in zip(places, sorted((ordered[p] for p in places), key=_correcting), strict=True):
            result[place] = filing
    return tuple(result)


def _correcting(filing: Filing) -> tuple[date, bool, str, int, str]:
    """Of one name, the return with fewer rows that can't be used corrects the other: a file half corrected,
    then wholly."""
    corrected = _CORRECTED in respelled(filing.file)
    return filing.received_on, corrected, filing.file, -_unusable(filing), filing.hash


def _unusable(filing: Filing) -> int:
    """Count the rows that are set aside, or at odds with another row of their key."""
    return sum(sum(r.set_aside for r in form.rows) + len(list(conflicts_in(form))) for form in filing.forms)


_FIGURES = frozenset({"int", "decimal"})
_QUESTIONS = ("unit", "declared")  # kinds whose blanks have a row to fill in even if nothing is known yet
# with the key, what stands in such a row before it is filled in
_PRINTED = ("code", "name", "type", "question")
_PRINTED_KINDS = (*PRINTED_REGISTERS, *PRINTED_MATTERS)
_Signature = frozenset[tuple[str, str]]  # the open fields of a row that are filled in
_Rows = frozenset[_Signature]


def without_unfilled(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Return the returns (in order) with each form that nobody filled in as not returned, and named."""
    reported: dict[tuple[ReportingOffice, str, str], tuple[Filing, _Rows]] = {}  # by sender, form, period
    known = defaultdict[str, set[_Signature]](set)  # by form: the rows that a blank may be printed with

    def taken(filing: Filing) -> Iterator[FiledForm]:
        """Yield the forms of a return as they are taken."""
        for form in filing.forms:
            if form.state != HAS_DATA or not form.rows:
                yield form
                continue
            rows = frozenset(_signature(form.kind, row.values) for row in form.rows)
            place = (filing.sender, form.form, filing.period)
            earlier, before = reported.get(place, (None, frozenset()))
            blank = _is_blank(form) and not _names_another(form, filing.sender.unit)
            if _as_printed(form, rows, known[form.form], blank) or (earlier and rows != before and blank):
                yield _unreturned(form, earlier)
            else:
                reported[place] = (filing, rows)
                known[form.form] |= rows if form.kind.name in _PRINTED_KINDS else frozenset()
                yield form

    return tuple(replace(filing, forms=tuple(taken(filing))) for filing in filings)


def _as_printed(form: FiledForm, rows: _Rows, known: Set[_Signature], blank: bool) -> bool:
    """Tell whether a form is as its blank was printed: questions without answers or, where its cover doesn't
    say that it is returned, rows that were reported before."""
    if form.kind.name in _PRINTED_KINDS and _left_off_cover(form) and rows <= known:
        return not any(row.set_aside or row.withdrawn for row in form.rows)
    return form.kind.name in _QUESTIONS and blank


def _names_another(form: FiledForm, unit: str) -> bool:
    """Tell whether B01 lists a unit that isn't the sender's own, which no blank is printed with."""
    return form.kind.name == "unit" and any(row.values.get("code") not in (None, unit) for row in form.rows)


def _left_off_cover(form: FiledForm) -> bool:
    return any(problem.code == "data_though_not_returned" for problem in form.problems)


def _unreturned(form: FiledForm, earlier: Filing | None) -> FiledForm:
    """Return a form as not returned, and say so, unless its cover says no more and an earlier one counts."""
    problems = tuple(p for p in form.problems if p.code != "data_though_not_returned")
    if earlier is None:
        problems = (*problems, Problem("not_filled_in", form.form, expected="rows"))
    elif not _left_off_cover(form):
        sent = (("file", earlier.file),)
        problems = (*problems, Problem("left_as_printed", form.form, expected="figures_or_nil", params=sent))
    return replace(form, state=None, rows=(), problems=problems)


def _signature(kind: Kind, values: Mapping[str, Value | None]) -> _Signature:
    """Return what a row says in fields that stand in the archive as they were written; a blank may be read as
    no. Its unit is left out, since a unit may take the rows of another over."""
    fields = (f for f in kind.fields.values() if not f.personal and f.leaves_as is None)
    filled = ((f.name, values.get(f.name)) for f in fields if f.name not in kind.unit_path)
    return frozenset((name, _text(value)) for name, value in filled if value not in (None, False))


def _text(value: Value) -> str:
    number = isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
    return str(Fraction(str(value)) if number else value)


def _is_blank(form: FiledForm) -> bool:
    """Tell whether rows of figures hold nothing but their keys and what blanks are printed with."""
    kind = form.kind
    fields = [f for f in kind.record_fields.values() if f.name not in kind.key and f.name not in _PRINTED]
    return (
        kind.register
        and any(field.type in _FIGURES for field in fields)
        and not any(row.set_aside or row.withdrawn for row in form.rows)
        and all(row.values.get(f.name) in (None, f.blank) for row in form.rows for f in fields)
    )


_Place = tuple[str, str, str]  # kind, field, unit


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The spellings of one field in one unit: the usual one of each text, and those with marks by letters."""

    usual: Mapping[str, str]
    with_marks: Mapping[str, Sequence[str]]

    def of(self, text: str) -> Sequence[str]:
        """Return what a text may be: as it is usually spelled, or without marks each text that has them."""
        same = respelled(text)
        with_marks = self.with_marks.get(same, ()) if same == folded(text) else ()
        return with_marks or (self.usual.get(same, text),)


_NONE = _Spellings({}, {})


def spelled_alike(filings: Sequence[Filing]) -> tuple[Filing, ...]:
    """Return the returns with each such text as its unit spells it most, without marks as the one text with
    marks that it can be. A row whose text can be several is set aside."""
    counts: dict[_Place, Counter[str]] = defaultdict(Counter)
    for filing in filings:
        for form in filing.forms:
            for field in _texts(form):
                for row in form.rows:
                    if row.counts and isinstance(text := row.values.get(field.name), str):
                        counts[_place(filing, form, field, row)][text] += 1
    spellings = {place: _spellings(counter) for place, counter in counts.items()}
    return tuple(filing.with_forms(partial(_spelled, filing, spellings)) for filing in filings)


def _texts(form: FiledForm) -> Iterator[Field]:
    fields = (form.kind.record_fields[name] for name in form.kind.key)
    yield from (field for field in fields if field.type == "text" and field.refers_to is None)


def _place(filing: Filing, form: FiledForm, field: Field, row: SourceRow) -> _Place:
    unit = row.values.get("unit_code") or filing.sender.unit
    return form.kind.name, field.name, str(unit)


def _spellings(counter: Counter[str]) -> _Spellings:
    usual: dict[str, str] = {}
    for text, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(respelled(text), text)
    with_marks: dict[str, list[str]] = defaultdict(list)
    for same, text in sorted(usual.items()):
        if same != folded(text):
            with_marks[folded(text)].append(text)
    return _Spellings(usual, with_marks)


def _spelled(filing: Filing, spellings: Mapping[_Place, _Spellings], form: FiledForm) -> FiledForm:
    rows, problems = list(form.rows), list(form.problems)
    for field in _texts(form):
        for at, row in enumerate(rows):
            if not isinstance(text := row.values.get(field.name), str):
                continue
            texts = spellings.get(_place(filing, form, field, row), _NONE).of(text)
            if len(texts) > 1:
                values = " hoặc ".join(texts)
                problems.append(form.problem(row, field.name, "marks_missing", "one_of", values=values))
                rows[at] = replace(row, set_aside=True)
            elif texts[0] != text:
                spelled = {**row.values, field.name: texts[0]}
                rows[at] = replace(row, values=spelled, key=row.key and key_from_values(form.kind, spelled))
    return replace(form, rows=tuple(rows), problems=tuple(problems))
