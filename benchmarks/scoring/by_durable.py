"""The same in durable-rules: a rule a line of points; what it can't do safely (sums, shares) is in the
actions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from durable.engine import Host, MessageNotHandledException

from benchmarks.scoring import by_python
from benchmarks.scoring.example import (
    BOTH,
    LATE,
    MINUS,
    RATIOS,
    SHARES,
    STEPS,
    WHERE,
    YES_NO,
    Facts,
)

Test = dict[str, Any]
_SESSIONS = iter(range(1_000_000))  # a session of its own for each run: facts are kept


class _Quiet(Host):  # type: ignore[misc]
    """A host without the threads that would run actions behind our back."""

    def _run(self) -> None:
        return


class Scores:
    """The rules, and what their actions have added up so far."""

    def __init__(self) -> None:
        self.points: dict[str, list[int]] = {}
        self.records: dict[str, by_python.Record] = {}
        self.host = _Quiet()
        self.host.set_rulesets({"scoring": self._rules()})

    def _rules(self) -> dict[str, Any]:
        lines = list(_lines())
        rules = {f"r{n}": self._rule(*line) for n, line in enumerate(lines)}
        for n, (name, full, give) in enumerate(SHARES):
            rules[f"s{n}"] = self._rule(16 + n, [], lambda m, a=(name, full, give): _share(m, *a))
        for n, (name, start, each) in enumerate(MINUS):
            rules[f"m{n}"] = self._rule(22 + n, [], lambda m, a=(name, start, each): _left(m, *a))
        return rules

    def _rule(self, criterion: int, tests: list[Test], give: Any) -> dict[str, Any]:
        def run(context: Any) -> None:
            fact = context._m["a0"]
            self.points[fact["id"]][criterion] = give(fact) if callable(give) else give

        return {"all": [{"a0": {"$and": [{"kind": "record"}, *tests]}}], "run": run}

    def score(self, records: list[by_python.Record]) -> list[tuple[list[int], int]]:
        sid = str(next(_SESSIONS))
        for n, record in enumerate(records):
            self.points[str(n)] = [0] * 30
            with suppress(MessageNotHandledException):  # no line held
                self.host.assert_fact("scoring", {"id": str(n), "sid": sid, "kind": "record", **record})
        found = [self.points[str(n)] for n in range(len(records))]
        return [(p, by_python.band(sum(p), r)) for p, r in zip(found, records, strict=True)]


def _lines() -> Any:
    """Yield criterion, tests and points of each line; a line says itself what those above it leave."""
    for n, (name, high, low, more, less) in enumerate(STEPS):
        yield n, [{"$gte": {name: high}}], int(more * 100)
        yield n, [{"$gte": {name: low}}, {"$lt": {name: high}}], int(less * 100)
    for n, (a, b, give, half) in enumerate(BOTH, 10):
        yield n, [{a: 1}, {b: 1}], give * 100
        yield n, [{a: 1}, {b: 0}], int(half * 100)
    for n, (name, days, give, less) in enumerate(LATE, 26):
        yield n, [{"$lte": {name: 0}}], give * 100
        yield n, [{"$gt": {name: 0}}, {"$lte": {name: days}}], less * 100
    for n, (where, name, give) in enumerate(WHERE, 28):
        yield n, [{name: 1}], give * 100
        yield n, [{where: 0}, {name: 0}], give * 100


def _share(fact: Any, name: str, full: int, give: int) -> int:
    return by_python.share_points(fact[name], fact[f"{name}_of"], full, give)


def _left(fact: Any, name: str, start: int, each: Any) -> int:
    return max(start * 100 - int(each * 100) * fact[name], 0)


def columns(found: Facts) -> list[by_python.Record]:
    """Return flat facts of whole numbers."""
    records = by_python.columns(found)
    for record in records:
        record.update({name: int(record[name]) for name in YES_NO})
        for name in RATIOS:
            record[name], record[f"{name}_of"] = record[name]
    return records


_SCORES = Scores()


def scored(records: list[by_python.Record]) -> list[tuple[list[int], int]]:
    return _SCORES.score(records)


answers = by_python.answers
