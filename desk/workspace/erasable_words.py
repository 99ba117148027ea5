"""People's own words that may have to be taken out one day: each lies in a file of its own, and a log keeps only its digest.

The file holds a secret beside the words, so that once it is gone its digest tells nothing of what they were.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, Stop
from desk.base.files import write_bytes
from desk.workspace.folder import Workspace
from facts.spelling import folded


def words_put(workspace: Workspace, words: Any) -> str:
    """Keep words (anything JSON can say) and return the digest a log names them by."""
    content = json.dumps({"secret": secrets.token_hex(16), "words": words}, ensure_ascii=False).encode()
    digest = hashlib.sha256(content).hexdigest()
    try:
        write_bytes(_path(workspace, digest), content)
    except OSError as error:
        raise unwritable(_folder(workspace), error) from error
    return digest


def words_at(workspace: Workspace, digest: str) -> Any:
    """Return words by their digest. Raise Stop where they are gone without a record of it, or are not what they were."""
    path = _path(workspace, digest)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise unwritable(path, error) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise Stop(
            STORE,
            f"Lời ghi ở {path} đã mất hoặc bị sửa. Khôi phục tệp này từ bản sao lưu, hoặc ghi việc xóa: lanhmanh erase --words {digest[:12]} --reason \"…\" --yes.",
            f"The words in {path} are gone or were changed. Restore the file from a backup, or put it on record: lanhmanh erase --words {digest[:12]} --reason \"…\" --yes.",
        )  # fmt: skip
    return json.loads(content)["words"]


def words_removed(workspace: Workspace, digest: str) -> None:
    """Take words away for good; a record of it stands already."""
    path = _path(workspace, digest)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def words_with(workspace: Workspace, texts: Iterable[str]) -> Iterator[str]:
    """Yield the digests of kept words in which one of these texts stands, however it is spelt."""
    wanted = tuple(folded(text) for text in texts if len(text.strip()) > 1)
    for path in sorted(_folder(workspace).glob("*.json")) if wanted else ():
        said = folded(path.read_text("utf-8"))
        if any(text in said for text in wanted):
            yield path.stem


def _folder(workspace: Workspace) -> Path:
    return workspace.folder / "decisions" / "words"


def _path(workspace: Workspace, digest: str) -> Path:
    return _folder(workspace) / f"{digest}.json"
