"""Figures of several units together, in words: `34 vụ`, `7/9 đơn vị`.

Of one that is not exact also who returned it and of how many units it is certain: `ít nhất 34 vụ (8/9 đã nộp,
3/9 chắc chắn)`.
"""

from __future__ import annotations

from desk.words.numbers import WORDS, ends_words, number_words, value_json
from engine.evaluation.totals import TotalFigure, UnitsTotal
from engine.indicators.operations.ratio import Quotient
from engine.rulebook.model.indicators import COUNT_YES, Indicator

NOTHING = "–"  # nothing is known
_COUNTED = {
    "vi": ("({0}/{2} đã nộp, {1}/{2} chắc chắn)", "{}/{} đơn vị", "{} trong {} đơn vị"),
    "en": ("({0}/{2} returned, {1}/{2} certain)", "{}/{} units", "{} of {} units"),
}


def total_words(
    total: UnitsTotal | None, indicator: Indicator, lang: str = "vi", with_counts: bool = True
) -> str:
    """Write a total with its unit of measure and, where it is not exact, who returned it and who is
    certain."""
    if total is not None and not total.applicable:
        return WORDS[lang]["na"]
    if total is None or _says_nothing(total, indicator):
        return NOTHING
    number = total_number_words(total, lang)
    if indicator.over_units == COUNT_YES:
        number = units_words(total, lang)
    elif (indicator.unit == "%" or lang == "vi") and indicator.unit and not _none_recorded(total):
        number = f"{number} {indicator.unit}"
    counts = _COUNTED[lang][0].format(total.returned, total.certain, total.units)
    return number if total.exact or not with_counts else f"{number} {counts}"


def counted_in(indicator: Indicator) -> str | None:
    """Return what a total counts, in Vietnamese: its unit of measure, or units of which something holds."""
    return "đơn vị" if indicator.over_units == COUNT_YES else indicator.unit


def units_words(total: UnitsTotal, lang: str = "vi") -> str:
    """Write how many units, `7/9 đơn vị`, or between which ends."""
    _, exact, open_ = _COUNTED[lang]
    return (exact if total.exact else open_).format(total_number_words(total, lang), total.units)


def _says_nothing(total: UnitsTotal, indicator: Indicator) -> bool:
    """Tell whether it may be anything, as nothing is known of any unit."""
    share = indicator.limit if isinstance(indicator, Quotient) else None
    top = total.units if indicator.over_units == COUNT_YES else share
    anything = total.least in (None, 0) and (total.most is None or total.most == top)
    return anything and (total.certain == 0 or total.least is None)


def total_number_words(total: UnitsTotal | None, lang: str = "vi") -> str:
    """Write the number of a total alone, or the ends between which it lies."""
    if total is None or (total.least is None and total.most is None):
        return NOTHING
    if total.exact and total.least is not None:
        return number_words(total.least, lang)
    if _none_recorded(total):
        return "chưa ghi nhận" if lang == "vi" else "none recorded"  # some are silent: no zero
    return ends_words(total.least, total.most, lang)


def _none_recorded(total: UnitsTotal) -> bool:
    return total.least == 0 and total.most is None


def change_words(figure: TotalFigure, lang: str = "vi") -> str:
    change = figure.change
    return NOTHING if change is None else f"{'+' if change > 0 else ''}{number_words(change, lang)}"


def total_json(total: UnitsTotal | None) -> object:
    """Return a total as JSON: its ends over all units (null: not known), of how many units it was returned
    and is certain."""
    if total is None:
        return None
    ends = [None if end is None else value_json(end) for end in (total.least, total.most)]
    return {
        "least": ends[0],
        "most": ends[1],
        "returned": total.returned,
        "certain": total.certain,
        "units": total.units,
        "applicable": total.applicable,
    }
