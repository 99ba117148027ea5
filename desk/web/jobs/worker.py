"""The process that does one piece of long work: `python -m desk.web.jobs.worker NUMBER ATTEMPT`."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Mapping
from typing import Any

PAUSE = 0.3  # seconds between two notes of progress
BEAT = 15.0  # seconds between two renewals of the lease
BUSY_TRIES = 10  # a verb on the command line may write for minutes; each try waits for one


def main(number: int, attempt: int) -> int:
    import django

    django.setup()
    from desk.web.jobs.jobs import taken_on, turns_taken
    from desk.web.jobs.tray import swept, temporary_files_here
    from desk.web.shelf import workspace

    workspace()  # looked over before the database is opened: see plain_files.NEVER
    temporary_files_here()
    job = taken_on(number, attempt)
    if job is not None:
        threading.Thread(target=_beat, args=(number, attempt), daemon=True).start()
        _do(job)
    swept()
    turns_taken()
    return 0


def _do(job: Any) -> None:
    from desk.base.faults import Stop
    from desk.base.files import BUSY_WORDS, Busy, of_the_disk
    from desk.base.language import LazyText
    from desk.web.jobs.jobs import ended, stands_for_its_asker
    from desk.web.jobs.models import DONE, STOPPED, JobOutcome
    from engine.rulebook.text.faults import RuleFaults

    try:
        stands_for_its_asker(job)
        outcome: JobOutcome = _when_free(job)
        ended(job, DONE, outcome.text, {**outcome.result, "mark": outcome.mark})
    except Busy:
        ended(job, STOPPED, BUSY_WORDS)
    except Stop as stop:
        ended(job, STOPPED, stop)
    except RuleFaults as faults:
        n = len(faults.faults)
        ended(job, STOPPED, LazyText("Quy tắc có %(n)s lỗi; sửa ở trang Quy tắc.", n=n))
    except Exception as error:
        disk = of_the_disk(error)
        ended(
            job,
            STOPPED,
            disk
            or LazyText(
                "Lỗi của chương trình (%(name)s). Dữ liệu không bị thay đổi dở dang. Báo quản trị.",
                name=type(error).__name__,
            ),
        )


def _when_free(job: Any) -> Any:
    """Do the work; while another program writes into the workspace, try again."""
    from desk.base.files import Busy

    act = _kinds()[job.kind]
    for left in reversed(range(BUSY_TRIES)):
        try:
            return act(job.asked, str(job.by), Progress(job.pk))
        except Busy:
            if not left:
                raise
    raise AssertionError


def _beat(number: int, attempt: int) -> None:
    """Renew the lease for as long as this process lives."""
    from contextlib import suppress

    from django.db import Error, connection

    from desk.web.jobs.jobs import renewed

    while True:
        time.sleep(BEAT)
        with suppress(Error):
            renewed(number, attempt)
        connection.close()


def _kinds() -> Mapping[str, Any]:
    from desk.web.jobs.kinds import KINDS

    return KINDS


class Progress:
    """Notes how far a job is, not more often than people can see."""

    def __init__(self, number: int) -> None:
        self.number, self.last = number, 0.0

    def __call__(self, done: int, total: int) -> None:
        from desk.web.jobs.models import Job

        now = time.monotonic()
        if now - self.last >= PAUSE or done == total:
            self.last = now
            Job.objects.filter(pk=self.number).update(done=done, total=total)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
