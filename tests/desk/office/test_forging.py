"""Forging: every kind of file the office keeps, each kind of change; `verify` notices all, and none where
nothing was done."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desk.base.chained_log import FIRST, hash_of
from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.runs.found_runs import latest_run_of
from desk.workspace.decisions import decisions_of
from desk.workspace.logs import ACCESS, heads_of, log_of
from tests.desk.conftest import Office
from tests.facts import builders
from tests.long_run import some_of

ANNOUNCE = ("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15", "--despite", "thử")


def worked(folder: Path) -> Office:
    """An office that imported, erased a person, locked, ran, announced, and looked at names."""
    made = Office(folder)
    made.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1), builders.party(2)]})
    log_of(made.made, ACCESS).add({"by": "Thử", "reason": "xem", "names_of": ["30985-CT-0001"]})
    log_of(made.made, "leads.jsonl").add(
        {"lead": "MM-1", "state": "looking", "by": "Thử", "on": "2021-01-05"}
    )
    made.run("erase", "30985-CT-0002", "--reason", "theo yêu cầu", "--yes")
    return made


def finished(made: Office) -> Office:
    made.send("b.xlsx", {"B02": [builders.venue(2)], "B03": [builders.party(3)]}, period="2020-6T")
    log_of(made.made, ACCESS).add({"by": "Thử", "reason": "xem lại", "names_of": ["30985-CT-0003"]})
    log_of(made.made, "leads.jsonl").add(
        {"lead": "MM-1", "state": "referred", "by": "Thử", "on": "2021-01-06"}
    )
    made.run("erase", "30985-CT-0003", "--reason", "theo yêu cầu", "--yes")
    made.run("run", "--year", "2020")
    made.run("lock", "2020", "--despite", "thử")
    assert made.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    assert made.run(*ANNOUNCE) in (DONE, TO_LOOK_AT)
    return made


@dataclass(frozen=True)
class Kept:
    """An office, how each of its files was earlier, and another office that did the same under another
    key."""

    office: Office
    before: dict[str, bytes]
    other: Path

    @property
    def folder(self) -> Path:
        return self.office.made.folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    mine, other = tmp_path_factory.mktemp("mine"), tmp_path_factory.mktemp("other")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(other / "khoa" / "k"))
        finished(worked(other))
        patch.setenv("LANHMANH_KEY", str(mine / "khoa" / "k"))
        office = worked(mine)
        before = {str(p.relative_to(mine)): p.read_bytes() for p in mine.rglob("*") if p.is_file()}
        yield Kept(finished(office), before, other)


def heads_path(kept: Kept) -> Path:
    heads = heads_of(kept.office.made)
    assert heads is not None
    return heads.path


def run_file(name: str) -> Callable[[Kept], Path]:
    return lambda kept: latest_run_of(kept.office.made, "2020").folder / name


def stored(pattern: str) -> Callable[[Kept], Path]:
    return lambda kept: next(iter(sorted(kept.folder.glob(pattern))))


FILES: dict[str, Callable[[Kept], Path]] = {
    "decisions": stored("decisions/decisions.jsonl"),
    "leads": stored("decisions/leads.jsonl"),
    "runs": stored("decisions/runs.jsonl"),
    "access": stored("decisions/access.jsonl"),
    "manifest": stored("archive/*/manifest.json"),
    "rows": stored("archive/*/rows.parquet"),
    "names": stored("vault/*.vault"),
    "closed": stored("vault/erased.json"),
    "key check": stored("vault/check.json"),
    "workspace": stored("workspace.json"),
    "heads": heads_path,
    "run manifest": run_file("manifest.json"),
    "run table": run_file("scores.parquet"),
    "run rules": run_file("rules.json"),
    "run bands": run_file("announced.json"),
    "run seal": run_file("seal.json"),
    "run journal": run_file("journal.json"),
}


def put(path: Path, content: bytes) -> None:
    """Write as one who knows to leave no other trace."""
    path.write_bytes(content)
    path.chmod(0o600)


def flipped(at: float) -> Callable[[Kept, Path, bytes], bytes | None]:
    def flip(kept: Kept, path: Path, content: bytes) -> bytes:
        place = int(len(content) * at)
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    return flip


def older(kept: Kept, path: Path, content: bytes) -> bytes | None:
    return kept.before.get(str(path.relative_to(kept.office.folder)))


def anothers(kept: Kept, path: Path, content: bytes) -> bytes | None:
    """The same kind of file of another office, with right seals of another key."""
    name = path.name if path.suffix != ".heads" else "*.heads"
    pattern = "*.vault" if path.suffix == ".vault" else name
    found = next((p for p in sorted(kept.other.rglob(pattern))), None)
    return found.read_bytes() if found else None


def siblings(kept: Kept, path: Path, content: bytes) -> bytes | None:
    """Another file of the same kind, of the same office: right seal, wrong place."""
    folders = (
        path.parent.parent.glob(f"*/{path.name}") if path.suffix != ".vault" else path.parent.glob("*.vault")
    )
    if path.parent.name == "decisions":
        folders = path.parent.glob("*.jsonl")
    return next((p.read_bytes() for p in sorted(folders) if p != path), None)


def rehashed(kept: Kept, path: Path, content: bytes) -> bytes | None:
    """Another word, and every plain hash made right again, as the chain of before would have taken it."""
    if path.suffix != ".jsonl":
        text = content.replace(b"2020", b"2019").replace(b"true", b"false")
        return text if text != content else None
    before, lines = FIRST, []
    for n, line in enumerate(content.splitlines(), 1):
        entry = {k: v for k, v in json.loads(line).items() if k != "seal"} | {
            "by": "Ai Khác",
            "n": n,
            "after": before,
        }
        before = entry["hash"] = hash_of(entry)
        lines.append(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return b"".join(lines)


def without_line(at: int) -> Callable[[Kept, Path, bytes], bytes | None]:
    def cut(kept: Kept, path: Path, content: bytes) -> bytes | None:
        lines = content.splitlines(keepends=True)
        return b"".join(line for n, line in enumerate(lines) if n != at % len(lines))

    return cut


def said_twice(kept: Kept, path: Path, content: bytes) -> bytes | None:
    lines = content.splitlines(keepends=True)
    return b"".join([*lines, lines[-1]]) if path.suffix == ".jsonl" else content + content


FORGINGS: dict[str, Callable[[Kept, Path, bytes], bytes | None]] = {
    "a bit early": flipped(0.2),
    "a bit late": flipped(0.8),
    "cut": lambda k, p, c: c[: len(c) // 2],
    "emptied": lambda k, p, c: b"",
    "deleted": lambda k, p, c: None,
    "no UTF-8": lambda k, p, c: c[:40] + b"\xff" + c[40:],
    "an older one": older,
    "another office's": anothers,
    "a sibling's": siblings,
    "rewritten, hashes right": rehashed,
    "last line gone": without_line(-1),
    "first line gone": without_line(0),
    "said twice": said_twice,
}
DELETES = "deleted"


def test_nothing_is_wrong_where_nothing_was_done(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert kept.office.run("verify") == DONE, capsys.readouterr().out
    assert capsys.readouterr().out.count("nguyên vẹn") == 11


@pytest.mark.parametrize("kind", some_of(list(FILES), 8))
def test_every_forging_of_a_file_is_noticed(kind: str, kept: Kept) -> None:
    path = FILES[kind](kept)
    whole, unseen, tried = path.read_bytes(), [], 0
    for name, forge in FORGINGS.items():
        content = forge(kept, path, whole)
        if kind == "heads" and forge is older:
            continue  # who can put back what stands beside the key can turn everything back: paper shows it
        if content == whole or (content is None and name != DELETES):
            continue  # this file has no older one, no sibling …
        tried += 1
        path.unlink() if content is None else put(path, content)
        try:
            if kept.office.run("verify") not in (STORE, WRONG_USE):  # no workspace any more
                unseen.append(name)
        finally:
            put(path, whole)
    assert tried >= 8
    assert unseen == []
    assert kept.office.run("verify") == DONE


def test_what_was_never_there_is_noticed(kept: Kept) -> None:
    """A return, names, a run, a log, a file beside a run: each well made, none of this office's making."""
    ours, theirs = kept.folder, kept.other / "ws"
    run = latest_run_of(kept.office.made, "2020").folder
    (their_import,) = [p for p in (theirs / "archive").glob("*") if not (ours / "archive" / p.name).exists()][
        :1
    ] or [None]
    for source, target in (
        (their_import, ours / "archive" / ("0" * 64)),
        (next(iter((theirs / "runs").glob("2020-*"))), ours / "runs" / "2020-000000000000"),
        (theirs / "decisions" / "leads.jsonl", ours / "decisions" / "ties.jsonl"),
        (run / "manifest.json", run / "manifest.old"),
    ):
        source = source or next(iter((theirs / "archive").glob("[0-9a-f]*")))
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
        try:
            assert kept.office.run("verify") == STORE, target
        finally:
            shutil.rmtree(target) if target.is_dir() else target.unlink()
    assert kept.office.run("verify") == DONE


