"""What is installed finds what it ships; what a bundle holds for a platform is what that platform needs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from desk.base import beside
from desk.cli.demo import EXAMPLE
from desk.workspace.rule_files import SHIPPED
from release.bundle import PLATFORMS, requirements_for

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
    monkeypatch.setattr(beside, "_INSTALLED", tmp_path)
    assert beside.shipped("rules") == tmp_path / "rules"


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
