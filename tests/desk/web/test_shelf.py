"""What pages compute of the workspace is computed once while nothing in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import Copied, SignedIn


@pytest.fixture
def own(desk: Workspace, copied: Copied, tmp_path: Path) -> Path:
    return copied(tmp_path / "own")[0]


def test_an_answer_is_computed_anew_after_a_return_a_decision_a_rule_or_a_run(own: Path) -> None:
    from desk.base.language import speaking
    from desk.web.shelf import cached_while_unchanged

    computed: list[int] = []

    @cached_while_unchanged(4)
    def answer(number: int) -> int:
        computed.append(number)
        return number

    def computes() -> bool:
        before = len(computed)
        assert answer(7) == 7
        return len(computed) > before

    run = next((own / "runs").glob("2020-*/manifest.json"))
    changed = (own / "decisions" / "decisions.jsonl", own / "rules" / "parameters.yaml", run)
    with override_settings(WORKSPACE=own):
        assert computes()
        assert not computes()
        for path in changed:
            path.write_bytes(path.read_bytes() + b"\n")
            assert computes(), path
            assert not computes()
        (own / "archive" / "return").mkdir()
        assert computes()
        with speaking("en"):
            assert computes()
        assert not computes()


def test_who_looked_at_names_computes_nothing_anew(own: Path) -> None:
    from desk.web.shelf import workspace, workspace_stamp

    with override_settings(WORKSPACE=own):
        before = workspace_stamp(workspace())
        (own / "decisions" / "access.jsonl").write_bytes(b"{}\n")
        assert workspace_stamp(workspace()) == before


def test_the_archive_is_listed_once_for_a_page(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.web import shelf

    listed: list[Path] = []
    really = shelf._listed
    monkeypatch.setattr(shelf, "_listed", lambda folder: listed.append(folder) or really(folder))
    browser, urls = signed_in("danh-gia"), ("/", "/bao-cao/2020/", "/ket-qua/2020/", "/co-so/2020/")
    for n, url in enumerate(urls, 1):
        assert browser.get(url).status_code == 200
        assert len(listed) == n
    shelf.years_told()
    shelf.years_told()
    assert len(listed) > n + 1  # outside of a page, each time
