"""What people decided about leads, kept in the workspace: append-only, sealed, each line with author, day and
reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from typing import Any

from desk.base.chained_log import Log, account
from desk.base.faults import WrongUse
from desk.base.reasons import reason_given
from desk.runs.run import Run
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS, folder_of, heads_of, log_of
from desk.workspace.sweeping import swept_if_free
from engine.links.innocent_ties import INNOCENT, RESTORED, STRIKABLE, TieDecision
from engine.links.notes import GradedNote
from engine.links.review import Decision, Reviewed, items_of, members_of

DECISIONS, VALUES = "leads.jsonl", "identifiers.jsonl"
SAME, TIES, NOTES = "identity.jsonl", "ties.jsonl", "lead_notes.jsonl"
OBSERVED, WATCHED = "observations.jsonl", "watched.jsonl"
TIE = ("kind", "value", "members")  # what tells one tie from another


def entries_in(run: Run, name: str) -> list[dict[str, Any]]:
    """Return what stands in a log of the run's workspace; raises Stop where it is not what it was."""
    return logs_in(run, (name,))[name]


def logs_in(run: Run, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what stands in several logs, each held against its head; the key is read once."""
    workspace = opened(run.workspace)
    heads = heads_of(workspace)
    return {name: Log(folder_of(workspace) / name, heads).entries() for name in names}


def standing(entries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the entries of a log that were not taken back, without those that say so."""
    undone = {entry["undoes"] for entry in entries if "undoes" in entry}
    return [entry for entry in entries if "undoes" not in entry and entry["n"] not in undone]


def held(run: Run, name: str) -> AbstractContextManager[None]:
    """Hold a log for a block that reads what stands and adds to it."""
    return log_of(opened(run.workspace), name).alone()


def kept(run: Run, name: str, entry: Mapping[str, Any], same: Sequence[str] = ()) -> Mapping[str, Any]:
    """Put an entry into a log of the run's workspace and return it as it stands there; with `same`, once (see
    `Log.add`)."""
    looks = name == ACCESS and ("names_of" in entry or "looked_for" in entry)
    if looks and not entry.get("referral"):  # a referral is a document: its number says why
        reason_given(str(entry.get("reason") or ""))  # nobody looks at a name for "."
    workspace = opened(run.workspace)
    swept_if_free(workspace)
    return log_of(workspace, name).add(entry, same)


def lead_decisions_in(run: Run) -> list[Decision]:
    return [Decision(**_fields(e, Decision)) for e in standing(entries_in(run, DECISIONS)) if "lead" in e]


def tie_decisions_in(run: Run) -> list[TieDecision]:
    return [TieDecision(**_fields(e, TieDecision)) for e in standing(entries_in(run, TIES)) if "members" in e]


def values_in(run: Run) -> dict[tuple[str, str], str]:
    """Return what was decided last about each identifier: `generic` or `connects`."""
    return {(e["kind"], e["value"]): str(e["decision"]) for e in entries_in(run, VALUES) if "value" in e}


def same_in(run: Run) -> dict[tuple[str, str], bool]:
    """Return what was decided last about each pair of records: one person, or two."""
    return {(str(e["a"]), str(e["b"])): bool(e["same"]) for e in entries_in(run, SAME) if "same" in e}


def notes_in(run: Run) -> tuple[GradedNote, ...]:
    """Return the graded notes that stand, in the order written."""
    entries = [_fields(e, GradedNote) for e in standing(entries_in(run, OBSERVED)) if "grade" in e]
    return tuple(GradedNote(**{**e, "seen": date.fromisoformat(e["seen"])}) for e in entries)


def _fields(entry: Mapping[str, Any], shape: Any) -> dict[str, Any]:
    names = shape.__dataclass_fields__
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k in names}


def lead_decided(
    run: Run, found: Reviewed, state: str, reason: str, by: str | None, today: date, proposal: str = ""
) -> None:
    """Keep what a person decided about a lead as it is now; `proposal` names what two persons agreed to, if
    they did."""
    lead = found.lead
    decision = Decision(
        found.id,
        state,
        reason,
        by or account(),
        today.isoformat(),
        members_of(lead),
        items_of(lead),
        round(lead.bits, 3),
        lead.sources,
        lead.cases,
    )
    agreed = {"proposal": proposal} if proposal else {}
    kept(run, DECISIONS, asdict(decision) | {"run": run.id} | agreed, same=("lead",))


def tie_struck(
    found: Reviewed, nth: int, reason: str, by: str | None, today: date, until: date
) -> TieDecision:
    """Return a person's word that the nth tie of a lead is innocent."""
    parts = [part for _, part in found.lead.parts]
    if not 1 <= nth <= len(parts):
        raise WrongUse(
            "%(id)s có %(parts)s dòng trong bảng Cách tính; không có dòng %(nth)s.",
            id=found.id,
            parts=len(parts),
            nth=nth,
        )
    part = parts[nth - 1]
    if part.unit.kind not in STRIKABLE or not part.rows:
        raise WrongUse(
            "Dòng %(nth)s là một việc đã xảy ra, không phải liên hệ giữa hai bên nên không gỡ được. Nếu cả"
            " manh mối là vô can: --state dismissed.",
            nth=nth,
        )
    return TieDecision(
        part.unit.kind,
        part.unit.value,
        part.members,
        INNOCENT,
        reason,
        by or account(),
        today.isoformat(),
        until.isoformat(),
    )


def tie_explained(run: Run, found: Reviewed, decision: TieDecision) -> None:
    """Keep a person's word about a tie of a lead."""
    kept(run, TIES, asdict(decision) | {"lead": found.id, "run": run.id}, same=TIE)


def tie_restored(run: Run, before: TieDecision, reason: str, by: str | None, today: date) -> None:
    """Keep a person's word that a tie is not innocent after all."""
    entry = asdict(before) | {
        "decision": RESTORED,
        "reason": reason,
        "by": by or account(),
        "on": today.isoformat(),
        "run": run.id,
    }
    kept(run, TIES, entry, same=TIE)


def value_decided(
    run: Run, kind: str, value: str, decision: str, reason: str, by: str | None, today: date
) -> None:
    """Keep what a person decided about an identifier: `connects` though common, or `generic` though rare."""
    entry = {"kind": kind, "value": value, "decision": decision, "reason": reason}
    said = entry | {"by": by or account(), "on": today.isoformat()}
    kept(run, VALUES, said, same=("kind", "value"))
