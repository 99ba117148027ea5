"""A short form of the fault loop: a few points of every act, in every way. The whole: `python -m
tests.faults.fault_loop`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.fault_loop import ACTS, Scene, looped, template

STEP = {"import": 37, "put back": 97, "rotate": 53, "run": 97, "erase": 89, "retain": 89, "restore": 149}
"""How far apart the points tried are; coprime to the number of ways, so that each comes up."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", "")
        return template(tmp_path_factory.mktemp("scene") / "template")


@pytest.mark.parametrize("act", ACTS)
def test_wherever_the_disk_fails_all_is_as_before_or_as_after(
    act: str, scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(scene.place / "khoa" / "k"))
    counts, wrong = looped(scene, (act,), STEP.get(act, 17))
    with capsys.disabled():
        print(f"\n{act}: {counts.get(act, 0)} points tried", end="")
    assert counts.get(act, 0) >= 2
    assert wrong == []


def test_the_loop_itself_notices_what_is_left_half_done(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With records that are not cut back and heads that are not moved, it must complain."""
    monkeypatch.setenv("LANHMANH_KEY", str(scene.place / "khoa" / "k"))
    monkeypatch.setattr("desk.base.heads.Heads.advance", lambda *_: None)
    monkeypatch.setattr("desk.workspace.sweeping.swept", lambda _: None)
    _, wrong = looped(scene, ("import",), 5)
    assert wrong
