"""Long work: asked for, started in its turn in a process of its own, and never left hanging.

A job under way has a process (its number and the moment it began, since numbers are used again) and a lease
the process renews. The number is negative until that process takes the job on, which a busy machine makes
long. Where the process is gone, or the lease ended, the job is begun again or said to be cut off: there is no
state that nobody ends. See docs/decisions/desk-pages.md.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone

from desk.base.faults import WrongUse
from desk.base.language import LANGUAGES, LazyText, in_language
from desk.web.accounts.record import rights_today
from desk.web.jobs.models import CANCELLED, CUT, IN_TURN, RUNNING, STOPPED, UNDER_WAY, WAITING, Job
from desk.web.jobs.tray import dropped
from desk.web.shelf import workspace
from desk.workspace.logs import DESK, log_of

WORKER = "desk.web.jobs.worker"
ROOT = Path(__file__).resolve().parents[3]
AGAIN = ("import",)  # kinds that may be begun again after a cut: what is in the archive is not taken twice
LEASE = timedelta(seconds=60)
ASLEEP = timedelta(minutes=10)  # a process that is there and renews nothing, as on a machine put to sleep
MOST_ATTEMPTS = 3
CANCELLED_WORDS = LazyText("Đã dừng theo yêu cầu. Cái đã ghi vẫn còn nguyên; cần thì yêu cầu lại.")
ACT_DONE, ACT_ENDED = "act_done", "act_ended"  # records of what a person asked for, by its ticket
_children: list[subprocess.Popen[bytes]] = []
CUT_WORDS = LazyText(
    "Máy chủ dừng giữa chừng nên việc này chưa xong. Cái đã ghi vẫn còn nguyên; bấm làm lại."
)


def asked(kind: str, by: str, what: Mapping[str, Any], address: str = "") -> Job:
    """Put work on record and start it where it is its turn; the page needn't wait."""
    job = Job.objects.create(kind=kind, by=by, asked=dict(what), address=address)
    turns_taken()
    job.refresh_from_db()
    return job


def looked_at(job: Job) -> Job:
    """Return a job as it is now, begun or ended where nobody else would. Raise WrongUse where someone changed
    it past the desk."""
    job.refresh_from_db()
    if strange_removed([job]):
        raise WrongUse(
            "Việc này không do bàn làm việc ghi: có người sửa thẳng cơ sở dữ liệu. Đã gỡ, có ghi sổ; báo"
            " thanh tra, và yêu cầu lại nếu cần."
        )
    if job.under_way:
        turns_taken()
        job.refresh_from_db()
    return job


def last_job(*of: Any, **wanted: Any) -> Job | None:
    """Return the newest job of those wanted as it is now; None if there is none."""
    job = Job.objects.filter(*of, **wanted).first()
    return job and looked_at(job)


def turns_taken() -> None:
    """End or put back what lost its process, then start what waits and is next."""
    _children[:] = [child for child in _children if child.poll() is None]  # none is left a zombie
    strange_removed(Job.objects.filter(state__in=UNDER_WAY))
    for job in Job.objects.filter(state=RUNNING):
        if _is_lost(job):
            _settle(job)
    for job in Job.objects.filter(state=WAITING).order_by("id"):
        busy = Job.objects.filter(state=RUNNING, kind__in=IN_TURN)
        if job.kind not in IN_TURN or not busy.exists():
            _start(job)


def strange_removed(jobs: Iterable[Job]) -> int:
    """Remove work that someone wrote into the database past the desk, on record; return how many there
    were."""
    strange = [job for job in jobs if job.differs]
    for job in strange:
        content = {"work": f"{job.kind} {job.pk}", "account": str(job.by)}
        log_of(workspace(), DESK).add({"kind": "work_removed", "by": "–", "content": content})
        job.delete()
    return len(strange)


def _is_lost(job: Job) -> bool:
    """Tell whether nobody does a job any more."""
    late = timezone.now() - job.alive_until if job.alive_until else ASLEEP
    if late < -ASLEEP:  # no desk gives so long a lease
        return True
    if not job.began:  # not begun yet, or a system that does not say when a process began
        return late > timedelta(0)
    return late >= ASLEEP or began_at(abs(job.pid)) != job.began


def _settle(job: Job) -> None:
    same = Job.objects.filter(pk=job.pk, state=RUNNING, attempt=job.attempt)
    again = job.attempt < MOST_ATTEMPTS and (job.pid <= 0 or job.kind in AGAIN)
    if again:
        same.filter(pid=job.pid).update(state=WAITING)
    else:
        if same.update(state=CUT, **_said(CUT_WORDS), ended_at=timezone.now()):
            _taken_back(job)


def used_up(ticket: str) -> bool:
    """Tell whether an act of a person was done, or ended without, as the log has it."""
    kinds = (ACT_DONE, ACT_ENDED)
    every = log_of(workspace(), DESK).entries()
    return any(e["kind"] in kinds and e["content"]["ticket"] == ticket for e in every)


