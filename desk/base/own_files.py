"""Where no verb writes what an officer takes away: over the key and what lies beside it, among what a
workspace holds, over forms that somebody may have filled in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from desk.base.faults import WrongUse

WORKSPACE, LIST = "workspace.json", "workspaces.json"
STORES = ("archive", "vault", "runs", "decisions", "desk", "damaged", "kept")
BESIDE = (".heads", ".web-secret")  # endings of what lies beside a key


def refuse_own_file(path: Path) -> None:
    """Raise WrongUse if a path is that of a key or of a file beside it, or lies where a workspace keeps its
    own."""
    place = path.resolve()
    around = [folder for folder in place.parents if (folder / WORKSPACE).is_file()]
    if any(
        place == workspace / WORKSPACE or place.relative_to(workspace).parts[0] in STORES
        for workspace in around
    ):
        raise WrongUse(
            "%(path)s ở chỗ chương trình giữ dữ liệu của không gian làm việc: ghi đè lên là mất, ghi thêm thì"
            " verify coi là vật lạ. Ghi tên khác, ở thư mục khác. Chưa ghi gì.",
            path=path,
        )
    if not path.is_file():
        return
    if _is_key(path) or _is_key(place) or place.name == LIST or place.suffix in BESIDE:
        raise WrongUse(
            "%(path)s là tệp khóa, hoặc tệp nằm cạnh khóa; ghi đè lên khóa là mất tên. Ghi tên khác, ở thư"
            " mục khác. Chưa ghi gì.",
            path=path,
        )


def refuse_filled_in(folder: Path, there: Iterable[Path]) -> None:
    """Raise WrongUse if forms that would be written are in a folder already."""
    names = sorted(path.name for path in there if path.exists())
    if names:
        raise WrongUse(
            "%(folder)s đã có biểu, phiếu có thể đã điền: %(names)s. Chưa ghi gì. Xuất vào thư mục khác, hoặc"
            " chuyển các tệp ấy đi nơi khác trước.",
            folder=folder,
            names=", ".join(names[:3]) + (", …" if len(names) > 3 else ""),
        )


def _is_key(path: Path) -> bool:
    chosen = os.environ.get("LANHMANH_KEY")
    own = bool(chosen) and path == Path(str(chosen)).expanduser()
    return own or any(beside.name.startswith(f"{path.name}.") for beside in path.parent.glob("*.heads"))
