"""A lead in four sentences: what is in common, how much likelier one person behind it is, what is not ruled
out, what to ask first. Then what to check next: each with the story or sign that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

from desk.base.language import gettext, gettext_noop, localised
from desk.leads import lead_words as words
from desk.leads.innocence import (
    TITLES,
    innocent_readings,
    stories_in,
    stories_of,
    story_tells,
    story_title,
    suspect_parts,
)
from desk.leads.lead_words import KINDS, part_words, said
from engine.links.joining import JoinedSides
from engine.links.kin_names import ONE_NAME
from engine.links.leads import Lead
from engine.links.signs import LinkSign
from engine.links.stories import KIN
from engine.rulebook.kinds.links import LinkRules

COUNTS = gettext_noop("Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín")
TIMES = gettext_noop(
    "“Hợp với một người đứng sau hơn … lần”: ở cặp ấy, điều đã thấy hợp hơn chuyện vô can được nêu, là chuyện"
    " hợp nhất trong các chuyện cân được bằng số, chừng ấy lần, theo các con số giả định trong"
    " rules/links/innocent.yaml; một người có hai cơ sở hợp pháp, chủ không biết thì không cân được."
    " Không nói ai có lỗi."
)
NO_BETTER = gettext_noop("Không hơn “%(story)s”: chuyện ấy giải thích mọi điều đã thấy ở cặp của nó.")
UNWEIGHED = gettext_noop("Chưa so được với “%(story)s”: chuyện ấy không cân được bằng số.")
ONE_ALREADY = gettext_noop("một người, đã ghi")
MOST = 1_000  # beyond it the figures carry no more


def sentences_of(lead: Lead, rules: LinkRules) -> tuple[str, ...]:
    """Return a lead in a few plain sentences."""
    left = "; ".join(story_title(s, rules) for s in stories_of(lead))
    sentences = [*_common(lead), *weighing_of(lead, rules)]
    if left:
        sentences.append(gettext("Chưa loại trừ: %(left)s.", left=left))
        sentences.append(gettext("Hỏi trước: %(ask)s.", ask=checks_of(lead, rules)[0].ask()))
    return tuple(sentences)


def _common(lead: Lead) -> Iterator[str]:
    """Yield how many things are in common and which: pair by pair, for no pair has all that a lead has."""
    pairs = heaviest_first(lead)
    things = [list(dict.fromkeys(part_words(p, lead.cases) for p in suspect_parts(j))) for j in pairs]
    if len(pairs) == 1:
        yield f"{_counted(things[0])}: {'; '.join(things[0])}."
    elif pairs:
        each = [
            f"{' – '.join(j.sides)} {_counted(common).lower()} ({'; '.join(common)})"
            for j, common in zip(pairs[:NAMED], things, strict=False)
        ]
        yield gettext("Từng cặp: %(each)s.", each="; ".join((*each, *_more(pairs))))


def _counted(things: Sequence[str]) -> str:
    count = gettext(COUNTS).split()[len(things)] if len(things) < 10 else str(len(things))
    return gettext("%(count)s điều cùng có", count=count, n=len(things))


def _more(pairs: Sequence[JoinedSides]) -> Iterator[str]:
    if len(pairs) > NAMED:
        yield lighter_words(len(pairs) - NAMED)


def lighter_words(n: int) -> str:
    return gettext("và %(more)s cặp nhẹ hơn", more=n)


def weighing_of(lead: Lead, rules: LinkRules) -> Iterator[str]:
    """Yield how many times better one person fits: of each pair against its own story, for bits of pairs that
    lean on different stories are no odds against any of them."""
    pairs = pairs_of(lead)
    if len(pairs) == 1:
        likelier = likelier_words(pairs[0], rules)
        yield f"{likelier[:1].upper()}{likelier[1:]}."
    elif pairs:
        each = [pair_words(j, rules) for j in pairs[:NAMED]]
        each += _more(pairs)
        yield gettext("Hợp với một người đứng sau, từng cặp: %(each)s.", each="; ".join(each))
    readings = [r for j in pairs for r in innocent_readings(j, lead) if r.story in TITLES]
    for story in dict.fromkeys(r.story for r in readings):
        every = all(not r.leaves for r in readings if r.story == story)
        yield gettext(NO_BETTER if every else UNWEIGHED, story=story_title(story, rules))


def pair_words(join: JoinedSides, rules: LinkRules) -> str:
    """Return two sides with than which story one person behind them fits how many times better."""
    pair = " – ".join(join.sides)
    if join.one_person:
        return f"{pair} ({gettext(ONE_ALREADY)})"
    fits, times = _story(join, rules), times_words(join.bits)
    return gettext("%(pair)s hơn “%(fits)s” %(times)s", pair=pair, fits=fits, times=times)


def joined_words(before: Lead, after: Lead) -> str:
    """Say why a lead that is no lighter fits fewer times better: its heaviest pair is one person by now; ""
    where that is not so."""
    was, now = (pairs_of(lead)[:1] for lead in (before, after))
    if not was or not now or after.bits < before.bits or now[0].bits >= was[0].bits:
        return ""
    if was[0].sides in {j.sides for j in pairs_of(after)}:
        return ""
    return gettext(
        "Không nhẹ đi: %(pair)s nay ghi là một người, không còn là một cặp để so; “%(times)s” là của cặp nặng"
        " nhất còn lại, %(left)s.",
        pair=" – ".join(was[0].sides),
        times=times_words(now[0].bits),
        left=" – ".join(now[0].sides),
    )


def pairs_of(lead: Lead) -> list[JoinedSides]:
    """Return the pairs that count and have a story, those first where one person fits best."""
    return [j for j in heaviest_first(lead) if not j.one_person]


def heaviest_first(lead: Lead) -> list[JoinedSides]:
    """Return the pairs a lead hangs together by."""
    return sorted((j for j in lead.joins if j.bits > 0), key=lambda j: -j.bits)


def _story(join: JoinedSides, rules: LinkRules) -> str:
    title = story_title(join.weighed.story, rules)
    return title[:1].lower() + title[1:]


def most_likelier(lead: Lead, rules: LinkRules) -> str:
    """Return how many times better one person fits, and than what, in the pair where it fits best."""
    return likelier_words(pairs_of(lead)[0], rules) if pairs_of(lead) else gettext(ONE_ALREADY)


def likelier_words(join: JoinedSides, rules: LinkRules) -> str:
    """Return how many times better one person behind two sides fits, and than which story."""
    if join.one_person:
        return gettext(ONE_ALREADY)
    fits, times = _story(join, rules), times_words(join.bits)
    return gettext("hợp với một người đứng sau hơn “%(fits)s” %(times)s", fits=fits, times=times)


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

    def ask(self) -> str:
        """Return what to ask, and of whom where that is part of the question."""
        named = self.what in (gettext(ONE_PERSON), gettext(IN_HAND))
        return f"{', '.join(self.about[:NAMED])}: {self.tells}" if named else self.tells

    def words(self) -> str:
        more = len(self.about) - NAMED
        rest = () if more <= 0 else (gettext("và %(more)s nữa", more=more),)
        about = "; ".join((*self.about[:NAMED], *rest))
        return f"{self.what[:1].upper()}{self.what[1:]} ({about}): {self.tells}"


ONE_PERSON = gettext_noop("một người hay hai")
SETTLES = gettext_noop("Hai mã này là một người hay hai? So số định danh trong hồ sơ gốc")


def checks_of(lead: Lead, rules: LinkRules) -> tuple[NextCheck, ...]:
    """Return what settles whether two ids are one person, what tells each innocent story from one hand, both
    in the order of the bits that hang on it, then what each sign asks for; of the same, once. Papers may be
    compared at once; before anybody is asked, who has an open case agrees."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    asked = [*_of_stories(lead, rules), *_of_signs(lead)]
    papers = sum(what == gettext(ONE_PERSON) for what, _, _ in asked[:1])
    for what, about, tells in (*asked[:papers], *_of_open_cases(lead), *asked[papers:]):
        found.setdefault((what, tells), {})[about] = None
    return tuple(NextCheck(what, tuple(about), tells) for (what, tells), about in found.items())


