"""What a rule file is made of: parts that know their places, and the kinds of word in them.

Kept rules hold these classes and every verb loads them; pydantic is loaded only when a file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, cast, dataclass_transform, get_args

from engine.rulebook.text.figures import NUMBER, day_of, month_day_of
from engine.rulebook.text.places import NOWHERE, Entries, Place, Word, place_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema, PydanticCustomError

    from engine.rulebook.text.faults import Fault

_declare = dataclass(init=False, repr=False, eq=False, match_args=False)
_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
_KEYS: dict[Any, Mapping[str, Field[Any]]] = {}
WHOLE = r"-?(0|[1-9][0-9]*)"
PartT = TypeVar("PartT", bound="Part")
ItemT = TypeVar("ItemT")


def key(title: str = "", meaning: str = "", example: str = "", **more: Any) -> Any:
    """Declare a key: what an editor shows about it, its default, and the least length of its list.

    Its example is taken from the shipped rules; one is declared where none of them has the key.
    """
    limits = {"min_length": more.pop("min_length")} if "min_length" in more else {}
    shown = {"title": title, "description": meaning} if title else {}
    return field(metadata={**shown, **({"examples": [example]} if example else {}), **limits}, **more)


def maybe(title: str, meaning: str, example: str = "") -> Any:
    """Declare a key that may be left out; it is None then."""
    return key(title, meaning, example, default=None)


def some(title: str, meaning: str, example: str = "") -> Any:
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
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "arbitrary_types_allowed": True,
        "alias_generator": lambda name: name.removesuffix("_"),
    }
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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        schema: Any = handler(source)
        keys = schema["schema"]
        keys["fields"] = [f for f in keys["fields"] if f["name"] in keys_of(cls)]
        schema["schema"] = core_schema.no_info_wrap_validator_function(cls._completed, keys)
        return schema  # type: ignore[no-any-return]

    @classmethod
    def _completed(cls, tree: Any, handler: Callable[[Any], Any]) -> Any:
        """Add what stands beside the keys; a part without keys stands where its brace does."""
        values, for_init = handler(tree)
        values |= {f.name: f.default for f in fields(cls) if "derived" in f.metadata}
        values["places"] = {str(key): _place(key, inner) for key, inner in tree.items()}
        if not tree and isinstance(tree, Entries):
            values["places"] = {"": tree.place}
        return values, for_init

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


def _place(key: Any, value: Any) -> Place:
    """Return the place of a word, or of the key of a list or group."""
    if isinstance(value, Word) and value.place.line:
        return value.place
    return key.place if isinstance(key, Word) else NOWHERE


def read(part: type[PartT], tree: Any) -> PartT:
    """Return what was read from a file as a part of it. Raise pydantic's ValidationError if it is none."""
    result: PartT = adapter(part).validate_python(tree)
    return result


def json_schema(part: type[Part]) -> dict[str, Any]:
    return adapter(part).json_schema(ref_template="#/definitions/{model}")


def adapter(part: type[Part]) -> TypeAdapter[Any]:
    if part not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


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

    explained = ("Tên bằng hai thứ tiếng", "vi bắt buộc, en không bắt buộc.")
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

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema) if self.schema is not None else handler(schema)


@dataclass(frozen=True, slots=True)
class AsWord:
    """Marks a text that is a word with its place until the file is checked."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(Word)


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks a list of the file, which is a tuple here, with how long it may be."""

    least: int | None = None
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        items = handler.generate_schema(get_args(source)[0])
        entries = core_schema.list_schema(items, min_length=self.least, max_length=self.most)
        return core_schema.no_info_after_validator_function(tuple, entries)


@dataclass(frozen=True, slots=True)
class OneEntry:
    """Marks a mapping of exactly one name."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        mapping: Any = handler(source)
        return {**mapping, "min_length": 1, "max_length": 1}


@dataclass(frozen=True, slots=True)
class ByName:
    """Marks a mapping whose parts bear the name they stand under, as `key`."""

    key: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self._named, handler(source))

    def _named(self, parts: dict[str, Part]) -> dict[str, Part]:
        return {
            name: replace(part, **{self.key: name, "places": {**part.places, self.key: place_of(name)}})
            for name, part in parts.items()
        }


@dataclass(frozen=True, eq=False, slots=True)
class WrittenAs:
    """Marks a value that a file writes as another `form`; who checks the part replaces it."""

    form: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(self.form)


@dataclass(frozen=True, eq=False, slots=True)
class OneOf:
    """Marks a value that is one of several forms, which `form_of` tells apart by name."""

    form_of: Callable[[Any], str | None]
    forms: Callable[[], Mapping[str, Any]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        # `=` keeps a name from being taken for a key of the file
        choices = {f"={name}": handler.generate_schema(form) for name, form in self.forms().items()}
        return core_schema.tagged_union_schema(choices, self._tag)

    def _tag(self, value: Any) -> str | None:
        form = self.form_of(value)
        return None if form is None else f"={form}"


@dataclass(frozen=True, slots=True)
class InBoth:
    """Marks a text by language; its English is the Vietnamese if there is none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        schema = handler.generate_schema(Bilingual)
        return core_schema.no_info_after_validator_function(self._texts, schema)

    @staticmethod
    def _texts(title: Bilingual) -> Mapping[str, str]:
        return {"vi": title.vi, "en": title.vi if title.en is None else title.en}


def refused(kind: str, value: Any) -> PydanticCustomError:
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, kind, {"found": str(value)})


def _number(value: Any) -> Any:
    if isinstance(value, Fraction | int):
        return Fraction(value)
    if isinstance(value, float):
        return Fraction(str(value))
    if isinstance(value, str) and re.fullmatch(NUMBER, value):
        return Fraction(str(value))
    raise refused("number", value)


def _whole(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(WHOLE, value):
        return int(value)
    raise refused("whole", value)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (day := day_of(value)):
        return day
    raise refused("day", value)


def _month_day(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str) and (month_day := month_day_of(value)):
        return month_day
    raise refused("month_day", value)


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"yes", "no"}:
        return value == "yes"
    raise refused("yes_no", value)


Number = Annotated[Fraction, Read(_number, {"type": "number"})]
Real = Annotated[float, Read(lambda value: float(_number(value)), {"type": "number"})]
Whole = Annotated[int, Read(_whole, {"type": "integer"})]
Day = Annotated[date, Read(_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
MonthDay = Annotated[tuple[int, int], Read(_month_day, {"type": "string", "pattern": r"^\d{2}-\d{2}$"})]
YesNo = Annotated[bool, Read(_yes_no, {"enum": ["yes", "no"]})]
Several = Annotated[tuple[ItemT, ...], Listed()]
OneOrMore = Annotated[tuple[ItemT, ...], Listed(1)]
Two = Annotated[tuple[ItemT, ...], Listed(2, 2)]
Words = Several[Word]
Name = Annotated[str, AsWord()]
Titles = Annotated[Mapping[str, str], InBoth()]
Test = Annotated[dict[Word, Any], Read(lambda value: value, {"type": "object"})]
