"""Shapes of follow-up files: rules over facts, signs and actions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from engine.rulebook.kinds.words import Bilingual, OneOrMore, Part, Read, Several, Test, Words
from engine.rulebook.shapes.scoring import PartForce
from engine.rulebook.text.places import Word


def _several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


About = Annotated[OneOrMore[Word], Read(_several)]
Aliased = Annotated[dict[Word, Test], Field(min_length=1, max_length=1)]


class SignThenShape(Part):
    sign: Word
    about: About
    joins: Literal["reopened", "rotation"] | None = None
    tells: Bilingual | None = None


class ActionShape(Part):
    action: Word
    about: About
    within_days: Word | None = None
    from_: Word | None = None
    due: Word | dict[Word, Any] | None = None
    by: Word
    to: Word | None = None
    needs: Literal["inspection_ground", "competent_decision"] | None = None


def then_form(value: Any) -> str:
    return "=sign" if isinstance(value, dict) and "sign" in value else "=action"


ThenShape = Annotated[
    Annotated[SignThenShape, Tag("=sign")] | Annotated[ActionShape, Tag("=action")], Discriminator(then_form)
]


class RuleShape(Part):
    id: Word
    title: Bilingual
    cites: Words
    at: Literal["run", "import"] = "run"
    in_force: PartForce | None = None
    when: OneOrMore[Aliased]
    unless: Several[Aliased] = ()
    then: ThenShape


class FollowUpFile(Part):
    follow_up: Word
    rules: OneOrMore[RuleShape]
