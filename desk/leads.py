"""The leads of a run, with what people decided about them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.chained_log import appended, entries_of
from desk.faults import STORE, WRONG_USE, Stop
from desk.link_tables import findings_at
from desk.runs import Run, inputs_of, scored_period
from desk.store import Stored
from engine.links.leads import Findings
from engine.links.review import Decision, Reviewed, reviewed, rows_of
from engine.rulebook.link_model import LinkRules
from engine.rulebook.names import nearest

DECISIONS, VALUES, ACCESS, SAME = "leads.jsonl", "identifiers.jsonl", "access.jsonl", "identity.jsonl"


@dataclass(frozen=True, slots=True)
class Queue:
    run: Run
    rules: LinkRules
    stored: Stored
    findings: Findings
    leads: tuple[Reviewed, ...]
    values: dict[tuple[str, str], str]  # identifiers a person decided on: generic, connects


def queue_of(run: Run) -> Queue:
    """Return the leads of a run, computed from its own rules and records and today's decisions."""
    rules, archive = inputs_of(run)
    values = {
        (e["kind"], e["value"]): str(e["decision"]) for e in entries_of(log(run, VALUES)) if "kind" in e
    }
    period = scored_period(rules, run.manifest["year"])
    found = findings_at(archive.standing, rules, period, values, same_in(run))
    if found is None or rules.links is None:
        raise Stop(
            WRONG_USE,
            f"Lần chạy {run.id} dùng bộ quy tắc không có rules/links. Chép rules/links vào rồi chạy lại.",
            f"Run {run.id} was made with rules without rules/links. Copy them in and run again.",
        )
    decisions = [_decision(e) for e in entries_of(log(run, DECISIONS)) if "lead" in e]
    return Queue(run, rules.links, archive, found, reviewed(found.leads, decisions, rules.links), values)


def same_in(run: Run) -> dict[tuple[str, str], bool]:
    """Return what was decided last about each pair of records: one person, or two."""
    return {(str(e["a"]), str(e["b"])): bool(e["same"]) for e in entries_of(log(run, SAME)) if "same" in e}


def log(run: Run, name: str) -> Path:
    return run.workspace / "decisions" / name


def _decision(entry: dict[str, Any]) -> Decision:
    names = Decision.__dataclass_fields__
    told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k in names}
    return Decision(**told)


def lead_named(queue: Queue, name: str) -> Reviewed:
    """Return the lead with this id, or at this place in the queue."""
    by_id = {r.id: r for r in queue.leads} | {r.lead.id: r for r in queue.leads}
    if name in by_id:
        return by_id[name]
    if name.isdigit() and 1 <= int(name) <= len(queue.leads):
        return queue.leads[int(name) - 1]
    near = nearest(name, by_id)
    raise Stop(
        WRONG_USE,
        f"Lần chạy {queue.run.id} không có manh mối '{name}'." + (f" Có phải '{near}'?" if near else ""),
        f"Run {queue.run.id} has no lead '{name}'." + (f" Did you mean '{near}'?" if near else ""),
    )


def decided(queue: Queue, found: Reviewed, state: str, reason: str, by: str | None, today: date) -> None:
    """Keep what a person decided about a lead as it is now."""
    lead = found.lead
    decision = Decision(
        found.id, state, reason, by or user(), today.isoformat(), tuple(sorted({*lead.venues, *lead.recorded_as})), rows_of(lead),
        round(lead.bits, 3), lead.sources, lead.cases,
    )  # fmt: skip
    appended(log(queue.run, DECISIONS), asdict(decision) | {"run": queue.run.id})


def names_of(
    queue: Queue, ids: Iterable[str], lead: str, reason: str, by: str | None, now: str
) -> dict[str, str]:
    """Return names from the vault. The access is logged first: no name without a line in the log."""
    from desk.store import vault_of
    from desk.workspace import opened

    wanted = sorted(ids)
    appended(
        log(queue.run, ACCESS),
        {"at": now, "by": by or user(), "reason": reason, "lead": lead, "run": queue.run.id, "names_of": wanted},
    )  # fmt: skip
    vault = vault_of(opened(queue.run.workspace))
    hashes = [f.hash for f in reversed(queue.stored.ledger.files)]
    found = {id_: vault.reveal("party", (id_,), "name", hashes) for id_ in wanted}
    return {id_: name for id_, name in found.items() if name is not None}


def user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise Stop(
            STORE, "Không biết ai đang dùng máy; thêm --by TÊN.", "Unknown user; add --by NAME."
        ) from None


def value_decided(run: Run, text: str, decision: str, reason: str, by: str | None, today: date) -> None:
    """Keep what a person decided about an identifier: `connects` though common, or `generic` though rare."""
    kind, _, value = text.partition(":")
    if kind not in ("phone", "account", "plate", "address") or not value:
        raise Stop(
            WRONG_USE,
            f"Viết LOẠI:KHÓA, loại là phone, account, plate hoặc address; không phải '{text}'.",
            f"Write KIND:KEY, the kind phone, account, plate or address; not '{text}'.",
        )
    entry = {"kind": kind, "value": value, "decision": decision, "reason": reason}
    appended(log(run, VALUES), entry | {"by": by or user(), "on": today.isoformat()})


def exported(queue: Queue, found: Reviewed, referral: str | None, by: str | None, now: str) -> str:
    """Return a lead as GraphML; with a referral number under its real ids, which is put on record first."""
    from engine.links.graphml import graphml_of, pseudonyms

    names = pseudonyms(found.lead)
    if referral is not None:
        entry = {"at": now, "by": by or user(), "referral": referral, "lead": found.id, "run": queue.run.id}
        appended(log(queue.run, ACCESS), entry | {"ids_of": sorted(names)})
        names = {id_: id_ for id_ in names}
    return graphml_of(found.lead, names)
