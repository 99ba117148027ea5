"""What is written and does nothing, or never acts: lines, tests, alternatives, gates, bands, ends of sums."""

import itertools
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from engine.analysis.cases import Combination, Spot
from engine.analysis.subject import Finding, Regime, Studied, finding_at
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    Apart,
    AtLeastOf,
    Compare,
    Condition,
    NoneOf,
    facts_in,
    leaves,
    parameters_in,
)
from engine.rulebook.model.points import ZERO, AlongNumber, Lines
from engine.rulebook.model.points_asked import points_asked
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Group
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Place
from facts.visible_text import gettext_noop

Units = tuple[Regime, ...]
ALWAYS = AllOf(())
LEAST_MEANT = 1  # per cent: who writes 1 for the full mark most likely means all of it


def line_findings(studied: Studied) -> Iterator[Finding]:
    for criterion in studied.rulebook.criteria:
        applies = criterion.applies_when
        if applies is not None:
            ask = partial(studied.constant, ("P105", "P106"), criterion.id, criterion.place, applies)
            yield from studied.on_dates(parameters_in(applies), ask)
        if isinstance(criterion.points, Lines):
            yield from studied.on_dates(criterion.parameters, partial(_first_dead, studied, criterion))
            yield from _always_same(studied, criterion)
        elif criterion.points.full_at is not None:
            ask_full = partial(_full_mark, studied, criterion, criterion.points)
            yield from studied.on_dates(criterion.parameters, ask_full)


def _tests(criterion: Criterion) -> list[Condition]:
    assert isinstance(criterion.points, Lines)
    return [condition or ALWAYS for _, condition in criterion.points.lines]


def _first_dead(studied: Studied, criterion: Criterion, units: Units) -> Finding | None:
    """Return the first line that can't be the first to hold."""
    tests = _tests(criterion)
    applies = criterion.applies_when or ALWAYS
    for index, test in enumerate(tests):
        reached = AllOf((applies, test, NoneOf(tuple(tests[:index]))))
        if studied.example(reached, units) is not None:
            continue
        return _dead(studied, criterion, index, tests, units)
    return _needless(studied, criterion, tests, units)


def _dead(
    studied: Studied, criterion: Criterion, index: int, tests: list[Condition], units: Units
) -> Finding:
    """Say whether the line's own test can't hold, or which lines above take all it could have."""
    place, n = _place(criterion, index), index + 1
    for above in range(index):
        both = AllOf((criterion.applies_when or ALWAYS, tests[index], tests[above]))
        holding = studied.example(both, units)
        if holding is not None:
            return studied.finding("P102", place, holding, id=criterion.id, n=n, by=above + 1)
    alone = studied.example(tests[index], units)
    if alone is not None and criterion.applies_when is not None:
        return studied.finding("P107", place, alone, id=criterion.id, n=n)
    return studied.finding("P101", place, None, id=criterion.id, n=n)


def _needless(studied: Studied, criterion: Criterion, tests: list[Condition], units: Units) -> Finding | None:
    """Return a last test that always holds where it is reached: it says nothing."""
    if tests[-1] == ALWAYS or len(tests) < 2:
        return None
    if studied.example(NoneOf(tuple(tests)), units) is not None:
        return None
    shown = studied.example(tests[-1], units)
    place = _place(criterion, len(tests) - 1)
    return studied.finding("P103", place, shown, id=criterion.id, n=len(tests))


def _place(criterion: Criterion, index: int) -> Place:
    """Return where a line stands, that of its criterion where it comes from no file."""
    assert isinstance(criterion.points, Lines)
    place = criterion.points.place(index)
    return place if place.line else criterion.place


def _always_same(studied: Studied, criterion: Criterion) -> Iterator[Finding]:
    """Tell a criterion whose lines all give the same; where none holds, nothing is given."""
    assert isinstance(criterion.points, Lines)
    lines = criterion.points.lines
    gives = {give for give, _ in lines}
    if len(gives) > 1 or gives == {0}:
        if gives == {0}:
            yield studied.finding("P104", criterion.place, None, id=criterion.id, points=0)
        return
    points = shown(*gives)
    conditions = tuple(c for _, c in lines if c is not None)
    everywhere = len(conditions) < len(lines)

    def ask(units: Units) -> Finding | None:
        if not everywhere and studied.example(NoneOf(conditions), units) is not None:
            return None
        shown = studied.example(AnyOf((*conditions, ALWAYS)), units)
        return studied.finding("P104", criterion.place, shown, id=criterion.id, points=points)

    yield from studied.on_dates(criterion.parameters, ask)


def _full_mark(studied: Studied, criterion: Criterion, points: AlongNumber, units: Units) -> Finding | None:
    """Tell a full mark above all a figure can be, and one at a single per cent."""
    fulls = {full for regime in units for full in regime.frame.values_of(points.full_at or ZERO)}
    most, unit = studied.domains[points.of].high, studied.domains.indicators[points.of].type.unit
    named, book = {"id": criterion.id, "fact": points.of}, studied.rulebook.name
    if most is not None and max(fulls) > most:
        ends = {"full": shown(max(fulls)), "most": shown(most)}
        return finding_at("P109", criterion.place, book, **named, **ends)
    if unit == "%" and min(fulls) <= LEAST_MEANT:
        return finding_at("P110", criterion.place, book, **named, full=shown(min(fulls)))
    return None


