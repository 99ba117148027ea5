"""No verb writes over the key, what lies beside it, or what a workspace holds, however its path was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.cli.conftest import Call
from tests.desk.conftest import Office

VERBS = (("follow-up", "2020", "--calendar"), ("coverage", "rules", "--write"), ("import",))


@pytest.mark.parametrize("verb", VERBS, ids=[verb[0] for verb in VERBS])
def test_the_key_and_what_a_workspace_holds_are_no_place_to_write(
    verb: tuple[str, ...], office: Office, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.send("a.xlsx", {})
    key, folder = office.made.key, office.made.folder
    (heads,) = key.parent.glob("*.heads")
    monkeypatch.chdir(key.parent)
    own = [
        key,
        Path(key.name),
        heads,
        folder / "workspace.json",
        *sorted((folder / "decisions").glob("*.jsonl")),
    ]
    before = [path.read_bytes() for path in own]
    for path in own:
        code, _, said = call(*verb, path)
        assert code == 2
        assert "Ghi tên khác, ở thư mục khác" in " ".join(said.split())
    assert [path.read_bytes() for path in own] == before
