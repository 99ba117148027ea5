"""Work on the workers of a scheduler: the answers of this machine, whatever is lost on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facts.executors.cluster import PART, Cluster, NoScheduler
from facts.executors.port import ENDED, Limits, Lost
from facts.executors.serial import Serial
from tests.facts.tasks import square_or_worse

distributed = pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]
ITEMS = list(range(5 * PART))


@dataclass
class Machines:
    """A scheduler and its workers, each a process of this machine, on its own loopback only."""

    address: str
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        code = f"from distributed.cli.dask_{what} import main; main()"
        made = subprocess.Popen(
            [sys.executable, "-c", code, *words, "--no-dashboard"],
            env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(made)
        return made

    def worker(self) -> subprocess.Popen[bytes]:
        return self.start("worker", self.address, "--nthreads", "1", "--no-nanny")

    def squares(self) -> Cluster:
        return Cluster(self.address, Limits(seconds=5, megabytes=500))


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Machines(f"tcp://127.0.0.1:{port}")
    made.start("scheduler", "--host", "127.0.0.1", "--port", str(port))
    made.worker()
    made.worker()
    try:
        with distributed.Client(made.address, timeout=120, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield made
    finally:
        for process in made.running:
            process.kill()
            process.wait()


def test_workers_say_what_this_machine_says(machines: Machines) -> None:
    cluster = machines.squares()
    assert list(cluster.each(square_or_worse, ITEMS)) == list(Serial().each(square_or_worse, ITEMS))
    assert cluster.lost == ""


def test_an_item_is_its_own_loss_there_too(machines: Machines) -> None:
    cluster = machines.squares()
    assert list(cluster.each(square_or_worse, [2, "left", 3])) == [4, Lost(ENDED), 9]
    assert cluster.lost == ""


def test_a_lost_worker_is_made_good(machines: Machines) -> None:
    cluster = machines.squares()
    answers = cluster.each(square_or_worse, ITEMS)
    found = [next(answers)]
    machines.running[1].send_signal(signal.SIGKILL)
    found += answers
    assert found == [n * n for n in ITEMS]
    assert cluster.lost == ""


def test_a_lost_scheduler_is_said_and_nothing_is_missing(machines: Machines) -> None:
    cluster = machines.squares()
    answers = cluster.each(square_or_worse, ITEMS)
    found = [next(answers)]
    machines.running[0].send_signal(signal.SIGKILL)
    found += answers
    assert found == [n * n for n in ITEMS]
    assert cluster.lost


def test_where_no_scheduler_answers_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facts.executors.cluster.SECONDS", 1)
    with pytest.raises(NoScheduler):
        Cluster("tcp://127.0.0.1:1")
