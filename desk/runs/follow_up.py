"""What follows from a run: facts from an evaluation, rules over them, conclusions out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from desk.runs.small_tables import OWED, columns_of
from desk.runs.standings import BEFORE
from desk.workspace.announcements import Bands, announced_bands
from desk.workspace.appraisals import confirmed_appraisals
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns
from desk.workspace.standing_today import evaluated, in_its_units
from desk.workspace.store import Stored, earlier_years, stored
from engine.evaluation.result import Result
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion, Executor, conclusions_from
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.facts import BandOrFinding, base_from
from engine.follow_up.fitting import PatternsAsked
from engine.follow_up.matcher import matches_from
from engine.follow_up.ties import longest_gap
from engine.logic.cells import Cell, Owed, known, unknown
from engine.logic.kleene import Kleene
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.archive.door import ImportReport
from facts.periods import YEAR, Calendar, Period
from facts.standing import HAS_DATA, Delivery


def follow_up_of(
    evaluation: Evaluation, period: Period, as_of: date | None, executor: Executor = matches_from
) -> tuple[Conclusion, ...]:
    """Return the signs and actions that follow from a period's results and records."""
    setting = setting_of(evaluation, period, as_of)
    return conclusions_from(
        evaluation.rules.follow_up, base_of(evaluation, period, setting), setting, executor
    )


def setting_of(evaluation: Evaluation, period: Period, as_of: date | None) -> Setting:
    rules = evaluation.rules
    deliveries = evaluation.facts(period).registry.standing.deliveries
    received = received_until(deliveries, period, rules.calendar)
    return Setting(as_of or period.end, period, rules.calendar, rules.parameters, rules.offices, received)


def received_until(
    deliveries: Iterable[Delivery], period: Period, calendar: Calendar
) -> dict[tuple[str, str], list[tuple[date, date]]]:
    """Return by unit and form, of each return up to a period's, its last day and the day it came in."""
    received: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for d in deliveries:
        about = calendar.period(d.period) if d.state == HAS_DATA else None
        if about is not None and about.end <= period.end:
            received[d.unit, d.form].append((about.end, d.received_on))
    return received


def base_of(
    evaluation: Evaluation, period: Period, setting: Setting, results: Iterable[BandOrFinding] | None = None
) -> FactBase:
    """Return the facts of a period. `results` are those the rules ask about, if known already."""
    if results is None:
        results = list(_found_results(evaluation, period))
    rules = evaluation.rules.follow_up
    return base_from(evaluation.facts(period), results, rules, longest_gap(rules, setting))


def _found_results(evaluation: Evaluation, period: Period) -> Iterator[BandOrFinding]:
    """Yield what the rules may ask of results; nothing is scored where no rule asks."""
    if not asks_of_results(evaluation):
        return
    yield from results_found(evaluation, period)
    before = period_before(evaluation, period)
    if before is not None:
        yield from bands_before(evaluation, period, before)


def asks_of_results(evaluation: Evaluation) -> bool:
    kinds = {p.kind for rule in evaluation.rules.follow_up for p in (*rule.when, *rule.unless)}
    return bool(kinds & {BAND_FACT, FINDING})


def period_before(evaluation: Evaluation, period: Period) -> Period | None:
    owed = evaluation.rules.calendar.first_owed(YEAR)
    if owed is not None and period.year - 1 < owed:
        return None
    return evaluation.rules.calendar.at(period.kind, period.year - 1, period.n)


def results_found(evaluation: Evaluation, period: Period) -> Iterator[BandOrFinding]:
    for book in evaluation.in_force(period):
        for result in evaluation.results(book, period):
            yield from _of_result(book, result)


def bands_before(evaluation: Evaluation, period: Period, before: Period) -> Iterator[BandOrFinding]:
    """Yield the bands of the year before as they count now: announced ones, else computed."""
    for book in evaluation.in_force(before):
        scores = evaluation.scores(book, before)
        announced = evaluation.announced.get((book.name, before.code), {})
        for subject, unit, computed in evaluation.possible_bands(book, before):
            bands = (
                announced.get(subject.id) if evaluation.before.is_same_unit(subject, period, before) else None
            )
            value = _band_cell(bands or computed, scores[subject.id][0].owed)
            yield BandOrFinding(book.name, "band", "", subject.id, unit, before.code, value)


def _of_result(book: Rulebook, result: Result) -> Iterator[BandOrFinding]:
    head = (result.subject.id, result.unit, result.period)
    owed = result.scored.owed
    yield BandOrFinding(book.name, "band", "", *head, result.scored.band_cell)
    for id_, criterion in result.scored.criteria.items():
        gives = True if criterion.low > 0 else False if criterion.high == Fraction(0) else None
        yield BandOrFinding(book.name, "criterion", id_, *head, _cell(gives, owed))
    for kind, answers in (("gate", result.scored.gates), ("sign", result.signs)):
        for id_, answer in answers.items():
            yield BandOrFinding(book.name, kind, id_, *head, _cell(answer, owed))
    for id_, state in result.streaks.items():
        yield BandOrFinding(book.name, "streak", id_, *head, _cell(state.held, owed))


SCHEMA = {**columns_of("text rulebook subject unit period", "texts bands"), "owed": OWED}
ANSWERS: Mapping[str, Kleene] = {"yes": True, "no": False, "unknown": None}
Tables = Mapping[str, pl.DataFrame]
Key = tuple[str, str]  # rulebook, subject


