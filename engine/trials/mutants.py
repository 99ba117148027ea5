"""Rules with one small change: a threshold, an operator, a weight or a citation; each in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from engine.analysis.domains import Domains
from engine.rulebook.model.among_units import ALL, NOBODY, OPEN, AmongUnits, Quota
from engine.rulebook.model.points import Lines, Plus, Points, Proportion
from engine.rulebook.model.points_asked import POINTS, SCORE, SHARE, is_points, least_step
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Group, Rulebook, Rules, Sign, Streak
from engine.rulebook.text.places import Place
from engine.trials.condition_changes import THRESHOLD, ThresholdSteps, beside, changes_of, plain
from engine.trials.probes import STEP, WHOLE
from engine.trials.rounding_changes import OF_SUMS, other_roundings

WEIGHT, CITATION = "weight", "citation"
ZERO = Fraction(0)
Cited = Criterion | Gate | Sign | Streak


@dataclass(frozen=True, slots=True)
class Mutant:
    """Rules with one change. A scenario can notice it only if it asks, under a rulebook, about one of
    `touches`.

    `deep`: figures may change, not only what is made of them.
    """

    rulebook: str
    item: str
    kind: str
    before: str
    after: str
    place: Place
    rules: Rules = field(compare=False, repr=False)
    touches: Mapping[str, frozenset[str]] = field(compare=False, repr=False)
    deep: bool = False

    @property
    def name(self) -> str:
        return f"{self.rulebook} {self.item} {self.kind} {self.before} → {self.after}"


class RulebookMutants:
    """The changes of what one rulebook says itself."""

    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.domains = Domains(rules, book)
        self.point = Fraction(1, 10**book.decimals)
        self.steps = ThresholdSteps(
            self._step, lambda fact: ZERO if _of_points(fact) else self.domains[fact].low
        )

    def _step(self, fact: str) -> Fraction:
        if fact in (SCORE, POINTS[1:]) or fact.endswith(POINTS):
            return least_step(fact, self.book)
        if is_points(fact) or fact == SHARE[1:]:
            return STEP
        return Fraction(1) if self.domains[fact].whole else STEP

    def all(self) -> Iterator[Mutant]:
        for criterion in self.book.criteria:
            yield from self._criterion(criterion)
        for group in self.book.groups:
            yield from self._group(group)
        if self.book.among is not None:
            yield from self._order(self.book.among)
        for gate in self.book.gates:
            yield from self._gate(gate)
        for band in self.book.bands:
            yield from self._band(band)
        for sign in self.book.signs:
            yield from self._sign(sign)
        for streak in self.book.streaks:
            yield from self._streak(streak)
        for cite in self.book.cites:
            left = replace(self.book, cites=tuple(c for c in self.book.cites if c != cite))
            yield self._mutant(
                self.book.name, CITATION, cite, "", self.book.place, left, {f"cites:{self.book.name}"}
            )
        if not self.book.pass_or_fail:
            yield from self._rounding()

    def _rounding(self) -> Iterator[Mutant]:
        everything = frozenset({WHOLE, *(c.id for c in self.book.criteria)})
        for key, before, after, changed in other_roundings(self.book):
            asks = frozenset({WHOLE}) if key in OF_SUMS else everything
            yield self._mutant(key, WEIGHT, before, after, self.book.place, changed, asks)

    def _mutant(
        self,
        item: str,
        kind: str,
        before: object,
        after: object,
        place: Place,
        book: Rulebook,
        asks: Iterable[str],
    ) -> Mutant:
        books = {**self.rules.rulebooks, book.name: book}
        touches = {book.name: frozenset(asks)}
        rules = replace(self.rules, rulebooks=books)
        return Mutant(book.name, item, kind, str(before), str(after), place, rules, touches)

    def _cites(self, part: Cited, key: str) -> Iterator[Mutant]:
        """Leave out each citation; the only one gives way to another document."""
        parts = getattr(self.book, key)
        for cite in part.cites:
            left = tuple(c for c in part.cites if c != cite) or (other_document(self.rules, cite),)
            changed = tuple(replace(p, cites=left) if p is part else p for p in parts)
            after = "" if len(part.cites) > 1 else left[0]
            book = replace(self.book, **{key: changed})  # type: ignore[arg-type]
            yield self._mutant(part.id, CITATION, cite, after, part.place, book, {f"cites:{part.id}"})

    # Criteria

    def _criterion(self, criterion: Criterion) -> Iterator[Mutant]:
        asks = {criterion.id, WHOLE}
        for kind, before, after, points, place in self._points(criterion.points, criterion.place):
            yield self._mutant(
                criterion.id, kind, before, after, place, self._with(criterion, points=points), asks
            )
        if criterion.bonus:
            counted = self._with(criterion, bonus=False)
            yield self._mutant(criterion.id, WEIGHT, "bonus yes", "bonus no", criterion.place, counted, asks)
        if criterion.leaves:
            stays = self._with(criterion, leaves=False)
            yield self._mutant(
                criterion.id, WEIGHT, "leaves_total", "full_points", criterion.place, stays, asks
            )
        if criterion.applies_when is not None:
            for change in changes_of(criterion.applies_when, self.steps):
                changed = self._with(criterion, applies_when=change.condition)
                yield self._mutant(
                    criterion.id, change.kind, change.before, change.after, criterion.place, changed, asks
                )
        yield from self._cites(criterion, "criteria")

    def _with(self, criterion: Criterion, **changed: object) -> Rulebook:
        other = replace(criterion, **changed)  # type: ignore[arg-type]
        return replace(self.book, criteria=tuple(other if c is criterion else c for c in self.book.criteria))

    def _points(self, points: Points, place: Place) -> Iterator[tuple[str, str, str, Points, Place]]:
        if isinstance(points, Lines):
            yield from self._lines(points)
            return
        decided = isinstance(points, Plus) and points.decided  # as it is: only its most can be changed
        for name in ("at_most",) if decided else points.weights:
            value = getattr(points, name)
            for other in beside(value, self.point, ZERO if value >= 0 else None):
                changed = replace(points, **{name: other})  # type: ignore
                label = name.removesuffix("_")
                yield WEIGHT, f"{label} {plain(value)}", f"{label} {plain(other)}", changed, place
        if isinstance(points, Proportion) and isinstance(points.full_at, Fraction):
            for other in beside(points.full_at, self._step(points.fact), STEP):
                text = f"full_at {plain(points.full_at)}", f"full_at {plain(other)}"
                yield THRESHOLD, *text, replace(points, full_at=other), place

    def _lines(self, points: Lines) -> Iterator[tuple[str, str, str, Points, Place]]:
        for index, (give, condition) in enumerate(points.lines):
            head = f"{index + 1}: "
            for other in (
                () if self.book.pass_or_fail else beside(give, self.point, ZERO if give >= 0 else None)
            ):
                lines = _put(points.lines, index, (other, condition))
                yield (
                    WEIGHT,
                    f"{head}give {plain(give)}",
                    f"{head}give {plain(other)}",
                    replace(points, lines=lines),
                    points.place(index),
                )
            for change in changes_of(condition, self.steps) if condition is not None else ():
                lines = _put(points.lines, index, (give, change.condition))
                yield (
                    change.kind,
                    head + change.before,
                    head + change.after,
                    replace(points, lines=lines),
                    points.place(index),
                )

    def _group(self, group: Group) -> Iterator[Mutant]:
        """Keep the sum of a group a little lower or higher."""
        for name in ("at_least", "at_most"):
            value = getattr(group, name)
            step = least_step(f"{group.id}{POINTS}", self.book)
            for other in beside(value, step, None) if value is not None else ():
                changed = replace(group, **{name: other})  # type: ignore[arg-type]
                groups = tuple(changed if g is group else g for g in self.book.groups)
                text = f"{name} {plain(value)}", f"{name} {plain(other)}"
                place = next((c.place for c in self.book.criteria if c.group == group.id), self.book.place)
                yield self._mutant(group.id, WEIGHT, *text, place, replace(self.book, groups=groups), {WHOLE})

    # Gates, bands, signs, streaks

    def _quota(self, gate: Gate, quota: Quota) -> Iterator[Mutant]:
        """Let one unit more or less within a quota, or ten per cent of them; change who is in of those equal
        at its edge."""
        steps = beside(quota.at_most, Fraction(10 if quota.percent else 1), ZERO)
        others = [replace(quota, at_most=value) for value in steps]
        others += [replace(quota, if_equal=word) for word in (OPEN, ALL, NOBODY) if word != quota.if_equal]
        for other in others:
            gates = tuple(replace(g, quota=other) if g is gate else g for g in self.book.gates)
            before, after = (f"quota {plain(q.at_most)} {q.if_equal}" for q in (quota, other))
            changed = replace(self.book, gates=gates)
            yield self._mutant(gate.id, THRESHOLD, before, after, gate.place, changed, {gate.id, WHOLE})

    def _order(self, among: AmongUnits) -> Iterator[Mutant]:
        """Leave each tie-break out, and turn it round."""
        for tie in among.ties:
            turned = tuple(replace(t, more=not t.more) if t is tie else t for t in among.ties)
            for after, ties in (("", tuple(t for t in among.ties if t is not tie)), ("turned", turned)):
                changed = replace(self.book, among=replace(among, ties=ties))
                yield self._mutant(tie.fact, "operator", tie.fact, after, tie.place, changed, {WHOLE})

    def _gate(self, gate: Gate) -> Iterator[Mutant]:
        asks = {gate.id, WHOLE}
        if gate.quota is not None:
            yield from self._quota(gate, gate.quota)
            yield from self._cites(gate, "gates")
            return
        changes = [
            (c.kind, c.before, c.after, replace(gate, when=c.condition))
            for c in changes_of(gate.when, self.steps)
        ]
        if gate.bands_allowed is not None:
            changes += [
                (THRESHOLD, before, after, replace(gate, bands_allowed=bands))
                for before, after, bands in self._band_lists(gate.bands_allowed)
            ]
        if gate.band is not None:
            others = [b.id for b in self.book.bands if b.id != gate.band]
            changes += [(THRESHOLD, gate.band, other, replace(gate, band=other)) for other in others[-1:]]
        for kind, before, after, other in changes:
            gates = tuple(other if g is gate else g for g in self.book.gates)
            yield self._mutant(
                gate.id, kind, before, after, gate.place, replace(self.book, gates=gates), asks
            )
        yield from self._cites(gate, "gates")

    def _band_lists(self, bands: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Leave each band out of a list, and add each band by points that is not in it."""
        for band in bands if len(bands) > 1 else ():
            yield band, "", tuple(b for b in bands if b != band)
        for other in self.book.bands:
            if other.id not in bands and other.from_ is not None:
                yield "", other.id, (*bands, other.id)

    def _band(self, band: Band) -> Iterator[Mutant]:
        if band.from_ and not band.all_met and band.from_parameter is None:
            for value in beside(band.from_, least_step(SCORE, self.book), ZERO):
                yield self._of_band(
                    band,
                    THRESHOLD,
                    f"from {plain(band.from_)}",
                    f"from {plain(value)}",
                    replace(band, from_=value),
                )
        for change in changes_of(band.when, self.steps) if band.when is not None else ():
            yield self._of_band(
                band, change.kind, change.before, change.after, replace(band, when=change.condition)
            )

    def _of_band(self, band: Band, kind: str, before: str, after: str, other: Band) -> Mutant:
        bands = tuple(other if b is band else b for b in self.book.bands)
        return self._mutant(
            band.id, kind, before, after, band.place, replace(self.book, bands=bands), {WHOLE}
        )

    def _sign(self, sign: Sign) -> Iterator[Mutant]:
        changes = [
            (c.kind, c.before, c.after, replace(sign, when=c.condition))
            for c in changes_of(sign.when, self.steps)
        ]
        changes += [
            (THRESHOLD, f"years {sign.years}", f"years {n}", replace(sign, years=n))
            for n in (sign.years - 1, sign.years + 1)
            if n >= 1
        ]
        for kind, before, after, other in changes:
            signs = tuple(other if s is sign else s for s in self.book.signs)
            yield self._mutant(
                sign.id, kind, before, after, sign.place, replace(self.book, signs=signs), {sign.id}
            )
        yield from self._cites(sign, "signs")

    def _streak(self, streak: Streak) -> Iterator[Mutant]:
        changes = [
            (THRESHOLD, f"years {streak.years}", f"years {n}", replace(streak, years=n))
            for n in (streak.years - 1, streak.years + 1)
            if n >= 1
        ]
        changes += [
            (THRESHOLD, before, after, replace(streak, band=bands))
            for before, after, bands in self._band_lists(streak.bands)
        ]
        for kind, before, after, other in changes:
            streaks = tuple(other if s is streak else s for s in self.book.streaks)
            yield self._mutant(
                streak.id, kind, before, after, streak.place, replace(self.book, streaks=streaks), {streak.id}
            )
        yield from self._cites(streak, "streaks")


def _of_points(fact: str) -> bool:
    return is_points(fact) or fact in (POINTS[1:], SHARE[1:])


def _put(lines: tuple[tuple[Fraction, object], ...], index: int, line: tuple[Fraction, object]) -> tuple:  # type: ignore[type-arg]
    return (*lines[:index], line, *lines[index + 1 :])


def other_document(rules: Rules, cite: str) -> str:
    """Return another document to stand in for the only citation."""
    own = cite.split("/")[0]
    return next((name for name in rules.documents if name != own), f"{own}/?")
