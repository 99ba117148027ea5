"""What one sender reports otherwise than another: for the evaluation office, in no answer to a return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from facts.archive.checking import differing_names, known_ids, names_in
from facts.archive.filing import FiledForm, FiledRow, Filing, ReportingOffice
from facts.archive.one_sided import OneSided
from facts.archive.own_codes import issuer_of
from facts.context import Context
from facts.forms.notice_kind import DIFFERS, OTHER_PREFIX
from facts.intake import problems
from facts.standing import Value

_CODE_LISTS = frozenset({"unit", "criterion", "rulebook", "item"})


def differences_between(filings: Sequence[Filing], context: Context) -> Iterator[OneSided]:
    """Yield the rows of returns in force that bear another unit's code, name one that unit never declared, or
    give an id another name than who issued it. Returns are given in order and checked."""
    last: dict[tuple[ReportingOffice, str, str], tuple[Filing, FiledForm]] = {}
    for filing in filings:
        for form in filing.forms:
            if form.state is not None:
                last[filing.sender, filing.period, form.form] = (filing, form)
    declared = known_ids(filings, context).ids
    for filing, form in last.values():
        if filing.sender.is_commune:
            yield from _anothers_codes(filing, form, context)
            yield from _undeclared(filing, form, declared, context)
    yield from _other_names(last.values())


def _anothers_codes(filing: Filing, form: FiledForm, context: Context) -> Iterator[OneSided]:
    numbers = {problem.row for problem in form.problems if problem.code == problems.OTHER_CODE}
    for row in form.rows:
        if row.number in numbers:
            issuer = issuer_of(row.values["id"], filing.sender, filing.period, context)
            yield OneSided(OTHER_PREFIX, filing.record(form, row), "id", issuer, filing.sender.unit)


def _undeclared(
    filing: Filing, form: FiledForm, declared: Mapping[str, frozenset[str]], context: Context
) -> Iterator[OneSided]:
    """Yield references to codes of another unit that no one declared: the sender was not answered so."""
    fields = [f for f in form.kind.fields.values() if f.refers_to and f.refers_to not in _CODE_LISTS]
    for row in form.rows if fields else ():
        for field in fields if row.stands else ():
            code = row.values.get(field.name)
            if code is None or code in declared.get(str(field.refers_to), frozenset()):
                continue
            if issuer_of(code, filing.sender, filing.period, context):
                yield OneSided(
                    DIFFERS, filing.record(form, row), field.name, None, _shown(form, field.name, row)
                )


def _other_names(last: Iterable[tuple[Filing, FiledForm]]) -> Iterator[OneSided]:
    """Yield, of each id that several senders name, the rows that name it otherwise than who issued it."""
    by_id: dict[tuple[str, str], dict[ReportingOffice, tuple[Filing, FiledForm, FiledRow]]] = defaultdict(
        dict
    )
    for filing, form in last:
        for row in form.rows:
            if row.key is not None and row.withdrawn is None and names_in(form, row):
                by_id[form.kind.name, str(row.values["id"])][filing.sender] = (filing, form, row)
    for (_, code), rows in by_id.items():
        if len(rows) > 1:
            issuer = min(
                rows, key=lambda sender: (not code.startswith(f"{sender.unit}-"), not sender.is_commune)
            )
            _, form, reference = rows.pop(issuer)
            for filing, other_form, row in rows.values():
                for name in differing_names(names_in(form, reference), names_in(other_form, row)):
                    record = filing.record(other_form, row)
                    yield OneSided(
                        DIFFERS, record, name, _shown(form, name, reference), _shown(form, name, row)
                    )


def _shown(form: FiledForm, name: str, row: FiledRow) -> Value:
    """Return a value as a notice may hold it: nothing of a person."""
    field = form.kind.fields[name]
    return (
        None
        if form.kind.restricted or field.sensitivity in ("personal", "restricted")
        else row.values.get(name)
    )
