"""Figures of several units together, in words: `34 vụ`, `7/9 đơn vị`. Of one that is not exact also who
returned it and how many are certain: `ít nhất 34 vụ (8/9 đã nộp, 3/9 chắc chắn)`. Of an area measures met."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desk.base.language import Texts, gettext, localised, unit_after
from desk.words.numbers import WORDS, ends_words, fields_json, number_words, value_json
from engine.evaluation.together import AreaJudged
from engine.evaluation.totals import TotalFigure, UnitsTotal
from engine.indicators.operations.ratio import Ratio
from engine.rulebook.kinds.targets import FigureTarget
from engine.rulebook.model.indicators import COUNT_YES, Indicator
from engine.rulebook.model.rulebook import Together

NOTHING = "–"  # nothing is known


def total_words(total: UnitsTotal | None, indicator: Indicator, with_counts: bool = True) -> str:
    """Write a total with its unit of measure and, if not exact, who returned it and who is certain."""
    if total is not None and not total.applicable:
        return WORDS["na"]
    if total is None or _says_nothing(total, indicator):
        return NOTHING
    number = total_number_words(total)
    if indicator.over_units == COUNT_YES:
        number = units_words(total)
    elif not _none_recorded(total):
        number += unit_after(indicator.unit)
    if total.exact or not with_counts:
        return number
    counts = gettext(
        "(%(returned)s/%(units)s đã nộp, %(certain)s/%(units)s chắc chắn)",
        returned=total.returned,
        certain=total.certain,
        units=total.units,
    )
    return f"{number} {counts}"


def counted_in(indicator: Indicator) -> str | None:
    """Return what a total counts, in Vietnamese: its unit of measure, or units of which something holds."""
    return "đơn vị" if indicator.over_units == COUNT_YES else indicator.unit


def units_words(total: UnitsTotal) -> str:
    number = total_number_words(total)
    if total.exact:
        return gettext("%(number)s/%(units)s đơn vị", number=number, units=total.units)
    return gettext("%(number)s trong %(units)s đơn vị", number=number, units=total.units)


def _says_nothing(total: UnitsTotal, indicator: Indicator) -> bool:
    """Tell whether it may be anything: any share, or a number of which nothing is known."""
    share = indicator.at_most if isinstance(indicator, Ratio) else None
    top = total.units if indicator.over_units == COUNT_YES else share
    anything = total.least in (None, 0) and (total.most is None or total.most == top)
    return anything and (total.certain == 0 or total.least is None or total.most is not None)


def total_number_words(total: UnitsTotal | None) -> str:
    """Write the number of a total alone, or the ends between which it lies."""
    if total is None or (total.least is None and total.most is None):
        return NOTHING
    if total.exact and total.least is not None:
        return number_words(total.least)
    if _none_recorded(total):
        return gettext("chưa ghi nhận")  # some are silent: no zero
    return ends_words(total.least, total.most)


def _none_recorded(total: UnitsTotal) -> bool:
    return total.least == 0 and total.most is None


def total_cell_words(total: UnitsTotal | None, indicator: Indicator) -> str:
    """Write a total in a table whose head says what is counted."""
    nothing = total is None or (total.applicable and _says_nothing(total, indicator))
    return NOTHING if nothing else total_number_words(total)


def change_words(figure: TotalFigure) -> str:
    change = figure.change
    return NOTHING if change is None else f"{'+' if change > 0 else ''}{number_words(change)}"


def total_json(total: UnitsTotal | None) -> object:
    """Return a total as JSON: its ends over all units (null: not known), how many units returned it."""
    if total is None:
        return None
    ends = [None if end is None else value_json(end) for end in (total.least, total.most)]
    return {
        "least": ends[0],
        "most": ends[1],
        **fields_json(total, "returned", "certain", "units", "applicable"),
    }


ANSWERS = Texts({True: "đúng", False: "không đúng", None: "chưa đủ căn cứ kết luận"}, context="area")
WHOLE = Texts({True: "thuộc diện này", False: "không thuộc diện này", None: ANSWERS[None]}, context="area")


def area_words(area: AreaJudged) -> str:
    """Say whether an area is what its units together are judged to be, and by how many measures."""
    answers, together = [answer for _, answer in area.measures], area.book.together
    assert together is not None  # else nothing was judged
    return gettext(
        "%(title)s: %(answer)s (cần %(wanted)s trong %(all)s ý; đúng %(met)s, không đúng %(missed)s, chưa"
        " rõ %(open)s)",
        title=localised(together.title),
        answer=WHOLE[area.met],
        wanted=together.at_least,
        all=len(answers),
        met=answers.count(True),
        missed=answers.count(False),
        open=answers.count(None),
    )


def together_sentences(
    together: Together, figure: Callable[[str], str], band: Callable[[str], str] = str
) -> Iterator[str]:
    """Say what all units together are judged by, a sentence a measure; `figure` and `band` name theirs."""
    yield gettext(
        "%(title)s: đạt ít nhất %(wanted)s trong %(all)s ý, mọi đơn vị cộng lại.",
        title=localised(together.title),
        wanted=together.at_least,
        all=len(together.of),
    )
    for number, measure in enumerate(together.of, 1):
        parts = [_asked(target, figure) for target in measure.figures]
        if measure.share is not None:
            names = ", ".join(map(band, measure.bands))
            share = number_words(measure.share)
            parts = [gettext("từ %(share)s %% số đơn vị xếp %(bands)s", share=share, bands=names)]
        yield f"{number}) {localised(measure.title)} ({'; '.join(parts)})."


def _asked(target: FigureTarget, figure: Callable[[str], str]) -> str:
    if target.at_most is not None:
        number = number_words(target.at_most)
        return gettext("%(figure)s không quá %(number)s", figure=figure(target.of), number=number)
    assert target.at_least is not None  # one of the two is there: checked when the rules were read
    number = number_words(target.at_least)
    return gettext("%(figure)s từ %(number)s trở lên", figure=figure(target.of), number=number)
