"""What pays a commune for looking less, or reporting less than it found, and whether anything notices.

Some records exist only where somebody looked, and the forms tell which: a row of them that is missing from a
later return is *gone*, not withdrawn. What such a record refers to, and is no register, is the looking itself
(an inspection). Hiding makes figures over both fall; what tells of hiding rises: a nil return of such a form,
rows gone without reason.

Where a return that hides gets more points than a full one, escapes a gate or a sign, or passes the test of a
band, the rule pays for hiding. That is often right (no active hotspot is good), so it must be paired:
`paired_with` names what hiding makes worse, because less was looked at, or because something tells of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from engine.analysis.samples import (
    Cuts,
    Sample,
    assignments,
    criteria_behind,
    cuts_of_condition,
    cuts_of_criteria,
    parameters_behind,
    pointed,
)
from engine.analysis.subject import Finding, Regime, Studied
from engine.indicators.hiding_moves import DOWN, EITHER, FOUND, LOOKING, SELF, TOLD, UP, FigureMove, together
from engine.indicators.operations.over_records import OverRecords, conjuncts
from engine.logic.cells import Cell, State
from engine.logic.meaning import holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.among_units import RANK, RANK_PERCENT, TieBreak
from engine.rulebook.model.conditions import AllOf, AnyOf, Apart, AtLeastOf, Condition, Leaf, NoneOf, leaves
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import facts_behind, is_points
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Place
from engine.scoring.among_units import tie_key
from engine.scoring.points import scored_criterion
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, NIL

FOUND_KINDS = frozenset(name for name, kind in KINDS.items() if kind.row_gone == "gone")
LOOKING_KINDS = (
    frozenset(
        str(field.refers_to)
        for name in FOUND_KINDS
        for field in KINDS[name].record_fields.values()
        if field.refers_to in KINDS and not KINDS[str(field.refers_to)].register
    )
    - FOUND_KINDS
)
SELF_KINDS = frozenset(
    name
    for name, kind in KINDS.items()
    if any(field.refers_to == "criterion" for field in kind.record_fields.values())
)
"""What whoever is scored says of its own score."""


class Hiding:
    """Answers for the facts of one indicator set."""

    def __init__(self, rules: Rules, indicator_set: str, more: Iterable[str] = ()) -> None:
        self.rules = rules
        self.found = FOUND_KINDS | frozenset(more)
        self.own = rules.indicator_sets[indicator_set]
        self._known: dict[tuple[str, str], FigureMove | None] = {}

    def move(self, name: str) -> FigureMove | None:
        """Return how a fact moves; None where hiding does not touch it."""
        return self.move_in(self.own, name)

    def move_in(self, home: IndicatorSet, name: str) -> FigureMove | None:
        key = home.name, name
        if key not in self._known:
            self._known[key] = None  # a circle through bands moves nothing by itself
            self._known[key] = self._of(name, home)
        return self._known[key]

    def _of(self, name: str, home: IndicatorSet) -> FigureMove | None:
        if name.endswith(".band"):
            return self._band(name.removesuffix(".band"))
        indicator = home.indicators.get(name)
        return indicator.moved(self, home) if indicator is not None else None

    def _band(self, rulebook: str) -> FigureMove | None:
        """Let a band move any way where any figure behind its points does."""
        book = self.rules.rulebooks[rulebook]
        home = self.rules.indicator_sets[book.subject]
        names = [fact for c in book.criteria for fact in c.facts]
        moved = [m for m in (self.move_in(home, name) for name in names) if m is not None]
        return FigureMove(EITHER, frozenset().union(*(m.through for m in moved))) if moved else None

    def of_records(self, operation: OverRecords) -> FigureMove | None:
        """Return how an operation over records moves: by what its kind and its test tell."""
        over, kind = operation.over, operation.over.kind
        if kind == VENUE_PERIOD:
            truth = self._truth(over.where, self.rules.set_of("venue"))
            return truth if truth is None or operation.path is None else FigureMove(EITHER, truth.through)
        if _of_others_only(over.where):
            return None
        if kind == RETURN:
            return FigureMove(UP, frozenset({TOLD})) if self._nil_of_found(over.where) else None
        if kind in SELF_KINDS:
            return FigureMove(EITHER, frozenset({SELF}))
        if kind not in self.found | LOOKING_KINDS:
            return None
        if _asks(over.where, "gone", True):
            return FigureMove(UP, frozenset({TOLD}))
        return FigureMove(operation.hidden_way, frozenset({FOUND if kind in self.found else LOOKING}))

    def _nil_of_found(self, condition: tree.Condition | None) -> bool:
        if not _asks(condition, "state", NIL):
            return False
        forms_found = {KINDS[name].form for name in self.found}
        forms = [p.operands for p in conjuncts(condition) if isinstance(p, tree.Compare) and p.fact == "form"]
        return all(forms_found & set(map(str, operands)) for operands in forms)

    # Tests over figures of venues

    def _truth(self, condition: tree.Condition | None, home: IndicatorSet) -> FigureMove | None:
        """Return how the truth of a test moves: down is towards false."""
        if condition is None:
            return None
        if isinstance(condition, tree.AllOf | tree.AnyOf | tree.AtLeastOf):
            return together([self._truth(part, home) for part in condition.parts])
        if isinstance(condition, tree.NoneOf):
            truth = together([self._truth(part, home) for part in condition.parts])
            return truth.back if truth else None
        move = self.move_in(home, condition.fact)
        if move is None or not isinstance(condition, tree.Compare):
            return FigureMove(EITHER, move.through) if move else None
        return compared(condition, move)


def compared(leaf: tree.Compare, move: FigureMove) -> FigureMove:
    """Return how the truth of a comparison moves with its figure."""
    if leaf.op in ("at_least", "more_than"):
        return move
    if leaf.op in ("at_most", "less_than"):
        return move.back
    (first, *more) = leaf.operands
    if leaf.op == "equal" and first is True:
        return move
    nothing = leaf.op == "equal" and not more and not isinstance(first, str) and first in (0, False)
    return move.back if nothing else FigureMove(EITHER, move.through)


def _of_others_only(condition: tree.Condition | None) -> bool:
    """Tell whether only what other offices report is counted: that is not the commune's to hide."""
    for part in conjuncts(condition):
        if isinstance(part, tree.Compare) and part.fact == "office":
            named = COMMUNE in part.operands
            return named if part.op == "none_of" else not named
    return False


def _asks(condition: tree.Condition | None, field: str, value: object) -> bool:
    parts = conjuncts(condition)
    return any(
        isinstance(p, tree.Compare) and p.fact == field and value in p.operands and p.op != "none_of"
        for p in parts
    )


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
        params = {"id": thing.id, "more": shown(more), "less": shown(less), "kind": thing.kind}
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
    params = {"id": thing.id, "more": shown(more), "less": shown(less)}
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
                if less < more and all(_can_move(loud[n], quiet[n], move) for n, move in moves.items()):
                    return quiet, loud, more * better, less * better
    return None


def _can_move(loud: Cell, quiet: Cell, move: FigureMove) -> bool:
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
