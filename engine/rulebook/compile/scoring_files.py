"""Compiles scoring rulebooks: what decides on points, and all parts checked against the indicators."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.ledger import force_read, meet
from engine.rulebook.compile.parsing import NOTHING, OperandParser
from engine.rulebook.compile.rulebook_reading import MOST_POINTS, TOTAL, ZERO, RulebookReading, check_fits
from engine.rulebook.kinds.declared import ends_before
from engine.rulebook.kinds.in_force import Force
from engine.rulebook.kinds.words import settled, standing
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.among_units import QUOTA, AmongUnits, Quota, TieBreak
from engine.rulebook.model.conditions import AllOf, Compare, Condition, ParameterRef
from engine.rulebook.model.editions import with_all_conditions
from engine.rulebook.model.indicators import NO_TOTAL, resting_on_first_report
from engine.rulebook.model.points_asked import SCORE, points_of_tests
from engine.rulebook.model.roles import INSPECTION
from engine.rulebook.model.rulebook import (
    Band,
    BandOneOf,
    CriteriaFile,
    CriterionEntry,
    Gate,
    PlanShares,
    Rulebook,
    Sign,
    Streak,
    Together,
)
from engine.rulebook.model.types import NUMBER, FactType, Scope
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of
from facts.forms.catalogue import KINDS

MOST_BANDS = 60  # the fast path marks a band by one bit of 64
MOST_OPEN_TESTS = 12  # gates and bands with a test: every combination of the unknown ones is tried


def _kept(own: tuple[CriterionEntry, ...], parts: Iterable[CriteriaFile]) -> set[str]:
    """Return the groups and criteria made of parts whose sum has ends: their own, or those around them."""
    found: set[str] = set()
    for group, criteria in [(None, own), *((part.group, part.criteria) for part in parts)]:
        around = group is not None and (group.at_least is not None or group.at_most is not None)
        found |= {str(group.id)} if group is not None and around else set()
        found |= {
            str(c.id)
            for c in criteria
            if c.criteria is not None and (around or c.at_least is not None or c.at_most is not None)
        }
    return found


class RulebookReader(RulebookReading):
    """Compiles one rulebook from its file and its criteria files."""

    def rulebook(self, parts: list[CriteriaFile]) -> Rulebook:
        """Return the rulebook; criteria files are given in the order of their names."""
        file, self.parts = self.file, parts
        self._check_answers()
        self.kept = _kept(self.written, parts)
        criteria = self._criteria(self.written, "")
        for part in parts:
            self._head(part.group)
            criteria += self._criteria(part.criteria, str(part.group.id))
        groups = self.groups
        self._check_groups(criteria)
        self._check_total(criteria)
        self.extra = sum((c.maximum for c in criteria if c.bonus), ZERO)
        self.points_of = self._points_of(criteria, groups)
        among = self._among()
        gates, bands = [self._gate(g) for g in file.gates], self._bands()
        self._check_open_tests(gates, bands)
        self.faulting.faults += ends_before(file.in_force)
        streaks = tuple(self._streak(s) for s in file.streaks)
        signs = tuple(self._sign(s) for s in file.signs)
        self._check_pairs()
        self._check_retitled()
        self.faulting.one_of(file.found_by_looking, KINDS, "R129")
        whole = replace(
            file,
            adoption=self._adoption(),
            cites=self._cites(file.cites, file.spot("cites")),
            total=self.totals[0][1] if self.totals else None,
            totals=self.totals[1:],
            points_decimals=self.decimals,
            rounding=self.rounding,
            groups=tuple(groups),
            pass_or_fail=self.conditions,
            criteria=tuple(criteria),
            shares=self._shares(criteria),
            among_units=among,
            gates=tuple(gates),
            bands=bands,
            streaks=streaks,
            signs=signs,
            plan=self._plan(),
            together=self._together(),
        )
        self._check_two_ways(whole)
        self._check_first_told(whole)
        return with_all_conditions(settled(whole))

    def _check_retitled(self) -> None:
        for earlier, later in itertools.pairwise(self.file.retitled):
            if later.from_ <= earlier.from_:
                self.faulting.add("R304", later.spot("from"), name=self.file.rulebook)
        for part in self.file.retitled:
            self._cites(part.cites, part.spot("cites"))

    def _check_answers(self) -> None:
        """A rulebook gives points, or asks for conditions: what belongs to the other has no place in it."""
        file = self.file
        whole = (*self.written, *(c for part in self.parts for c in part.criteria))
        shapes = [part for c in whole for part in (c.criteria or (c,))]
        if shapes and not self.conditions and not self.counts_points and all(s.when for s in shapes):
            self.faulting.add("R537", file.bands[0].place)
            return
        wanted = {"total": (file.total, "…"), "rounding": (file.rounding.points, "{points: 2}")}
        for key, (found, value) in wanted.items():
            if found is None and not self.conditions:
                self.faulting.add("R106", file.spot("rulebook"), name=key, value=value)
        for shape in shapes:
            own, other = ("when", "points") if self.conditions else ("points", "when")
            if getattr(shape, other) is not None:
                self.faulting.add("R536", shape.spot(other), name=other)
            elif getattr(shape, own) is None:
                self.faulting.add("R106", shape.place, name=own)

    def _adoption(self) -> Adoption | None:
        given = self.file.adoption
        if given is None:
            return None
        if not re.search(r"\d", given.document):
            self.faulting.add("R901", place_of(given.document), found=given.document)
        if not re.search(r"[^\W\d_]", given.office):
            self.faulting.add("R902", place_of(given.office), found=given.office)
        self.faulting.among(given.figures, (*self.seen, *self.parameters), "R904")
        until = self.file.in_force.until
        if until is not None and given.date > until:
            self.faulting.add("R903", place_of(given.document), day=given.date, until=until)
        return given

    def _check_pairs(self) -> None:
        self.faulting.among(self.pairs, self.seen, "R525")

    def _check_first_told(self, rulebook: Rulebook) -> None:
        """Report what decides by the score as first told: points by it would rest on themselves."""
        found = self.sets.get(str(self.file.subject))
        behind = resting_on_first_report(found.indicators) if found else frozenset()
        parts = (*rulebook.criteria, *rulebook.deciding)
        uses = [(part.id, part.place, part.facts) for part in parts]
        uses += [
            ("tie_breaks", t.place, (t.fact,)) for t in (rulebook.among.tie_breaks if rulebook.among else ())
        ]
        for id_, place, facts in uses:
            for name in behind.intersection(facts):
                self.faulting.add("R571", place, id=id_, name=name)

    def _check_two_ways(self, rulebook: Rulebook) -> None:
        """Report points that are asked of an id which is a criterion's and a group's."""
        both = {c.id for c in rulebook.criteria} & set(self.seen_groups)
        for id_ in dict.fromkeys(name.rpartition(".")[0] for name in points_of_tests(rulebook)):
            if id_ in both:
                self.faulting.add("R542", self.seen_groups[id_], name=id_)

    def _together(self) -> Together | None:
        """Return what all units together are judged by, its names checked."""
        written = self.file.together
        if written is None:
            return None
        home = self.sets.get(str(self.file.subject))
        totals = [n for n, i in home.indicators.items() if i.over_units != NO_TOTAL] if home else []
        self.faulting.declared(written, {"figure": totals, "band": {band.id for band in self.file.bands}})
        force = force_read(written.in_force, self.faulting)
        self._cites(written.cites, written.spot("cites"), force)
        return replace(written, in_force=force)

    def _plan(self) -> PlanShares | None:
        """Return the shares of the plan in per cent, the same for every unit; None without a plan."""
        written: Any = self.file.plan
        if written is None:
            return None
        if self.file.role != INSPECTION:
            self.faulting.add("R547", self.file.spot("plan"))
        fixed = {n: p.unit for n, p in self.parameters.items() if not p.varies}
        parser = OperandParser(Scope(lambda name: None, tuple, fixed), self.faulting)
        self.faulting.cites(written.cites, written.spot("cites"))
        random, strata = (parser.number(w, w, "%") for w in (written.random_share, written.strata_share))
        plan: PlanShares = replace(written, random_share=random or ZERO, strata_share=strata or ZERO)
        return plan

    # What decides on points

    def _among(self) -> AmongUnits | None:
        shape = self.file.among_units
        if shape is None:
            return None
        if not self.of_units:
            self.faulting.add("R566", self.file.spot("among_units"), name="among_units")
        ties = tuple(filter(None, map(self._tie, shape.tie_breaks)))
        self._check_once(ties)
        self._cites(shape.cites, shape.spot("cites"))
        return replace(shape, tie_breaks=ties)

    def _check_once(self, ties: Iterable[TieBreak]) -> None:
        """Report what breaks no tie: the score, and whatever was named before."""
        seen: dict[str, Place] = {SCORE: self.file.spot("among_units")}
        for tie in ties:
            if tie.fact in seen:
                self.faulting.add("R572", tie.place, name=tie.fact, first=seen[tie.fact])
            seen.setdefault(tie.fact, tie.place)

    def _tie(self, shape: TieBreak) -> TieBreak | None:
        if (shape.up is None) == (shape.down is None):
            self.faulting.add("R564", shape.spot("up" if shape.up is not None else "down"))
            return None
        word = shape.fact
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
        for key in ("when", "band"):
            if getattr(shape, key) is not None:
                self.faulting.add("R561", shape.spot(key), name=key)
        if not self.of_units:
            self.faulting.add("R566", shape.spot("quota"), name="quota")
        self._check_quota(shape, quota, force)
        self._band_ids([quota.band])
        return standing(quota, quota.spot("share" if quota.percent else "at_most"))

    def _check_quota(self, shape: Gate, quota: Quota, force: Force) -> None:
        """Report a quota without one number, that nobody or everybody meets, or that nothing lies under."""
        if (quota.at_most is None) == (quota.share is None):
            self.faulting.add("R560", place_of(quota.band))
        elif quota.at_most is not None and quota.at_most < 1:
            self.faulting.add("R569", quota.spot("at_most"))
        elif quota.share is not None and not 0 < quota.share < 100:
            self.faulting.add("R569", quota.spot("share"))
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

    def _gate(self, shape: Gate) -> Gate:
        force = self._force(shape, "gate")
        quota = self._quota(shape, force)
        band, allowed = self._left(shape.band)
        if quota is None and shape.band is None:
            self.faulting.add("R503", shape.place)
        when = self._test(shape, "when", pointed=True) or NOTHING  # points never ask about it
        if quota is not None:
            when, allowed = self._beyond(shape, quota)
        self._cites(shape.cites, shape.spot("cites"), force)
        self._paired(shape.paired_with)
        return replace(shape, when=when, bands_allowed=allowed, band=band, in_force=force, quota=quota)

    def _left(self, written: Any) -> tuple[str | None, tuple[str, ...] | None]:
        """Return the band that a gate sets, or those it leaves."""
        if not isinstance(written, BandOneOf):
            return (None if written is None else self._band_ids([written])[0]), None
        if not written.one_of:
            self.faulting.add("R520", written.spot("one_of"))
        return None, self._band_ids(written.one_of)

    def _bands(self) -> tuple[Band, ...]:
        bands = [self._band(shape) for shape in self.file.bands]
        self._check_same_start(bands)
        open_below = False
        for day, held in self.versions.stretches(bands):
            self._check_order(held)
            if not open_below and not any(band.from_ == 0 and band.from_parameter is None for band in held):
                lowest = min(self.file.bands, key=lambda shape: self._lowest(shape.id, bands))
                self.faulting.add("R506", lowest.spot("from"), since=day)
                open_below = True
        return tuple(sorted(bands, key=lambda b: (not b.all_met, b.from_ is None, -(b.from_ or 0))))

    def _lowest(self, id_: str, bands: list[Band]) -> tuple[bool, Fraction]:
        return next((b.from_ is None, b.from_ or ZERO) for b in bands if b.id == id_)

    def _band(self, shape: Band) -> Band:
        force = self.versions.force(shape.id, shape.in_force, "band")
        if shape.all_met and not self.conditions:
            self.faulting.add("R536", shape.spot("from"), name="from: all")
        start = self._start(shape)
        when = self._test(shape, "when", pointed=True)
        if isinstance(start, ParameterRef):
            reached = Compare(SCORE, "at_least", (start,))
            when = reached if when is None else AllOf((reached, when))
        named = start.name if isinstance(start, ParameterRef) else None
        from_ = start if isinstance(start, Fraction) else min(self.parameters[named].ever) if named else None
        self._paired(shape.paired_with)
        return replace(shape, from_=from_, when=when, in_force=force, from_parameter=named)

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
            check_fits(one, self.rounding.total, TOTAL, spot, self.faulting)
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
        self._cites(shape.cites, shape.spot("cites"), force)
        return replace(shape, band=self._left(shape.band)[1] or (), in_force=force)

    def _sign(self, shape: Sign) -> Sign:
        force = self._force(shape, "sign")
        self._years(shape)
        self._cites(shape.cites, shape.spot("cites"), force)
        when = self._test(shape, "when", scored=True) or NOTHING
        self._paired(shape.paired_with)
        return replace(shape, when=when, in_force=force)

    def _years(self, shape: Streak | Sign) -> None:
        if not 1 <= shape.years <= 10:
            self.faulting.add("R516", shape.spot("years"))
