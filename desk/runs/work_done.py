"""What was done of the work that follows from a year: by what record, when, who says so; in a sealed log of
the workspace.

Work is the same piece of work whatever run told of it: runs come and go, the inspection report stays.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """One piece of work: `due` (ISO) only where its day comes from a record or the plan, and so tells two of
    them apart."""

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
    """Return all work that is done, by the last word on each."""
    found: dict[Work, Done] = {}
    for entry in log_of(workspace, LOG).entries():
        work = _work(entry)
        if entry["kind"] == DONE:
            found[work] = Done(date.fromisoformat(entry["done_on"]), entry["record"], entry["by"])
        else:
            found.pop(work, None)
    return found


def work_done(workspace: Workspace, work: Work, record: str, on: date, by: str, today: date) -> None:
    """Put on record that work was done; raises Stop without a document or for a day to come, and where it is
    done already."""
    if not record.strip():
        raise WrongUse(
            "Cần ghi số văn bản, biên bản cho thấy việc đã làm. Chưa có gì được ghi.",
            "Give the document or minutes that show it was done. Nothing was recorded.",
        )
    if on > today:
        raise WrongUse("Ngày làm xong chưa đến.", "The day it was done is yet to come.")
    _added(
        workspace,
        work,
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
    """Put on record that work is not done after all; raises Stop without a reason, and where it is not
    done."""
    if not reason.strip():
        raise WrongUse("Cần ghi lý do mở lại.", "Say why it is opened again.")
    _added(
        workspace,
        work,
        {"kind": REOPENED, "reason": " ".join(reason.split()), "by": by, "on": today.isoformat()},
        True,
    )


def _added(workspace: Workspace, work: Work, said: Entry, was_done: bool) -> None:
    """Add a record, unless another person's came first."""
    swept_if_free(workspace)
    log = log_of(workspace, LOG)
    with log.alone():
        before = done_in(workspace).get(work)
        if (before is not None) != was_done:
            who, what = (before.by, before.record) if before else ("–", "–")
            raise WrongUse(
                f"{who} đã ghi việc này xong theo {what}." if before else "Việc này chưa được ghi là xong.",
                f"{who} has put it on record as done by {what}."
                if before
                else "It is not on record as done.",
            )
        log.add({**asdict(work), "about": list(work.about), **said})


def _work(entry: Entry) -> Work:
    return Work(entry["rule"], tuple(entry["about"]), entry["period"], entry["due"])
