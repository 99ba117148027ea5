"""The register rows a commune sent last: what a blank return starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desk.chain import Chain
from desk.workspace import Workspace
from engine.rulebook.model import Rules
from facts.archive.ledger import Ledger
from facts.forms.catalogue import FORMS, KINDS
from facts.standing import Record, Standing, Value
from facts.vault.vault import Vault

PREFILLED = ("unit", "venue")


def known_rows(standing: Standing, rules: Rules, unit: str) -> dict[str, tuple[Record, ...]]:
    """Return the newest snapshot of a unit's own registers, by form."""
    found = {}
    for kind in PREFILLED:
        periods = [p for k, u, p in standing.registers if k == kind and u == unit]
        newest = max(periods, key=lambda code: _age(rules, code), default=None)
        if newest is not None:
            found[KINDS[kind].form] = standing.registers[kind, unit, newest]
    return found


def _age(rules: Rules, code: str) -> tuple[str, str]:
    period = rules.calendar.period(code)
    return (period.end.isoformat() if period else "", code)


def open_values(rows: Mapping[str, Sequence[Record]]) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows without what only the vault holds."""
    return {form: tuple(record.values for record in records) for form, records in rows.items()}


def revealed_values(
    rows: Mapping[str, Sequence[Record]], vault: Vault, ledger: Ledger
) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows with the numbers the vault keeps for them, as told last."""
    newest_first = [file.hash for file in reversed(ledger.files)]
    found: dict[str, tuple[Mapping[str, Value], ...]] = {}
    for form, records in rows.items():
        kind = FORMS[form]
        personal = [f.name for f in kind.fields.values() if f.personal and f.leaves_as != "never"]
        found[form] = tuple(
            {**r.values, **{n: vault.reveal(kind.name, r.key, n, newest_first) for n in personal}}
            for r in records
        )
    return found


def access_log(workspace: Workspace) -> Chain:
    """Return the record of who looked at what identifies someone, and why."""
    return Chain(workspace.folder / "decisions" / "access")
