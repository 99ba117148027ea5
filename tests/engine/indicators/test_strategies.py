"""A property over archives draws the same ones in every run, whatever the seed of hashes and the modules
loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DRAWN = """
import hypothesis

from tests.engine.indicators.strategies import over_archives

hypothesis.settings.register_profile("alike", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("alike")


@over_archives(9)
def draw(whole, dice):
    print(whole, [dice.random() for _ in range(20)])


draw()
"""


def test_archives_are_drawn_alike_in_every_run() -> None:
    one, other = (
        subprocess.run(
            [sys.executable, "-c", modules + DRAWN],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed, modules in (("0", ""), ("1", "import desk.web, engine.evaluation.years"))
    )
    assert one
    assert one == other
