"""Long work never hangs: it takes its turn, is begun again or said to be cut off, whatever was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("django", reason="the web part is not installed")
from django.utils import timezone

from desk.base.faults import WrongUse
from desk.workspace.folder import Workspace
from tests.busy import PATIENCE
from tests.desk.web.conftest import SignedIn
from tests.ready import ran

NOBODY = 2**22 + 1  # no process has this number


@pytest.fixture
def started(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, int]]]:
    """Return the number and attempt of each job whose process was started; none of them does anything."""
    from desk.web.jobs import jobs

    begun: list[tuple[int, int]] = []

    def begin(command: list[str], **_: Any) -> Any:
        begun.append((int(command[-2]), int(command[-1])))
        return SimpleNamespace(pid=0, poll=lambda: None)

    jobs.Job.objects.all().delete()
    monkeypatch.setattr(jobs.subprocess, "Popen", begin)
    yield begun
    jobs.Job.objects.all().delete()


def made(kind: str = "run", **fields: Any) -> Any:
    from desk.web.jobs.jobs import LEASE
    from desk.web.jobs.models import RUNNING, Job

    given = {"state": RUNNING, "attempt": 1, "alive_until": timezone.now() + LEASE, **fields}
    return Job.objects.create(kind=kind, by="danh-gia", asked={"year": 2020}, **given)


def own_process(pid: int = os.getpid()) -> dict[str, Any]:
    from desk.web.jobs.jobs import began_at

    return {"pid": pid, "began": began_at(pid)}


def test_work_whose_server_was_killed_before_it_began_is_begun_by_the_next(started: Any) -> None:
    from desk.web.jobs.jobs import looked_at

    job = made(state="waiting", attempt=0, alive_until=None)
    assert looked_at(job).state == "running"
    assert started == [(job.pk, 1)]


def test_a_process_that_never_came_up_is_started_again_and_in_the_end_said_to_be_cut_off(
    started: Any,
) -> None:
    from desk.web.jobs.jobs import CUT_WORDS, MOST_ATTEMPTS, looked_at

    job = made(state="waiting", attempt=0, alive_until=None)
    for _ in range(MOST_ATTEMPTS):
        looked_at(job)
        type(job).objects.update(alive_until=job.asked_at - timedelta(hours=1))  # the lease ends
    assert [attempt for _, attempt in started] == [1, 2, 3]
    assert (looked_at(job).state, job.said_vi) == ("cut", str(CUT_WORDS))


def test_a_process_that_comes_up_slowly_is_waited_for_and_takes_its_work_on(
    started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine that does much else, Python and Django take longer to load than a lease lasts."""
    from desk.web.jobs import jobs

    alive = SimpleNamespace(pid=os.getpid(), poll=lambda: None)
    monkeypatch.setattr(jobs.subprocess, "Popen", lambda command, **_: alive)
    job = made(state="waiting", attempt=0, alive_until=None)
    assert jobs.looked_at(job).pid == -os.getpid()
    type(job).objects.update(alive_until=job.asked_at - timedelta(seconds=90))
    assert (jobs.looked_at(job).state, job.attempt) == ("running", 1)
    taken = jobs.taken_on(job.pk, 1)
    assert taken is not None
    assert taken.pid == os.getpid()
    assert jobs.taken_on(job.pk, 1) is None


