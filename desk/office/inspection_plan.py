"""From a run to a proposed inspection plan of the next year."""

from __future__ import annotations

from datetime import date

from desk.base.faults import WrongUse
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from desk.workspace.compiled_rules import rulebook_for
from engine.evaluation.years import Evaluation
from engine.follow_up.inspection_plan import Planned, VenueToInspect, plan_from
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.operations.first_last_day import MaxDate
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.roles import INSPECTION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.places import Word

LAST_INSPECTION = MaxDate(
    name="last_inspection",
    vi="Lần kiểm tra gần nhất",
    max_date=Word("inspection.date"),
    over=Selection("inspection"),
)
"""Unknown where a return that is missing, or a row nobody can read, may tell of another."""


def plan_of(run: Run, capacity: int) -> tuple[Rules, Rulebook, tuple[Planned, ...]]:
    """Return the rules of the run, the rulebook of risk, and the venues proposed for inspection in the year
    after it."""
    rules, archive = inputs_of(run)
    return rules, *planned_of(run, evaluation_of(run, rules, archive), capacity)


def planned_of(run: Run, evaluation: Evaluation, capacity: int) -> tuple[Rulebook, tuple[Planned, ...]]:
    """Return the rulebook of risk and the venues proposed, from an evaluation of the run."""
    rules = evaluation.rules
    period = scored_period(rules, run.manifest["year"])
    book = rulebook_for(rules, INSPECTION, period)
    candidates = candidates_of(evaluation, book, evaluation.facts(period))
    random, strata = _shares(rules, book, period.end)
    return book, plan_from(candidates, capacity, random, strata, seed_of(run))


def seed_of(run: Run) -> str:
    """Return what the random share is drawn by: the year and the returns that count in it. Rules edited or a
    newer program draw no other venues, and nobody knows the draw before the last return is in."""
    return "|".join([str(run.manifest["year"]), *sorted(run.manifest["records"])])


def _shares(rules: Rules, book: Rulebook, day: date) -> tuple[int, int]:
    """Return the shares of the plan in per cent; raises Stop where the rulebook says none."""
    if book.plan is None:
        raise WrongUse(
            "Bộ '%(book)s' không nói kế hoạch kiểm tra chia thế nào. Thêm 'plan: {random_share: …,"
            " strata_share: …, cites: […]}' vào bộ ấy (quy tắc của bản trước: lanhmanh upgrade), rồi chạy"
            " lại năm đó.",
            book=book.name,
        )
    shares = (book.plan.random_share, book.plan.strata_share)
    random, strata = (
        rules.parameters[s.name].on(day).lines[0][0] if isinstance(s, ParameterRef) else s for s in shares
    )
    return int(random), int(strata)


def candidates_of(evaluation: Evaluation, book: Rulebook, facts: PeriodFacts) -> list[VenueToInspect]:
    """Return the venues open at the period's end. Undecided risk counts as the lowest it may be."""
    order = [band.id for band in book.bands]
    found = []
    for result in evaluation.results(book, facts.period):
        record = facts.registry.venues[result.subject.id]
        closed = record.values.get("closed_on")
        if isinstance(closed, date) and closed <= facts.period.end:
            continue
        bands = result.scored.bands
        rank = max(order.index(band) for band in bands)
        border, town = (_yes(facts, result.unit, name) for name in ("border_area", "town_area"))
        days = _days_since(facts, result.subject.id)
        certain = not facts.figure(result.subject, LAST_INSPECTION).unknown
        found.append(VenueToInspect(result.subject.id, result.unit, bands, rank, days, border, town, certain))
    return found


def _yes(facts: PeriodFacts, unit: str, field: str) -> bool:
    return any(row.values.get(field) is True for row in facts.registry.snapshot("unit", unit))


def _days_since(facts: PeriodFacts, venue: str) -> int | None:
    days = [
        day
        for event in facts.registry.events("inspection", "venue", venue)
        if isinstance(day := event.record.values.get("date"), date)
    ]
    return (facts.period.end - max(days)).days if days else None
