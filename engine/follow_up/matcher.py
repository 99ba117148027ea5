"""The reference: finds every choice of facts for every rule, looking at each fact once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.fitting import Fitter, Fitting, Place
from engine.follow_up.joins import variants_of
from engine.follow_up.meaning import answer, stands
from engine.rulebook.model.follow_up import FollowUpRule, Join

Index = dict[object, list[Fact]]
Way = tuple[str, "_Memory", str, str, str]  # an alias to bind, its facts, their field; one bound, its field
NONE: list[Fact] = []


def matches_from(rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> frozenset[Match]:
    """Return every match of the rules of one stage, chained signs included, whether it follows or is open."""
    return frozenset(_Matcher(rules, base, setting).run(base.facts))


def matches_among(
    rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting, facts: Iterable[Fact]
) -> frozenset[Match]:
    """Return the matches that bind only some of the facts; `unless` looks at all of the base."""
    return frozenset(_Matcher(rules, base, setting, fitting).run(facts))


def matches_binding(
    rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting, sample: Sample
) -> frozenset[Match]:
    """Return the matches of a stage that bind what was drawn; signs raised in it stand in the base."""
    matcher = _Matcher(rules, base, setting, fitting)
    for key in fitting.patterns:
        matcher.remember(base.by_key[key])
    starts = {
        (key, place) for key in fitting.patterns.keys() & sample.keys for place in fitting.patterns[key]
    }
    starts |= {(key, place) for place in sample.patterns for key in fitting.keys.get(place, ())}
    return frozenset(
        match
        for key, (rule, alias) in starts
        for match, _ in matcher.completed(matcher.searches[rule], alias, base.by_key[key])
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """What is drawn: facts, by key, in all they fit; and patterns, with every fact that fits them."""

    keys: Set[str]
    patterns: Sequence[Place]


class _Memory:
    """The facts that fit one pattern by themselves, found by the fields it is joined on."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._by: dict[str, Index] = {}
        self._indexed: dict[str, int] = defaultdict(int)

    def having(self, field: str, value: object) -> list[Fact]:
        """Return the facts whose field is known to have a value; new ones are indexed first."""
        index = self._by.setdefault(field, defaultdict(list))
        if self._indexed[field] < len(self.facts):
            for fact in self.facts[self._indexed[field] :]:
                cell = fact.cell(field)
                if cell.known:
                    index[cell.value].append(fact)
            self._indexed[field] = len(self.facts)
        return index.get(value, NONE)


class _Search:
    """One rule: its memories, and the ways its facts may hang together."""

    def __init__(self, rule: FollowUpRule) -> None:
        self.rule = rule
        self.variants = variants_of(rule)
        self.memories = {pattern.alias: _Memory() for pattern in rule.when}
        self.joins = [(p.alias, j, {p.alias, *(r.alias for r in j.refs)}) for p in rule.when for j in p.joins]
        self._ways: dict[tuple[int, tuple[str, ...]], list[Way]] = {}
        self._tests: dict[tuple[str, ...], list[tuple[str, Join]]] = {}

    def ways(self, variant: int, bound: tuple[str, ...]) -> list[Way]:
        """Return the joins of a variant that lead from the aliases bound to one that is not."""
        if (variant, bound) not in self._ways:
            self._ways[variant, bound] = [
                (alias, self.memories[alias], *edge.from_(alias))
                for edge in self.variants[variant]
                for alias in (edge.a, edge.b)
                if alias not in bound and edge.from_(alias)[1] in bound
            ]
        return self._ways[variant, bound]

    def tests(self, bound: tuple[str, ...]) -> list[tuple[str, Join]]:
        """Return the joins, with the alias that asks, that the alias bound last is the last to settle."""
        if bound not in self._tests:
            self._tests[bound] = [
                (owner, join)
                for owner, join, needed in self.joins
                if bound[-1] in needed and needed <= set(bound)
            ]
        return self._tests[bound]


class _Matcher:
    """With `known`, which facts fit which patterns is not asked anew; signs raised on the way are."""

    def __init__(
        self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, known: Fitting | None = None
    ) -> None:
        self.searches = {rule.id: _Search(rule) for rule in rules}
        self.base = base
        self.setting = setting
        self.known: Mapping[str, tuple[Place, ...]] = known.patterns if known is not None else {}
        self.fitter = Fitter(rules, setting)

    def fitting(self, fact: Fact) -> list[tuple[_Search, str]]:
        """Return the patterns that a fact fits by itself, by rule and alias, in the order of the rules."""
        places = self.known.get(fact.key)
        if places is None:
            places = self.fitter.places(fact)
        return [(self.searches[rule], alias) for rule, alias in places]

    def remember(self, fact: Fact) -> list[tuple[_Search, str]]:
        places = self.fitting(fact)
        for search, alias in places:
            search.memories[alias].facts.append(fact)
        return places

    def run(self, facts: Iterable[Fact]) -> Iterator[Match]:
        waiting = deque(facts)
        seen = set(self.base.by_key)
        while waiting:
            for match, bound in self._with(waiting.popleft()):
                yield match
                for sign in signs_from(self.searches[match.rule].rule, bound):
                    if sign.key not in seen:
                        seen.add(sign.key)
                        waiting.append(sign)

    def _with(self, fact: Fact) -> Iterator[tuple[Match, dict[str, Fact]]]:
        """Yield the matches that a new fact completes."""
        for search, alias in self.remember(fact):
            yield from self.completed(search, alias, fact)

    def completed(self, search: _Search, alias: str, fact: Fact) -> Iterator[tuple[Match, dict[str, Fact]]]:
        """Yield the matches of one rule that bind a fact to one alias."""
        matches: set[Match] = set()
        for variant in range(len(search.variants)):
            for bound in self._grown(search, variant, {alias: fact}):
                match = Match(search.rule.id, tuple(bound[p.alias].key for p in search.rule.when))
                if match not in matches:
                    matches.add(match)
                    if answer(search.rule, bound, self.base, self.setting) is not False:
                        yield match, bound

    def _grown(self, search: _Search, variant: int, bound: dict[str, Fact]) -> Iterator[dict[str, Fact]]:
        if len(bound) == len(search.rule.when):
            yield bound
            return
        alias, candidates = self._next(search, variant, bound)
        for fact in candidates:
            if all(fact.object != other.object for other in bound.values()):
                more = {**bound, alias: fact}
                if not self._refuted(search, more):
                    yield from self._grown(search, variant, more)

    def _next(self, search: _Search, variant: int, bound: dict[str, Fact]) -> tuple[str, list[Fact]]:
        """Choose the alias with the fewest facts tied to those bound; else the next one written."""
        best: tuple[str, list[Fact]] | None = None
        for alias, memory, field, other, theirs in search.ways(variant, tuple(bound)):
            value = bound[other].cell(theirs)
            facts = memory.having(field, value.value) if value.known else NONE
            if best is None or len(facts) < len(best[1]):
                best = (alias, facts)
        if best is not None:
            return best
        alias = next(p.alias for p in search.rule.when if p.alias not in bound)
        return alias, search.memories[alias].facts

    def _refuted(self, search: _Search, bound: dict[str, Fact]) -> bool:
        return any(
            stands(join, bound[owner], bound, self.setting) is False
            for owner, join in search.tests(tuple(bound))
        )
