"""The second executor: durable-rules, given the safe form only. Nothing else imports it.

Runs in a child process (`engine.follow_up.child`): the library can take its process down with it.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from engine.follow_up.conclusions import Match, signs_from
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.meaning import answer
from engine.follow_up.neighbourhoods import fitting_of
from engine.follow_up.safe_form import (
    Interning,
    NotSafe,
    SafeRule,
    flag_of,
    flat,
    joined_fields,
    names_collide,
    safe_rules,
)
from engine.rulebook.model.follow_up import FollowUpRule

MOST_FACTS = 5_000  # of one neighbourhood
MOST_SESSIONS = 500  # of one process; the engine breaks at 1,024
MOST_STORED = 50_000  # facts of one process, 8 to 9 kB each
MOST_FIELDS = 250
LAST_PYTHON = (3, 13)  # the first on which the library no longer imports


def available() -> bool:
    """Tell whether durable-rules can run here."""
    return sys.version_info < LAST_PYTHON and importlib.util.find_spec("durable") is not None


class Engine:
    """The rules of one stage in durable-rules; each neighbourhood is a session of its own."""

    def __init__(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.rules = rules
        self.base = base
        self.setting = setting
        self.fields = joined_fields(rules)
        self.sessions = 0
        self.stored = 0
        self.current: _Session | None = None
        safe = safe_rules(rules)
        names = [key for rule in safe for pattern in rule.patterns for part in pattern.values() for test in part["$and"] for key in test]  # fmt: skip
        if len(set(names)) > MOST_FIELDS or names_collide(names):
            raise NotSafe("too many fields, or two with one hash")
        self.host = _host({rule.name: self._rule(rule) for rule in safe})

    def _rule(self, safe: SafeRule) -> dict[str, Any]:
        return {"all": [dict(pattern) for pattern in safe.patterns], "run": self._action(safe)}

    def _action(self, safe: SafeRule) -> Callable[[Any], None]:
        def run(context: Any) -> None:
            session = self.current
            assert session is not None
            try:
                session.fired(safe, [context._m[f"a{i}"]["id"] for i in range(len(safe.aliases))], context)
            except Exception as error:  # the engine would only note it in its state
                session.errors.append(error)

        return run

    def matches(self, keys: Iterable[str]) -> frozenset[Match]:
        """Return every match among some facts, chained signs included."""
        facts = [self.base.by_key[key] for key in keys]
        if len(facts) > MOST_FACTS:
            raise NotSafe(f"{len(facts)} > {MOST_FACTS} facts")
        self.sessions += 1
        self.current = _Session(self, f"s{self.sessions}")
        for fact in facts:
            self.current.put(fact, self._post)
        if self.current.errors:
            raise self.current.errors[0]
        self.stored += len(facts)
        return frozenset(self.current.found)

    @property
    def worn(self) -> bool:
        """Tell whether this process has held as much as it safely can."""
        return self.sessions >= MOST_SESSIONS or self.stored >= MOST_STORED

    def _post(self, fact: dict[str, Any]) -> None:
        from durable.engine import MessageNotHandledException

        try:
            self.host.assert_fact("follow_up", fact)
        except MessageNotHandledException:
            return  # it fits no rule, and is not kept


class _Session:
    """One neighbourhood: the facts asserted so far, by the short id the engine knows them by."""

    def __init__(self, engine: Engine, sid: str) -> None:
        self.engine = engine
        self.sid = sid
        self.interning = Interning()
        self.facts: dict[str, Fact] = {}
        self.keys: set[str] = set()
        self.found: set[Match] = set()
        self.errors: list[Exception] = []

    def put(self, fact: Fact, post: Callable[[dict[str, Any]], None]) -> None:
        """Assert a fact once, with the flags of the patterns it fits."""
        if fact.key in self.keys:
            return
        self.keys.add(fact.key)
        engine = self.engine
        fits = fitting_of(engine.rules, [fact], engine.setting).patterns.get(fact.key)
        if not fits:
            return
        flags = [flag_of(rule, alias) for rule, alias in fits]
        short = self.interning.fresh()
        self.facts[short] = fact
        body = flat(fact, flags, engine.fields.get(fact.kind, ()), self.interning)
        post({"id": short, "sid": self.sid, **body})

    def fired(self, safe: SafeRule, ids: Sequence[str], context: Any) -> None:
        bound = {alias: self.facts[id_] for alias, id_ in zip(safe.aliases, ids, strict=True)}
        match = Match(safe.rule.id, tuple(bound[p.alias].key for p in safe.rule.when))
        if match in self.found:
            return
        if answer(safe.rule, bound, self.engine.base, self.engine.setting) is False:
            return
        self.found.add(match)
        for sign in signs_from(safe.rule, bound):
            self.put(sign, context.assert_fact)


def _host(rules: dict[str, Any]) -> Any:
    from durable.engine import Host

    class Quiet(Host):  # type: ignore[misc]
        """A host without the two threads that would run actions behind our back."""

        def _run(self) -> None:
            return

    host = Quiet()
    host.set_rulesets({"follow_up": rules})
    return host
