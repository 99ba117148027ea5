"""Where each year stands: what came in, what is owed, run, locked, announced, and the step that is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from desk.base.faults import Stop
from desk.base.language import ByLanguage, Lazy, LazyText, localised, pgettext_noop
from desk.office.reminders import missing_of_all
from desk.office.so_far import latest_so_far
from desk.runs.found_runs import run_of_year, runs_newest_first, years_run
from desk.runs.recheck import Recheck, every_recheck
from desk.runs.recheck_outcome import FALLEN, is_to_be_seen, outcome_of, rechecked
from desk.runs.run import Run, opened_run
from desk.runs.run_inputs import returns_since
from desk.runs.run_log import faults_of_runs, run_log, runs_recorded
from desk.runs.since_announced import announcement_of, since_announced
from desk.words.numbers import day_words
from desk.workspace.announcements import Announced, announcements_of
from desk.workspace.appraisals import confirmed_appraisals, waiting
from desk.workspace.folder import Workspace
from desk.workspace.locking import Locked, lock_on, locks_of
from desk.workspace.rule_files import hashes_of, rule_texts
from desk.workspace.store import Stored, archive_of, stored
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.periods import YEAR, Period
from facts.standing import COMMUNE


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next, and the command that does it; none where a person must first get something."""

    code: str
    said: LazyText | str
    command: str = ""


NOTHING = NextStep("none", "")


@dataclass(frozen=True, slots=True)
class RunStatus:
    """A run of the year: `shown` is the one its year means; `outdated`, returns or rules are others now."""

    id: str
    made: datetime | None
    locked: bool
    outdated: bool
    announced: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class YearStatus:
    year: int
    returns: int  # of the year and the periods in it
    units_returned: int  # communes whose return of the whole year came
    units: int
    owing_units: int  # communes whose own office owes forms
    owed_forms: int
    others_owe: int  # forms that police and health owe
    unconfirmed: int  # appraisals no one confirmed
    runs: tuple[RunStatus, ...]
    locked: Locked | None
    announced: Announced | None
    differs: tuple[str, ...]  # units whose shown result is not the one announced
    faults: tuple[Lazy, ...]  # of its runs: damaged, or on record and gone
    next: NextStep = NOTHING
    recheck: tuple[NextStep, ...] = ()


def year_statuses(workspace: Workspace, rules: Rules, today: date) -> tuple[YearStatus, ...]:
    """Return the status of every year with a return, a run, a lock or an announcement, newest first."""
    manifests = tuple(archive_of(workspace).manifests())
    recorded = runs_recorded(run_log(workspace).entries())
    codes = (
        *(m.period for m in manifests),
        *(lock.period.code for lock in locks_of(workspace, rules)),
        *(one.period for one in announcements_of(workspace)),
    )
    periods = (rules.calendar.period(code) for code in codes)
    years = {*years_run(workspace), *(period.year for period in periods if period)}
    years |= {int(run[:4]) for run in recorded}
    archive = stored(workspace, rules)
    known = (rules.calendar.at(YEAR, year) for year in sorted(years, reverse=True))
    return tuple(_status(workspace, rules, year, manifests, archive, today) for year in known if year)


def _status(
    workspace: Workspace,
    rules: Rules,
    year: Period,
    manifests: tuple[Manifest, ...],
    archive: Stored,
    today: date,
) -> YearStatus:
    mine = [m for m in manifests if (told := rules.calendar.period(m.period)) and told.year == year.year]
    own = {m.unit for m in mine if m.period == year.code and m.office == COMMUNE}
    missing = missing_of_all(archive.standing, rules, year) if own else ()
    owing = [one for one in missing if one.office == COMMUNE]
    owed = sum(len(one.forms) for one in owing)
    book = in_role(rules, RECOGNITION, year.end)
    lock = lock_on(locks_of(workspace, rules), year)
    announced = announcement_of(workspace, book.name, year.code) if book else None
    faults = faults_of_runs(workspace, year.year)
    intact = [opened_run(f) for f in runs_newest_first(workspace, year.year) if f.name not in faults]
    shown = _shown(workspace, year, intact)
    runs = tuple(_runs(workspace, rules, intact, shown, lock, announced))
    differs = tuple(dict.fromkeys(s for one in since_announced(shown) for s in one.subjects)) if shown else ()
    found = YearStatus(
        year.year,
        len(mine),
        len(own),
        len(rules.units.on(year.end)),
        len(owing),
        owed,
        sum(len(one.forms) for one in missing) - owed,
        len(waiting(archive.standing, year.code, confirmed_appraisals(workspace, rules), rules))
        if own
        else 0,
        runs,
        lock,
        announced,
        differs,
        tuple(faults.values()),
    )
    return replace(
        found,
        next=_next(found, latest_so_far(rules, (m.period for m in mine), year)),
        recheck=tuple(_rechecks(workspace, rules, year, shown, today)),
    )


def _shown(workspace: Workspace, year: Period, intact: Iterable[Run]) -> Run | None:
    """Return the run a year means, or None if that one is damaged or gone: no older one stands in."""
    try:
        meant = run_of_year(workspace, year.year).id
    except Stop:
        return None
    return next((run for run in intact if run.id == meant), None)


