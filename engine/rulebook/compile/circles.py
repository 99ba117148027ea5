"""Rulebooks whose bands rest on one another in a circle."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.conditions import Condition, facts_in
from engine.rulebook.model.points import Lines, Points
from engine.rulebook.model.rulebook import Rulebook


def check_circles(rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    """Report rulebooks whose band rests on itself, however many rulebooks lie between."""
    uses = {name: bands_used(book) for name, book in rulebooks.items()}
    for name, book in rulebooks.items():
        chain = _circle(name, uses, (name,))
        if chain:
            faulting.add("R524", book.place, name=name, chain=" → ".join(chain))


def bands_used(book: Rulebook) -> tuple[str, ...]:
    tests = [test for c in book.criteria for test in (c.applies_when, *_tests_of(c.points))]
    tests += [gate.when for gate in book.gates] + [band.when for band in book.bands]
    facts = [fact for test in tests for fact in facts_in(test)]
    return tuple(dict.fromkeys(f.removesuffix(".band") for f in facts if f.endswith(".band")))


def _tests_of(points: Points) -> tuple[Condition | None, ...]:
    return tuple(condition for _, condition in points.lines) if isinstance(points, Lines) else ()


def _circle(name: str, uses: Mapping[str, tuple[str, ...]], chain: tuple[str, ...]) -> tuple[str, ...] | None:
    for part in uses.get(name, ()):
        if part == chain[0]:
            return (*chain, part)
        if part not in chain:
            found = _circle(part, uses, (*chain, part))
            if found:
                return found
    return None
