"""A link under a workspace is refused by every verb and named; nothing it leads to is touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.cli import app
from desk.workspace import compiled_rules
from facts.archive import table_cache
from facts.below import remove_below
from tests.desk.conftest import Office
from tests.facts import builders

VERBS = (
    ("run", "--year", "2020"),
    ("verify",),
    ("lock",),
    ("audit", "verify"),
    ("results", "latest"),
    ("seal", "--reason", "thử"),
    ("backup", "../sao.tar.gz"),
    ("units",),
    ("figures", "2020"),
    ("retain",),
)
EVERY = {  # what each takes beside the workspace
    "adopt": "healthy_commune --document 1/QD --date 2020-12-01 --office UBND",
    "announce": "2020 --document 1/QD --date 2021-01-05",
    "appraise": "2020",
    "audit head": "",
    "audit verify": "",
    "backtest": "--year 2019",
    "backup": "x.tar.gz",
    "check": "{ws}/rules",
    "check-deploy": "",
    "compare": "{ws}/rules {ws}/rules",
    "coverage": "{ws}/rules",
    "erase": "30985-CT-0001 --reason x --yes",
    "explain": "30985 2020",
    "figures": "2020",
    "follow-up": "2020",
    "import": "{sent}",
    "indicators": "30985 2020",
    "init": "{ws} --first-record 15/12/2022",
    "leads queue": "",
    "lock": "2020",
    "mutate": "{ws}/rules --only a1",
    "office": "",
    "paper": "summary 2020 x",
    "plan-inspections": "2020",
    "print": "{ws}/rules x.docx",
    "recheck show": "2020",
    "remind": "2020",
    "report": "2020 x",
    "results": "2020",
    "retain": "",
    "rotate-key": "--reason x",
    "rulebooks": "",
    "run": "--year 2020",
    "schema": "{ws}/rules",
    "seal": "--reason x",
    "serve": "",
    "so-far": "2020",
    "status": "",
    "template": "x --period 2020",
    "units": "",
    "upgrade": "x.tar.gz",
    "verify": "",
}
PLACES = ("kept/standing", "kept/rules", "runs/x", "archive/x", "decisions/words", ".writing.lock", "rules/x")


def precious(office: Office, files: int = 60) -> Path:
    """Return a folder outside the workspace with files and folders of someone's own."""
    folder = office.folder / "quý"
    for number in range(files):
        (folder / f"{number:064x}").mkdir(parents=True)
        (folder / f"{number}.key").write_text("khóa")
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_a_link_is_refused_and_named_and_what_it_leads_to_stays(
    office: Office, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = precious(office)
    before = sorted(path.name for path in folder.iterdir())
    link = office.made.folder / place
    link.parent.mkdir(exist_ok=True)
    shutil.rmtree(link, ignore_errors=True)
    link.symlink_to(folder)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert str(link) in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == before


def test_every_verb_refuses_a_link(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for those that make a workspace where there is none."""
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
    sent = builders.return_file(office.folder / "b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    folder = precious(office, 1)
    (office.made.folder / "runs" / "x").symlink_to(folder)
    monkeypatch.chdir(office.folder)
    before = sorted(office.folder.rglob("*"))
    for verb, words in EVERY.items():
        typed = words.format(ws=office.made.folder, sent=sent).split()
        assert office.run(*verb.split(), *typed) == STORE, verb
    assert sorted(office.folder.rglob("*")) == before
    assert {verb.split()[0] for verb in EVERY} == set(app.VERBS) - {"demo", "restore"}


def test_a_link_above_what_is_kept_is_refused(office: Office) -> None:
    folder = precious(office)
    shutil.rmtree(office.made.folder / "kept")
    (office.made.folder / "kept").symlink_to(folder)
    assert office.run("run", "--year", "2020") == STORE
    assert len(list(folder.iterdir())) == 120


def test_a_log_with_another_name_elsewhere_is_refused(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", {})
    os.link(office.made.folder / "decisions" / "decisions.jsonl", office.folder / "bản khác.jsonl")
    assert office.run("lock") == STORE
    assert "hard link" in capsys.readouterr().err


def test_a_pipe_in_the_place_of_a_file_hangs_nothing(office: Office) -> None:
    mark = office.made.folder / "rules" / "parameters.yaml"
    mark.unlink()
    os.mkfifo(mark)
    assert office.run("run", "--year", "2020") == STORE


def test_a_workspace_reached_by_a_link_is_used(office: Office) -> None:
    link = office.folder / "đường tắt"
    link.symlink_to(office.made.folder)
    office.made = type(office.made)(link, office.made.id)
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)


def test_what_the_program_did_not_make_is_neither_pruned_nor_swept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.send("a.xlsx", {})
    own = [
        office.made.folder / place
        for place in (
            "kept/standing/bản nháp/việc.txt",
            f"kept/standing/{'0' * 64}/việc.txt",
            f"kept/rules/{'a' * 64}",
            "kept/rules/ghi chú.txt",
            "kept/khác/ghi chú.txt",
            "rules/.parameters.yaml.202012311159",
            "archive/.aside-của-tôi/a.txt",
            "archive/.erasing-của-tôi/a.txt",
            "vault/khóa cũ.vault",
        )
    ]
    for path in own:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("của tôi", "utf-8")
        os.utime(path, (0, 0))
        os.utime(path.parent, (0, 0))
    monkeypatch.setattr(table_cache, "MOST", 1)
    monkeypatch.setattr(compiled_rules, "MOST", 1)
    for year in ("2019", "2020"):
        office.send(f"{year}.xlsx", {"B02": [builders.venue(1)]}, period=year)
        assert office.run("run", "--year", year) in (DONE, TO_LOOK_AT)
    assert office.run("verify", "latest") == DONE
    assert [path.name for path in own if not path.exists()] == ["a" * 64]  # named as what the program keeps


def test_a_folder_exchanged_for_a_link_between_look_and_deletion_keeps_what_it_leads_to(
    office: Office,
) -> None:
    folder = precious(office, 3)
    kept = office.made.folder / "kept" / "standing"
    shutil.rmtree(kept, ignore_errors=True)
    kept.parent.mkdir(exist_ok=True)
    kept.symlink_to(folder)
    inside = next(path for path in folder.iterdir() if path.is_dir())
    with pytest.raises(OSError, match=r"directory|link"):
        remove_below(office.made.folder, kept / inside.name)
    assert inside.is_dir()
