"""Says how points are given in words, from the same sentences as explanations."""

from __future__ import annotations

from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import number_words
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.points import Lines, Minus, Plus, Points, Proportion

VI = {
    "line": "{} điểm khi {}",
    "rest": "còn lại {} điểm",
    "share": "tối đa {give} điểm, tính theo {fact}; mức đủ điểm: {full}",
    "minus": "{start} điểm, mỗi {each} trừ {minus} điểm, không dưới {least} điểm",
    "plus": "mỗi {each} cộng {plus} điểm, không quá {most} điểm",
    "decided": "số điểm được quyết định ở “{}”, tối đa {} điểm",
}
EN = {
    "line": "{} points when {}",
    "rest": "otherwise {} points",
    "share": "up to {give} points in proportion to {fact}, full at {full}",
    "minus": "{start} points, minus {minus} for each {each}, never below {least}",
    "plus": "{plus} for each {each}, at most {most}",
    "decided": "the points decided as “{}”, {} at most",
}


def points_words(points: Points, speaker: Speaker) -> str:
    """Say how a criterion gives points, as one sentence."""
    return "; ".join(points_lines(points, speaker))


def points_lines(points: Points, speaker: Speaker) -> tuple[str, ...]:
    """Say how a criterion gives points, one line of points each, in the order they are tried."""
    words, lang = (VI if speaker.lang == "vi" else EN), speaker.lang
    if isinstance(points, Lines):
        return tuple(
            words["rest"].format(number_words(give, lang))
            if condition is None
            else words["line"].format(number_words(give, lang), speaker.say(condition))
            for give, condition in points.lines
        )
    return (_counted(points, speaker, words, lang),)


def condition_line(points: Points, speaker: Speaker) -> str:
    """Say when a criterion of a rulebook of conditions is met."""
    assert isinstance(points, Lines)
    (_, test), *_ = points.lines
    return f"{'đạt khi' if speaker.lang == 'vi' else 'met when'} {speaker.say(test)}"


def _counted(points: Proportion | Minus | Plus, speaker: Speaker, words: dict[str, str], lang: str) -> str:
    fact = lowered(speaker.fact(points.fact))
    if isinstance(points, Proportion):
        full = _full(points, speaker)
        return words["share"].format(give=number_words(points.give, lang), fact=fact, full=full)
    if isinstance(points, Minus):
        numbers = {"start": points.from_, "minus": points.minus, "least": points.at_least}
        return words["minus"].format(
            each=_each(points.fact, speaker), **{k: number_words(v, lang) for k, v in numbers.items()}
        )
    assert isinstance(points, Plus)
    if points.decided:
        return words["decided"].format(speaker.fact(points.fact), number_words(points.at_most, lang))
    plus, most = number_words(points.plus, lang), number_words(points.at_most, lang)
    return words["plus"].format(each=_each(points.fact, speaker), plus=plus, most=most)


def _each(name: str, speaker: Speaker) -> str:
    """Say one of what is counted: `lần quá giờ quy định`; a title that begins with its unit, or with how many
    of it, says it already."""
    fact, unit = lowered(speaker.fact(name)), speaker.unit(name).strip()
    if speaker.lang != "vi":
        return f"{unit} of “{fact}”".lstrip()
    counted = fact.removeprefix("số ") if unit and fact.startswith(f"số {unit}") else fact
    return counted if not unit or counted.startswith(unit) else f"{unit} {counted}"


def _full(points: Proportion, speaker: Speaker) -> str:
    full = points.full_at
    if isinstance(full, ParameterRef):
        return speaker.parameter(full.name)
    return number_words(full, speaker.lang) + speaker.unit(points.fact)
