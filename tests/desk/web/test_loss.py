"""The server killed while people decide: what was acknowledged is there, once; work under way is told as cut
off.

`python -m tests.desk.web.kills` is the long form; the suite kills twice.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.web.conftest import Copied
from tests.desk.web.kills import killed

KILLS = 2


@pytest.fixture
def folder(copied: Copied, tmp_path: Path) -> tuple[Path, Path]:
    return copied(tmp_path / "workspace")


def test_what_was_acknowledged_survives_a_kill(folder: tuple[Path, Path]) -> None:
    outcome = killed(*folder, KILLS)
    assert len(outcome.acknowledged) >= KILLS
    assert outcome.whole
