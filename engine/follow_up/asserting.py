"""Asserts facts to durable-rules and judges what fires: the engine only joins equal texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from engine.follow_up import safe_form
from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.durable import Firing
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.fitting import Fitter, fitting_of
from engine.follow_up.meaning import answer
from engine.rulebook.model.follow_up import FollowUpRule

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
        self.given: set[str] = set()  # the facts asked about
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
        keys = tuple(keys)
        self.given.update(keys)
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
        fits = self.fitting.patterns.get(fact.key, ()) if stands else self._fitter.places(fact)
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
