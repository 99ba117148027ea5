"""Says points, parameters and gates in words, from the same sentences as explanations."""

from __future__ import annotations

from fractions import Fraction

from desk.reports.condition_words import Speaker
from desk.reports.numbers import number_words
from engine.rulebook.conditions import ParameterRef
from engine.rulebook.model import DatedLines, Lines, Minus, Parameter, Plus, Points, Proportion

VI = {
    "line": "{} điểm khi {}", "rest": "còn lại {} điểm", "share": "đến {give} điểm theo tỷ lệ {fact}, đủ điểm khi {full}",
    "minus": "{start} điểm, mỗi {fact} trừ {minus}, không dưới {least}", "plus": "mỗi {fact} cộng {plus}, không quá {most}",
    "when": "{} khi {}", "else": "còn lại {}",
}  # fmt: skip
EN = {
    "line": "{} points when {}", "rest": "otherwise {} points", "share": "up to {give} points in proportion to {fact}, full at {full}",
    "minus": "{start} points, minus {minus} for each {fact}, never below {least}", "plus": "{plus} for each {fact}, at most {most}",
    "when": "{} when {}", "else": "otherwise {}",
}  # fmt: skip


def points_words(points: Points, speaker: Speaker) -> str:
    """Say how a criterion gives points, as one sentence."""
    words, lang = (VI if speaker.lang == "vi" else EN), speaker.lang
    if isinstance(points, Lines):
        return "; ".join(
            words["rest"].format(number_words(give, lang))
            if condition is None
            else words["line"].format(number_words(give, lang), speaker.say(condition))
            for give, condition in points.lines
        )
    fact = speaker.fact(points.fact)
    if isinstance(points, Proportion):
        full = _full(points.full_at, speaker)
        return words["share"].format(give=number_words(points.give, lang), fact=fact, full=full)
    if isinstance(points, Minus):
        numbers = {"start": points.start, "minus": points.minus, "least": points.at_least}
        return words["minus"].format(fact=fact, **{k: number_words(v, lang) for k, v in numbers.items()})
    assert isinstance(points, Plus)
    plus, most = number_words(points.plus, lang), number_words(points.at_most, lang)
    return words["plus"].format(fact=fact, plus=plus, most=most)


def _full(full: Fraction | ParameterRef, speaker: Speaker) -> str:
    return (
        speaker.parameter(full.name) if isinstance(full, ParameterRef) else number_words(full, speaker.lang)
    )


def value_words(dated: DatedLines, parameter: Parameter, speaker: Speaker) -> str:
    """Say what a parameter is from a day on: `80 khi …; còn lại 60 %`."""
    words, lang = (VI if speaker.lang == "vi" else EN), speaker.lang
    unit = f" {parameter.unit}" if parameter.unit else ""
    if len(dated.lines) == 1:
        return number_words(dated.lines[0][0], lang) + unit
    return "; ".join(
        (words["else"].format(number_words(n, lang) + unit))
        if condition is None
        else words["when"].format(number_words(n, lang) + unit, speaker.say(condition))
        for n, condition in dated.lines
    )
