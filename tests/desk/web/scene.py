"""A workspace of the example with 2020 run, for the commands that press or kill a desk: made in a folder of
its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk.leads.acts import TAKE, done
from desk.leads.leads import queue_of
from desk.runs.run import opened_run
from desk.runs.running import run_made
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED
from desk.workspace.rulebook_choice import chosen_rulebooks
from tests.conftest import EXAMPLE, EXAMPLE_LIST

LONG_AGO = date(2021, 3, 2)


@contextmanager
def scene() -> Iterator[tuple[Path, Path]]:
    """Yield the workspace and its key."""
    with TemporaryDirectory(prefix="desk-") as folder:
        workspace, key = Path(folder) / "workspace", Path(folder) / "key" / "test.key"
        os.environ["LANHMANH_KEY"] = str(key)
        made = created(workspace, chosen_rulebooks(["all"]))
        rules, day = rules_in(SHIPPED), date(2021, 3, 1)
        imported(made, rules, [EXAMPLE], day, None, lambda *_: None, incoming=EXAMPLE_LIST)
        run_made(made, 2020, None, lambda done, total: None)
        lapsed(workspace)
        yield workspace, key


def lapsed(workspace: Path) -> None:
    """Put on record that the year's second lead was taken, so long ago that it lapsed."""
    run = opened_run(next((workspace / "runs").glob("2020-*")))
    values = {"lead": queue_of(run, date.today()).leads[1].id}
    done(TAKE, run, {**values, "reason": "đang hỏi Công an thị trấn"}, "xac-minh-2", LONG_AGO)


def referral_proposed(page: Any, url: str) -> None:
    """Propose, as who is signed in, to refer the year's third lead: a second person is awaited."""
    page.goto(f"{url}/manh-moi/2020/3/?mau=chuyen")
    page.fill("#document", "12/CV-CAH")
    page.fill("#reason", "Cơ quan Cảnh sát điều tra, để xác minh chủ xe")
    page.click("#quyet-dinh button.b-main")
    page.wait_for_selector("#cho-ky")
