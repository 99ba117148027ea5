"""Parts of what follows that stand alone: a part whose rules and facts did not change gives what it gave.

Rules that hand signs to one another, or conclude the same sign, are one family. The facts of a family fall into
parts: no rule of it binds facts of two, denies in one what stands in another, or says one thing from both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from engine.follow_up.conclusions import UNNAMED, Conclusion
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.joins import components, edges_of
from engine.follow_up.meaning import own_answer
from engine.follow_up.unions import Unions
from engine.rulebook.compile.follow_up_stages import signs_of
from engine.rulebook.model.dependencies import parameters_until
from engine.rulebook.model.fingerprints import fingerprint, names_in
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

AS_OF = "as_of"
Node = tuple[str, str]


def families_of(rules: Iterable[FollowUpRule]) -> tuple[tuple[FollowUpRule, ...], ...]:
    """Return the rules in families, each in the order written."""
    rules = tuple(rules)
    signs = tuple(dict.fromkeys(r.then.sign for r in rules if isinstance(r.then, SignThen)))
    groups: Unions[Node] = Unions()
    for rule in rules:
        asked = [s for p in (*rule.when, *rule.unless) for s in signs_of(p, signs)]
        told = [rule.then.sign] if isinstance(rule.then, SignThen) else []
        for sign in (*asked, *told):
            groups.join(("rule", rule.id), ("sign", sign))
    found: dict[Node, list[FollowUpRule]] = defaultdict(list)
    for rule in rules:
        found[groups.top(("rule", rule.id))].append(rule)
    return tuple(tuple(family) for family in found.values())


class Parts:
    """The parts that the facts of a period fall into, and which part a conclusion comes from."""

    def __init__(self, rules: Iterable[FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.families = [_Family(family, base, setting) for family in families_of(rules)]
        self.family_of = {rule.id: family for family in self.families for rule in family.rules}

    @cached_property
    def facts(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts of each part, by the part's key."""
        return {key: facts for family in self.families for key, facts in family.parts.items()}

    def key_of(self, conclusion: Conclusion) -> str:
        return self.family_of[conclusion.rule].key_of(conclusion)


