"""A workspace to import into, and the example imported once for all tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from facts.archive.door import ImportReport, import_returns
from facts.archive.ledger import Ledger, standing_of
from facts.archive.store import Store
from facts.archive.table_cache import read_standing
from facts.context import Context
from facts.standing import Standing
from facts.vault.secret import create_key
from facts.vault.vault import Vault, open_vault
from tests.facts import builders

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "an_bien"
EXAMPLE_LIST = EXAMPLE.with_name("so_den_an_bien.csv")  # of incoming documents


def said_by(standing: Standing) -> tuple[object, ...]:
    """Return all that stands, to be compared."""
    return (
        tuple(standing.deliveries),
        list(standing.registers.items()),
        {kind: events for kind, events in standing.events.items() if events},
        standing.set_aside,
    )


@dataclass(frozen=True)
class Workspace:
    """An archive, its vault, and the rules it is read by."""

    folder: Path
    context: Context
    key: Path

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def vault(self) -> Vault:
        return open_vault(self.folder / "vault", self.key)

    def take(self, *paths: Path, **options: Any) -> ImportReport:
        """Import returns."""
        options.setdefault("today", builders.TODAY)
        return import_returns(paths, self.archive, self.vault, self.context, **options)

    def read(self, as_of: date | None = None, only: Set[str] | None = None) -> tuple[Standing, Ledger]:
        """Return what stands as derived; what is kept of it beside the archive must say the same."""
        store = Store(self.archive)
        standing, ledger = standing_of(store.filings(store.counting(as_of, only)), self.context)
        for _ in ("derived and kept", "read again"):
            kept = read_standing(store, self.folder / "standing", as_of, self.context, only)
            assert kept.files == ledger.files
            assert said_by(kept.standing) == said_by(standing)
        return standing, ledger

    def take_return(
        self, forms: Mapping[str, Sequence[builders.Row]], name: str, **cover: Any
    ) -> ImportReport:
        """Write a return and import it."""
        return self.take(builders.return_file(self.folder.parent / "sent" / name, forms, **cover))


def make_workspace(folder: Path, key: Path, context: Context) -> Workspace:
    folder.mkdir()
    if not key.exists():
        create_key(key)
    return Workspace(folder, context, key)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "work", tmp_path / "secret.key", builders.context())


@pytest.fixture(scope="session")
def example_context(truth: dict[str, Any]) -> Context:
    return builders.context(
        builders.rulebook(recognises=True, maxima={id_: Decimal(n) for id_, n in truth["maxima"].items()})
    )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, example_context: Context) -> Workspace:
    """The example, imported. Tests only read it."""
    root = tmp_path_factory.mktemp("example")
    made = make_workspace(root / "work", root / "secret.key", example_context)
    report = made.take(EXAMPLE, incoming=EXAMPLE_LIST)
    assert not report.faults
    return made


@pytest.fixture(scope="session")
def example_read(example: Workspace) -> tuple[Standing, Ledger]:
    return example.read()


@pytest.fixture(scope="session")
def standing(example_read: tuple[Standing, Ledger]) -> Standing:
    return example_read[0]


@pytest.fixture(scope="session")
def ledger(example_read: tuple[Standing, Ledger]) -> Ledger:
    return example_read[1]
