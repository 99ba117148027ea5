"""Which facts of a stage are asked about a second time, by the matcher, to check the other executor."""

from collections import ChainMap
from collections.abc import Iterable, Sequence
from zlib import crc32

from engine.follow_up.asserting import Stage
from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.fact import Fact, FactBase
from engine.follow_up.fitting import Fitting, fitting_of
from engine.follow_up.matcher import Sample, matches_binding
from engine.rulebook.model.follow_up import FollowUpRule

ONE_IN, ONE_IN_OTHERS = 10, 100


def drawn(key: str, one_in: int = ONE_IN) -> bool:
    """Tell whether a fact is in the sample: by its key alone, so that every run draws the same."""
    return crc32(key.encode()) % one_in == 0


def sample_of(
    rules: Sequence[FollowUpRule], fitting: Fitting, given: Iterable[str], matches: Iterable[Match]
) -> Sample:
    """Return the keys drawn, a tenth of what was given and a hundredth of what fits; and first uses.

    Of a rule that matched, the first fact of its first match; of one that never did, its rarest pattern with
    all that fits it: any match would bind one of these.
    """
    first = {match.rule: match.facts[0] for match in sorted(matches, reverse=True)}
    sample = {key for key in given if drawn(key)} | set(first.values())
    sample |= {key for key in fitting.patterns if drawn(key, ONE_IN_OTHERS)}
    silent = (rule for rule in rules if rule.id not in first)
    places = ([(rule.id, p.alias) for p in rule.when] for rule in silent)
    rarest = (min(of_rule, key=lambda place: len(fitting.keys.get(place, ()))) for of_rule in places)
    return Sample(frozenset(sample), tuple(rarest))


def agrees(stage: Stage, matches: frozenset[Match]) -> bool:
    """Tell whether the matcher finds, for the sampled facts of a stage, just the matches that were found.

    The matcher looks among all that fits, not only among what was given to the other executor.
    """
    signs = signs_raised(stage.rules, stage.base, matches)
    raised = fitting_of(stage.rules, signs, stage.setting)
    fitting = stage.fitting.with_more(raised)
    sample = sample_of(stage.rules, fitting, stage.given | raised.patterns.keys(), matches)
    binding = frozenset(match for match in matches if not sample.keys.isdisjoint(match.facts))
    return binding == matches_binding(
        stage.rules, stage.base.with_more(signs), stage.setting, fitting, sample
    )


def signs_raised(rules: Sequence[FollowUpRule], base: FactBase, matches: Iterable[Match]) -> tuple[Fact, ...]:
    """Return the signs that matches raise, those raised by way of other signs too."""
    by_id = {rule.id: rule for rule in rules}
    facts = ChainMap[str, Fact]({}, dict(base.by_key))
    raised: dict[str, Fact] = {}
    left = list(matches)
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
