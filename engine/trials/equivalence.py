"""Changes that change nothing, proved: equal answers for every value of every fact, unknown ones too.

A test changes its answer at thresholds only, and points are straight between them. So the two versions are
asked at every threshold of either, once in every gap, in each other state a fact can have, and where it is
unknown. Facts are taken to vary freely: equal on more than can be is equal on all that can be.

Of follow-up rules it is proved in one of three ways. A pair of parties has one tie of a kind. A subject has
two bands under a rulebook, of the period and of the one before. And where two aliases can change places, a
value one no longer takes is taken by the other.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from engine.analysis.domains import Domains
from engine.analysis.samples import Cuts, Sample, cuts_of_condition, cuts_of_criteria, values_of
from engine.analysis.subject import regimes
from engine.follow_up.joins import Unions
from engine.indicators.operations.over_records import conjuncts
from engine.logic.cells import Cell, between, known, unknown
from engine.logic.comparison import compared
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.conditions import Compare, Condition
from engine.rulebook.model.editions import editions
from engine.rulebook.model.follow_up import DIFFERENT, PREVIOUS, SAME, FollowUpRule, Join, Pattern, Ref
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT
from engine.rulebook.model.points_asked import is_points, points_in
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from engine.rulebook.model.types import BAND
from engine.scoring.bands import band_at
from engine.scoring.points import free_points, points_of
from engine.trials.mutants import ITEMS, Mutant
from engine.trials.points_reached import PointsReached

TIE, PAIR, KIND = "tie", ("a", "b"), "kind"
End = tuple[str, str]  # an alias and its field
Equal = frozenset[frozenset[End]]


def cases_of_rule(before: FollowUpRule, after: FollowUpRule) -> int | None:
    """Return over how many cases a change was proved to change nothing; None where it was not."""
    changed = [(p, q) for p, q in zip(before.when, after.when, strict=True) if p is not q]
    if len(changed) != 1 or (before.unless, before.then) != (after.unless, after.then):
        return None
    old, new = changed[0]
    ways = (_one_tie_of_a_kind, _the_only_other_band, _by_changing_places)
    return next(filter(None, (way(before, old, new) for way in ways)), None)


def _one_tie_of_a_kind(rule: FollowUpRule, old: Pattern, new: Pattern) -> int | None:
    """A tie is asked to differ in kind from one of the same pair: two different ties of a pair always do."""
    if old.kind != TIE or (old.own, old.beside) != (new.own, new.beside):
        return None
    given_up = _facts_asked(old) - _facts_asked(new)
    of_kind = {(op, KIND, ref) for op, _, ref in given_up if op == DIFFERENT} == given_up
    same = [
        ref
        for _, _, ref in given_up
        if rule.pattern(ref.alias).kind == TIE and _same_pair(rule, old.alias, ref.alias)
    ]
    proved = of_kind and len(same) == len(given_up) and _facts_asked(new) <= _facts_asked(old)
    return len(same) if same and proved else None


def _the_only_other_band(rule: FollowUpRule, old: Pattern, new: Pattern) -> int | None:
    """The band before is asked for beside the current one: no third band is there."""
    if old.kind != BAND_FACT or (old.own, old.beside) != (new.own, new.beside):
        return None
    given_up = _facts_asked(old) - _facts_asked(new)
    if len(given_up) != 1 or not _facts_asked(new) < _facts_asked(old):
        return None
    ((op, field, ref),) = given_up
    now = rule.pattern(ref.alias)
    same = any({(old.alias, "subject"), (now.alias, "subject")} <= ends for ends in _equal_ends(rule))
    current = Compare("current", "equal", (True,)) in conjuncts(now.own)
    one_book = now.kind == BAND_FACT and bool(_books(old) & _books(now))
    return 1 if (op, field) == (PREVIOUS, "period") and same and current and one_book else None


def _books(pattern: Pattern) -> set[Condition]:
    return {
        p
        for p in conjuncts(pattern.own)
        if isinstance(p, Compare) and (p.fact, p.op) == ("rulebook", "equal")
    }


def _facts_asked(pattern: Pattern) -> set[tuple[str, str, Ref]]:
    return {(join.op, join.field, ref) for join in pattern.joins for ref in join.refs}


def _same_pair(rule: FollowUpRule, alias: str, other: str) -> bool:
    equal = _equal_ends(rule)
    return all(any({(alias, end), (other, end)} <= ends for ends in equal) for end in PAIR)


def _by_changing_places(rule: FollowUpRule, old: Pattern, new: Pattern) -> int | None:
    """A list loses a value that the alias's twin, which must differ in that field, still takes."""
    if old.joins != new.joins or old.beside != new.beside:
        return None
    listed = _lists(old.own) - _lists(new.own)
    if len(listed) != 1 or len(conjuncts(old.own)) != len(conjuncts(new.own)):
        return None
    ((field, operands),) = listed
    fewer = [condition for name, condition in _lists(new.own) - _lists(old.own) if name == field]
    if len(fewer) != 1 or not fewer[0] < operands:
        return None
    twins = [p for p in rule.when if p is not old and p.kind == old.kind]
    exchanged = any(
        (DIFFERENT, frozenset({(old.alias, field), (p.alias, field)})) in _other_joins(rule)
        and _unchanged(rule, old.alias, p.alias)
        for p in twins
    )
    return len(operands) if exchanged else None