class _Family:
    def __init__(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.rules, self.base, self.setting = rules, base, setting
        self.names = names_in(rules)
        self.whole = any(_asks_sign_names(rule) for rule in rules)
        self.groups: Unions[Node] = Unions()
        self.fits = self._fitting()
        self._group()

    def _fitting(self) -> dict[str, set[tuple[str, str]]]:
        """Return the patterns (rule, alias) that each fact fits by itself, be it to be found or to be absent."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for rule in self.rules:
            for pattern in (*rule.when, *rule.unless):
                for fact in self.base.by_kind.get(pattern.kind, ()):
                    if own_answer(pattern, fact, self.setting) is not False:
                        found[fact.key].add((rule.id, pattern.alias))
        return found

    # Which facts belong together

    def _group(self) -> None:
        for key in self.fits:
            kind, id_ = self.base.by_key[key].object
            self.groups.join(("fact", key), ("object", f"{kind}|{id_}"))
        for key, field in self._tied_fields():
            cell = self.base.by_key[key].cell(field)
            if cell.known:
                self.groups.join(("fact", key), _value(cell.value))
        for rule in self.rules:
            for key in self._unnamed(rule):
                self.groups.join(("fact", key), ("value", UNNAMED))
            if self.whole or _is_loose(rule):
                for key in self._bindable(rule):
                    self.groups.join(("fact", key), ("rule", rule.id))

    def _tied_fields(self) -> Iterator[tuple[str, str]]:
        """Yield each fact with each field it may be tied by, or that a conclusion may be about."""
        fields: dict[str, set[str]] = defaultdict(set)
        for rule in self.rules:
            kinds = {p.alias: p.kind for p in (*rule.when, *rule.unless)}
            for pattern in (*rule.when, *rule.unless):
                for join in pattern.joins:
                    if join.links:
                        fields[pattern.kind].add(join.field)
                        fields[kinds[join.refs[0].alias]].add(join.refs[0].field)
            for ref in rule.then.about:
                fields[kinds[ref.alias]].add(ref.field)
        for key in self.fits:
            for field in sorted(fields.get(self.base.by_key[key].kind, ())):
                yield key, field

    def _unnamed(self, rule: FollowUpRule) -> Iterator[str]:
        """Yield the facts that leave open whom a conclusion is about: such conclusions are told as one."""
        refs = {(rule.id, ref.alias): ref.field for ref in rule.then.about}
        for key, fits in self.fits.items():
            fact = self.base.by_key[key]
            if any(fit in refs and not fact.cell(refs[fit]).known for fit in fits):
                yield key

    def _bindable(self, rule: FollowUpRule) -> Iterator[str]:
        """Yield what a loose rule may bind; where it binds signs, whatever may raise one."""
        chained = self.whole or any(pattern.kind == SIGN for pattern in (*rule.when, *rule.unless))
        for key, fits in self.fits.items():
            if chained or any(id_ == rule.id for id_, _ in fits):
                yield key

    # What each part says

    @cached_property
    def parts(self) -> Mapping[str, tuple[Fact, ...]]:
        return {self._key_by_top[top]: facts for top, facts in self._facts_by_top.items()}

    @cached_property
    def _facts_by_top(self) -> Mapping[Node, tuple[Fact, ...]]:
        found: dict[Node, list[Fact]] = defaultdict(list)
        for key in sorted(self.fits):
            found[self.groups.top(("fact", key))].append(self.base.by_key[key])
        return {top: tuple(facts) for top, facts in found.items()}

    @cached_property
    def _key_by_top(self) -> Mapping[Node, str]:
        return {top: self._key(facts) for top, facts in self._facts_by_top.items()}

    def key_of(self, conclusion: Conclusion) -> str:
        named = next((one for one in conclusion.about if one != UNNAMED), UNNAMED)
        is_said = bool(conclusion.about) and not self.whole
        node = ("value", named) if is_said else ("rule", conclusion.rule)
        return self._key_by_top[self.groups.top(node)]

    @cached_property
    def _meaning(self) -> str:
        """Say what the rules mean on this day; the day itself only where one of them asks for it."""
        setting = self.setting
        parameters = parameters_until(setting.parameters, self.names, setting.period.end)
        day = setting.as_of if AS_OF in self.names else None
        return fingerprint(self.rules, parameters, setting.period, setting.calendar, day)

    def _key(self, facts: Sequence[Fact]) -> str:
        kinds = sorted({pattern.kind for rule in self.rules for pattern in rule.unless})
        units = sorted({fact.unit for fact in facts})
        gaps = [(k, u, self.base.gaps[k, u]) for k in kinds for u in units if (k, u) in self.base.gaps]
        return fingerprint(self._meaning, [self._said(fact) for fact in facts], gaps)

    def _said(self, fact: Fact) -> str:
        """Say a fact as far as these rules can ask about it."""
        cells = [
            (name, cell.state, cell.value, cell.options, cell.owed)
            for name, cell in sorted(fact.cells.items())
            if name in self.names
        ]
        return repr((fact.key, fact.unit, fact.sure, cells))


def _value(value: object) -> Node:
    return "value", str(value)


def _is_loose(rule: FollowUpRule) -> bool:
    """Tell whether nothing but the rule itself holds its facts together, or its conclusions apart."""
    return (
        components([p.alias for p in rule.when], edges_of(rule)) > 1
        or not rule.then.about
        or any(not any(join.links for join in pattern.joins) for pattern in rule.unless)
    )


def _asks_sign_names(rule: FollowUpRule) -> bool:
    """Tell whether a tie, or whom a conclusion is about, is a sign's name: then no value tells parts apart."""
    kinds = {p.alias: p.kind for p in (*rule.when, *rule.unless)}
    asked = [(kinds[ref.alias], ref.field) for ref in rule.then.about]
    for pattern in (*rule.when, *rule.unless):
        for join in pattern.joins:
            if join.links:
                asked += [(pattern.kind, join.field), (kinds[join.refs[0].alias], join.refs[0].field)]
    return any(kind == SIGN and field != "about" for kind, field in asked)
