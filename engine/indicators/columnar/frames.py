"""The tables of one period: what stands, seen from its last day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from engine.indicators.registry import Claims, claims_on
from facts.forms.catalogue import KINDS, SHIPPED, Catalogue
from facts.lazy import LazyMapping
from facts.periods import YEAR, Calendar, Period
from facts.record_tables import DELIVERIES, ID, PERIOD, UNIT, RecordTables

HERE, YEAR_OF, COVERS = "_here", "_year", "covers"


class NotColumnar(Exception):
    """An operation that is evaluated one subject at a time only: ask `engine.indicators.evaluator`."""


@dataclass(frozen=True, slots=True)
class RecordFrames:
    """Tables by kind, as `facts.record_tables` describes them, with the rows that one period sees.

    Registers: the period's own snapshots. `venue` has every venue known by the end of the period, once, in
    order of id, and `_here` where it stands in this period's snapshots. Events: all of them; who asks looks
    at their days. `return`: deliveries of periods the rules know, with `covers` and `_year`.
    `units` are all units that ever sent anything or that the rules know of, in order: the same in every
    period. `sent` are those that sent anything for this period's year, or stand in the archive before it.
    `claims` are the venues whose place is in dispute.
    """

    period: Period
    units: tuple[str, ...]
    sent: frozenset[str]
    kinds: Mapping[str, pl.DataFrame]
    set_aside: pl.DataFrame
    claims: Claims
    catalogue: Catalogue = SHIPPED

    def frame(self, kind: str) -> pl.DataFrame:
        return self.kinds[kind]


def frames_of(
    tables: RecordTables, calendar: Calendar, period: Period, units: Iterable[str] = ()
) -> RecordFrames:
    """Return the tables of a period; `units` are counted for as well as those that ever sent anything."""

    def seen(name: str) -> pl.DataFrame:
        if name == DELIVERIES:
            return _deliveries(tables.deliveries, calendar)
        rows = tables.kinds[name]
        if name == "venue":
            return _venues(rows, calendar, period)
        return rows.filter(pl.col(PERIOD).cast(pl.String) == period.code) if KINDS[name].register else rows

    everyone = {*tables.deliveries["unit"].unique().to_list(), *units}
    sent = frozenset(_units(tables.deliveries, calendar, period))
    kinds = LazyMapping((*KINDS, DELIVERIES), seen)
    return RecordFrames(
        period,
        tuple(sorted(everyone)),
        sent,
        kinds,
        tables.set_aside,
        _claims(tables.set_aside, kinds, calendar, period),
        Catalogue(tables.own),
    )


def _known(codes: Iterable[str | None], calendar: Calendar) -> dict[str, Period]:
    periods = {code: calendar.period(code) for code in codes if code is not None}
    return {code: period for code, period in periods.items() if period is not None}


def _venues(rows: pl.DataFrame, calendar: Calendar, period: Period) -> pl.DataFrame:
    """Return each venue once: its row in this period's snapshots, else the latest earlier one.

    Told by two units, the last told by the one it says it lies in wins, else the first told.
    """
    told_of = _known(rows[PERIOD].unique().to_list(), calendar)
    ends = {c: p.end for c, p in told_of.items() if p.end <= period.end}
    at, code = pl.int_range(pl.len()), pl.col(PERIOD).cast(pl.String)
    here, home = code == period.code, pl.col("unit_code") == pl.col(UNIT)
    known = rows.filter(code.is_in(list(ends)))
    dated = known.with_columns(
        here.alias(HERE),
        code.replace_strict(ends, return_dtype=pl.Date).alias("_end"),
        pl.when(here & home).then(-at - 1).otherwise(at).alias("_at"),
    )
    order = [pl.col(ID), pl.col(HERE), pl.col("_end"), code, pl.col("_at")]
    ordered = dated.sort(order, descending=[False, True, True, True, False])
    return ordered.filter(pl.col(ID).is_first_distinct()).drop("_end", "_at")


def _claims(
    set_aside: pl.DataFrame, kinds: Mapping[str, pl.DataFrame], calendar: Calendar, period: Period
) -> Claims:
    lost = set_aside.filter(pl.col("form").cast(pl.String) == KINDS["venue"].form)
    listed = [(i.split("|")[0], u, p) for i, u, p in lost.select("identity", "unit", "period").iter_rows()]
    if not listed:
        return {}
    rows = kinds["venue"].filter(pl.col(ID).is_in([id_ for id_, _, _ in listed]))
    places = rows.select(pl.col(ID, "unit_code", PERIOD).cast(pl.String)).iter_rows()
    venues = {id_: (unit, code) for id_, unit, code in places}
    return claims_on(venues, listed, calendar, period)


def _deliveries(rows: pl.DataFrame, calendar: Calendar) -> pl.DataFrame:
    """Return deliveries of known periods."""
    known = _known(rows["period"].unique().to_list(), calendar)
    code = pl.col("period").cast(pl.String)
    kinds, years = ({c: getattr(p, name) for c, p in known.items()} for name in ("kind", "year"))
    return rows.filter(code.is_in(list(known))).with_columns(
        code.replace_strict(kinds, return_dtype=pl.String).alias(COVERS),
        code.replace_strict(years, return_dtype=pl.Int64).alias(YEAR_OF),
    )


def _units(rows: pl.DataFrame, calendar: Calendar, period: Period) -> list[str]:
    """Return the units that sent anything for this period's year, or stand in the archive before it."""
    known = _known(rows["period"].unique().to_list(), calendar)
    by_now = [c for c, p in known.items() if p.end <= period.end and p.kind in (YEAR, period.kind)]
    sent: list[str] = rows.filter(pl.col("period").cast(pl.String).is_in(by_now))["unit"].unique().to_list()
    return sent
