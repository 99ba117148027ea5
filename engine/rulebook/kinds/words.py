"""The kinds of word a rule file is made of, as pydantic types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetPydanticSchema,
    ModelWrapValidatorHandler,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import NUMBER
from engine.rulebook.text.places import NOWHERE, Entries, Place, Word

WHOLE = r"-?(0|[1-9][0-9]*)"


class Shape(BaseModel):
    """A part of a rule file: unknown keys are refused, nothing changes after reading.

    `means` is what an editor shows about a class: a title, a sentence, an example.
    """

    explained: ClassVar[tuple[str, str, str] | None] = None
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    _places: dict[str, Place] = PrivateAttr(default_factory=dict)
    _place: Place = PrivateAttr(default_factory=lambda: NOWHERE)  # a default is copied deeply

    def __init_subclass__(cls, means: tuple[str, str, str] | None = None, **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.explained = means

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        made = handler(value)
        if isinstance(value, dict):
            made._places.update({str(key): _place(key, inner) for key, inner in value.items()})
        made._place = value.place if isinstance(value, Entries) else NOWHERE
        return made

    def spot(self, key: str) -> Place:
        """Return where the value of a key stands, as its author wrote it; where it is absent, the first key
        or the brace."""
        return self._places.get(key) or next(iter(self._places.values()), self._place)

    def own_faults(self) -> Iterator[Fault]:
        """Yield what is wrong between the keys of this part."""
        return iter(())


def _place(key: Any, value: Any) -> Place:
    """Return the place of a word, or of the key of a list or group."""
    if isinstance(value, Word) and value.place.line:
        return value.place
    return key.place if isinstance(key, Word) else NOWHERE


class Bilingual(Shape):
    """A text in Vietnamese and English."""

    vi: Word
    en: Word | None = None

    def get(self, lang: str) -> str:
        return str(self.en if lang == "en" and self.en else self.vi)


def _number(value: Any) -> Any:
    if isinstance(value, Fraction | int):
        return Fraction(value)
    if isinstance(value, float):
        return Fraction(str(value))
    if isinstance(value, str) and re.fullmatch(NUMBER, value):
        return Fraction(str(value))
    raise PydanticCustomError("number", "number", {"found": str(value)})


def _whole(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(WHOLE, value):
        return int(value)
    raise PydanticCustomError("whole", "whole", {"found": str(value)})


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            pass
    raise PydanticCustomError("day", "day", {"found": str(value)})


def _month_day(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        month, day = int(value[:2]), int(value[3:])
        try:
            date(2001, month, day)
            return month, day
        except ValueError:
            pass
    raise PydanticCustomError("month_day", "month_day", {"found": str(value)})


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"yes", "no"}:
        return value == "yes"
    raise PydanticCustomError("yes_no", "yes_no", {"found": str(value)})


def _listed(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return list(value)
    raise PydanticCustomError("list_wanted", "list_wanted", {"found": str(value)})


Number = Annotated[Fraction, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Real = Annotated[
    float, BeforeValidator(lambda value: float(_number(value))), WithJsonSchema({"type": "number"})
]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
MonthDay = Annotated[
    tuple[int, int],
    BeforeValidator(_month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]})]
Words = Annotated[list[Word], BeforeValidator(_listed)]
Name = Annotated[str, GetPydanticSchema(lambda _, handler: handler(Word))]  # a Word, looked up by any str
Test = Annotated[dict[Word, Any], WithJsonSchema({"type": "object"})]
