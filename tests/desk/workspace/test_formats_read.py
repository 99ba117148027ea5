"""Which formats of a workspace, a run, a backup's list are read: those there were, and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import INPUT_UNREADABLE, STORE, Stop
from desk.runs import run, run_log
from desk.workspace import folder, restoring
from facts.durable_files import made_folder


def workspace(at: Path, told: dict[str, Any]) -> None:
    (at / "workspace.json").write_text(json.dumps({"id": "x", **told}), "utf-8")
    assert folder.opened(at).id == "x"


def one_run(at: Path, told: dict[str, Any]) -> None:
    forms: dict[str, Any] = {"year": 2020, "periods": [], "records": [], "rulebooks": []}
    forms |= {"rules": {}, "counts": {}, "files": {}}
    manifest = dict.fromkeys(run.MUST_SAY, "x") | forms | told
    (at / "manifest.json").write_text(
        json.dumps({k: v for k, v in manifest.items() if v is not None}), "utf-8"
    )
    assert run.opened_run(at).folder == at


def backup(at: Path, told: dict[str, Any]) -> None:
    path = at / "a.tar"
    path.write_bytes(b"x")
    listed = {"files": {"a": "b"}, "since": {"file": "earlier.tar", "sha256": "c"}, "workspace": "w", **told}
    found = restoring._manifest_in(path, json.dumps(listed).encode())
    assert (found.files, found.workspace) == ({"a": "b"}, "w")
    assert (found.since == ("earlier.tar", "c")) is (told["format"] == restoring.ADDING)


@pytest.mark.parametrize(
    ("read", "known", "unknown", "code"),
    [
        (workspace, [{}, {"format": 0}, {"format": 1}, {"format": 2}], [{"format": 3}, {"format": 9}], STORE),
        (
            one_run,
            [{"format": n} for n in range(1, run.RUN_FORMAT + 1)],
            [{"format": run.RUN_FORMAT + 1}, {"format": 99}],
            STORE,
        ),
        (
            backup,
            [{"format": 1}, {"format": 2}, {"format": 3}],
            [{}, {"format": 0}, {"format": 4}],
            INPUT_UNREADABLE,
        ),
    ],
)
def test_formats_there_were_are_read_and_no_other(
    tmp_path: Path, read: Callable[..., None], known: list[Any], unknown: list[Any], code: int
) -> None:
    made_folder(tmp_path)
    for told in known:
        read(tmp_path, told)
    for told in unknown:
        with pytest.raises(Stop) as stop:
            read(tmp_path, told)
        assert stop.value.code == code


def test_a_run_that_says_too_little_is_damaged(tmp_path: Path) -> None:
    for name in run.MUST_SAY:
        with pytest.raises(Stop, match="hỏng"):
            one_run(tmp_path, {"format": 1, name: None})


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (None, {}),
        (b"", {}),
        (b"[]", {}),
        (b"3", {}),
        (b"{}", {}),
        (b'{"heads": null}', {}),
        (b'{"heads": [1]}', {}),
        (b"\xff", {}),
        (b'{"heads": {"a.jsonl": "x"}}', {}),
        (b'{"heads": {"a.jsonl": {"count": 1, "seal": "x"}}}', {"a.jsonl": {"count": 1, "seal": "x"}}),
    ],
)
def test_where_logs_stood_is_read_of_a_run_that_says_so(
    tmp_path: Path, content: bytes | None, named: dict[str, Any]
) -> None:
    if content is not None:
        (tmp_path / run_log.SEAL).write_bytes(content)
    assert run_log.heads_named(tmp_path) == named


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '["id"]', "{}", '{"format": 2}'])
def test_a_workspace_whose_mark_is_damaged_says_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "workspace.json").write_text(content, "utf-8")
    with pytest.raises(Stop, match="Khôi phục tệp này từ bản sao lưu") as stop:
        folder.opened(tmp_path)
    assert stop.value.code == STORE
