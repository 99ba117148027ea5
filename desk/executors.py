"""Which executor finds the matches of follow-up rules, and what it did, for the run's journal."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Any

from engine.follow_up.conclusions import Match
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.rulebook.follow_up_model import FollowUpRule


class Chaining:
    """Finds matches; the plain matcher answers."""

    def __init__(self) -> None:
        self.journal: dict[str, Any] = {"executor": "matcher"}

    def __enter__(self) -> Chaining:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def matches(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> frozenset[Match]:
        return matches_from(rules, base, setting)
