"""What a blank return starts from: register rows sent last, and matters that are still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.base.typed import reason_given
from desk.workspace.folder import Workspace
from desk.workspace.lineage import in_units_of
from desk.workspace.logs import ACCESS, log_of
from desk.workspace.sweeping import swept_if_free
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import FileCount
from facts.forms.case_forms import SELLERS_CASES
from facts.forms.catalogue import FORMS, KINDS, PRINTED_MATTERS, PRINTED_REGISTERS
from facts.merging import into_units_of
from facts.periods import Period
from facts.standing import COMMUNE, Record, Standing, Value
from facts.vault.vault import Vault

ASKED_FOR = frozenset({"case"})  # given only with a reason


def known_rows(
    sent: Standing, rules: Rules, period: Period, units: Iterable[str], with_cases: bool = False
) -> dict[str, dict[str, tuple[Record, ...]]]:
    """Return by unit, then by form, the newest snapshot of its own registers, and its open matters.

    `sent` holds the records as sent. After a merger, what all predecessors told goes before what some told
    later.
    """
    into = into_units_of(rules.units, rules.calendar, period.end)
    standing = in_units_of(sent, rules, period)
    returned = {(kind, unit, p) for kind, unit, p in sent.registers}
    found: dict[str, dict[str, tuple[Record, ...]]] = {unit: {} for unit in units}
    for kind, unit, p in sorted(standing.registers, key=lambda place: _age(rules, place[2])):
        if kind in PRINTED_REGISTERS and unit in found:
            whole = all((kind, before, p) in returned for before in into.owing(p).get(unit, ()))
            if whole or KINDS[kind].form not in found[unit]:
                rows = standing.registers[kind, unit, p]
                found[unit][KINDS[kind].form] = tuple(row for row in rows if row.office == COMMUNE)
    for kind in PRINTED_MATTERS:
        if with_cases or kind not in ASKED_FOR:
            for unit, records in _open_matters(standing, kind, period).items():
                if unit in found:
                    found[unit][KINDS[kind].form] = tuple(records)
    return found


def _open_matters(standing: Standing, kind: str, period: Period) -> dict[str, list[Record]]:
    """Return by unit its own open matters of before the period's end; no cases of sellers of sex."""
    found: dict[str, list[Record]] = defaultdict(list)
    for event in standing.events.get(kind, ()):
        told = next((r for r in event.records if r.office == COMMUNE), None)
        if told is None or told.gone or told.values.get(str(KINDS[kind].open_until)) is not None:
            continue
        began = told.values["found_on"]
        if isinstance(began, date) and began <= period.end and told.values.get("type") not in SELLERS_CASES:
            found[told.unit].append(told)
    return found


def _age(rules: Rules, code: str) -> tuple[str, str]:
    period = rules.calendar.period(code)
    return (period.end.isoformat() if period else "", code)


def open_values(rows: Mapping[str, Sequence[Record]]) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows without what only the vault holds."""
    return {form: tuple(record.values for record in records) for form, records in rows.items()}


def revealed_values(
    rows: Mapping[str, Sequence[Record]], vault: Vault, files: Sequence[FileCount]
) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows with the numbers the vault keeps for them, as the same sender told last."""
    senders = {file.file: file.sender for file in files}
    by_sender: dict[Any, list[str]] = defaultdict(list)
    for file in reversed(files):
        by_sender[file.sender].append(file.hash)
    found: dict[str, tuple[Mapping[str, Value], ...]] = {}
    for form, records in rows.items():
        kind = FORMS[form]
        personal = [f.name for f in kind.fields.values() if f.personal and f.leaves_as != "never"]
        found[form] = tuple(
            {**r.values, **{n: vault.reveal(kind.name, r.key, n, newest_first) for n in personal}}
            for r in records
            for newest_first in (by_sender[senders[r.source.file]],)
        )
    return found


def looked(workspace: Workspace, by: str, reason: str, today: date, what: Mapping[str, Any]) -> None:
    """Put on record who takes what identifies someone or is restricted, and why; before it is taken."""
    swept_if_free(workspace)
    entry = {"on": today.isoformat(), "by": by, "reason": reason_given(reason), **what}
    log_of(workspace, ACCESS).add(entry)
