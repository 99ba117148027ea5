"""The workbooks of a run made as long work: public ones always, restricted copies for a reason; they wait to
be fetched once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk.base.files import write_bytes
from desk.base.language import LazyText
from desk.office.reporting import reported
from desk.runs.found_runs import found_run
from desk.web.downloads import zipped
from desk.web.jobs.models import JobOutcome
from desk.web.jobs.tray import OUT, fresh
from desk.web.shelf import workspace
from facts.durable_files import made_folder


def workbooks_made(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> JobOutcome:
    """Write the workbooks of the run that was asked for into the tray, as one archive."""
    run, copies, reason = (
        found_run(str(asked["run"]), workspace().folder),
        int(asked["copies"]),
        str(asked["reason"]),
    )
    step(0, 2)
    with TemporaryDirectory() as place:
        made = reported(run, Path(place), copies, reason or None, by, date.today())
        step(1, 2)
        content = zipped([*made.public, *made.restricted])
    folder, name = fresh(), f"Kết quả {asked['year']}.zip"
    made_folder(folder / OUT)
    write_bytes(folder / OUT / name, content)
    step(2, 2)
    n, m = len(made.public), len(made.restricted)
    return JobOutcome(
        LazyText(
            "Sổ kết quả xong: %(n)s tệp công khai, %(m)s tệp nội bộ. Tải một lần, giữ một giờ.", n=n, m=m
        ),
        {"folder": str(folder), "file": name},
    )
