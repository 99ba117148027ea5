"""Follow-up rules that reward a commune for what hiding makes better."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from engine.analysis.findings import Finding, finding_at
from engine.analysis.hiding import FOUND_KINDS, Hiding, compared
from engine.indicators.hiding_moves import EITHER, UP, FigureMove
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import REWARD, ActionThen, FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING, INDICATOR
from engine.rulebook.model.rulebook import Rulebook, Rules


def reward_findings(rules: Rules) -> Iterator[Finding]:
    """Tell each rule that proposes a reward where a figure moved by hiding is low, or where nothing was
    found."""
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
