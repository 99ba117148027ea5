"""What a lead is dismissed by: an innocent story with what it explains of what was seen; of one about
children what the office that has, or had, the case answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, gettext
from desk.leads.agreement import about_children, children_in
from desk.leads.innocence import TOO_LITTLE, known_story, readings_of, stories_of, story_titles
from desk.leads.lead_words import day as day_of
from desk.leads.lead_words import part_words
from desk.leads.sentence import open_cases
from desk.words.numbers import day_words, some_of
from engine.links.leads import Lead
from engine.rulebook.kinds.links import LinkRules

ANSWERED = ("agency", "replied", "answered", "answer")
"""Fields of what an office answered, asked of a lead about children."""


def to_ask(lead: Lead) -> str:
    """Say whom to ask before a lead about children is dismissed; "" of another lead."""
    if not about_children(lead):
        return ""
    if cases := open_cases(lead):
        return gettext(
            "Manh mối về trẻ em, vụ chưa xong: %(cases)s. Hỏi cơ quan đang giải quyết trước khi bỏ.",
            cases=some_of(cases),
        )
    return gettext("Manh mối về trẻ em: hỏi cơ quan đã xử lý vụ, vi phạm ấy trước khi bỏ.")


def check_answered(lead: Lead, values: Mapping[str, Any], today: date) -> None:
    """Raise WrongUse where a lead about children would be dismissed while who was asked has not answered."""
    if not about_children(lead):
        return
    if values.get("replied") == "no":
        raise WrongUse(
            "Cơ quan được hỏi chưa trả lời thì chưa bỏ được: ghi “đang xem”. Chưa có gì được ghi.",
            field="replied",
        )
    missing = next((name for name in ANSWERED if not values.get(name)), None)
    if missing is not None:
        raise WrongUse(
            "%(ask)s Ghi cơ quan đã hỏi, họ đã trả lời chưa, ngày nào, thế nào (--agency, --replied,"
            " --answered, --answer). Chưa trả lời thì chưa bỏ được: ghi “đang xem”. Chưa có gì được ghi.",
            field=missing,
            ask=ByLanguage(to_ask, lead),
        )
    if values["answered"] > today:
        raise WrongUse(
            "Ngày trả lời %(day)s chưa tới. Chưa có gì được ghi.",
            field="answered",
            day=ByLanguage(day_words, values["answered"]),
        )
    latest = max(day for _, day, *_ in children_in(lead))
    if values["answered"].isoformat() < latest:
        raise WrongUse(
            "Ngày trả lời %(day)s trước ngày vụ việc, vi phạm được hỏi (%(latest)s): không thể là câu trả lời"
            " về việc ấy. Chưa có gì được ghi.",
            field="answered",
            day=ByLanguage(day_words, values["answered"]),
            latest=ByLanguage(day_of, latest),
        )


def answer_words(values: Mapping[str, Any]) -> str:
    """Say which office was asked and what it answered when; "" where none was."""
    if not values.get("agency"):
        return ""
    return gettext(
        "đã hỏi %(agency)s, trả lời ngày %(day)s: %(answer)s",
        agency=values["agency"],
        day=day_of(str(values.get("answered"))),
        answer=values.get("answer"),
    )


def why_dismissed(values: Mapping[str, Any]) -> str:
    """Return the story, what was looked at, and who was asked with the answer."""
    return _because(values, str(values.get("story")))


def proposed_words(content: Mapping[str, Any], lead: Lead, rules: LinkRules) -> str:
    """Say the same of what is proposed, with what the story explains of a lead as it is."""
    story = str(content.get("story"))
    return _because(content, f"{story} ({explained_words(story, lead, rules)})")


def _because(values: Mapping[str, Any], story: str) -> str:
    return "; ".join(filter(None, (f"{story}: {values.get('reason')}", answer_words(values))))


def explained_words(text: str, lead: Lead, rules: LinkRules) -> str:
    """Say what a story, by its title, explains of all that is seen in a lead, and what it leaves."""
    try:
        story = known_story(text, rules)
    except WrongUse:  # rules know it no more, or under another title
        return gettext("giải thích: không rõ")
    explains, leaves = (
        ", ".join(dict.fromkeys(part_words(p, lead.cases) for p in parts))
        for parts in readings_of(story, lead)
    )
    if story not in (TOO_LITTLE, *stories_of(lead)):
        return gettext("giải thích: không điều nào đã thấy; không phải chuyện của manh mối này")
    if not explains:
        return gettext("giải thích: không điều nào đã thấy")
    if not leaves:
        return gettext("giải thích mọi điều đã thấy")
    return gettext("giải thích: %(explains)s; không giải thích: %(leaves)s", explains=explains, leaves=leaves)


def stories_offered(lead: Lead, rules: LinkRules) -> tuple[dict[str, str], dict[str, str]]:
    """Return for which reasons a lead may be dismissed, in words by title: its own stories and too little,
    each with what it explains; then all that fit nothing seen."""
    titles = story_titles(rules)
    own = {story: titles.pop(story) for story in stories_of(lead)}
    fitting = {title: f"{title} ({explained_words(title, lead, rules)})" for title in own.values()}
    too_little, *rest = titles.values()
    return {**fitting, too_little: too_little}, {title: title for title in rest}
