"""durable-rules itself: facts in safe form in, which rule fired on which facts out.

Runs in a child process (`engine.follow_up.child`), since the library can take its process down with it. It
imports nothing of ours, so that a child starts quickly and knows nothing but short texts.
"""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

LAST_PYTHON = (3, 13)  # the first on which the library no longer imports
RULESET = "follow_up"
Firing = tuple[str, tuple[str, ...]]  # name of a rule, and the ids of the facts its patterns are bound to


def available() -> bool:
    """Tell whether durable-rules can run here."""
    return sys.version_info < LAST_PYTHON and importlib.util.find_spec("durable") is not None


class Sessions:
    """Rules in durable-rules, by name; each session holds facts apart from the others'."""

    def __init__(self, rules: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.firings: list[Firing] = []
        self.errors: list[Exception] = []
        written = {name: self._rule(name, patterns) for name, patterns in rules.items()}
        self.host = _host(written)

    def _rule(self, name: str, patterns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        aliases = [next(iter(pattern)) for pattern in patterns]
        return {"all": [dict(pattern) for pattern in patterns], "run": self._action(name, aliases)}

    def _action(self, name: str, aliases: Sequence[str]) -> Callable[[Any], None]:
        def run(context: Any) -> None:
            try:
                self.firings.append((name, tuple(context._m[alias]["id"] for alias in aliases)))
            except Exception as error:  # the engine would only note it in its state
                self.errors.append(error)

        return run

    def fired(self, session: str, facts: Iterable[Mapping[str, Any]]) -> list[Firing]:
        """Assert facts one at a time; return what fired on them and those before them."""
        from durable.engine import MessageNotHandledException

        self.firings = []
        for fact in facts:
            try:
                self.host.assert_fact(RULESET, {**fact, "sid": session})
            except MessageNotHandledException:
                continue  # it fits no rule, and is not kept
        if self.errors:
            raise self.errors[0]
        return self.firings


def _host(rules: dict[str, Any]) -> Any:
    from durable.engine import Host

    class Quiet(Host):  # type: ignore[misc]
        """A host without the two threads that would run actions behind our back."""

        def _run(self) -> None:
            return

    host = Quiet()
    host.set_rulesets({RULESET: rules})
    return host
