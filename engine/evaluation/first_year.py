"""What a first year can't be asked: the signs, and parts of signs, that compare with a year before it."""

from __future__ import annotations

from dataclasses import replace

from engine.indicators.windows import year_before
from engine.rulebook.model.indicators import resting_on_year_before
from engine.rulebook.model.rulebook import Rulebook, Rules, Sign
from engine.scoring.signs import without_facts
from facts.periods import Period


def sign_asked(rules: Rules, rulebook: Rulebook, sign: Sign, period: Period) -> Sign | None:
    """Return a sign as a period can be asked it; None where it needs a year before, and no form of that year
    was owed."""
    if year_before(period, rules.calendar) is not None:
        return sign
    gone = resting_on_year_before(rules.indicator_sets[rulebook.subject].indicators)
    left = without_facts(sign.when, gone)
    return None if left is None else replace(sign, when=left)