def open_cases(lead: Lead) -> tuple[str, ...]:
    """Return the cases of a lead that an office still has in hand."""
    cases = {
        id_ for m in lead.timeline if m.what == "case" and m.status in words.UNFINISHED for id_ in m.about
    }
    return tuple(sorted(cases & {*lead.cases}))


def _of_open_cases(lead: Lead) -> Iterator[tuple[str, str, str]]:
    for case in open_cases(lead):
        yield gettext(IN_HAND), case, gettext(AGREES)


IN_HAND = gettext_noop("vụ việc chưa xong")
AGREES = gettext_noop(
    "Hỏi cơ quan đang giải quyết vụ này trước; họ chưa đồng ý thì không hỏi người bị nghi vấn, người của cơ"
    " sở"
)


def _of_stories(lead: Lead, rules: LinkRules) -> Iterator[tuple[str, str, str]]:
    for join in sorted(lead.joins, key=lambda j: -round(j.bits, 6)):
        for part in join.weighed.parts:
            if part.word == ONE_NAME and part.bits > 0 and not join.by_case:
                yield gettext(ONE_PERSON), " – ".join(part.members), gettext(SETTLES)
        for story in stories_in(join, lead):
            yield story_title(story, rules), " – ".join(join.sides), story_tells(story, rules)


KIN_ALONE = gettext_noop("Liên hệ gia đình tự nó không nói lên điều gì.")


def _of_signs(lead: Lead) -> Iterator[tuple[str, str, str]]:
    for sign in lead.signs:
        if sign.tells:
            kin = gettext(KIN_ALONE) if any(u.kind == KIN for u in sign.units) else ""
            yield _shared(sign), " – ".join(sign.about), f"{localised(sign.tells)} {kin}".rstrip()


def _shared(sign: LinkSign) -> str:
    """Return the kinds of what a sign rests on, being kin left out, or its title where that leaves none."""
    kinds = dict.fromkeys(said(KINDS, u.kind) for u in sign.units if u.kind != KIN)
    return ", ".join(kinds) or localised(sign.title)
