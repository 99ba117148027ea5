"""Which returns of each unit came in, and which rows are lost, for all units and venues: figures are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import NOWHERE, Places, at_places, places_in
from engine.indicators.through import through_forms
from engine.indicators.windows import Window, years_touched
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Calendar, Period
from facts.record_tables import STANDING
from facts.standing import COMMUNE

Form = tuple[str, str]  # period, form


class LostRows:
    """What `set_aside` says of each period and form, by place of the unit and of the venue."""

    def __init__(self, set_aside: pl.DataFrame, units: pl.Series, venues: RecordColumns) -> None:
        self.units, self.venues = len(units), venues
        self.rows = set_aside.with_columns(
            pl.Series("_unit", places_in(set_aside["unit"], units), dtype=pl.Int64),
            pl.Series("_venue", places_in(set_aside["venue"], venues.names), dtype=pl.Int64),
        ).filter(pl.col("_unit") >= 0)
        parts = self.rows.partition_by("period", "form", as_dict=True)
        self.forms = {(str(period), str(form)): rows for (period, form), rows in parts.items()}
        self._by_unit: dict[frozenset[Form], Places] = {}

    def _of(self, places: Iterable[Form]) -> pl.DataFrame:
        found = [self.forms[place] for place in places if place in self.forms]
        return pl.concat(found) if found else self.rows.clear()

    def rows_of(self, period: str, form: str) -> pl.DataFrame:
        """Return the rows of a form that can't be used."""
        return self._of([(period, form)])

    def _units_with(self, rows: pl.DataFrame) -> Mask:
        found = np.zeros(self.units, np.bool_)
        found[rows["_unit"].to_numpy()] = True
        return found

    def any_row(self, period: str, form: str) -> Mask:
        """Return the units with any row of a form lost."""
        return self._units_with(self.rows_of(period, form))

    def any_keyless(self, period: str, form: str) -> Mask:
        """Return the units of whose own returns a row of a form is lost, its key too."""
        lost = (pl.col("office") == COMMUNE) & ~pl.col("identity").str.contains("|", literal=True)
        return self._units_with(self.rows_of(period, form).filter(lost))

    def sheets(self, period: str, form: str) -> Mask:
        """Return the units of which more than rows is lost."""
        if (period, form) not in self.forms:
            return np.zeros(self.units, np.bool_)
        return self._units_with(self._of([(period, form)]).filter(pl.col("row") == 0))

    def of_units(self, places: Iterable[Form]) -> Places:
        """Return how many things each unit's lost rows are about; many figures ask of the same forms."""
        asked = frozenset(place for place in places if place in self.forms)
        if asked not in self._by_unit:
            rows = self._of(sorted(asked)).unique(["_unit", "identity"])
            self._by_unit[asked] = np.bincount(rows["_unit"].to_numpy(), minlength=self.units)
            self._by_unit[asked].setflags(write=False)
        return self._by_unit[asked]

    def of_venues(self, places: Iterable[Form], nameless: bool, told: Mask | None) -> Places:
        """Return how many things lost rows may tell of each venue.

        A row that names a venue counts whichever unit sent it; one that names none may be any one's of its
        unit where `nameless` says so, but none of those `told` already.
        """
        lost, lies_in = self._of(places), self.venues.lies_in
        rows = lost.filter(pl.col("row") > 0) if lost.height else lost
        if not rows.height:
            return np.zeros(self.venues.rows, np.int64)
        named = rows.filter(pl.col("_venue") >= 0)
        pairs = [named.select("identity", "_venue")]
        if nameless:
            anybody = np.flatnonzero(~told) if told is not None else np.arange(self.venues.rows)
            may_be = pl.DataFrame(
                {"_venue": anybody, "_unit": lies_in[anybody]}, schema={"_venue": pl.Int64, "_unit": pl.Int64}
            )
            pairs.append(
                rows.filter(pl.col("venue").is_null())
                .join(may_be, on="_unit")
                .select("identity", pl.col("_venue_right").alias("_venue"))
            )
        each = pl.concat(pairs).unique()
        return np.bincount(each["_venue"].to_numpy(), minlength=self.venues.rows)

    def nameless(self, forms: frozenset[str]) -> Places:
        """Return how many lost rows of these forms of each unit are about a venue that nobody can tell."""
        rows = self.rows.filter(
            pl.col("venue").is_null() & (pl.col("row") > 0) & pl.col("form").is_in(sorted(forms))
        )
        return self._things(rows, "form", "identity")

    def unlisted(self, forms: frozenset[str]) -> Places:
        """Return how many lost rows of these forms of each unit name a venue that no register lists."""
        own_form = KINDS["venue"].form
        told = self.rows.filter(pl.col("form") == own_form)["venue"].drop_nulls().unique()
        rows = self.rows.filter(
            pl.col("form").is_in(sorted(forms - {own_form}))
            & (pl.col("row") > 0)
            & (pl.col("_venue") == NOWHERE)
            & (pl.col("venue").fill_null("") != "")
            & ~pl.col("venue").is_in(told.to_list())
        )
        return self._things(rows, "form", "identity")

    def new_venues(self, period: str, open_venues: Mask) -> tuple[Places, Places]:
        """Return how many lost rows of each register may tell of a new venue: named, and not named."""
        rows, venues = self.rows_of(period, KINDS["venue"].form), self.venues
        here = np.where(open_venues, venues.lies_in, NOWHERE)
        known = at_places(here, rows["_venue"].to_numpy()) == rows["_unit"].to_numpy()
        named = rows.filter(pl.col("venue").is_not_null() & ~pl.Series(known, dtype=pl.Boolean))
        nameless = rows.filter(pl.col("venue").is_null())
        return self._things(named, "identity"), self._things(nameless, "identity")

    def _things(self, rows: pl.DataFrame, *by: str) -> Places:
        return np.bincount(rows.unique(["_unit", *by])["_unit"].to_numpy(), minlength=self.units)


