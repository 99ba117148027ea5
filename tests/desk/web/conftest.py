"""The desk over the example, with an invented person of each role."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("django", reason="the web part is not installed")

from desk.runs.running import run_made
from desk.web.serving import prepared
from desk.workspace.folder import Workspace, opened
from engine.evaluation.year_columns import Pace

SignedIn = Callable[..., Any]


@pytest.fixture(scope="session")
def desk(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of the desk's own, key and heads of logs with it, with 2020 run, behind Django in this process."""
    folder = tmp_path_factory.mktemp("desk") / "own"
    shutil.copytree(example_workspace.folder.parent, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "test.key"))
        run_made(opened(folder / "workspace"), 2020, None, Pace(), lambda done, total: None)
        prepared(folder / "workspace", demo=True)
    return opened(folder / "workspace")


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
            backend = "django.contrib.auth.backends.ModelBackend"
            found.force_login(Account.objects.get(username=username), backend=backend)
        return found

    return client
