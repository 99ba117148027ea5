"""Reads gates, bands, streaks and signs: what follows from points and figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.among_reading import AmongReading
from engine.rulebook.compile.operands import OperandParser
from engine.rulebook.compile.parsing import NOTHING
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.compile.points_files import MOST_POINTS
from engine.rulebook.compile.rulebook_reading import TOTAL, ZERO, check_fits
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import AllOf, Compare, ParameterRef
from engine.rulebook.model.points_asked import SCORE
from engine.rulebook.model.rulebook import (
    Band,
    Gate,
    Sign,
    Streak,
)
from engine.rulebook.model.types import NUMBER, FactType
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Place

MOST_BANDS = 60  # the fast path marks a band by one bit of 64
MOST_OPEN_TESTS = 12  # gates and bands with a test: every combination of the unknown ones is tried


class BandsReading(AmongReading):
    """Reads what decides on points."""

    def _gate(self, shape: Gate) -> Gate:
        force = self._force(shape, "gate")
        quota = self._quota(shape, force)
        if quota is None and (shape.band is None) == (shape.bands_allowed is None):
            self.faulting.add("R503", shape.spot("band" if shape.band is not None else "id"))
        if shape.bands_allowed is not None:
            self._check_allowed(shape.bands_allowed, shape.spot("bands_allowed"))
        allowed = self._band_ids(shape.bands_allowed) if shape.bands_allowed is not None else None
        band = self._band_ids([shape.band])[0] if shape.band is not None else None
        when = self._test(shape, "when", pointed=True) or NOTHING  # points never ask about it
        if quota is not None:
            when, allowed = self._beyond(shape, quota)
        self._cites(shape.cites, shape.spot("cites"), force)
        self._paired(shape.paired_with)
        return settled(
            replace(shape, when=when, bands_allowed=allowed, band=band, in_force=force, quota=quota)
        )

    def _bands(self) -> tuple[Band, ...]:
        bands = [self._band(shape) for shape in self.file.bands]
        self._check_same_start(bands)
        for day, held in self.versions.stretches(bands):
            self._check_order(held)
            if not any(band.from_ == 0 and band.from_parameter is None for band in held):
                lowest = min(self.file.bands, key=lambda shape: self._lowest(shape.id, bands))
                self.faulting.add("R506", lowest.spot("from"), since=day)
        return tuple(sorted(bands, key=lambda b: (not b.all_met, b.from_ is None, -(b.from_ or 0))))

    def _lowest(self, id_: str, bands: list[Band]) -> tuple[bool, Fraction]:
        return next((b.from_ is None, b.from_ or ZERO) for b in bands if b.id == id_)

    def _band(self, shape: Band) -> Band:
        force = self.versions.force(shape.id, shape.in_force, "band")
        if shape.all_met and not self.conditions:
            self.faulting.add("R536", shape.spot("all_met"), name="all_met")
        if sum((shape.from_ is not None, shape.by_gate_only, shape.all_met)) != 1:
            self.faulting.add("R504", shape.place, name=shape.id)
        start = self._start(shape)
        when = self._test(shape, "when", pointed=True)
        if isinstance(start, ParameterRef):
            reached = Compare(SCORE, "at_least", (start,))
            when = reached if when is None else AllOf((reached, when))
        named = start.name if isinstance(start, ParameterRef) else None
        from_ = start if isinstance(start, Fraction) else min(self.parameters[named].ever) if named else None
        self._paired(shape.paired_with)
        return settled(
            replace(
                shape,
                from_=None if shape.by_gate_only else from_,
                by_gate_only=False,
                when=when,
                in_force=force,
                from_parameter=named,
            )
        )

    def _start(self, shape: Band) -> Fraction | ParameterRef | None:
        """Return where a band begins, a number or a parameter, having checked all that it ever is."""
        if shape.from_ is None:
            return None
        parser = OperandParser(self._scope(pointed=True), self.faulting)
        written: Any = shape.from_
        start = parser.compared(FactType(NUMBER, unit="điểm"), written)
        if start is None:
            self.unread.add(str(shape.id))
            return ZERO
        ever = self.parameters[start.name].ever if isinstance(start, ParameterRef) else (start,)
        total, spot = max((total for _, total in self.totals), default=None), shape.spot("from")
        if min(ever) < 0:
            self.faulting.add("R508", spot, least=shown(ZERO))
        if max(ever) > MOST_POINTS:
            self.faulting.add("R532", spot, found=shown(max(ever)), most=MOST_POINTS)
        elif total is not None and max(ever) > total + self.extra:
            self.faulting.add("R522", spot, name=shape.id, from_=shown(max(ever)), total=shown(total))
        for one in dict.fromkeys(ever):
            check_fits(one, self.rounding.total_decimals, TOTAL, spot, self.faulting)
        return start

    def _check_same_start(self, bands: list[Band]) -> None:
        """Report two bands that begin at the same number on one day; parameters may differ by unit."""
        seen: dict[Fraction, list[Band]] = {}
        for shape, band in zip(self.file.bands, bands, strict=True):
            if band.from_ is None or band.from_parameter is not None or band.id in self.unread:
                continue
            same = [other for other in seen.get(band.from_, []) if meet(band.in_force, other.in_force)]
            if same:
                said = {"name": band.id, "other": same[0].id, "from_": shown(band.from_)}
                self.faulting.add("R505", shape.spot("from"), **said)
            seen.setdefault(band.from_, []).append(band)

    def _check_order(self, bands: list[Band]) -> None:
        """Report bands that are not written best first, and more than can be told apart."""
        if len(bands) > MOST_BANDS:
            self.faulting.add("R533", self.file.spot("bands"), found=len(bands), most=MOST_BANDS)
        ranked = [band for band in bands if band.from_ is not None and band.id not in self.unread]
        for above, below in itertools.pairwise(ranked):
            if any(min(low) > max(high) for high, low in self._starts(above, below)):
                self.faulting.add("R531", below.place, name=below.id, above=above.id)

    def _starts(self, *bands: Band) -> Iterator[tuple[tuple[Fraction, ...], ...]]:
        """Yield where bands begin on each day one of their parameters changes, for every kind of unit."""
        named = [self.parameters[b.from_parameter] for b in bands if b.from_parameter is not None]
        for day in sorted({value.from_ for one in named for value in one.values}) or [
            self.file.in_force.from_
        ]:
            yield tuple(self._starts_on(band, day) for band in bands)

    def _starts_on(self, band: Band, day: date) -> tuple[Fraction, ...]:
        if band.from_parameter is None:
            return (band.from_ or ZERO,)
        return tuple(number for number, _ in self.parameters[band.from_parameter].on(day).lines)

    def _check_open_tests(self, gates: list[Gate], bands: tuple[Band, ...]) -> None:
        count = len(gates) + sum(band.when is not None for band in bands)
        if count > MOST_OPEN_TESTS:
            self.faulting.add("R515", self.file.spot("gates"), found=count)

    def _streak(self, shape: Streak) -> Streak:
        force = self._force(shape, "streak")
        self._years(shape)
        written: Any = shape.band
        if not written.one_of:
            self.faulting.add("R520", written.spot("one_of"))
        self._cites(shape.cites, shape.spot("cites"), force)
        return settled(replace(shape, band=self._band_ids(written.one_of), in_force=force))

    def _sign(self, shape: Sign) -> Sign:
        force = self._force(shape, "sign")
        self._years(shape)
        self._cites(shape.cites, shape.spot("cites"), force)
        when = self._test(shape, "when", scored=True) or NOTHING
        self._paired(shape.paired_with)
        return settled(replace(shape, when=when, in_force=force))

    def _years(self, shape: Streak | Sign) -> None:
        if not 1 <= shape.years <= 10:
            self.faulting.add("R516", shape.spot("years"))

    def _check_allowed(self, words: tuple[str, ...], near: Place) -> None:
        if not words:
            self.faulting.add("R520", near)