def test_a_whole_log_gone_is_noticed_by_who_reads_it(kept: Kept) -> None:
    path = decisions_of(kept.office.made).log.path
    whole = path.read_bytes()
    path.unlink()
    try:
        assert kept.office.run("lock") == STORE
        assert kept.office.run("run", "--year", "2020") == STORE
        assert kept.office.run("announce", "2020") == STORE
    finally:
        put(path, whole)


def test_a_forged_mark_of_an_erasure_is_not_followed(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    """It would have a party erased that no one decided on, and put on record as decided."""
    mark = kept.folder / "decisions" / "erasing.json"
    told = {"party": "30985-CT-0001", "stand_in": "30985-XOA-0123456789", "returns": [], "reason": "giả"}
    put(mark, json.dumps(told).encode())
    try:
        for verb in (
            ("verify",),
            ("erase", "30985-CT-0001", "--yes", "--reason", "x"),
            ("run", "--year", "2020"),
        ):
            assert kept.office.run(*verb) == STORE, verb
        assert "erasing.json" in capsys.readouterr().err
    finally:
        mark.unlink()
    assert kept.office.run("verify") == DONE


def test_rows_and_hashes_rewritten_after_the_lock_are_not_run(kept: Kept) -> None:
    manifest = FILES["manifest"](kept)
    rows, whole = manifest.with_name("rows.parquet"), manifest.read_bytes()
    kept_rows = rows.read_bytes()
    forged = kept_rows + b"x"
    old, new = (hashlib.sha256(c).hexdigest().encode() for c in (kept_rows, forged))
    put(rows, forged)
    manifest.write_bytes(whole.replace(old, new))
    try:
        assert kept.office.run("run", "--year", "2020") == STORE
        assert kept.office.run("verify") == STORE
    finally:
        put(rows, kept_rows)
        put(manifest, whole)


def test_a_run_that_was_changed_is_neither_shown_nor_announced(kept: Kept) -> None:
    path = FILES["run table"](kept)
    whole = path.read_bytes()
    path.write_bytes(whole[:-8] + b"\0" * 8)
    try:
        for verb in (("results",), ("explain", "latest", "--unit", "30985"), (*ANNOUNCE, "--reason", "lại")):
            assert kept.office.run(*verb) == STORE, verb
    finally:
        put(path, whole)


def test_a_run_of_before_the_lock_can_not_be_made_one_of_after_it(kept: Kept) -> None:
    after = latest_run_of(kept.office.made, "2020").folder
    (early,) = [p for p in kept.folder.glob("runs/2020-*") if p != after]
    manifest = early / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole.replace(b'"locked": false', b'"locked": true'))
    try:
        assert kept.office.run(*ANNOUNCE, "--run", early.name, "--reason", "lại") == STORE
    finally:
        put(manifest, whole)


