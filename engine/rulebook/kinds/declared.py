"""What a kind of rule file is declared with: explained keys, limits, closed lists of names, citations.

A field carries its checks as annotations; `faults_of` walks a file and yields what is wrong at its place.
What other files declare is handed in as `known`; documents that may be cited are "cited".
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from engine.rulebook.kinds.words import (
    Bilingual,
    InBoth,
    Listed,
    Name,
    OneOf,
    Part,
    Real,
    Several,
    Whole,
    WrittenAs,
    keys_of,
)
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of
from facts.message_tables import rows_in
from facts.visible_text import gettext_noop

Meaning = tuple[str, str, str]
Names = Mapping[str, Collection[str]]  # what other files declare, by what it is
PLAIN_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
_HINTS: dict[Any, Mapping[str, Any]] = {}


def meanings_in(table: str) -> Mapping[str, Meaning]:
    """Return the meanings of a table of keys, each with its title, sentence and example."""
    return {key: (title, sentence, example) for key, title, sentence, example in rows_in(table)}


def meanings_of(
    model: type[Part], examples: Mapping[tuple[str, str], str]
) -> Mapping[str, Mapping[str, Meaning]]:
    """Return what each class of a file means (under "") and each of its keys, by the name of the class.

    `examples` are of classes and their keys, where none is declared.
    """
    result: dict[str, dict[str, Meaning]] = {}
    for part in parts_in(model):
        keys = result[part.__name__] = {}
        if part.explained:
            title, sentence, example = (*part.explained, examples.get((part.__name__, ""), ""))[:3]
            keys[""] = title, sentence, example
        for name, declared in keys_of(part).items():
            key, shown = name.removesuffix("_"), declared.metadata
            if "title" in shown:
                known = examples.get((owner_of(part, name), key), "")
                keys[key] = shown["title"], shown["description"], shown.get("examples", [known])[0]
    return result


def parts_in(model: Any) -> Iterator[type[Part]]:
    """Yield every class that may stand in a file, the file's own first."""
    seen: dict[type[Part], None] = {}

    def walk(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Part):
            if annotation not in seen:
                seen[annotation] = None
                for inner in annotations_of(annotation).values():
                    walk(inner)
        elif isinstance(annotation, InBoth):
            walk(Bilingual)
        elif isinstance(annotation, WrittenAs):
            walk(annotation.form)
        elif isinstance(annotation, OneOf):
            for inner in annotation.forms().values():
                walk(inner)
        else:
            for inner in get_args(annotation):
                walk(inner)

    walk(model)
    return iter(seen)


def annotations_of(part: type[Part]) -> Mapping[str, Any]:
    """Return the type of each key with its marks."""
    if part not in _HINTS:
        _HINTS[part] = get_type_hints(part, include_extras=True)
    return {name: _HINTS[part][name] for name in keys_of(part)}


def owner_of(part: type[Part], name: str) -> str:
    """Return the class that declares a key of a part: classes made of it show one example."""
    return next(one.__name__ for one in part.__mro__ if name in vars(one).get("__annotations__", ()))


def every_mark(annotation: Any) -> tuple[Any, ...]:
    """Return the marks of a value, also of one that may be left out."""
    plain = _without_none(annotation)
    return get_args(plain)[1:] if get_origin(plain) is Annotated else ()


def marks_of(annotation: Any) -> tuple[Any, ...]:
    """Return the checks on a value."""
    return tuple(mark for mark in every_mark(annotation) if isinstance(mark, CHECKS))


def item_of(annotation: Any) -> Any:
    """Return the type of what stands in a list, or under each name of a mapping; None for other values."""
    plain = unmarked(annotation)
    return {dict: get_args(plain)[-1:], tuple: get_args(plain)[:1]}.get(get_origin(plain), (None,))[0]


def limits_of(annotation: Any) -> dict[str, int]:
    """Return how long a list may be, as JSON Schema says it."""
    marks = [mark for mark in get_args(_without_none(annotation)) if isinstance(mark, Listed)]
    limits = [("minItems", mark.least) for mark in marks] + [("maxItems", mark.most) for mark in marks]
    return {name: limit for name, limit in limits if limit is not None}


def unmarked(annotation: Any) -> Any:
    plain = _without_none(annotation)
    return get_args(plain)[0] if get_origin(plain) is Annotated else plain


def _without_none(annotation: Any) -> Any:
    inner = get_args(annotation)
    return inner[0] if type(None) in inner else annotation


@dataclass(frozen=True, eq=False, slots=True)
class NumberRange:
    """The numbers a value must lie between, and how that is said."""

    words: str
    hold: Callable[[float | Fraction], bool]

    def faults(self, name: str, value: Any, place: Place, known: Names) -> Iterator[Fault]:
        if value is not None and not self.hold(value):
            number = shown(Fraction(str(value)))
            yield fault("R650", place, name=name, found=number, required=self.words)


