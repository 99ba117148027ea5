"""The mark of an erasure under way: one that was cut off must be finished before anything is read or added."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_text
from desk.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Whom an erasure is of, the code that stands in, and the returns that named the person before it began."""

    party: str
    stand_in: str
    returns: tuple[str, ...]


def unfinished_in(workspace: Workspace) -> Unfinished | None:
    """Return the erasure that was begun and did not end."""
    try:
        told = json.loads(_path(workspace).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return Unfinished(told["party"], told["stand_in"], tuple(told["returns"]))


def begin(workspace: Workspace, erasure: Unfinished) -> None:
    write_text(_path(workspace), canonical_json(asdict(erasure)))


def end(workspace: Workspace) -> None:
    _path(workspace).unlink(missing_ok=True)


def refuse_while_erasing(workspace: Workspace) -> None:
    """Raise Stop where an erasure is under way: returns may stand aside, and figures would lack them."""
    found = unfinished_in(workspace)
    if found is not None:
        again = f'lanhmanh erase {found.party} --reason "…" --yes'
        raise Stop(
            STORE,
            f"Việc xóa một người chưa xong, hoặc bị ngắt giữa chừng. Chờ lệnh đó chạy xong; nếu nó đã dừng, chạy lại: {again}",
            f"An erasure is under way, or was cut off. Wait until it ends; if it has stopped, run again: {again}",
        )


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "decisions" / "erasing.json"
