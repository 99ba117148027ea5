"""Compiles all of `rules/` as one: texts in, `Rules` out, or every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from engine.rulebook.faults import RuleFaults
from engine.rulebook.follow_up_files import FollowUpContext, follow_up_from, naming_of
from engine.rulebook.indicator_files import Surroundings, indicator_sets_from
from engine.rulebook.ledger import Faulting
from engine.rulebook.link_files import link_rules_from
from engine.rulebook.link_model import LinkRules
from engine.rulebook.model import Document, Parameter, Rulebook, Rules
from engine.rulebook.names import nearest
from engine.rulebook.places import Place, place_of
from engine.rulebook.reader import Reading, reading_of
from engine.rulebook.scoring_files import rulebook_from, used_facts
from engine.rulebook.shapes.files import DocumentsFile, ParametersFile, PeriodsFile, PurposesFile, UnitsFile
from engine.rulebook.shapes.follow_up import FollowUpFile
from engine.rulebook.shapes.indicators import IndicatorsFile
from engine.rulebook.shapes.links import IdentifiersFile, LeadsFile, SeedsFile
from engine.rulebook.shapes.scoring import CriteriaFile, RulebookFile
from engine.rulebook.shaping import shaped
from engine.rulebook.shared import (
    calendar_from,
    documents_from,
    parameters_from,
    purposes_from,
    units_from,
)

ModelT = TypeVar("ModelT", bound=BaseModel)

KINDS_OF_FILE: Mapping[str, type[BaseModel]] = {
    "parameters": ParametersFile,
    "periods": PeriodsFile,
    "documents": DocumentsFile,
    "purposes": PurposesFile,
    "units": UnitsFile,
    "indicators": IndicatorsFile,
    "rulebook": RulebookFile,
    "criteria_of": CriteriaFile,
    "follow_up": FollowUpFile,
    "identifiers": IdentifiersFile,
    "never_nodes": SeedsFile,
    "lead_when": LeadsFile,
}
LINK_FILES = ("identifiers", "never_nodes", "lead_when")
FILE_OF = {
    "identifiers": "links/identifiers.yaml",
    "never_nodes": "links/seeds.yaml",
    "lead_when": "links/leads.yaml",
}
ONE_EACH = ("parameters", "periods", "documents", "purposes", "units")


def rules_from_texts(texts: Mapping[str, str]) -> Rules:
    """Return the rules written in `texts` (file name → content).

    Raises RuleFaults with every fault of every file; nothing runs on rules that hold one.
    """
    readings = [reading_of(name, texts[name]) for name in sorted(texts)]
    faulting = Faulting()
    for reading in readings:
        for fault in reading.faults:
            faulting.report(fault)
    shapes = _shapes(readings, faulting)
    rules = _compiled(shapes, faulting) if not faulting.faults else _partly(shapes, faulting)
    if faulting.faults or rules is None:
        raise RuleFaults(faulting.faults, {r.file: r.lines for r in readings})
    return rules


Shapes = dict[str, list[tuple[str, Any]]]


def _shapes(readings: list[Reading], faulting: Faulting) -> Shapes:
    """Fit each file to the shape its first key names."""
    found: Shapes = {name: [] for name in KINDS_OF_FILE}
    for reading in readings:
        if reading.tree is None:
            continue
        keys = list(reading.tree) if isinstance(reading.tree, dict) else []
        name = next((n for n in KINDS_OF_FILE if n in keys), None)
        if name is None:
            near = next((n for n in (nearest(k, KINDS_OF_FILE) for k in keys) if n), None)
            place = place_of(reading.tree) if keys else Place(reading.file, 1, 1)
            faulting.add("R123", place, kinds=", ".join(KINDS_OF_FILE), near=near)
            continue
        shape = shaped(KINDS_OF_FILE[name], reading.tree, reading.file, faulting.report)
        if shape is not None:
            found[name].append((reading.file, shape))
    return found


def _partly(shapes: Shapes, faulting: Faulting) -> Rules | None:
    """Go on past faults of shape as far as names and types can still be checked, to report all at once."""
    before = len(faulting.faults)
    try:
        _compiled(shapes, faulting)
    except (KeyError, IndexError, AttributeError, ValueError):
        return None
    if any(f.code == "R135" for f in faulting.faults[before:]):
        del faulting.faults[before:]
    return None


def _one(shapes: Shapes, name: str, model: type[ModelT], faulting: Faulting) -> ModelT | None:
    found = shapes[name]
    for file, _ in found[1:]:
        faulting.add("R128", Place(file, 1, 1), name=name, first=found[0][0])
    if not found:
        file = FILE_OF.get(name, f"{name}.yaml")
        faulting.add("R135", Place(f"rules/{file}", 1, 1), name=file)
        return None
    shape = found[0][1]
    return shape if isinstance(shape, model) else None


def _compiled(shapes: Shapes, faulting: Faulting) -> Rules | None:
    documents_file = _one(shapes, "documents", DocumentsFile, faulting)
    parameters_file = _one(shapes, "parameters", ParametersFile, faulting)
    periods_file = _one(shapes, "periods", PeriodsFile, faulting)
    purposes_file = _one(shapes, "purposes", PurposesFile, faulting)
    units_file = _one(shapes, "units", UnitsFile, faulting)
    if not (documents_file and parameters_file and periods_file and purposes_file and units_file):
        return None
    documents = documents_from(documents_file, faulting)
    parameters = parameters_from(parameters_file, documents, faulting)
    calendar = calendar_from(periods_file, documents, faulting)
    purposes, uses = purposes_from(purposes_file, documents, faulting)
    units = units_from(units_file, documents, faulting)
    bands = _bands(shapes)
    returns = frozenset(k.return_name for k in calendar.kinds.values() if k.return_name)
    around = Surroundings(parameters, returns, bands)
    sets = indicator_sets_from([shape for _, shape in shapes["indicators"]], around, faulting)
    rulebooks: dict[str, Rulebook] = {}
    for file, shape in shapes["rulebook"]:
        if str(shape.rulebook) in rulebooks:
            faulting.add("R128", shape.rulebook.place, name=shape.rulebook, first=file)
        parts = [part for _, part in shapes["criteria_of"] if part.criteria_of == shape.rulebook]
        rulebooks[str(shape.rulebook)] = rulebook_from(
            shape, parts, sets, bands, parameters, documents, faulting
        )
    _check_criteria_files(shapes, rulebooks, faulting)
    for rulebook in rulebooks.values():
        _check_parameter_dates(rulebook, parameters, faulting)
    beside = {str(name): (shape.start, shape.end) for name, shape in periods_file.beside.items()}
    files = [shape for _, shape in shapes["follow_up"]]
    context = FollowUpContext(documents, parameters, returns, naming_of(rulebooks, sets, files))
    return Rules(
        parameters, calendar, tuple(map(str, periods_file.scored)), beside, documents, purposes, uses, units,
        sets, rulebooks, follow_up_from(files, context, faulting), _links(shapes, documents, faulting),
    )  # fmt: skip


def _links(shapes: Shapes, documents: Mapping[str, Document], faulting: Faulting) -> LinkRules | None:
    """Compile `rules/links/`, where it is there at all; then all of it must be."""
    if not any(shapes[name] for name in LINK_FILES):
        return None
    far = _one(shapes, "identifiers", IdentifiersFile, faulting)
    seeds = _one(shapes, "never_nodes", SeedsFile, faulting)
    leads = _one(shapes, "lead_when", LeadsFile, faulting)
    if far is None or seeds is None or leads is None:
        return None
    return link_rules_from(far, seeds, leads, documents, faulting)


def _bands(shapes: Shapes) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        str(shape.rulebook): (str(shape.subject), tuple(str(b.id) for b in shape.bands))
        for _, shape in shapes["rulebook"]
    }


def _check_criteria_files(shapes: Shapes, rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    for _, part in shapes["criteria_of"]:
        if part.criteria_of not in rulebooks:
            near = nearest(part.criteria_of, rulebooks)
            faulting.add("R132", part.criteria_of.place, name=part.criteria_of, near=near)


def _check_parameter_dates(
    rulebook: Rulebook, parameters: Mapping[str, Parameter], faulting: Faulting
) -> None:
    """A parameter used by a rulebook must have a value from the rulebook's first day on."""
    from engine.rulebook.conditions import ParameterRef, parameters_in
    from engine.rulebook.model import Lines, Proportion

    for criterion in rulebook.criteria:
        names = list(parameters_in(criterion.applies_when))
        if isinstance(criterion.points, Lines):
            names += [n for _, condition in criterion.points.lines for n in parameters_in(condition)]
        if isinstance(criterion.points, Proportion) and isinstance(criterion.points.full_at, ParameterRef):
            names.append(criterion.points.full_at.name)
        for name in dict.fromkeys(names):
            first = parameters[name].values[0].from_ if name in parameters else rulebook.in_force_from
            if first > rulebook.in_force_from:
                faulting.add("R309", criterion.place, name=name, day=first, start=rulebook.in_force_from)


__all__ = ["rules_from_texts", "used_facts"]
