"""A lead in four sentences: what is in common, how much likelier one person behind it is, what is not ruled
out, what to ask first."""

from __future__ import annotations

from math import floor, log10

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.leads import lead_words as words
from engine.links.leads import Lead
from engine.links.stories import FOR_INNOCENCE
from engine.rulebook.kinds.links import LinkRules

COUNTS = gettext_noop("Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín")
TIMES = gettext_noop(
    "“Hợp hơn … lần”: điều đã thấy hợp với một người đứng sau hơn chuyện vô can hợp nhất chừng ấy lần, theo"
    " các con số giả định trong rules/links/innocent.yaml. Không nói ai có lỗi."
)
MOST = 1_000  # beyond it the figures carry no more


def sentences_of(lead: Lead, rules: LinkRules) -> tuple[str, ...]:
    """Return a lead in a few plain sentences."""
    things = [words.seen(word) for word in things_of(lead)]
    count = gettext(COUNTS).split()[len(things)] if len(things) < 10 else str(len(things))
    stories = [rules.innocent.stories[s] for s in lead.stories]
    titles = [s.title.get(language()) for s in stories]
    fits = titles[0][:1].lower() + titles[0][1:] if titles else pgettext("sentence", "chuyện vô can")
    times = times_words(lead.bits)
    seen, left = "; ".join(things), "; ".join(titles)
    common = gettext("%(count)s điều cùng có", count=count, n=len(things))
    sentences = [f"{common}: {seen}."] if things else []
    sentences.append(gettext("Hợp với một người đứng sau hơn “%(fits)s” %(times)s.", fits=fits, times=times))
    if titles:
        sentences.append(gettext("Chưa loại trừ: %(left)s.", left=left))
        ask = stories[0].tells.get(language())
        sentences.append(gettext("Hỏi trước: %(ask)s.", ask=ask))
    return tuple(sentences)


def things_of(lead: Lead) -> tuple[str, ...]:
    """Return the words of what is in common but for what speaks for innocence, what weighs most first."""
    weighs = {s.word for j in lead.joins for s in j.weighed.seen if s.weight > 0} - FOR_INNOCENCE
    by_bits = [word for word in lead.by_word if word in weighs]
    return (*by_bits, *sorted(weighs - {*by_bits}))


def times_words(bits: float) -> str:
    """Return how many times better one person fits, to one digit: the figures behind it are assumed."""
    times = 2.0 ** min(bits, 30.0)
    if times > MOST:
        return gettext("trên 1.000 lần")
    rounded = round(times, -floor(log10(times))) if times >= 1 else 1
    figure = f"{rounded:,.0f}".replace(",", gettext("."))
    return gettext("khoảng %(figure)s lần", figure=figure)
