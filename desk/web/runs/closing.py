"""Where a year stands before it is closed: what is met, what is missing, what was run, locked and announced."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from desk.base.faults import Stop
from desk.runs.run import Run, opened_run
from desk.web.returns.matrix import Matrix, matrix_of
from desk.web.shelf import Year, archive_today, rules_today, workspace, year_of
from desk.workspace.announced_bands import Announced, announcements_of
from desk.workspace.locking import Locked, late_returns, lock_on, locks_of
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class RunLine:
    id: str
    made: datetime | None
    counts_vi: str
    counts_en: str
    locked: bool
    newest: bool
    stale: bool  # a return came since


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist: met, open (may be closed despite it) or blocked."""

    state: str
    vi: str
    en: str
    page: str  # name of the page that helps


@dataclass(frozen=True, slots=True)
class Closing:
    period: str
    lock: Locked | None
    late: tuple[Manifest, ...]
    announced: Announced | None
    checks: tuple[Check, ...]
    runs: tuple[RunLine, ...]
    year: Year | None

    @property
    def met(self) -> bool:
        return all(check.state == "met" for check in self.checks)

    @property
    def blocked(self) -> bool:
        return any(check.state == "blocked" for check in self.checks)


def closing_of(year: int) -> Closing | None:
    """Return where a year stands; None where the rules know no such year."""
    rules = rules_today()
    period = rules.calendar.at("year", year)
    if period is None:
        return None
    made, found = workspace(), year_of(year)
    locks = locks_of(made, rules)
    late = tuple(m for m in late_returns(made, rules, locks) if rules.calendar.period(m.period) == period)
    book = found.communes.name if found else ""
    told = next((a for a in announcements_of(made) if (a.rulebook, a.period) == (book, period.code)), None)
    checks = tuple(_checks(rules, period, found))
    return Closing(period.code, lock_on(locks, period), late, told, checks, tuple(_runs(year, found)), found)


def _checks(rules: Rules, period: Period, year: Year | None) -> Iterable[Check]:
    matrix = matrix_of(archive_today(), rules, period, rules.units.on(period.end), "vi")
    yield from _about_returns(matrix)
    if year is None:
        yield Check("blocked", "Chưa chấm thử lần nào.", "Nothing was run yet.", "runs")
        return
    if _stale(year.run):
        yield Check("open", "Có báo cáo đến sau lần chấm mới nhất; chạy lại để thấy kết quả.", "Returns came since the newest run; run again to see.", "runs")  # fmt: skip
    rows = year.standings(year.communes.name)
    open_ = sum(row.band is None for row in rows)
    provisional = sum(row.provisional for row in rows)
    yield Check("open" if open_ else "met", f"{open_} xã chưa xếp loại được vì chưa đủ căn cứ." if open_ else "Mọi xã đều có xếp loại chắc chắn.", f"{open_} communes are undecided." if open_ else "Every commune's band is settled.", "results")  # fmt: skip
    yield Check("open" if provisional else "met", f"Điểm của {provisional} xã là tạm tính." if provisional else "Không điểm nào là tạm tính.", f"{provisional} communes' points are provisional." if provisional else "No points are provisional.", "results")  # fmt: skip
    signs = sum(any(f.kind == "sign" and f.answer == "yes" for f in row.findings) for row in rows)
    yield Check("open" if signs else "met", f"{signs} xã có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế." if signs else "Không xã nào có dấu hiệu chắc về chất lượng báo cáo.", f"{signs} communes show signs about their returns; a visit is suggested." if signs else "No commune shows a sure sign about its returns.", "results")  # fmt: skip


def _about_returns(matrix: Matrix) -> Iterable[Check]:
    if matrix.units_owing:
        yield Check("open", f"{matrix.units_owing} xã còn nợ {matrix.forms_owed} biểu.", f"{matrix.units_owing} communes owe {matrix.forms_owed} forms.", "returns")  # fmt: skip
    else:
        yield Check("met", "Mọi xã đã nộp đủ biểu.", "Every commune has sent every form.", "returns")
    n = matrix.cells_to_fix
    if n:
        yield Check("open", f"{n} ô phải sửa ở {matrix.units_to_fix} xã; dòng có ô sai chưa được tính.", f"{n} cells to correct in {matrix.units_to_fix} communes; their rows are not counted.", "returns")  # fmt: skip
    else:
        yield Check("met", "Không còn ô nào phải sửa.", "No cell is left to correct.", "returns")


def _runs(year: int, newest: Year | None) -> Iterable[RunLine]:
    found = []
    for path in workspace().runs.glob(f"{year}-*/manifest.json"):
        try:
            run = opened_run(path.parent)
        except Stop:
            continue
        found.append((_made(run), run))
    for made, run in sorted(found, key=lambda pair: -(pair[0].timestamp() if pair[0] else 0)):
        mine = newest is not None and newest.run.id == run.id
        yield RunLine(run.id, made, run.counts_words("vi"), run.counts_words("en"), run.manifest["locked"], mine, _stale(run))  # fmt: skip


def _made(run: Run) -> datetime | None:
    try:
        began = json.loads((run.folder / "journal.json").read_text("utf-8"))["began"]
        return datetime.fromtimestamp(float(began), UTC)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stale(run: Run) -> bool:
    archive = workspace().archive
    there = {path.name for path in archive.iterdir()} if archive.is_dir() else set()
    return not run.manifest["as_of_asked"] and not run.manifest["locked"] and bool(
        {name for name in there if len(name) == 64} - set(run.manifest["records"])
    )  # fmt: skip
