"""Which returns of every unit came in, and which rows of them are lost: where a figure over records is
unknown or bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from engine.indicators.columnar.lost_rows import LostRows
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import Places, at_places, places_in
from engine.indicators.through import through_forms
from engine.indicators.windows import Window, years_touched
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Calendar, Period
from facts.record_tables import STANDING


@dataclass(frozen=True, slots=True)
class More:
    """How many things more each subject may have, beside the records that may count: any number where
    `endless`."""

    rows: NDArray[np.int64]
    endless: Mask


class CameIn:
    """What came in for a period and those it looks back to, by place of the unit or, through `of_kind`, of
    the venue."""

    def __init__(
        self,
        kinds: Mapping[str, RecordColumns],
        lost: LostRows,
        units: int,
        period: Period,
        calendar: Calendar,
        nameless: bool,
    ) -> None:
        """Take the records of every kind and the lost rows; `nameless`: rows of which nobody can tell the
        venue count too."""
        self.kinds, self.lost, self.units = kinds, lost, units
        self.period, self.calendar, self.nameless = period, calendar, nameless

    @property
    def venues(self) -> RecordColumns:
        return self.kinds["venue"]

    def of_kind(self, kind: str, units: Mask, blank: bool = False) -> Mask:
        """Return an answer about units as one about subjects of a kind; `blank` is that of a venue of no
        unit."""
        return units if kind == "unit" else at_places(units, self.venues.lies_in, blank)

    def gaps(self, kind: str, selection: Selection) -> Mask:
        """Return the subjects whose unit has not returned a form of this period that the selection is
        over."""
        missing = np.zeros(self.units, np.bool_)
        for form in selection.forms:
            missing |= ~self.returned(self.period.code, form)
        return self.of_kind(kind, missing, blank=True)

    def not_whole(self, kind: str, selection: Selection, window: Window | None) -> Mask:
        """Return the subjects of whose unit more than rows of a form is lost, or to whom another unit's lost
        row may lead."""
        found = np.zeros(self.units, np.bool_)
        for period, form in self._looked_at(selection, window):
            found |= self.lost.sheets(period, form)
        if selection.through is not None:
            found |= self._led_here(selection, window)
        return self.of_kind(kind, found)

    def _led_here(self, selection: Selection, window: Window | None) -> Mask:
        """Return the units to which a lost row may lead by a path: another unit's own row, or anybody's along
        the path."""
        form, along = selection.forms[0], through_forms(selection)
        periods = dict.fromkeys(period for period, _ in self._looked_at(selection, window))
        if self.lost.of_units((p, f) for p in periods for f in along).any():
            return np.ones(self.units, np.bool_)
        senders = self.lost.of_units((p, form) for p in periods) > 0
        found: Mask = senders.sum() - senders > 0
        return found

    def weak(self, selection: Selection, window: Window | None) -> Mapping[str, Mask]:
        """Return the other forms a selection's tests may rest on, and the units of which they are not
        whole."""
        forms = selection.forms[1:]
        found = {form: np.zeros(self.units, np.bool_) for form in forms}
        for period, form in self._looked_at(selection, window):
            if form in found:
                found[form] |= self.lost.any_row(period, form)
                if period != self.period.code:
                    found[form] |= ~self.returned(period, form)
        return {form: units for form, units in found.items() if units.any()}

    def more(self, by: str, selection: Selection, window: Window | None) -> More:
        """Return how many things more each subject may have by the rows lost of its form, and by returns that
        never came."""
        forms = selection.forms[:1]
        places = [place for place in self._looked_at(selection, window) if place[1] in forms]
        endless = np.zeros(self.units, np.bool_)
        for period, form in places:
            if period != self.period.code:
                endless |= ~self.returned(period, form)
        if by == "venue" and selection.kind in VENUE_PATHS:
            here = self.venues.here if selection.kind == "venue" else None
            rows = self.lost.of_venues(places, nameless=self.nameless, told=here)
        else:
            rows = self.lost.of_units(places)
            rows = rows if by == "unit" else at_places(rows, self.venues.lies_in, 0)
        return More(rows, self.of_kind(by, endless))

    def may_have_ended(self, kind: str) -> Mask:
        """Return the matters last reported as open of which a later year's return never came."""
        records = self.kinds[kind]
        found = np.zeros(records.rows, np.bool_)
        ended_by = KINDS[kind].ended_by if kind in KINDS and not KINDS[kind].register else None
        if ended_by is None:
            return found
        for year in years_touched(None, self.period, self.calendar):
            missing = ~self.returned(year.code, KINDS[kind].form)
            if missing.any():
                told_before = records.told_before(year.end, self.calendar)
                found |= at_places(missing, records.by_commune, False) & told_before
        return found & ~records.known(ended_by)

    def _looked_at(self, selection: Selection, window: Window | None) -> Iterator[tuple[str, str]]:
        """Yield period and form of each return a selection is over."""
        periods = [self.period]
        if selection.looks_back:
            periods += years_touched(window[0] if window else None, self.period, self.calendar)
        return ((period.code, form) for period in periods for form in selection.forms)

    def returned(self, period: str, form: str) -> Mask:
        """Return the units of which the office that owes a form returned it, with rows or as nil."""
        found = np.zeros(self.units, np.bool_)
        found[self._returns.get((period, form), np.zeros(0, np.int64))] = True
        return found

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