def test_a_process_that_died_before_it_took_its_work_on_is_started_again(
    started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs.jobs import looked_at

    job = looked_at(made(pid=-NOBODY, began="then"))
    assert (job.state, job.attempt, started) == ("running", 2, [(job.pk, 2)])


@pytest.mark.parametrize(
    ("process", "state"),
    [
        ({"pid": NOBODY, "began": "then"}, "cut"),
        ({"pid": os.getpid(), "began": "another time"}, "cut"),
        (None, "running"),
    ],
)
def test_a_number_used_again_by_another_process_is_not_the_works_own(
    process: dict[str, Any] | None, state: str, started: Any
) -> None:
    from desk.web.jobs.jobs import looked_at

    assert looked_at(made(**(process or own_process()))).state == state


def test_a_process_that_is_there_and_renews_nothing_ends_after_all(started: Any) -> None:
    from desk.web.jobs.jobs import ASLEEP, looked_at

    late = timezone.now() - timedelta(seconds=90)  # a machine put to sleep for a while
    assert looked_at(made(alive_until=late, **own_process())).state == "running"
    assert looked_at(made(alive_until=late - ASLEEP, **own_process())).state == "cut"


def test_a_lease_longer_than_a_desk_gives_holds_nothing_up(started: Any) -> None:
    """Someone wrote it into the database: no process would ever be missed."""
    from desk.web.jobs.jobs import looked_at

    years = timezone.now() + timedelta(days=9000)
    assert looked_at(made(alive_until=years, **own_process())).state == "cut"
    assert looked_at(made(alive_until=years)).state == "running"  # begun again, with a lease that ends
    assert started[-1][1] == 2


def test_an_import_cut_off_is_begun_again_and_another_process_does_not_end_it(started: Any) -> None:
    from desk.web.jobs.jobs import ended, looked_at, taken_on
    from desk.web.jobs.models import Job

    job = made("import", pid=NOBODY, began="then")
    assert looked_at(job).state == "running"
    assert started == [(job.pk, 2)]
    assert taken_on(job.pk, 1) is None
    assert taken_on(job.pk, 2) is not None
    assert taken_on(job.pk, 2) is None
    late = Job.objects.get(pk=job.pk)
    late.attempt = 1
    ended(late, "done", "a")
    assert Job.objects.get(pk=job.pk).state == "running"


def test_a_commune_learns_nothing_of_how_much_others_ask_for(started: Any, signed_in: Any) -> None:
    """Neither from the number of its work, nor from its place in line; the evaluation office sees both."""
    from desk.web.accounts.models import Account
    from desk.web.jobs.jobs import asked

    first = asked("import", "xa-hung-yen", {})
    others = [asked("import", "danh-gia", {}) for _ in range(3)]
    job = asked("import", "xa-hung-yen", {})
    assert first.pk < others[0].pk < job.pk
    assert first.pk > 10**6  # by the clock, no count
    assert job.before(Account.objects.get(username="xa-hung-yen")) == 1
    assert job.before(Account.objects.get(username="danh-gia")) == 4
    shown = " ".join(signed_in("xa-hung-yen").get(f"/viec/{job.pk}/").content.decode().split())
    assert "trước còn 1 việc" in shown


def test_a_clock_far_off_gives_a_number_that_a_row_may_have(
    started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the desk would say of its own row that someone wrote it past the desk."""
    from desk.web.jobs import models
    from desk.web.jobs.jobs import asked
    from desk.workspace.desk_database import MOST_ROWS

    before = asked("import", "danh-gia", {}).pk
    monkeypatch.setattr(models.timezone, "now", lambda: datetime(2060, 1, 1, tzinfo=UTC))
    assert before < asked("import", "danh-gia", {}).pk < MOST_ROWS


def test_work_asked_for_at_one_moment_is_all_on_record(started: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are looked for before a row is written: two may find the same one."""
    from desk.web.jobs import models

    first, fresh = made(), models._fresh_number
    numbers = iter([first.pk, first.pk])
    monkeypatch.setattr(models, "_fresh_number", lambda: next(numbers, None) or fresh())
    second = made("import")
    assert second.pk > first.pk
    assert not second.differs
    with pytest.raises(models.IntegrityError):
        models.Job.objects.create(pk=first.pk, kind="run", by="danh-gia")
    assert {job.kind for job in models.Job.objects.all()} == {"run", "import"}


def test_what_writes_goes_one_at_a_time_in_order_and_what_reads_does_not_wait(started: Any) -> None:
    from desk.web.accounts.models import Account
    from desk.web.jobs.jobs import asked, ended, turns_taken
    from desk.web.jobs.models import Job

    jobs = [asked(kind, "danh-gia", {}) for kind in ("import", "import", "run", "verify")]
    account = Account.objects.get(username="danh-gia")
    assert [(j.state, j.before(account)) for j in jobs] == [
        ("running", 0),
        ("waiting", 1),
        ("waiting", 2),
        ("running", 3),
    ]
    ended(Job.objects.get(pk=jobs[0].pk), "done", "a")
    turns_taken()
    assert [number for number, _ in started] == [jobs[0].pk, jobs[3].pk, jobs[1].pk]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "waiting", "attempt": 0},
        {"pid": os.getpid(), "began": "before the restart"},
        {"pid": NOBODY},
    ],
)
def test_a_year_is_run_whatever_became_of_an_earlier_run(
    fields: dict[str, Any], started: Any, signed_in: SignedIn
) -> None:
    made(**fields)
    browser = signed_in("danh-gia")
    browser.post("/lan-chay/2020/chay/")
    assert "Đang chấm năm 2020" in browser.get("/lan-chay/2020/").content.decode()
    assert started or fields == {"pid": NOBODY}  # on a system that does not say when it began: by its lease


