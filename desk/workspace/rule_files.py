"""The folder of rules: its files as texts. `compiled_rules.py` says what they mean."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from desk.base.faults import MARK, RULES_WRONG, Stop, WrongUse, meant, no_workspace
from desk.base.files import shipped
from desk.workspace.plain_files import refuse_what_is_not_plain
from engine.rulebook.text.faults import Fault, RuleFaults
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place
from facts.visible_text import shown_path

MISNAMED = re.compile(r"\.ya?ml\.(txt|docx?|rtf)$", re.IGNORECASE)  # as Notepad and Word save them
DEEPEST = 20  # folders one in another
LARGEST = 10_000_000  # bytes read of one file: far more than the reader of rules takes
SHIPPED = shipped("rules")


def rule_texts(folder: Path) -> dict[str, str]:
    """Return every rule file under a folder by the name faults are reported under."""
    if not folder.is_dir():
        raise Stop(
            RULES_WRONG,
            "Không có thư mục quy tắc %(folder)s. Chạy 'lanhmanh init' hoặc chỉ đúng thư mục.",
            folder=folder,
        )
    texts: dict[str, str] = {}
    faults = [_misnamed(folder, path) for path in _below(folder) if MISNAMED.search(path.name)]
    for path in rule_paths(folder):
        name = _name(folder, path)
        try:
            texts[name] = _content(folder, path).decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(_not_utf_8(name, error))
        except FileNotFoundError:
            raise Stop(
                RULES_WRONG,
                "Tệp quy tắc %(path)s có tên mà không mở được: tệp vừa bị xóa, hoặc là liên kết gãy. Chép"
                " lại hoặc xóa tên đó.",
                path=path,
            ) from None
    if faults:
        raise RuleFaults(faults)
    return texts


def rule_paths(folder: Path) -> list[Path]:
    """Return the rule files under a folder, without what editors put beside them (`~$a.yaml`)."""
    paths = _below(folder)
    return [path for end in (".yaml", ".yml") for path in paths if path.name.endswith(end) and _is_own(path)]


def _is_own(path: Path) -> bool:
    return not path.name.startswith((".", "~")) and not path.is_dir()


def _below(folder: Path) -> list[Path]:
    """Return what lies under a folder, by name; neither links to folders nor folders without end."""
    paths: list[Path] = []
    left = [(folder, 0)]
    while left:
        at, depth = left.pop()
        here = list(at.iterdir())
        paths += here
        left += [
            (path, depth + 1) for path in here if depth < DEEPEST and path.is_dir() and not path.is_symlink()
        ]
    return sorted(paths)


def _content(folder: Path, path: Path) -> bytes:
    """Return a rule file's bytes; what is no file of this folder is not opened."""
    if not path.exists():  # a link that leads nowhere, or to itself
        raise FileNotFoundError(path)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise Stop(
            RULES_WRONG,
            "Tệp quy tắc %(path)s là liên kết dẫn ra ngoài thư mục quy tắc. Chép chính tệp đó vào.",
            path=path,
        )
    if not path.is_file():
        raise Stop(
            RULES_WRONG,
            "%(path)s không phải tệp thường (ống dẫn, thiết bị). Xóa nó khỏi thư mục quy tắc.",
            path=path,
        )
    with path.open("rb") as file:
        return file.read(LARGEST)


def _name(folder: Path, path: Path) -> str:
    return shown_path(PurePosixPath(folder.name, path.relative_to(folder).as_posix()))


def _misnamed(folder: Path, path: Path) -> Fault:
    wanted = MISNAMED.sub("", path.name) + ".yaml"
    return Fault(
        "R021", Place(_name(folder, path), 1, 1), {"name": shown_path(Path(path.name)), "wanted": wanted}
    )


def _not_utf_8(name: str, error: UnicodeDecodeError) -> Fault:
    before = error.object[: error.start]
    line, col = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return Fault("R011", Place(name, line, col), {"position": str(error.start)})


def shipped_text(name: str) -> str:
    """Return one file of the shipped rules by the name faults are reported under."""
    return (SHIPPED.parent / name).read_text("utf-8")


def rules_folder(given: Path | None, workspace: Path) -> Path:
    """Return the folder asked for, else the workspace's rules, else the shipped. Raise Stop on a link."""
    own = workspace / "rules"
    if given is None and not own.is_dir() and workspace != Path("."):
        raise no_workspace(workspace)
    folder = given or (own if own.is_dir() else SHIPPED)
    for above in folder.absolute().parents:
        if (above / MARK).exists():
            refuse_what_is_not_plain(above)
    return folder


def hashes_of(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(texts[name].encode()).hexdigest() for name in sorted(texts)}


def refuse_unknown(name: str, rulebooks: Iterable[str]) -> None:
    have = tuple(rulebooks)
    if name not in have:
        raise WrongUse(
            "Không có bộ tiêu chí '%(name)s'.%(meant)s Đang có: %(have)s.",
            name=name,
            meant=meant(nearest(name, have)),
            have=", ".join(have),
        )
