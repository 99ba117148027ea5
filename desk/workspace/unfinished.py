"""The mark of work that rewrites stored files: cut off, it must be finished before anything else."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_bytes
from desk.workspace.folder import Workspace
from desk.workspace.logs import heads_of, key_ready
from facts.parsed_json import parsed
from facts.seals import with_seal, without_seal

PURPOSE = "erasure under way"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An erasure, of a person or of what is past its time, or a replacement of the key.

    `stand_in` is the person's new code, or the mark of the erasure. `returns` and `vaults` are the imports it
    may change; `rows` and `values` how many it found. `past`: since when, kind, purposes and key of each
    record; `stand_ins`: the code of each party among them; `backups`: those that still hold it.
    """

    party: str
    stand_in: str
    returns: tuple[str, ...]
    vaults: tuple[str, ...] = ()
    rows: int = 0
    values: int = 0
    reason: str = ""
    by: str = ""
    secrets: int = 0  # of a replacement of the key, which names no one: how many there were before
    past: tuple[tuple[str, ...], ...] = ()
    stand_ins: tuple[tuple[str, ...], ...] = ()
    backups: tuple[tuple[str, ...], ...] = ()


def unfinished_in(workspace: Workspace) -> Unfinished | None:
    """Return the erasure that did not end. Raise Stop where the mark is not one this office left."""
    try:
        body, seal = without_seal(_path(workspace).read_bytes())
        heads = heads_of(workspace)
        if heads is not None and not heads.seals.accepts(PURPOSE, body, seal):
            raise ValueError(PURPOSE)  # forged, it would have anything erased, and put on record as decided
        told = parsed(body)
        lists = {name: tuple(told.get(name, ())) for name in ("returns", "vaults")}
        tables = {name: tuple(map(tuple, told.get(name, ()))) for name in ("past", "stand_ins", "backups")}
        return Unfinished(**{**told, **lists, **tables})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise Stop(
            STORE,
            "%(path)s (dấu của một việc xóa đang làm) bị hỏng, hoặc không do chương trình ghi. Nếu không có"
            " việc xóa nào đang dở, xóa tệp này; rồi: lanhmanh verify",
            path=_path(workspace),
        ) from error


def begin(workspace: Workspace, erasure: Unfinished) -> None:
    body = canonical_json(asdict(erasure)).rstrip("\n").encode()
    write_bytes(_path(workspace), with_seal(body, key_ready(workspace).seals.seal(PURPOSE, body)))


def end(workspace: Workspace) -> None:
    _path(workspace).unlink(missing_ok=True)


def refuse_while_erasing(workspace: Workspace) -> None:
    """Raise Stop where an erasure is under way: returns may stand aside, and figures would lack them."""
    found = unfinished_in(workspace)
    if found is not None and found.secrets:
        raise Stop(
            STORE,
            "Việc đổi khóa chưa xong, hoặc bị ngắt giữa chừng. Nếu lệnh đó đã dừng, chạy lại: lanhmanh"
            ' rotate-key --reason "…"',
        )
    if found is not None:
        what = f"erase {found.party}" if found.party else "retain"
        again = f'lanhmanh {what} --reason "…" --yes'
        raise Stop(
            STORE,
            "Việc xóa dữ liệu chưa xong, hoặc bị ngắt giữa chừng. Chờ lệnh đó chạy xong; nếu nó đã dừng,"
            " chạy lại: %(again)s",
            again=again,
        )


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "decisions" / "erasing.json"
