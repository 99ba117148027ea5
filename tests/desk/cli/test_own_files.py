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


def test_blank_returns_are_written_over_none_that_may_be_filled_in(
    office: Office, call: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "biểu"
    said = ("template", folder, "--period", "2020", "--workspace", office.made.folder)
    assert call(*said, "--unit", "30985")[0] == 0
    filled = sorted(folder.iterdir())
    for path in filled:
        path.write_bytes(b"da dien")
    for units in (("--unit", "30985"), ("--unit", "30988", "--unit", "30985"), ()):
        code, _, why = call(*said, *units)
        assert code == 2
        assert "có thể đã điền: 30985" in " ".join(why.split())
    assert sorted(folder.iterdir()) == filled
    assert {path.read_bytes() for path in filled} == {b"da dien"}
    assert call(*said, "--unit", "30988")[0] == 0
    assert call(*said[:3], "2021", *said[4:], "--unit", "30985")[0] == 0


STORES = ("archive", "vault", "runs", "decisions", "desk", "damaged", "kept")


@pytest.mark.parametrize("store", STORES)
def test_nothing_new_is_written_where_a_workspace_keeps_what_is_its_own(
    store: str, office: Office, call: Call
) -> None:
    folder = office.made.folder / store / "đây"
    for verb in (
        ("paper", "to-trinh", folder, "2020"),
        ("template", folder, "--period", "2020"),
        ("report", folder),
        ("follow-up", "2020", "--calendar", folder / "a.ics"),
        ("leads", "export", "all", "--to", folder / "a.xlsx"),
        ("backup", folder / "a.tar.gz"),
    ):
        code, _, said = call(*verb, "--workspace", office.made.folder)
        assert code == 2
        assert "Chưa ghi gì" in " ".join(said.split())
    assert not folder.exists()


def test_a_workspace_is_made_in_no_other(office: Office, call: Call) -> None:
    inner = office.made.folder / "runs" / "trong"
    assert call("init", inner)[0] == 2
    assert call("init", office.made.folder / "trong")[0] == 2
    assert not inner.exists()
