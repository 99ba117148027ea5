"""What pays a commune for looking less, or reporting less than it found, and whether anything notices.

Two returns that differ only as hiding makes figures move: where the one that hides gets more points, escapes
a gate or a sign, or passes the test of a band, the rule pays for hiding. That is often right (no active
hotspot is good), so it must be paired: `paired_with` names what hiding makes worse, a criterion that then
gives less, a gate or sign that then holds, because less was looked at, or because a nil return or rows gone
without reason tell of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.hiding import Hiding
from engine.analysis.pointed import criteria_behind, parameters_behind, pointed
from engine.analysis.regimes import Regime
from engine.analysis.samples import Cuts, Sample, assignments, cuts_of_condition, cuts_of_criteria
from engine.analysis.subject import Studied
from engine.indicators.hiding_moves import DOWN, FOUND, LOOKING, SELF, TOLD, UP, FigureMove
from engine.logic.cells import Cell, State
from engine.logic.meaning import holds
from engine.rulebook.model.among_units import RANK, RANK_PERCENT, TieBreak
from engine.rulebook.model.conditions import AllOf, AnyOf, Apart, AtLeastOf, Condition, Leaf, NoneOf, leaves
from engine.rulebook.model.points_asked import facts_behind, is_points
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Sign
from engine.rulebook.text.places import Place
from engine.scoring.among_units import tie_key
from engine.scoring.points import scored_criterion

MOST_TRIED = 30_000
MOST_PAIRS = 1_000_000
FAR = Fraction(10**30)  # in place of a number without end
BESIDE = frozenset({LOOKING, TOLD})
"""What a pair must notice: who hides well hides all of what was found, and only this still shows."""
FURTHER_BACK = FigureMove(UP, frozenset())


@dataclass(frozen=True, slots=True)
class Incentive:
    """One thing that may pay: its facts, what it is worth in a case (more is better for who is scored)."""

    kind: str
    id: str
    place: Place
    paired_with: tuple[str, ...]
    facts: tuple[str, ...]
    parameters: tuple[str, ...]
    worth: Callable[[Sample, Regime], Fraction]
    cuts: Callable[[Regime], Cuts]


def rewards(rulebook: Rulebook) -> bool:
    """Tell whether more points are better: there is a total to be reached, or a band is a good one."""
    return rulebook.total is not None or any(band.healthy for band in rulebook.bands)


def incentive_findings(studied: Studied) -> Iterator[Finding]:
    book = studied.rulebook
    hiding = Hiding(studied.rules, book.subject, book.found_by_looking)
    if not rewards(book):
        yield from _looking_punished(studied, hiding)
        return
    watched: dict[str, list[Incentive]] = {}
    for thing in things(studied):
        watched.setdefault(thing.id, []).append(thing)
    for thing in (thing for things in watched.values() for thing in things):
        yield from studied.on_dates(thing.parameters, partial(_pays, studied, hiding, watched, thing))
        yield from _self_set(studied, hiding, thing)


def _pays(
    studied: Studied,
    hiding: Hiding,
    watched: Mapping[str, list[Incentive]],
    thing: Incentive,
    units: tuple[Regime, ...],
) -> Finding | None:
    for regime in units:
        paid = gain(studied, thing, _moves(hiding, thing, {FOUND, LOOKING, TOLD}), regime)
        if paid is None:
            continue
        quiet, loud, more, less = paid
        params = {"id": thing.id, "more": _plain(more), "less": _plain(less), "kind": thing.kind}
        code = "P601" if thing.kind == "criterion" else "P603"
        if not thing.paired_with:
            return studied.finding(code, thing.place, (quiet, regime), loud, **params)
        counterparts = (other for name in thing.paired_with for other in watched.get(name, ()))
        if any(_notices(studied, hiding, other, units) for other in counterparts):
            return None
        code = "P602" if thing.kind == "criterion" else "P604"
        pairs = ", ".join(thing.paired_with)
        return studied.finding(code, thing.place, (quiet, regime), loud, pairs=pairs, **params)
    return None


def _self_set(studied: Studied, hiding: Hiding, thing: Incentive) -> Iterator[Finding]:
    """Tell points, gates and bands that rest on what whoever is scored says of its own score."""
    names = [n for n in thing.facts if (m := hiding.move(n)) is not None and SELF in m.through]
    if names and thing.kind != "sign":
        yield studied.finding("P605", thing.place, None, id=thing.id, kind=thing.kind, fact=names[0])


def _looking_punished(studied: Studied, hiding: Hiding) -> Iterator[Finding]:
    """Tell a sign of risk that grows because somebody looked: it would mark inspected places."""
    for criterion in studied.rulebook.criteria:
        thing = _criterion(studied, criterion)
        moves = _moves(hiding, thing, {LOOKING})
        yield from studied.on_regimes(thing.parameters, partial(_punished, studied, thing, moves))


def _punished(
    studied: Studied, thing: Incentive, moves: Mapping[str, FigureMove], regime: Regime
) -> Finding | None:
    punished = gain(studied, thing, moves, regime, better=-1)
    if punished is None:
        return None
    quiet, loud, less, more = punished
    params = {"id": thing.id, "more": _plain(more), "less": _plain(less)}
    return studied.finding("P607", thing.place, (quiet, regime), loud, **params)


def _notices(studied: Studied, hiding: Hiding, other: Incentive, units: tuple[Regime, ...]) -> bool:
    """Tell whether hiding makes a thing worse: by less looking, or by what tells of it."""
    moves = _moves(hiding, other, BESIDE)
    return any(gain(studied, other, moves, regime, better=-1) is not None for regime in units)


def _moves(hiding: Hiding, thing: Incentive, through: Iterable[str]) -> dict[str, FigureMove]:
    """Return the facts that move through nothing but what is named."""
    wanted = frozenset(through)
    moves = {name: hiding.move(name) for name in thing.facts}
    return {name: move for name, move in moves.items() if move is not None and move.through <= wanted}


def gain(
    studied: Studied, thing: Incentive, moves: Mapping[str, FigureMove], regime: Regime, better: int = 1
) -> tuple[Sample, Sample, Fraction, Fraction] | None:
    """Return a hiding and a full return with their worth, if hiding is worth more (better=1) or less (-1)."""
    if not moves:
        return None
    count, samples = assignments(thing.facts, studied.domains, thing.cuts(regime))
    if count > MOST_TRIED:
        return None
    groups: dict[tuple[Cell, ...], list[tuple[Fraction, Sample]]] = {}
    for case in samples:
        rest = tuple(cell for name, cell in case.items() if name not in moves)
        groups.setdefault(rest, []).append((thing.worth(case, regime) * better, case))
    for cases in groups.values():
        if len(cases) ** 2 > MOST_PAIRS or len({worth for worth, _ in cases}) == 1:
            continue
        for more, quiet in sorted(cases, key=lambda pair: -pair[0]):
            for less, loud in cases:
                if less < more and all(_moved(loud[n], quiet[n], move) for n, move in moves.items()):
                    return quiet, loud, more * better, less * better
    return None


def _moved(loud: Cell, quiet: Cell, move: FigureMove) -> bool:
    """Tell whether hiding can turn one value into the other."""
    if loud == quiet or move.way not in (UP, DOWN):
        return True
    a, b = _rank(loud, move.way), _rank(quiet, move.way)
    return a is not None and b is not None and (b <= a if move.way == DOWN else b >= a)


def _rank(cell: Cell, way: str) -> tuple[int, object] | None:
    """Place a value on its scale: hiding ends at no date; `never` is more than any number of days."""
    if cell.state is State.KNOWN:
        return 0, cell.value
    if cell.state is State.NEVER:
        return 1, 0
    return ((-1 if way == DOWN else 1), 0) if cell.state is State.NONE else None


# Orders the wrong way round


def order_findings(studied: Studied) -> Iterator[Finding]:
    """Tell a band that needs a place further back, or a gate that keeps only the first from a good band."""
    lowering = {gate.id for gate in studied.rulebook.gates if _lowers(gate, studied.rulebook)}
    for thing in things(studied):
        ranks = {RANK, RANK_PERCENT} & set(thing.facts)
        if ranks and (thing.kind == "band" or thing.id in lowering):
            yield from studied.on_regimes(thing.parameters, partial(_upside_down, studied, thing, ranks))


def _lowers(gate: Gate, rulebook: Rulebook) -> bool:
    """Tell whether a gate can only take a better band away: the best is not among those it leaves."""
    best = next((band.id for band in rulebook.bands if band.from_ is not None or band.all_met), None)
    lowest = [b.id for b in rulebook.bands if (b.from_ is None and not b.all_met) or b.from_ == 0]
    left = gate.bands_allowed or ((gate.band,) if gate.band in lowest else ())
    return bool(left) and best not in left


def _upside_down(studied: Studied, thing: Incentive, ranks: set[str], regime: Regime) -> Finding | None:
    gains = (gain(studied, thing, {name: FURTHER_BACK}, regime) for name in sorted(ranks))
    gained = next(filter(None, gains), None)
    if gained is None:
        return None
    back, ahead = gained[:2]
    return studied.finding("P211", thing.place, (back, regime), ahead, id=thing.id, kind=thing.kind)


# What may pay


def things(studied: Studied) -> Iterator[Incentive]:
    book = studied.rulebook
    yield from (_criterion(studied, criterion) for criterion in book.criteria)
    for gate in book.gates:
        yield from _tested(book, "gate", gate, gate.when, holding=-1)
    lowest = min((b.from_ for b in book.bands if b.from_ is not None), default=None)
    for band in book.bands:
        if band.when is not None and band.from_ != lowest:
            yield from _tested(book, "band", band, band.when, holding=1)
    for sign in book.signs:
        if not any(isinstance(leaf, Apart) for leaf in leaves(sign.when)):
            yield from _tested(book, "sign", sign, sign.when, holding=-1)
    if book.among is not None:  # points are watched where they are given
        yield from (_tie(tie) for tie in book.among.tie_breaks if not is_points(tie.fact))


def _tie(tie: TieBreak) -> Incentive:
    """Watch what breaks ties: more of it, or less, puts a unit before the others of its score."""

    def worth(case: Sample, regime: Regime) -> Fraction:
        key = tie_key(case[tie.fact], tie.most_first)[0]
        return key if isinstance(key, Fraction) else FAR if key > 0 else -FAR

    def cuts(regime: Regime) -> Cuts:
        return {tie.fact: {Fraction(1)}}

    return Incentive("tie-break", tie.fact, tie.place, tie.paired_with, (tie.fact,), (), worth, cuts)


def _criterion(studied: Studied, criterion: Criterion) -> Incentive:
    book = studied.rulebook

    def worth(case: Sample, regime: Regime) -> Fraction:
        scored = scored_criterion(criterion, book, case.__getitem__, regime.frame)
        return criterion.counted if scored.absent else scored.low  # out of the total: nothing is lost by it

    def cuts(regime: Regime) -> Cuts:
        return cuts_of_criteria([criterion], regime.frame, {})

    c = criterion
    return Incentive("criterion", c.id, c.place, c.paired_with, c.facts, c.parameters, worth, cuts)


def _tested(
    book: Rulebook, kind: str, thing: Gate | Band | Sign, test: Condition, holding: int
) -> Iterator[Incentive]:
    """Yield a test to watch, and each question about points in it: the whole may rest on too many facts.

    The whole of it may rest on more facts than can be tried; what it asks of one criterion's points seldom
    does.
    """
    tests = [(test, holding)]
    tests += [(leaf, holding * way) for leaf, way in _ways(test) if is_points(leaf.fact)]
    for part, worth in tests if len(tests) > 2 else tests[:1]:
        asks = facts_behind(part, book), parameters_behind(part, book)
        meaning = partial(_worth, book, part, worth), partial(_cuts, book, part)
        yield Incentive(kind, thing.id, thing.place, thing.paired_with, *asks, *meaning)


def _worth(book: Rulebook, test: Condition, holding: int, case: Sample, regime: Regime) -> Fraction:
    return Fraction(holding if holds(test, pointed(case, book, regime.frame), regime.frame) is True else 0)


def _cuts(book: Rulebook, test: Condition, regime: Regime) -> Cuts:
    cuts = cuts_of_condition(test, regime.frame, {})
    cuts_of_criteria(criteria_behind(test, book), regime.frame, cuts)
    return {name: values for name, values in cuts.items() if not is_points(name)}


def _ways(test: Condition, way: int = 1) -> Iterator[tuple[Leaf, int]]:
    """Yield each single test, and whether the whole holds the more (1) or the less (-1) where it does."""
    if isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf):
        for part in test.parts:
            yield from _ways(part, -way if isinstance(test, NoneOf) else way)
    else:
        yield test, way


def _plain(number: Fraction) -> str:
    return f"{float(number):g}"
