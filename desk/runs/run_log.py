"""Runs on record: which there are, and whether each is what it was when it was made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from desk.base.chained_log import Entry, Log
from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_bytes
from desk.base.heads import Heads, heads_in
from desk.base.language import Lazy, LazyText
from desk.runs.run import RULES, NewerRun, Run, name_of, opened_run
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import heads_of, key_ready, log_of
from facts.durable_files import made_folder, move
from facts.intake.kinds import left_by_system
from facts.parsed_json import parsed
from facts.seals import digest_of, with_seal, without_seal

LOG = "runs.jsonl"
MADE, SET_ASIDE, GONE = "run_made", "run_set_aside", "run_gone"


def run_log(workspace: Workspace) -> Log:
    return log_of(workspace, LOG)


def runs_recorded(entries: list[Entry], of: str = "manifest") -> Mapping[str, str]:
    """Return the digest of the manifest (or journal) of each run that should be there, as recorded last, at
    the end; "" of a journal that no record names."""
    digests: dict[str, str] = {}
    for entry in entries:
        digests.pop(str(entry.get("run")), None)
        if entry.get("kind") == MADE:
            digests[str(entry["run"])] = str(entry.get(of, ""))
    return digests


def runs_dropped(entries: list[Entry]) -> frozenset[str]:
    """Return the runs that were set aside or deleted, on record, and not made again since."""
    named = {str(entry["run"]) for entry in entries if entry.get("kind") in (SET_ASIDE, GONE)}
    return frozenset(named - runs_recorded(entries).keys())


def record_run(workspace: Workspace, folder: Path, latest: bool = False) -> None:
    """Put a run on record, unless it is there as it is; asked for again, as the `latest` of its year."""
    log, year = run_log(workspace), folder.name.partition("-")[0]
    digests = {"manifest": manifest_digest(folder), "journal": journal_digest(folder)}
    with log.alone():
        entries = log.entries()
        last = [run for run in runs_recorded(entries) if run.startswith(f"{year}-")][-1:]
        known = all(runs_recorded(entries, of).get(folder.name) == digest for of, digest in digests.items())
        if not known or (latest and last != [folder.name]):
            log.add({"kind": MADE, "run": folder.name, **digests})


def set_aside(workspace: Workspace, run: str, reason: str = "") -> Path:
    """Move what stands in a run's place out of the folder of runs, on record; return where it is now."""
    places = (workspace.damaged / f"{run}-{number}" for number in count(1))
    place = next(path for path in places if not os.path.lexists(path))
    made_folder(workspace.damaged)
    move(workspace.runs / run, place)
    run_log(workspace).add({"kind": SET_ASIDE, "run": run, "place": place.name, "reason": reason})
    return place


def record_gone(workspace: Workspace, run: str, reason: str, by: str, today: date) -> None:
    """Put on record that a run is no longer there, and why."""
    run_log(workspace).add(
        {"kind": GONE, "run": run, "reason": reason, "by": by, "on": today.isoformat()}, same=("kind", "run")
    )


def missing_runs(workspace: Workspace) -> Iterator[str]:
    """Yield the runs on record that are not there, the one recorded last at the end."""
    for run in runs_recorded(run_log(workspace).lines_read()):
        if not (workspace.runs / run / "manifest.json").exists():
            yield run


def refuse_if_latest_is_gone(workspace: Workspace, period: str = "") -> None:
    """Raise Stop where the run recorded last (of a period) is not there, or lines of the log are cut."""
    runs = runs_recorded(run_log(workspace).entries())
    latest = [run for run in runs if not period or run.startswith(f"{period}-")][-1:]
    if latest and latest[0] in set(missing_runs(workspace)):
        raise Stop(STORE, gone_text(latest[0]))


def gone_text(run: str) -> LazyText:
    return LazyText(
        "%(run)s: có trong sổ lần chạy, nay không còn trong runs/. Khôi phục từ bản sao lưu; số liệu chưa"
        " đổi từ đó thì chạy lại cũng được: lanhmanh run --year %(year)s. Đã đổi, hoặc cơ quan chủ ý xóa: ghi"
        ' vào sổ bằng lanhmanh seal --reason "…"',
        run=run,
        year=run.partition("-")[0],
    )


SEAL, JOURNAL = "seal.json", "journal.json"


def manifest_digest(folder: Path) -> str:
    """Return the hash of a run's manifest, which has the hashes of its files."""
    return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def journal_digest(folder: Path) -> str:
    """Return the hash of what was noted beside a run, its seal apart; of nothing where it can't be read."""
    try:
        return digest_of((folder / JOURNAL).read_bytes())
    except OSError:
        return digest_of(b"")


def write_seal(folder: Path, run: str, heads: Heads) -> None:
    """Seal a run, named as it will be, that stands in a folder."""
    log_heads = heads.read()
    body = canonical_json(
        {"manifest": manifest_digest(folder), "heads": log_heads.named() if log_heads else {}}
    )
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
    """Write what is noted beside a run, sealed, once: when it was made, by how much work."""
    unsealed = {name: value for name, value in journal.items() if name != "seal"}
    content = canonical_json(unsealed).rstrip("\n").encode()
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


BESIDE = {"manifest.json", "journal.json", SEAL}