@dataclass(frozen=True, eq=False, slots=True)
class NameList:
    """Names with titles. All of `required` must be there; an `open` list takes others, but no near misses."""

    required: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    open: bool = False

    def faults(self, name: str, value: Collection[str], place: Place, known: Names) -> Iterator[Fault]:
        choices, value = (*self.required, *self.optional), (value,) if isinstance(value, str) else value
        lacking = [name for name in choices if name not in value] if self.open else choices
        others = [word for word in value if word not in choices and (not self.open or nearest(word, lacking))]
        yield from (unlisted(word, choices) for word in others)
        meant = {nearest(word, choices) for word in others}
        first = next((place_of(word) for word in value), place)
        for missing in self.required:
            if missing not in value and missing not in meant:
                yield fault("R652" if isinstance(value, tuple) else "R106", first, name=missing)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands elsewhere: `of` says what it names, `code` the fault where there is none."""

    of: str
    code: str = ""

    def faults(self, name: str, value: str | None, place: Place, known: Names) -> Iterator[Fault]:
        if self.code and value is not None and value not in known[self.of]:
            near = nearest(value, known[self.of])
            choices = {} if near else {"choices": ", ".join(known[self.of])}
            yield fault(self.code, place, name=value, near=near, **choices)


@dataclass(frozen=True, slots=True)
class PlainName:
    """Marks a name of the author's own, which must read the same everywhere."""

    def faults(self, name: str, value: str, place: Place, known: Names) -> Iterator[Fault]:
        if not re.fullmatch(PLAIN_NAME, value):
            yield fault("R139", place, name=value)


@dataclass(frozen=True, slots=True)
class Cited:
    """Marks the documents that a part rests on."""

    needed: bool = True

    def faults(self, name: str, value: tuple[str, ...], place: Place, known: Names) -> Iterator[Fault]:
        return faults_of_citing(value, known["cited"], place) if value or self.needed else iter(())


def faults_of_citing(words: Sequence[str], documents: Any, place: Place) -> Iterator[Fault]:
    """Yield a citation that is none, that stands twice, or that names no document or no part of one."""
    if not words:
        yield fault("R403", place)
    for index, word in enumerate(words):
        if word in words[:index]:
            yield fault("R120", place_of(word), found=word)
        name, _, part = word.partition("/")
        document = documents.get(name)
        if document is None:
            yield fault("R401", place_of(word), name=name, near=nearest(name, documents))
        elif "/" in word and part not in (document.parts or (part or None,)):
            parts = ", ".join(document.parts or ("…",))
            yield fault("R402", place_of(word), name=name, part=part or "—", parts=parts)


def unlisted(word: str, choices: Collection[str], code: str = "R211") -> Fault:
    """Return the fault of a word that is none of the choices."""
    near = nearest(word, choices)
    return fault(code, place_of(word), found=word, near=near, choices=", ".join(choices))


Share = Annotated[Real, NumberRange(gettext_noop("từ 0 đến 1"), lambda v: 0 <= v <= 1)]
Probability = Annotated[Real, NumberRange(gettext_noop("trên 0 và không quá 1"), lambda v: 0 < v <= 1)]
OpenShare = Annotated[Real, NumberRange(gettext_noop("trên 0 và dưới 1"), lambda v: 0 < v < 1)]
AboveZero = Annotated[Real, NumberRange(gettext_noop("trên 0"), lambda v: v > 0)]
FromZero = Annotated[Real, NumberRange(gettext_noop("từ 0 trở lên"), lambda v: v >= 0)]
FromOne = Annotated[Whole, NumberRange(gettext_noop("từ 1 trở lên"), lambda v: v >= 1)]
Cites = Annotated[Several[Name], Cited()]
MayCite = Annotated[Several[Name], Cited(needed=False)]


def fault(code: str, place: Place, **params: object) -> Fault:
    return Fault(code, place, {name: str(value) for name, value in params.items() if value is not None})


AT_LEAST, AT_MOST = gettext_noop("ít nhất {bound}"), gettext_noop("nhiều nhất {bound}")
CHECKS = (NumberRange, NameList, Named, PlainName, Cited)


def ends_before(part: Any) -> Iterator[Fault]:
    """Yield a last day before the first."""
    if part.from_ and part.until and part.until < part.from_:
        yield fault("R308", part.spot("until"), start=part.from_, until=part.until)


def empty(place: Place, name: str) -> Fault:
    """Return the fault of a list that holds nothing and must hold something."""
    return fault("R109", place, name=name, found=0, required=AT_LEAST, bound=1)


def faults_of(file: Part, known: Names) -> Iterator[Fault]:
    """Yield what is wrong in a part of a file and all below it, each fault at its place."""
    for name, value, marks, place in _marked(file):
        for mark in marks:
            yield from mark.faults(name, value, place, known)
    for part in _parts(file):
        yield from part.own_faults()


def _parts(value: Any) -> Iterator[Part]:
    if isinstance(value, Part):
        yield value
        value = tuple(getattr(value, name) for name in keys_of(type(value)))
    if isinstance(value, tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _parts(inner)


def _marked(file: Part) -> Iterator[tuple[str, Any, tuple[Any, ...], Place]]:
    """Yield every value that has checks: its name, the value, its checks, its place."""
    for part in _parts(file):
        for name, annotation in annotations_of(type(part)).items():
            value, place = getattr(part, name), part.spot(name.removesuffix("_"))
            yield name, value, marks_of(annotation), place
            if isinstance(value, dict):
                of_names, of_items = (marks_of(inner) for inner in get_args(unmarked(annotation)))
                for word, item in value.items():
                    yield str(word), word, of_names, place_of(word)
                    yield str(word), item, of_items, place_of(item if isinstance(item, Word) else word)
            elif isinstance(value, tuple):
                of_items = marks_of(item_of(annotation))
                yield from ((name, item, of_items, place_of(item)) for item in value if of_items)
