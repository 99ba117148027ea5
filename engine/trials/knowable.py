"""Which facts can be unknown at all: what rests on deliveries alone never is."""

from __future__ import annotations

from collections.abc import Iterable

from engine.rulebook.model.indicators import IndicatorSet


def any_unknown(names: Iterable[str], indicators: IndicatorSet) -> bool:
    return any(can_be_unknown(name, indicators) for name in names)


def can_be_unknown(name: str, indicators: IndicatorSet) -> bool:
    """Tell whether a fact may be unknown: a form not returned, a blank field, nothing to divide by."""
    indicator = indicators.indicators.get(name)
    if indicator is None:  # the score, another rulebook's band
        return True
    return indicator.may_be_unknown or any_unknown(indicator.operands, indicators)