def _lists(test: Condition | None) -> set[tuple[str, frozenset[object]]]:
    return {
        (p.fact, frozenset(p.operands))
        for p in conjuncts(test)
        if isinstance(p, Compare) and p.op == "one_of"
    }


def _unchanged(rule: FollowUpRule, alias: str, other: str) -> bool:
    """Tell whether a rule says the same when two of its aliases change places."""
    places = {alias: other, other: alias}
    swapped = replace(
        rule,
        when=tuple(
            replace(
                p,
                alias=places.get(p.alias, p.alias),
                joins=tuple(replace(j, refs=tuple(_moved(r, places) for r in j.refs)) for j in p.joins),
            )
            for p in rule.when
        ),
        then=replace(rule.then, about=tuple(_moved(r, places) for r in rule.then.about)),
    )
    return not rule.unless and _meaning(rule) == _meaning(swapped)


def _moved(ref: Ref, places: dict[str, str]) -> Ref:
    return Ref(places.get(ref.alias, ref.alias), ref.field)


def _meaning(rule: FollowUpRule) -> tuple[object, ...]:
    """Return what a rule says, in whatever order it is written; tests across aliases as they stand."""
    tests = frozenset((p.alias, p.kind, p.own, p.beside) for p in rule.when)
    return tests, _equal_ends(rule), frozenset(_other_joins(rule)), frozenset(rule.then.about)


def _equal_ends(rule: FollowUpRule) -> Equal:
    """Return the ends that joins make equal, gathered into classes."""
    same = [(p, j) for p, j in _joins(rule) if j.op == SAME and len(j.refs) == 1]
    pairs = [((p.alias, j.field), (j.refs[0].alias, j.refs[0].field)) for p, j in same]
    return frozenset(map(frozenset, Unions(pairs).sets({end for pair in pairs for end in pair})))


def _other_joins(rule: FollowUpRule) -> Iterator[tuple[str, object]]:
    for pattern, join in _joins(rule):
        own = (pattern.alias, join.field)
        if join.op == DIFFERENT:
            yield from ((DIFFERENT, frozenset({own, (ref.alias, ref.field)})) for ref in join.refs)
        elif join.op != SAME or len(join.refs) > 1:
            yield join.op, (own, join.refs)


def _joins(rule: FollowUpRule) -> Iterator[tuple[Pattern, Join]]:
    return ((pattern, join) for pattern in rule.when for join in pattern.joins)


MOST_TRIED = 50_000
MOST_POINTS = 300  # different points of one test, so that every two of them can be tried


def cases_compared(rules: Rules, mutant: Mutant) -> int | None:
    """Return over how many cases the change was proved to change nothing; None where it was not."""
    if mutant.deep or mutant.kind == "citation":
        return None
    if mutant.rulebook not in rules.rulebooks:
        changed = [(a, b) for a, b in zip(rules.follow_up, mutant.rules.follow_up, strict=True) if a is not b]
        return cases_of_rule(*changed[0]) if len(changed) == 1 else None
    pairs = zip(*(editions(r.rulebooks[mutant.rulebook]) for r in (rules, mutant.rules)), strict=True)
    try:
        return sum(_Proof(rules, before).compared(before, after) for before, after in pairs)
    except _Differ:
        return None


class _Differ(Exception):
    """The two versions answer differently, or there is too much to try."""


