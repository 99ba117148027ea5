"""`seal.json` of a run: the office's seal over its manifest, and where the logs stood when it was made.

It stands beside the manifest, not in it: the same inputs give the same manifest in every office.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desk.base.files import canonical_json, write_bytes
from desk.base.heads import Heads, heads_in
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import heads_of, key_ready
from facts.parsed_json import parsed
from facts.seals import with_seal, without_seal

SEAL, JOURNAL = "seal.json", "journal.json"


def manifest_digest(folder: Path) -> str:
    """Return the hash of a run's manifest, which has the hashes of its files."""
    return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def write_seal(folder: Path, run: str, heads: Heads) -> None:
    """Seal a run, named as it will be, that stands in a folder."""
    told = heads.read()
    body = canonical_json({"manifest": manifest_digest(folder), "heads": told.named() if told else {}})
    content = body.rstrip("\n").encode()
    write_bytes(folder / SEAL, with_seal(content, heads.seals.seal(_purpose(run), content)))


def heads_named(folder: Path) -> dict[str, Any]:
    """Return where the logs stood when a run was made; nothing where that was not kept."""
    try:
        return heads_in(parsed((folder / SEAL).read_bytes())["heads"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def seal_holds(folder: Path, known: bool = True) -> bool:
    """Tell whether a run has its workspace's seal (today's if no log knows it); without a key, yes."""
    workspace = folder.parent.parent
    if not (workspace / "workspace.json").exists():
        return True
    heads = heads_of(opened(workspace))
    if heads is None or heads.read() is None:
        return True
    try:
        noted, by = without_seal((folder / JOURNAL).read_bytes())
        content, seal = without_seal((folder / SEAL).read_bytes())
        right = heads.seals.accepts if known else heads.seals.holds
        return bool(
            right(f"journal {folder.name}", noted, by)
            and right(_purpose(folder.name), content, seal)
            and parsed(content)["manifest"] == manifest_digest(folder)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_journal(folder: Path, run: str, journal: Mapping[str, Any], heads: Heads) -> None:
    """Write what is noted beside a run, sealed: when it was made or last asked for, by how much work."""
    told = {name: said for name, said in journal.items() if name != "seal"}
    content = canonical_json(told).rstrip("\n").encode()
    write_bytes(folder / JOURNAL, with_seal(content, heads.seals.seal(f"journal {run}", content)))


def seal_runs(
    workspace: Workspace, changed: Callable[[Path], bool], known: Callable[[Path], bool]
) -> tuple[list[str], list[str]]:
    """Seal every run that has no seal and is as it was written; return these, and those that are not."""
    heads = key_ready(workspace)
    lacking = [
        path.parent
        for path in sorted(workspace.runs.glob("[!.]*/manifest.json"))
        if not seal_holds(path.parent, known(path.parent))
    ]
    damaged = [folder.name for folder in lacking if (folder / SEAL).exists() or changed(folder)]
    sealed = [folder for folder in lacking if folder.name not in damaged]
    for folder in sealed:
        write_seal(folder, folder.name, heads)
        write_journal(folder, folder.name, parsed((folder / JOURNAL).read_bytes()), heads)
    return [folder.name for folder in sealed], damaged


def _purpose(run: str) -> str:
    return f"run {run}"