def test_files_are_kept_until_their_turn_and_what_waited_too_long_to_be_fetched_is_not(
    started: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs import tray

    monkeypatch.setattr(tray, "tray", lambda: tmp_path)
    monkeypatch.setattr(tray, "time", SimpleNamespace(time=lambda: 100_000.0))
    for name, age in (("old", tray.KEPT_FOR + 1), ("just", tray.KEPT_FOR), ("new", 0), ("awaited", 90_000)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (100_000.0 - age, 100_000.0 - age))
    (tmp_path / "upload").write_bytes(b"of a server that was killed")
    os.utime(tmp_path / "upload", (1.0, 1.0))
    job = made("import", state="waiting")
    job.asked = {"folder": str(tmp_path / "awaited")}
    job.save()
    fresh = tray.fresh()
    assert {path.name for path in tmp_path.iterdir()} == {"just", "new", "awaited", fresh.name}


Copied = Callable[[Path], tuple[Path, Path]]


def test_the_server_and_its_work_put_no_temporary_file_elsewhere(copied: Copied, tmp_path: Path) -> None:
    program = (
        "import sys, tempfile; from pathlib import Path; from desk.web.serving import prepared;"
        "prepared(Path(sys.argv[1])); from desk.web.jobs.tray import temporary_files_here, tray;"
        "temporary_files_here(); sys.exit(tempfile.gettempdir() != str(tray()))"
    )
    folder, _ = copied(tmp_path / "workspace")
    assert ran(program, folder).returncode == 0


DEEP = """
import sys
from pathlib import Path
from desk.web.serving import prepared
prepared(Path(sys.argv[1]))
from desk.web.jobs import tray
deep = Path(sys.argv[2]) / ("d" * 120)
deep.mkdir(parents=True)
tray.tray = lambda: deep
tray.temporary_files_here()
from facts.executors.processes import Processes
from tests.facts.tasks import square_or_worse
assert list(Processes(2).each(square_or_worse, [1, 2])) == [1, 4]
"""


def test_returns_are_read_however_deep_the_folder_of_the_key_lies(copied: Copied, tmp_path: Path) -> None:
    """A socket's path has about a hundred bytes."""
    folder, _ = copied(tmp_path / "workspace")
    call = [sys.executable, "-c", DEEP, str(folder), str(tmp_path)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_sent_waits_within_limits_of_an_account_and_an_address(
    started: Any, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from desk.web.returns import views

    monkeypatch.setattr(views, "MOST_OF_ACCOUNT", 2)
    monkeypatch.setattr(views, "MOST_FROM_ADDRESS", 3)

    def sent(person: str) -> Any:
        return signed_in(person).post("/gui-bao-cao/", {"files": SimpleUploadedFile("a.xlsx", b"x")})

    assert [sent("danh-gia").status_code for _ in range(2)] == [302, 302]
    full = sent("danh-gia")
    assert full.status_code == 422
    assert "đang có 2 lần gửi chờ nhập" in full.content.decode()
    page = signed_in("danh-gia").get("/bao-cao/2020/").content.decode()
    assert "chờ đến lượt, trước còn 1 việc" in page
    assert sent("xa-hung-yen").status_code == 302
    assert "Từ địa chỉ của máy này" in sent("xa-hung-yen").content.decode()


def test_an_act_is_done_once_for_each_time_it_was_asked_for(desk: Workspace) -> None:
    """A row put back as it was before it was done makes nobody appraise again as he did then."""
    from desk.web.jobs.kinds import done_once

    asked = {"ticket": "vé"}
    with pytest.raises(KeyError), done_once(asked, "danh-gia"):
        raise KeyError  # not done: it may be done again
    with done_once(asked, "danh-gia"):
        pass
    for replayed in (asked, {}):
        with pytest.raises(WrongUse, match="đã làm rồi"), done_once(replayed, "danh-gia"):
            raise AssertionError("done twice")


def test_an_act_that_was_taken_back_stopped_or_cut_off_is_not_done_when_its_state_is_turned_back(
    desk: Workspace, started: Any
) -> None:
    from desk.web.jobs.jobs import ASLEEP, cancelled, ended, looked_at
    from desk.web.jobs.kinds import done_once
    from desk.web.jobs.models import STOPPED, Job

    def of(ticket: str, **fields: Any) -> Any:
        job = made("report", **fields)
        job.asked = {"ticket": ticket}
        job.seal = job.sealed()
        job.save()
        return job

    back, stopped = of("rút"), of("dừng")
    cut = of("cắt", pid=NOBODY, began="x", alive_until=timezone.now() - ASLEEP)
    assert cancelled(back)
    ended(stopped, STOPPED, "không được")
    assert looked_at(cut).state == "cut"
    for job in (back, stopped, cut):
        Job.objects.filter(pk=job.pk).update(state="waiting")
        with pytest.raises(WrongUse, match="không làm lại"), done_once(job.asked, "danh-gia"):
            raise AssertionError("done all the same")


@pytest.fixture
def sleeper() -> Iterator[Callable[..., Any]]:
    """Start a process that does nothing for long and says that it does a job."""
    children = []

    def start(job: Any, **environment: str) -> Any:
        from desk.web.jobs.jobs import WORKER

        command = [sys.executable, "-c", "import time; time.sleep(600)", WORKER, str(job.pk), "1"]
        child = Popen(command, env={**os.environ, **environment})
        children.append(child)
        type(job).objects.filter(pk=job.pk).update(**own_process(child.pid))
        return child

    yield start
    for child in children:
        child.kill()
        child.wait()


def test_no_process_is_ended_for_a_row_that_names_it(sleeper: Any, started: Any) -> None:
    """One of another job, and one of another workspace's desk: someone wrote their numbers there."""
    from desk.web.jobs.jobs import cancelled

    job, other = made(), made("verify")
    children = [sleeper(job, LANHMANH_WORKSPACE="/khác"), sleeper(other)]
    for child in children:
        type(job).objects.filter(pk=job.pk).update(state="running", **own_process(child.pid))
        assert cancelled(job)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=0.2)


def test_who_asked_for_work_stops_it_and_nobody_else(sleeper: Any, started: Any, signed_in: SignedIn) -> None:
    from desk.web.jobs.jobs import ended, looked_at
    from desk.web.jobs.models import DONE

    first = made()
    child = sleeper(first)
    second = made(state="waiting", attempt=0, alive_until=None)
    url = f"/viec/{first.pk}/dung/"
    assert signed_in("chinh-sach").post(url).status_code == 404
    browser = signed_in("danh-gia")
    assert f'action="{url}"' in browser.get(f"/viec/{first.pk}/").content.decode()
    assert browser.post(url).status_code == 302
    assert child.wait(timeout=PATIENCE) != 0
    ended(first, DONE, "xong")  # a process that did not hear of it changes nothing
    assert looked_at(first).state == "cancelled"
    assert "Đã dừng theo yêu cầu" in browser.get(f"/viec/{first.pk}/").content.decode()
    assert started == [(second.pk, 1)]  # the next has its turn
    assert browser.post(url).status_code == 302  # once more changes nothing
    assert looked_at(first).state == "cancelled"
