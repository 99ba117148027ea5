"""Sentences a first reader stumbled over, on the example."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.workspace.folder import KEY_OF_EXAMPLE, Workspace
from facts.vault.secret import create_key


@pytest.fixture(scope="module")
def where(run: Run) -> list[str]:
    return ["-w", str(run.workspace)]


def test_a_higher_score_in_a_lower_band_is_explained_beside_it(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["results", "latest", *where])
    told = " ".join(capsys.readouterr().out.split())
    assert "│ Xã Nam Thái │ 77,34 │ Trung bình │" in told
    assert "Còn tụ điểm mại dâm hoạt động cuối kỳ: cao nhất là trung bình: Xã Nam Thái, Xã Nam Thái A" in told
    assert "khống chế" not in told.lower()
    code_of(["results", "latest", "--full", *where])
    told = " ".join(capsys.readouterr().out.split())
    assert "Còn tụ điểm mại dâm hoạt động cuối kỳ: cao nhất là trung bình: Xã Nam Thái, Xã Nam Thái A" in told
    assert "Cơ quan khác báo có cán bộ liên quan" not in told


def test_a_unit_is_found_by_its_name(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["explain", "latest", "--unit", " xã  đông thái", "--full", *where]) == 0
    told = capsys.readouterr().out
    assert told.lstrip().startswith("Xã Đông Thái")
    assert "Điều kiện khống chế" in told
    assert code_of(["explain", "latest", "--unit", "Xã Đâu Đó", *where]) == 2
    assert "tên đủ của đơn vị" in capsys.readouterr().err


def test_wrong_use_points_at_the_help_of_its_own_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["adopt", "healthy_commune", "--document", "15/QĐ-UBND"]) == 2
    assert "Thiếu --date. Xem: lanhmanh adopt --help" in capsys.readouterr().err
    assert code_of(["no-such-verb"]) == 2
    assert "Xem: lanhmanh --help" in capsys.readouterr().err


def test_who_tries_the_example_names_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANHMANH_KEY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = Workspace(tmp_path / "demo" / "workspace", "an-example")
    own = tmp_path / "config" / "lanhmanh" / "an-example.key"
    assert made.key == own
    create_key(tmp_path / "demo" / KEY_OF_EXAMPLE)
    assert made.key == tmp_path / "demo" / KEY_OF_EXAMPLE
    create_key(own)
    assert made.key == own
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "elsewhere"))
    assert made.key == tmp_path / "elsewhere"
