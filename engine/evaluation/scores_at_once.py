"""Scores all subjects of a rulebook at once, by columns; needs are the oracle's, where anything is unsettled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.logic.kleene import Kleene
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.indicators import OwnField
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import BAND, FactType
from engine.scoring.columnar.cells import columns_from_cells
from engine.scoring.columnar.scores import ScoreColumns, scores_from_columns
from engine.scoring.oracle import scored
from engine.scoring.results import Need, Scored, ScoredCriterion
from facts.forms.catalogue import KINDS

ANSWERS: tuple[Kleene, ...] = (False, True, None)
UNIT_FIELDS = tuple(f.name for f in KINDS["unit"].fields.values() if f.type == "yes_no")


@dataclass(frozen=True, slots=True)
class Pace:
    """How the work is cut up; results do not depend on it."""

    workers: int = 1
    chunk: int | None = None


USUAL = Pace()


def facts_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every fact a rulebook's points, gates and bands ask about."""
    names = [n for c in rulebook.criteria for n in used_facts(c.points, c.applies_when)]
    names += [n for gate in rulebook.gates for n in facts_in(gate.when)]
    names += [n for band in rulebook.bands for n in facts_in(band.when)]
    return tuple(dict.fromkeys(names))


def computed_scores(
    rules: Rules, rulebook: Rulebook, facts: PeriodFacts, subjects: Sequence[Subject], pace: Pace
) -> Mapping[str, Scored]:
    """Return each subject's score by id. Which lines settled a criterion is not in it: ask the oracle."""
    if not subjects:
        return {}
    types = {name: _type(rules, rulebook, name) for name in facts_of(rulebook)}
    rows = [{name: facts.cell(subject, name) for name in types} for subject in subjects]
    units = [_unit_fields(facts, subject) for subject in subjects]
    columns = columns_from_cells(types, rows, units)
    scores = scores_from_columns(rulebook, columns, facts.frame(subjects[0]), pace.chunk, pace.workers)
    return {
        subject.id: _scored(rulebook, scores, place, facts, subject) for place, subject in enumerate(subjects)
    }


def _type(rules: Rules, rulebook: Rulebook, name: str) -> FactType:
    if name.endswith(".band"):
        other = rules.rulebooks[name.removesuffix(".band")]
        return FactType(BAND, tuple(band.id for band in other.bands))
    return rules.indicator_sets[rulebook.subject].indicators[name].type


def _unit_fields(facts: PeriodFacts, subject: Subject) -> Mapping[str, Cell]:
    unit = Subject("unit", facts.unit_of(subject))
    return {name: facts.own_field(unit, OwnField("unit", name)) for name in UNIT_FIELDS}


def _scored(
    rulebook: Rulebook, scores: ScoreColumns, place: int, facts: PeriodFacts, subject: Subject
) -> Scored:
    criteria = {
        id_: ScoredCriterion(
            id_, _points(scores.low[row][place], scores), _points(scores.high[row][place], scores)
        )
        for row, id_ in enumerate(scores.criteria)
    }
    gates = {gate.id: ANSWERS[scores.gates[row, place]] for row, gate in enumerate(rulebook.gates)}
    tested = [band for band in rulebook.bands if band.when is not None]
    tests = {band.id: ANSWERS[scores.tests[row, place]] for row, band in enumerate(tested)}
    bands = tuple(id_ for row, id_ in enumerate(scores.bands) if int(scores.possible[place]) >> row & 1)
    settled = all(c.settled for c in criteria.values()) and None not in (*gates.values(), *tests.values())
    needs: tuple[Need, ...] = ()
    if not settled:
        needs = scored(rulebook, lambda name: facts.cell(subject, name), facts.frame(subject)).needs
    low, high = (_points(ends[place], scores) for ends in (scores.score_low, scores.score_high))
    return Scored(criteria, low, high, gates, tests, bands, needs)


def _points(scaled: int, scores: ScoreColumns) -> Fraction:
    return Fraction(int(scaled), scores.scale)
