"""The reference: finds every choice of facts for every rule, indexed, each fact looked at once as it comes in."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.joins import Edge, variants_of
from engine.follow_up.meaning import answer, joined, own_answer
from engine.follow_up.neighbourhoods import Fitting
from engine.rulebook.model.follow_up import FollowUpRule, Pattern

Index = dict[object, list[Fact]]


def matches_from(
    rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, facts: Iterable[Fact] | None = None
) -> frozenset[Match]:
    """Return every match of the rules of one stage, chained signs included, whether it follows or is open.

    With `facts`, only those are bound; what `unless` asks about is looked for in all of the base.
    """
    return frozenset(_Matcher(rules, base, setting).run(base.facts if facts is None else facts))


def matches_binding(
    rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting, sample: Iterable[str]
) -> frozenset[Match]:
    """Return the matches of a stage that bind one of some facts, by key; signs raised in it stand in the base."""
    matcher = _Matcher(rules, base, setting)
    by_place = {(s.rule.id, p.alias): (s, p) for found in matcher.by_kind.values() for s, p in found}
    for key, places in fitting.patterns.items():
        for place in places:
            search, pattern = by_place[place]
            search.memories[pattern.alias].add(base.by_key[key])
    return frozenset(
        match
        for key in sample
        for search, pattern in (by_place[place] for place in fitting.patterns.get(key, ()))
        for match, _ in matcher.completed(search, pattern.alias, base.by_key[key])
    )


class _Memory:
    """The facts that fit one pattern by themselves, found by the fields it is joined on."""

    def __init__(self, pattern: Pattern, fields: Iterable[str]) -> None:
        self.pattern = pattern
        self.facts: list[Fact] = []
        self.by: dict[str, Index] = {field: defaultdict(list) for field in fields}

    def add(self, fact: Fact) -> None:
        self.facts.append(fact)
        for field, index in self.by.items():
            if fact.cell(field).known:
                index[fact.cell(field).value].append(fact)

    def having(self, field: str, value: object) -> list[Fact]:
        return self.by[field].get(value, [])


class _Search:
    """One rule: its memories, and the ways its facts may hang together."""

    def __init__(self, rule: FollowUpRule) -> None:
        self.rule = rule
        self.variants = variants_of(rule)
        self.memories: dict[str, _Memory] = {}
        for pattern in rule.when:
            fields = {
                e.from_(pattern.alias)[0] for v in self.variants for e in v if pattern.alias in (e.a, e.b)
            }
            self.memories[pattern.alias] = _Memory(pattern, fields)
        self.joins = [(p.alias, j, {p.alias, *(r.alias for r in j.refs)}) for p in rule.when for j in p.joins]


class _Matcher:
    def __init__(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.searches = [_Search(rule) for rule in rules]
        self.by_kind: dict[str, list[tuple[_Search, Pattern]]] = defaultdict(list)
        for search in self.searches:
            for pattern in search.rule.when:
                self.by_kind[pattern.kind].append((search, pattern))
        self.base = base
        self.setting = setting

    def run(self, facts: Iterable[Fact]) -> Iterator[Match]:
        waiting = deque(facts)
        seen = set(self.base.by_key)
        while waiting:
            for match, bound in self._with(waiting.popleft()):
                yield match
                for sign in signs_from(self._rule(match), bound):
                    if sign.key not in seen:
                        seen.add(sign.key)
                        waiting.append(sign)

    def _rule(self, match: Match) -> FollowUpRule:
        return next(s.rule for s in self.searches if s.rule.id == match.rule)

    def _with(self, fact: Fact) -> Iterator[tuple[Match, dict[str, Fact]]]:
        """Yield the matches that a new fact completes."""
        fitting = [
            (search, pattern)
            for search, pattern in self.by_kind.get(fact.kind, ())
            if own_answer(pattern, fact, self.setting) is not False
        ]
        for search, pattern in fitting:
            search.memories[pattern.alias].add(fact)
        for search, pattern in fitting:
            yield from self.completed(search, pattern.alias, fact)

    def completed(self, search: _Search, alias: str, fact: Fact) -> Iterator[tuple[Match, dict[str, Fact]]]:
        """Yield the matches of one rule that bind a fact to one alias."""
        found: set[Match] = set()
        for variant in search.variants:
            for bound in self._grown(search, variant, {alias: fact}):
                match = Match(search.rule.id, tuple(bound[p.alias].key for p in search.rule.when))
                if match not in found:
                    found.add(match)
                    if answer(search.rule, bound, self.base, self.setting) is not False:
                        yield match, bound

    def _grown(
        self, search: _Search, variant: tuple[Edge, ...], bound: dict[str, Fact]
    ) -> Iterator[dict[str, Fact]]:
        if len(bound) == len(search.rule.when):
            yield bound
            return
        alias, candidates = self._next(search, variant, bound)
        for fact in candidates:
            if all(fact.object != other.object for other in bound.values()):
                more = {**bound, alias: fact}
                if not self._refuted(search, alias, more):
                    yield from self._grown(search, variant, more)

    def _next(
        self, search: _Search, variant: tuple[Edge, ...], bound: dict[str, Fact]
    ) -> tuple[str, list[Fact]]:
        """Choose the alias with the fewest facts tied to those bound; else the next one written."""
        best: tuple[str, list[Fact]] | None = None
        for edge in variant:
            for alias in (edge.a, edge.b):
                mine, other, theirs = edge.from_(alias)
                if alias in bound or other not in bound:
                    continue
                value = bound[other].cell(theirs)
                found = search.memories[alias].having(mine, value.value) if value.known else []
                if best is None or len(found) < len(best[1]):
                    best = (alias, found)
        if best is not None:
            return best
        alias = next(p.alias for p in search.rule.when if p.alias not in bound)
        return alias, search.memories[alias].facts

    def _refuted(self, search: _Search, alias: str, bound: dict[str, Fact]) -> bool:
        return any(
            joined(join, bound[owner], bound, self.setting).answer is False
            for owner, join, needed in search.joins
            if alias in needed and needed <= bound.keys()
        )
