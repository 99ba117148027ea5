"""What someone with a copy of the key, or with its folder too, can write so that every seal is right."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from desk.base.chained_log import FIRST, Log
from desk.base.files import canonical_json
from desk.base.heads import Heads, LogHead, LogHeads
from desk.runs.run_log import manifest_digest, run_log, write_seal
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import FOLDERS, Workspace
from facts.seals import Seals, digest_of, with_seal, without_seal
from facts.vault.secret import secrets_in_file

Entry = dict[str, Any]


def heads(made: Workspace) -> Heads:
    """Return what the key and the workspace's id make, whatever the program says of them."""
    secrets = secrets_in_file(made.key)
    return Heads(made.key.with_name(f"{made.key.name}.{made.id}.heads"), Seals(secrets, made.id))


def put(path: Path, content: bytes) -> None:
    """Write as one who knows to leave no other trace."""
    path.write_bytes(content)
    path.chmod(0o600)


def rewrite_log(made: Workspace, log: Log, change: Callable[[Entry], Entry | None], with_heads: bool) -> None:
    """Write a log anew, each record changed or left out, all seals right; its head too, with `with_heads`."""
    before, lines, count = FIRST, [], 0
    for line in log.path.read_bytes().splitlines():
        entry = change({name: value for name, value in json.loads(line).items() if name != "seal"})
        if entry is None:
            continue
        count += 1
        body = json.dumps({**entry, "after": before, "n": count}, ensure_ascii=False, sort_keys=True).encode()
        before = heads(made).seals.seal(f"log {log.name}", body)
        lines.append(with_seal(body, before) + b"\n")
    put(log.path, b"".join(lines))
    if with_heads:
        move_head(made, log, LogHead(count, before))


def move_head(made: Workspace, log: Log, head: LogHead) -> None:
    """Put a log's head in place, none where the log has no record; seal the runs again, which name heads."""
    told = heads(made).read()
    assert told is not None
    others = {name: one for name, one in told.logs.items() if name != log.name}
    heads(made).write(replace(told, logs={**others, **({log.name: head} if head.count else {})}))
    if not head.count:
        log.path.unlink()
    for run in made.runs.glob("[!.]*"):
        write_seal(run, run.name, heads(made))


def retell(made: Workspace, kind: str, name: str, digest: str) -> None:
    """Have the decisions say that a stored file was always what it is now."""

    def change(entry: Entry) -> Entry:
        stored = entry.get("content", {}).get("stored", {})
        if name in stored.get(kind, {}):
            stored[kind][name] = digest
        return entry

    rewrite_log(made, decisions_of(made).log, change, with_heads=True)


def change_return(made: Workspace, sealed: bool) -> tuple[str, str]:
    """Change a return's rows and all hashes over them; seal its manifest, with `sealed`. Return its name and
    digest."""
    folder = next(iter(sorted(made.archive.glob("[!.]*"))))
    rows = folder / "rows.parquet"
    before = hashlib.sha256(rows.read_bytes()).hexdigest()
    table = pl.read_parquet(rows)
    put(rows, parquet(table.with_row_index("i").filter(pl.col("i") > 0).drop("i")))
    after = hashlib.sha256(rows.read_bytes()).hexdigest()
    path = folder / "manifest.json"
    body, seal = without_seal(path.read_bytes().replace(before.encode(), after.encode()))
    seal = heads(made).seals.seal(f"manifest {folder.name}", body) if sealed else seal
    put(path, with_seal(body, seal))
    return folder.name, digest_of(path.read_bytes())


def change_names(made: Workspace, sealed: bool) -> tuple[str, str]:
    """Leave a name out of a file of names; seal it, with `sealed`. Return its name and digest."""
    path = next(iter(sorted(made.vault.glob("*.vault"))))
    body, seal = without_seal(path.read_bytes())
    said = json.loads(body)
    said["entries"].popitem()
    body = json.dumps(said).encode()
    seal = heads(made).seals.seal(f"vault file {path.stem}", body) if sealed else seal
    put(path, with_seal(body, seal))
    return path.stem, digest_of(path.read_bytes())


