"""Forms that a correction says have data and leaves as printed: what was reported before still counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from facts.archive.filing import FiledForm, Filing, ReportingOffice
from facts.forms.catalogue import PRINTED_MATTERS, PRINTED_REGISTERS
from facts.forms.fields import Field
from facts.intake.printed_rows import LISTED, Signature, signature
from facts.intake.problems import LEFT_AS_PRINTED, Problem
from facts.standing import HAS_DATA, Value

_FIGURES = frozenset({"int", "decimal"})
_PRINTED = LISTED | {"question"}  # with the key, what stands in a row of figures before it is filled in
_PRINTED_KINDS = (*PRINTED_REGISTERS, *PRINTED_MATTERS)
_Rows = frozenset[Signature]
_Reported = Mapping[tuple[ReportingOffice, str], dict[str, tuple[Filing, _Rows]]]  # by sender, form; period


def without_unfilled(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Return the returns (in order) with each such form as not returned, which is named."""
    reported: _Reported = defaultdict(dict)

    def taken(filing: Filing) -> Iterator[FiledForm]:
        """Yield the forms of a return as they are taken."""
        rows = {form.form: _rows(form) for form in filing.forms if form.state == HAS_DATA and form.rows}
        untouched = _untouched(filing, rows, reported)
        for form in filing.forms:
            before = reported[filing.sender, form.form]
            earlier, rows_before = before.get(filing.period, (None, frozenset()))
            if form.form not in rows:
                yield form
            elif earlier and rows[form.form] != rows_before and (form.form in untouched or _is_blank(form)):
                params = (("file", earlier.file),)
                problem = Problem(LEFT_AS_PRINTED, form.form, expected="figures_or_nil", params=params)
                yield replace(form, state=None, rows=(), problems=(*form.problems, problem))
            else:
                before[filing.period] = (filing, rows[form.form])
                yield form

    return tuple(replace(filing, forms=tuple(taken(filing))) for filing in filings)


def _untouched(filing: Filing, rows: Mapping[str, _Rows], reported: _Reported) -> frozenset[str]:
    """Return the forms that blanks come with rows in, if each has only rows of another period, in a return
    that leaves other forms out which its sender had in this period: so a blank looks of which some forms are
    filled in."""
    printed = [f.form for f in filing.forms if f.form in rows and f.kind.name in _PRINTED_KINDS]
    left_out = any(
        form.state is None and filing.period in reported[filing.sender, form.form] for form in filing.forms
    )
    as_before = all(
        any(
            rows[form] <= earlier
            for code, (_, earlier) in reported[filing.sender, form].items()
            if code != filing.period
        )
        for form in printed
    )
    return frozenset(printed) if left_out and as_before else frozenset()


def _rows(form: FiledForm) -> _Rows:
    return frozenset(signature(form.kind, row.values) for row in form.rows)


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