def test_a_backup_is_checked_as_a_file(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    assert kept.office.run("backup", str(path)) == DONE
    assert kept.office.run("verify", str(path)) == DONE
    whole = path.read_bytes()
    for at in (0.1, 0.5, 0.9):
        path.write_bytes(flipped(at)(kept, path, whole) or b"")
        assert kept.office.run("verify", str(path)) in (4, STORE)


def test_a_line_written_down_on_paper_is_found_again_or_missed(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert kept.office.run("audit", "head") == DONE
    line = capsys.readouterr().out.splitlines()[1]
    assert kept.office.run("audit", "head", "--compare", line) == DONE
    assert (
        kept.office.run("audit", "head", "--compare", line[:-1] + ("0" if line[-1] != "0" else "1")) == STORE
    )


def test_a_file_others_can_read_is_told(kept: Kept) -> None:
    path = FILES["rows"](kept)
    assert path.stat().st_mode & 0o077 == 0
    path.chmod(0o644)
    try:
        assert kept.office.run("verify") == STORE
    finally:
        path.chmod(0o600)


def test_of_many_files_others_can_read_a_few_are_printed_and_all_by_full(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = sorted(path for path in kept.office.made.rules.rglob("*.yaml"))
    for path in rules:
        path.chmod(0o644)
    try:
        capsys.readouterr()
        assert kept.office.run("verify") == STORE
        few = capsys.readouterr().out.splitlines()
        assert kept.office.run("verify", "--full") == STORE
        full = capsys.readouterr().out.splitlines()
        assert kept.office.run("verify", "--json") == STORE
        data = json.loads(capsys.readouterr().out)
    finally:
        for path in rules:
            path.chmod(0o600)
    assert len(rules) > 20
    assert sum(".yaml" in line for line in few) == 8
    assert f"  … và {len(rules) - 8} điều nữa; tất cả: thêm --full." in few
    assert [sum(str(path) in line for line in full) for path in rules] == [1] * len(rules)
    assert not any("--full" in line for line in full)
    assert next(len(part["faults"]) for part in data["parts"] if part["name"] == "Rights") == len(rules)


def test_schemas_written_into_a_workspace_are_its_owners_only(kept: Kept) -> None:
    assert kept.office.run("schema", str(kept.office.made.rules)) == DONE
    try:
        assert kept.office.run("verify") == DONE
    finally:
        shutil.rmtree(kept.office.made.rules / "schema")
