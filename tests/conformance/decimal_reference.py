"""What a rulebook gives, worked out in `Decimal` from its plain objects, by somebody who never saw the
engine.

Only known facts: this is brute force. What is unknown is tried in every way by whoever asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

Facts = Mapping[str, Decimal | bool]
HALVES = Decimal(1000)  # halves go up below zero too, so all is rounded above it
WAYS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_FLOOR}
WIDE = Context(prec=60)  # no quotient of the suites comes closer to a half than this tells apart


def holds(test: Mapping[str, Any], facts: Facts) -> bool:
    if "of" in test:
        return sum(holds(part, facts) for part in test["of"]) >= test["at_least"]
    return all(_member(key, value, facts) for key, value in test.items())


def _member(key: str, value: Any, facts: Facts) -> bool:
    if key == "all":
        return all(holds(part, facts) for part in value)
    if key == "any" and isinstance(value, dict):
        ids = [name.removesuffix(".share") for name in facts if name.endswith(".share")]
        asked = value["criteria"].items()
        return any(holds({f"{id_}.{name}": inner for name, inner in asked}, facts) for id_ in ids)
    if key in ("any", "none"):
        return any(holds(part, facts) for part in value) is (key == "any")
    if key.endswith(".share") and key not in facts:
        return False  # a share of nothing
    found = facts[key]
    if not isinstance(value, dict):
        return found == value
    return all(_compared(found, word, wanted) for word, wanted in value.items())


def _compared(found: Decimal | bool, word: str, wanted: Any) -> bool:
    return {
        "at_least": lambda: found >= wanted,
        "at_most": lambda: found <= wanted,
        "more_than": lambda: found > wanted,
        "less_than": lambda: found < wanted,
        "one_of": lambda: found in wanted,
        "none_of": lambda: found not in wanted,
    }[word]()


def points_of(points: Any, facts: Facts, book: Mapping[str, Any]) -> Decimal:
    """Return the points of one criterion, rounded."""
    with localcontext(WIDE):
        given = _lines(points, facts) if isinstance(points, list) else _by_number(points, facts)
    return _rounded(given, book["points_decimals"], book)


def _rounded(points: Decimal, decimals: int | None, book: Mapping[str, Any]) -> Decimal:
    way = WAYS[book.get("rounding", {}).get("by", "half_up")]
    with localcontext(WIDE):
        return (
            points
            if decimals is None
            else (points + HALVES).quantize(Decimal(1).scaleb(-decimals), way) - HALVES
        )


def _lines(lines: list[Mapping[str, Any]], facts: Facts) -> Decimal:
    fitting = (line["points"] for line in lines if "when" not in line or holds(line["when"], facts))
    return next(fitting, Decimal(0))


def _by_number(points: Mapping[str, Any], facts: Facts) -> Decimal:
    count, (low, high) = max(Decimal(0), facts[points["of"]]), points["ends"]
    if "full_at" in points:
        return min(high, low + (high - low) * count / points["full_at"])
    if points["each"] < 0:
        return max(low, high + points["each"] * count)
    return min(high, low + points["each"] * count)


def score_of(book: Mapping[str, Any], facts: Facts) -> Decimal:
    """Return the sum; a criterion that does not apply gives nothing (`total: none`)."""
    found = sum((_sum_of(c, book, facts) for c in book["criteria"]), Decimal(0))
    return _rounded(found, book.get("rounding", {}).get("total"), book)


def _sum_of(c: Mapping[str, Any], book: Mapping[str, Any], facts: Facts) -> Decimal:
    """Return the points of a criterion, or of its parts together."""
    if "criteria" in c:
        found = sum((_sum_of(part, book, facts) for part in c["criteria"]), Decimal(0))
        return _rounded(found, book.get("rounding", {}).get("group"), book)
    applies = "applies_when" not in c or holds(c["applies_when"], facts)
    return points_of(c["points"], facts, book) if applies else Decimal(0)


def with_points(book: Mapping[str, Any], facts: Facts) -> Facts:
    """Return the facts with the points of each criterion beside them, and these in per cent of the most it
    gives."""
    told: dict[str, Decimal | bool] = {**facts, "score": score_of(book, facts)}
    for c in book["criteria"]:
        own, most = _sum_of(c, book, facts), _most(c)
        told[f"{c['id']}.points"] = own
        if most > 0:
            with localcontext(WIDE):
                told[f"{c['id']}.share"] = own * 100 / most
    return told


def _most(c: Mapping[str, Any]) -> Decimal:
    if "criteria" in c:
        return sum(map(_most, c["criteria"]), Decimal(0))
    points = c["points"]
    if isinstance(points, list):
        return max([line["points"] for line in points] + ([] if "when" not in points[-1] else [Decimal(0)]))
    return Decimal(points["ends"][1])


def band_of(book: Mapping[str, Any], facts: Facts) -> str:
    """Return the band: the first gate that holds and sets one, else the highest reached that all gates allow.

    Where none allowed is reached: the lowest allowed; where gates have none in common: the lowest of all.
    """
    told = with_points(book, facts)
    held = [gate for gate in book["gates"] if holds(gate["when"], told)]
    for gate in held:
        if isinstance(gate["band"], str):
            return gate["band"]
    limits = [gate["band"]["one_of"] for gate in held]
    down = sorted(book["bands"], key=lambda band: band["from"], reverse=True)
    allowed = [band for band in down if all(band["id"] in limit for limit in limits)] or down[-1:]
    reached = [band for band in allowed if band["from"] <= score_of(book, facts)]
    return str((reached or allowed[-1:])[0]["id"])
