"""How a figure moves when something is hidden, and how moves join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DOWN, UP, EITHER = "down", "up", "either"
FOUND, LOOKING, TOLD, SELF = "found", "looking", "told", "self"


@dataclass(frozen=True, slots=True)
class FigureMove:
    """How a figure can move when something is hidden, and through what: found, looking, told, or self-set."""

    way: str
    through: frozenset[str]

    @property
    def back(self) -> FigureMove:
        return FigureMove({DOWN: UP, UP: DOWN}.get(self.way, EITHER), self.through)


def together(moves: Iterable[FigureMove | None]) -> FigureMove | None:
    """Return how the sum of figures moves."""
    some = [move for move in moves if move is not None]
    if not some:
        return None
    ways = {move.way for move in some}
    through = frozenset[str]().union(*(move.through for move in some))
    return FigureMove(ways.pop() if len(ways) == 1 else EITHER, through)
