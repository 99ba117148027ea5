"""Compiles `rules/targets.yaml`: every figure has a total, every unit and band is known, nothing is assigned
twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.indicators import NO_TOTAL, Indicator
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.targets import Assignment, FigureTarget
from engine.rulebook.shapes.targets import AssignmentShape, FigureTargetShape, TargetsFile
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word

YEARS = range(2000, 2101)


def with_targets(rules: Rules, files: Iterable[TargetsFile], faulting: Faulting) -> Rules:
    """Return the rules with the targets of the file; every fault goes to `faulting`."""
    shapes = [shape for file in files for shape in file.targets]
    assigned = tuple(_assignment(shape, rules, faulting) for shape in shapes)
    _check_once(shapes, faulting)
    return replace(rules, targets=assigned)


def _assignment(shape: AssignmentShape, rules: Rules, faulting: Faulting) -> Assignment:
    if not re.search(r"\d", shape.document):
        faulting.add("R701", shape.document.place, found=shape.document)
    if shape.recognised is None and not shape.figures and not shape.bands:
        faulting.add("R702", shape.spot("year"))
    if shape.recognised is not None and shape.recognised < 0:
        faulting.add("R703", shape.spot("recognised"), found=shape.recognised)
    figures = tuple(_figure(one, rules, faulting) for one in shape.figures)
    if shape.year in YEARS:
        _check_bands(shape, rules, faulting)
    else:
        faulting.add("R704", shape.spot("year"), found=shape.year, first=YEARS[0], last=YEARS[-1])
    bands = {str(unit): str(band) for unit, band in shape.bands.items()}
    return Assignment(
        shape.year,
        str(shape.assigned_by),
        str(shape.document),
        shape.signed_on,
        shape.recognised,
        figures,
        bands,
        shape.spot("recognised"),
    )


def _figure(shape: FigureTargetShape, rules: Rules, faulting: Faulting) -> FigureTarget:
    indicators: Mapping[str, Indicator] = {
        name: indicator
        for s in rules.indicator_sets.values()
        if s.subject == "unit" and s.beside is None
        for name, indicator in s.indicators.items()
    }
    found = indicators.get(str(shape.figure))
    if found is None:
        faulting.add("R102", shape.figure.place, name=shape.figure, near=nearest(shape.figure, indicators))
    elif found.over_units == NO_TOTAL:
        faulting.add("R705", shape.figure.place, name=shape.figure)
    if (shape.at_least is None) == (shape.at_most is None):
        faulting.add("R706", shape.figure.place, name=shape.figure)
    return FigureTarget(str(shape.figure), shape.at_least, shape.at_most, shape.figure.place)


def _check_bands(shape: AssignmentShape, rules: Rules, faulting: Faulting) -> None:
    day = end_of(shape.year, rules)
    book = in_role(rules, RECOGNITION, day)
    bands = [band.id for band in book.bands] if book else []
    codes = [unit.code for unit in rules.units.on(day)]
    for unit, band in shape.bands.items():
        if codes and unit not in codes:
            faulting.add("R707", unit.place, name=unit, near=nearest(unit, codes), day=day)
        if bands:
            faulting.one_of([band], bands)


def end_of(year: int, rules: Rules) -> date:
    """Return the last day of the period a year is scored by."""
    periods = (rules.calendar.at(kind, year) for kind in rules.scored if kind in rules.calendar.kinds)
    return next((period.end for period in periods if period is not None), date(year, 12, 31))


def _check_once(shapes: Iterable[AssignmentShape], faulting: Faulting) -> None:
    """Report what an office assigns a second time for a year: which of the two stands is the author's to
    say."""
    seen: dict[tuple[int, str, str], Word] = {}
    for shape in shapes:
        said = [(str(one.figure), one.figure) for one in shape.figures]
        said += [(str(unit), unit) for unit in shape.bands]
        said += [("recognised", shape.document)] if shape.recognised is not None else []
        for name, word in said:
            key = (shape.year, str(shape.assigned_by), name)
            if key in seen:
                faulting.add(
                    "R708",
                    word.place,
                    name=name,
                    office=shape.assigned_by,
                    year=shape.year,
                    first=seen[key].place,
                )
            seen.setdefault(key, word)