class _Proof:
    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.domains = Domains(rules, book)
        self.reached = PointsReached(book, self.domains)

    def compared(self, before: Rulebook, after: Rulebook) -> int:
        """Compare every part in which two versions differ; return the cases tried."""
        if any(getattr(before, key) != getattr(after, key) for key in ("decimals", "rounding", "among")):
            raise _Differ
        cases = 0
        for key in ITEMS:
            for old, two in zip(getattr(before, key), getattr(after, key), strict=True):
                cases += 0 if old == two else self._part(key, old, two, before, after)
        return cases

    def _part(self, key: str, old: Any, two: Any, before: Rulebook, after: Rulebook) -> int:
        if key == "criteria":
            return self._criteria(old, two)
        if key in ("gates", "bands", "signs") and replace(two, when=old.when) == old:
            return self._conditions(old.when, two.when)
        if key == "bands" or (key == "gates" and old.quota == two.quota):
            return _bands(before, after)
        raise _Differ

    def _criteria(self, old: Criterion, two: Criterion) -> int:
        if (old.bonus, old.leaves) != (two.bonus, two.leaves):
            raise _Differ
        names = [n for c in (old, two) for n in c.facts]

        def cuts(frame: Frame) -> Cuts:
            return cuts_of_criteria((old, two), frame, {})

        def answer(criterion: Criterion, sample: Sample, frame: Frame) -> object:
            free = free_points(criterion, self.book)
            given = points_of(criterion.points, free, sample.__getitem__, frame)
            condition = criterion.applies_when
            applies = True if condition is None else holds(condition, sample.__getitem__, frame)
            return applies, free, given.low, given.high, given.nothing_to_divide

        parameters = (*old.parameters, *two.parameters)
        return self._tried(names, cuts, parameters, lambda s, f: answer(old, s, f) == answer(two, s, f))

    def _conditions(self, old: tree.Condition, two: tree.Condition) -> int:
        if any(isinstance(leaf, tree.Apart) for test in (old, two) for leaf in tree.leaves(test)):
            raise _Differ

        if points_in(old, two):
            return self._of_points(old, two)

        def cuts(frame: Frame) -> Cuts:
            return cuts_of_condition(two, frame, cuts_of_condition(old, frame, {}))

        def same(sample: Sample, frame: Frame) -> bool:
            return holds(old, sample.__getitem__, frame) == holds(two, sample.__getitem__, frame)

        parameters = (*tree.parameters_in(old), *tree.parameters_in(two))
        return self._tried([*tree.facts_in(old), *tree.facts_in(two)], cuts, parameters, same)

    def _of_points(self, old: tree.Condition, two: tree.Condition) -> int:
        """Compare tests alike but for points: at all points there can be, and between any two."""
        if isinstance(old, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
            if type(old) is not type(two) or len(old.parts) != len(two.parts):
                raise _Differ
            if isinstance(old, tree.AtLeastOf) and old.n != two.n:  # type: ignore[union-attr]
                raise _Differ
            pairs = zip(old.parts, two.parts, strict=True)
            return sum(self._of_points(a, b) for a, b in pairs)
        if old == two:
            return 0
        if not (isinstance(old, tree.Compare) and isinstance(two, tree.Compare)) or old.fact != two.fact:
            raise _Differ
        if not is_points(old.fact):
            return self._conditions(old, two)
        if tree.parameters_in(old) or tree.parameters_in(two):
            raise _Differ
        values = self._points_there_can_be(old, two)
        cells = [known(v) for v in values] + [between(a, b) for a, b in itertools.combinations(values, 2)]
        if any(_answer(old, cell) is not _answer(two, cell) for cell in cells):
            raise _Differ
        return len(cells)

    def _points_there_can_be(self, old: tree.Compare, two: tree.Compare) -> list[Fraction]:
        """Return the points that can be reached; of very many, the thresholds and one in each gap."""
        values = self.reached.values(old.fact)
        if len(values) <= MOST_POINTS:
            return values
        numbers = {o for leaf in (old, two) for o in leaf.operands if isinstance(o, Fraction)}
        cells = values_of(self.domains[old.fact], numbers)
        return [cell.value for cell in cells if isinstance(cell.value, Fraction)]

    def _tried(
        self,
        names: list[str],
        cuts: Callable[[Frame], Cuts],
        parameters: tuple[str, ...],
        same: Callable[[Sample, Frame], bool],
    ) -> int:
        tried = 0
        for units in regimes(self.rules, self.book, parameters):
            for regime in units:
                for sample in self._samples(names, cuts(regime.frame)):
                    tried += 1
                    if tried > MOST_TRIED or not same(sample, regime.frame):
                        raise _Differ
        return tried

    def _samples(self, names: list[str], cuts: Cuts) -> Iterator[Sample]:
        facts = list(dict.fromkeys(names))
        columns = [self._column(name, cuts) for name in facts]
        return (dict(zip(facts, row, strict=True)) for row in itertools.product(*columns))

    def _column(self, name: str, cuts: Cuts) -> tuple[Cell, ...]:
        domain = self.domains[name]
        if domain.kind == BAND:  # what a band may still be is a set of its own
            raise _Differ
        return (*values_of(domain, cuts.get(name, ())), unknown())


def _answer(leaf: tree.Compare, cell: Cell) -> Kleene:
    numbers = [operand for operand in leaf.operands if isinstance(operand, Fraction)]
    return compared(leaf.op, cell, [(number,) for number in numbers])


def _bands(before: Rulebook, after: Rulebook) -> int:
    """Compare the band of every score, whatever gates and band tests answer."""
    froms = sorted({b.from_ for book in (before, after) for b in book.bands if b.from_ is not None})
    between = [(a + b) / 2 for a, b in itertools.pairwise(froms)]
    scores = sorted({Fraction(0), *froms, *between, froms[-1] + 1}) if froms else [Fraction(0)]
    tested = [b.id for b in before.bands if b.when is not None]
    tried = 0
    for answers in itertools.product((False, True), repeat=len(before.gates) + len(tested)):
        gates = dict(zip([g.id for g in before.gates], answers, strict=False))
        tests = dict(zip(tested, answers[len(before.gates) :], strict=True))
        for score in scores:
            tried += 1
            if band_at(before, score, gates, tests) != band_at(after, score, gates, tests):
                raise _Differ
    return tried
