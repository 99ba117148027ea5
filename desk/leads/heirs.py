"""A lead that is no more: what was decided about it, and which leads hold its parties now."""

from __future__ import annotations

from dataclasses import dataclass

from desk.leads.decisions import logs_in, standing
from desk.leads.leads import Queue
from desk.leads.log_names import DECISIONS, TIES
from engine.links.review import Reviewed, members_of


@dataclass(frozen=True, slots=True)
class WordOnLead:
    """One word about a lead: its state, or `innocent`, `restored` of a tie."""

    what: str
    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeadGone:
    id: str
    said: tuple[WordOnLead, ...]
    heirs: tuple[Reviewed, ...]


def gone(queue: Queue, lead: str) -> LeadGone:
    """Return what stands on record of a lead that the run does not have; nothing of one nobody decided on."""
    logs = logs_in(queue.run, (DECISIONS, TIES)).values()
    mine = [entry for entries in logs for entry in standing(entries) if entry.get("lead") == lead]
    members = {member for entry in mine for member in entry.get("members", ())}
    said = (WordOnLead(str(e.get("state") or e["decision"]), e["by"], e["on"], e["reason"]) for e in mine)
    heirs = (one for one in queue.leads if members & set(members_of(one.lead)))
    return LeadGone(lead, tuple(sorted(said, key=lambda one: one.on)), tuple(heirs))
