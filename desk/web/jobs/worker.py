"""The process that does one piece of long work: `python -m desk.web.jobs.worker NUMBER`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import Any

PAUSE = 0.3  # seconds between two notes of progress


def main(number: int) -> int:
    import django

    django.setup()
    from desk.base.disk_faults import of_the_disk
    from desk.base.faults import Stop
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, RUNNING, STOPPED, Job
    from desk.web.jobs.outcomes import JobOutcome
    from engine.rulebook.text.faults import RuleFaults

    job = Job.objects.get(pk=number)
    job.state, job.pid = RUNNING, os.getpid()
    job.save()
    try:
        outcome: JobOutcome = _kinds()[job.kind](job.asked, str(job.by), Progress(number))
        ended(job, DONE, outcome.vi, outcome.en, outcome.result)
    except Stop as stop:
        ended(job, STOPPED, stop.texts["vi"], stop.texts["en"])
    except RuleFaults as faults:
        n = len(faults.faults)
        ended(
            job,
            STOPPED,
            f"Quy tắc có {n} lỗi; sửa ở trang Quy tắc.",
            f"The rules have {n} faults; see Rules.",
        )
    except Exception as error:
        disk = of_the_disk(error)
        texts = disk.texts if disk else {"vi": _ours(error, "vi"), "en": _ours(error, "en")}
        ended(job, STOPPED, texts["vi"], texts["en"])
    return 0


def _kinds() -> Mapping[str, Any]:
    from desk.web.jobs.kinds import KINDS

    return KINDS


def _ours(error: Exception, lang: str) -> str:
    name = type(error).__name__
    if lang == "vi":
        return f"Lỗi của chương trình ({name}). Dữ liệu không bị thay đổi dở dang. Báo quản trị."
    return f"The program failed ({name}). Nothing is half done. Tell the administrator."


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
    sys.exit(main(int(sys.argv[1])))
