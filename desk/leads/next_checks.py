"""What to check next of a lead: each with the innocent story or the sign that asks for it, and between
whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desk.base.language import gettext, language, localised
from desk.leads.lead_words import KINDS, said
from engine.links.leads import Lead
from engine.links.signs import LinkSign
from engine.rulebook.kinds.links import LinkRules

MOST = 3  # places named in a line


@dataclass(frozen=True, slots=True)
class NextCheck:
    """`what` asks for it: a story, or what sides share; `about` are the pairs or codes it is about."""

    what: str
    about: tuple[str, ...]
    tells: str

    def words(self) -> str:
        more = len(self.about) - MOST
        rest = () if more <= 0 else (gettext("và %(more)s nữa", more=more),)
        return (
            f"{self.what[:1].upper()}{self.what[1:]} ({'; '.join((*self.about[:MOST], *rest))}): {self.tells}"
        )


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
