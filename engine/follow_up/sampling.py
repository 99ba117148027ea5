"""Which facts of a stage are asked about a second time, by the matcher, to check the other executor."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.matcher import matches_binding
from engine.follow_up.neighbourhoods import Fitting, fitting_of
from engine.rulebook.model.follow_up import FollowUpRule

ONE_IN = 10


def drawn(key: str) -> bool:
    """Tell whether a fact is in the sample: by its key alone, so that the same facts are drawn on every run."""
    return crc32(key.encode()) % ONE_IN == 0


def sample_of(rules: Sequence[FollowUpRule], fitting: Fitting, found: Iterable[Match]) -> frozenset[str]:
    """Return the keys drawn, and for each rule what shows its first use, or that it has none.

    Of a rule that matched, the first fact of its first match; of one that never did, all that fits its rarest pattern:
    any match would bind one of these.
    """
    first = {match.rule: match.facts[0] for match in sorted(found, reverse=True)}
    fits: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, places in fitting.patterns.items():
        for place in places:
            fits[place].append(key)
    sample = {key for key in fitting.patterns if drawn(key)} | set(first.values())
    for rule in rules:
        if rule.id not in first:
            rarest: list[str] = min([fits[rule.id, pattern.alias] for pattern in rule.when], key=len)
            sample.update(rarest)
    return frozenset(sample)


def agrees(
    rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting, found: frozenset[Match]
) -> bool:
    """Tell whether the matcher finds, for the sampled facts of a stage, just the matches that were found."""
    signs = signs_raised(rules, base, found)
    whole = Fitting({**fitting.patterns, **fitting_of(rules, signs, setting).patterns})
    sample = sample_of(rules, whole, found)
    asked = frozenset(match for match in found if not sample.isdisjoint(match.facts))
    return asked == matches_binding(rules, base.with_more(signs), setting, whole, sorted(sample))


def signs_raised(rules: Sequence[FollowUpRule], base: FactBase, found: Iterable[Match]) -> tuple[Fact, ...]:
    """Return the signs that matches raise, those raised by way of other signs too."""
    by_id = {rule.id: rule for rule in rules}
    facts = ChainMap[str, Fact]({}, dict(base.by_key))
    raised: dict[str, Fact] = {}
    left = list(found)
    while left:
        ready = [match for match in left if all(key in facts for key in match.facts)]
        if not ready:
            break  # it binds a sign that no match raises: the matcher will find no such match
        for match in ready:
            rule = by_id[match.rule]
            bound = {p.alias: facts[key] for p, key in zip(rule.when, match.facts, strict=True)}
            raised |= {sign.key: sign for sign in signs_from(rule, bound) if sign.key not in base.by_key}
        facts.maps[0].update(raised)
        done = set(ready)
        left = [match for match in left if match not in done]
    return tuple(raised.values())
