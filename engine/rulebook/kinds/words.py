"""What a rule file is made of: parts that know their places, and the kinds of word in them.

Kept rules hold these classes and every verb loads them; `compile/shaping.py` reads files by them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, cast, dataclass_transform

from engine.rulebook.text.figures import NUMBER, day_of, month_day_of
from engine.rulebook.text.places import NOWHERE, Place, Word

if TYPE_CHECKING:
    from engine.rulebook.text.faults import Fault

_declare = dataclass(init=False, repr=False, eq=False, match_args=False)
_KEYS: dict[Any, Mapping[str, Field[Any]]] = {}
WHOLE = r"-?(0|[1-9][0-9]*)"
PartT = TypeVar("PartT", bound="Part")
ItemT = TypeVar("ItemT")


def key(title: str = "", meaning: str = "", example: str = "", **more: Any) -> Any:
    """Declare a key: what an editor shows about it, and its default."""
    return field(metadata={"shown": (title, meaning, example)} if title else {}, **more)


def maybe(title: str, meaning: str, example: str) -> Any:
    """Declare a key that may be left out; it is None then."""
    return key(title, meaning, example, default=None)


def some(title: str, meaning: str, example: str) -> Any:
    """Declare a list that may be left out; it is empty then."""
    return key(title, meaning, example, default=())


def switch(title: str, meaning: str) -> Any:
    """Declare a key that is yes or, left out, no."""
    return key(title, meaning, "yes", default=False)


def derived(default: Any = "") -> Any:
    """Declare what a part has beside its keys, such as the name it stands under."""
    return field(default=default, metadata={"derived": True})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key, derived, field))
class Part:
    """A part of a rule file: a frozen dataclass, whose unknown keys are refused when it is read.

    `explained` is what an editor shows about a class: a title, a sentence, and of what stands under a name an
    example; `at` is the key it stands at once it is settled. A key that Python keeps to itself has an
    underscore at its end. Methods are written here once: making them for each class costs every verb's start.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    explained: ClassVar[tuple[str, ...]] = ()
    stands_at: ClassVar[str] = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def __init_subclass__(cls, at: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.explained, cls.stands_at = vars(cls).get("explained", ()), at
        cls.__doc__ = cls.__doc__ or cls.__name__
        _declare(cls)

    def __init__(self, **values: Any) -> None:
        for f in fields(self):
            if f.name in values:
                value = values.pop(f.name)
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                raise TypeError(f"{type(self).__name__}: {f.name}?")
            object.__setattr__(self, f.name, value)
        if values:
            raise TypeError(f"{type(self).__name__}: {', '.join(values)}?")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    def _contents(self) -> dict[str, Any]:
        """Return all it holds but places, by the names of Python."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "places"}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._contents() == other._contents()

    if not TYPE_CHECKING:  # mypy takes it for the hash of the class

        def __hash__(self) -> int:
            return hash(tuple(self._contents().values()))

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in self._contents().items())
        return f"{type(self).__name__}({', '.join(values)})"

    def spot(self, key: str) -> Place:
        """Return where the value of a key stands; where it is absent, the first key or the brace."""
        return self.places.get(key) or next(iter(self.places.values()), NOWHERE)

    @property
    def place(self) -> Place:
        return self.spot(self.stands_at)

    def own_faults(self) -> Iterator[Fault]:
        """Yield what is wrong between the keys of this part."""
        return iter(())


_declare(Part)


def keys_of(part: type[Part]) -> Mapping[str, Field[Any]]:
    """Return what is declared of each key of a part, by its name in Python."""
    if part not in _KEYS:
        own = (f for f in fields(part) if f.name != "places" and "derived" not in f.metadata)
        _KEYS[part] = {f.name: f for f in own}
    return _KEYS[part]


def is_needed(key: Field[Any]) -> bool:
    """Tell whether a key may not be left out."""
    return key.default is MISSING and key.default_factory is MISSING


def made_of(kind: type[PartT], part: Part, **changes: Any) -> PartT:
    """Return a part as one of another kind, with the keys that both have; `changes` go before them."""
    own = {f.name: getattr(part, f.name) for f in fields(kind) if hasattr(part, f.name)}
    return kind(**own | changes)


def standing(part: PartT, place: Place) -> PartT:
    """Return a part made by the reader as one that stands at a place of a file."""
    return replace(part, places={part.stands_at: place})


def settled(value: ItemT) -> ItemT:
    """Return what was read with each word as plain text; of its places a part keeps the one it stands at."""
    plain: Any = value
    if isinstance(value, Part):
        places = {value.stands_at: value.place} if value.stands_at else {}
        values = {name: settled(inner) for name, inner in value._contents().items()}
        plain = type(value)(places=places, **values)
    elif isinstance(value, dict):
        plain = {settled(name): settled(inner) for name, inner in value.items()}
    elif isinstance(value, tuple):
        plain = tuple(map(settled, value))
    elif isinstance(value, Word):
        plain = str(value)
    return cast("ItemT", plain)


class Bilingual(Part):
    """A text in Vietnamese and English."""

    explained = ("Tên bằng hai thứ tiếng", "vi bắt buộc, en không bắt buộc.", "{vi: Tốt, en: Good}")
    vi: Word
    en: Word | None = None

    def get(self, lang: str) -> str:
        return str(self.en if lang == "en" and self.en else self.vi)


class Titled(Part):
    """A part called `vi` and, where its author says so, `en`."""

    vi: Name
    en: Name | None = None

    @property
    def title(self) -> Mapping[str, str]:
        return {"vi": self.vi, "en": self.vi if self.en is None else self.en}


@dataclass(frozen=True, eq=False, slots=True)
class Read:
    """Marks how a word is read, and its JSON Schema where that is not what its type says."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any] | None = None


class Unread(Exception):
    """A word is not what is wanted: a number, a day …"""


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks how long a list may be, or how many names a mapping may hold."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ByName:
    """Marks a mapping whose parts bear the name they stand under, as `key`."""

    key: str


@dataclass(frozen=True, eq=False, slots=True)
class WrittenAs:
    """Marks a value that a file writes as another `form`; who checks the part replaces it."""

    form: Any


@dataclass(frozen=True, eq=False, slots=True)
class OneOf:
    """Marks a value that is one of several forms, which `form_of` tells apart by name."""

    form_of: Callable[[Any], str | None]
    forms: Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class InBoth:
    """Marks a text by language; its English is the Vietnamese if there is none."""


def _word(kind: str, meaning: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Return what reads a word of a kind by its meaning, which is None for any other word."""

    def read(word: Any) -> Any:
        value = meaning(word) if isinstance(word, str) else None
        if value is None:
            raise Unread(kind)
        return value

    return read


_number = _word("number", lambda word: Fraction(str(word)) if re.fullmatch(NUMBER, word) else None)
_whole = _word("whole", lambda word: int(word) if re.fullmatch(WHOLE, word) else None)
_month_day = _word("month_day", month_day_of)
_yes_no = _word("yes_no", {"yes": True, "no": False}.get)
Number = Annotated[Fraction, Read(_number, {"type": "number"})]
Real = Annotated[float, Read(lambda value: float(_number(value)), {"type": "number"})]
Whole = Annotated[int, Read(_whole, {"type": "integer"})]
Day = Annotated[date, Read(_word("day", day_of), {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
MonthDay = Annotated[tuple[int, int], Read(_month_day, {"type": "string", "pattern": r"^\d{2}-\d{2}$"})]
YesNo = Annotated[bool, Read(_yes_no, {"enum": ["yes", "no"]})]
Several = tuple[ItemT, ...]
OneOrMore = Annotated[tuple[ItemT, ...], Listed(1)]
Two = Annotated[tuple[ItemT, ...], Listed(2, 2)]
Words = Several[Word]
Name = str  # a word with its place until the file is checked
Titles = Annotated[Mapping[str, str], InBoth()]
Test = Annotated[dict[Word, Any], Read(lambda value: value, {"type": "object"})]
