"""Many things that are done apart: what an executor takes, and what it gives back for each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

TIME, MEMORY, ENDED, FAILED = "time", "memory", "ended", "failed"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one item: seconds (of processor; the clock gets `PATIENCE` times as many), megabytes."""

    seconds: int = 20
    megabytes: int = 500


LIMITS = Limits()
PATIENCE = 6  # only the processor's time tells of an item: a busy machine gives a process a small part of it


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without an answer: out of TIME or MEMORY, its process ENDED, or it FAILED on a named error."""

    why: str
    error: str = ""


def carried(task: Callable[[Item], object], item: Item) -> Item:
    """Return what goes to another machine for an item; a task that reads this disk has `carry`."""
    carry: Callable[[Item], Item] | None = getattr(task, "carry", None)
    return item if carry is None else carry(item)


def rooms_of(task: Callable[[Item], object]) -> tuple[str, ...]:
    """Return the packages of ours a task rests on: `facts`, unless it names them in `rooms`."""
    rooms: tuple[str, ...] = getattr(task, "rooms", ("facts",))
    return rooms


class Executor(Protocol):
    """Does one task for many items. Answers come in the order of the items, whatever was done first."""

    def each(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer | Lost]:
        """Yield the answer for each item, or why there is none. `task` must be picklable."""


class Serial:
    """Does every item in this process; an error of one is an error of all."""

    def each(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        """Yield the answer for each item."""
        return map(task, items)
