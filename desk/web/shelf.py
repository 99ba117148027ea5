"""What pages read of the workspace, kept in memory: a run never changes, so what was read of it once
stands."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Generic, TypeVar, TypeVarTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from desk.base.faults import Stop, WrongUse
from desk.base.language import language
from desk.office.appraising import AppraisedCriterion, judged
from desk.office.inspection_plan import planned_of
from desk.runs.found_runs import latest_run_of, newest_year, years_run
from desk.runs.run import Run, opened_run, scored_period
from desk.runs.run_log import whole
from desk.runs.year import Year, year_of_run
from desk.workspace.announcements import Announced, announcements_of
from desk.workspace.compiled_rules import rulebook_for, rules_in
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import locks_of
from desk.workspace.logs import ACCESS, DECISIONS, faults_told, folder_of
from desk.workspace.rule_files import hashes_of, rule_paths, rule_texts
from desk.workspace.store import Stored, archive_of, stored
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.years import Evaluation
from engine.follow_up.inspection_plan import Planned
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period
from facts.standing import COMMUNE, Standing
from facts.units import Units

Stamp = tuple[tuple[str, int], ...]  # files and when each last changed
AnswerT = TypeVar("AnswerT")
Arguments = TypeVarTuple("Arguments")
evaluation_alone = threading.RLock()  # held by who asks an evaluation: it fills itself as it is asked


def cached_by(
    size: int, *states: Callable[[Workspace], object], alone: bool = False
) -> Callable[[Callable[[*Arguments], AnswerT]], Callable[[*Arguments], AnswerT]]:
    """Cache the last answers of a function until one of `states` says otherwise; `alone`: one at a time asks,
    since an evaluation fills itself as it is asked."""

    def caching(read: Callable[[*Arguments], AnswerT]) -> Callable[[*Arguments], AnswerT]:
        @lru_cache(maxsize=size)
        def answers(state: object, arguments: tuple[*Arguments]) -> AnswerT:
            return read(*arguments)

        @wraps(read)
        def answer(*arguments: *Arguments) -> AnswerT:
            made = workspace() if states else None
            state = made and (str(made.folder), *(one(made) for one in states))
            with evaluation_alone if alone else nullcontext():
                return answers(state, arguments)

        return answer

    return caching


def cached_while_unchanged(
    size: int,
) -> Callable[[Callable[[*Arguments], AnswerT]], Callable[[*Arguments], AnswerT]]:
    """Cache the last answers of a function until the workspace changes, by the day and the reader's
    language."""
    return cached_by(size, workspace_stamp, lambda made: (date.today(), language()))


def workspace_stamp(made: Workspace) -> tuple[object, ...]:
    """Return what changes when anything does that pages read of the workspace, names' readers aside."""
    runs = (path / "manifest.json" for path in made.runs.glob("*"))
    logs = (path for path in folder_of(made).glob("*.jsonl") if path.name != ACCESS)
    files = (path for path in made.folder.glob("*.json"))
    changed = [(str(path), path.stat()) for path in (*runs, *logs, *files) if path.is_file()]
    states = tuple((path, state.st_size, state.st_mtime_ns) for path, state in changed)
    return _returns(made), _rules_stamp(made), tuple(sorted(states))


def workspace() -> Workspace:
    return opened(Path(settings.WORKSPACE))


def years() -> tuple[int, ...]:
    return years_run(workspace())


def newest_run_year() -> int | None:
    """Return the newest year that was run over returns of its own; None where none was run."""
    return newest_year(workspace()) if years() else None


def years_told() -> tuple[int, ...]:
    return tuple(sorted({*years(), *_years_returned()}, reverse=True))


def newest_year_told() -> int | None:
    """Return the newest year that has returns, else the newest that was run."""
    return max(_years_returned(), default=newest_run_year())


def _years_returned() -> set[int]:
    try:
        return {int(code[:4]) for code in periods_returned() if code[:4].isdigit()}
    except Stop:  # the page that reads the returns says what is wrong with them
        return set()


def years_of_commune(unit: str) -> tuple[int, ...]:
    """Return the years a commune's account knows of: it sent returns of them, or they were announced."""
    codes = {code for code, sender in _senders() if sender == (unit, COMMUNE)}
    codes |= {one.period for one in announcements_of(workspace())}
    return tuple(sorted({int(code[:4]) for code in codes if code[:4].isdigit()}, reverse=True))


def announcements_of_period(period: Period) -> tuple[Announced, ...]:
    return tuple(one for one in announcements_of(workspace()) if one.period == period.code)


def announcement_of(year: int) -> Announced | None:
    """Return the announcement that stands for the communes of a year; None where there is none."""
    rules = rules_today()
    period = scored_period(rules, year)
    book = rulebook_for(rules, RECOGNITION, period)
    return next((a for a in announcements_of_period(period) if a.rulebook == book.name), None)


def year_by_run(run: str) -> Year | None:
    """Return a year as one of its runs tells it; None if that run is gone. Raise Stop if it was changed."""
    folder = workspace().runs / run
    if not folder.is_dir():
        return None
    whole(opened_run(folder))
    return _year(str(folder))


def announced_year(year: int) -> Year | None:
    """Return a year as it was announced, whatever was run since; None where it was not. Raise Stop if the run
    is not what it was."""
    told = announcement_of(year)
    return year_by_run(str(told.record.content["run"])) if told else None


