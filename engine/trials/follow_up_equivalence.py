"""Changes of follow-up rules proved to change nothing, in one of three ways.

A pair of parties has one tie of a kind. A subject has two bands under a rulebook, of the period and of the
one before. And where two aliases can change places, a value one no longer takes is taken by the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.follow_up.joins import Unions
from engine.indicators.operations.over_records import conjuncts
from engine.rulebook.model.conditions import Compare, Condition
from engine.rulebook.model.follow_up import DIFFERENT, PREVIOUS, SAME, FollowUpRule, Join, Pattern, Ref
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT

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
    given_up = _asked(old) - _asked(new)
    of_kind = {(op, KIND, ref) for op, _, ref in given_up if op == DIFFERENT} == given_up
    same = [
        ref
        for _, _, ref in given_up
        if rule.pattern(ref.alias).kind == TIE and _same_pair(rule, old.alias, ref.alias)
    ]
    proved = of_kind and len(same) == len(given_up) and _asked(new) <= _asked(old)
    return len(same) if same and proved else None


def _the_only_other_band(rule: FollowUpRule, old: Pattern, new: Pattern) -> int | None:
    """The band before is asked for beside the current one: no third band is there."""
    if old.kind != BAND_FACT or (old.own, old.beside) != (new.own, new.beside):
        return None
    given_up = _asked(old) - _asked(new)
    if len(given_up) != 1 or not _asked(new) < _asked(old):
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


def _asked(pattern: Pattern) -> set[tuple[str, str, Ref]]:
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
    return not rule.unless and _said(rule) == _said(swapped)


def _moved(ref: Ref, places: dict[str, str]) -> Ref:
    return Ref(places.get(ref.alias, ref.alias), ref.field)


def _said(rule: FollowUpRule) -> tuple[object, ...]:
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