def change_run(made: Workspace, sealed: bool) -> Path:
    """Give every unit the points of another, with all hashes right; seal the run, with `sealed`."""
    (run,) = made.runs.glob("[!.]*")
    path = run / "points.parquet"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    put(path, parquet(pl.read_parquet(path).reverse()))
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = run / "manifest.json"
    put(manifest, manifest.read_bytes().replace(before.encode(), after.encode()))
    if sealed:
        write_seal(run, run.name, heads(made))
    return run


def retell_run(made: Workspace, run: Path, gone: bool = False) -> None:
    """Have the log of runs say that a run was always as it is now, or never was."""

    def change(entry: Entry) -> Entry | None:
        if entry["run"] != run.name:
            return entry
        return None if gone else {**entry, "manifest": manifest_digest(run)}

    rewrite_log(made, run_log(made), change, with_heads=True)


def seal_all(made: Workspace, seals: Seals) -> None:
    """Put seals on every return, file of names and run that lies here, whoever made it."""
    purposes = {path: f"manifest {path.parent.name}" for path in made.archive.glob("[!.]*/manifest.json")}
    purposes |= {path: f"vault file {path.stem}" for path in made.vault.glob("[!.]*.vault")}
    purposes |= {path: f"run {path.parent.name}" for path in made.runs.glob("[!.]*/seal.json")}
    purposes |= {path: f"journal {path.parent.name}" for path in made.runs.glob("[!.]*/journal.json")}
    for path, purpose in purposes.items():
        body = without_seal(path.read_bytes())[0]
        put(path, with_seal(body, seals.seal(purpose, body)))


def take_in(made: Workspace, other: Workspace) -> None:
    """Put all of another workspace in the place of this one's, as if it had always been here: seals, logs and
    heads too."""
    for name in FOLDERS:
        shutil.rmtree(made.folder / name)
        shutil.copytree(other.folder / name, made.folder / name)
    heads(made).write(LogHeads({}, ""))
    seal_all(made, heads(made).seals)
    for path in sorted((made.folder / "decisions").glob("*.jsonl")):
        log = Log(path, heads(made))
        rewrite_log(made, log, lambda entry: entry, with_heads=True)


def change_kept(made: Workspace, sealed: bool) -> None:
    """Empty the venues in what is kept of what stands, with all hashes right; seal it, with `sealed`."""
    for folder in made.standing.glob("[!.]*"):
        path, sums = folder / "venue.arrow", folder / "sums.json"
        body, seal = without_seal(sums.read_bytes())
        buffer = io.BytesIO()
        pl.read_ipc(path.read_bytes()).clear().write_ipc(buffer, compression="lz4")
        put(path, buffer.getvalue())
        said: Mapping[str, str] = json.loads(body)
        body = json.dumps({**said, "venue.arrow": hashlib.sha256(path.read_bytes()).hexdigest()}).encode()
        seal = heads(made).seals.seal(f"standing {folder.name}", body) if sealed else seal
        put(sums, with_seal(body, seal))


def change_backup(
    made: Workspace, file: Path, replaced: Mapping[str, bytes], sealed: bool, **said: Any
) -> None:
    """Put other files into a backup, with all hashes right and what `said` its list is to say; seal it, with
    `sealed`."""
    with tarfile.open(file, "r:gz") as tar:
        held = {m.name: tar.extractfile(m).read() for m in tar if m.isreg()}  # type: ignore[union-attr]
    listed, seal = without_seal(held.pop("BACKUP.json"))
    held |= replaced
    body = {
        **json.loads(listed),
        **said,
        "files": {n: hashlib.sha256(c).hexdigest() for n, c in held.items()},
    }
    content = canonical_json(body).rstrip("\n").encode()
    seal = heads(made).seals.seal("backup", content) if sealed else seal
    with tarfile.open(file, "w:gz") as tar:
        for name, one in {**held, "BACKUP.json": with_seal(content, seal)}.items():
            info = tarfile.TarInfo(name)
            info.size = len(one)
            tar.addfile(info, io.BytesIO(one))


def parquet(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()
