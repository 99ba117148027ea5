"""Which of the facts that fit a pattern some match could bind: those that every equal value a rule asks for
can be had of.

A join that asks for one equal value holds or is open in every match. So a fact falls away from a pattern
where no fact left for the other pattern has its value, or a blank. What falls away can be in no match; of
what is left, most facts are in none either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.fitting import Fitter, Fitting, Place
from engine.follow_up.joins import edges_of
from engine.logic.cells import known
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

Left = dict[str, set[Fact]]  # alias → the facts it may still be bound to


def bindable_of(rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting) -> Fitting:
    """Return what fits which patterns, without what no match can bind; signs that the rules may raise count
    too."""
    fitter = Fitter(rules, setting)
    raised: dict[str, Fact] = {}
    left = {rule.id: reduced(rule, _first(rule, base, fitting), base) for rule in rules}
    chained = [rule for rule in rules if any(pattern.kind == SIGN for pattern in rule.when)]
    while new := {s.id: s for rule in rules for s in _signs_from(rule, left[rule.id]) if s.id not in raised}:
        raised |= new
        at = _places(raised.values(), fitter)
        for rule in chained:
            mine = _first(rule, base, fitting)
            left[rule.id] = reduced(rule, {a: facts | at[rule.id, a] for a, facts in mine.items()}, base)
    bound: dict[str, set[Place]] = defaultdict(set)
    for id_, aliases in left.items():
        for alias, facts in aliases.items():
            for fact in facts:
                bound[fact.key].add((id_, alias))
    kept = (
        (key, tuple(p for p in places if p in bound[key]))
        for key, places in fitting.patterns.items()
        if key in bound
    )
    return Fitting({key: places for key, places in kept if places})


def _first(rule: FollowUpRule, base: FactBase, fitting: Fitting) -> Left:
    return {
        p.alias: {base.by_key[key] for key in fitting.keys.get((rule.id, p.alias), ())} for p in rule.when
    }


def reduced(rule: FollowUpRule, left: Left, base: FactBase) -> Left:
    """Drop facts that nothing left for a joined alias can stand beside, until no more falls away."""
    kinds = {p.alias: p.kind for p in rule.when}
    ways = [
        way
        for e in edges_of(rule)
        for way in ((e.a, e.a_field, e.b, e.b_field), (e.b, e.b_field, e.a, e.a_field))
    ]
    while all(left.values()):
        before = sum(map(len, left.values()))
        for alias, field, other, theirs in sorted(ways, key=lambda way: len(left[way[2]])):
            left = {**left, alias: _beside(left[alias], (kinds[alias], field), left[other], theirs, base)}
        if sum(map(len, left.values())) == before:
            return left
    return {alias: set() for alias in left}


def _beside(
    mine: set[Fact], field: tuple[str, str], others: Iterable[Fact], theirs: str, base: FactBase
) -> set[Fact]:
    """Return those of some facts whose field has, or may have, a value that one of the others has, or may
    have."""
    values = set()
    for fact in others:
        cell = fact.cell(theirs)
        if not cell.known:
            return mine
        values.add(cell.value)
    kind, name = field
    if kind != SIGN and len(values) < len(mine):  # signs that may be raised stand in no index
        found = {fact for value in values for fact in base.having(kind, name, value)}
        return mine & found.union(base.lacking(kind, name))
    return {fact for fact in mine if not (cell := fact.cell(name)).known or cell.value in values}


# Signs


def _signs_from(rule: FollowUpRule, left: Left) -> Iterator[Fact]:
    """Yield a stand-in for each sign that a rule may raise about someone; it may raise fewer."""
    if isinstance(rule.then, SignThen):
        for ref in rule.then.about:
            cells = (fact.cell(ref.field) for fact in left[ref.alias])
            for about in {cell.value for cell in cells if cell.known}:
                assert about is not None
                said = {"sign": known(rule.then.sign), "about": known(about)}
                yield Fact(SIGN, f"{rule.then.sign}:{about}", said)


def _places(signs: Iterable[Fact], fitter: Fitter) -> Mapping[Place, set[Fact]]:
    found: dict[Place, set[Fact]] = defaultdict(set)
    for sign in signs:
        for place in fitter.places(sign):
            found[place].add(sign)
    return found
