"""What someone with a copy of the key, but not its folder, plants with right seals: named, and never put on
record by a later verb; an import that was cut off still is."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.base.chained_log import FIRST, mark_of
from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS
from facts.durable_files import _mark, is_aside
from facts.seals import with_seal, without_seal
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

RAN = (DONE, TO_LOOK_AT)
OTHER = hashlib.sha256(b"other").hexdigest()


@pytest.fixture(autouse=True)
def verified(sent: Office) -> None:
    assert sent.run("verify") == DONE  # from now on what lies there is remembered


def forge_record(made: Workspace, name: str, entry: forging.Entry) -> None:
    """Add one record to the end of a log, its seal right; the heads know nothing of it."""
    log = log_of(made, name)
    entries = log.bare()
    after = mark_of(entries[-1]) if entries else FIRST
    line = {**entry, "n": len(entries) + 1, "after": after, "at": "2021-01-01T00:00:00+00:00", "account": "x"}
    body = json.dumps(line, ensure_ascii=False, sort_keys=True).encode()
    line_sealed = with_seal(body, forging.heads(made).seals.seal(f"log {name}", body)) + b"\n"
    forging.put(log.path, (log.path.read_bytes() if entries else b"") + line_sealed)


def decision(kind: str, **content: object) -> forging.Entry:
    return {"kind": kind, "date": "2021-01-01", "by": "Ai Khác", "content": content}


RECORDS = {
    "a lock": ("decisions.jsonl", decision("lock", period="2020")),
    "an opening that says too little": ("decisions.jsonl", decision("reopen")),
    "a run": ("runs.jsonl", {"run": "2020-000000000000", "manifest": "0" * 64}),
    "a log of its own": ("leads.jsonl", decision("decide", lead="x", state="dismissed")),
    "an account": (RIGHTS, decision("account", username="a", role="investigator")),
}


@pytest.mark.parametrize("name", RECORDS)
def test_one_forged_record_beyond_the_head_is_named_and_nothing_rests_on_it(
    sent: Office, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log, entry = RECORDS[name]
    forge_record(sent.made, log, entry)
    capsys.readouterr()
    assert sent.run("verify") == STORE
    said = capsys.readouterr().out
    assert f"{log}: tệp đầu sổ cạnh khóa cũ hơn sổ" in said
    assert "bản chép của khóa" in said


def plant_return(made: Workspace) -> Path:
    source = next(iter(sorted(made.archive.glob("[!.]*"))))
    folder = made.archive / OTHER
    shutil.copytree(source, folder)
    body = without_seal((folder / "manifest.json").read_bytes())[0]
    body = body.replace(source.name.encode(), OTHER.encode())
    seal = forging.heads(made).seals.seal(f"manifest {OTHER}", body)
    forging.put(folder / "manifest.json", with_seal(body, seal))
    return folder


def plant_names(made: Workspace) -> Path:
    path = made.vault / f"{OTHER}.vault"
    body = json.dumps({"format": 1, "entries": {}}).encode()
    forging.put(path, with_seal(body, forging.heads(made).seals.seal(f"vault file {OTHER}", body)))
    return path


def plant_closed(made: Workspace) -> Path:
    path = made.vault / "erased.json"
    body = json.dumps({"format": 1, "closed": ["0" * 32]}).encode()
    forging.put(path, with_seal(body, forging.heads(made).seals.seal("closed places", body)))
    return path


@pytest.mark.parametrize("plant", [plant_return, plant_names, plant_closed])
def test_what_is_planted_with_a_right_seal_is_named_and_no_verb_records_it(
    sent: Office, plant: Callable[[Workspace], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = plant(sent.made)
    records = len(decisions_of(sent.made).records())
    sent.run("run", "--year", "2020", "--chaining", "plain")
    sent.run("backup", str(sent.folder / "b.tar.gz"))
    assert len(decisions_of(sent.made).records()) == records
    for verb in (["verify"], ["verify", str(sent.folder / "b.tar.gz")]):
        capsys.readouterr()
        assert sent.run(*verb) == STORE
        assert path.name in capsys.readouterr().out
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert sent.run("verify") == DONE


def test_the_original_of_a_planted_return_takes_its_place(sent: Office) -> None:
    other = Office(sent.folder / "nơi khác")
    other.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    (hash_,) = (path.name for path in other.made.archive.glob("[!.]*"))
    folder = plant_return(sent.made)
    folder.rename(folder.with_name(hash_))
    original = str(other.folder / "sent" / "b.xlsx")
    assert sent.run("verify") == STORE
    assert sent.run("import", original) in RAN
    assert sent.run("verify") == DONE
    assert hash_ in decisions_of(sent.made).records()[-1].content["stored"]["manifests"]


@pytest.mark.parametrize("stored", ["named", "vault", "all"])
def test_an_import_cut_off_at_any_step_is_put_on_record_or_taken_back(sent: Office, stored: str) -> None:
    heads = forging.heads(sent.made)
    if stored != "named":
        plant_names(sent.made)
    if stored == "all":
        plant_return(sent.made)
    heads.file([OTHER])  # as an import does before it stores
    assert sent.run("verify") == DONE
    assert sent.run("import", str(sent.folder / "sent" / "a.xlsx")) in RAN
    assert sent.run("verify") == DONE
    recorded = decisions_of(sent.made).records()[-1].content["stored"]["manifests"]
    assert (OTHER in recorded) is (stored == "all")
    assert not (sent.made.vault / f"{OTHER}.vault").exists() or stored == "all"
    told = heads.read()
    assert told is not None
    assert told.filing == ()


BEGUN = ".bản chép.0123456789ab"
ASIDE = f"{BEGUN}{_mark(BEGUN)}"  # as a command that was killed leaves what it was writing
STRAYS = {
    "decisions/words/bản chép.json": STORE,
    f"archive/.erasing-{OTHER}/rows.parquet": STORE,
    f"decisions/words/{OTHER}.json": DONE,
    "desk/bản chép.sqlite3": DONE,
    "decisions/ghi-chép.jsonl": STORE,
    f"desk/{ASIDE}": DONE,
    f"kept/leads/{ASIDE}": DONE,
    f"damaged/{ASIDE}": DONE,
    "kept/cũ/a.csv": DONE,
    "kept/standing/a.csv": DONE,
    "damaged/a.csv": DONE,
    "sao lưu.xlsx": DONE,
    "archive cũ/a.csv": DONE,
}


def test_such_a_name_is_that_of_a_piece() -> None:
    assert is_aside(ASIDE)


@pytest.mark.parametrize("name", STRAYS)
def test_a_stray_anywhere_in_the_workspace_is_named(
    sent: Office, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent.made.folder / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    forging.put(path, b"" if path.suffix == ".jsonl" else b"{}")
    capsys.readouterr()
    assert sent.run("verify") == STRAYS[name]
    stray = path.parent if name.startswith(("archive", "kept/cũ")) else path
    assert str(stray) in capsys.readouterr().out


def record_forged(made: Workspace) -> dict[str, bytes]:
    log = made.folder / "decisions" / "decisions.jsonl"
    before = log.read_bytes()
    forge_record(made, *RECORDS["a lock"])
    after = log.read_bytes()
    forging.put(log, before)
    return {"decisions/decisions.jsonl": after}


def test_a_record_forged_in_a_backup_is_noticed_by_verify(sent: Office) -> None:
    file = sent.folder / "b.tar.gz"
    assert sent.run("backup", str(file)) == DONE
    assert sent.run("verify", str(file)) == DONE
    forging.change_backup(sent.made, file, record_forged(sent.made), sealed=True)
    assert sent.run("verify", str(file)) == STORE


@pytest.mark.parametrize("renamed", [False, True], ids=["by their names", "by the names here"])
def test_what_another_workspace_kept_is_not_read_though_its_key_is_the_same(
    sent: Office, renamed: bool
) -> None:
    other = Office(sent.folder / "nơi khác")
    other.send("c.xlsx", {"B02": [builders.venue(3), builders.venue(4)], "B03": [builders.party(3)]})
    assert other.run("run", "--year", "2020", "--chaining", "plain") in RAN
    (run,) = sent.made.runs.glob("[!.]*")
    before = {path.name: path.read_bytes() for path in run.glob("*.parquet")}
    put = 0
    for name in ("standing", "rules", "problems"):
        theirs = sorted(path for path in (other.made.kept / name).glob("[!.]*") if path.name != "problems")
        for ours in list((sent.made.kept / name).glob("[!.]*")) if renamed else theirs:
            there, one = sent.made.kept / name / ours.name, theirs[0]
            if there.is_dir():
                shutil.rmtree(there)
            shutil.copytree(one, there) if one.is_dir() else shutil.copy(one, there)
            put += 1
    assert put
    shutil.rmtree(run)
    assert sent.run("run", "--year", "2020", "--chaining", "plain") in RAN
    assert {path.name: path.read_bytes() for path in run.glob("*.parquet")} == before
    assert sent.run("verify") == DONE
    assert sent.run("verify", "latest") == DONE
