"""Runs found by year, id or folder, or as the newest of a period: as they were written, or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from desk.base.faults import WrongUse, meant
from desk.base.language import LazyText
from desk.runs.run import Run, opened_run
from desk.runs.run_log import refuse_if_latest_is_gone, run_log, runs_recorded, whole
from desk.workspace.announcements import announcements_of
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of
from engine.rulebook.text.names import nearest
from facts.visible_text import LONGEST_NAME, short_value

LATEST = "latest"
YEAR = re.compile(r"\d{4}")


def found_run(name: str, workspace: Path) -> Run:
    """Open a run by its year, its id, its folder, or `latest`. Raise Stop where it is not what it was."""
    return whole(named_run(name, workspace))


def run_with_id(id_: str, workspace: Path) -> Run:
    """Open a run of this workspace by its id alone: on a page nobody names folders of the machine."""
    if Path(id_).name != id_ or not (opened(workspace).runs / id_ / "manifest.json").is_file():
        raise WrongUse("Lần chạy này không còn. Mở lại trang rồi chọn lại. Chưa làm gì.")
    return whole(opened_run((opened(workspace).runs / id_).resolve()))


def named_run(name: str, workspace: Path) -> Run:
    """Open a run as `found_run` does, without looking whether it is what it was."""
    if len(name) > LONGEST_NAME and os.sep not in name:
        raise _no_run(name, opened(workspace))
    as_path = Path(name)
    if (as_path / "manifest.json").exists():
        return opened_run(as_path.resolve())
    own = opened(workspace)
    if name == LATEST:
        refuse_if_latest_is_gone(own)
        return run_of_year(own, newest_year(own))
    if as_path.name == name and (own.runs / name).is_dir():
        return opened_run((own.runs / name).resolve())
    if YEAR.fullmatch(name):
        return run_of_year(own, int(name))
    raise _no_run(name, own)


def is_run(name: str, workspace: Path) -> bool:
    """Tell whether a name means a run, there or not; a year does."""
    folders = (Path(name), workspace / "runs" / name)
    return (
        name == LATEST
        or YEAR.fullmatch(name) is not None
        or any((folder / "manifest.json").exists() for folder in folders)
    )


def run_of_year(workspace: Workspace, year: int) -> Run:
    """Open the run that was announced of a year, else the newest; raise Stop where there is none."""
    refuse_if_latest_is_gone(workspace, str(year))
    folders = runs_newest_first(workspace, year)
    if not folders:
        raise _no_run(str(year), workspace)
    announced = {a.record.content["run"] for a in announcements_of(workspace) if a.period == str(year)}
    shown = next((folder for folder in folders if folder.name in announced), folders[0])
    return opened_run(shown.resolve())


def years_run(workspace: Workspace) -> tuple[int, ...]:
    names = (path.parent.name for path in workspace.runs.glob("*/manifest.json"))
    return tuple(sorted({int(name[:4]) for name in names if YEAR.match(name)}, reverse=True))


def newest_year(workspace: Workspace) -> int:
    """Return the newest year whose runs rest on returns of that year, else the newest that was run."""
    years = years_run(workspace)
    if not years:
        raise WrongUse("Chưa có lần chạy nào. Xem việc phải làm trước: lanhmanh status")
    return next((year for year in years if any(map(_has_data, runs_newest_first(workspace, year)))), years[0])


def runs_newest_first(workspace: Workspace, year: int | None = None) -> list[Path]:
    """Return the folders of runs as they were put on record, newest first; one not on record, last."""
    places = {run: n for n, run in enumerate(runs_recorded(run_log(workspace).lines_read()))}
    folders = [path.parent for path in workspace.runs.glob(f"{year or ''}*/manifest.json")]
    return sorted(folders, key=lambda folder: (places.get(folder.name, -1), _began(folder)), reverse=True)


def latest_run_of(workspace: Workspace, period: str) -> Run:
    """Open the newest run of a period; raises Stop where there is none, or it is not what it was."""
    refuse_if_latest_is_gone(workspace, period)
    runs = (opened_run(folder.resolve()) for folder in runs_newest_first(workspace))
    latest = next((run for run in runs if run.manifest["periods"] == [period]), None)
    if latest is None:
        raise _no_run(period, workspace)
    return whole(latest)


def _no_run(name: str, workspace: Workspace) -> WrongUse:
    """Say which run there is not, which years there are, and the way out."""
    years = years_run(workspace)
    have = ", ".join(map(str, years))
    there = LazyText(" Đã chạy: %(have)s.", have=have) if years else ""
    if YEAR.fullmatch(name):
        with faults_told():
            sent = any(manifest.period[:4] == name for manifest in archive_of(workspace).manifests())
        if not sent:
            return WrongUse(
                "Chưa có lần chạy nào, báo cáo nào của năm %(name)s.%(there)s Kiểm tra lại năm đã gõ; xem:"
                " lanhmanh status",
                name=name,
                there=there,
            )
        way = f"lanhmanh run --year {name}"
        return WrongUse(
            "Chưa có lần chạy nào của năm %(name)s.%(there)s Chạy: %(way)s", name=name, there=there, way=way
        )
    near = nearest(name, _names(workspace))
    return WrongUse(
        "Không có lần chạy '%(name)s'.%(meant)s%(there)s Ghi năm, hoặc mã lần chạy: lanhmanh status",
        name=short_value(name),
        meant=meant(near),
        there=there,
    )


def _names(workspace: Workspace) -> Iterable[str]:
    return [folder.name for folder in runs_newest_first(workspace)]


def _has_data(folder: Path) -> bool:
    """Tell whether a run rests on returns of its own year; one that does not say is taken to."""
    return Run(folder, {}).journal.get("returns") != 0


def _began(folder: Path) -> float:
    """Return when a run was made; a damaged journal is the oldest."""
    began = Run(folder, {}).made
    return began.timestamp() if began else 0.0