def sign_findings(studied: Studied) -> Iterator[Finding]:
    """Tell reporting-quality signs that can never stand, or always do; a distance to the score can be any."""
    for sign in studied.rulebook.signs:
        if not any(isinstance(leaf, Apart) for leaf in leaves(sign.when)):
            ask = partial(studied.constant, ("P701", "P702"), sign.id, sign.place, sign.when)
            yield from studied.on_dates(parameters_in(sign.when), ask)


def needless_findings(studied: Studied) -> Iterator[Finding]:
    for id_, place, test in _parts_with_tests(studied):
        for alternative in _alternatives(test):
            yield from _covered(studied, id_, place, alternative)
    for group in studied.rulebook.groups:
        yield from _never_passed(studied, group)


def _parts_with_tests(studied: Studied) -> Iterator[tuple[str, Place, Condition | None]]:
    book = studied.rulebook
    for criterion in book.criteria:
        yield criterion.id, criterion.place, criterion.applies_when
        if isinstance(criterion.points, Lines):
            for index, (_, test) in enumerate(criterion.points.lines):
                own = criterion.points.place(index)
                yield criterion.id, own if own.line else criterion.place, test
    yield from ((gate.id, gate.place, gate.when) for gate in book.gates)
    yield from ((band.id, band.place, band.when) for band in book.bands)
    yield from ((sign.id, sign.place, sign.when) for sign in book.signs)


def _alternatives(test: Condition | None) -> Iterator[tuple[Condition, ...]]:
    """Yield the parts of each `any` and `none` written in a test; those put to each criterion are not."""
    if not isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf) or isinstance(test, AnyPart):
        return
    if isinstance(test, AnyOf | NoneOf):
        yield test.parts
    for part in test.parts:
        yield from _alternatives(part)


def _covered(studied: Studied, id_: str, place: Place, parts: tuple[Condition, ...]) -> Iterator[Finding]:
    """Tell the first alternative that holds only where another one does.

    Only one that asks about all the other asks about: of two figures that say the same, one may be known and
    the other not.
    """
    for n, part in enumerate(parts):
        for m, other in enumerate(parts):
            if m == n or (m > n and part == other) or not set(facts_in(other)) <= set(facts_in(part)):
                continue
            names = (*parameters_in(part), *parameters_in(other))
            beyond = AllOf((part, NoneOf((other,))))
            if all(studied.example(beyond, units) is None for units in studied.regimes(names)):
                yield studied.finding("P108", place, None, id=id_, n=n + 1, by=m + 1)
                return


def _never_passed(studied: Studied, group: Group) -> Iterator[Finding]:
    """Tell a cap above all that criteria can give, a floor below the least, and one that pays for nothing."""
    for subtotal in points_asked(f"{group.id}.points", studied.rulebook).sums:
        free = subtotal.without_ends
        most, least = free.of(lambda c: c.maximum), free.of(lambda c: c.least)
        if subtotal.at_most is not None and subtotal.at_most > most:
            yield _idle(studied, group, "at_most", subtotal.at_most, most)
        if subtotal.at_least is not None and subtotal.at_least < least:
            yield _idle(studied, group, "at_least", subtotal.at_least, least)
        elif subtotal.at_least is not None and subtotal.at_least > 0:
            end = f"{float(subtotal.at_least):g}"
            yield finding_at("P403", group.place, studied.rulebook.name, id=group.id, end=end)


def _idle(studied: Studied, group: Group, key: str, end: Fraction, reached: Fraction) -> Finding:
    too_much, too_little = gettext_noop("không bao giờ quá"), gettext_noop("không bao giờ dưới")
    never = too_much if key == "at_most" else too_little
    values = {"id": group.id, "key": key, "end": f"{float(end):g}", "reached": f"{float(reached):g}"}
    return finding_at("P402", group.place, studied.rulebook.name, **values, never=never)


def gate_findings(studied: Studied, units: Units, score_points: list[Spot]) -> Iterator[Finding]:
    """Yield what is wrong with gates on one date."""
    live = []
    for gate in studied.rulebook.gates:
        constant = studied.constant(("P201", "P202"), gate.id, gate.place, gate.when, units)
        finding = constant or _hidden(studied, gate, units)
        if finding is not None:
            yield finding
        else:
            live.append(gate)
    for gate in live:
        yield from _effect(studied, gate, score_points)
        yield from _contradicted(studied, gate, units)


def _hidden(studied: Studied, gate: Gate, units: Units) -> Finding | None:
    """Return the gate that does at least as much whenever this one holds."""
    for other in studied.rulebook.gates:
        if other is gate or not _stronger(studied, other, gate):
            continue
        if studied.example(AllOf((gate.when, NoneOf((other.when,)))), units) is None:
            shown = studied.example(AllOf((gate.when, other.when)), units)
            return studied.finding("P203", gate.place, shown, id=gate.id, by=other.id)
    return None


