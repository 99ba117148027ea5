"""Words of a rule file that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # who reads rules back from what was kept needs no pydantic
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a rule file; line and column count from 1."""

    file: str
    line: int
    col: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"


NOWHERE = Place("", 0, 0)


class Word(str):
    """A scalar as its author wrote it, with its place. Nothing has been read into it yet: `no` is "no"."""

    place: Place
    quoted: bool

    def __new__(cls, text: str, place: Place = NOWHERE, quoted: bool = False) -> Word:
        word = super().__new__(cls, text)
        word.place = place
        word.quoted = quoted
        return word

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_as_word, core_schema.is_instance_schema(Word))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


class Entries(dict[Any, Any]):
    """The keys and values between two braces, or indented, and where they begin; it may hold none."""

    place: Place = NOWHERE


def _as_word(value: Any) -> Any:
    """Let rulebooks be built from plain Python objects too, not only from files."""
    if isinstance(value, bool):
        return Word("yes" if value else "no")
    if isinstance(value, str) and not isinstance(value, Word):
        return Word(value)
    return Word(str(value)) if isinstance(value, int | float) else value


def place_of(node: Any) -> Place:
    """Return where a word, or the first word inside a mapping or list, stands."""
    if isinstance(node, Word):
        return node.place
    if isinstance(node, dict):
        return next((place_of(key) for key in node), getattr(node, "place", NOWHERE))
    if isinstance(node, list | tuple):
        return next((place_of(item) for item in node), NOWHERE)
    return NOWHERE