@dataclass(frozen=True, slots=True)
class More:
    """How many things more each subject may have than its records; any number if `endless`."""

    rows: NDArray[np.int64]
    endless: Mask


class CameIn:
    """What came in for a period and those it looks back to, by place of the unit or venue."""

    def __init__(
        self,
        kinds: Mapping[str, RecordColumns],
        lost: LostRows,
        units: int,
        period: Period,
        calendar: Calendar,
        nameless: bool,
    ) -> None:
        """Take all records and the lost rows; `nameless`: rows without a known venue count too."""
        self.kinds, self.lost, self.units = kinds, lost, units
        self.period, self.calendar, self.nameless = period, calendar, nameless

    @property
    def venues(self) -> RecordColumns:
        return self.kinds["venue"]

    def of_kind(self, kind: str, units: Mask, blank: bool = False) -> Mask:
        """Return an answer about units as one about subjects; `blank` is that of a venue of no unit."""
        return units if kind == "unit" else at_places(units, self.venues.lies_in, blank)

    def gaps(self, kind: str, selection: Selection) -> Mask:
        """Return the subjects whose unit has not returned a form of this period that is asked for."""
        missing = np.zeros(self.units, np.bool_)
        for form in selection.forms:
            missing |= ~self.returned(self.period.code, form)
        return self.of_kind(kind, missing, blank=True)

    def not_whole(self, kind: str, selection: Selection, window: Window | None) -> Mask:
        """Return the subjects of whose unit more than rows is lost, or to whom a lost row may lead."""
        found = np.zeros(self.units, np.bool_)
        for period, form in self._looked_at(selection, window):
            found |= self.lost.sheets(period, form)
        if selection.through is not None:
            found |= self._led_here(selection, window)
        return self.of_kind(kind, found)

    def _led_here(self, selection: Selection, window: Window | None) -> Mask:
        """Return the units to which a lost row may lead by a path: another's own row, or any along it."""
        form, along = selection.forms[0], through_forms(selection)
        periods = dict.fromkeys(period for period, _ in self._looked_at(selection, window))
        if self.lost.of_units((p, f) for p in periods for f in along).any():
            return np.ones(self.units, np.bool_)
        senders = self.lost.of_units((p, form) for p in periods) > 0
        found: Mask = senders.sum() - senders > 0
        return found

    def weak(self, selection: Selection, window: Window | None) -> Mapping[str, Mask]:
        """Return the other forms a selection's tests may rest on, and the units lacking some."""
        forms = selection.forms[1:]
        found = {form: np.zeros(self.units, np.bool_) for form in forms}
        for period, form in self._looked_at(selection, window):
            if form in found:
                found[form] |= self.lost.any_row(period, form)
                if period != self.period.code:
                    found[form] |= ~self.returned(period, form)
        return {form: units for form, units in found.items() if units.any()}

    def not_whole_along(self, forms: tuple[str, ...], selection: Selection, window: Window | None) -> Mask:
        """Return the units that lack a row, or the whole, of the forms that a measure stands in."""
        found = np.zeros(self.units, np.bool_)
        periods = dict.fromkeys(period for period, _ in self._looked_at(selection, window))
        for form in forms:
            for period in periods:
                found |= self.lost.any_row(period, form) | ~self.returned(period, form)
        return found

    def more(self, by: str, selection: Selection, window: Window | None) -> More:
        """Return how many things more there may be by lost rows and by returns that never came."""
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
        """Return the matters last reported as open that a later year may have told of as ended: its return
        never came, or has a row whose key can't be read."""
        records = self.kinds[kind]
        found = np.zeros(records.rows, np.bool_)
        ended_by = KINDS[kind].ended_by if kind in KINDS and not KINDS[kind].register else None
        if ended_by is None:
            return found
        form, years = KINDS[kind].form, years_touched(None, self.period, self.calendar)
        for year in (*years, self.period):
            missing = self.lost.any_keyless(year.code, form)
            if year != self.period:
                missing |= ~self.returned(year.code, form)
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
