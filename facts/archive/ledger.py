"""The whole picture, from the whole archive: what counts, and what became of every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facts.archive.checking import checked
from facts.archive.counting import Duplicate, FileCount, Tally, counts_of, totals_of
from facts.archive.events import Disagreement, Gone, differences_of, events_of, gone_of
from facts.archive.filing import Filing, ReportingOffice
from facts.archive.first_told import told_first
from facts.archive.notices import notices_of
from facts.archive.one_sided import OneSided, one_side_only
from facts.archive.order import in_order
from facts.archive.replacing import Replaced, replaced_in
from facts.archive.snapshots import appraisals_apart, deliveries_of, registers_of
from facts.archive.tellings import OfficeTellings, Withdrawn, tellings_of
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
    """What became of every row of every return. `totals` is by kind; all else in order of returns or of
    key."""

    files: tuple[FileCount, ...]
    totals: Mapping[str, Tally]
    problems: tuple[FiledProblem, ...]
    duplicates: tuple[Duplicate, ...]
    gone_without_reason: tuple[Gone, ...]
    withdrawn: tuple[Withdrawn, ...]
    differences: tuple[Disagreement, ...]
    replaced: tuple[Replaced, ...]
    notices: tuple[Event, ...] = ()  # what returns say otherwise than those before


def standing_of(filings: Iterable[Filing], context: Context) -> tuple[Standing, Ledger]:
    """Return what counts and what became of every row. The order in which returns are given doesn't
    matter."""
    with uncollected():
        return _derived(filings, context)


def _derived(filings: Iterable[Filing], context: Context) -> tuple[Standing, Ledger]:
    ordered = checked(in_order(_of_past_units(filings, context)), context)
    counts = counts_of(ordered)
    offices = tellings_of(ordered, context)
    standing, one_sided = _standing(ordered, offices, context)
    events = standing.events
    notices = notices_of(ordered, offices, standing.registers, one_sided, context)
    standing = replace(standing, events={**events, NOTICE.name: notices} if notices else events)
    apart: dict[str, list[Problem]] = defaultdict(list)
    for telling, problem in appraisals_apart(offices):
        apart[telling.filing.hash].append(problem)
    ledger = Ledger(
        counts.files,
        totals_by_kind(counts.files),
        tuple(problem for filing in ordered for problem in _problems(filing, apart)),
        counts.duplicates,
        gone_of(offices),
        tuple(sorted((w for told in offices.values() for w in told.withdrawn), key=_place)),
        differences_of(events),
        replaced_in(ordered),
        notices,
    )
    return standing, ledger


def first_told_of(filings: Iterable[Filing], context: Context) -> Standing:
    """Return what would count if no return had changed, taken back or left out anything told before."""
    with uncollected():
        ordered = checked(in_order(_of_past_units(filings, context)), context)
        first = told_first(ordered, tellings_of(ordered, context), context)
        return _standing(ordered, first, context)[0]


def _of_past_units(filings: Iterable[Filing], context: Context) -> Iterator[Filing]:
    """Mark the returns of units that were no more on the last day of their period, and who took them over."""
    for filing in filings:
        period = context.calendar.period(filing.period)
        if period is not None and context.units.no_more(filing.sender.unit, period.end):
            yield replace(filing, past=True, handed_to=context.handed.get(filing.hash, ""))
        else:
            yield filing


def _standing(
    ordered: Sequence[Filing], offices: Mapping[ReportingOffice, OfficeTellings], context: Context
) -> tuple[Standing, tuple[OneSided, ...]]:
    doubts = Doubts(ordered, offices, context)
    registers, events, found = one_side_only(
        doubts.in_registers(registers_of(offices, context)),
        doubts.in_events(events_of(ordered, offices)),
    )
    return Standing(deliveries_of(ordered, offices), registers, events, doubts.set_aside()), found


def totals_by_kind(files: Iterable[FileCount]) -> Mapping[str, Tally]:
    """Return the tallies of files added up, for every kind."""
    totals = totals_of(files)
    return {kind.name: totals.get(form, Tally()) for form, kind in FORMS.items()}


def _problems(filing: Filing, apart: Mapping[str, Sequence[Problem]]) -> Iterable[FiledProblem]:
    for problem in filing.problems:
        yield FiledProblem(filing.hash, filing.file, problem)
    for form in filing.forms:
        late = [problem for problem in apart.get(filing.hash, ()) if problem.sheet == form.form]
        for problem in sorted((*form.problems, *late), key=lambda p: (p.row, p.cell, p.code)):
            yield FiledProblem(filing.hash, filing.file, problem)


def _place(withdrawn: Withdrawn) -> tuple[str, tuple[str, ...], str, str, str]:
    return withdrawn.form, withdrawn.key, withdrawn.unit, withdrawn.period, withdrawn.stood_in
