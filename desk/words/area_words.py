"""What the units of an area together come to, in words: no number of people, only which measures are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desk.base.language import Texts, gettext, localised
from desk.words.numbers import number_words
from engine.evaluation.together import AreaJudged
from engine.rulebook.kinds.targets import FigureTarget
from engine.rulebook.model.rulebook import Together

ANSWERS = Texts({True: "đạt", False: "không đạt", None: "chưa đủ căn cứ kết luận"}, context="area")


def area_words(area: AreaJudged) -> str:
    """Say whether an area meets what its units together are judged by, and by how many measures."""
    answers, together = [answer for _, answer in area.measures], area.book.together
    assert together is not None  # else nothing was judged
    return gettext(
        "%(title)s: %(answer)s (cần %(wanted)s trong %(all)s ý; đạt %(met)s, không đạt %(missed)s, chưa rõ"
        " %(open)s)",
        title=localised(together.title),
        answer=ANSWERS[area.met],
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
        return gettext("%(figure)s không quá %(number)s", figure=figure(target.figure), number=number)
    assert target.at_least is not None  # one of the two is there: checked when the rules were read
    number = number_words(target.at_least)
    return gettext("%(figure)s từ %(number)s trở lên", figure=figure(target.figure), number=number)
