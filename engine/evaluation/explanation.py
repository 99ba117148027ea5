"""Why a subject has its points: each criterion with its facts, test, parameter, citation and rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.evaluation.evidence import Asked, asked_by
from engine.evaluation.reported_elsewhere import not_returned
from engine.evaluation.result import FINAL, Appraised, Result, UnitOrder
from engine.evaluation.years import Evaluation
from engine.indicators.forms_asked import forms_of_venues
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, Owed
from engine.logic.frame import Frame, parameter_values
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts, holds
from engine.rulebook.compile.rule_uses import BAND
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import asks_among, is_points
from engine.rulebook.model.rounding import USUAL
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook
from engine.scoring.among_units import KeyBounds
from engine.scoring.points import given_by
from engine.scoring.points_as_facts import RoundedSum, rounded_sums, with_points_as_facts
from engine.scoring.results import Need, Range, ScoredCriterion
from facts.periods import Period
from facts.standing import Source


@dataclass(frozen=True, slots=True)
class UsedParameter:
    """A parameter as it was in force: the values it may have, its citations."""

    name: str
    values: tuple[Fraction, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionReason:
    """All there is to say of one criterion of one subject."""

    criterion: Criterion
    points: ScoredCriterion  # as they count, appraised points in place
    computed: ScoredCriterion
    self_score: Fraction | None
    appraised: Appraised | None
    facts: Mapping[str, Cell]
    steps: Mapping[str, tuple[str, ...]]  # fact → the indicators it is made of
    parameters: tuple[UsedParameter, ...]
    owed: tuple[Owed, ...]
    records: tuple[Source, ...]
    asked: tuple[Asked, ...]
    exact: Range | None = None  # what the computed points were rounded from, where the rulebook rounds

    @property
    def provisional(self) -> bool:
        """Whether the points are an interval."""
        return not self.points.settled


@dataclass(frozen=True, slots=True)
class GateReason:
    """How a gate answers; of points asked of each criterion, those of which the test may hold.

    `parts`: of one that asks for so many of its parts, how each answers.
    """

    gate: Gate
    answer: Kleene
    facts: Mapping[str, Cell]
    asked: tuple[Asked, ...]
    parts: tuple[Kleene, ...] = ()

    @property
    def records(self) -> tuple[Source, ...]:
        return _sources(self.facts.values())


@dataclass(frozen=True, slots=True)
class BandReason:
    """How a band's own test answers."""

    band: Band
    answer: Kleene
    facts: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Explanation:
    result: Result
    rulebook: Rulebook
    criteria: tuple[CriterionReason, ...]
    gates: tuple[GateReason, ...]
    bands: tuple[BandReason, ...]  # those with a test of their own
    needs: tuple[Need, ...]
    order: UnitOrder | None = None  # where the rulebook orders units
    rounded: tuple[RoundedSum, ...] = ()  # groups and the score, where rounding changed them
    nameless: int = 0  # rows of a provisional venue's unit that can't be used and may be about any one venue
    elsewhere: tuple[Owed, ...] = ()  # forms other units did not return that may tell of this one too


def explanation_of(
    evaluation: Evaluation, rulebook: Rulebook, subject: Subject, period: Period
) -> Explanation:
    """Explain one subject under one rulebook."""
    rulebook = edition_in(evaluation.rules, rulebook, period.end)
    result = evaluation.explained(rulebook, subject, period)
    facts = evaluation.facts(period)
    criteria = tuple(_reason(evaluation, rulebook, c, result, subject, period) for c in rulebook.criteria)
    own_facts = evaluation.cells_of(rulebook, subject, period, facts)
    cells = with_points_as_facts(rulebook, result.scored.criteria, own_facts)

    def telling(condition: tree.Condition | None) -> dict[str, Cell]:
        return {name: cells(name) for name in _telling(condition, cells, facts.frame(subject))}

    def own(gate: Gate) -> tuple[Asked, ...]:  # rows behind points are told where the points are
        names = [name for name in tree.facts_in(gate.when) if not (is_points(name) or is_among(name))]
        return asked_by(facts, subject, names)

    def parts(gate: Gate) -> tuple[Kleene, ...]:
        of = gate.when.parts if isinstance(gate.when, tree.AtLeastOf) else ()
        return tuple(holds(part, cells, facts.frame(subject)) for part in of)

    answers = result.scored.gates
    gates = tuple(GateReason(g, answers[g.id], telling(g.when), own(g), parts(g)) for g in rulebook.gates)
    tested = (band for band in rulebook.bands if band.when is not None)
    bands = tuple(BandReason(b, result.scored.tests[b.id], telling(b.when)) for b in tested)
    order = order_explained(evaluation, rulebook, subject.id, period)
    sums = rounded_sums(rulebook, result.scored.criteria)
    nameless, own_unit = 0, facts.unit_of(subject)
    if subject.kind == "venue" and result.provisional:
        forms = forms_of_venues(evaluation.rules, [rulebook.name + BAND])
        nameless = facts.registry.nameless(own_unit, forms)
    elsewhere = tuple(gap for gap in not_returned(facts, rulebook) if gap.unit != own_unit)
    needs = result.scored.needs
    return Explanation(result, rulebook, criteria, gates, bands, needs, order, sums, nameless, elsewhere)


