"""Values made when they are first asked for: who prints no signs waits for none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")


class LazyMapping(Mapping[Key, Value], Generic[Key, Value]):
    """Values by name, each made once."""

    def __init__(self, names: Iterable[Key], make: Callable[[Key], Value]) -> None:
        self._names, self._make = dict.fromkeys(names), make
        self._values: dict[Key, Value] = {}  # and no functools.cache: these are sent to other processes

    def __getitem__(self, name: Key) -> Value:
        if name not in self._values:
            if name not in self._names:
                raise KeyError(name)
            self._values[name] = self._make(name)
        return self._values[name]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class LazySequence(Sequence[Value]):
    """Items of a known number, all made once."""

    def __init__(self, length: int, make: Callable[[], Iterable[Value]]) -> None:
        self._length, self._make = length, make

    @cached_property
    def _items(self) -> tuple[Value, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._items[at]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Value]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    __hash__ = None  # type: ignore[assignment]
