"""Follow-up rules that never begin, that nothing ties, or that reward what hiding makes better."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from engine.analysis.incentives import FOUND_KINDS, Hiding, compared
from engine.analysis.subject import Finding, finding_at
from engine.indicators.hiding_moves import EITHER, UP, FigureMove
from engine.rulebook.compile.follow_up_files import signs_of
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import REWARD, SAME, ActionThen, FollowUpRule, Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING, INDICATOR, SIGN
from engine.rulebook.model.rulebook import Rulebook, Rules


def reward_findings(rules: Rules) -> Iterator[Finding]:
    """Tell each rule that proposes a reward if a figure moved by hiding is low, or nothing was found."""
    for rule in rules.follow_up:
        if isinstance(rule.then, ActionThen) and _rewards(rules, rule.then.action):
            for fact in itertools.islice(_paid_for(rules, rule), 1):
                yield finding_at("P606", rule.place, "", id=rule.id, fact=fact)
            yield from _streaks_upside_down(rules, rule)
            if _rests_on_results(rules, rule) and not any(_a_sign(pattern) for pattern in rule.unless):
                yield finding_at("P609", rule.place, "", id=rule.id)


def _streaks_upside_down(rules: Rules, rule: FollowUpRule) -> Iterator[Finding]:
    """Tell a streak a reward rests on that takes a band and not the one above it."""
    for pattern in rule.when:
        if pattern.kind != FINDING or "streak" not in _named(pattern, "kind"):
            continue
        for book in _books(rules, pattern):
            ranked = [band.id for band in book.bands if band.from_ is not None]
            for streak in (s for s in book.streaks if s.id in _named(pattern, "id")):
                for above, band in itertools.pairwise(ranked):
                    if band in streak.bands and above not in streak.bands:
                        named = {"id": rule.id, "name": streak.id, "band": band, "above": above}
                        yield finding_at("P608", rule.place, "", **named)
                        break


def _books(rules: Rules, pattern: Pattern) -> list[Rulebook]:
    return [rules.rulebooks[name] for name in _named(pattern, "rulebook") if name in rules.rulebooks]


def _rests_on_results(rules: Rules, rule: FollowUpRule) -> bool:
    """Tell whether a rule asks for a result of a rulebook that has signs about the quality of returns."""
    patterns = [pattern for pattern in rule.when if pattern.kind in (FINDING, BAND_FACT)]
    return any(book.signs for pattern in patterns for book in _books(rules, pattern))


def _a_sign(pattern: Pattern) -> bool:
    return pattern.kind == FINDING and "sign" in _named(pattern, "kind")


def _rewards(rules: Rules, action: str) -> bool:
    return action in rules.actions and rules.actions[action].does == REWARD


def _paid_for(rules: Rules, rule: FollowUpRule) -> Iterator[str]:
    yield from (pattern.kind for pattern in rule.unless if pattern.kind in FOUND_KINDS)
    for pattern in rule.when:
        if pattern.kind == INDICATOR:
            yield from (name for name in _named(pattern) if _better(_truth(rules, pattern, name)))
    for pattern in rule.unless:
        if pattern.kind == INDICATOR:
            truths = ((name, _truth(rules, pattern, name)) for name in _named(pattern))
            yield from (name for name, truth in truths if truth is not None and _better(truth.back))


def _named(pattern: Pattern, field: str = "name") -> tuple[str, ...]:
    comparisons = (leaf for leaf in leaves(pattern.own) if isinstance(leaf, Compare) and leaf.fact == field)
    return tuple(str(operand) for leaf in comparisons for operand in leaf.operands)


def _truth(rules: Rules, pattern: Pattern, name: str) -> FigureMove | None:
    """Return how the pattern's test on the value of a figure moves when something is hidden."""
    homes = [home for home in _named(pattern, "of") if home in rules.indicator_sets]
    for home in homes:
        move = Hiding(rules, home).move(name)
        tests = [leaf for leaf in leaves(pattern.own) if isinstance(leaf, Compare) and leaf.fact == "value"]
        for test in tests if move is not None else ():
            assert move is not None
            return compared(test, move)
    return None


def _better(truth: FigureMove | None) -> bool:
    return truth is not None and truth.way in (UP, EITHER)


Needs = Sequence[frozenset[str]]  # for each sign a rule waits for: the signs that would do


def chain_findings(rules: Sequence[FollowUpRule]) -> Iterator[Finding]:
    """Tell each rule that can never begin, with the circle of signs it waits in."""
    signs = tuple(dict.fromkeys(r.then.sign for r in rules if isinstance(r.then, SignThen)))
    needs = {rule: [frozenset(signs_of(p, signs)) for p in rule.when if p.kind == SIGN] for rule in rules}
    raised = _raised(needs)
    for rule, wanted in needs.items():
        missing = next((some for some in wanted if not some & raised), None)
        if missing:
            chain = " → ".join(_circle(min(missing), needs, raised))
            yield finding_at("P901", rule.place, "", id=rule.id, chain=chain)
    for rule in rules:
        yield from _untied(rule)


def _untied(rule: FollowUpRule) -> Iterator[Finding]:
    """Tell each fact that no equal value ties to those before it: any of its kind would do."""
    tied: dict[str, set[str]] = {p.alias: {p.alias} for p in rule.when}
    for pattern in rule.when:
        for join in pattern.joins:
            for ref in join.refs if join.op == SAME else ():
                joined = tied[pattern.alias] | tied[ref.alias]
                tied |= dict.fromkeys(joined, joined)
    first = rule.when[0].alias
    seen: set[str] = set(tied[first])
    for pattern in rule.when[1:]:
        if pattern.alias not in seen:
            seen |= tied[pattern.alias]
            named = {"alias": pattern.alias, "fact": pattern.kind, "other": first}
            yield finding_at("P902", rule.place, "", id=rule.id, **named)


def _raised(needs: Mapping[FollowUpRule, Needs]) -> frozenset[str]:
    """Return the signs that can be raised, beginning with rules that wait for none."""
    raised: set[str] = set()
    while True:
        able = {
            rule.then.sign
            for rule, wanted in needs.items()
            if isinstance(rule.then, SignThen) and all(some & raised for some in wanted)
        }
        if able <= raised:
            return frozenset(raised)
        raised |= able


def _circle(sign: str, needs: Mapping[FollowUpRule, Needs], raised: frozenset[str]) -> list[str]:
    """Follow a sign to the signs its rules wait for, until one comes again."""
    chain: list[str] = []
    while sign not in chain:
        chain.append(sign)
        waiting = [w for r, w in needs.items() if isinstance(r.then, SignThen) and r.then.sign == sign]
        sign = min(min(some) for wanted in waiting for some in wanted if not some & raised)
    return [*chain, sign]
