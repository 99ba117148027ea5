"""What people decided about leads, kept in the workspace: append-only, sealed, each line with author, day and
reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from desk.base.acts import reason_given
from desk.base.chained_log import Log, account
from desk.base.faults import WrongUse
from desk.base.roles import INVESTIGATOR
from desk.leads.log_names import ASSIGNED, DECISIONS, OBSERVED, SAME, TIES, VALUES
from desk.runs.run import Run
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS, folder_of, heads_of, log_of
from desk.workspace.rights import RIGHTS, rights_of
from desk.workspace.sweeping import swept_if_free
from engine.links.innocent_ties import INNOCENT, STRIKABLE, TieDecision
from engine.links.notes import GradedNote
from engine.links.review import Decision, Reviewed


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
    if name == ACCESS and ("names_of" in entry or "looked_for" in entry):
        reason_given(str(entry.get("reason") or ""))  # nobody looks at a name for "."
    workspace = opened(run.workspace)
    swept_if_free(workspace)
    return log_of(workspace, name).add(entry, same)


def lead_decisions_in(run: Run) -> list[Decision]:
    entries = [e for e in standing(entries_in(run, DECISIONS)) if "lead" in e]
    return [Decision(**_fields(e, Decision), checked=str(e.get("own_words", ""))) for e in entries]


def tie_decisions_in(run: Run) -> list[TieDecision]:
    return [TieDecision(**_fields(e, TieDecision)) for e in standing(entries_in(run, TIES)) if "members" in e]


def values_in(run: Run) -> dict[tuple[str, str], str]:
    """Return what was decided last about each identifier: `generic` or `connects`."""
    return {(e["kind"], e["value"]): str(e["decision"]) for e in entries_in(run, VALUES) if "value" in e}


def same_in(run: Run) -> dict[tuple[str, str], bool]:
    """Return what was decided last about each pair of records: one person, or two."""
    return {(str(e["a"]), str(e["b"])): bool(e["same"]) for e in entries_in(run, SAME) if "same" in e}


def notes_in(run: Run) -> tuple[GradedNote, ...]:
    entries = [_fields(_noted(e), GradedNote) for e in standing(entries_in(run, OBSERVED)) if "grade" in e]
    return tuple(GradedNote(**{**e, "seen": date.fromisoformat(e["seen"])}) for e in entries)


def _noted(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a note as its noter's: who agreed to it saw nothing of it, and makes no second source."""
    return {**entry, "by": entry["by"].partition(", ")[0]}


def _fields(entry: Mapping[str, Any], shape: Any) -> dict[str, Any]:
    names = shape.__dataclass_fields__
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k in names}


def tie_struck(
    found: Reviewed, nth: int, reason: str, by: str | None, today: date, until: date
) -> TieDecision:
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


def investigators(run: Run) -> tuple[str, ...]:
    rights = rights_of(log_of(opened(run.workspace), RIGHTS).entries())
    accounts = (one for one in rights.accounts.values() if one.active and one.role == INVESTIGATOR)
    return tuple(sorted(one.username for one in accounts))


def check_investigator(run: Run, username: str) -> None:
    """Raise WrongUse if no account that verifies has this name."""
    have = investigators(run)
    if username not in have:
        raise WrongUse(
            "Không có tài khoản xác minh nào tên '%(username)s'. Có: %(have)s.",
            field="to",
            username=username,
            have=", ".join(have) or "–",
        )


def assigned_in(run: Run) -> Mapping[str, str]:
    return {str(entry["lead"]): str(entry["to"]) for entry in standing(entries_in(run, ASSIGNED))}
