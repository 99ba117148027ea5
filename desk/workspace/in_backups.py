"""What backups still hold of what is erased: named, never changed (decisions/keeping-backups.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.workspace.folder import Workspace
from desk.workspace.logs import faults_told
from desk.workspace.restoring import looked_into
from facts.archive.erasing import rows_with
from facts.archive.store import Store
from facts.faults import WorkspaceFault
from facts.vault.vault import Vault, open_vault

Count = Callable[[Store, Vault | None], tuple[int, int]]  # rows and values of what is looked for


@dataclass(frozen=True, slots=True)
class InBackup:
    """A backup: its hash, the rows and values it holds of what is looked for (None: no key here)."""

    path: Path
    sha256: str
    rows: int
    values: int | None

    @property
    def holds(self) -> bool:
        return self.rows > 0 or self.values != 0

    @property
    def told(self) -> tuple[str, ...]:
        """Return what a record says of it."""
        return self.path.name, self.sha256, str(self.rows), "?" if self.values is None else str(self.values)


def backups_with(paths: Iterable[Path], key: Path, count: Count) -> tuple[InBackup, ...]:
    """Look into backups. Raise Stop where one can't be read."""
    return tuple(_looked(path, key, count) for path in paths)


def of_party(party: str, places: Sequence[str]) -> Count:
    """Return what counts the rows and values of a party."""

    def count(store: Store, vault: Vault | None) -> tuple[int, int]:
        held = vault.holding(places, vault.imports()) if vault else {}
        return rows_with(store, party), sum(held.values())

    return count


def _looked(path: Path, key: Path, count: Count) -> InBackup:
    with looked_into(path) as (inside, sha256), faults_told():
        vault = _vault(inside, key)
        rows, values = count(Store(inside.archive), vault)
    return InBackup(path, sha256, rows, values if vault else None)


def _vault(inside: Workspace, key: Path) -> Vault | None:
    try:
        return open_vault(inside.vault, key, workspace=inside.id)
    except WorkspaceFault:
        return None
