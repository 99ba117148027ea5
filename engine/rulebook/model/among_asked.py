"""What a rulebook asks of the order among units."""

from __future__ import annotations

from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.points_asked import is_points
from engine.rulebook.model.rulebook import Rulebook


def asks_among(rulebook: Rulebook) -> bool:
    """Tell whether a rulebook orders units, or asks about what is decided among them."""
    return rulebook.among is not None or bool(names_among(rulebook))


def names_among(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts decided among units that gates and bands ask about."""
    names = (name for part in rulebook.deciding for name in part.facts if is_among(name))
    return tuple(dict.fromkeys(names))


def facts_to_order(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the figures that break ties."""
    ties = rulebook.among.tie_breaks if rulebook.among is not None else ()
    return tuple(tie.fact for tie in ties if not is_points(tie.fact))
