"""Figures of several units together, in words: `34 vụ`, `ít nhất 34 vụ (8/9 đơn vị)`, `7/9 đơn vị`."""

from __future__ import annotations

from desk.words.numbers import number_words, value_json
from engine.evaluation.totals import TotalFigure, UnitsTotal
from engine.rulebook.model.indicators import COUNT_YES, Indicator

NOTHING = "–"  # no unit told anything


def total_words(total: UnitsTotal | None, indicator: Indicator, lang: str = "vi") -> str:
    """Write a total with its unit of measure, and of how many units it is told where some are silent."""
    if total is None or _says_nothing(total, indicator):
        return NOTHING
    units = "đơn vị" if lang == "vi" else "units"
    if indicator.over_units == COUNT_YES:
        return f"{_ends(total, lang)}/{total.units} {units}"
    measure = indicator.unit if indicator.unit == "%" or lang == "vi" else None
    none_told = total.least == 0 and total.most is None
    said = f"{_ends(total, lang)} {measure}" if measure and not none_told else _ends(total, lang)
    return said if total.told == total.units else f"{said} ({total.told}/{total.units} {units})"


def _says_nothing(total: UnitsTotal, indicator: Indicator) -> bool:
    """Tell whether no unit told anything: at least nothing, or any of all units."""
    if total.told or total.least:
        return total.least is None and total.most is None
    return total.most is None or (indicator.over_units == COUNT_YES and total.most == total.units)


def _ends(total: UnitsTotal, lang: str) -> str:
    low, high = total.least, total.most
    if low is not None and low == high:
        return number_words(low, lang)
    if low is not None and high is not None:
        return f"{number_words(low, lang)} – {number_words(high, lang)}"
    if low == 0:
        return "chưa ghi nhận" if lang == "vi" else "none told"  # some are silent: no zero
    known = low if low is not None else high
    assert known is not None  # one end is there: asked before
    least, most = ("ít nhất", "nhiều nhất") if lang == "vi" else ("at least", "at most")
    return f"{least if low is not None else most} {number_words(known, lang)}"


def ends_words(total: UnitsTotal | None, lang: str = "vi") -> str:
    """Write the number of a total alone, without its unit of measure."""
    if total is None or (not total.told and not total.least):
        return NOTHING
    return NOTHING if total.least is None and total.most is None else _ends(total, lang)


def change_words(figure: TotalFigure, lang: str = "vi") -> str:
    change = figure.change
    return NOTHING if change is None else f"{'+' if change > 0 else ''}{number_words(change, lang)}"


def total_json(total: UnitsTotal | None) -> object:
    """Return a total as JSON: its ends (null: not known) and of how many units it is told."""
    if total is None:
        return None
    ends = [None if end is None else value_json(end) for end in (total.least, total.most)]
    return {"least": ends[0], "most": ends[1], "told": total.told, "units": total.units}
