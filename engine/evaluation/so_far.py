"""Where each subject would stand at the end of the year if all stayed as it is, and what is not known yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engine.evaluation.explanation import CriterionReason, explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, unknown
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import Compare, facts_in, leaves
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Gate, Rulebook, Rules
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.oracle import scored
from engine.scoring.results import Scored
from facts.periods import AD_HOC, YEAR, Period

COVERS = "covers"
OF_THE_YEAR = ("self_score", "appraisal")  # registers that come with the year's return only


@dataclass(frozen=True, slots=True)
class SoFar:
    """One subject part of the way through a year.

    `scored` has every fact as the period's returns tell it; what `waits` is unknown there: criterion → the
    facts that only the year's return can tell. `gates` are left out of it, for they ask about that return.
    """

    subject: Subject
    scored: Scored
    waits: Mapping[str, tuple[str, ...]]
    gates: tuple[Gate, ...]


def tells_the_year_so_far(rules: Rules, period: Period) -> bool:
    """Tell whether a period's returns tell all of a year from its first day to some day before its last."""
    year = rules.calendar.at(YEAR, period.year)
    return year is not None and period.kind != AD_HOC and period.start == year.start and period.end < year.end


def years_so_far(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> tuple[SoFar, ...]:
    """Return every subject of a rulebook as it stands at the end of a period that began with its year."""
    book = edition_in(evaluation.rules, rulebook, period.end)
    subjects, facts = evaluation.subjects(book, period), evaluation.facts(period)
    later = waiting_facts(evaluation.rules, book, period)
    return tuple(year_so_far(book, facts, subject, later) for subject in subjects)


def year_so_far(book: Rulebook, facts: PeriodFacts, subject: Subject, later: frozenset[str]) -> SoFar:
    """Score one subject without the facts that come `later`: they are unknown, and nobody owes them yet."""
    gates = tuple(gate for gate in book.gates if later & {*facts_in(gate.when)})
    open_book = replace(book, gates=tuple(gate for gate in book.gates if gate not in gates))
    named = {c.id: tuple(name for name in c.facts if name in later) for c in book.criteria}

    def cell(name: str) -> Cell:
        return unknown() if name in later or is_among(name) else facts.cell(subject, name)

    score = scored(open_book, cell, facts.frame(subject))
    return SoFar(subject, score, {id_: names for id_, names in named.items() if names}, gates)


def reasons_so_far(
    evaluation: Evaluation, rulebook: Rulebook, interim: SoFar, period: Period
) -> tuple[CriterionReason, ...]:
    """Say of each criterion what was counted so far; of what waits, no number at all."""
    explanation = explanation_of(evaluation, rulebook, interim.subject, period)
    later = {name for names in interim.waits.values() for name in names}
    return tuple(_so_far(reason, interim, later) for reason in explanation.criteria)


def _so_far(reason: CriterionReason, interim: SoFar, later: set[str]) -> CriterionReason:
    points = interim.scored.criteria[reason.criterion.id]
    cells = {name: unknown() if name in later else cell for name, cell in reason.facts.items()}
    owed = tuple(sorted({gap for cell in cells.values() for gap in cell.owed}))
    return replace(reason, points=points, computed=points, self_score=None, facts=cells, owed=owed)


def waiting_facts(rules: Rules, book: Rulebook, period: Period) -> frozenset[str]:
    """Return the facts of a rulebook that only the year's own return can tell."""
    kind = rules.indicator_sets[book.subject].subject
    names = {n for c in book.criteria for n in c.facts}
    names |= {n for gate in book.gates for n in facts_in(gate.when)}
    return frozenset(name for name in names if waits_for_the_year(rules, kind, name, period))


def waits_for_the_year(rules: Rules, kind: str, name: str, period: Period) -> bool:
    """Tell whether a fact rests on a return of a kind of period that ends after this one."""
    if name.endswith(".band") or name not in rules.asked_indicators(kind, period.end):
        return False
    indicator = rules.indicator(kind, name)
    if not isinstance(indicator, OverRecords):
        return any(waits_for_the_year(rules, kind, part, period) for part in indicator.operands)
    if indicator.over.kind in OF_THE_YEAR:
        return True
    return indicator.over.kind == RETURN and any(
        later.end > period.end for later in _covered(indicator.over, rules, period)
    )


def _covered(selection: Selection, rules: Rules, period: Period) -> Iterator[Period]:
    """Yield the periods whose returns a count of returns asks for by name."""
    for leaf in leaves(selection.where):
        if isinstance(leaf, Compare) and leaf.fact == COVERS:
            for kind in (k for k in leaf.operands if k in rules.calendar.kinds and k != period.kind):
                covered = rules.calendar.at(str(kind), period.year)
                if covered is not None:
                    yield covered
