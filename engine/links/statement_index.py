"""A few statements by subject, value and kind, as lists. `told.py` does the same of many, as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from engine.links.statements import Group, Statement, Statements

if TYPE_CHECKING:
    from engine.links.told import Told

KeyT = TypeVar("KeyT")


def index_of(statements: Statements) -> ListedStatements | Told:
    """Return statements so that those of a subject, value or kind are found."""
    return ListedStatements(statements) if isinstance(statements, tuple | list) else cast("Told", statements)


class ListedStatements:
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
