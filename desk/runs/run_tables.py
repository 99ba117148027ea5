"""Every table of a run, computed or taken over from an earlier run, and how much was computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from desk.runs.follow_up import base_of, setting_of
from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in, follow_up_table
from desk.runs.found_results import bands_before_table, found_in
from desk.runs.kept import BEFORE, Kept
from desk.runs.link_tables import link_tables
from desk.runs.run_keys import KEYS, LINKS, PART, changed, keys_of, keys_table, part_keys
from desk.runs.tables import Step, tables_of
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.parts import Parts
from engine.follow_up.stages import Executor, conclusions_from, in_order
from engine.indicators.record_keys import venues_by_unit
from engine.indicators.subjects import Subject
from engine.rulebook.model.dependencies import INDICATOR, RULEBOOK
from facts.periods import Period

LINK_TABLES = ("links", "leads")


@dataclass(frozen=True, slots=True)
class Redone:
    """How many of each were computed, and of how many; links are computed whole or taken over whole."""

    units: tuple[int, int]
    venues: tuple[int, int]
    parts: tuple[int, int]
    links: bool
    rules: tuple[str, ...]  # rulebooks and indicators that no longer mean what they did


def all_tables(
    evaluation: Evaluation, period: Period, as_of: date | None, step: Step, executor: Executor = matches_from,
    earlier: Mapping[str, pl.DataFrame] | None = None,
) -> tuple[dict[str, pl.DataFrame], Redone]:  # fmt: skip
    """Return the tables of a run, and what was computed. `earlier` holds the tables of a run to take over from."""
    keys = keys_of(evaluation, period)
    kept = Kept(keys, earlier or {})
    evaluation.asked = None if earlier is None else _asked(evaluation, period, kept)
    tables = tables_of(evaluation, period, step, kept)
    tables[BEFORE] = bands_before_table(evaluation, period, kept)
    anew = not kept.stands(LINKS, "") or not set(LINK_TABLES) <= kept.tables.keys()
    tables |= _links(evaluation, period, kept, anew)
    setting = setting_of(evaluation, period, as_of)
    base = base_of(evaluation, period, setting, found_in(tables))
    parts = Parts(evaluation.rules.follow_up, base, setting)
    keys |= part_keys(parts)
    tables[FOLLOW_UP], concluded = _follow_up(evaluation, parts, base, setting, executor, kept)
    tables[KEYS] = keys_table(keys)
    redone = Redone(
        *_counted(evaluation, period, kept), (concluded, len(parts.facts)), anew,
        tuple(changed(keys, kept.then, (RULEBOOK, INDICATOR))) if earlier else (),
    )  # fmt: skip
    return tables, redone


def _asked(evaluation: Evaluation, period: Period, kept: Kept) -> Collection[Subject]:
    """Return whom to score: whoever has no result that stands, and the venues of such units, which these count."""
    lacking = {
        subject
        for book in evaluation.in_force(period)
        for subject in evaluation.subjects(book, period)
        if not kept.has_result(book.name, subject)
    }
    inside = venues_by_unit(evaluation.standing)
    venues = {Subject("venue", id_) for s in lacking if s.kind == "unit" for id_ in inside.get(s.id, ())}
    return lacking | venues


def _counted(evaluation: Evaluation, period: Period, kept: Kept) -> tuple[tuple[int, int], tuple[int, int]]:
    everyone: dict[str, set[Subject]] = {"unit": set(), "venue": set()}
    computed: dict[str, set[Subject]] = {"unit": set(), "venue": set()}
    sets = evaluation.rules.indicator_sets.values()
    redefined = {
        s.subject for s in sets if not all(kept.stands(INDICATOR, f"{s.name}.{n}") for n in s.indicators)
    }
    for book in evaluation.in_force(period):
        for subject in evaluation.subjects(book, period):
            everyone[subject.kind].add(subject)
            if subject.kind in redefined or not kept.has_result(book.name, subject):
                computed[subject.kind].add(subject)
    units, venues = ((len(computed[kind]), len(everyone[kind])) for kind in ("unit", "venue"))
    return units, venues


def _links(evaluation: Evaluation, period: Period, kept: Kept, anew: bool) -> dict[str, pl.DataFrame]:
    if anew:
        return link_tables(evaluation.standing, evaluation.rules, period)
    return {name: kept.tables[name] for name in LINK_TABLES}


def _follow_up(
    evaluation: Evaluation, parts: Parts, base: FactBase, setting: Setting, executor: Executor, kept: Kept
) -> tuple[pl.DataFrame, int]:
    """Return what follows, and how many parts were concluded. Facts of one part do not touch those of another."""
    rules = evaluation.rules.follow_up
    anew = {key: facts for key, facts in parts.facts.items() if not kept.stands(PART, key)}
    if len(anew) == len(parts.facts):
        found = conclusions_from(rules, base, setting, executor)
        return follow_up_table(found, parts.key_of), len(anew)
    facts = tuple({f.key: f for group in anew.values() for f in group}.values())
    concluded = conclusions_from(rules, FactBase(facts, base.gaps), setting, executor) if facts else ()
    told: list[tuple[Conclusion, str]] = [(c, key) for c in concluded if (key := parts.key_of(c)) in anew]
    before = kept.tables[FOLLOW_UP]
    told += [
        (c, key)
        for c, key in zip(conclusions_in(before), before["part"].to_list(), strict=True)
        if key in parts.facts and key not in anew
    ]
    part_of = dict(told)
    return follow_up_table(in_order(part_of), part_of.__getitem__), len(anew)
