"""Statements by subject, value and kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import TypeVar

from engine.links.statements import Group, Statement, Statements

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


def grouped(items: Iterable[tuple[KeyT, ValueT]]) -> defaultdict[KeyT, list[ValueT]]:
    """Return the values of each key, in order."""
    groups: defaultdict[KeyT, list[ValueT]] = defaultdict(list)
    for key, value in items:
        groups[key].append(value)
    return groups


class StatementIndex:
    """Finds the statements of a subject, a value or a kind; each way is indexed when first asked."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements

    @cached_property
    def by_subject(self) -> Mapping[str, Group]:
        """What is said of each subject."""
        return _tuples(grouped((s.subject, s) for s in self.statements))

    @cached_property
    def by_value(self) -> Mapping[tuple[str, str], Group]:
        """Who has each value of a kind."""
        return _tuples(grouped(((s.kind, s.value), s) for s in self.statements))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[tuple[str, Group]]]:
        return grouped((key[0], (key[1], self.by_value[key])) for key in sorted(self.by_value))

    def of_kinds(self, *kinds: str) -> Iterator[Statement]:
        """Yield what is said of some kinds, in order."""
        return (s for s in self.statements if s.kind in kinds)

    def values_of(self, kind: str, more_than: int = 0) -> Iterator[tuple[str, Group]]:
        """Yield each value of a kind that more statements than so many give, with these; in order."""
        return ((value, said) for value, said in self._by_kind.get(kind, ()) if len(said) > more_than)

    def shared(self, kind: str, more_than: int) -> Iterator[tuple[str, Set[str]]]:
        """Yield each value of a kind that more subjects than so many have, with them; in order."""
        for value, said in self.values_of(kind, more_than):
            if len(holders := {s.subject for s in said}) > more_than:
                yield value, holders

    def telling(self, kind: str | None) -> Set[str]:
        """Return who says anything at all; of a kind, who says it in records."""
        return {s.subject for s in self.statements if kind is None or (s.kind == kind and not s.noted)}


def _tuples(groups: Mapping[KeyT, list[Statement]]) -> Mapping[KeyT, Group]:
    return {key: tuple(group) for key, group in groups.items()}
