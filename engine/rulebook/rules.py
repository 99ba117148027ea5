"""Compiles all of `rules/` as one: texts in, `Rules` out, or every fault at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from engine.rulebook.compile.follow_up_files import (
    FollowUpContext,
    actions_from,
    check_actions,
    check_weighed,
    follow_up_from,
    naming_of,
)
from engine.rulebook.compile.indicator_files import (
    Surroundings,
    declarations_from,
    indicator_sets_from,
    sets_beside,
    venue_sets_of,
)
from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.rule_uses import check_circles, check_parameter_dates, check_roles
from engine.rulebook.compile.scoring_files import RulebookReader
from engine.rulebook.compile.shaping import NotRead, kind_written, shaped_as_far_as_possible
from engine.rulebook.compile.shared import (
    calendar_from,
    catalogue_from,
    check_clusters,
    documents_from,
    offices_from,
    outlines_from,
    parameters_from,
    purposes_from,
    unasked_kinds,
    units_from,
    with_targets,
)
from engine.rulebook.compile.signed_content import held_to_what_was_signed
from engine.rulebook.kinds.actions import ActionsFile, ListedAction
from engine.rulebook.kinds.columns import ColumnsFile
from engine.rulebook.kinds.documents import DocumentsFile
from engine.rulebook.kinds.links import LINK_FILES, LinkRules
from engine.rulebook.kinds.offices import OfficesFile
from engine.rulebook.kinds.parameters import ParametersFile
from engine.rulebook.kinds.periods import PeriodsFile
from engine.rulebook.kinds.purposes import PurposesFile
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.kinds.targets import TargetsFile
from engine.rulebook.kinds.units import UnitsFile
from engine.rulebook.kinds.words import Part, PartT, settled
from engine.rulebook.model.adoption import SignedFile
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.follow_up import ActionThen, FollowUpFile, FollowUpRule
from engine.rulebook.model.indicators import IndicatorsFile
from engine.rulebook.model.rulebook import CriteriaFile, Rulebook, Rules
from engine.rulebook.text.faults import Fault, RuleFaults
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of
from engine.rulebook.text.reader import FileReading, reading_of

KINDS_OF_FILE: Mapping[str, type[Part]] = {
    "indicators": IndicatorsFile,
    "rulebook": Rulebook,
    "criteria_of": CriteriaFile,
    "follow_up": FollowUpFile,
    "declared_facts": DeclaredFile,
    "parameters": ParametersFile,
    "periods": PeriodsFile,
    "documents": DocumentsFile,
    "purposes": PurposesFile,
    "units": UnitsFile,
    "offices": OfficesFile,
    "columns": ColumnsFile,
    "report": ReportOutline,
    "targets": TargetsFile,
    "actions": ActionsFile,
    "signed_of": SignedFile,
    **LINK_FILES,
}
"""The kinds of rule file, by the key that tells which one a file is."""
FILE_OF = {
    "identifiers": "links/identifiers.yaml",
    "never_nodes": "links/seeds.yaml",
    "stories": "links/innocent.yaml",
    "lead_when": "links/leads.yaml",
}
NOTHING_THERE = ("R006", "R010", "R019")
ENTRY_LOST = ("R020",)  # an item without its dash is read as part of the one above
ONE_EACH = ("parameters", "periods", "documents", "purposes", "units")


def rules_from_texts(texts: Mapping[str, str]) -> Rules:
    """Return the rules written in `texts` (file name → content).

    Raises RuleFaults with every fault of every file; nothing runs on rules that hold one.
    """
    rules, faults = rules_as_far_as_read(texts)
    if faults is not None:
        raise faults
    return rules


def rules_as_far_as_read(texts: Mapping[str, str]) -> tuple[Rules, RuleFaults | None]:
    """Return what could be read of the rules, for who only wants their names, and what is wrong with it."""
    readings = [reading_of(name, texts[name]) for name in sorted(texts)]
    faulting = Faulting()
    faulting.faults += [fault for reading in readings for fault in reading.faults]
    lost = NotRead(names={fault.params["key"] for fault in faulting.faults if fault.code in ENTRY_LOST})
    shapes = _shapes(readings, faulting, lost)
    rules = _whole(shapes, lost, faulting)
    if faulting.faults:
        return rules, RuleFaults(_told_once(faulting.faults), {r.file: r.lines for r in readings})
    return rules, None


def _told_once(faults: list[Fault]) -> list[Fault]:
    """Leave out what is said of a spot where nothing, or half a number, stands: that has been said."""
    spots = {fault.place for fault in faults if fault.code in NOTHING_THERE}
    return [fault for fault in faults if fault.code in NOTHING_THERE or fault.place not in spots]


Shapes = dict[str, dict[str, Any]]  # kind → file → what it holds


def _shapes(readings: list[FileReading], faulting: Faulting, lost: NotRead) -> Shapes:
    """Fit each file to the shape its first key names."""
    shapes: Shapes = {name: {} for name in KINDS_OF_FILE}
    for reading in readings:
        if reading.tree is None:
            kind = kind_written(reading.lines, KINDS_OF_FILE)
            lost.whole({kind} if kind else set(KINDS_OF_FILE), reading.lines)
            continue
        keys = list(reading.tree) if isinstance(reading.tree, dict) else []
        name = next((n for n in KINDS_OF_FILE if n in keys), None)
        if name is None:
            near = next((n for n in (nearest(k, KINDS_OF_FILE) for k in keys) if n), None)
            place = place_of(reading.tree) if keys else Place(reading.file, 1, 1)
            # a key that is none may be the first
            if not any(fault.code == "R009" for fault in reading.faults):
                faulting.add("R123", place, kinds=", ".join(KINDS_OF_FILE), near=near)
            lost.whole({near} if near else set(KINDS_OF_FILE), reading.lines)
            continue
        model = KINDS_OF_FILE[name]
        shape = shaped_as_far_as_possible(model, name, reading.tree, reading.file, faulting.report, lost)
        if shape is not None:
            shapes[name][reading.file] = shape
        else:
            lost.whole({name}, reading.lines)
    return shapes


def _whole(shapes: Shapes, lost: NotRead, faulting: Faulting) -> Rules:
    """Compile what could be read, and report what is wrong in it besides; nothing that only follows."""
    before = len(faulting.faults)
    rules = _compiled(shapes, faulting, lost)
    for fault in faulting.faults[before:]:
        lost.note(fault)
    faulting.faults[before:] = [f for f in faulting.faults[before:] if not lost.explains(f)]
    return rules


def _check_one(shapes: Shapes, name: str, faulting: Faulting, lost: NotRead) -> None:
    """Report a file that is there twice, or missing (unless it is there and could not be read)."""
    files = list(shapes[name])
    for file in files[1:]:
        faulting.add("R128", Place(file, 1, 1), name=name, first=files[0])
    if not files and name not in lost.kinds:
        file = FILE_OF.get(name, f"{name}.yaml")
        faulting.add("R135", Place(f"rules/{file}", 1, 1), name=file)
        lost.kinds.add(name)


def _one(shapes: Shapes, name: str, empty: PartT, faulting: Faulting, lost: NotRead) -> PartT:
    """Return the only file of its kind, or an empty one where it is missing or could not be read."""
    _check_one(shapes, name, faulting, lost)
    shape: PartT = next(iter(shapes[name].values()), empty)
    return shape


def _compiled(shapes: Shapes, faulting: Faulting, lost: NotRead) -> Rules:
    documents_file = _one(shapes, "documents", DocumentsFile(documents={}), faulting, lost)
    parameters_file = _one(shapes, "parameters", ParametersFile(parameters={}), faulting, lost)
    periods_file = _one(shapes, "periods", PeriodsFile(periods={}, scored=()), faulting, lost)
    purposes_file = _one(shapes, "purposes", PurposesFile(purposes={}, fields={}), faulting, lost)
    units_file = _one(shapes, "units", UnitsFile(units=()), faulting, lost)
    documents = documents_from(documents_file, faulting)
    catalogue = catalogue_from(shapes["columns"].values(), purposes_file, faulting)
    parameters = parameters_from(parameters_file, faulting)
    calendar = calendar_from(periods_file, faulting)
    units = units_from(units_file, faulting)
    offices = offices_from(shapes["offices"].values(), faulting)
    venues = venue_sets_of(shapes["indicators"].values())
    bands = _bands(shapes, venues)
    returns = frozenset(k.return_name for k in calendar.kinds.values() if k.return_name)
    around = Surroundings(parameters, returns, bands, venues, offices.names, catalogue)
    sets = indicator_sets_from(shapes["indicators"].values(), around, faulting)
    declared = shapes["declared_facts"].values()
    if "declared_facts" in lost.kinds:  # what stood beside other facts would have known these too
        lost.words.update(name for s in sets.values() for name in s.indicators)
    declarations = declarations_from(declared, offices.names, faulting)
    sets |= sets_beside(declared, declarations, sets, around, faulting)
    purposes, uses = purposes_from(purposes_file, unasked_kinds(sets), faulting)
    rulebooks: dict[str, Rulebook] = {}
    for shape in shapes["rulebook"].values():
        if str(shape.rulebook) in rulebooks:
            first = rulebooks[str(shape.rulebook)].place
            faulting.add("R128", shape.place, name=shape.rulebook, first=first)
        parts = [part for part in shapes["criteria_of"].values() if part.criteria_of == shape.rulebook]
        reader = RulebookReader(shape, sets, bands, parameters, faulting)
        rulebooks[str(shape.rulebook)] = reader.rulebook(parts)
    _check_criteria_files(shapes, rulebooks, faulting)
    check_circles(rulebooks, faulting)
    check_roles(shapes["rulebook"].values(), sets, faulting)
    check_clusters(units_file, shapes["rulebook"].values(), faulting)
    for rulebook in rulebooks.values():
        check_parameter_dates(rulebook, sets, parameters, faulting)
    beside = {str(name): (shape.start, shape.end) for name, shape in periods_file.beside.items()}
    files = shapes["follow_up"].values()
    acting = {
        str(rule.id): place_of(rule.then.action)
        for shape in files
        for rule in shape.rules
        if isinstance(rule.then, ActionThen)
    }
    actions = _actions(shapes, acting, faulting, lost)
    naming = naming_of(rulebooks, sets, files, offices.names, catalogue)
    fixed = {name: parameter.unit for name, parameter in parameters.items() if not parameter.varies}
    context = FollowUpContext(fixed, returns, naming, actions, offices)
    follow_up = follow_up_from(files, context, faulting)
    rules = Rules(
        parameters,
        calendar,
        settled(periods_file.scored),
        beside,
        documents,
        purposes,
        uses,
        units,
        sets,
        rulebooks,
        follow_up,
        _links(shapes, follow_up, faulting, lost),
        actions,
        outlines_from(shapes["report"].values(), sets, calendar, catalogue, faulting),
        offices,
        declarations,
        catalogue,
    )
    rules = with_targets(rules, shapes["targets"].values(), faulting)
    check_actions(rules, acting, faulting)
    signed = {file.signed_of: settled(file.parts) for file in shapes["signed_of"].values()}
    return rules if faulting.faults else held_to_what_was_signed(rules, signed)


def _actions(
    shapes: Shapes, acting: Mapping[str, Place], faulting: Faulting, lost: NotRead
) -> Mapping[str, ListedAction]:
    """Compile the closed list of actions, which must be there where any rule names one."""
    if not acting and not shapes["actions"]:
        return {}
    _check_one(shapes, "actions", faulting, lost)
    return next((actions_from(file, faulting) for file in shapes["actions"].values()), {})


def _links(
    shapes: Shapes, follow_up: Sequence[FollowUpRule], faulting: Faulting, lost: NotRead
) -> LinkRules | None:
    """Compile `rules/links/`, where it is there at all; then all of it must be."""
    if not any(shapes[name] for name in LINK_FILES):
        return None
    for name in LINK_FILES:
        _check_one(shapes, name, faulting, lost)
    if not all(shapes[name] for name in LINK_FILES):
        return None
    files: list[Any] = [next(iter(shapes[name].values())) for name in LINK_FILES]
    check_weighed(follow_up, LinkRules(*files).innocent.common_hand, faulting)
    for file in files:
        faulting.declared(file)
    return LinkRules(*map(settled, files))


def _bands(shapes: Shapes, venues: Collection[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return, by rulebook, the kind of its subject and its bands; `venues` are the sets about venues."""
    return {
        str(shape.rulebook): (
            "venue" if shape.subject in venues else "unit",
            tuple(str(b.id) for b in shape.bands),
        )
        for shape in shapes["rulebook"].values()
    }


def _check_criteria_files(shapes: Shapes, rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    for part in shapes["criteria_of"].values():
        if part.criteria_of not in rulebooks:
            near = nearest(part.criteria_of, rulebooks)
            faulting.add("R132", part.criteria_of.place, name=part.criteria_of, near=near)
