"""The rows that can't be used, counted for every unit and venue at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import NOWHERE, Places, at_places, places_in
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import KINDS

Form = tuple[str, str]  # period, form


class LostRows:
    """What `set_aside` says of each period and form: by place of the unit, and of the venue in the table of
    venues."""

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
        """Return how many lost rows of each unit's register may tell of a venue not among its open ones: of
        those that name one, and of those that don't."""
        rows, venues = self.rows_of(period, KINDS["venue"].form), self.venues
        here = np.where(open_venues, venues.lies_in, NOWHERE)
        known = at_places(here, rows["_venue"].to_numpy()) == rows["_unit"].to_numpy()
        named = rows.filter(pl.col("venue").is_not_null() & ~pl.Series(known, dtype=pl.Boolean))
        return self._things(named, "identity"), self._things(
            rows.filter(pl.col("venue").is_null()), "identity"
        )

    def _things(self, rows: pl.DataFrame, *by: str) -> Places:
        return np.bincount(rows.unique(["_unit", *by])["_unit"].to_numpy(), minlength=self.units)
