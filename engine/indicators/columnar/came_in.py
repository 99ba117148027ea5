"""Which returns of each unit came in, and whom columns do not speak for: rows that may be theirs are lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import polars as pl

from engine.indicators.columnar.frames import RecordFrames
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import Places, at_places, places_in
from engine.indicators.windows import Window, years_touched
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Calendar, Period
from facts.record_tables import STANDING


class LostRows:
    """Whom a row that can't be used, or a dispute over where a venue lies, may concern.

    Their figures are left to `engine.indicators.evaluator`, one subject at a time.
    """

    def __init__(self, frames: RecordFrames, units: pl.Series, venues: RecordColumns) -> None:
        rows = frames.set_aside
        self.venues, self.units = venues, len(units)
        self._rows = rows.select(
            pl.col("form", "period").cast(pl.String),
            unit=pl.Series(places_in(rows["unit"], units)),
            nameless=pl.col("venue").is_null() | (pl.col("row") == 0),
        ).filter(pl.col("unit") >= 0)
        self._named = np.zeros(venues.rows + 1, np.bool_)  # the last one for rows that name none
        self._named[places_in(rows["venue"], venues.named)] = True
        claiming = [unit for claimed in frames.claims.values() for unit in claimed]
        self._claiming = np.asarray(units.is_in(claiming).to_numpy(), np.bool_)
        self._units: dict[object, Mask] = {}

    def units_of(
        self, forms: Iterable[str], periods: Iterable[str] | None = None, nameless: bool = False
    ) -> Mask:
        """Return the units of whose returns a row of some forms is lost; None: for any period.

        `nameless`: a row of which nobody can tell the venue.
        """
        key = frozenset(forms), None if periods is None else frozenset(periods), nameless
        if key not in self._units:
            chosen = pl.col("form").is_in(list(key[0]))
            if key[1] is not None:
                chosen &= pl.col("period").is_in(list(key[1]))
            if nameless:
                chosen &= pl.col("nameless")
            self._units[key] = np.zeros(self.units, np.bool_)
            self._units[key][self._rows.filter(chosen)["unit"].to_numpy()] = True
        return self._units[key]

    def subjects(
        self, kind: str, forms: Iterable[str], periods: Iterable[str] | None = None, own: str = ""
    ) -> Mask:
        """Return the units or venues of which lost rows of some forms may tell, or that are in dispute.

        A row of the form `own` that names a venue tells of no other.
        """
        units = self.units_of({*forms} - {own}, periods) | self.units_of((own,), periods, nameless=True)
        if kind == "unit":
            return units | self._claiming
        return at_places(units, self.venues.lies_in, False) | self._named[:-1] | self.venues.disputed


class CameIn:
    """What came in for a period and those it looks back to, by place of the unit or venue."""

    def __init__(
        self,
        kinds: Mapping[str, RecordColumns],
        lost: LostRows,
        units: int,
        period: Period,
        calendar: Calendar,
    ) -> None:
        self.kinds, self.lost, self.units = kinds, lost, units
        self.period, self.calendar = period, calendar

    def of_kind(self, kind: str, units: Mask, blank: bool = False) -> Mask:
        """Return an answer about units as one about subjects; `blank` is that of a venue of no unit."""
        return units if kind == "unit" else at_places(units, self.kinds["venue"].lies_in, blank)

    def earlier(self, selection: Selection, window: Window | None) -> tuple[str, ...]:
        """Return the years before whose returns a selection looks back to."""
        since = window[0] if window else None
        years = years_touched(since, self.period, self.calendar) if selection.looks_back else ()
        return tuple(year.code for year in years)

    def missing(self, forms: Iterable[str], periods: Sequence[str]) -> Mask:
        """Return the units that have not returned one of some forms for one of some periods."""
        units = np.zeros(self.units, np.bool_)
        for form in forms:
            for period in periods:
                units |= ~self.returned(period, form)
        return units

    def gaps(self, kind: str, selection: Selection) -> Mask:
        """Return the subjects whose unit has not returned a form of this period that is asked for."""
        return self.of_kind(kind, self.missing(selection.forms, (self.period.code,)), blank=True)

    def weak(self, selection: Selection, window: Window | None) -> Mapping[str, Mask]:
        """Return the other forms a selection's tests may rest on, and the units lacking older ones."""
        earlier = self.earlier(selection, window)
        lacking = {form: self.missing((form,), earlier) for form in selection.forms[1:]}
        return {form: units for form, units in lacking.items() if units.any()}

    def may_have_ended(self, kind: str) -> Mask:
        """Return the matters last reported as open that a later year may have told of as ended: its return
        never came, or has a row that can't be read."""
        records = self.kinds[kind]
        rows = np.zeros(records.rows, np.bool_)
        ended_by = KINDS[kind].ended_by if not KINDS[kind].register else None
        if ended_by is None:
            return rows
        form, years = KINDS[kind].form, years_touched(None, self.period, self.calendar)
        for year in (*years, self.period):
            missing = self.lost.units_of((form,), (year.code,))
            if year != self.period:
                missing = missing | ~self.returned(year.code, form)
            if missing.any():
                told_before = records.told_before(year.end, self.calendar)
                rows |= at_places(missing, records.by_commune, False) & told_before
        return rows & ~records.known(ended_by)

    def returned(self, period: str, form: str) -> Mask:
        """Return the units of which the office that owes a form returned it, with rows or as nil."""
        units = np.zeros(self.units, np.bool_)
        units[self._returns.get((period, form), np.zeros(0, np.int64))] = True
        return units

    @cached_property
    def _returns(self) -> Mapping[tuple[str, str], Places]:
        """By period and form: the places of the units of which the office that owes it returned it."""
        senders = {form: kind.sender for form, kind in FORMS.items()}
        owes = pl.col("form").cast(pl.String).replace_strict(senders, return_dtype=pl.String)
        own = (pl.col("office").cast(pl.String) == owes) & pl.col(STANDING) & pl.col("state").is_not_null()
        rows = self.kinds[RETURN].frame.filter(own)
        places = places_in(rows["unit"], self.kinds["unit"].axis)
        placed = rows.select("period", "form", place=pl.Series(places)).filter(pl.col("place") >= 0)
        parts = placed.partition_by("period", "form", as_dict=True)
        return {(str(p), str(f)): part["place"].to_numpy() for (p, f), part in parts.items()}
