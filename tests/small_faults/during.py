"""Tries faults while the tests run once: after a test passed, the faults it reached are put in one by one and
it is run again."""

from __future__ import annotations

import resource
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.small_faults.journal import Journal
from tests.small_faults.marking import Marks
from tests.small_faults.swapping import Codes, Living

MEMORY = 8 << 30  # bytes: a fault that collects without end stops here
SPOILED = 77  # exit code: what a fault left behind makes a test fail without it
NEAR, FAR = 40, 4  # of one file, the tests a fault is tried with: beside its own room, elsewhere


class Hangs(BaseException):
    """Raised in a test that takes far longer with a fault than without."""


class During:
    """The part of pytest that runs tests, with faults; `slow`: seconds of the processor a test may take to be
    run again, `most`: of one fault."""

    def __init__(
        self, journal: Journal, marks: Marks, codes: Callable[[int], Codes | None], slow: float, most: float
    ) -> None:
        self.journal, self.marks, self.codes, self.slow = journal, marks, codes, slow
        self.living = Living(marks.places)
        self.left: defaultdict[int, float] = defaultdict(lambda: most)
        self.tries: Counter[tuple[int, Path]] = Counter()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.signal(signal.SIGVTALRM, _hangs)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        done = self.journal.tests_run()
        items[:] = [item for item in items if item.nodeid not in done]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        self.marks.reached.clear()
        began = time.process_time()
        passed = _passes(item)
        took = time.process_time() - began
        reached = sorted(self.marks.reached)
        self.journal.write_test(item.nodeid, passed, round(took, 3), reached)
        if passed and took <= self.slow:
            closed = self.journal.noticed().keys() | self.journal.spoiling()
            for number in reached:
                if number not in closed and self._asked(number, item.path) and (codes := self.codes(number)):
                    self._try(number, codes, item, took)
        item.session._setupstate.teardown_exact(nextitem)
        return True

    def _asked(self, number: int, tests: Path) -> bool:
        """Tell whether a fault is still tried with a file's tests: those of one file reach it in much the
        same way."""
        self.tries[number, tests] += 1
        most = NEAR if near(self.marks.path(number), tests) else FAR
        return self.left[number] > 0 and self.tries[number, tests] <= most

    def _try(self, number: int, codes: Codes, item: pytest.Item, took: float) -> None:
        began = time.process_time()
        with self.living.swapped(self.marks.path(number), codes):
            signal.setitimer(signal.ITIMER_VIRTUAL, 20 + 10 * took)
            passed = _passes(item)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.left[number] -= time.process_time() - began
        if not passed and not _passes(item):
            self.journal.write_try(number, item.nodeid, None)
            pytest.exit(f"{item.nodeid} fails after a fault was taken out", SPOILED)
        self.journal.write_try(number, item.nodeid, not passed)


def near(path: str, tests: Path) -> bool:
    """Tell whether tests lie in the folder that mirrors a file's room: tests/engine/links for
    engine/links/identity."""
    room = tests.parent.parts[tests.parts.index("tests") + 1 :]
    return bool(room) and "/".join(("", *room, "")) in path


def _passes(item: pytest.Item) -> bool:
    """Run a test. What is next is its own parent, so that fixtures of the session and the module stay and no
    other does."""
    parent: Any = item.parent
    return all(report.passed for report in runtestprotocol(item, log=False, nextitem=parent))


def _hangs(*_: Any) -> None:
    raise Hangs
