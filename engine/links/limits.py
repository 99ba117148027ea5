"""The dated parameters that signs use, as they are in force on a day."""

from __future__ import annotations

from datetime import date

from engine.links.signs import Limits
from engine.rulebook.model.rulebook import Rules


def limits_of(rules: Rules, day: date) -> Limits:
    """Return the limits in force on a day; none of them varies by unit."""
    return Limits(
        phoenix_days=_value(rules, "phoenix_days", day),
        rotation_days=_value(rules, "rotation_days", day),
        min_rotations=_value(rules, "min_rotations", day),
        max_shared_by=_value(rules, "max_shared_by", day),
    )


def _value(rules: Rules, name: str, day: date) -> int:
    values = rules.parameters[name].values
    dated = [v for v in values if v.from_ <= day] or list(values[:1])
    return int(dated[-1].lines[-1][0])
