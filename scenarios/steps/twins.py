"""Copies of a workspace that go their own way: what one records does not move the heads of the other."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desk.base.heads import Heads, LogHead
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import heads_of
from facts.seals import Seals, with_seal, without_seal
from facts.vault.secret import secrets_in_file

RUNS = "runs.jsonl"
SEALED = {  # what is sealed on its own, and for what purpose, by the name of its folder or of the file
    "archive/[!.]*/manifest.json": "manifest {folder}",
    "vault/[!.]*.vault": "vault file {file}",
    "vault/erased.json": "closed places",
    "runs/[!.]*/seal.json": "run {folder}",
    "runs/[!.]*/journal.json": "journal {folder}",
}
_SEAL = re.compile(rb"[0-9a-f]{64}")


def twin(folder: Path, to: Path, runs: bool = True) -> Path:
    """Copy a workspace, with an id, seals and heads of its own beside the same key; without its runs where
    `runs` is False.

    The desk's database stays behind: whoever reads its file drops the locks of this process, and then the
    next program to open it takes its write-ahead log away.
    """
    before = heads_of(opened(folder))
    assert before is not None
    shutil.copytree(
        folder, to, ignore=shutil.ignore_patterns("*.sqlite3*", *(() if runs else ("2[0-9][0-9][0-9]-*",)))
    )
    mark = json.loads((to / "workspace.json").read_text("utf-8"))
    mark["id"] = hashlib.sha256(str(to).encode()).hexdigest()[:32]
    (to / "workspace.json").write_text(json.dumps(mark), "utf-8")
    if not runs:
        (to / "decisions" / RUNS).unlink(missing_ok=True)
    _seal_again(opened(to), before)
    return to


def _seal_again(made: Workspace, before: Heads) -> None:
    """Seal a copy as what it is now: another workspace. Its heads are those of what lies in it."""
    told = before.read()
    assert told is not None
    # Not by `heads_of`: it refuses a workspace whose id is not the one its records are sealed under.
    path = made.key.with_name(f"{made.key.name}.{made.id}.heads")
    heads = Heads(path, Seals(secrets_in_file(made.key), made.id))
    new = _logs_again(made, heads)
    for pattern, purpose in SEALED.items():
        for path in made.folder.glob(pattern):
            body = _with(without_seal(path.read_bytes())[0], new)
            named = purpose.format(folder=path.parent.name, file=path.stem)
            path.write_bytes(with_seal(body, heads.seals.seal(named, body)))
    logs = {n: LogHead(h.count, new.get(h.seal, h.seal)) for n, h in told.logs.items()}
    there = {path.name for path in (made.folder / "decisions").glob("*.jsonl")}
    heads.write(replace(told, logs={name: head for name, head in logs.items() if name in there}))


def _logs_again(made: Workspace, heads: Heads) -> Mapping[str, str]:
    """Seal the records of all logs again, each after those whose seals it names; return the new seal of
    each."""
    waiting = {path: path.read_bytes().splitlines() for path in (made.folder / "decisions").glob("*.jsonl")}
    old = {without_seal(line)[1] for lines in waiting.values() for line in lines}
    new, done = dict[str, str](), dict.fromkeys(waiting, b"")
    while any(waiting.values()):
        for path, lines in waiting.items():
            while lines and not (_seals_in(without_seal(lines[0])[0]) & old) - new.keys():
                body, seal = without_seal(lines.pop(0))
                body = _with(body, new)
                new[seal] = heads.seals.seal(f"log {path.name}", body)
                done[path] += with_seal(body, new[seal]) + b"\n"
    for path, content in done.items():
        path.write_bytes(content)
    return new


def _seals_in(body: bytes) -> set[str]:
    return {found.decode() for found in _SEAL.findall(body)}


def _with(body: bytes, new: Mapping[str, str]) -> bytes:
    return _SEAL.sub(lambda found: new.get(found[0].decode(), found[0].decode()).encode(), body)
