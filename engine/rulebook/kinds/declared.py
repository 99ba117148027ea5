"""What a kind of rule file is declared with: explained keys, limits, closed lists of names, citations.

A field carries its checks as annotations; `faults_of` walks a file and yields what is wrong at its place.
What needs other files (do the cited documents exist?) is left to who has them: `cited_in` yields them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Field

from engine.rulebook.kinds.words import Real, Shape, Whole, Words
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word

Meaning = tuple[str, str, str]


def key(title: str, meaning: str, example: str = "", **more: Any) -> Any:
    """Declare a key: what an editor shows about it, and pydantic's own options (such as its default)."""
    return Field(title=title, description=meaning, examples=[example], **more)


def meanings_of(model: type[BaseModel]) -> Mapping[str, Mapping[str, Meaning]]:
    """Return what each class of a file means (under "") and each of its keys, by the name of the class."""
    result: dict[str, Mapping[str, Meaning]] = {}
    for shape in shapes_in(model):
        keys = {
            name: (info.title, info.description or "", (info.examples or [""])[0])
            for name, info in shape.model_fields.items()
            if info.title
        }
        result[shape.__name__] = {"": shape.explained, **keys} if shape.explained else keys
    return result


def shapes_in(annotation: Any) -> Iterator[type[Shape]]:
    """Yield every class that may stand in a file, the file's own first."""
    seen: set[type[Shape]] = set()

    def walk(annotation: Any) -> Iterator[type[Shape]]:
        if isinstance(annotation, type) and issubclass(annotation, Shape):
            if annotation not in seen:
                seen.add(annotation)
                yield annotation
                for info in annotation.model_fields.values():
                    yield from walk(info.annotation)
            return
        for part in get_args(annotation):
            yield from walk(part)

    return walk(annotation)


@dataclass(frozen=True, eq=False, slots=True)
class NumberRange:
    """The numbers a value must lie between, and how that is said."""

    vi: str
    en: str
    hold: Callable[[float | Fraction], bool]

    def faults(self, name: str, value: Any, place: Place) -> Iterator[Fault]:
        if value is not None and not self.hold(value):
            number = shown(Fraction(str(value)))
            yield fault("R650", place, name=name, found=number, wanted_vi=self.vi, wanted_en=self.en)


@dataclass(frozen=True, eq=False, slots=True)
class NameList:
    """A closed list of names, each with its title. All of `required` must be there."""

    required: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)

    def faults(self, name: str, value: Collection[Word], place: Place) -> Iterator[Fault]:
        known = (*self.required, *self.optional)
        for word in value:
            if word not in known:
                choices = ", ".join(known)
                yield fault("R211", word.place, found=word, near=nearest(word, known), choices=choices)
        meant = {nearest(word, known) for word in value if word not in known}
        first = next((word.place for word in value), place)
        for missing in self.required:
            if missing not in value and missing not in meant:
                yield fault("R652" if isinstance(value, list) else "R106", first, name=missing)


@dataclass(frozen=True, slots=True)
class Cited:
    """Marks the documents that a part rests on."""

    def faults(self, name: str, value: Any, place: Place) -> Iterator[Fault]:
        return iter(())


Share = Annotated[Real, NumberRange("từ 0 đến 1", "from 0 to 1", lambda v: 0 <= v <= 1)]
Probability = Annotated[
    Real, NumberRange("trên 0 và không quá 1", "above 0 and at most 1", lambda v: 0 < v <= 1)
]
OpenShare = Annotated[Real, NumberRange("trên 0 và dưới 1", "above 0 and below 1", lambda v: 0 < v < 1)]
AboveZero = Annotated[Real, NumberRange("trên 0", "above 0", lambda v: v > 0)]
FromZero = Annotated[Real, NumberRange("từ 0 trở lên", "0 or more", lambda v: v >= 0)]
FromOne = Annotated[Whole, NumberRange("từ 1 trở lên", "1 or more", lambda v: v >= 1)]
Cites = Annotated[Words, Cited()]


def fault(code: str, place: Place, **params: object) -> Fault:
    return Fault(code, place, {name: str(value) for name, value in params.items() if value is not None})


def faults_of(shape: Shape) -> Iterator[Fault]:
    """Yield what is wrong in a part of a file and all below it, each fault at its place."""
    for name, value, marks, place in _marked(shape):
        for mark in marks:
            yield from mark.faults(name, value, place)
    for part in _parts(shape):
        yield from part.own_faults()


def cited_in(shape: Shape) -> Iterator[tuple[list[Word], Place]]:
    """Yield the documents each part cites, and where."""
    for _, value, marks, place in _marked(shape):
        if any(isinstance(mark, Cited) for mark in marks):
            yield value, place


def _parts(value: Any) -> Iterator[Shape]:
    if isinstance(value, Shape):
        yield value
        values = [getattr(value, name) for name in type(value).model_fields]
    else:
        values = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    for inner in values:
        yield from _parts(inner)


def _marked(shape: Shape) -> Iterator[tuple[str, Any, list[Any], Place]]:
    """Yield every value that has checks: its name, the value, its checks, its place."""
    for part in _parts(shape):
        for name, info in type(part).model_fields.items():
            value, place = getattr(part, name), part.spot(name)
            yield name, value, _checks(info.metadata), place
            if isinstance(value, dict):
                for word, item in value.items():
                    if isinstance(word, Word):
                        yield str(word), item, _checks(_item_metadata(info.annotation)), word.place


def _item_metadata(annotation: Any) -> tuple[Any, ...]:
    item = get_args(annotation)[-1]
    return get_args(item)[1:] if get_origin(item) is Annotated else ()


def _checks(metadata: Any) -> list[Any]:
    return [mark for mark in metadata if isinstance(mark, NumberRange | NameList | Cited)]
