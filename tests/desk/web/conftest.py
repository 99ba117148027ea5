"""The desk over the example, with an invented person of each role."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("django", reason="the web part is not installed")

from desk.runs.running import run_made
from desk.web.serving import prepared
from desk.workspace.folder import Workspace, opened
from scenarios.steps.twins import twin
from tests.desk.conftest import forget_leads
from tests.ready import quick_passwords

SignedIn = Callable[..., Any]
Copied = Callable[[Path], tuple[Path, Path]]


@pytest.fixture(scope="session")
def desk(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of the desk's own, key and heads of logs with it, with 2020 run, behind Django in this
    process."""
    quick_passwords()
    folder = tmp_path_factory.mktemp("desk") / "own"
    shutil.copytree(example_workspace.folder.parent, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "test.key"))
        run_made(opened(folder / "workspace"), 2020, None, lambda done, total: None)
        prepared(folder / "workspace", demo=True)
    return opened(folder / "workspace")


def read_elsewhere(path: Path) -> bytes:
    """Return what a file holds, read by another process: whoever reads the desk's database in this one drops
    its locks, and the next program to open it takes its write-ahead log away."""
    return subprocess.run(["cat", path], capture_output=True, check=True).stdout


@pytest.fixture
def nothing_noted(desk: Workspace) -> Iterator[None]:
    """The desk is shared: what was decided, noted and proposed on leads is forgotten before and after; looks
    at names stay on record."""
    _forget(desk.folder)
    yield
    _forget(desk.folder)


def _forget(folder: Path) -> None:
    from desk.web.leads import reading
    from desk.web.proposals.deciding import settled
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()
    settled()  # on record, too: a lead that is proposed can't be changed by one person
    forget_leads(folder, "access.jsonl")
    for read in (reading._found, reading._reviewed):  # they go by the sizes of logs, which only grow but here
        read.cache_clear()


@pytest.fixture(scope="session")
def copied(desk: Workspace) -> Callable[[Path], tuple[Path, Path]]:
    """Copy the desk's workspace to a folder, with its run and without what was decided, and return it and its
    key.

    A server of its own may then run over the copy.
    """

    def made(to: Path) -> tuple[Path, Path]:
        key = desk.folder.parent / "khoa" / "test.key"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LANHMANH_KEY", str(key))
            twin(desk.folder, to)
            shutil.rmtree(to / "desk")
            forget_leads(to)
        return to, key

    return made


@pytest.fixture(autouse=True)
def _key(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(desk.folder.parent / "khoa" / "test.key"))


@pytest.fixture
def signed_in(desk: Workspace) -> SignedIn:
    """Return a browser without a screen, signed in as one of the example's people."""
    from django.test import Client

    from desk.web.accounts.models import Account

    def client(username: str | None, **options: Any) -> Any:
        found = Client(SERVER_NAME="localhost", **options)
        if username is not None:
            backend = "desk.web.accounts.record.RecordedAccounts"
            found.force_login(Account.objects.get(username=username), backend=backend)
        return found

    return client
