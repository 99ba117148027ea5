"""A workspace: `archive/ vault/ runs/ decisions/ rules/`, with its key kept elsewhere."""

from __future__ import annotations

import contextlib
import os
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desk.base.faults import STORE, Stop, WrongUse, no_workspace
from desk.base.files import alone, canonical_json, unwritable, write_text
from desk.base.language import LazyText
from desk.workspace.plain_files import refuse_what_is_not_plain
from desk.workspace.rule_files import SHIPPED
from facts.durable_files import FILE_MODE, FOLDER_MODE, OTHERS, read_plain
from facts.parsed_json import parsed

FORMAT = 2  # 1: before logs, returns and names were sealed
KEPT = "kept"
KEY_OF_EXAMPLE = Path("khoa") / "demo.key"  # beside the workspace that `demo` makes
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
FOLDERS = ("archive", "vault", "runs", "decisions")


@dataclass(frozen=True, slots=True)
class Workspace:
    folder: Path
    id: str
    lang: str = ""  # the one its settings name; none: Vietnamese

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def kept(self) -> Path:
        """What is derived from the archive and the rules, and made again where it is missing."""
        return self.folder / KEPT

    @property
    def standing(self) -> Path:
        return self.kept / "standing"

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def damaged(self) -> Path:
        """Runs that were changed from outside, set aside as evidence."""
        return self.folder / "damaged"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    @property
    def key(self) -> Path:
        """The vault's key: outside the workspace. That of the example lies beside it, made for it alone."""
        chosen = os.environ.get("LANHMANH_KEY")
        if chosen:
            return Path(chosen).expanduser()
        own = keys_of_user() / f"{self.id}.key"
        of_example = self.folder.parent / KEY_OF_EXAMPLE
        return of_example if of_example.is_file() and not own.exists() else own


def keys_of_user() -> Path:
    """Return the folder of the user's keys, never one beside a workspace."""
    chosen = os.environ.get("LANHMANH_KEY")
    if chosen:
        return Path(chosen).expanduser().parent
    return Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "lanhmanh"


def created(folder: Path, rulebooks: frozenset[str] | None = None, lang: str = "") -> Workspace:
    """Make a workspace with the shipped rules of some rulebooks (None: the usual); one there stays."""
    if is_one(folder):
        return opened(folder)
    refuse_within_another(folder)
    if folder.exists() and not _half_made(folder):
        raise WrongUse(
            "%(folder)s đã có nội dung khác, không phải không gian làm việc. Chọn một thư mục trống, hoặc"
            " chỉ đúng không gian làm việc đã có.",
            folder=folder,
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True, mode=FOLDER_MODE)
        _write_rules(folder / "rules", rulebooks)
        workspace = Workspace(folder, uuid.uuid4().hex, lang)
        close_to_others(workspace)
        mark_format(workspace)
    except OSError as error:
        raise unwritable(folder, error) from error
    return workspace


def refuse_within_another(folder: Path) -> None:
    """Raise WrongUse where a new workspace would lie within another one."""
    around = next(filter(is_one, folder.resolve().parents), None)
    if around is not None:
        raise WrongUse(
            "%(folder)s nằm trong không gian làm việc %(around)s. Chọn một thư mục trống ở ngoài. Chưa ghi"
            " gì.",
            folder=folder,
            around=around,
        )


def _write_rules(folder: Path, rulebooks: frozenset[str] | None) -> None:
    """Write the shipped rules of some rulebooks, over what a stopped `init` had written."""
    # who only opens a workspace compiles no rules
    from desk.workspace.rulebook_choice import shipped_with, usual_rulebooks

    texts = shipped_with(usual_rulebooks() if rulebooks is None else rulebooks)
    for path in list(folder.rglob("*.yaml")):  # lines of shipped rules alone: see `_half_made`
        if f"rules/{path.relative_to(folder).as_posix()}" not in texts:
            path.unlink()
    for name, text in texts.items():
        path = folder / name.partition("/")[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)


def mark_format(workspace: Workspace) -> None:
    """Write a workspace's settings: this program's format, its id, its language."""
    lang = {"lang": workspace.lang} if workspace.lang else {}
    mark = {"format": FORMAT, "id": workspace.id, **lang}
    write_text(workspace.folder / "workspace.json", canonical_json(mark))


