"""A workspace of the example with 2020 run, for the commands that press or kill a desk: made in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.runs.running import run_made
from desk.workspace.folder import created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED, rules_in
from engine.evaluation.year_columns import Pace
from tests.conftest import EXAMPLE


@contextmanager
def scene() -> Iterator[tuple[Path, Path]]:
    """Yield the workspace and its key."""
    with TemporaryDirectory(prefix="desk-") as folder:
        workspace, key = Path(folder) / "workspace", Path(folder) / "key" / "test.key"
        os.environ["LANHMANH_KEY"] = str(key)
        made = created(workspace)
        imported(made, rules_in(SHIPPED), [EXAMPLE], date(2021, 3, 1), None, lambda done, total, name: None)
        run_made(made, 2020, None, Pace(), lambda done, total: None)
        yield workspace, key
