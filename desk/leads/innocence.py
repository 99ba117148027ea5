"""What may be innocent in a lead: the stories its pairs are weighed against, and two that no bits can weigh,
for they do not deny what is seen: one lawful holder under two papers, and a holder who knew nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desk.base.faults import WrongUse
from desk.base.language import LANGUAGES, ByLanguage, gettext, gettext_noop, language, speaking
from desk.leads.people import roles_in_cases
from engine.links.joining import CASES, JoinedSides
from engine.links.kin_names import ONE_NAME
from engine.links.leads import Lead
from engine.links.stories import FOR_INNOCENCE
from engine.links.units import BitsRow
from engine.rulebook.kinds.links import LinkRules
from facts.spelling import folded

TWO_PAPERS, UNAWARE, HOUSEHOLD, TOO_LITTLE = "two_papers", "unaware", "household", "too_little"
NOT_ENOUGH = gettext_noop("Không đủ để xem tiếp")
TITLES: Mapping[str, str] = {
    TWO_PAPERS: gettext_noop("Một người có hai cơ sở hợp pháp, giấy tờ cũ và mới"),
    UNAWARE: gettext_noop("Chủ cơ sở không biết: người bị nghi vấn là khách, người ngoài"),
}
TELLS: Mapping[str, str] = {
    TWO_PAPERS: gettext_noop(
        "Xem giấy tờ đã dùng khi đăng ký từng cơ sở, đổi khi nào; hai nơi có đủ giấy phép, công khai không"
    ),
    UNAWARE: gettext_noop(
        "Hỏi chủ, người làm: người bị nghi vấn đến đó để làm gì, ai đưa người tới; chủ có nhận tiền, có báo"
        " công an không"
    ),
}

EXPLAINS: Mapping[str, frozenset[str]] = {
    TWO_PAPERS: frozenset(
        {"own_phone", "answers", "phone", "account", "home", "premises", "plate", "manager", ONE_NAME}
    ),
    UNAWARE: frozenset({CASES, "recruited", "plate_in_cases"}),
}
"""What the two explain: what one person shares with oneself; what a case has of who came there."""


@dataclass(frozen=True, slots=True)
class InnocentReading:
    """An innocent story of two sides: what it explains of what is seen, and what it leaves open."""

    story: str
    explains: tuple[BitsRow, ...]
    leaves: tuple[BitsRow, ...]


def suspect_parts(join: JoinedSides) -> tuple[BitsRow, ...]:
    """Return what is seen between two sides, but for what speaks for innocence, as that they are kin."""
    return tuple(p for p in join.weighed.parts if p.rows and p.word not in FOR_INNOCENCE)


def innocent_readings(join: JoinedSides, lead: Lead) -> Iterator[InnocentReading]:
    """Yield each innocent story of two sides with what it explains: the two beside the sums what they name,
    the one of the sum what it makes as likely as one hand does, but for a bit."""
    for story in stories_in(join, lead):
        if story in EXPLAINS:
            explained = [p for p in suspect_parts(join) if p.word in EXPLAINS[story]]
            open_ = [p for p in suspect_parts(join) if p not in explained]
        else:
            open_ = [p for p in join.weighed.left if p.word not in FOR_INNOCENCE or not p.rows]
            explained = [p for p in suspect_parts(join) if p.bits and p not in open_]
            open_ += [p for p in suspect_parts(join) if not p.bits]
        yield InnocentReading(story, tuple(explained), tuple(open_))


def readings_of(story: str, lead: Lead) -> tuple[list[BitsRow], list[BitsRow]]:
    """Return what a story explains of all that is seen between the sides of a lead, and what it leaves; of
    sides of which it isn't told it explains nothing."""
    joins = [j for j in lead.joins if not (j.by_case or j.one_person)]
    readings = [r for j in joins for r in innocent_readings(j, lead) if r.story == story]
    explained = [p for r in readings for p in r.explains]
    open_ = [p for r in readings for p in r.leaves]
    open_ += [p for j in joins if story not in stories_in(j, lead) for p in suspect_parts(j)]
    return explained, open_


def may_be_one(join: JoinedSides) -> bool:
    """Tell whether two sides have a record each of what may be one person."""
    return any(p.word == ONE_NAME and p.bits > 0 for p in join.weighed.parts)


def stories_in(join: JoinedSides, lead: Lead) -> Iterator[str]:
    """Yield what may be innocent between two sides: who may be one person is no couple."""
    if join.by_case or join.one_person:
        return
    if may_be_one(join):
        yield TWO_PAPERS
    if _scene_of(join, lead):
        yield UNAWARE
    if not (may_be_one(join) and join.weighed.story == HOUSEHOLD):
        yield join.weighed.story


def _scene_of(join: JoinedSides, lead: Lead) -> bool:
    """Tell whether a venue and someone else, who holds none, stand in cases together that name nobody who
    holds it: whom a case names can't be said to have known nothing."""
    (venues, others) = ([s for s in join.sides if _has_venue(s, lead) is has] for has in (True, False))
    both = {m for p in join.weighed.parts if p.word == CASES and p.rows for m in p.members} & {*lead.cases}
    if len(venues) != 1 or not both or not others:
        return False
    return not any(case in both for m in lead.sides[venues[0]] for case, _ in roles_in_cases(lead, m))


def _has_venue(side: str, lead: Lead) -> bool:
    return any(m in lead.venues for m in lead.sides[side])


def stories_of(lead: Lead) -> tuple[str, ...]:
    """Return what may be innocent in a lead; those beside the sums first, then the stories of most pairs."""
    found = {story: None for join in lead.joins for story in stories_in(join, lead)}
    return (*(s for s in TITLES if s in found), *(s for s in lead.stories if s in found))


def known_story(text: str, rules: LinkRules) -> str:
    """Return the story that an id names, or a title in either language, for who proposes and who agrees may
    read different ones; or that there is too little. Raise WrongUse naming those there are. Marks and case
    may be left out, and how a title goes on where only one begins so."""
    wanted = folded(text)
    titles = [(story, folded(t)) for lang in LANGUAGES for story, t in _titles_in(lang, rules).items()]
    for story, title in titles:
        if wanted in (story, title):
            return story
    near = {story for story, title in titles if title.startswith(wanted)}
    if wanted and len(near) == 1:
        return near.pop()
    raise WrongUse(
        "Không có chuyện vô can '%(text)s'. Chọn một trong: %(have)s. Chuyện khác: thêm vào"
        " rules/links/innocent.yaml trước. Chưa có gì được ghi.",
        field="story",
        text=text,
        have=ByLanguage(lambda: "; ".join(story_titles(rules).values())),
    )


def _titles_in(lang: str, rules: LinkRules) -> dict[str, str]:
    with speaking(lang):
        return story_titles(rules)


def story_titles(rules: LinkRules) -> dict[str, str]:
    """Return every reason for which a lead may be dismissed, by its id."""
    beside = {story: gettext(title) for story, title in TITLES.items()}
    told = {name: story.title.get(language()) for name, story in rules.innocent.stories.items()}
    return {TOO_LITTLE: gettext(NOT_ENOUGH), **beside, **told}


def story_title(story: str, rules: LinkRules) -> str:
    """Return the title of what may be innocent; of the records of one person no story is told."""
    if story in TITLES:
        return gettext(TITLES[story])
    return rules.innocent.stories[story].title.get(language()) if story else "–"


def story_tells(story: str, rules: LinkRules) -> str:
    """Return what tells whether a story is so."""
    if story in TELLS:
        return gettext(TELLS[story])
    return rules.innocent.stories[story].tells.get(language())
