"""Compiles `rules/reports/`: every figure known, every split by a field with a closed list of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.model.documents import Document
from engine.rulebook.model.indicators import Aggregate, Indicator, IndicatorSet
from engine.rulebook.model.reports import ReportOutline, Section, Split
from engine.rulebook.shapes.reports import ReportFile, SectionShape, SplitShape
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word
from facts.forms.catalogue import KINDS
from facts.periods import Calendar


def outlines_from(
    files: Iterable[ReportFile],
    sets: Mapping[str, IndicatorSet],
    calendar: Calendar,
    documents: Mapping[str, Document],
    faulting: Faulting,
) -> dict[str, ReportOutline]:
    """Return the outlines by name; every fault goes to `faulting`."""
    indicators: Mapping[str, Indicator] = {
        name: indicator
        for s in sets.values()
        if s.subject == "unit"
        for name, indicator in s.indicators.items()
    }
    found: dict[str, ReportOutline] = {}
    first: dict[str, Place] = {}
    for file in files:
        faulting.named(file.report)
        if str(file.report) in found:
            faulting.add("R128", file.report.place, name=file.report, first=first[file.report])
        faulting.among(file.period_kinds, calendar.kinds, "R101")
        first.setdefault(str(file.report), file.report.place)
        sections = tuple(_section(shape, indicators, faulting) for shape in file.sections)
        cites = faulting.cites(file.cites, documents, file.spot("cites"))
        found[str(file.report)] = ReportOutline(
            str(file.report),
            titles(file.title),
            cites,
            tuple(map(str, file.period_kinds)),
            sections,
            file.report.place,
        )
    return found


def _section(shape: SectionShape, indicators: Mapping[str, Indicator], faulting: Faulting) -> Section:
    for name in shape.figures:
        _find(name, indicators, faulting)
    splits = tuple(_split(split, indicators, faulting) for split in shape.split)
    figures = tuple(map(str, shape.figures))
    asked = (shape.bands is not None, shape.targets is not None, shape.written is not None)
    return Section(titles(shape.title), figures, splits, *asked)


def _find(name: Word, indicators: Mapping[str, Indicator], faulting: Faulting) -> Indicator | None:
    faulting.among([name], indicators, "R102")
    return indicators.get(str(name))


def _split(shape: SplitShape, indicators: Mapping[str, Indicator], faulting: Faulting) -> Split:
    """Check that a count is taken apart by a field of what it counts that has a closed list of values."""
    indicator = _find(shape.figure, indicators, faulting)
    values: tuple[str, ...] = ()
    if indicator is not None:
        operation = indicator.operation
        if not isinstance(operation, Aggregate) or operation.op not in ("count", "sum"):
            faulting.add("R146", shape.figure.place, name=shape.figure)
        elif operation.over.kind in KINDS:
            fields = KINDS[operation.over.kind].record_fields
            closed = [name for name, field in fields.items() if field.values]
            values = fields[str(shape.by)].values if shape.by in closed else ()
            if not values:
                near = nearest(shape.by, closed)
                faulting.add(
                    "R147",
                    shape.by.place,
                    name=shape.by,
                    kind=operation.over.kind,
                    near=near,
                    choices=", ".join(closed),
                )
    return Split(str(shape.figure), str(shape.by), values)
