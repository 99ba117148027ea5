"""Compiles scoring rulebooks: criteria, gates, bands, streaks and signs, checked against the indicators."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.compile.parsing import NOTHING, POINTS_TYPES, TestParser
from engine.rulebook.compile.part_versions import Force, Versions, meet
from engine.rulebook.compile.points_files import MOST_POINTS, PointsReader, shown
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.editions import with_all_conditions
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import SCORE, SHARE, points_of_tests, sums_in
from engine.rulebook.model.rulebook import (
    Adoption,
    Band,
    Criterion,
    Document,
    Gate,
    Group,
    Parameter,
    Rulebook,
    Sign,
    Streak,
)
from engine.rulebook.model.types import BAND, NUMBER, TEXT, FactType, Scope
from engine.rulebook.shapes import scoring as shapes
from engine.rulebook.text.figures import NUMBER as FIGURE
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word
from facts.forms.catalogue import KINDS

ZERO = Fraction(0)
MOST_BANDS = 60  # the fast path marks a band by one bit of 64
MOST_OPEN_TESTS = 12  # gates and bands with a test: every combination of the unknown ones is tried


def rulebook_from(
    file: shapes.RulebookFile,
    parts: Iterable[shapes.CriteriaFile],
    sets: Mapping[str, IndicatorSet],
    bands: Mapping[str, tuple[str, tuple[str, ...]]],
    parameters: Mapping[str, Parameter],
    documents: Mapping[str, Document],
    faulting: Faulting,
) -> Rulebook:
    """Compile one rulebook from its file and its criteria files, given in the order of their names."""
    reader = _Reader(file, sets, bands, parameters, documents, faulting)
    return reader.rulebook(list(parts))


class _Reader:
    def __init__(
        self,
        file: shapes.RulebookFile,
        sets: Mapping[str, IndicatorSet],
        bands: Mapping[str, tuple[str, tuple[str, ...]]],
        parameters: Mapping[str, Parameter],
        documents: Mapping[str, Document],
        faulting: Faulting,
    ) -> None:
        self.file = file
        self.bands = bands
        self.parameters = parameters
        self.documents = documents
        self.faulting = faulting
        self.seen: dict[str, Place] = {}
        self.versions = Versions(file.in_force.from_, faulting)
        self.pairs: list[Word] = []
        self.headings = {str(c.id) for c in file.criteria if c.parts is not None}
        if file.subject not in sets:
            faulting.add("R131", file.subject.place, name=file.subject, near=nearest(file.subject, sets))
        found = sets.get(str(file.subject))
        self.types = {name: i.type for name, i in found.indicators.items()} if found else {}
        self.reader = PointsReader(self.types, self._scope(), parameters, self._decimals(), faulting)

    def rulebook(self, parts: list[shapes.CriteriaFile]) -> Rulebook:
        file, self.parts = self.file, parts
        self._check_answers()
        groups: list[Group] = []
        criteria, headed = self._criteria(file.criteria, "")
        groups += headed
        for part in parts:
            found, headed = self._criteria(part.criteria, str(part.group.id))
            groups += [self._group(part, found, headed), *headed]
            criteria += found
        self.groups = groups
        self._check_total(criteria)
        self.extra = sum((c.maximum for c in criteria if c.bonus), ZERO)
        self.points_of = self._points_of(criteria, groups)
        gates, bands = [self._gate(g) for g in file.gates], self._bands()
        self._check_open_tests(gates, bands)
        self._check_force()
        streaks = tuple(self._streak(s) for s in file.streaks)
        signs = tuple(self._sign(s) for s in file.signs)
        self._check_pairs()
        whole = Rulebook(
            str(file.rulebook), titles(file.title), str(file.subject), file.status == "illustrative",
            self._adoption(), file.in_force.from_, file.in_force.until, self._cites(file.cites, file.spot("cites")),
            self._total(), self._decimals(), tuple(groups), tuple(criteria), tuple(gates), bands,
            streaks, signs, self._looked_for(file.found_by_looking),
            file.role, file.rulebook.place, pass_or_fail=self.conditions,
        )  # fmt: skip
        self._check_two_ways(whole)
        return with_all_conditions(whole)

    @property
    def conditions(self) -> bool:
        """Whether every criterion is a condition, met or not, in place of points."""
        return self.file.answers == "pass_or_fail"

    def _check_answers(self) -> None:
        """A rulebook gives points, or asks for conditions: what belongs to the other has no place in it."""
        file = self.file
        for key in ("total", "points_decimals"):
            given = getattr(file, key) is not None
            if given is self.conditions:
                code = "R536" if given else "R106"
                self.faulting.add(code, file.spot(key if given else "rulebook"), name=key)
        whole = (*file.criteria, *(c for part in self.parts for c in part.criteria))
        for shape in (one for c in whole for one in (c.parts or (c,))):
            wanted, other = ("met_when", "points") if self.conditions else ("points", "met_when")
            if getattr(shape, other) is not None:
                self.faulting.add("R536", shape.spot(other), name=other)
            elif getattr(shape, wanted) is None:
                self.faulting.add("R106", shape.id.place, name=wanted)
        if self.conditions and not any(band.all_met for band in file.bands):
            self.faulting.add("R537", file.bands[0].id.place)

    def _looked_for(self, words: Iterable[Word]) -> tuple[str, ...]:
        for word in words:
            if word not in KINDS:
                near, choices = nearest(word, KINDS), ", ".join(KINDS)
                self.faulting.add("R129", word.place, name=word, near=near, choices=choices)
        return tuple(map(str, words))

    def _cites(self, cites: Iterable[Word], near: Place, force: Force = (None, None)) -> tuple[str, ...]:
        whole = self.file.in_force
        return self.faulting.cites(
            cites, self.documents, near, force[0] or whole.from_, force[1] or whole.until
        )

    def _check_force(self) -> None:
        force = self.file.in_force
        if force.until is not None and force.until < force.from_:
            self.faulting.add("R308", force.spot("until"), start=force.from_, until=force.until)

    def _adoption(self) -> Adoption | None:
        given = self.file.adoption
        if (self.file.status == "adopted") != (given is not None):
            self.faulting.add("R510", self.file.spot("adoption" if given else "status"))
        if given is None:
            return None
        if not re.search(r"\d", given.document):
            self.faulting.add("R901", given.document.place, found=given.document)
        if not re.search(r"[^\W\d_]", given.office):
            self.faulting.add("R902", given.office.place, found=given.office)
        for word in given.figures:
            if word not in self.seen and word not in self.parameters:
                near = nearest(word, (*self.seen, *self.parameters))
                self.faulting.add("R904", word.place, name=word, near=near)
        until = self.file.in_force.until
        if until is not None and given.date > until:
            self.faulting.add("R903", given.document.place, day=given.date, until=until)
        return Adoption(
            str(given.document),
            given.date,
            str(given.office),
            str(given.content),
            tuple(map(str, given.figures)),
        )

    def _decimals(self) -> int:
        decimals = self.file.points_decimals
        if decimals is None:
            return 0
        if not 0 <= decimals <= 4:
            self.faulting.add("R507", self.file.spot("points_decimals"))
            return 2
        return decimals

    def _total(self) -> Fraction | None:
        word = self.file.total
        if word is None:
            return None
        if re.fullmatch(FIGURE, word):
            return Fraction(str(word))
        if word != "none":
            self.faulting.add("R513", word.place)
        return None

    def _check_total(self, criteria: list[Criterion]) -> None:
        if not criteria:
            self.faulting.add("R526", self.file.rulebook.place, name=self.file.rulebook)
        wanted = self._total()
        for day, found in self._sums(criteria, self.groups):
            if wanted is not None and found != wanted:
                self.faulting.add(
                    "R501", self.file.spot("total"), found=shown(found), wanted=shown(wanted), since=day
                )
                break
        counted = [part.group.total for part in self.parts if part.group.total is not None]
        if wanted is None and self.file.total == "none" and counted:
            self.faulting.add("R527", self.file.spot("total"), found=shown(sum(counted, Fraction(0))))

    def _sums(self, criteria: list[Criterion], groups: list[Group]) -> Iterator[tuple[date | None, Fraction]]:
        """Yield the points to be had, for each stretch of days between two changes."""
        for day, held in self.versions.stretches(criteria):
            yield day, sum((one.most for one in sums_in(held, groups)), Fraction(0))

    def _force(self, shape: Any, kind: str) -> Force:
        """Return a part's days in force; its id is noted for those that name it."""
        force = self.versions.force(shape.id, shape.in_force, kind)
        self.seen.setdefault(str(shape.id), shape.id.place)
        return force

    def _check_open_tests(self, gates: list[Gate], bands: tuple[Band, ...]) -> None:
        count = len(gates) + sum(band.when is not None for band in bands)
        if count > MOST_OPEN_TESTS:
            self.faulting.add("R515", self.file.spot("gates"), found=count)

    # Criteria

    def _criteria(
        self, given: list[shapes.CriterionShape], group: str
    ) -> tuple[list[Criterion], list[Group]]:
        """Read the criteria of a group; one made of parts becomes a group within it, and its parts criteria."""
        criteria: list[Criterion] = []
        headed: list[Group] = []
        for shape in given:
            if shape.parts is None:
                criteria.append(self._criterion(shape, group))
                continue
            self._check_heading(shape)
            force, cites = shape.in_force, shape.cites
            own = [
                part.model_copy(update={"cites": part.cites or cites, "in_force": part.in_force or force})
                for part in shape.parts
            ]
            found = [self._criterion(part, str(shape.id)) for part in own]
            headed.append(replace(self._summed_up(shape, found, []), within=group or None))
            criteria += found
        return criteria, headed

    def _check_heading(self, shape: shapes.CriterionShape) -> None:
        """Report what a criterion made of parts leaves to its parts."""
        for key in ("points", "met_when", "applies_when", "bonus", "monotone", "paired_with"):
            if getattr(shape, key):
                self.faulting.add("R546", shape.spot(key), name=key)
        if not shape.parts:
            self.faulting.add("R109", shape.spot("parts"), name="parts")

    def _group(self, part: shapes.CriteriaFile, criteria: list[Criterion], headed: list[Group]) -> Group:
        return self._summed_up(part.group, criteria, headed)

    def _summed_up(
        self, group: shapes.GroupShape | shapes.CriterionShape, criteria: list[Criterion], headed: list[Group]
    ) -> Group:
        self.faulting.once(group.id, self.seen_groups)
        for day, found in self._sums(criteria, [*headed, _group_of(group)]):
            if group.total is not None and found != group.total:
                said = {"group": group.id, "found": shown(found), "wanted": shown(group.total), "since": day}
                self.faulting.add("R502", group.spot("total"), **said)
                break
        self._check_ends(group, criteria)
        return _group_of(group)

    def _check_ends(
        self, group: shapes.GroupShape | shapes.CriterionShape, criteria: list[Criterion]
    ) -> None:
        """Report ends of a group's sum the wrong way round, too fine, or below its own total."""
        low, high = group.at_least, group.at_most
        for key, end in (("at_least", low), ("at_most", high)):
            if end is not None and self.conditions:
                self.faulting.add("R536", group.spot(key), name=key)
            if end is not None and (end * 10 ** self._decimals()).denominator != 1:
                self.faulting.add("R514", group.spot(key), found=shown(end))
        most = high if high is not None else sum((c.maximum for c in criteria), ZERO)
        if low is not None and low > most:
            self.faulting.add("R518", group.spot("at_least"), low=shown(low), high=shown(most))
        if high is not None and group.total is not None and high < group.total:
            said = {"group": group.id, "found": shown(high), "wanted": shown(group.total)}
            self.faulting.add("R543", group.spot("at_most"), **said)

    @property
    def seen_groups(self) -> dict[str, Place]:
        self._groups: dict[str, Place] = getattr(self, "_groups", {})
        return self._groups

    def _scope(self, scored: bool = False, pointed: bool = False) -> Scope:
        own = {
            f"{name}.band": FactType(BAND, ids)
            for name, (subject, ids) in self.bands.items()
            if subject == self.file.subject and name != self.file.rulebook
        }
        if scored or pointed:
            own[SCORE] = FactType(NUMBER)
        if pointed:
            own |= {id_ + name: type_ for id_ in self._asked_of() for name, type_ in POINTS_TYPES.items()}
            own[SCORE + SHARE] = POINTS_TYPES[SHARE]
        names = {**self.types, **own}
        units = {name: parameter.unit for name, parameter in self.parameters.items()}
        parts = self.points_of if pointed else None
        return Scope(
            names.get,
            lambda: names,
            units,
            values_of=lambda n: self.parameters[n].ever,
            scored=scored,
            parts=parts,
        )

    def _asked_of(self) -> Iterator[str]:
        return itertools.chain(self.points_of["every"], self.points_of["group"])

    def _points_of(self, criteria: list[Criterion], groups: list[Group]) -> dict[str, tuple[str, ...]]:
        """Return the criteria and groups whose points gates and bands may ask about."""
        headed = {
            group.id: group for group in groups if group.within is not None or group.id in self.headings
        }
        ids = dict.fromkeys(c.group if c.group in headed else c.id for c in criteria if c.counted > 0)
        outer = tuple(group.id for group in groups if group.id not in headed)
        every = (*(c.id for c in criteria), *headed)
        return {"every": tuple(dict.fromkeys(every)), "criterion": tuple(ids), "group": outer}

    def _check_two_ways(self, rulebook: Rulebook) -> None:
        """Report points that are asked of an id which is a criterion's and a group's."""
        both = {c.id for c in rulebook.criteria} & set(self.seen_groups)
        for id_ in dict.fromkeys(name.rpartition(".")[0] for name in points_of_tests(rulebook)):
            if id_ in both:
                self.faulting.add("R542", self.seen_groups[id_], name=id_)

    def _condition(
        self, tree: dict[Word, Any], near: Place, scored: bool = False, pointed: bool = False
    ) -> Condition:
        return TestParser(self._scope(scored, pointed), self.faulting.report).condition(tree, near)

    def _decided(self, shape: shapes.GateShape | shapes.BandShape) -> Condition | None:
        """Return the test of a gate or band: it may ask about points, which never ask about it."""
        if shape.when is None:
            return None
        return self._condition(shape.when, shape.spot("when"), pointed=True)

    def _criterion(self, shape: shapes.PartShape, group: str) -> Criterion:
        force = self._force(shape, "criterion")
        before = len(self.faulting.faults)
        applies = (
            self._condition(shape.applies_when, shape.spot("applies_when"))
            if shape.applies_when is not None
            else None
        )
        points = self.reader.points(shape)
        self._check_bonus(shape)
        sound = len(self.faulting.faults) == before  # else what the points use is not known for sure
        for name in shape.monotone:
            if sound and name not in used_facts(points, applies):
                self.faulting.add("R509", name.place, name=name)
            elif name in self.types and self.types[str(name)].kind == TEXT:
                self.faulting.add("R523", name.place, name=name)
        monotone = {str(name): str(way) for name, way in shape.monotone.items()}
        return Criterion(
            str(shape.id), titles(shape.title), group, self._cites(shape.cites, shape.spot("cites"), force),
            applies, points, monotone, self._paired(shape.paired_with), shape.id.place, force, shape.bonus,
        )  # fmt: skip

    def _check_bonus(self, shape: shapes.PartShape) -> None:
        """Report a bonus where there is no total to come on top of, and a lowest where no line needs one."""
        if shape.bonus and self._total() is None:
            self.faulting.add("R544", shape.spot("bonus"))
        if shape.at_least is not None and (shape.at_least >= 0 or not isinstance(shape.points, list)):
            self.faulting.add("R545", shape.spot("at_least"))

    def _paired(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Note what keeps silence from paying; the names are checked once all are known."""
        self.pairs += words
        return tuple(map(str, words))

    def _check_pairs(self) -> None:
        for word in self.pairs:
            if word not in self.seen:
                self.faulting.add("R525", word.place, name=word, near=nearest(word, self.seen))

    # Gates, bands, streaks, signs

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


def _group_of(group: shapes.GroupShape | shapes.CriterionShape) -> Group:
    return Group(str(group.id), titles(group.title), group.total, group.at_least, group.at_most)