def _runs(
    workspace: Workspace,
    rules: Rules,
    runs: Iterable[Run],
    shown: Run | None,
    lock: Locked | None,
    announced: Announced | None,
) -> Iterator[RunStatus]:
    hashes = hashes_of(rule_texts(workspace.rules))
    for run in runs:
        unlocked = lock is not None and not run.manifest["locked"]
        newer = run.manifest["rules"] != hashes and not run.manifest["locked"]
        yield RunStatus(
            run.id,
            run.made,
            run.manifest["locked"],
            unlocked or newer or returns_since(workspace, rules, run),
            announced is not None and announced.record.content["run"] == run.id,
            run == shown,
        )


def _next(year: YearStatus, half: Period | None) -> NextStep:
    """Return the step that is next, in the order of an office's year."""
    code = year.year
    if not year.units_returned:
        if half is not None:
            return NextStep(
                "so_far", LazyText(pgettext_noop("next", "tạm tính giữa năm")), f"so-far {half.code}"
            )
        return NextStep("no_returns", LazyText("chưa có báo cáo năm"))
    if year.faults:
        return NextStep("run", LazyText("chấm lại: lần chạy bị hỏng hoặc mất"), f"run --year {code}")
    newest = year.runs[0] if year.runs else None
    if newest is None or newest.outdated:
        again = LazyText("chấm lại: số liệu hoặc quy tắc đã đổi")
        return NextStep("run", again if newest else LazyText("chấm điểm"), f"run --year {code}")
    if year.locked is None:
        if year.unconfirmed:
            return NextStep("appraise", LazyText("xác nhận điểm thẩm định"), f"appraise {code}")
        if year.owed_forms or year.others_owe:
            words = LazyText("đôn đốc; đủ rồi thì khóa sổ (lock %(code)s)", code=code)
            return NextStep("remind", words, f"remind {code}")
        return NextStep("lock", LazyText(pgettext_noop("next", "khóa sổ")), f"lock {code}")
    if year.announced is None:
        words = LazyText("lập tờ trình; ký rồi công bố (announce)")
        return NextStep("paper", words, f"paper to-trinh to-trinh-{code} {code}")
    if year.differs:
        return NextStep("differs", LazyText("xem khác gì đã công bố"), f"announce {code}")
    return NextStep("report", LazyText("xuất sổ kết quả"), f"report ket-qua-{code} {code}")


def _rechecks(
    workspace: Workspace, rules: Rules, year: Period, shown: Run | None, today: date
) -> Iterator[NextStep]:
    """Yield what the rechecks of the year wait for; of several rulebooks each is named."""
    every = every_recheck(workspace, year.code)
    for listed in every:
        book = rules.rulebooks.get(listed.rulebook)
        name = ByLanguage(localised, book.title) if book else listed.rulebook
        for step in _recheck((shown and rechecked(shown, listed.rulebook)) or listed, year, today):
            said = LazyText("%(book)s: %(step)s", book=name, step=step.said)
            yield replace(step, said=said) if len(every) > 1 else step


def _recheck(now: Recheck, year: Period, today: date) -> Iterator[NextStep]:
    """Yield what a recheck waits for; nothing where nothing is left to do."""
    show = f"recheck show {year.code}"
    undrawn = [(part, len(part.units.keys() - part.draws.keys())) for part in now.parts]
    if n := len(now.changed) + sum(n for part, n in undrawn if part.seed_day is None or part.voided):
        yield NextStep("list", LazyText("%(n)s xã phải có danh sách mới", n=n), show)
    for part, n in undrawn:
        if not n or part.seed_day is None or part.voided:
            continue
        where = {"source": part.seed_source, "day": ByLanguage(day_words, part.seed_day)}
        if part.seed_day > today:
            yield NextStep("seed", LazyText("%(n)s xã chờ số của %(source)s, ngày %(day)s", n=n, **where))
        else:
            draw = LazyText(
                "rút dòng của %(n)s xã bằng số của %(source)s, ngày %(day)s: lanhmanh recheck draw %(year)s"
                " TỆP THƯ-MỤC --seed SỐ",
                n=n,
                year=year.code,
                **where,
            )
            yield NextStep("draw", draw)
    drawn = [outcome_of(now, unit) for unit in now.every_unit if unit in now.of_unit(unit).draws]
    if n := sum(map(is_to_be_seen, drawn)):
        yield NextStep("record", LazyText("%(n)s xã còn dòng hoặc nơi phải xem, ghi trả lời", n=n), show)
    if n := sum(bool(of.more_draws) and not of.waiting for of in drawn):
        more = LazyText(
            "%(n)s xã phải rút thêm: lanhmanh recheck draw %(year)s TỆP THƯ-MỤC --more LƯỢT",
            n=n,
            year=year.code,
        )
        yield NextStep("more", more)
    if n := sum(of.state == FALLEN or bool(of.unreported_places) for of in drawn):
        why = LazyText("%(n)s xã phải thẩm định lại (B16): hạng không đứng, hay có điều chưa báo", n=n)
        yield NextStep("appraise", why, show)
