"""Statements by subject, value and kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import TypeVar

from engine.links.statements import Group, Statement, Statements

KeyT = TypeVar("KeyT")


class StatementIndex:
    """Finds the statements of a subject, a value or a kind; each way is indexed when first asked."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements

    @cached_property
    def by_subject(self) -> Mapping[str, Group]:
        """What is said of each subject."""
        return _grouped(self.statements, lambda s: s.subject)

    @cached_property
    def by_value(self) -> Mapping[tuple[str, str], Group]:
        """Who has each value of a kind."""
        return _grouped(self.statements, lambda s: (s.kind, s.value))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[tuple[str, Group]]]:
        groups: dict[str, list[tuple[str, Group]]] = defaultdict(list)
        for kind, value in sorted(self.by_value):
            groups[kind].append((value, self.by_value[kind, value]))
        return groups

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


def _grouped(statements: Iterable[Statement], key: Callable[[Statement], KeyT]) -> Mapping[KeyT, Group]:
    groups: dict[KeyT, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[key(statement)].append(statement)
    return {k: tuple(v) for k, v in groups.items()}
