"""Chooses how follow-up matches are found: durable-rules in a child process, or the plain matcher.

Whatever happens to a child, its neighbourhood is done again by the matcher: nothing is lost, nothing differs.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from engine.follow_up.asserting import MOST_FACTS, Stage
from engine.follow_up.conclusions import Match
from engine.follow_up.durable import Firing, available
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_among, matches_from
from engine.follow_up.neighbourhoods import batches, neighbourhoods_of
from engine.follow_up.safe_form import NotSafe
from engine.follow_up.sampling import agrees
from engine.rulebook.model.follow_up import FollowUpRule


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Bounds of one child: seconds for one answer, memory and processor time of its life."""

    seconds: float = 20
    megabytes: int = 2_048
    cpu_seconds: int = 600


LIMITS = ChildLimits()


class ChildLost(Exception):
    """The child died, hung, or could not answer."""


class ChainingProcess:
    """One running child. `ask` raises ChildLost, after which the child is of no more use."""

    def __init__(self, limits: ChildLimits) -> None:
        self.limits = limits
        self.socket, of_child = socket.socketpair()
        self.answers = self.socket.makefile("rb")
        bounds = (of_child.fileno(), limits.megabytes, limits.cpu_seconds)
        try:
            with of_child:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "engine.follow_up.child", *map(str, bounds)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
                    pass_fds=[of_child.fileno()],
                )
        except OSError as error:
            self._hang_up()
            raise ChildLost(f"could not start: {error.strerror}") from error

    @property
    def pid(self) -> int:
        return self.process.pid

    def ask(self, message: tuple[Any, ...]) -> Any:
        """Return the answer; raises ChildLost where there is none in time, or it is an error."""
        self.socket.settimeout(self.limits.seconds)
        try:
            self.socket.sendall(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
            state, answer = pickle.load(self.answers)
        except TimeoutError as error:
            raise ChildLost(f"no answer in {self.limits.seconds:g} s") from error
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ChildLost(self._end()) from error
        if state != "ok":
            raise ChildLost(str(answer))
        return answer

    def _end(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(1)
        code = self.process.returncode
        return f"ended by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"

    def close(self) -> None:
        """End the child: SIGKILL reaches a stopped one too."""
        with contextlib.suppress(OSError):
            self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self._hang_up()

    def _hang_up(self) -> None:
        self.answers.close()
        self.socket.close()


DURABLE, MATCHER = "durable-rules", "matcher"
# what is checked by the matcher; plain: it does all
SAMPLED, CHECK_ALL, PLAIN = (
    "sampled",
    "check-all",
    "plain",
)
CHAININGS = (SAMPLED, CHECK_ALL, PLAIN)
MOST_LOSSES = 5  # children lost in one run before the matcher takes the rest
DISAGREED = "disagreed with the matcher"


class Chaining:
    """Finds matches stage by stage; `journal` tells who did what, what was checked, what was lost."""

    def __init__(self, asked: str = SAMPLED, limits: ChildLimits | None = None) -> None:
        self.executor = MATCHER if asked == PLAIN or not available() else DURABLE
        self.asked = asked
        self.limits = limits or LIMITS
        self.child: ChainingProcess | None = None
        self.done: Counter[str] = Counter()
        self.losses: list[str] = []

    def __enter__(self) -> Chaining:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    @property
    def journal(self) -> dict[str, Any]:
        return {
            "executor": self.executor,
            "checked": self.asked if self.executor == DURABLE else None,
            "neighbourhoods": dict(self.done),
            "lost": self.losses,
        }

    def matches(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> frozenset[Match]:
        if self.executor == MATCHER:
            self.done[MATCHER] += 1
            return matches_from(rules, base, setting)
        try:
            stage = Stage(rules, base, setting)
        except NotSafe as error:
            return self._again(rules, base, setting, str(error))
        matches: set[Match] = set()
        for keys in batches(neighbourhoods_of(rules, base, stage.fitting)):
            matches |= self._batch(stage, keys)
        self._drop()
        return self._checked(stage, frozenset(matches))

    def _checked(self, stage: Stage, matches: frozenset[Match]) -> frozenset[Match]:
        """Return what was found where the matcher agrees; else what the matcher finds."""
        given = (stage.rules, stage.base, stage.setting)
        if self.asked == CHECK_ALL:
            right = matches_from(*given)
            if matches != right:
                self._lost(DISAGREED)
            return right
        return matches if agrees(stage, matches) else self._again(*given, DISAGREED)

    def _again(
        self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, why: str
    ) -> frozenset[Match]:
        self._lost(why)
        self.done[MATCHER] += 1
        return matches_from(rules, base, setting)

    def _batch(self, stage: Stage, keys: tuple[str, ...]) -> frozenset[Match]:
        if len(keys) > MOST_FACTS or len(self.losses) >= MOST_LOSSES:
            return self._by_matcher(stage, keys)
        try:
            matches = self._by_child(stage, keys)
        except ChildLost as lost:
            self._lost(str(lost))
            return self._by_matcher(stage, keys)
        self.done[DURABLE] += 1
        return matches

    def _by_child(self, stage: Stage, keys: tuple[str, ...]) -> frozenset[Match]:
        if self.child is None:
            self.child = ChainingProcess(self.limits)
            self.child.ask(("stage", stage.patterns))
            stage.renewed()
        matches = stage.matches(keys, self._fired)
        if stage.worn:
            self._drop()
        return matches

    def _fired(self, session: str, facts: list[dict[str, Any]]) -> list[Firing]:
        assert self.child is not None
        firings: list[Firing] = self.child.ask(("fired", session, facts))
        return firings

    def _by_matcher(self, stage: Stage, keys: tuple[str, ...]) -> frozenset[Match]:
        self.done[MATCHER] += 1
        facts = [stage.base.by_key[key] for key in keys]
        return matches_among(stage.rules, stage.base, stage.setting, stage.fitting, facts)

    def _lost(self, why: str) -> None:
        self._drop()
        self.losses.append(why)

    def _drop(self) -> None:
        if self.child is not None:
            self.child.close()
            self.child = None
