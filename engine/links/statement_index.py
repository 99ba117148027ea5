"""Statements by subject, by value and by kind: of a few, as lists. `told.py` says the same of many, as
columns."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import TypeVar

from engine.links.statements import Group, Statement, Statements

KeyT = TypeVar("KeyT")


class StatementIndex(ABC):
    """Finds statements; those kept as columns are one themselves."""

    @property
    @abstractmethod
    def by_subject(self) -> Mapping[str, Group]: ...
    @property
    @abstractmethod
    def by_value(self) -> Mapping[tuple[str, str], Group]: ...
    @abstractmethod
    def of_kinds(self, *kinds: str) -> Iterator[Statement]: ...
    @abstractmethod
    def values_of(self, kind: str, more_than: int = 0) -> Iterator[tuple[str, Group]]: ...
    @abstractmethod
    def shared(self, kind: str, more_than: int) -> Iterator[tuple[str, Set[str]]]: ...
    @abstractmethod
    def telling(self, kind: str | None) -> Set[str]: ...


def index_of(statements: Statements) -> StatementIndex:
    """Return statements so that those of a subject, value or kind are found."""
    return statements if isinstance(statements, StatementIndex) else ListedStatements(statements)


class ListedStatements(StatementIndex):
    def __init__(self, statements: Statements) -> None:
        self.statements = statements

    @cached_property
    def by_subject(self) -> Mapping[str, Group]:
        return _grouped(self.statements, lambda s: s.subject)

    @cached_property
    def by_value(self) -> Mapping[tuple[str, str], Group]:
        return _grouped(self.statements, lambda s: (s.kind, s.value))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[tuple[str, Group]]]:
        found: dict[str, list[tuple[str, Group]]] = defaultdict(list)
        for (kind, value), said in self.by_value.items():
            found[kind].append((value, said))
        return {kind: sorted(told) for kind, told in found.items()}

    def of_kinds(self, *kinds: str) -> Iterator[Statement]:
        return (s for s in self.statements if s.kind in kinds)

    def values_of(self, kind: str, more_than: int = 0) -> Iterator[tuple[str, Group]]:
        return ((value, said) for value, said in self._by_kind.get(kind, ()) if len(said) > more_than)

    def shared(self, kind: str, more_than: int) -> Iterator[tuple[str, Set[str]]]:
        for value, said in self.values_of(kind, more_than):
            if len(holders := {s.subject for s in said}) > more_than:
                yield value, holders

    def telling(self, kind: str | None) -> Set[str]:
        return {s.subject for s in self.statements if kind is None or (s.kind == kind and not s.noted)}


def _grouped(statements: Iterable[Statement], key: Callable[[Statement], KeyT]) -> Mapping[KeyT, Group]:
    found: dict[KeyT, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[key(statement)].append(statement)
    return {k: tuple(v) for k, v in found.items()}
