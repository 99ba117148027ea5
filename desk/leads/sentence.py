"""A lead in four sentences: what is in common, how much likelier one person behind it is, what is not ruled
out, what to ask first."""

from __future__ import annotations

from math import floor, log10

from desk.leads import lead_words as words
from desk.leads.lead_words import Pair
from engine.links.leads import Lead
from engine.links.stories import FOR_INNOCENCE
from engine.rulebook.kinds.links import LinkRules

COUNTS: Pair = (
    "Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín",
    "No One Two Three Four Five Six Seven Eight Nine",
)
TIMES: Pair = (
    (
        "“Hợp hơn … lần”: điều đã thấy hợp với một người đứng sau hơn chuyện vô can hợp nhất chừng ấy lần,"
        " theo các con số giả định trong rules/links/innocent.yaml. Không nói ai có lỗi."
    ),
    (
        "“Likelier: … times”: what is seen fits one person behind it that many times better than the"
        " innocent story that fits best, by the assumed figures of rules/links/innocent.yaml. It says nothing"
        " of guilt."
    ),
)
MOST = 1_000  # beyond it the figures carry no more


def sentences_of(lead: Lead, rules: LinkRules, lang: str) -> tuple[str, ...]:
    """Return a lead in a few plain sentences."""
    n = int(lang == "en")
    things = [words.seen(word, lang) for word in things_of(lead)]
    count = COUNTS[n].split()[len(things)] if len(things) < 10 else str(len(things))
    stories = [rules.innocent.stories[s] for s in lead.stories]
    titles = [s.title.get(lang) for s in stories]
    fits = titles[0][:1].lower() + titles[0][1:] if titles else ("chuyện vô can", "an innocent story")[n]
    times = times_words(lead.bits, lang)
    common = f"{count} điều cùng có" if lang == "vi" else f"{count} thing{'s' * (len(things) != 1)} in common"
    found = [f"{common}: {'; '.join(things)}."] if things else []
    if lang == "vi":
        found += [f"Hợp với một người đứng sau hơn “{fits}” {times}."]
        found += (
            [f"Chưa loại trừ: {'; '.join(titles)}.", f"Hỏi trước: {stories[0].tells.get(lang)}."]
            if titles
            else []
        )
    else:
        found += [f"One person behind it fits {times} better than “{fits}”."]
        found += (
            [f"Not ruled out: {'; '.join(titles)}.", f"Ask first: {stories[0].tells.get(lang)}."]
            if titles
            else []
        )
    return tuple(found)


def things_of(lead: Lead) -> tuple[str, ...]:
    """Return the words of what is in common but for what speaks for innocence, what weighs most first."""
    weighs = {s.word for j in lead.joins for s in j.weighed.seen if s.weight > 0} - FOR_INNOCENCE
    by_bits = [word for word in lead.by_word if word in weighs]
    return (*by_bits, *sorted(weighs - {*by_bits}))


def times_words(bits: float, lang: str) -> str:
    """Return how many times better one person fits, to one digit: the figures behind it are assumed."""
    times = 2.0 ** min(bits, 30.0)
    if times > MOST:
        return "trên 1.000 lần" if lang == "vi" else "more than 1,000 times"
    rounded = round(times, -floor(log10(times))) if times >= 1 else 1
    return (
        f"khoảng {rounded:.0f} lần".replace("1000", "1.000")
        if lang == "vi"
        else f"about {rounded:,.0f} times"
    )
