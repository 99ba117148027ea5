"""Papers of a year as files to download: Word and PDF, written by the functions the command line uses."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest

from desk.base import files as whole_files
from desk.base.acts import day_typed
from desk.base.faults import Stop, WrongUse
from desk.office.papers.wording import WordedPaper
from desk.office.papers.wording_log import PaperName
from desk.office.papers.writing import (
    OF_COMMUNE,
    OF_PERIOD,
    OF_YEAR,
    drafts_of,
    failing_report,
    no_paper_words,
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

# both, as one archive, where neither is asked for
NO_PAPER = "chua-lap-duoc.txt"
PARTS: Mapping[str, str] = {
    "docx": ".docx",
    "pdf": ".pdf",
}


@dataclass(frozen=True, slots=True)
class Made:
    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """Papers as a form asks for them: the day on them, which files (`part`), why, by whom."""

    kind: str
    day: date | None
    part: str
    reason: str
    despite: str
    by: str


def paper_asked(request: HttpRequest, kinds: Container[str]) -> PaperAsked:
    """Return what a form asks for. Raise Stop for a kind that is not of its own."""
    post = request.POST
    if post.get("kind") not in kinds:
        raise _no_kind()
    kind, part, reason, despite = (post.get(n, "").strip() for n in ("kind", "part", "reason", "despite"))
    return PaperAsked(kind, day_typed(post.get("date", "")), part, reason, despite, request.user.username)


def papers_made(year: Year, asked: PaperAsked, units: tuple[str, ...]) -> Made:
    """Return papers about a year, or communes, one each; who takes those, and why, is on record first."""
    kind, today = asked.kind, date.today()
    restricted_logged(workspace(), kind, units, asked.reason, asked.by, today, year.run.id)
    with evaluation_alone, TemporaryDirectory() as folder:
        office = signing_office(workspace(), year.rules.offices)
        refuse_unannounced(year, kind, units, asked.despite, asked.by, today)
        drafts, failing = drafts_of(year, kind, office, asked.day, units)
        papers = [draft.paper for _, draft in drafts]
        files = list(written(Path(folder), papers))
        if failing:
            report, note = failing_report(Path(folder), failing), Path(folder) / NO_PAPER
            whole_files.write_text(note, no_paper_words(failing, year.name, report))
            files += note, report
        name = papers[0].name if len(files) == 1 else f"{kind} {year.period.code}"
        return _packed(files, asked.part, name)


def period_paper_made(asked: PaperAsked, period: str) -> Made:
    """Return the report of work of any period, or where its communes stand so far; both are restricted."""
    rules = rules_today()
    paper = period_paper(
        asked.kind, workspace(), rules, period or None, asked.reason, asked.by, asked.day
    ).paper
    with TemporaryDirectory() as folder:
        return _packed(written(Path(folder), [paper]), asked.part, paper.name)


def draft_shown(year: Year, kind: str, period: str, unit: str) -> tuple[PaperName, WordedPaper]:
    """Return a paper to be read and worded at the desk; raise Stop where there is no such paper."""
    if kind in OF_PERIOD:
        return _period_draft(kind, period)
    if kind not in (*OF_YEAR, *OF_COMMUNE) or bool(unit) is not (kind in OF_COMMUNE):
        raise _no_kind()
    with evaluation_alone:
        office = signing_office(workspace(), year.rules.offices)
        return drafts_of(year, kind, office, None, (unit,) if unit else ()).papers[0]


@cached_while_unchanged(4)
def _period_draft(kind: str, period: str) -> tuple[PaperName, WordedPaper]:
    rules = rules_today()
    return period_draft(kind, workspace(), rules, period_asked(rules, period), None)


def _packed(files: Iterable[Path], part: str, name: str) -> Made:
    wanted = [path for path in files if part not in PARTS or path.suffix in (PARTS[part], ".txt", ".json")]
    if len(wanted) == 1:
        return Made(wanted[0].read_bytes(), wanted[0].name)
    return Made(zipped(wanted), f"{name}.zip")


def _no_kind() -> Stop:
    return WrongUse("Không có loại văn bản này.")
