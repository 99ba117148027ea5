"""The whole picture, from the whole archive: what counts, and what became of every row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from facts.archive.between_senders import OneSided, one_side_only
from facts.archive.checking import checked
from facts.archive.counting import Duplicate, FileCount, Tally, UnusableRow, counts_of, totals_of
from facts.archive.current import (
    appraisals_apart,
    deliveries_of,
    events_of,
    gone_of,
    registers_of,
)
from facts.archive.filing import Filing, ReportingOffice, with_own_columns
from facts.archive.history import OfficeHistory, RecordHistory, Removal, Superseded
from facts.archive.notices import notices_of
from facts.archive.preparation import in_order, spelled_alike, without_unfilled
from facts.archive.unusable import Doubts
from facts.context import Context
from facts.forms.catalogue import FORMS, NOTICE
from facts.intake.problems import Problem
from facts.standing import Event, Standing
from facts.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class FiledProblem:
    """A problem and the file it is in."""

    hash: str
    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of every row of every return. `totals` is by kind; else in order of returns or keys."""

    files: tuple[FileCount, ...] = ()
    totals: Mapping[str, Tally] = field(default_factory=dict)
    problems: tuple[FiledProblem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    gone_without_reason: tuple[Removal, ...] = ()
    withdrawn: tuple[Removal, ...] = ()
    replaced: tuple[Superseded, ...] = ()
    notices: tuple[Event, ...] = ()  # what returns say otherwise than those before
    unusable: tuple[UnusableRow, ...] = ()

    def of(self, hashes: Set[str]) -> dict[str, Any]:
        """Return, by field, what of it is about some returns."""
        files = tuple(file for file in self.files if file.hash in hashes)
        names = {file.file for file in files}
        by_hash = ("problems", "duplicates", "gone_without_reason", "replaced", "unusable")
        return {
            "files": files,
            "totals": totals_by_kind(files),
            "notices": tuple(n for n in self.notices if n.record.source.file in names),
            **{name: tuple(r for r in getattr(self, name) if r.hash in hashes) for name in by_hash},
        }


NO_RETURNS = Ledger()


@uncollected()
def standing_of(filings: Iterable[Filing], context: Context) -> tuple[Standing, Ledger]:
    """Return what counts and what became of every row, whatever the order of returns."""
    history = _history(filings, context)
    files, duplicates, unusable = counts_of(history.filings)
    standing, one_sided = _standing(history, history.offices)
    events = standing.events
    gone = gone_of(history.offices)
    notices = notices_of(history, gone, standing.registers, one_sided)
    standing = replace(standing, events={**events, NOTICE.name: notices} if notices else events)
    conflicting: dict[str, list[Problem]] = defaultdict(list)
    for version, problem in appraisals_apart(history.offices):
        conflicting[version.filing.hash].append(problem)
    withdrawn = (row for office in history.offices.values() for row in office.withdrawn)
    place = attrgetter("form", "key", "unit", "period", "stood_in")
    ledger = Ledger(
        files,
        totals_by_kind(files),
        tuple(problem for filing in history.filings for problem in _problems(filing, conflicting)),
        duplicates,
        gone,
        tuple(sorted(withdrawn, key=place)),
        history.superseded,
        notices,
        unusable,
    )
    return standing, ledger


@uncollected()
def first_told_of(filings: Iterable[Filing], context: Context) -> Standing:
    """Return what would count if no return had changed, taken back or left out anything reported before."""
    history = _history(filings, context)
    return _standing(history, history.originals())[0]


def _history(filings: Iterable[Filing], context: Context) -> RecordHistory:
    filings = spelled_alike(without_unfilled(in_order(_dated(filings, context))))
    return RecordHistory(checked(filings, context), context)


def _dated(filings: Iterable[Filing], context: Context) -> Iterator[Filing]:
    """Yield returns with the last day of their period, those of units that were no more on it marked, and who
    took them over; their forms with the office's own columns."""
    forms = context.catalogue.forms
    for filing in filings:
        if context.catalogue.own:
            filing = replace(filing, forms=tuple(with_own_columns(f, forms[f.form]) for f in filing.forms))
        period = context.calendar.period(filing.period)
        if period is None:
            yield filing
        elif context.units.no_more(filing.sender.unit, period.end):
            handed_to = context.handed.get(filing.hash, "")
            yield replace(filing, until=period.end, past=True, handed_to=handed_to)
        else:
            yield replace(filing, until=period.end)


def _standing(
    history: RecordHistory, offices: Mapping[ReportingOffice, OfficeHistory]
) -> tuple[Standing, tuple[OneSided, ...]]:
    doubts = Doubts(history)
    registers, events, one_sided = one_side_only(
        doubts.in_registers(registers_of(offices, history.context)),
        doubts.in_events(events_of(history.filings, offices)),
    )
    own, deliveries = history.context.catalogue.own, deliveries_of(history)
    return Standing(deliveries, registers, events, doubts.set_aside(deliveries), own), one_sided


def totals_by_kind(files: Iterable[FileCount]) -> Mapping[str, Tally]:
    """Return the tallies of files added up, for every kind."""
    totals = totals_of(files)
    return {kind.name: totals.get(form, Tally()) for form, kind in FORMS.items()}


def _problems(filing: Filing, conflicting: Mapping[str, Sequence[Problem]]) -> Iterable[FiledProblem]:
    for problem in filing.problems:
        yield FiledProblem(filing.hash, filing.file, problem)
    for form in filing.forms:
        late = [problem for problem in conflicting.get(filing.hash, ()) if problem.sheet == form.form]
        for problem in sorted((*form.problems, *late), key=lambda p: (p.row, p.cell, p.code)):
            yield FiledProblem(filing.hash, filing.file, problem)