def periods_returned() -> frozenset[str]:
    return frozenset(code for code, _ in _senders())


def _returns(made: Workspace) -> frozenset[str]:
    """Return what lies in the archive; while a page is answered, as it lay when first asked for."""
    seen: dict[Path, frozenset[str]] | None = getattr(_page, "seen", None)
    if seen is None:
        return _listed(made.archive)
    if made.archive not in seen:
        seen[made.archive] = _listed(made.archive)
    return seen[made.archive]


def _listed(folder: Path) -> frozenset[str]:
    return frozenset(os.listdir(folder)) if folder.is_dir() else frozenset()


_page = threading.local()


def listed_once(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Have the archive listed once for a page: of thousands of communes, that takes longer than all else."""

    def answered(request: HttpRequest) -> HttpResponse:
        _page.seen = {} if request.method in ("GET", "HEAD") else None
        try:
            return answer(request)
        finally:
            _page.seen = None

    return answered


@cached_by(2, _returns)
def _senders() -> frozenset[tuple[str, tuple[str, str]]]:
    """Return every period with a return, and whose: unit and office."""
    with faults_told():
        manifests = archive_of(workspace()).manifests()
        return frozenset((m.period, (m.unit, m.office)) for m in manifests)


def archive_stamp(made: Workspace) -> tuple[frozenset[str], Stamp, int]:
    return _returns(made), _rules_stamp(made), _decided(made)


def _decided(made: Workspace) -> int:
    """Return when the last decision was made: a band may have been closed or announced for a reason since."""
    log = folder_of(made) / DECISIONS
    return log.stat().st_mtime_ns if log.exists() else 0


def year_of(year: int) -> Year | None:
    """Return a year by its newest run; None where it was never run. Raise Stop if that run, or the log of
    runs, is not what it was."""
    folder = _newest_folder(year)
    return _year(str(folder)) if folder else None


def _newest_folder(year: int) -> Path | None:
    rules = rules_today()
    try:
        return latest_run_of(workspace(), scored_period(rules, year).code).folder
    except WrongUse:
        return None


def _rules_stamp(made: Workspace) -> Stamp:
    return tuple((str(path), path.stat().st_mtime_ns) for path in rule_paths(made.rules))


@cached_by(2, _rules_stamp)
def rules_today() -> Rules:
    """Return the workspace's rules as they stand; read again when a file changed."""
    return rules_in(workspace().rules)


def rules_changed_since(run: Run) -> bool:
    """Tell whether the workspace's rules are others than those a run was made by."""
    return _rule_hashes() != run.manifest["rules"]


@cached_by(2, _rules_stamp)
def _rule_hashes() -> Mapping[str, str]:
    return hashes_of(rule_texts(workspace().rules))


def units_today() -> Units:
    return rules_today().units


@cached_by(2, archive_stamp, alone=True)
def archive_today() -> Stored:
    """Return every return there is and what became of its rows; read again when one came, or a decision
    changed what it says."""
    return stored(workspace(), rules_today())


@cached_by(4, archive_stamp, alone=True)
def appraisals_today(period: Period) -> tuple[AppraisedCriterion, ...]:
    """Return the appraisals of a period; read again when a return came, a rule or a decision changed."""
    return judged(workspace(), rules_today(), period)


@lru_cache(maxsize=4)
def _opened(folder: str) -> Year:
    return replace(year_of_run(opened_run(Path(folder))), evaluate=partial(_evaluation, folder))


@cached_by(4, _decided)
def _year(folder: str) -> Year:
    """Return a year with what decisions say of it: a band may have been closed or announced since."""
    return replace(_opened(folder))


def locked_today(period: Period) -> bool:
    return period.code in _locked()


@cached_by(2, _decided)
def _locked() -> frozenset[str]:
    return frozenset(lock.period.code for lock in locks_of(workspace(), rules_today()))


@lru_cache(maxsize=3)
def _evaluation(folder: str) -> Evaluation:
    return year_of_run(opened_run(Path(folder))).evaluation


def explained(year: Year, id_: str) -> Explanation:
    kind = year.rules.indicator_sets[year.rulebook.subject].subject
    return _explained(str(year.run.folder), year.rulebook.name, kind, id_)


@cached_by(256, alone=True)
def _explained(folder: str, book: str, kind: str, id_: str) -> Explanation:
    year, evaluation = _opened(folder), _evaluation(folder)
    return explanation_of(evaluation, evaluation.rules.rulebooks[book], Subject(kind, id_), year.period)


def inspection_plan_of(year: Year, capacity: int) -> tuple[Rulebook, tuple[Planned, ...]]:
    """Return the rulebook of risk and the venues proposed for inspection in the year after."""
    return _plan(str(year.run.folder), capacity)


@cached_by(8, alone=True)
def _plan(folder: str, capacity: int) -> tuple[Rulebook, tuple[Planned, ...]]:
    return planned_of(_opened(folder).run, _evaluation(folder), capacity)


def standing_of_year(year: Year) -> Standing:
    """Return the records a year's run rests on."""
    with evaluation_alone:
        return year.evaluation.standing


T = TypeVar("T")


class Same(Generic[T]):
    def __init__(self, one: T) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.one is self.one