def _taken_back(job: Job) -> None:
    """Put on record that an act of a person ended without being done: nobody does it who turns its state
    back."""
    ticket = str(job.asked.get("ticket", ""))
    if ticket and not used_up(ticket):
        log_of(workspace(), DESK).add({"kind": ACT_ENDED, "by": str(job.by), "content": {"ticket": ticket}})


def _start(job: Job) -> None:
    fresh = {"state": RUNNING, "attempt": F("attempt") + 1, "pid": 0, "began": "", "done": 0, "total": 0}
    same = Job.objects.filter(pk=job.pk, state=WAITING, attempt=job.attempt)
    if not same.update(**fresh, alive_until=timezone.now() + LEASE):
        return
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with contextlib.suppress(OSError):  # no process to be had: the lease ends, and it is begun again
        child = subprocess.Popen(
            [sys.executable, "-m", WORKER, str(job.pk), str(job.attempt + 1)],
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
        )
        _children.append(child)
        untaken = Job.objects.filter(pk=job.pk, state=RUNNING, attempt=job.attempt + 1, pid=0)
        untaken.update(pid=-child.pid, began=began_at(child.pid))


def cancelled(job: Job) -> bool:
    """End work at the word of who asked for it, its process too; tell whether it was under way. What was
    written stands whole."""
    same = Job.objects.filter(pk=job.pk, state__in=UNDER_WAY)
    if not same.update(state=CANCELLED, ended_at=timezone.now(), **_said(CANCELLED_WORDS)):
        return False
    job.refresh_from_db()
    _taken_back(job)
    pid = abs(job.pid)
    if began_at(pid) == job.began and does(pid, WORKER, str(job.pk), str(job.attempt)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    dropped(str(job.asked.get("folder", "")))
    turns_taken()
    return True


def taken_on(number: int, attempt: int) -> Job | None:
    """Return a job for the process that does it; None where it is another's, or was begun again."""
    pid, until = os.getpid(), timezone.now() + LEASE
    mine = Job.objects.filter(pk=number, state=RUNNING, attempt=attempt, pid__in=(0, -pid))
    taken = mine.update(pid=pid, began=began_at(pid), alive_until=until)
    job = Job.objects.get(pk=number) if taken else None
    return None if job is None or strange_removed([job]) else job


def stands_for_its_asker(job: Job) -> None:
    """Raise WrongUse, and take away what was sent in, where an account was closed, or came to another person,
    role, unit or office, since it asked for work: nobody acts in the name of who uses it now."""
    now = rights_today().named(job.by)
    if (
        now
        and now.active
        and now.standing == job.standing
        and job.asked.get("office", now.office) == now.office
    ):
        return
    dropped(str(job.asked.get("folder", "")))
    raise WrongUse(
        "Sau khi yêu cầu việc này, tài khoản %(by)s đã đóng, đã giao người khác, hoặc đổi vai trò, đơn vị hay"
        " cơ quan, nên không làm. Cần thì yêu cầu lại ở trang.",
        by=job.by,
    )


def renewed(number: int, attempt: int) -> None:
    """Say that the process of a job is at it."""
    mine = Job.objects.filter(pk=number, state=RUNNING, attempt=attempt)
    mine.update(alive_until=timezone.now() + LEASE)


def _said(text: object) -> dict[str, str]:
    return {f"said_{lang}": in_language(lang, text) for lang in LANGUAGES}


def ended(job: Job, state: str, text: object, result: Mapping[str, Any] | None = None) -> None:
    """Put on record how a job ended; one that was begun again meanwhile is not touched."""
    job.state, job.ended_at = state, timezone.now()
    for name, said in _said(text).items():
        setattr(job, name, said)
    job.result = dict(result or {})
    job.seal = job.sealed()
    fields = ("state", "said_vi", "said_en", "ended_at", "result", "seal")
    same = Job.objects.filter(pk=job.pk, attempt=job.attempt).exclude(state=CANCELLED)
    if same.update(**{name: getattr(job, name) for name in fields}) and state == STOPPED:
        _taken_back(job)


BOOT = Path("/proc/sys/kernel/random/boot_id")


def began_at(pid: int) -> str:
    """Return when a process began, which no later process of its number shares; '' where it is gone, or where
    the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        boot = BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    return "" if fields[0] == b"Z" else f"{boot} {fields[19].decode()}"


def does(pid: int, *words: str) -> bool:
    """Tell whether a process is one of this workspace's that was started with these words last: a number in
    the database may be anybody's. False where the system does not say."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    own = f"LANHMANH_WORKSPACE={os.environ['LANHMANH_WORKSPACE']}"
    return command[-len(words) :] == [os.fsencode(word) for word in words] and os.fsencode(own) in environment
