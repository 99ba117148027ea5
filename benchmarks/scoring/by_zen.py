"""The same in zen-engine: one decision with an expression a criterion, evaluated a record at a time."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import zen

from benchmarks.scoring import by_python
from benchmarks.scoring.example import (
    BANDS,
    BOTH,
    HOTSPOTS,
    LATE,
    MINUS,
    RATIOS,
    RETURNED,
    SHARES,
    STEPS,
    WHERE,
    Facts,
)

_RANKED = [(place, at) for place, (_, at) in enumerate(BANDS) if at is not None]


def _expressions() -> list[str]:
    made = [
        f"{n} >= {high} ? {float(m)} : {n} >= {low} ? {float(less)} : 0" for n, high, low, m, less in STEPS
    ]
    made += [f"{a} ? ({b} ? {float(give)} : {float(half)}) : 0" for a, b, give, half in BOTH]
    made += [
        f"floor(min([{n} * 100 / {n}_of * {give} / {full}, {give}]) * 100 + 0.5) / 100"
        for n, full, give in SHARES
    ]
    made += [f"max([{start} - {float(each)} * {n}, 0])" for n, start, each in MINUS]
    made += [f"{n} <= 0 ? {give} : {n} <= {days} ? {less} : 0" for n, days, give, less in LATE]
    return made + [f"{where} and not {n} ? 0 : {give}" for where, n, give in WHERE]


def _decision() -> Any:
    values = {f"C{n}": text for n, text in enumerate(_expressions())}
    values["total"] = " + ".join(f"$.C{n}" for n in range(30))
    steps = " : ".join(f"$.total >= {at} ? {place}" for place, at in _RANKED) + " : 3"
    values["ranked"] = steps
    values["band"] = f"not {RETURNED} ? 4 : {HOTSPOTS} >= 1 ? max([$.ranked, 2]) : $.ranked"
    expressions = [{"id": key, "key": key, "value": text} for key, text in values.items()]
    at = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", **at},
        {"id": "ex", "type": "expressionNode", "name": "ex", "content": {"expressions": expressions}, **at},
        {"id": "out", "type": "outputNode", "name": "out", **at},
    ]
    edges = [
        {"id": f"{a}{b}", "sourceId": a, "targetId": b, "type": "edge"}
        for a, b in (("in", "ex"), ("ex", "out"))
    ]
    text = json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})
    return zen.ZenEngine().create_decision(text)


_DECISION = _decision()


def columns(found: Facts) -> list[dict[str, Any]]:
    """Return a context a record; a share as what is above and what is below."""
    records = by_python.columns(found)
    for record in records:
        for name in RATIOS:
            record[name], record[f"{name}_of"] = record[name]
    return records


def scored(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_DECISION.evaluate(record)["result"] for record in records]


def answers(found: list[dict[str, Any]]) -> tuple[Any, Any]:
    points = np.array([[one[f"C{n}"] for n in range(30)] for one in found]).T
    return np.rint(points * 100), np.array([one["band"] for one in found])