def _stronger(studied: Studied, other: Gate, gate: Gate) -> bool:
    order = [g.id for g in studied.rulebook.gates]
    first = order.index(other.id) < order.index(gate.id)
    if other.band is not None:
        return gate.band is None or first
    if gate.band is not None or other.bands_allowed is None or gate.bands_allowed is None:
        return False
    inside = set(other.bands_allowed) <= set(gate.bands_allowed)
    return inside and (first or set(other.bands_allowed) != set(gate.bands_allowed))


def _effect(studied: Studied, gate: Gate, score_points: list[Spot]) -> Iterator[Finding]:
    """Tell a gate that changes no band at all, and one that gives a better band than the points do."""
    book = studied.rulebook
    ranks = {band.id: rank for rank, band in enumerate(book.bands)}
    changed = False
    for spot in score_points:
        if not spot.case.gates[gate.id]:
            continue
        without, with_ = spot.band(book, {**spot.case.gates, gate.id: False}), spot.band(book)
        changed = changed or without != with_
        if gate.band is None and ranks[with_] < ranks[without]:
            shown = spot.witness(book)
            if shown is not None:
                yield studied.finding("P205", gate.place, shown, id=gate.id, band=with_, without=without)
                return
    if score_points and not changed:
        shown = next((w for s in score_points if s.case.gates[gate.id] and (w := s.witness(book))), None)
        yield studied.finding("P204", gate.place, shown, id=gate.id)


def _contradicted(studied: Studied, gate: Gate, units: Units) -> Iterator[Finding]:
    """Tell gates that can hold at once and leave no band, or name two different ones."""
    gates = studied.rulebook.gates
    for other in gates[: gates.index(gate)]:
        code = _clash(gate, other)
        shown = studied.example(AllOf((gate.when, other.when)), units) if code else None
        if code and shown is not None and shown[0]:
            yield studied.finding(code, gate.place, shown, id=gate.id, by=other.id)


def _clash(gate: Gate, other: Gate) -> str | None:
    if gate.band is not None and other.band is not None:
        return "P207" if gate.band != other.band else None
    if gate.bands_allowed is not None and other.bands_allowed is not None:
        return "P206" if not set(gate.bands_allowed) & set(other.bands_allowed) else None
    return None


def band_findings(studied: Studied, units: Units, score_points: list[Spot]) -> Iterator[Finding]:
    yield from _never_given(studied, score_points)
    for band in studied.rulebook.bands:
        if band.when is not None:
            constant = studied.constant(("P302", "P303"), band.id, band.place, band.when, units)
            if constant is not None and (constant.fault.code != "P303" or _has_own_test(band)):
                yield constant
    yield from _gaps(studied, score_points)
    yield from _healthy_below(studied)


def _has_own_test(band: Band) -> bool:
    """Tell whether a band has a `when`: one that begins at a parameter is tested for that alone."""
    return band.from_parameter is None or not isinstance(band.when, Compare)


def _never_given(studied: Studied, score_points: list[Spot]) -> Iterator[Finding]:
    book = studied.rulebook
    given = {spot.band(book) for spot in score_points}
    best = max(score_points, key=lambda spot: spot.case.total.most, default=None)
    for band in book.bands if score_points else ():
        if band.id not in given:
            assert best is not None
            top = Spot(best.case, best.case.total.most, best.scale)
            most = f"{float(top.score):g}"
            yield studied.finding("P301", band.place, top.witness(book), id=band.id, most=most)


def _gaps(studied: Studied, score_points: list[Spot]) -> Iterator[Finding]:
    """Tell a score that reaches no band whose test holds: the lowest band allowed is given all the same."""
    book = studied.rulebook
    for spot in score_points:
        if any(gate.band is not None and spot.case.gates[gate.id] for gate in book.gates):
            continue
        tests = spot.case.tests
        fitting = [b for b in book.bands if b.from_ is not None and tests.get(b.id, True)]
        if any(b.from_ is not None and b.from_ <= spot.score for b in fitting):
            continue
        shown = spot.witness(book)
        if shown is not None:
            band = spot.band(book)
            place = book.band(band).place
            yield studied.finding("P304", place, shown, score=f"{float(spot.score):g}", id=band)
            return


def _healthy_below(studied: Studied) -> Iterator[Finding]:
    ranked = [band for band in studied.rulebook.bands if band.from_ is not None]
    for above, below in itertools.pairwise(ranked):
        if below.healthy and not above.healthy:
            yield studied.finding("P305", below.place, None, id=below.id, above=above.id)


def total_findings(studied: Studied, combinations: list[Combination]) -> Iterator[Finding]:
    """Tell points that can never add up to the total, and the most they come to."""
    book = studied.rulebook
    if book.total is None or not combinations:
        return
    scale = 10**book.decimals
    best = max(combinations, key=lambda case: case.total.most)
    if best.total.most < book.total * scale:
        top = Spot(best, best.total.most, scale)
        most, total = f"{float(top.score):g}", f"{float(book.total):g}"
        yield studied.finding("P401", book.place, top.witness(book), most=most, total=total)
