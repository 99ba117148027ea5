"""Why a criterion has its points, in words that give no count away."""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction

from desk.base.language import language
from desk.words.condition_words import Speaker
from desk.words.numbers import cell_words, number_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Owed
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import Lines, Minus, Plus, Proportion
from facts.forms.catalogue import FORMS

Indicators = Mapping[str, Indicator]
_WORDS = {
    "vi": {
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
    "en": {
        "how": "Rule: {}",
        "line": "{} points if {}",
        "else": "otherwise {} points",
        "share": "in proportion to “{}”, all {} points at {}; where it does not apply {}",
        "all": "all of them",
        "out": "it is not counted",
        "minus": "from {} points, each {} ({}) takes {} off",
        "plus": "each {} ({}) adds {} points",
        "open": "Not enough evidence: {}",
        "no_before": "no figures of the period before",
        "minutes": "Points by appraisal, minutes no. {}",
        "blank": "“{header}” of form {form}, {period}, is blank",
        "owed": "{form} of {period} not sent ({office})",
        "row": "rows of {form} of {period} are to be corrected ({office})",
    },
}


def public_reason(
    reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str]
) -> str:
    """Say the rule, the figures that are published, and what is missing; never a figure that is not."""
    words = _WORDS[language()]
    parts = [_figures(reason, speaker, indicators, columns), rule_words(reason, speaker)]
    if not reason.computed.settled:
        owed = "; ".join(dict.fromkeys(owed_words(gap, language()) for gap in reason.owed))
        parts.append(words["open"].format(owed or words["no_before"]))
    if reason.appraised is not None:
        parts.append(words["minutes"].format(reason.appraised.record.values["minutes_no"]))
    return ". ".join(part for part in parts if part) + "."


def _figures(reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str]) -> str:
    shown = [name for name in reason.facts if name in columns and name in indicators]
    return "; ".join(
        f"{speaker.fact(name)}: {cell_words(reason.facts[name], indicators[name].unit)}" for name in shown
    )


def rule_words(reason: CriterionReason, speaker: Speaker) -> str:
    """Say how the points are given, whichever way they were."""
    words, points = _WORDS[language()], reason.criterion.points
    if isinstance(points, Lines):
        lines = [
            words["line"].format(number_words(give), speaker.say(test))
            if test
            else words["else"].format(number_words(give))
            for give, test in points.lines
        ]
        return words["how"].format("; ".join(lines))
    fact = speaker.fact(points.fact)
    each = speaker.unit(points.fact).strip() or fact
    if isinstance(points, Proportion):
        full = (
            f"{number_words(points.full_at)}{speaker.unit(points.fact)}"
            if isinstance(points.full_at, Fraction)
            else speaker.parameter(points.full_at.name)
        )
        free = words["out" if reason.criterion.leaves else "all"]
        return words["how"].format(words["share"].format(fact, number_words(points.give), full, free))
    if isinstance(points, Minus):
        said = words["minus"].format(number_words(points.from_), each, fact, number_words(points.minus))
        return words["how"].format(said)
    assert isinstance(points, Plus)
    return words["how"].format(words["plus"].format(each, fact, number_words(points.plus)))


def owed_words(gap: Owed, lang: str = "vi") -> str:
    """Say what is missing without the row it is missing from: a row may be a venue or a case."""
    words = _WORDS[lang]
    form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS and lang == "vi" else gap.form
    if gap.is_row:
        return words["row"].format(form=form, period=gap.period, office=gap.office)
    if gap.field and gap.form in FORMS:
        header = FORMS[gap.form].record_fields[gap.field].header
        return words["blank"].format(header=header, form=form, period=gap.period)
    return words["owed"].format(form=form, period=gap.period, office=gap.office)
