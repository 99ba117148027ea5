"""Keeps a small workspace of today's format, with its key and the results its own program gave: `python -m
tests.kept_workspace`.

Run it once for each new `FORMAT` of a workspace, before the next one changes anything:
`tests/desk/workspace/test_upgrade.py` opens, upgrades and compares every one that is kept. What stands in it
is never made again by a later program.
"""

from __future__ import annotations

import io
import os
import sys
import tarfile
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from desk.workspace.folder import FORMAT, KEPT

ROOT = Path(__file__).resolve().parents[1]
WORKSPACES = ROOT / "tests" / "data" / "workspaces"
RETURNS = sorted((ROOT / "examples" / "an_bien" / "2020").glob("*"))[:2]


def packed(target: Path) -> None:
    """Make a workspace of two returns, closed, run and announced, and pack it with its key and results."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        os.environ["LANHMANH_KEY"], office = str(place / "key"), str(place / "workspace")
        _said("init", office)
        _said("import", *map(str, RETURNS), "-w", office)
        despite, run = (
            ("--despite", "bản giữ để thử", "--by", "an"),
            ("run", "--year", "2020", "--chaining", "plain", "-w", office),
        )
        _said("lock", "2020", *despite, "-w", office)
        _said(*run)
        _said("announce", "2020", "--document", "1/QĐ-UBND", "--date", "2021-01-15", *despite, "-w", office)
        _said(*run)
        (place / "results.json").write_text(_said("results", "latest", "--json", "-w", office), "utf-8")
        with tarfile.open(target, "w:gz") as tar:
            for path in sorted(place.iterdir()):
                tar.add(path, path.name, filter=_wanted)


def _wanted(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out what is derived, and the locks of who writes."""
    parts = Path(member.name).parts
    return None if KEPT in parts or any(part.startswith(".") for part in parts) else member


def _said(*words: str) -> str:
    with redirect_stdout(io.StringIO()) as said:
        code = code_of(list(words))
    if code not in (DONE, TO_LOOK_AT):
        sys.exit(f"{' '.join(words)}: {code}\n{said.getvalue()}")
    return said.getvalue()


if __name__ == "__main__":
    target = WORKSPACES / f"format-{FORMAT}.tar.gz"
    if target.exists():
        sys.exit(f"{target} is kept already; a later program must not make it again.")
    packed(target)
