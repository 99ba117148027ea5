"""Says how points are given in words, from the same sentences as explanations."""

from __future__ import annotations

from desk.base.language import Texts, gettext, language
from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import number_words
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.points import Lines, Minus, Plus, Points, Proportion

WORDS = Texts(
    {
        "line": "{} điểm khi {}",
        "rest": "còn lại {} điểm",
        "share": "tối đa {give} điểm, tính theo {fact}; mức đủ điểm: {full}",
        "minus": "{start} điểm, mỗi {each} trừ {minus} điểm, không dưới {least} điểm",
        "plus": "mỗi {each} cộng {plus} điểm, không quá {most} điểm",
        "decided": "số điểm được quyết định ở “{}”, tối đa {} điểm",
    }
)


def points_words(points: Points, speaker: Speaker) -> str:
    """Say how a criterion gives points, as one sentence."""
    return "; ".join(points_lines(points, speaker))


def points_lines(points: Points, speaker: Speaker) -> tuple[str, ...]:
    """Say how a criterion gives points, one line of points each, in the order they are tried."""
    if isinstance(points, Lines):
        return tuple(
            WORDS["rest"].format(number_words(give))
            if condition is None
            else WORDS["line"].format(number_words(give), speaker.say(condition))
            for give, condition in points.lines
        )
    return (_counted(points, speaker),)


def condition_line(points: Points, speaker: Speaker) -> str:
    """Say when a criterion of a rulebook of conditions is met."""
    assert isinstance(points, Lines)
    (_, test), *_ = points.lines
    return f"{gettext('đạt khi')} {speaker.say(test)}"


def _counted(points: Proportion | Minus | Plus, speaker: Speaker) -> str:
    fact = lowered(speaker.fact(points.fact))
    if isinstance(points, Proportion):
        full = _full(points, speaker)
        return WORDS["share"].format(give=number_words(points.give), fact=fact, full=full)
    if isinstance(points, Minus):
        numbers = {"start": points.from_, "minus": points.minus, "least": points.at_least}
        return WORDS["minus"].format(
            each=_each(points.fact, speaker), **{k: number_words(v) for k, v in numbers.items()}
        )
    assert isinstance(points, Plus)
    if points.decided:
        return WORDS["decided"].format(speaker.fact(points.fact), number_words(points.at_most))
    plus, most = number_words(points.plus), number_words(points.at_most)
    return WORDS["plus"].format(each=_each(points.fact, speaker), plus=plus, most=most)


def _each(name: str, speaker: Speaker) -> str:
    """Say one of what is counted: `lần quá giờ quy định`; a title that begins with its unit, or with how many
    of it, says it already."""
    fact, unit = lowered(speaker.fact(name)), speaker.unit(name).strip()
    if language() != "vi":
        return f"{unit} of “{fact}”".lstrip()
    counted = fact.removeprefix("số ") if unit and fact.startswith(f"số {unit}") else fact
    return counted if not unit or counted.startswith(unit) else f"{unit} {counted}"


def _full(points: Proportion, speaker: Speaker) -> str:
    full = points.full_at
    if isinstance(full, ParameterRef):
        return speaker.parameter(full.name)
    return number_words(full) + speaker.unit(points.fact)
