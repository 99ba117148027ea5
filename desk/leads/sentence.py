"""A lead in four sentences: what is in common, how much likelier one person behind it is, what is not ruled
out, what to ask first. Then what to check next: each with the story or sign that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from desk.base.language import gettext, gettext_noop, language, localised, pgettext
from desk.leads import lead_words as words
from desk.leads.lead_words import KINDS, said
from engine.links.leads import Lead
from engine.links.signs import LinkSign
from engine.rulebook.kinds.links import LinkRules

COUNTS = gettext_noop("Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín")
TIMES = gettext_noop(
    "“Hợp hơn … lần”: điều đã thấy hợp với một người đứng sau hơn chuyện vô can hợp nhất chừng ấy lần, theo"
    " các con số giả định trong rules/links/innocent.yaml. Không nói ai có lỗi."
)
MOST = 1_000  # beyond it the figures carry no more


def sentences_of(lead: Lead, rules: LinkRules) -> tuple[str, ...]:
    """Return a lead in a few plain sentences."""
    things = [words.seen(word) for word in lead.things]
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
        sentences.append(gettext("Hỏi trước: %(ask)s.", ask=stories[0].tells.get(language())))
    return tuple(sentences)


def times_words(bits: float) -> str:
    """Return how many times better one person fits, to one digit: the figures behind it are assumed."""
    times = 2.0 ** min(bits, 30.0)
    if times > MOST:
        return gettext("trên 1.000 lần")
    rounded = round(times, -floor(log10(times))) if times >= 1 else 1
    return gettext("khoảng %(figure)s lần", figure=f"{rounded:,.0f}".replace(",", gettext(".")))


NAMED = 3  # places named in a line


@dataclass(frozen=True, slots=True)
class NextCheck:
    """`what` asks for it: a story, or what sides share; `about` are the pairs or codes it is about."""

    what: str
    about: tuple[str, ...]
    tells: str

    def words(self) -> str:
        more = len(self.about) - NAMED
        rest = () if more <= 0 else (gettext("và %(more)s nữa", more=more),)
        about = "; ".join((*self.about[:NAMED], *rest))
        return f"{self.what[:1].upper()}{self.what[1:]} ({about}): {self.tells}"


def checks_of(lead: Lead, rules: LinkRules) -> tuple[NextCheck, ...]:
    """Return what tells each innocent story from one hand, then what each sign asks for; of the same,
    once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for what, about, tells in (*_of_stories(lead, rules), *_of_signs(lead)):
        found.setdefault((what, tells), {})[about] = None
    return tuple(NextCheck(what, tuple(about), tells) for (what, tells), about in found.items())


def _of_stories(lead: Lead, rules: LinkRules) -> Iterator[tuple[str, str, str]]:
    for name in lead.stories:
        story = rules.innocent.stories[name]
        for join in lead.joins:
            if join.weighed.story == name and not join.by_case:
                yield story.title.get(language()), " – ".join(join.sides), story.tells.get(language())


def _of_signs(lead: Lead) -> Iterator[tuple[str, str, str]]:
    for sign in lead.signs:
        if sign.tells:
            yield _shared(sign), " – ".join(sign.about), localised(sign.tells)


def _shared(sign: LinkSign) -> str:
    """Return the kinds of what a sign rests on, or its title where it rests on none."""
    return ", ".join(dict.fromkeys(said(KINDS, u.kind) for u in sign.units)) or localised(sign.title)
