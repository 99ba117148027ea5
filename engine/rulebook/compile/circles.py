"""Names that rest on one another in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.rulebook import Rulebook

Uses = Mapping[str, Iterable[str]]


def check_circles(rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    """Report rulebooks whose band rests on itself, however many rulebooks lie between."""
    uses = {name: bands_used(book) for name, book in rulebooks.items()}
    for name, book in rulebooks.items():
        if chain := way(name, name, uses):
            faulting.add("R524", book.place, name=name, chain=" → ".join(chain))


def bands_used(book: Rulebook) -> tuple[str, ...]:
    facts = [fact for part in (*book.criteria, *book.deciding) for fact in part.facts]
    return tuple(dict.fromkeys(f.removesuffix(".band") for f in facts if f.endswith(".band")))


def way(start: str, goal: str, uses: Uses, walked: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return how one name rests on another, both at the ends; () where it does not."""
    for name in uses.get(start, ()):
        if name == goal:
            return (*walked, start, name)
        if name not in (*walked, start) and (onward := way(name, goal, uses, (*walked, start))):
            return onward
    return ()
