"""What a person's day is made of: tasks in groups, and where the year stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: how urgent it is, the sentence that is the link, one line of reason, one button."""

    colour: str
    sign: str
    mark: str
    title: str
    text: str
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    title: str
    tasks: tuple[Task, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the year stands; `url`: where it is done."""

    colour: str
    sign: str
    title: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    groups: tuple[TaskGroup, ...]
    steps: tuple[Step, ...]
    not_seen: str  # what this role does not see
    left: str = ""  # what is still open before the year is locked

    @property
    def n(self) -> int:
        return sum(len(group.tasks) for group in self.groups)