def _telling(condition: tree.Condition | None, cells: Facts, frame: Frame) -> Iterator[str]:
    """Yield the facts of a test; of what is asked of each criterion's points, those of which it may hold."""
    if isinstance(condition, tree.AnyPart):
        for part in condition.parts:
            if holds(part, cells, frame) is not False:
                yield from tree.facts_in(part)
    elif isinstance(condition, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
        for part in condition.parts:
            yield from _telling(part, cells, frame)
    else:
        yield from tree.facts_in(condition)


def _reason(
    evaluation: Evaluation,
    rulebook: Rulebook,
    criterion: Criterion,
    result: Result,
    subject: Subject,
    period: Period,
) -> CriterionReason:
    facts, computed = evaluation.facts(period), result.computed.criteria[criterion.id]
    names = criterion.facts
    cells = {name: facts.cell(subject, name) for name in names}
    rules = evaluation.rules
    indicators = rules.indicator_sets[rules.rulebooks[result.rulebook].subject].indicators
    steps = {n: indicators[n].operands for n in names if n in indicators}
    shown = {**cells, **{part: facts.cell(subject, part) for parts in steps.values() for part in parts}}
    return CriterionReason(
        criterion,
        result.scored.criteria[criterion.id],
        computed,
        result.self_score.get(criterion.id),
        result.appraised.get(criterion.id),
        shown,
        steps,
        _parameters(evaluation, criterion, subject, period),
        tuple(sorted({gap for cell in cells.values() for gap in cell.owed})),
        _sources(cells.values()),
        asked_by(facts, subject, names),
        _exact(criterion, rulebook, cells.__getitem__, facts.frame(subject), computed),
    )


def _exact(
    criterion: Criterion, rulebook: Rulebook, facts: Facts, frame: Frame, computed: ScoredCriterion
) -> Range | None:
    """Return the points before rounding, if a rulebook says how it rounds and that changed them."""
    if rulebook.rounding == USUAL:
        return None
    given = given_by(criterion, rulebook, facts, frame)[1]
    exact = given.low, given.high
    return exact if exact != (computed.low, computed.high) else None


def _sources(cells: Iterable[Cell]) -> tuple[Source, ...]:
    return tuple(sorted({record.source for cell in cells for record in cell.records}))


def _parameters(
    evaluation: Evaluation, criterion: Criterion, subject: Subject, period: Period
) -> tuple[UsedParameter, ...]:
    names = list(tree.parameters_in(criterion.applies_when))
    if isinstance(criterion.points, Lines):
        names += [n for _, condition in criterion.points.lines for n in tree.parameters_in(condition)]
    elif isinstance(criterion.points.full_at, tree.ParameterRef):
        names.append(criterion.points.full_at.name)
    frame = evaluation.facts(period).frame(subject)
    parameters = []
    for name in dict.fromkeys(names):
        parameter = evaluation.rules.parameters[name]
        cites = parameter.on(period.end).cites
        parameters.append(UsedParameter(name, parameter_values(parameter, frame), cites))
    return tuple(parameters)


def order_of(evaluation: Evaluation, rulebook: Rulebook, id_: str, period: Period) -> UnitOrder | None:
    """Return where a unit stands among the others by points, None where the rulebook asks for no order."""
    if not asks_among(edition_in(evaluation.rules, rulebook, period.end)):
        return None
    year, kind = evaluation.columns(period), evaluation.kind_of(rulebook)
    order, place = year.among(rulebook), year.place_of(kind, id_)
    return None if order is None or place is None else order[FINAL].order(place)


def order_explained(evaluation: Evaluation, rulebook: Rulebook, id_: str, period: Period) -> UnitOrder | None:
    """Return the same with those it is level with, and those of whom it is open."""
    order = order_of(evaluation, rulebook, id_, period)
    among = None if order is None else evaluation.columns(period).among(rulebook)
    if order is None or among is None:
        return None
    ids = evaluation.columns(period).ids(evaluation.kind_of(rulebook))
    return beside_others(order, id_, {ids[row]: standing for row, standing in among[FINAL].standings.items()})


def beside_others(order: UnitOrder, own: str, standings: Mapping[str, KeyBounds]) -> UnitOrder:
    """Return an order with those beside a unit, found by holding it against each."""
    rank = standings[own]
    others = {id_: o for id_, o in standings.items() if id_ != own and o.group == rank.group}
    level = tuple(id_ for id_, o in others.items() if o.worst == o.best == rank.worst == rank.best)
    waits = tuple(
        id_ for id_, o in others.items() if id_ not in level and o.best >= rank.worst and o.worst <= rank.best
    )
    return replace(order, waits=waits, level=level)
