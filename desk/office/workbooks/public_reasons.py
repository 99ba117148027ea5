"""Why a criterion has its points, in words that give no count away."""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction

from desk.base.language import Texts, is_vietnamese
from desk.words.condition_words import Speaker
from desk.words.numbers import cell_words, number_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Owed
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import Lines, Minus, Plus, Proportion
from facts.forms.catalogue import FORMS, SHIPPED

Indicators = Mapping[str, Indicator]
_WORDS = Texts(
    {
        "how": "Cách chấm: {}",
        "line": "{} điểm nếu {}",
        "else": "còn lại {} điểm",
        "share": "theo tỷ lệ của “{}”, đủ {} điểm khi đạt {}; không áp dụng thì {}",
        "all": "đủ điểm",
        "out": "không tính vào tổng điểm",
        "minus": "từ {} điểm, mỗi {} ({}) trừ {} điểm",
        "plus": "mỗi {} ({}) cộng {} điểm",
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
    """Say how the points are given, whichever way they were."""
    points = reason.criterion.points
    if isinstance(points, Lines):
        lines = [
            _WORDS["line"].format(number_words(give), speaker.say(test))
            if test
            else _WORDS["else"].format(number_words(give))
            for give, test in points.lines
        ]
        return _WORDS["how"].format("; ".join(lines))
    fact = speaker.fact(points.fact)
    each = speaker.unit(points.fact).strip() or fact
    if isinstance(points, Proportion):
        full = (
            f"{number_words(points.full_at)}{speaker.unit(points.fact)}"
            if isinstance(points.full_at, Fraction)
            else speaker.parameter(points.full_at.name)
        )
        free = _WORDS["out" if reason.criterion.leaves else "all"]
        return _WORDS["how"].format(_WORDS["share"].format(fact, number_words(points.give), full, free))
    if isinstance(points, Minus):
        said = _WORDS["minus"].format(number_words(points.from_), each, fact, number_words(points.minus))
        return _WORDS["how"].format(said)
    assert isinstance(points, Plus)
    return _WORDS["how"].format(_WORDS["plus"].format(each, fact, number_words(points.plus)))


def owed_words(gap: Owed) -> str:
    """Say what is missing without the row it is missing from: a row may be a venue or a case."""
    form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS and is_vietnamese() else gap.form
    if gap.is_row:
        return _WORDS["row"].format(form=form, period=gap.period, office=gap.office)
    if gap.field and gap.form in FORMS:
        header = SHIPPED.header(gap.form, gap.field)
        return _WORDS["blank"].format(header=header, form=form, period=gap.period)
    return _WORDS["owed"].format(form=form, period=gap.period, office=gap.office)
