"""Checks files that list figures against the other rules: outlines of reports, and targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.reports import ReportOutline, Split
from engine.rulebook.kinds.targets import YEARS, Assignment, TargetsFile
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.indicators import NO_TOTAL, Indicator, IndicatorSet
from engine.rulebook.model.roles import RECOGNITION, in_role_or_named
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of
from facts.forms.catalogue import KINDS, Catalogue
from facts.periods import Calendar


def outlines_from(
    files: Iterable[ReportOutline],
    sets: Mapping[str, IndicatorSet],
    calendar: Calendar,
    catalogue: Catalogue,
    faulting: Faulting,
) -> dict[str, ReportOutline]:
    """Return the outlines by name; every fault goes to `faulting`."""
    indicators: Mapping[str, Indicator] = {
        name: indicator
        for s in sets.values()
        if s.subject == "unit"
        for name, indicator in s.indicators.items()
    }
    known = {"figure": indicators, "number": indicators, "period": calendar.kinds}
    first: dict[str, Place] = {}
    outlines: dict[str, ReportOutline] = {}
    for file in files:
        faulting.once(file.report, first)
        faulting.declared(file, known)
        for split in (split for section in file.sections for split in section.split):
            if split.figure in indicators:
                _check_split(split, indicators[split.figure], catalogue, faulting)
        outlines[file.report] = settled(file)
    return outlines


def _check_split(split: Split, indicator: Indicator, catalogue: Catalogue, faulting: Faulting) -> None:
    part = indicator.over_records.get("")
    if part is None or part.op not in ("count", "sum"):
        faulting.add("R146", split.spot("figure"), name=split.figure)
    elif part.over.kind in KINDS:
        fields = catalogue.kinds[part.over.kind].record_fields
        closed = [name for name, field in fields.items() if field.values]
        if split.by not in closed:
            params = {"kind": part.over.kind, "near": nearest(split.by, closed)}
            faulting.add("R147", split.spot("by"), name=split.by, choices=", ".join(closed), **params)


def with_targets(rules: Rules, files: Iterable[TargetsFile], faulting: Faulting) -> Rules:
    """Return the rules with the targets of the file; every fault goes to `faulting`."""
    figures = {
        name: indicator
        for s in rules.indicator_sets.values()
        if s.subject == "unit" and s.beside is None
        for name, indicator in s.indicators.items()
    }
    papers = tuple(paper for file in files for paper in file.targets)
    for paper in papers:
        faulting.declared(paper, {"figure": figures, "rulebook": rules.rulebooks})
        for target in paper.figures:
            if target.figure in figures and figures[target.figure].over_units == NO_TOTAL:
                faulting.add("R705", target.place, name=target.figure)
        if paper.year in YEARS:
            _check_bands(paper, rules, faulting)
    _check_once(papers, faulting)
    return replace(rules, targets=settled(papers))


def _check_bands(paper: Assignment, rules: Rules, faulting: Faulting) -> None:
    day = rules.end_of(paper.year)
    book = in_role_or_named(rules, RECOGNITION, paper.rulebook, day)
    bands = [band.id for band in book.bands] if book else []
    codes = [unit.code for unit in rules.units.on(day)]
    for unit, band in paper.bands.items():
        if codes and unit not in codes:
            faulting.add("R707", place_of(unit), name=unit, near=nearest(unit, codes), day=day)
        if bands:
            faulting.one_of([band], bands)


def _check_once(papers: Iterable[Assignment], faulting: Faulting) -> None:
    """Report what an office assigns a second time for a year: which counts is the author's to say."""
    seen: dict[tuple[int, str, str], Place] = {}
    for paper in papers:
        entries = [(target.figure, target.place) for target in paper.figures]
        entries += [(unit, place_of(unit)) for unit in paper.bands]
        entries += [("recognised", paper.spot("document"))] if paper.recognised is not None else []
        office, year = paper.assigned_by, paper.year
        for name, place in entries:
            first = seen.setdefault((year, office, name), place)
            if first is not place:
                faulting.add("R708", place, name=name, office=office, year=year, first=first)
