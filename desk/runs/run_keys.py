"""`keys.parquet`: under which rules and records each result of a run stands, so that a later run may take it over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import polars as pl

from desk.runs.link_tables import link_records
from engine.evaluation.years import Evaluation
from engine.follow_up.parts import Parts
from engine.indicators.record_keys import subject_keys
from engine.links.limits import limits_of
from engine.rulebook.model.dependencies import rule_keys
from engine.rulebook.model.fingerprints import fingerprint
from facts.periods import Period
from facts.standing import Standing

KEYS = "keys"
SCHEMA = {"kind": pl.String, "name": pl.String, "key": pl.String}
LINKS, PART = "links", "part"
Keys = Mapping[tuple[str, str], str]  # (what it is, its name) → key


def keys_of(evaluation: Evaluation, period: Period) -> dict[tuple[str, str], str]:
    """Return the keys of rulebooks, indicators, units and venues, and of the links as a whole."""
    rules, standing = evaluation.rules, evaluation.standing
    listed = [unit.code for unit in rules.units.on(period.end)]
    subjects = subject_keys(standing, rules, listed, _announced_of(evaluation))
    return {
        **rule_keys(rules, period),
        **{(subject.kind, subject.id): key for subject, key in subjects.items()},
        (LINKS, ""): _links_key(evaluation, link_records(standing), period),
    }


def part_keys(parts: Parts) -> dict[tuple[str, str], str]:
    """Return the keys of the parts of what follows; a part has no name but what it says."""
    return {(PART, key): key for key in parts.facts}


def _announced_of(evaluation: Evaluation) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for place, by_subject in sorted(evaluation.announced.items()):
        for subject, bands in by_subject.items():
            found.setdefault(subject, []).append((place, bands))
    return found


def _links_key(evaluation: Evaluation, records: Standing, period: Period) -> str:
    """Return one key for all links: a lead may rest on any record, and says where each stands."""
    rules, digest = evaluation.rules, hashlib.sha256()
    for place, rows in sorted(records.registers.items()):
        digest.update(repr((place, rows)).encode())
    for kind, events in sorted(records.events.items()):
        digest.update(repr((kind, events)).encode())
    limits = limits_of(rules, period.end) if rules.links is not None else None
    return fingerprint(digest.hexdigest(), rules.links, limits, rules.calendar, period)


def keys_table(keys: Keys) -> pl.DataFrame:
    rows = [(kind, name, key) for (kind, name), key in sorted(keys.items())]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def keys_in(table: pl.DataFrame) -> dict[tuple[str, str], str]:
    return {(kind, name): key for kind, name, key in table.rows()}


def changed(now: Keys, then: Keys, kinds: Iterable[str]) -> list[str]:
    """Return the names of some kinds whose keys are not what they were, gone ones too."""
    asked = set(kinds)
    return sorted({name for kind, name in {*now, *then} if kind in asked and now.get((kind, name)) != then.get((kind, name))})  # fmt: skip
