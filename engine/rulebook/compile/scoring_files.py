"""Compiles scoring rulebooks: criteria, gates, bands, streaks and signs, checked against the indicators."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from engine.rulebook.compile.bands_reading import BandsReading
from engine.rulebook.compile.criteria_reading import CriteriaReading
from engine.rulebook.compile.parsing import OperandParser
from engine.rulebook.compile.part_versions import force_read
from engine.rulebook.compile.rulebook_reading import ZERO
from engine.rulebook.kinds.declared import ends_before
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.editions import with_all_conditions
from engine.rulebook.model.indicators import NO_TOTAL, resting_on_first_report
from engine.rulebook.model.points_asked import points_of_tests
from engine.rulebook.model.roles import INSPECTION
from engine.rulebook.model.rulebook import CriteriaFile, CriterionEntry, PlanShares, Rulebook, Together
from engine.rulebook.model.types import Scope
from engine.rulebook.text.places import place_of
from facts.forms.catalogue import KINDS


def _kept(own: tuple[CriterionEntry, ...], parts: Iterable[CriteriaFile]) -> set[str]:
    """Return the groups and criteria made of parts whose sum has ends: their own, or those around them."""
    found: set[str] = set()
    for group, criteria in [(None, own), *((part.group, part.criteria) for part in parts)]:
        around = group is not None and (group.at_least is not None or group.at_most is not None)
        found |= {str(group.id)} if group is not None and around else set()
        found |= {
            str(c.id)
            for c in criteria
            if c.parts is not None and (around or c.at_least is not None or c.at_most is not None)
        }
    return found


class RulebookReader(CriteriaReading, BandsReading):
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
            criteria=tuple(criteria),
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
        for key in ("total", "points_decimals"):
            given = getattr(file, key) is not None
            if given is self.conditions:
                code = "R536" if given else "R106"
                self.faulting.add(code, file.spot(key if given else "rulebook"), name=key)
        whole = (*self.written, *(c for part in self.parts for c in part.criteria))
        for shape in (part for c in whole for part in (c.parts or (c,))):
            wanted, other = ("met_when", "points") if self.conditions else ("points", "met_when")
            if getattr(shape, other) is not None:
                self.faulting.add("R536", shape.spot(other), name=other)
            elif getattr(shape, wanted) is None:
                self.faulting.add("R106", shape.place, name=wanted)
        if self.conditions and not any(band.all_met for band in file.bands):
            self.faulting.add("R537", file.bands[0].place)

    def _adoption(self) -> Adoption | None:
        given = self.file.adoption
        if (self.file.status == "adopted") != (given is not None):
            self.faulting.add("R510", self.file.spot("adoption" if given else "status"))
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