def bands_before_table(evaluation: Evaluation, period: Period) -> pl.DataFrame:
    """Return `bands_before`: the bands of the year before as they count now, and what is owed."""
    before = period_before(evaluation, period)
    if before is None or not asks_of_results(evaluation):
        return pl.DataFrame(schema=SCHEMA)
    rows = [_band_row(fact) for fact in bands_before(evaluation, period, before)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _band_row(fact: BandOrFinding) -> tuple[Any, ...]:
    cell = fact.value
    bands = [str(cell.value)] if cell.known else [str(band) for band in cell.options]
    owed = list(map(asdict, cell.owed))
    return fact.rulebook, fact.subject, fact.unit, fact.period, bands, owed


def found_in(tables: Tables, patterns: PatternsAsked) -> Iterator[BandOrFinding]:
    """Yield the bands and findings of a run that rules ask about, and the bands of the year before."""
    owed = _owed_in(tables["needs"])
    heads: dict[Key, tuple[str, str, str]] = {}
    for row in tables["scores"].iter_rows(named=True):
        key, head = (row["rulebook"], row["subject"]), (row["subject"], row["unit"], row["period"])
        heads[key] = head
        if patterns.of(row["rulebook"], "band"):
            yield BandOrFinding(row["rulebook"], "band", "", *head, _band_cell(row["bands"], owed[key]))
    columns = ("rulebook", "subject", "criterion", "low", "high")
    points = _asked_of(tables["points"].with_columns(kind=pl.lit("criterion"), id="criterion"), patterns)
    for rulebook, subject, id_, low, high in points.select(columns).iter_rows():
        gives = True if low > 0 else False if high == 0 else None
        key = (rulebook, subject)
        yield BandOrFinding(rulebook, "criterion", id_, *heads[key], _cell(gives, owed[key]))
    for row in _asked_of(tables["findings"], patterns).iter_rows(named=True):
        key = (row["rulebook"], row["subject"])
        yield BandOrFinding(
            key[0], row["kind"], row["id"], *heads[key], _cell(ANSWERS[row["answer"]], owed[key])
        )
    for row in tables[BEFORE].iter_rows(named=True):
        gaps = tuple(Owed(**gap) for gap in row["owed"])
        head = (row["subject"], row["unit"], row["period"])
        if patterns.of(row["rulebook"], "band"):
            yield BandOrFinding(row["rulebook"], "band", "", *head, _band_cell(row["bands"], gaps))


def _asked_of(rows: pl.DataFrame, patterns: PatternsAsked) -> pl.DataFrame:
    named = rows.select("rulebook", "kind", "id").unique()
    requested = named.filter(pl.Series([patterns.of(*row) for row in named.iter_rows()], dtype=pl.Boolean))
    return rows.join(requested, on=("rulebook", "kind", "id"), how="semi", maintain_order="left")


def _owed_in(needs: pl.DataFrame) -> Mapping[Key, tuple[Owed, ...]]:
    owed: dict[Key, tuple[Owed, ...]] = defaultdict(tuple)
    columns = ("rulebook", "subject", "form", "office", "unit", "owed_period", "field", "row")
    for rulebook, subject, form, *rest in needs.select(columns).iter_rows():
        if form is not None:
            owed[rulebook, subject] += (Owed(form, *rest),)
    return owed


def _band_cell(bands: Iterable[str], owed: tuple[Owed, ...]) -> Cell:
    first, *more = bands
    return unknown(owed, (first, *more)) if more else known(first)


def _cell(answer: Kleene, owed: tuple[Owed, ...]) -> Cell:
    return unknown(owed) if answer is None else known(answer)


def follow_up_at_import(workspace: Workspace, rules: Rules, report: ImportReport) -> tuple[Conclusion, ...]:
    """Return the sure actions of rules `import: yes` for the periods of new returns.

    Of one matter the year's action is told, as its run will tell it, not a half-year's beside it.
    """
    urgent = replace(rules, follow_up=tuple(r for r in rules.follow_up if r.import_))
    new = {file.file for file in report.files if file.hash in report.added}
    if not new or not urgent.follow_up:
        return ()
    archive = stored(workspace, rules)
    deliveries = [d for d in archive.standing.deliveries if d.file in new]
    periods = {p for p in (rules.calendar.period(d.period) for d in deliveries) if p}
    units = {d.unit for d in deliveries}
    announced = announced_bands(workspace)
    period_of: dict[tuple[object, ...], Period] = {}
    concluded: list[Conclusion] = []
    for period in sorted(periods, key=lambda p: (p.year, p.kind != YEAR, p.start, p.code)):
        follows = follow_up_of(
            _evaluation(workspace, archive, urgent, period, announced), period, archive.as_of
        )
        for conclusion in follows:
            key = (
                period.year,
                conclusion.kind,
                conclusion.name,
                conclusion.about,
                conclusion.rule,
                conclusion.unit,
            )
            if conclusion.sure and conclusion.unit in units and period_of.setdefault(key, period) == period:
                concluded.append(conclusion)
    return tuple(concluded)


def _evaluation(
    workspace: Workspace, archive: Stored, rules: Rules, period: Period, announced: Bands
) -> Evaluation:
    """Return a period with every return there is, locked or not."""
    counting = counting_returns(workspace, rules, period)
    earlier = earlier_years(workspace, rules, counting.earlier)
    return evaluated(
        in_its_units(
            replace(archive, earlier=earlier), rules, period, confirmed_appraisals(workspace, rules)
        ),
        rules,
        announced,
    )
