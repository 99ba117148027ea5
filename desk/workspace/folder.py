"""A workspace: `archive/ vault/ runs/ decisions/ rules/`, with its key kept elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, WRONG_USE, Stop, no_workspace
from desk.base.files import canonical_json, write_text
from desk.workspace.rule_files import SHIPPED

FORMAT = 1
FOLDERS = ("archive", "vault", "runs", "decisions")


@dataclass(frozen=True, slots=True)
class Workspace:
    folder: Path
    id: str

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def standing(self) -> Path:
        """What stands in the archive, as tables: derived, and made again where it is missing."""
        return self.folder / "standing"

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    @property
    def key(self) -> Path:
        """The vault's key: outside the workspace, so that a copy of the folder gives no name away."""
        chosen = os.environ.get("LANHMANH_KEY")
        if chosen:
            return Path(chosen).expanduser()
        base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
        return Path(base).expanduser() / "lanhmanh" / f"{self.id}.key"


def created(folder: Path) -> Workspace:
    """Make a workspace with a copy of the shipped rules; an existing one is left as it is."""
    if (folder / "workspace.json").exists():
        return opened(folder)
    if folder.exists() and not _half_made(folder):
        raise Stop(
            WRONG_USE,
            f"{folder} đã có nội dung khác. Chọn một thư mục trống.",
            f"{folder} already holds something else. Choose an empty folder.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        shutil.copytree(
            SHIPPED,
            folder / "rules",
            ignore=shutil.ignore_patterns("README.md", "schema"),
            dirs_exist_ok=True,
        )
        id_ = uuid.uuid4().hex
        write_text(folder / "workspace.json", canonical_json({"format": FORMAT, "id": id_}))
    except (OSError, shutil.Error) as error:
        raise unwritable(folder, error) from error
    return Workspace(folder, id_)


def _half_made(folder: Path) -> bool:
    """Tell whether a folder is empty, or holds only what an `init` that was stopped had made."""
    return folder.is_dir() and all(path.name in (*FOLDERS, "rules") for path in folder.iterdir())


def opened(folder: Path) -> Workspace:
    """Open an existing workspace; refuses one made by a newer program."""
    try:
        mark = json.loads((folder / "workspace.json").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise no_workspace(folder) from None
    except (OSError, ValueError) as error:
        raise Stop(
            STORE,
            f"Không đọc được {folder / 'workspace.json'}. Khôi phục tệp này từ bản sao lưu.",
            f"{folder / 'workspace.json'} can't be read. Restore it from a backup.",
        ) from error
    if not isinstance(mark, dict) or "id" not in mark:
        raise Stop(
            STORE,
            f"{folder / 'workspace.json'} bị hỏng. Khôi phục tệp này từ bản sao lưu.",
            f"{folder / 'workspace.json'} is damaged. Restore it from a backup.",
        )
    if mark.get("format", 0) > FORMAT:
        raise Stop(
            STORE,
            "Không gian làm việc do phiên bản mới hơn của chương trình tạo ra. Cập nhật chương trình.",
            "The workspace was made by a newer program. Update the program.",
        )
    return Workspace(folder, str(mark["id"]))


def opened_or_created(folder: Path) -> Workspace:
    """Open a workspace, or make one where nothing stands yet."""
    if (folder / "workspace.json").exists() or (folder.is_dir() and any(folder.iterdir())):
        return opened(folder)
    return created(folder)
