"""Reads what is decided among units: how they are ordered, and how many of them may have a band."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.rulebook.compile.part_versions import meet
from engine.rulebook.compile.rulebook_reading import RulebookReading
from engine.rulebook.kinds.in_force import Force
from engine.rulebook.kinds.words import settled, standing
from engine.rulebook.model.among_units import QUOTA, AmongUnits, Quota, TieBreak
from engine.rulebook.model.conditions import Compare, Condition
from engine.rulebook.model.points_asked import SCORE
from engine.rulebook.model.rulebook import Gate
from engine.rulebook.model.types import NUMBER
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of


class AmongReading(RulebookReading):
    """Reads `among_units` and the quotas of gates."""

    def _among(self) -> AmongUnits | None:
        shape = self.file.among_units
        if shape is None:
            return None
        if not self.of_units:
            self.faulting.add("R566", self.file.spot("among_units"), name="among_units")
        ties = tuple(filter(None, map(self._tie, shape.tie_breaks)))
        self._check_once(ties)
        self._cites(shape.cites, shape.spot("cites"))
        return settled(replace(shape, tie_breaks=ties))

    def _check_once(self, ties: Iterable[TieBreak]) -> None:
        """Report what breaks no tie: the score, and whatever was named before."""
        seen: dict[str, Place] = {SCORE: self.file.spot("among_units")}
        for tie in ties:
            if tie.fact in seen:
                self.faulting.add("R572", tie.place, name=tie.fact, first=seen[tie.fact])
            seen.setdefault(tie.fact, tie.place)

    def _tie(self, shape: TieBreak) -> TieBreak | None:
        if (shape.more is None) == (shape.less is None):
            self.faulting.add("R564", shape.spot("more" if shape.more is not None else "less"))
            return None
        word = shape.more if shape.more is not None else shape.less
        assert word is not None
        scope = self._scope(pointed=True, ranked=False)
        found = scope.find(word)
        if found is None:
            self.faulting.add("R102", place_of(word), name=word, near=nearest(word, scope.known()))
            return None
        if found.kind != NUMBER:
            self.faulting.add("R565", place_of(word), name=word)
            return None
        self._paired(shape.paired_with)
        return standing(shape, place_of(word))

    def _quota(self, shape: Gate, force: Force) -> Quota | None:
        """Read a quota; the gate it stands in then says nothing else of when it holds and what follows."""
        quota = shape.quota
        if quota is None:
            if shape.when is None:
                self.faulting.add("R106", shape.place, name="when")
            return None
        for key in ("when", "bands_allowed", "band"):
            if getattr(shape, key) is not None:
                self.faulting.add("R561", shape.spot(key), name=key)
        if not self.of_units:
            self.faulting.add("R566", shape.spot("quota"), name="quota")
        self._check_quota(shape, quota, force)
        self._band_ids([quota.band])
        return standing(quota, quota.spot("at_most_percent" if quota.percent else "at_most"))

    def _check_quota(self, shape: Gate, quota: Quota, force: Force) -> None:
        """Report a quota without one number, that nobody or everybody meets, or that nothing lies under."""
        if (quota.at_most is None) == (quota.at_most_percent is None):
            self.faulting.add("R560", place_of(quota.band))
        elif quota.at_most is not None and quota.at_most < 1:
            self.faulting.add("R569", quota.spot("at_most"))
        elif quota.at_most_percent is not None and not 0 < quota.at_most_percent < 100:
            self.faulting.add("R569", quota.spot("at_most_percent"))
        band = next((b for b in self.file.bands if b.id == quota.band), None)
        if band is not None and not band.all_met and (band.from_ is None or str(band.from_) == "0"):
            self.faulting.add("R562", place_of(quota.band), name=quota.band)
        if any(gate.band == quota.band for gate in self.file.gates):
            self.faulting.add("R562", place_of(quota.band), name=quota.band)
        for other, there in self.quotas.get(str(quota.band), []):
            if meet(force, there) is not None:
                self.faulting.add("R563", place_of(quota.band), name=quota.band, other=other)
        self.quotas.setdefault(str(quota.band), []).append((str(shape.id), force))

    def _beyond(self, shape: Gate, quota: Quota) -> tuple[Condition, tuple[str, ...]]:
        """Return the test of a quota's gate, and the bands it leaves: those by points, without its own."""
        left = tuple(
            str(b.id) for b in self.file.bands if (b.from_ is not None or b.all_met) and b.id != quota.band
        )
        return Compare(f"{QUOTA}{shape.id}", "equal", (True,)), left

    def _band_ids(self, words: Iterable[str]) -> tuple[str, ...]:
        ids = [str(b.id) for b in self.file.bands]
        self.faulting.one_of(words, ids, "R104")
        return tuple(str(word) for word in words)
