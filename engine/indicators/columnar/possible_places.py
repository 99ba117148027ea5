"""Units and venues an event may count for, by columns: as `engine.indicators.possible_places` says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from engine.indicators.columnar.came_in import CameIn
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import NOWHERE, Places
from engine.indicators.possible_places import VENUE
from engine.indicators.through import through_fields
from engine.indicators.windows import years_touched
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import KINDS

Lost = tuple[int, str | None, int]  # place of the unit, venue as `SetAside` has it, place of that venue
MayBe = Mapping[int, Mask]  # the first telling of an event → the subjects it may count for


class PossiblePlaceColumns:
    """Whose the events of a period may be that no path leads from to a unit or a venue."""

    def __init__(self, came_in: CameIn, units_now: Mask) -> None:
        """Take what came in; `units_now` are the units of the period, that sent anything or are listed."""
        self.units_now = units_now
        self.came_in, self.kinds, self.lost = came_in, came_in.kinds, came_in.lost
        self._of: dict[tuple[str, str], MayBe] = {}

    def of(self, by: str, selection: Selection) -> MayBe:
        """Return the events that a selection of a unit's or a venue's records can't place."""
        kind = selection.kind
        if kind == RETURN or KINDS[kind].register:
            return {}
        if selection.through is not None:
            return self._led_to(by, kind, through_fields(selection))
        if (by, kind) not in self._of:
            self._of[by, kind] = self._of_units(kind) if by == "unit" else self._of_venues(kind)
        return self._of[by, kind]

    def _led_to(self, by: str, kind: str, path: tuple[str, ...]) -> MayBe:
        records, units = self.kinds[kind], by == "unit"
        unplaced = self._unplaced(kind, path, records.through(path, units))
        anywhere = np.ones(self.came_in.venues.rows, np.bool_)
        return {row: self._units(*broken) if units else anywhere for row, broken in unplaced.items()}

    def _unplaced(self, kind: str, path: tuple[str, ...], whose: Places) -> Mapping[int, tuple[str, str]]:
        """Return the first tellings that are nobody's, and what their path breaks off at."""
        first = self.kinds[kind].first
        broken = self.kinds[kind].broken_at(path)
        return {row: at for row, at in broken.items() if first[row] == row and whose[row] == NOWHERE}

    def _of_units(self, kind: str) -> MayBe:
        unplaced = self._unplaced(kind, KINDS[kind].unit_path, self.kinds[kind].unit)
        by_word = self.kinds[kind].by_word
        return {row: self._units(*broken, int(by_word[row])) for row, broken in unplaced.items()}

    def _units(self, kind: str, id_: str, by_word: int = NOWHERE) -> Mask:
        rows = self._lost.get((KINDS[kind].form, id_), [])
        found = np.zeros(self.came_in.units, np.bool_)
        claimed = self.came_in.venues.frames.claims.get(id_) if kind == VENUE else None
        if claimed:
            found[:] = self.came_in.kinds["unit"].axis.is_in(list(claimed)).to_numpy()
        elif kind == VENUE and rows:
            found[[unit for unit, _, _ in rows]] = True
            found[[by_word] if by_word != NOWHERE else []] = True
        elif kind == VENUE:
            found |= self._without_all_venues
        return found if found.any() else self.units_now

    def _of_venues(self, kind: str) -> MayBe:
        records = self.kinds[kind]
        unplaced = self._unplaced(kind, VENUE_PATHS.get(kind, ()), records.venue)
        return {row: self._venues(int(records.unit[row]), *broken) for row, broken in unplaced.items()}

    def _venues(self, unit: int, kind: str, id_: str) -> Mask:
        rows = self._lost.get((KINDS[kind].form, id_), [])
        nameless = self.came_in.nameless and any(venue is None for _, venue, _ in rows)
        lies_in = self.came_in.venues.lies_in
        found = np.full(len(lies_in), not rows or nameless)
        if unit != NOWHERE:
            found &= lies_in == unit
        found[[place for _, _, place in rows if place != NOWHERE]] = True
        return found

    @cached_property
    def _lost(self) -> Mapping[tuple[str, str], list[Lost]]:
        """The rows that can't be used, by form and the first part of their key."""
        found: dict[tuple[str, str], list[Lost]] = defaultdict(list)
        for row in self.lost.rows.iter_rows(named=True):
            place = row["form"], row["identity"].split("|")[0]
            found[place].append((row["_unit"], row["venue"], row["_venue"]))
        return found

    @cached_property
    def _without_all_venues(self) -> Mask:
        """The units whose venues are not all known: B02 not returned, or a row of it names none."""
        form, own = KINDS[VENUE].form, self.came_in.period
        found = np.zeros(self.came_in.units, np.bool_)
        for period in (own, *years_touched(None, own, self.came_in.calendar)):
            found |= ~self.came_in.returned(period.code, form) & self.units_now
            lost = self.lost.rows_of(period.code, form)
            found[lost.filter(lost["venue"].is_null())["_unit"].to_numpy()] = True
        return found


def possible_rows(picked: tuple[Mask, Mask], records: RecordColumns, may_be: MayBe, count: int) -> Places:
    """Return how many of the rows picked each of so many subjects may have, but not for certain."""
    found = np.zeros(count, np.int64)
    for row in np.flatnonzero(picked[0] | picked[1]) if may_be else ():
        found += may_be.get(int(records.first[row]), 0)
    return found
