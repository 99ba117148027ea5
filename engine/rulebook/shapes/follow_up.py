"""Shapes of follow-up files: rules over facts, signs and actions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from engine.rulebook.kinds.words import Bilingual, Shape, Test, Words
from engine.rulebook.shapes.scoring import PartForce
from engine.rulebook.text.places import Word


def _several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


About = Annotated[list[Word], BeforeValidator(_several), Field(min_length=1)]
Aliased = Annotated[dict[Word, Test], Field(min_length=1, max_length=1)]


class SignThenShape(Shape):
    sign: Word
    about: About
    joins: Literal["reopened", "rotation"] | None = None
    tells: Bilingual | None = None


class ActionShape(Shape):
    action: Word
    about: About
    within_days: Word | None = None
    from_: Word | None = Field(default=None, alias="from")
    due: Word | dict[Word, Any] | None = None
    by: Word
    to: Word | None = None
    needs: Literal["inspection_ground", "competent_decision"] | None = None


def then_form(value: Any) -> str:
    return "=sign" if isinstance(value, dict) and "sign" in value else "=action"


ThenShape = Annotated[
    Annotated[SignThenShape, Tag("=sign")] | Annotated[ActionShape, Tag("=action")], Discriminator(then_form)
]


class RuleShape(Shape):
    id: Word
    title: Bilingual
    cites: Words
    at: Literal["run", "import"] = "run"
    in_force: PartForce | None = None
    when: list[Aliased] = Field(min_length=1)
    unless: list[Aliased] = []
    then: ThenShape


class ListedActionShape(Shape):
    title: Bilingual
    does: Literal["duty", "reward", "protect", "inspect", "hand_on", "measure"]


class ActionsFile(Shape):
    actions: dict[Word, ListedActionShape] = Field(min_length=1)


class FollowUpFile(Shape):
    follow_up: Word
    rules: list[RuleShape] = Field(min_length=1)
