"""Forms that nobody filled in: not returned, and what was reported before still counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from facts.archive.filing import FiledForm, Filing, ReportingOffice
from facts.forms.catalogue import PRINTED_MATTERS, PRINTED_REGISTERS
from facts.forms.fields import Field, Kind
from facts.intake.problems import Problem
from facts.standing import HAS_DATA, Value

_FIGURES = frozenset({"int", "decimal"})
_QUESTIONS = ("unit", "declared")  # kinds whose blanks have a row to fill in even if nothing is known yet
_PRINTED = (
    "code",
    "name",
    "type",
    "question",
)  # with the key, what stands in such a row before it is filled in
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
            rows, place = _rows(form), (filing.sender, form.form, filing.period)
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


def _rows(form: FiledForm) -> _Rows:
    return frozenset(_signature(form.kind, row.values) for row in form.rows)


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
        and all(_is_empty(field, row.values.get(field.name)) for row in form.rows for field in fields)
    )


def _is_empty(field: Field, value: Value) -> bool:
    return value is None or value is field.blank