def open_to_others(workspace: Workspace) -> Iterator[Path]:
    """Yield what others than its owner may read or write, beside its key too; nothing on Windows."""
    every = (*_beside_key(workspace), workspace.folder, *sorted(workspace.folder.rglob("*")))
    for path in every if os.name == "posix" else ():
        with contextlib.suppress(FileNotFoundError):  # taken away meanwhile
            if not path.is_symlink() and path.stat().st_mode & OTHERS:
                yield path


def web_secret(key: Path) -> Path:
    """Return where the secret lies that signs the sessions of the desk."""
    return key.with_name(f"{key.stem}.web-secret")


def _beside_key(workspace: Workspace) -> Iterator[Path]:
    """Yield what lies beside the key and is of this workspace: the heads of its logs, what signs sessions,
    the tray of the desk (closed, it closes what is in it), the list of workspaces."""
    key, id_ = workspace.key, workspace.id
    others = (key.with_name(name) for name in (f"{key.name}.{id_}.heads", f"{key.stem}.{id_[:16]}.tray"))
    yield from (path for path in (key, web_secret(key), *others, _file()) if path.exists())


def of_other_owners(workspace: Workspace) -> Iterator[Path]:
    """Yield what belongs to another account than the workspace's folder does: its owner may read and write it
    whatever its rights, its key too; nothing on Windows."""
    owner = workspace.folder.stat().st_uid
    every = (*_beside_key(workspace), *sorted(workspace.folder.rglob("*")))
    for path in every if os.name == "posix" else ():
        with contextlib.suppress(FileNotFoundError):
            if path.lstat().st_uid != owner:
                yield path


def close_to_others(workspace: Workspace) -> None:
    """Take a workspace out of the reach of all but its owner."""
    for path in list(open_to_others(workspace)):
        if path.is_dir() or path.lstat().st_nlink == 1:  # by a second name, the rights are another file's
            path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)


def _half_made(folder: Path) -> bool:
    """Tell whether a folder is empty, or holds only what an `init` that was stopped had made."""
    if not folder.is_dir() or any(path.name not in (*FOLDERS, "rules") for path in folder.iterdir()):
        return False
    if any(path.is_file() for name in FOLDERS for path in (folder / name).rglob("*")):
        return False
    return all(
        _is_shipped(path, folder / "rules") for path in (folder / "rules").rglob("*") if path.is_file()
    )


def _is_shipped(path: Path, rules: Path) -> bool:
    """Tell whether a rule file holds no line that the shipped one of its name lacks."""
    shipped = SHIPPED / path.relative_to(rules)
    if path.name.startswith(".") or not shipped.is_file():
        return path.name.startswith(".")  # what a write that was stopped left
    return set(path.read_bytes().splitlines()) <= set(shipped.read_bytes().splitlines())


def opened(folder: Path) -> Workspace:
    """Open a workspace; refuse one of a newer program, and one in which a link leads elsewhere."""
    if is_one(folder):
        refuse_what_is_not_plain(folder)
    try:
        mark = parsed((folder / "workspace.json").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise no_workspace(folder) from None
    except (OSError, ValueError) as error:
        raise Stop(
            STORE,
            "Không đọc được %(value)s. Khôi phục tệp này từ bản sao lưu.",
            value=folder / "workspace.json",
        ) from error
    if not _is_mark(mark):
        raise Stop(
            STORE, "%(value)s bị hỏng. Khôi phục tệp này từ bản sao lưu.", value=folder / "workspace.json"
        )
    if mark.get("format", 0) > FORMAT:
        raise Stop(
            STORE, "Không gian làm việc do phiên bản mới hơn của chương trình tạo ra. Cập nhật chương trình."
        )
    return Workspace(folder, str(mark["id"]), str(mark.get("lang", "")))


def _is_mark(content: object) -> bool:
    """Tell whether this is what `mark_format` writes; the id names files, so it leads nowhere else."""
    if not isinstance(content, dict) or not isinstance(content.get("format", 0), int):
        return False
    return isinstance(content.get("id"), str) and _ID.fullmatch(content["id"]) is not None


def is_one(folder: Path) -> bool:
    return (folder / "workspace.json").exists()


def opened_or_created(folder: Path) -> Workspace:
    if is_one(folder) or (folder.is_dir() and any(folder.iterdir())):
        return opened(folder)
    return created(folder)


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
        content = parsed(read_plain(path))
        return {str(place): str(id_) for place, id_ in dict(content).items()}
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
