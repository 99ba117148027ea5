"""Says how points are given in words, from the same sentences as explanations."""

from __future__ import annotations

from fractions import Fraction

from desk.base.language import Texts, gettext, language
from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import number_words
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.points import AlongNumber, Lines, Points

WORDS = Texts(
    {
        "line": "{} điểm khi {}",
        "rest": "còn lại {} điểm",
        "share": "tối đa {most} điểm, tính theo {fact}; mức đủ điểm: {full}",
        "minus": "{most} điểm, mỗi {each} trừ {by} điểm, không dưới {least} điểm",
        "plus": "mỗi {each} cộng {by} điểm, không quá {most} điểm",
        "from": "từ {} điểm; {}",
        "above": "{}, chỉ tính phần trên {}",
        "decided": "số điểm được quyết định ở “{}”, tối đa {} điểm",
    }
)


def points_words(points: Points, speaker: Speaker) -> str:
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


def _counted(points: AlongNumber, speaker: Speaker) -> str:
    least, most = map(number_words, points.ends)
    if points.decided:
        return WORDS["decided"].format(speaker.fact(points.of), most)
    if points.each is None:
        fact = lowered(speaker.fact(points.of))
        text = WORDS["share"].format(most=most, fact=fact, full=_full(points, speaker))
    else:
        each, by = _each(points.of, speaker), number_words(abs(points.each))
        text = WORDS["minus" if points.falls else "plus"].format(each=each, by=by, least=least, most=most)
    if points.more_than is not None:
        text = WORDS["above"].format(text, number_words(points.more_than) + speaker.unit(points.of))
    return WORDS["from"].format(least, text) if points.ends[0] > 0 and not points.falls else text


def _each(name: str, speaker: Speaker) -> str:
    """Say one of what is counted: `lần quá giờ quy định`; a title that begins with its unit, or with how many
    of it, says it already."""
    fact, unit = lowered(speaker.fact(name)), speaker.unit(name).strip()
    if language() != "vi":
        return f"{unit} of “{fact}”".lstrip()
    counted = fact.removeprefix("số ") if unit and fact.startswith(f"số {unit}") else fact
    return counted if not unit or counted.startswith(unit) else f"{unit} {counted}"


def _full(points: AlongNumber, speaker: Speaker) -> str:
    full = points.full_at
    if isinstance(full, ParameterRef):
        return speaker.parameter(full.name)
    return number_words(full or Fraction(0)) + speaker.unit(points.of)
