"""A mapping whose values are found when somebody asks for them: who prints no signs waits for none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class WhenAsked(Mapping[str, Value]):
    """Values by name, each found once."""

    def __init__(self, names: Iterable[str], find: Callable[[str], Value]) -> None:
        self._names, self._find = tuple(names), find
        self._found: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        if name not in self._found:
            if name not in self._names:
                raise KeyError(name)
            self._found[name] = self._find(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
