"""Work on the workers of a scheduler: the answers of this machine, whatever is lost on the way."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from typing import Any

import pytest

from facts.executors.cluster import PART, Cluster, NoScheduler, WorkersUnfit, _answered
from facts.executors.port import ENDED, Limits, Lost, Serial
from tests.facts.tasks import square_or_worse
from tests.sharing.machines import Machines, killing, machines

NotYet = pytest.importorskip("distributed").TimeoutError
ITEMS = list(range(5 * PART))
SMALL = Limits(seconds=5, megabytes=500)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("tls"), 2) as made:
        yield made


def squares(there: Machines) -> Cluster:
    return Cluster(there.address, SMALL)


def test_workers_say_what_this_machine_says(there: Machines) -> None:
    cluster = squares(there)
    assert list(cluster.each(square_or_worse, ITEMS)) == list(Serial().each(square_or_worse, ITEMS))
    assert cluster.lost == ""


def test_an_item_is_its_own_loss_there_too(there: Machines) -> None:
    cluster = squares(there)
    assert list(cluster.each(square_or_worse, [2, "left", 3])) == [4, Lost(ENDED), 9]
    assert cluster.lost == ""


def test_workers_killed_at_random_moments_change_nothing(there: Machines) -> None:
    """Thrice; `python -m tests.sharing --kills 20` does it with returns, changes of rules and compared
    years."""
    draw = random.Random(1)
    for _ in range(3):
        cluster = squares(there)
        with killing(there, 1, draw, 1.0):
            found = list(cluster.each(square_or_worse, ITEMS))
        assert found == [n * n for n in ITEMS]
        there.wait_for(1)


def test_a_lost_scheduler_is_said_and_nothing_is_missing(there: Machines) -> None:
    cluster = squares(there)
    answers = cluster.each(square_or_worse, ITEMS)
    found = [next(answers)]
    assert there.scheduler is not None
    there.scheduler.kill()
    found += answers
    assert found == [n * n for n in ITEMS]
    assert cluster.lost


def test_where_no_scheduler_answers_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facts.executors.cluster.SECONDS", 1)
    with pytest.raises(NoScheduler):
        Cluster("tcp://127.0.0.1:1")


class OnTheWay:
    """An answer that is there only when asked for the second time."""

    def __init__(self) -> None:
        self.asked = 0

    def result(self, timeout: float) -> bytes:
        self.asked += 1
        if self.asked == 1:
            raise NotYet
        return pickle.dumps([4, 9])


class Scheduler:
    def __init__(self, *workers: str) -> None:
        self.workers = workers

    def scheduler_info(self, n_workers: int) -> dict[str, Any]:
        return {"workers": dict.fromkeys(self.workers)}


def test_an_answer_is_waited_for_as_long_as_there_is_a_worker() -> None:
    assert _answered(OnTheWay(), Scheduler("tcp://one")) == [4, 9]
    with pytest.raises(WorkersUnfit):
        _answered(OnTheWay(), Scheduler())
