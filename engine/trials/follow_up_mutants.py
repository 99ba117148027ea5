"""Follow-up rules with one small change: a test, a join, a whole pattern, what follows, or what it stands
on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from engine.rulebook.model.conditions import ParameterRef, parameters_in
from engine.rulebook.model.follow_up import (
    DIFFERENT,
    SAME,
    ActionThen,
    FollowUpRule,
    Join,
    Pattern,
    SignThen,
)
from engine.rulebook.model.rulebook import Rules
from engine.trials.condition_changes import OPERATOR, THRESHOLD, WHOLE_STEPS, beside, changes_of, plain
from engine.trials.ground_mutants import parameter_mutants
from engine.trials.mutants import CITATION, Mutant, other_document

FOLLOW_UP = "follow_up"
ONE = Fraction(1)
Said = tuple[str, str, str]  # kind, before, after
OTHER_JOIN = {SAME: DIFFERENT, DIFFERENT: SAME}
OTHER_START = {"as_of": "period_end", "period_end": "as_of", "received": "as_of"}


def follow_up_mutants(rules: Rules) -> Iterator[Mutant]:
    """Yield the changes of every follow-up rule, and of the parameters they use, each once."""
    for rule in rules.follow_up:
        for (kind, before, after), changed in _changes(rules, rule):
            scenarios = {f"cites:{rule.id}"} if kind == CITATION else asking_of(rules, rule)
            yield _mutant(rules, rule, kind, before, after, changed, frozenset(scenarios))
    for name, users in parameter_users(rules).items():
        touches = {FOLLOW_UP: _asking_of_any(rules, users)}
        yield from parameter_mutants(rules, rules.parameters[name], FOLLOW_UP, touches)


def also_followed(rules: Rules, mutant: Mutant) -> Mutant:
    """Let the scenarios of follow-up rules notice a changed parameter that these use too."""
    users = parameter_users(rules).get(mutant.item, ())
    if not users or mutant.kind == CITATION:
        return mutant
    return replace(mutant, touches={**mutant.touches, FOLLOW_UP: _asking_of_any(rules, users)})


def _asking_of_any(rules: Rules, users: Iterable[FollowUpRule]) -> frozenset[str]:
    return frozenset(id_ for rule in users for id_ in asking_of(rules, rule))


def parameter_users(rules: Rules) -> dict[str, list[FollowUpRule]]:
    """Return the parameters of follow-up rules, each with the rules that use it."""
    users: dict[str, list[FollowUpRule]] = {}
    for rule in rules.follow_up:
        for name in _parameters(rule):
            users.setdefault(name, []).append(rule)
    return users


def _parameters(rule: FollowUpRule) -> list[str]:
    tests = [test for p in (*rule.when, *rule.unless) for test in (p.own, p.beside)]
    names = [name for test in tests for name in parameters_in(test)]
    within = rule.then.within_days if isinstance(rule.then, ActionThen) else None
    return list(dict.fromkeys([*names, *([within.name] if isinstance(within, ParameterRef) else [])]))


def asking_of(rules: Rules, rule: FollowUpRule) -> set[str]:
    """Return the rules whose conclusions a change of one may move: itself, and those that wait for its
    sign."""
    names = {rule.id}
    while True:
        signs = {r.then.sign for r in rules.follow_up if r.id in names and isinstance(r.then, SignThen)}
        more = {
            r.id for r in rules.follow_up if signs and any(p.kind == "sign" for p in (*r.when, *r.unless))
        }
        if more <= names:
            return names
        names |= more


def _mutant(
    rules: Rules,
    rule: FollowUpRule,
    kind: str,
    before: str,
    after: str,
    changed: FollowUpRule,
    scenarios: frozenset[str],
) -> Mutant:
    others = tuple(changed if r is rule else r for r in rules.follow_up)
    mutated = replace(rules, follow_up=others)
    return Mutant(FOLLOW_UP, rule.id, kind, before, after, rule.place, mutated, {FOLLOW_UP: scenarios})


def _changes(rules: Rules, rule: FollowUpRule) -> Iterator[tuple[Said, FollowUpRule]]:
    for key in ("when", "unless"):
        patterns: tuple[Pattern, ...] = getattr(rule, key)
        for at, pattern in enumerate(patterns):
            for text, other in _of_pattern(pattern):
                changed = (*patterns[:at], other, *patterns[at + 1 :])
                yield text, replace(rule, **{key: changed})  # type: ignore[arg-type]
    if rule.unless:
        yield (OPERATOR, "unless", ""), replace(rule, unless=())
    yield from _of_then(rules, rule)
    for cite in rule.cites:
        left = tuple(c for c in rule.cites if c != cite) or (other_document(rules, cite),)
        yield (CITATION, cite, "" if len(rule.cites) > 1 else left[0]), replace(rule, cites=left)


def _of_pattern(pattern: Pattern) -> Iterator[tuple[Said, Pattern]]:
    for key in ("own", "beside"):
        test = getattr(pattern, key)
        for change in changes_of(test, WHOLE_STEPS) if test is not None else ():
            text = change.kind, f"{pattern.alias}: {change.before}", f"{pattern.alias}: {change.after}"
            yield text, replace(pattern, **{key: change.condition})  # type: ignore[arg-type]
    for at, join in enumerate(pattern.joins):
        for after, other in _of_join(join):
            joins = (*pattern.joins[:at], *other, *pattern.joins[at + 1 :])
            text = (
                OPERATOR,
                f"{pattern.alias}: {join_words(join)}",
                f"{pattern.alias}: {after}" if after else "",
            )
            yield text, replace(pattern, joins=joins)


def _of_join(join: Join) -> Iterator[tuple[str, tuple[Join, ...]]]:
    """Leave a join out, turn it around, and leave each of several fields out."""
    yield "", ()
    if join.op in OTHER_JOIN:
        turned = replace(join, op=OTHER_JOIN[join.op])
        yield join_words(turned), (turned,)
    for ref in join.refs if len(join.refs) > 1 else ():
        fewer = replace(join, refs=tuple(r for r in join.refs if r != ref))
        yield join_words(fewer), (fewer,)


def join_words(join: Join) -> str:
    return f"{join.field} {join.op} {', '.join(map(str, join.refs))}"


def _of_then(rules: Rules, rule: FollowUpRule) -> Iterator[tuple[Said, FollowUpRule]]:
    then = rule.then
    for ref in then.about if len(then.about) > 1 else ():
        fewer = replace(then, about=tuple(r for r in then.about if r != ref))
        yield (OPERATOR, f"about {ref}", ""), replace(rule, then=fewer)
    if isinstance(then, ActionThen):
        for text, other in _of_action(rules, then):
            yield text, replace(rule, then=other)


def _of_action(rules: Rules, then: ActionThen) -> Iterator[tuple[Said, ActionThen]]:
    if isinstance(then.within_days, Fraction):
        for days in beside(then.within_days, ONE, Fraction(0)):
            yield (
                (THRESHOLD, f"within_days {plain(then.within_days)}", f"within_days {plain(days)}"),
                replace(then, within_days=days),
            )
    if isinstance(then.from_, str):
        other = OTHER_START[then.from_]
        yield (OPERATOR, f"from {then.from_}", f"from {other}"), replace(then, from_=other)
    for key in ("by", "to"):
        value = getattr(then, key)
        others = [name for name in rules.offices.titles if name != value] if value else []
        for role in others[:1]:
            yield (OPERATOR, f"{key} {value}", f"{key} {role}"), replace(then, **{key: role})  # type: ignore[arg-type]
    if then.needs is not None:
        yield (OPERATOR, f"needs {then.needs}", ""), replace(then, needs=None)
