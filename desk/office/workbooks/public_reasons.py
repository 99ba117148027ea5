"""Why a criterion has its points, in words that give no count away."""

from __future__ import annotations

from collections.abc import Mapping, Set

from desk.base.language import Texts, is_vietnamese
from desk.words.condition_words import Speaker
from desk.words.numbers import cell_words
from desk.words.rule_words import points_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Owed
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import AlongNumber
from facts.forms.catalogue import FORMS, SHIPPED

Indicators = Mapping[str, Indicator]
_WORDS = Texts(
    {
        "how": "Cách chấm: {}",
        "free": "không áp dụng thì {}",
        "all": "đủ điểm",
        "out": "không tính vào tổng điểm",
        "open": "Chưa đủ căn cứ: {}",
        "no_before": "chưa có số liệu kỳ trước",
        "minutes": "Điểm theo thẩm định, biên bản số {}",
        "blank": "ô “{header}” của biểu {form} kỳ {period} còn trống",
        "owed": "chưa nộp {form} kỳ {period} ({office})",
        "row": "còn dòng phải sửa của biểu {form} kỳ {period} ({office})",
    },
    context="public",
)


def public_reason(
    reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str]
) -> str:
    """Say the rule, the figures that are published, and what is missing; never a figure that is not."""
    parts = [_figures(reason, speaker, indicators, columns), rule_words(reason, speaker)]
    if not reason.computed.settled:
        owed = "; ".join(dict.fromkeys(owed_words(gap) for gap in reason.owed))
        parts.append(_WORDS["open"].format(owed or _WORDS["no_before"]))
    if reason.appraised is not None:
        parts.append(_WORDS["minutes"].format(reason.appraised.record.values["minutes_no"]))
    return ". ".join(part for part in parts if part) + "."


def _figures(reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str]) -> str:
    shown = [name for name in reason.facts if name in columns and name in indicators]
    return "; ".join(
        f"{speaker.fact(name)}: {cell_words(reason.facts[name], indicators[name].unit)}" for name in shown
    )


def rule_words(reason: CriterionReason, speaker: Speaker) -> str:
    """Say how the points are given, and what is given where it does not apply."""
    points = reason.criterion.points
    free = _WORDS["free"].format(_WORDS["out" if reason.criterion.leaves else "all"])
    return _WORDS["how"].format(points_words(points, speaker)) + (
        f"; {free}" if isinstance(points, AlongNumber) and points.full_at else ""
    )


def owed_words(gap: Owed) -> str:
    """Say what is missing without the row it is missing from: a row may be a venue or a case."""
    form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS and is_vietnamese() else gap.form
    if gap.is_row:
        return _WORDS["row"].format(form=form, period=gap.period, office=gap.office)
    if gap.field and gap.form in FORMS:
        header = SHIPPED.header(gap.form, gap.field)
        return _WORDS["blank"].format(header=header, form=form, period=gap.period)
    return _WORDS["owed"].format(form=form, period=gap.period, office=gap.office)
