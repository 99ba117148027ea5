"""Sets that grow together: join two members, and their sets are one."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Unions(Generic[Member]):
    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def top(self, member: Member) -> Member:
        """Return the member that stands for the set; one never seen is a set of its own."""
        above = self._above
        above.setdefault(member, member)
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def join(self, one: Member, other: Member) -> None:
        self._above[self.top(one)] = self.top(other)
