"""Checks report outlines against the other rules: each split is by a field with a closed list of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.reports import ReportOutline, Split
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place
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
