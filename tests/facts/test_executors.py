"""An item that is out of time, out of memory or the end of its process is lost alone; the others have
answers, in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facts.executors.port import ENDED, FAILED, MEMORY, TIME, Limits, Lost, Serial
from facts.executors.processes import Processes
from tests.busy import PATIENCE
from tests.facts.tasks import met_another, square_or_worse

SMALL = Limits(seconds=1, megabytes=200)


@pytest.mark.skipif(sys.platform == "win32", reason="no such bounds there")
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("asked", "why"),
    [("forever", TIME), ("asleep", TIME), ("memory", MEMORY), ("dead", ENDED), ("left", ENDED)],
)
def test_what_an_item_does_to_its_process_is_its_own_loss(asked: str, why: str, count: int) -> None:
    items = [*range(9), asked, *range(9)]
    found = list(Processes(count, SMALL).each(square_or_worse, items))
    squares = [n * n for n in range(9)]
    assert found == [*squares, Lost(why), *squares]


def test_an_item_that_others_keep_waiting_has_its_answer() -> None:
    assert list(Processes(1, SMALL).each(square_or_worse, ["kept waiting"])) == ["kept waiting"]


def test_all_that_come_after_an_ended_process_have_answers() -> None:
    many = list(range(40))
    found = list(Processes(1, SMALL).each(square_or_worse, ["left", *many]))
    assert found == [Lost(ENDED), *(n * n for n in many)]


def test_an_error_is_named() -> None:
    assert list(Processes(1, SMALL).each(square_or_worse, [2, "error"])) == [4, Lost(FAILED, "KeyError")]


def test_here_and_apart_say_the_same() -> None:
    items = list(range(50))
    assert list(Processes(2).each(square_or_worse, items)) == list(Serial().each(square_or_worse, items))


def test_one_item_alone_has_its_answer() -> None:
    assert list(Processes(2).each(square_or_worse, [3])) == [9]


def test_two_items_are_worked_on_at_once(tmp_path: Path) -> None:
    assert list(Processes(2).each(met_another, [tmp_path, tmp_path])) == [True, True]


def test_nothing_asked_is_nothing_started() -> None:
    assert list(Processes(2).each(square_or_worse, [])) == []


def test_what_is_no_longer_wanted_is_not_waited_for() -> None:
    answers = Processes(1).each(square_or_worse, [3, "asleep"])
    assert next(answers) == 9
    answers.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("told", "cores"), [(5, 5), (None, 1)])
def test_where_a_system_does_not_say_which_cores_may_be_used_all_are(
    told: int | None, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: told)
    assert Processes().count == cores


KILLING = """
import os, signal
from pathlib import Path
from facts.executors.processes import Processes
from tests.facts.tasks import square_or_worse

for _ in range(20):
    assert list(Processes(2).each(square_or_worse, [1, 2, 3])) == [1, 4, 9]
    for children in Path("/proc/self/task").glob("*/children"):
        for process in children.read_text().split():
            os.kill(int(process), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no way to find the processes to kill")
def test_processes_that_are_killed_write_nothing_of_their_own() -> None:
    """Those that start the ones that do the items, and watch over what they leave."""
    done = subprocess.run([sys.executable, "-c", KILLING], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")


STOPPING = """
import os, signal, threading
from pathlib import Path
from facts.executors.processes import Processes
from tests.facts.tasks import square_or_worse

def below(process):
    listed = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for children in listed for one in children.read_text().split()]

def stop():
    stopped = []
    while not stopped:
        stopped = [one for child in below("self") for one in below(child)]
        for one in stopped:
            os.kill(one, signal.SIGSTOP)

watching = threading.Thread(target=stop)
watching.start()
print(list(Processes(2, begun=1.0).each(square_or_worse, [1, 2, 3])))
watching.join()
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no way to find the processes to stop")
def test_an_item_that_no_process_begins_is_done_by_others() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPING], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == ("[1, 4, 9]\n", "")
