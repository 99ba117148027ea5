"""The leads of a run, kept beside the archive: who asks for the queue again waits for no leads to be found
anew.

    kept/leads/<key>        leads, groups worth noticing, near misses, generic identifiers, series of cases
    kept/leads/<key>-said   what the records say: read by who asks for it

The key is over all that leads rest on: the run, its returns as they lie in the archive, what people decided
of identifiers, identities and ties, which of that is in force on the day, their notes, and the program's own
source. What people decided about the leads themselves is no part of it: that is read each time. No name is in
it, but ids and keyed hashes; erasing a person deletes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from desk.leads.decisions import notes_in, same_in, tie_decisions_in, values_in
from desk.runs.run import Run
from desk.runs.run_inputs import archive_of_run
from desk.workspace.decisions import refuse_while_erasing
from desk.workspace.folder import opened
from desk.workspace.kept_values import KeptValues, value_in
from desk.workspace.logs import seals_of
from engine.links.innocent_ties import Explained, TieDecision, explained_by
from engine.links.leads import Findings
from engine.links.notes import GradedNote
from engine.links.statements import Said
from engine.rulebook.kinds.links import LinkRules
from facts.faults import WorkspaceFault
from facts.source import source_hash

MOST = 16  # files: those of the eight latest queues
_MODULES = ("engine.links.",)


@dataclass(frozen=True, slots=True)
class DecidedForLeads:
    """What people said that leads rest on, as it counts on a day."""

    values: dict[tuple[str, str], str]  # identifiers: generic, connects
    same: Mapping[tuple[str, str], bool]  # pairs of records: one person, or two
    ties: tuple[Explained, ...]
    notes: tuple[GradedNote, ...]


def decided_on(
    run: Run,
    rules: LinkRules,
    day: date,
    and_: Sequence[TieDecision],
    same: Mapping[tuple[str, str], bool],
    values: Mapping[tuple[str, str], str],
    notes: tuple[GradedNote, ...] | None = None,
) -> DecidedForLeads:
    """Return what stands in the logs of the run's workspace; the last four are decisions not taken yet, and
    what would be noted instead."""
    ties = explained_by([*tie_decisions_in(run), *and_], rules, day)
    return DecidedForLeads(
        {**values_in(run), **values},
        {**same_in(run), **same},
        ties,
        notes_in(run) if notes is None else notes,
    )


def findings_kept(run: Run, decided: DecidedForLeads, find: Callable[[], Findings]) -> Findings:
    """Return the findings of a run as kept, else as found now; then they are kept."""
    workspace = opened(run.workspace)
    refuse_while_erasing(workspace)
    seals, key = seals_of(workspace), _key(run, decided)
    if seals is None or key is None:
        return find()
    kept = KeptValues(workspace.kept / "leads", "leads", seals, MOST)
    content = kept.content(key)
    parts = None if content is None else value_in(content, _MODULES)
    if parts is not None:
        anew = cache(find)
        leads, noticed, misses, generic, series = parts
        return Findings(
            leads,
            noticed,
            misses,
            generic,
            series,
            cache(lambda: _said(kept, key) or anew().said),
            lambda: anew().found_in(),
        )
    found = find()
    if key == _key(run, decided):  # nothing was erased meanwhile
        kept.keep(f"{key}-said", found.said)
        kept.keep(key, (found.leads, found.noticed, tuple(found.misses), found.generic, found.series))
    return found


def _said(kept: KeptValues, key: str) -> Said | None:
    content = kept.content(f"{key}-said")
    found: Said | None = None if content is None else value_in(content, _MODULES)
    return found


def _key(run: Run, decided: DecidedForLeads) -> str | None:
    """Return what changes when anything does that leads rest on; None where a return is not as it was stored:
    who reads it says so."""
    digest = hashlib.sha256(
        source_hash("engine", "facts", "desk.leads", "desk.runs", "desk.workspace").encode()
    )
    told = (sorted(decided.values.items()), sorted(decided.same.items()), decided.ties, decided.notes)
    digest.update(repr((run.id, told)).encode())
    digest.update((run.folder / "manifest.json").read_bytes())
    try:
        store = archive_of_run(run)
        for hash_ in sorted(store.counting(None, frozenset(run.manifest["records"]))):
            digest.update(store.signature(hash_))
    except WorkspaceFault:
        return None
    return digest.hexdigest()
