"""Why a criterion has its points, in words that give no small count away."""

from __future__ import annotations

from fractions import Fraction

from desk.office.disclosure.figures import Published
from desk.words.condition_words import Speaker
from desk.words.numbers import cell_words, number_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Owed
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.rulebook import Lines, Minus, Plus, Proportion
from facts.forms.catalogue import FORMS

WITHHELD = "Điểm của tiêu chí này không nêu riêng, để không suy ra được số dưới 5."


def public_reason(
    reason: CriterionReason, speaker: Speaker, indicators: dict[str, Indicator], published: Published
) -> str:
    """Say the rule, the figures that are published, and what is missing; never a figure that is not."""
    parts = [_figures(reason, speaker, indicators, published), rule_words(reason, speaker, indicators)]
    if not reason.computed.settled:
        parts.append(
            "Chưa đủ căn cứ: "
            + ("; ".join(dict.fromkeys(map(owed_words, reason.owed))) or "chưa có số liệu kỳ trước")
        )
    if reason.appraised is not None:
        minutes = reason.appraised.record.values["minutes_no"]
        parts.append(f"Điểm theo thẩm định, biên bản số {minutes}")
    return ". ".join(part for part in parts if part) + "."


def _figures(
    reason: CriterionReason, speaker: Speaker, indicators: dict[str, Indicator], published: Published
) -> str:
    shown = [name for name in reason.facts if name in published and name in indicators]
    return "; ".join(
        f"{speaker.fact(name)}: {cell_words(reason.facts[name], 'vi', indicators[name].unit)}"
        for name in shown
    )


def rule_words(reason: CriterionReason, speaker: Speaker, indicators: dict[str, Indicator]) -> str:
    """Say how the points are given, whichever way they were."""
    points = reason.criterion.points
    if isinstance(points, Lines):
        lines = [
            f"{number_words(give)} điểm nếu {speaker.say(test)}"
            if test
            else f"còn lại {number_words(give)} điểm"
            for give, test in points.lines
        ]
        return "Cách chấm: " + "; ".join(lines)
    fact = speaker.fact(points.fact)
    unit = indicators[points.fact].unit or ""
    if isinstance(points, Proportion):
        full = f"{number_words(points.full_at)} {unit}".strip() if isinstance(points.full_at, Fraction) else speaker.parameter(points.full_at.name)  # fmt: skip
        return f"Cách chấm: theo tỷ lệ của “{fact}”, đủ {number_words(points.give)} điểm khi đạt {full}; không áp dụng thì đủ điểm"
    if isinstance(points, Minus):
        return f"Cách chấm: từ {number_words(points.start)} điểm, mỗi {unit or fact} ({fact}) trừ {number_words(points.minus)} điểm"
    assert isinstance(points, Plus)
    return f"Cách chấm: mỗi {unit or fact} ({fact}) cộng {number_words(points.plus)} điểm"


def owed_words(gap: Owed) -> str:
    """Say what is missing without the row it is missing from: a row may be a venue or a case."""
    form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS else gap.form
    if gap.field and gap.form in FORMS:
        header = FORMS[gap.form].record_fields[gap.field].header
        return f"ô “{header}” của biểu {form} kỳ {gap.period} còn trống"
    return f"chưa nộp {form} kỳ {gap.period} ({gap.office})"
