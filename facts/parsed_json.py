"""JSON as someone else may have written it; and dataclasses of it, whose types are the check."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def parsed(content: str | bytes) -> Any:
    """Return what JSON says. Raise ValueError if it is none, nested deeper than Python reads, or has half a
    character (`\\ud800`), which is no text."""
    try:
        value = json.loads(content)
        if (b"\\u" if isinstance(content, bytes) else "\\u") in content:  # type: ignore[operator]
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def value_from_json(type_: type[T], data: object) -> T:
    """Return a dataclass from parsed JSON. Raise ValueError if a field is missing or of another type."""
    result: T = _reader(type_)(data)  # type: ignore[arg-type]  # mypy takes a class for one that can't be hashed
    return result


@cache
def _reader(hint: Any) -> Reader:
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        readers = tuple((f.name, _reader(hints[f.name])) for f in fields(hint))
        return partial(_dataclass_from_json, hint, readers)
    if origin is tuple and args[-1] is ...:
        return partial(_items, _reader(args[0]))
    if origin is tuple:
        return partial(_parts, tuple(map(_reader, args)))
    if origin is dict:
        return partial(_entries, *map(_reader, args))
    if hint is date:
        return lambda value: date.fromisoformat(_checked(str, value))
    return partial(_checked, args or hint)


def _checked(types: type[T] | tuple[type[T], ...], value: Any) -> T:
    if isinstance(value, types):
        return value
    raise ValueError(f"{value!r:.80}")


def _items(read: Reader, value: Any) -> tuple[Any, ...]:
    return tuple(map(read, _checked(list, value)))


def _parts(readers: tuple[Reader, ...], value: Any) -> tuple[Any, ...]:
    return tuple(read(part) for read, part in zip(readers, _checked(list, value), strict=True))


def _entries(read_key: Reader, read: Reader, value: Any) -> dict[Any, Any]:
    return {read_key(key): read(part) for key, part in _checked(dict, value).items()}


def _dataclass_from_json(type_: Any, readers: tuple[tuple[str, Reader], ...], value: Any) -> Any:
    data = _checked(dict, value)
    values = {name: read(data[name]) for name, read in readers if name in data}
    try:
        return type_(**values)
    except TypeError as error:  # a field that is required is missing
        raise ValueError(type_.__name__) from error
