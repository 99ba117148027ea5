"""Taking back what one has just put on record about a lead: for ten minutes, by oneself, and that too is on
record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from desk.base.faults import Stop, WrongUse
from desk.base.language import gettext_noop
from desk.leads.acts import ACTS, check_none_waits
from desk.leads.agreed_leads import ActedOn, restored_changes, tie_of
from desk.leads.decisions import entries_in, held, kept, logs_in, standing
from desk.leads.lead_words import STATES, said
from desk.leads.log_names import TIES
from desk.runs.run import Run

FOR = timedelta(minutes=10)
OTHERS = {
    "innocent": gettext_noop("gỡ liên hệ"),
    "restored": gettext_noop("khôi phục liên hệ"),
    "note": gettext_noop("ghi chú"),
}
SAME: Mapping[str, Sequence[str]] = {act.log: act.undo for act in ACTS if act.undo}
"""What an entry of each log is about: only the last word about it is taken back."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A record that may still be taken back: `what` is a state of a lead, `innocent` or `note`; `until` in
    UTC."""

    log: str
    n: int
    lead: str
    what: str
    reason: str
    until: datetime

    @property
    def words(self) -> str:
        return f"{self.lead}, {what_words(self.what)}"


def what_words(what: str) -> str:
    """Say what was put on record about a lead: its state, a tie struck or restored, a note."""
    return said({**STATES, **OTHERS}, what)


def recent(run: Run, by: str, now: datetime, since: str = "") -> tuple[Recent, ...]:
    """Return what a person may still take back, newest first; `now` with its time zone. `since`: the moment
    at which the name came to this person, in UTC; what it said until then was another's."""
    logs = logs_in(run, SAME)
    found = [one for log, entries in logs.items() for one in _recent_in(log, entries, by, now, since)]
    return tuple(sorted(found, key=lambda one: (one.until, one.n), reverse=True))


def taken_back(run: Run, log: str, n: int, by: str, now: datetime, since: str = "") -> Recent:
    """Put on record that the nth record of a log is taken back; raise Stop where that is too late, or
    another's."""
    if log not in SAME:
        raise _too_late()
    with held(run, log):
        entries = entries_in(run, log)
        back = next((r for r in _recent_in(log, entries, by, now, since) if r.n == n), None)
        if back is None:
            raise _too_late()
        at, undone = ActedOn(run, now.date()), next(e for e in entries if e["n"] == n)
        if log == TIES and (what := _unmade(at, undone)):
            raise WrongUse(
                "Hoàn tác thì đổi %(what)s. Một mình không làm được: khôi phục liên hệ ấy, người thứ hai đồng"
                " ý.",
                what=what,
            )
        check_none_waits(at, log, undone)
        entry = {
            "undoes": n,
            "lead": back.lead,
            "reason": back.reason,
            "by": by,
            "on": now.date().isoformat(),
            "run": run.id,
        }
        kept(run, log, entry)
    return back


def _unmade(at: ActedOn, entry: Mapping[str, Any]) -> str:
    """Say what two persons agreed to that giving a tie back would change."""
    ties = (tie_of(asdict(tie.decision)) for tie in at.queue.ties)
    return restored_changes(at, {"tie": tie_of(entry)}) if tie_of(entry) in ties else ""


def _too_late() -> Stop:
    return WrongUse(
        "Chỉ hoàn tác được việc của chính mình, trong mười phút, khi chưa có quyết định nào sau đó. Ghi một"
        " quyết định mới."
    )


def _recent_in(
    log: str, found: Sequence[Mapping[str, Any]], by: str, now: datetime, since: str
) -> Iterator[Recent]:
    entries = standing(found)
    last = {_about(log, entry): entry["n"] for entry in entries}
    for entry in entries:
        until = _until(entry)
        mine = entry.get("by") == by and "proposal" not in entry and last[_about(log, entry)] == entry["n"]
        what = str(entry.get("state") or entry.get("decision") or "note")
        if mine and until is not None and now <= until and entry["at"] > since and what != "restored":
            yield Recent(
                log, entry["n"], str(entry.get("lead", "")), what, str(entry.get("reason", "")), until
            )


def _about(log: str, entry: Mapping[str, Any]) -> str:
    return repr([entry.get(name) for name in SAME[log]])


def _until(entry: Mapping[str, Any]) -> datetime | None:
    at = entry.get("at")
    return datetime.fromisoformat(at) + FOR if at else None
