"""Papers of a year as files to download: Word and PDF, written by the functions the command line uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.base.faults import Stop, WrongUse
from desk.office.papers.wording import WordedPaper
from desk.office.papers.wording_log import PaperName
from desk.office.papers.writing import (
    OF_COMMUNE,
    OF_PERIOD,
    OF_YEAR,
    drafts_of,
    papers_of,
    period_draft,
    period_paper,
    refuse_unannounced,
    restricted_logged,
    written,
)
from desk.runs.year import Year
from desk.web.downloads import zipped
from desk.web.shelf import cached_while_unchanged, evaluation_alone, rules_today, workspace
from desk.workspace.locking import period_asked
from desk.workspace.office import signing_office

PARTS: Mapping[str, str] = {
    "docx": ".docx",
    "pdf": ".pdf",
}  # both, as one archive, where neither is asked for


@dataclass(frozen=True, slots=True)
class Made:
    content: bytes
    name: str


def year_paper_made(year: Year, kind: str, day: date | None, part: str, despite: str, by: str) -> Made:
    """Return a paper about the whole year: summary, proposal, decision."""
    if kind not in OF_YEAR:
        raise _no_kind()
    return _made(year, kind, (), day, part, despite, by)


def commune_papers_made(
    year: Year,
    kind: str,
    units: Iterable[str],
    day: date | None,
    part: str,
    reason: str,
    by: str,
    despite: str,
) -> Made:
    """Return papers about communes, one each; they hold small counts: who takes them is on record."""
    if kind not in OF_COMMUNE:
        raise _no_kind()
    codes = tuple(units)
    restricted_logged(workspace(), kind, codes, reason, by, date.today(), year.run.id)
    return _made(year, kind, codes, day, part, despite, by)


def period_paper_made(kind: str, period: str, day: date | None, part: str, reason: str, by: str) -> Made:
    """Return the report of work of any period, or where its communes stand so far; both are restricted."""
    if kind not in OF_PERIOD:
        raise _no_kind()
    paper = period_paper(kind, workspace(), rules_today(), period or None, reason, by, day).paper
    with TemporaryDirectory() as folder:
        return _packed(written(Path(folder), paper), part, paper.name)


def draft_shown(year: Year, kind: str, period: str, unit: str) -> tuple[PaperName, WordedPaper]:
    """Return a paper to be read and worded at the desk; raise Stop where there is no such paper."""
    if kind in OF_PERIOD:
        return _period_draft(kind, period)
    if kind not in (*OF_YEAR, *OF_COMMUNE) or bool(unit) is not (kind in OF_COMMUNE):
        raise _no_kind()
    with evaluation_alone:
        office = signing_office(workspace(), year.rules.offices)
        return drafts_of(year, kind, office, None, (unit,) if unit else ())[0]


@cached_while_unchanged(4)
def _period_draft(kind: str, period: str) -> tuple[PaperName, WordedPaper]:
    rules = rules_today()
    return period_draft(kind, workspace(), rules, period_asked(rules, period), None)


def _made(
    year: Year, kind: str, units: tuple[str, ...], day: date | None, part: str, despite: str, by: str
) -> Made:
    with evaluation_alone, TemporaryDirectory() as folder:
        office = signing_office(workspace(), year.rules.offices)
        refuse_unannounced(year, kind, units, despite, by, date.today())
        papers = papers_of(year, kind, office, day, units)
        files = [path for paper in papers for path in written(Path(folder), paper)]
        return _packed(files, part, papers[0].name if len(papers) == 1 else f"{kind} {year.period.code}")


def _packed(files: Iterable[Path], part: str, name: str) -> Made:
    wanted = [path for path in files if part not in PARTS or path.suffix == PARTS[part]]
    if len(wanted) == 1:
        return Made(wanted[0].read_bytes(), wanted[0].name)
    return Made(zipped(wanted), f"{name}.zip")


def _no_kind() -> Stop:
    return WrongUse("Không có loại văn bản này.")
