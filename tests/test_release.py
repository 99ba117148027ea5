"""What is installed finds what it ships; what a bundle holds for a platform is what that platform needs."""

from __future__ import annotations

import os
import tomllib
import zipfile
from pathlib import Path

import pytest

from desk.base import files
from desk.base.version import VERSION
from desk.cli.init import EXAMPLE
from desk.workspace.rule_files import SHIPPED
from engine.rulebook.text.faults import MESSAGES
from release.bundle import PLATFORMS, requirements_for
from release.guide_site import built
from release.make import notes, zipped

ROOT = Path(__file__).resolve().parents[1]


def test_what_the_program_ships_is_put_into_the_wheel() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert {ROOT / source for source in told["force-include"]} == {SHIPPED, EXAMPLE}
    assert set(told["force-include"].values()) == {
        f"desk/shipped/{path.relative_to(ROOT).as_posix()}" for path in (SHIPPED, EXAMPLE)
    }


def test_an_installed_program_looks_inside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_INSTALLED", tmp_path)
    assert files.shipped("rules") == tmp_path / "rules"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_libraries_of_a_platform_are_those_its_markers_name(platform: str) -> None:
    asked = (
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:aa\n"
        "polars==1.30 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
        "tomli==2 ; python_version < '3.11' \\\n    --hash=sha256:dd\n"
    )
    lines = requirements_for(asked, platform, "3.12")
    assert [line.split("==")[0] for line in lines] == (["colorama"] if platform == "windows" else []) + [
        "polars"
    ]
    assert lines[-1] == "polars==1.30 --hash=sha256:bb --hash=sha256:cc"


def test_the_scripts_for_windows_are_plain_ascii() -> None:
    for name in ("lanhmanh.cmd", "release/install.ps1"):
        assert (ROOT / name).read_bytes().isascii()


def test_a_release_has_notes_of_its_version_in_both_languages() -> None:
    text = notes(VERSION)
    assert text.startswith(f"# lanhmanh {VERSION}\n")
    assert "*In English:" in text
    assert len(text.splitlines()) < 80


def test_a_version_without_notes_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"CHANGELOG.md has no part “## 9.9.9”"):
        notes("9.9.9")


def test_the_same_folder_makes_the_same_zip_and_scripts_stay_executable(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "b").mkdir(parents=True)
    (folder / "install.sh").write_text("echo\n")
    (folder / "b" / "a.txt").write_text("a")
    zipped(folder, tmp_path / "1.zip")
    os.utime(folder / "b" / "a.txt", (0, 0))
    zipped(folder, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == ["b/a.txt", "install.sh"]
        assert archive.getinfo("install.sh").external_attr >> 16 == 0o755


def test_the_guide_is_built_whole_and_no_link_of_it_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What each example of a fault draws is asked where faults are, not here."""
    monkeypatch.setattr("tests.engine.rulebook.catalogue.refused", lambda mistake: None)
    built(tmp_path)  # strict: a page or a link that is missing ends it
    faults = (tmp_path / "ma-loi.html").read_text("utf-8")
    assert [code for code in MESSAGES if f'id="{code.lower()}"' not in faults] == []
    assert "Năm đầu tiên" in (tmp_path / "index.html").read_text("utf-8")
