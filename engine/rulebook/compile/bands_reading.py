"""Reads gates, bands, streaks and signs: what follows from points and figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from fractions import Fraction

from engine.rulebook.compile.ledger import titles
from engine.rulebook.compile.parsing import NOTHING
from engine.rulebook.compile.part_versions import Force, meet
from engine.rulebook.compile.points_files import MOST_POINTS, shown
from engine.rulebook.compile.rulebook_reading import Reading
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.rulebook import (
    Band,
    Gate,
    Sign,
    Streak,
)
from engine.rulebook.shapes import scoring as shapes
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word

ZERO = Fraction(0)
MOST_BANDS = 60  # the fast path marks a band by one bit of 64
MOST_OPEN_TESTS = 12  # gates and bands with a test: every combination of the unknown ones is tried


class BandsReading(Reading):
    """Reads what decides on points."""

    def _gate(self, shape: shapes.GateShape) -> Gate:
        force = self._force(shape, "gate")
        if (shape.band is None) == (shape.bands_allowed is None):
            self.faulting.add("R503", shape.spot("band" if shape.band is not None else "id"))
        if shape.bands_allowed is not None:
            self._check_allowed(shape.bands_allowed, shape.spot("bands_allowed"))
        allowed = self._band_ids(shape.bands_allowed) if shape.bands_allowed is not None else None
        band = self._band_ids([shape.band])[0] if shape.band is not None else None
        return Gate(
            str(shape.id), titles(shape.title), self._cites(shape.cites, shape.spot("cites"), force),
            self._decided(shape) or NOTHING, allowed, band, shape.id.place, self._paired(shape.paired_with), force,
        )  # fmt: skip

    def _decided(self, shape: shapes.GateShape | shapes.BandShape) -> Condition | None:
        """Return the test of a gate or band: it may ask about points, which never ask about it."""
        if shape.when is None:
            return None
        return self._condition(shape.when, shape.spot("when"), pointed=True)

    def _bands(self) -> tuple[Band, ...]:
        starts: dict[Fraction, list[tuple[str, Force]]] = {}
        bands = []
        for shape in self.file.bands:
            force = self.versions.force(shape.id, shape.in_force, "band")
            if shape.all_met and not self.conditions:
                self.faulting.add("R536", shape.spot("all_met"), name="all_met")
            if sum((shape.from_ is not None, shape.by_gate_only, shape.all_met)) != 1:
                self.faulting.add("R504", shape.id.place, name=shape.id)
            same = [other for other, there in starts.get(shape.from_ or ZERO, []) if meet(force, there)]
            if shape.from_ is not None and same:
                self.faulting.add("R505", shape.spot("from"), name=shape.id, other=same[0], from_=shown(shape.from_))  # fmt: skip
            total = self._total()
            if shape.from_ is not None and shape.from_ < 0:
                self.faulting.add("R508", shape.spot("from"))
            if shape.from_ is not None and shape.from_ > MOST_POINTS:
                self.faulting.add("R532", shape.spot("from"), found=shown(shape.from_), most=MOST_POINTS)
            elif shape.from_ is not None and total is not None and shape.from_ > total + self.extra:
                self.faulting.add("R522", shape.spot("from"), name=shape.id, from_=shown(shape.from_), total=shown(total))  # fmt: skip
            if shape.from_ is not None:
                starts.setdefault(shape.from_, []).append((str(shape.id), force))
            when = self._decided(shape)
            from_ = None if shape.by_gate_only else shape.from_
            paired = self._paired(shape.paired_with)
            bands.append(
                Band(
                    str(shape.id),
                    titles(shape.title),
                    from_,
                    shape.healthy,
                    when,
                    shape.id.place,
                    paired,
                    force,
                    shape.all_met,
                )
            )
        for day, held in self.versions.stretches(bands):
            self._check_order(held)
            if not any(band.from_ == 0 for band in held):
                lowest = min(self.file.bands, key=lambda b: (b.from_ is None, b.from_ or 0))
                self.faulting.add("R506", lowest.spot("from"), since=day)
        return tuple(sorted(bands, key=lambda b: (not b.all_met, b.from_ is None, -(b.from_ or 0))))

    def _check_order(self, bands: list[Band]) -> None:
        """Report bands that are not written best first, and more than can be told apart."""
        if len(bands) > MOST_BANDS:
            self.faulting.add("R533", self.file.spot("bands"), found=len(bands), most=MOST_BANDS)
        ranked = [band for band in bands if band.from_ is not None]
        for above, below in itertools.pairwise(ranked):
            if (below.from_ or 0) > (above.from_ or 0):
                self.faulting.add("R531", below.place, name=below.id, above=above.id)

    def _check_open_tests(self, gates: list[Gate], bands: tuple[Band, ...]) -> None:
        count = len(gates) + sum(band.when is not None for band in bands)
        if count > MOST_OPEN_TESTS:
            self.faulting.add("R515", self.file.spot("gates"), found=count)

    def _streak(self, shape: shapes.StreakShape) -> Streak:
        force = self._force(shape, "streak")
        self._years(shape)
        if not shape.band.one_of:
            self.faulting.add("R520", shape.band.spot("one_of"))
        return Streak(
            str(shape.id), titles(shape.title), self._cites(shape.cites, shape.spot("cites"), force),
            self._band_ids(shape.band.one_of), shape.years, shape.id.place, force,
        )  # fmt: skip

    def _sign(self, shape: shapes.SignShape) -> Sign:
        force = self._force(shape, "sign")
        self._years(shape)
        return Sign(
            str(shape.id), titles(shape.title), self._cites(shape.cites, shape.spot("cites"), force),
            self._condition(shape.when, shape.spot("when"), scored=True), shape.years, shape.id.place,
            self._paired(shape.paired_with), force,
        )  # fmt: skip

    def _years(self, shape: shapes.StreakShape | shapes.SignShape) -> None:
        if not 1 <= shape.years <= 10:
            self.faulting.add("R516", shape.spot("years"))

    def _band_ids(self, words: Iterable[Word]) -> tuple[str, ...]:
        ids = [str(b.id) for b in self.file.bands]
        for word in words:
            if word not in ids:
                near = nearest(word, ids)
                self.faulting.add("R104", word.place, found=word, choices=", ".join(ids), near=near)
        return tuple(str(word) for word in words)

    def _check_allowed(self, words: list[Word], near: Place) -> None:
        if not words:
            self.faulting.add("R520", near)
