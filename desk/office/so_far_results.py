"""The communes part of the way through a year: opened, checked, and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText
from desk.office.reminders import missing_forms
from desk.runs.failing import FailingOffice, without_failing
from desk.words.numbers import day_words
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns, period_asked
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import archive_of
from engine.evaluation.so_far import SoFar, tells_the_year_so_far, years_so_far
from engine.evaluation.years import Evaluation
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from facts.archive.store import Store
from facts.periods import AD_HOC, YEAR, Period
from facts.standing import COMMUNE


@dataclass(frozen=True, slots=True)
class SoFarResults:
    """All communes at the end of a period; those with most certain points first."""

    rules: Rules
    evaluation: Evaluation
    rulebook: Rulebook
    period: Period
    rows: tuple[SoFar, ...]
    silent: tuple[str, ...]  # names of communes that owe forms of the period
    failing: tuple[FailingOffice, ...] = ()  # the program fails on their returns: what they say is unknown

    def name(self, unit: str) -> str:
        return self.rules.units.name(unit, self.period.end)

    def short_of(self, row: SoFar) -> tuple[Criterion, ...]:
        """Return the criteria that surely have less than their full points, the farthest first."""
        found = [
            c
            for c in self.rulebook.criteria
            if (points := row.scored.criteria[c.id]).high < c.maximum
            and points.absent is not True
            and c.id not in row.waits
        ]
        return tuple(sorted(found, key=lambda c: (row.scored.criteria[c.id].high - c.maximum, c.id)))

    @property
    def later(self) -> tuple[str, ...]:
        """The facts that only the year's return can tell, in the order of the rules."""
        return tuple(dict.fromkeys(n for row in self.rows for names in row.waits.values() for n in names))


def so_far_results(workspace: Workspace, rules: Rules, code: str) -> SoFarResults:
    """Open what a period tells of its year so far. Raise Stop where it tells it all, or not the start."""
    period = _period(rules, code)
    book = in_role(rules, RECOGNITION, period.end)
    if book is None:
        raise WrongUse(
            "Không bộ tiêu chí công nhận nào có hiệu lực vào %(end)s. Xem 'in_force' trong rulebook.yaml.",
            end=ByLanguage(day_words, period.end),
        )

    def computed(store: Store, failing: Sequence[FailingOffice] = ()) -> SoFarResults:
        evaluation = evaluation_today(workspace, rules, period, store)
        rows = years_so_far(evaluation, book, period)
        ordered = sorted(rows, key=lambda row: (-row.scored.low, -row.scored.high, row.subject.id))
        failed = {office.unit for office in failing if office.office == COMMUNE}
        owing = missing_forms(evaluation.standing, rules, period)
        silent = tuple(one.unit.name for one in owing if one.unit.code not in failed)
        return SoFarResults(rules, evaluation, book, period, tuple(ordered), silent, tuple(failing))

    counting = counting_returns(workspace, rules, period)
    returns = counting.own.union(*counting.earlier.values())
    return without_failing(computed, computed, archive_of(workspace), returns)


def told_so_far_only(workspace: Workspace, rules: Rules, year: Period) -> Period | None:
    """Return the last period that tells a year so far and has returns, if the year itself has none."""
    sent = {manifest.period for manifest in archive_of(workspace).manifests()}
    return None if year.code in sent else latest_so_far(rules, sent, year)


def latest_so_far(rules: Rules, sent: Iterable[str], year: Period) -> Period | None:
    """Return the last of the periods sent that tells a year so far; None where none does."""
    return next(iter(periods_so_far(rules, sent, year.year)), None)


def periods_so_far(rules: Rules, sent: Iterable[str], year: int) -> tuple[Period, ...]:
    """Return the periods sent that tell a year so far, the last one first."""
    periods = (found for code in sent if (found := rules.calendar.period(code)) is not None)
    so_far = [p for p in periods if p.year == year and tells_the_year_so_far(rules, p)]
    return tuple(sorted(so_far, key=lambda p: (p.end, p.code), reverse=True))


def _period(rules: Rules, code: str) -> Period:
    period = period_asked(rules, code)
    if tells_the_year_so_far(rules, period):
        return period
    if period.kind == YEAR:
        raise WrongUse(
            "%(period)s là cả năm: chấm điểm bằng lanhmanh run --year %(year)s. Tạm tính giữa năm: lanhmanh"
            " so-far %(year)s-6T.",
            period=period.code,
            year=period.year,
        )
    span = {"start": ByLanguage(day_words, period.start), "end": ByLanguage(day_words, period.end)}
    raise WrongUse(
        "Kỳ %(period)s %(why)s. Tạm tính giữa năm cần kỳ bắt đầu cùng năm: lanhmanh so-far %(year)s-6T.",
        period=period.code,
        why=LazyText("là kỳ đột xuất")
        if period.kind == AD_HOC
        else LazyText("chỉ nói về %(start)s – %(end)s, không kể từ đầu năm", **span),
        year=period.year,
    )
