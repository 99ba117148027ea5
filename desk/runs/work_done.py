"""What was done of the work that follows from a year, in a sealed log of the workspace.

Work is the same whatever run told of it: runs come and go, the inspection report stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from desk.base.chained_log import Entry
from desk.base.faults import WrongUse
from desk.runs.run import Run
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import log_of
from desk.workspace.sweeping import swept_if_free
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import ActionThen, FollowUpRule, Ref
from facts.periods import Period

LOG = "follow_up.jsonl"
DONE, REOPENED = "work_done", "work_reopened"


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work; `due` (ISO) only where its day comes from a record or the plan."""

    rule: str
    about: tuple[str, ...]
    period: str
    due: str


@dataclass(frozen=True, slots=True)
class Done:
    """That a piece of work was done: on which day, by which document or minutes, who put it on record."""

    on: date
    record: str
    by: str


def work_of(conclusion: Conclusion, rule: FollowUpRule, period: Period) -> Work:
    then = rule.then
    dated = isinstance(then, ActionThen) and (then.due is not None or isinstance(then.from_, Ref))
    due = conclusion.deadline.isoformat() if dated and conclusion.deadline else ""
    return Work(rule.id, conclusion.about, period.code, due)


def done_beside(run: Run) -> Mapping[Work, Done]:
    """Return all work that is done in a run's workspace; none for a run's folder that was sent alone."""
    there = (run.workspace / "workspace.json").is_file()
    return done_in(opened(run.workspace)) if there else {}


def done_in(workspace: Workspace) -> Mapping[Work, Done]:
    done: dict[Work, Done] = {}
    for entry in log_of(workspace, LOG).entries():
        work = _work(entry)
        if entry["kind"] == DONE:
            done[work] = Done(date.fromisoformat(entry["done_on"]), entry["record"], entry["by"])
        else:
            done.pop(work, None)
    return done


def work_done(
    workspace: Workspace, works: Sequence[Work], record: str, on: date, by: str, today: date
) -> None:
    """Record that work was done, by one document; raise Stop without one, for a day to come, if done."""
    if not record.strip():
        raise WrongUse(
            "Cần ghi số văn bản, biên bản cho thấy việc đã làm. Chưa có gì được ghi.", field="record"
        )
    if on > today:
        raise WrongUse("Ngày làm xong chưa đến.", field="on")
    _added(
        workspace,
        works,
        {
            "kind": DONE,
            "record": " ".join(record.split()),
            "done_on": on.isoformat(),
            "by": by,
            "on": today.isoformat(),
        },
        False,
    )


def work_reopened(workspace: Workspace, work: Work, reason: str, by: str, today: date) -> None:
    """Record that work is not done after all; raise Stop without a reason, or where it is not done."""
    if not reason.strip():
        raise WrongUse("Cần ghi lý do mở lại.")
    _added(
        workspace,
        [work],
        {"kind": REOPENED, "reason": " ".join(reason.split()), "by": by, "on": today.isoformat()},
        True,
    )


def _added(workspace: Workspace, works: Sequence[Work], entry: Entry, was_done: bool) -> None:
    """Add a record for each, unless another person's came first on one of them: then none."""
    swept_if_free(workspace)
    log = log_of(workspace, LOG)
    with log.alone():
        done = done_in(workspace)
        for work in works:
            before = done.get(work)
            if (before is not None) != was_done:
                raise _otherwise(before)
        for work in works:
            log.add({**asdict(work), "about": list(work.about), **entry})


def _otherwise(before: Done | None) -> WrongUse:
    if before is None:
        return WrongUse("Việc này chưa được ghi là xong.")
    return WrongUse("%(by)s đã ghi việc này xong theo %(record)s.", by=before.by, record=before.record)


def _work(entry: Entry) -> Work:
    return Work(entry["rule"], tuple(entry["about"]), entry["period"], entry["due"])