def changed_files(run: Run) -> list[str]:
    """Return the files of a run that are missing, not what they were, or not its own nor a system's."""
    changed = [
        name
        for name, hash_ in run.manifest["files"].items()
        if not (run.folder / name).is_file()
        or hashlib.sha256((run.folder / name).read_bytes()).hexdigest() != hash_
    ]
    own = BESIDE | set(run.manifest["files"])
    changed += sorted(
        p.name
        for p in run.folder.iterdir()
        if p.name not in own and not (p.is_file() and left_by_system(p.name))
    )
    if not _manifest_holds(run):
        changed.append("manifest.json")
    if not seal_holds(run.folder, _is_known(run.folder)):
        changed.append(SEAL)
    if _journal_recorded(run.folder) not in ("", journal_digest(run.folder)):
        changed.append(JOURNAL)
    return changed


def _journal_recorded(folder: Path) -> str:
    """Return the digest of a run's journal on record; "" where none is."""
    log = _log_beside(folder)
    return runs_recorded(log.lines_read() if log else [], "journal").get(folder.name, "")


def _is_known(folder: Path) -> bool:
    """Tell whether a run is on record as it is; all are where none was ever put on record."""
    log = _log_beside(folder)
    entries = log.lines_read() if log else []
    return not entries or runs_recorded(entries).get(folder.name) == manifest_digest(folder)


def _log_beside(folder: Path) -> Log | None:
    """Return the log of the workspace a run stands in; a run taken out of one has none."""
    place = folder.parent.parent
    return run_log(opened(place)) if (place / "workspace.json").exists() else None


def whole(run: Run) -> Run:
    """Return a run as it was written; raise Stop if it is not, or lines of the log were cut."""
    if log := _log_beside(run.folder):
        log.entries()
    changed = changed_files(run)
    if not changed:
        return run
    raise Stop(
        STORE,
        "Lần chạy %(run)s không còn đúng như khi tạo: %(names)s. Đừng dùng; chạy lại: lanhmanh run --year"
        " %(year)s",
        run=run.id,
        names=", ".join(changed),
        year=run.id.partition("-")[0],  # of its name: what stands in it can't be trusted
    )


def faults_of_runs(workspace: Workspace, year: int) -> dict[str, Lazy]:
    """Return what is wrong with each run of a year that is on record and gone, or not as it was written."""
    of_year = [folder for folder in run_folders(workspace) if folder.name.startswith(f"{year}-")]
    gone = [run for run in missing_runs(workspace) if run.startswith(f"{year}-")]
    damaged = {folder.name: fault for folder in of_year if (fault := _fault_of(folder))}
    return {run: gone_text(run) for run in gone} | damaged


def _fault_of(folder: Path) -> Lazy | None:
    try:
        whole(opened_run(folder))
    except Stop as fault:
        return LazyText("%(fault)s", fault=fault)
    return None


def _manifest_holds(run: Run) -> bool:
    """Tell whether the run's name and the hashes of its rules are those of what stands in it."""
    if not run.id.endswith(name_of(run.manifest)):
        return False
    try:
        hashes = _rule_hashes((run.folder / RULES).read_bytes())
    except (OSError, ValueError, AttributeError):
        return True  # told as a changed file already
    return bool(hashes == run.manifest["rules"])


@lru_cache(maxsize=4)
def _rule_hashes(content: bytes) -> Mapping[str, str]:
    """Return the hash of each rule file in a run's `rules.json`."""
    texts = parsed(content.decode("utf-8"))
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def unchanged(run: Run) -> bool:
    return not changed_files(run)


def whole_runs_sealed(workspace: Workspace) -> tuple[list[str], list[str]]:
    """Seal and record every whole run that lacks it; return those sealed, and those not whole."""
    sealed, damaged = seal_runs(
        workspace, lambda folder: bool(set(changed_files(opened_run(folder))) - {SEAL}), _is_known
    )
    recorded = runs_recorded(run_log(workspace).entries())
    left = (path for path in run_folders(workspace) if path.name not in {*recorded, *damaged})
    folders = (*(workspace.runs / name for name in sealed), *sorted(left, key=_began))
    for folder in list(filter(is_intact, folders)):  # all looked at before the first stands on record alone
        record_run(workspace, folder)
    return sealed, damaged


def _began(folder: Path) -> float:
    """Return when a run says it was made; one that does not say comes first."""
    began = Run(folder, {}).made
    return began.timestamp() if began else 0.0


def run_folders(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.runs.glob("[!.]*") if path.is_dir())


def is_intact(folder: Path) -> bool:
    try:
        return not changed_files(opened_run(folder))
    except Stop:
        return False


def set_aside_damaged(workspace: Workspace, year: int, run: str) -> list[str]:
    """Set aside every run of a year that is damaged, or dropped and back; return which. `run` may stay."""
    dropped = runs_dropped(run_log(workspace).entries()) - {run}
    of_year = (folder for folder in run_folders(workspace) if folder.name.startswith(f"{year}-"))
    damaged = [
        folder.name for folder in of_year if folder.name in dropped or _is_damaged(folder, folder.name == run)
    ]
    for name in damaged:
        set_aside(workspace, name)
    return damaged


def _is_damaged(folder: Path, made_here: bool) -> bool:
    """Tell whether a run is not what it was; a newer program's may be whole, unless it was made here."""
    try:
        return bool(changed_files(opened_run(folder)))
    except NewerRun:
        return made_here
    except Stop:
        return True


def accept_runs(workspace: Workspace, reason: str, by: str, today: date) -> tuple[list[str], list[str]]:
    """Set aside every run that is not what it was, and put on record those that are gone; return both.

    What is wrong with them stays on record, with the reason; no verb stops for them any more.
    """
    changed = [folder.name for folder in run_folders(workspace) if not is_intact(folder)]
    gone = [run for run in missing_runs(workspace) if run not in changed]
    for run in changed:
        set_aside(workspace, run, reason)
    for run in gone:
        record_gone(workspace, run, reason, by, today)
    return changed, gone
