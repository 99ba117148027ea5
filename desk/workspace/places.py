"""Which workspace lies where, remembered beside the keys.

A whole workspace exchanged for another brings its own id, key and seals, and all of them are right.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from desk.base.alone import alone
from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_text
from desk.base.language import LazyText
from desk.workspace.folder import Workspace, keys_of_user
from facts.parsed_json import parsed

FILE = "workspaces.json"
EXCHANGED = LazyText(
    "Có người thay nguyên cả thư mục, hoặc cơ quan để một không gian làm việc khác vào đó. Của cơ quan thì"
    ' ghi lại: lanhmanh seal --reason "…"; không thì khôi phục từ bản sao lưu.'
)


def remembered_id(workspace: Workspace) -> str | None:
    """Return the id of the workspace that last lay in this place; None where none did."""
    return _read(_file()).get(_place(workspace))


def exchanged(workspace: Workspace) -> LazyText | None:
    """Return what is wrong where another workspace lay in this place when it was last remembered."""
    before = remembered_id(workspace)
    if before in (None, workspace.id):
        return None
    return LazyText(
        "%(place)s: lần trước là không gian làm việc %(before)s, nay là %(workspace)s.",
        place=workspace.folder.resolve(),
        before=before,
        workspace=workspace.id,
    )


def remember(workspace: Workspace) -> None:
    """Remember that this workspace lies where it does, where something can be written beside the keys."""
    with contextlib.suppress(OSError, Stop), alone(_file()):
        write_text(_file(), canonical_json({**_read(_file()), _place(workspace): workspace.id}))


def _file() -> Path:
    return keys_of_user() / FILE


def _place(workspace: Workspace) -> str:
    return str(workspace.folder.resolve())


def _read(path: Path) -> Mapping[str, str]:
    try:
        found = parsed(path.read_text("utf-8"))
        return {str(place): str(id_) for place, id_ in dict(found).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as error:
        raise Stop(
            STORE,
            "%(path)s: tệp nhớ không gian làm việc nào ở đâu không đọc được: bị hỏng, bị sửa, hoặc không có"
            " quyền đọc. Lấy lại từ bản sao lưu của thư mục khóa; không có thì chuyển tệp ấy đi nơi khác, so"
            " mã của không gian làm việc với mã cơ quan đã ghi, rồi: lanhmanh verify",
            path=path,
        ) from error
