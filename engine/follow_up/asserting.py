"""Asserts facts to durable-rules and judges what fires: the engine only joins equal texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.follow_up import safe_form
from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.durable import Firing
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.fitting import Fitter, Fitting, Place, fitting_of
from engine.follow_up.joins import edges_of
from engine.follow_up.meaning import answer
from engine.logic.cells import known
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

Left = dict[str, set[Fact]]  # alias → the facts it may still be bound to


def bindable_of(rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting) -> Fitting:
    """Return what fits which patterns, without what no match can bind; signs that may be raised count too."""
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
    keys = {p.alias: fitting.keys.get((rule.id, p.alias), ()) for p in rule.when}
    return {alias: {base.by_key[key] for key in those} for alias, those in keys.items()}


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
    """Return those facts whose field has, or may have, a value that one of the others has, or may have."""
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


MOST_FACTS = 5_000  # of one neighbourhood
MOST_SESSIONS = 500  # of one process; the engine breaks at 1,024
MOST_STORED = 50_000  # facts of one process, 8 to 9 kB each
MOST_FIELDS = 250

Patterns = Mapping[str, tuple[dict[str, Any], ...]]
Fired = Callable[[str, list[dict[str, Any]]], list[Firing]]  # session, facts → what fired


class Stage:
    """One stage's rules in safe form, and their facts. Raises NotSafe past a limit of the engine."""

    def __init__(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.rules = tuple(rules)
        self.base = base
        self.setting = setting
        self.fitting = fitting_of(rules, base.facts, setting)
        self.bindable: Fitting = bindable_of(rules, base, setting, self.fitting)
        self._fitter = Fitter(rules, setting)
        self.fields = safe_form.joined_fields(rules)
        self.safe: Mapping[str, safe_form.SafeRule] = {s.name: s for s in safe_form.safe_rules(rules)}
        self.sessions = 0
        self.stored = 0
        names = [
            key
            for safe in self.safe.values()
            for pattern in safe.patterns
            for part in pattern.values()
            for test in part["$and"]
            for key in test
        ]
        if len(set(names)) > MOST_FIELDS or safe_form.names_collide(names):
            raise safe_form.NotSafe("too many fields, or two with one hash")

    @property
    def patterns(self) -> Patterns:
        """Return what durable-rules reads, by the name of each rule."""
        return {name: safe.patterns for name, safe in self.safe.items()}

    @property
    def worn(self) -> bool:
        """Tell whether the process asked has held as much as it safely can."""
        return self.sessions >= MOST_SESSIONS or self.stored >= MOST_STORED

    def renewed(self) -> None:
        """Note that a new process is asked from now on."""
        self.sessions = self.stored = 0

    def matches(self, keys: Iterable[str], fired: Fired) -> frozenset[Match]:
        """Return every match among some facts, chained signs included."""
        facts = [self.base.by_key[key] for key in keys]
        if len(facts) > MOST_FACTS:
            raise safe_form.NotSafe(f"{len(facts)} > {MOST_FACTS} facts")
        self.sessions += 1
        self.stored += len(facts)
        session = _Session(self)
        waiting = [body for fact in facts for body in session.bodies(fact)]
        while waiting:
            firings = fired(f"s{self.sessions}", waiting)
            signs = [sign for name, ids in firings for sign in session.judged(self.safe[name], ids)]
            waiting = [body for sign in signs for body in session.bodies(sign)]
        return frozenset(session.found)

    def flags(self, fact: Fact) -> list[str]:
        """Return a flag for each pattern a fact fits by itself; new signs are asked as they come."""
        stands = fact.key in self.base.by_key
        fits = self.bindable.patterns.get(fact.key, ()) if stands else self._fitter.places(fact)
        return [safe_form.flag_of(rule, alias) for rule, alias in fits]


class _Session:
    """One neighbourhood: the facts asserted so far, by the short id the engine knows them by."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.interning = safe_form.Interning()
        self.facts: dict[str, Fact] = {}
        self.keys: set[str] = set()
        self.found: set[Match] = set()

    def bodies(self, fact: Fact) -> list[dict[str, Any]]:
        """Return a fact as the engine gets it; nothing where it fits no pattern or was given before."""
        if fact.key in self.keys:
            return []
        self.keys.add(fact.key)
        flags = self.stage.flags(fact)
        if not flags:
            return []
        short = self.interning.fresh()
        self.facts[short] = fact
        fields = self.stage.fields.get(fact.kind, ())
        return [{"id": short, **safe_form.flat(fact, flags, fields, self.interning)}]

    def judged(self, safe: safe_form.SafeRule, ids: Sequence[str]) -> tuple[Fact, ...]:
        """Keep a firing that is a match; return the signs it raises."""
        bound = {alias: self.facts[id_] for alias, id_ in zip(safe.aliases, ids, strict=True)}
        match = Match(safe.rule.id, tuple(bound[p.alias].key for p in safe.rule.when))
        if match in self.found:
            return ()
        if answer(safe.rule, bound, self.stage.base, self.stage.setting) is False:
            return ()
        self.found.add(match)
        return signs_from(safe.rule, bound)
