"""What follows from a year, by who must do it or by when: one card a kind of work, however many it stands
for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desk.base.faults import WrongUse
from desk.base.language import gettext, gettext_noop, localised
from desk.reports.calendar_file import secret_of
from desk.reports.follow_up import Chains
from desk.reports.follow_up_reasons import reasons_of
from desk.runs.run import Run
from desk.runs.small_tables import conclusions_of
from desk.runs.standings import Stood, stood_if_asked, with_rechecks
from desk.runs.work_done import Done, Work, done_beside, work_of
from desk.runs.year import Year
from desk.web.shelf import Same
from desk.words.follow_up_words import missing_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules

FEW = 3  # named on a card; the rest is counted
SOON = timedelta(14)
CHILD, OPEN = "child", "open"
SPANS = {
    CHILD: gettext_noop("Bảo vệ trẻ em, làm ngay"),
    "late": gettext_noop("Quá hạn"),
    "next": gettext_noop("Trong 14 ngày"),
    "later": gettext_noop("Sau đó"),
    OPEN: gettext_noop("Chưa rõ có phải làm"),
}


@dataclass(frozen=True, slots=True)
class WorkKind:
    """One kind of work with its earliest day; `mark`: child, late, soon, open (not known whether due)."""

    rule: str
    title: str
    by: str
    due: date | None
    mark: str
    n: int
    about: str
    needs_ground: bool


@dataclass(frozen=True, slots=True)
class WorkLane:
    id: str
    title: str
    n: int
    jobs: tuple[WorkKind, ...]


@dataclass(frozen=True, slots=True)
class ConclusionShown:
    """One conclusion with its reasons; `work` names it in a form, empty where there is nothing to tick
    off."""

    about: str
    due: date | None
    reasons: tuple[str, ...]
    missing: str
    work: str
    done: Done | None


def name_of(work: Work) -> str:
    return "|".join((work.rule, work.due, *work.about))


class FollowUp:
    """The conclusions of a year's run, of the units an account sees."""

    def __init__(self, year: Year, today: date, sees: Collection[str] | None = None) -> None:
        self.today = today
        every, self.chains = _conclusions(
            Same(year.run), Same(year.rules), stood_if_asked(year.run, year.rules)
        )
        self.rules = {rule.id: rule for rule in year.rules.follow_up}
        self.mine = tuple(c for c in every if sees is None or c.unit in sees)
        self.period, self.done = year.period, done_beside(year.run)

    @property
    def open(self) -> tuple[Conclusion, ...]:
        return tuple(c for c in self.mine if not c.sure and c.kind == "action")

    @property
    def actions(self) -> tuple[Conclusion, ...]:
        return tuple(c for c in self.sure if self.done_of(c) is None)

    @property
    def sure(self) -> tuple[Conclusion, ...]:
        return tuple(c for c in self.mine if c.sure and c.kind == "action")

    def work(self, conclusion: Conclusion) -> Work:
        return work_of(conclusion, self.rules[conclusion.rule], self.period)

    def done_of(self, conclusion: Conclusion) -> Done | None:
        return self.done.get(self.work(conclusion))

    def named(self, *names: str) -> list[Work]:
        """Return the work a form names; raises Stop where it names none, or what this reader has no such work
        of."""
        if not names:
            raise WrongUse("Chưa chọn việc nào. Chưa có gì được ghi.", field="work")
        there = {name_of(work): work for work in map(self.work, self.sure)}
        if not there.keys() >= {*names}:
            raise WrongUse("Lần chạy mới nhất không có việc này.")
        return [there[name] for name in dict.fromkeys(names)]

    def protects(self, conclusion: Conclusion) -> bool:
        """Tell whether it is of the work that waits for no year's end: the protection of children."""
        return self.rules[conclusion.rule].import_

    def late(self, conclusion: Conclusion) -> bool:
        return conclusion.deadline is not None and conclusion.deadline < self.today

    def lanes(self, by_day: bool = False) -> Iterator[WorkLane]:
        """Yield a lane a body, or a span of days, that has something to do, and a last one for what may be
        due."""
        held: dict[str, list[Conclusion]] = defaultdict(list)
        for one in (*self.actions, *self.open):
            held[OPEN if not one.sure else self._span(one) if by_day else one.by].append(one)
        bodies = sorted(held.keys() - {OPEN})
        for id_ in SPANS if by_day else (*bodies, OPEN):
            if mine := held.get(id_):
                title = gettext(SPANS[id_]) if id_ in SPANS else id_
                yield WorkLane(id_, title, len(mine), tuple(self.jobs(mine)))

    def _span(self, one: Conclusion) -> str:
        if self.protects(one):
            return CHILD
        due = one.deadline or date.max
        return "late" if due < self.today else "next" if due <= self.today + SOON else "later"

    def jobs(self, conclusions: Iterable[Conclusion]) -> Iterator[WorkKind]:
        """Yield a card a kind of work: children first, then what is late, then by day."""
        kinds: dict[str, list[Conclusion]] = defaultdict(list)
        for one in conclusions:
            kinds[one.rule].append(one)
        jobs = [self._job(rule, same) for rule, same in kinds.items()]
        order = {"child": 0, "late": 1, "soon": 2, "open": 3}
        yield from sorted(jobs, key=lambda j: (order[j.mark], j.due or date.max, j.rule))

    def _job(self, rule: str, same: Sequence[Conclusion]) -> WorkKind:
        due = min((c.deadline for c in same if c.deadline), default=None)
        first = same[0]
        mark = (
            "open"
            if not first.sure
            else "child"
            if self.protects(first)
            else "late"
            if self.late(min(same, key=lambda c: c.deadline or date.max))
            else "soon"
        )
        about = self.chains.about(same[:FEW])
        more = len(same) - FEW
        if more > 0:
            about += gettext(" và %(more)s nơi khác", more=more)
        return WorkKind(
            rule, localised(self.rules[rule].title), first.by, due, mark, len(same), about, bool(first.needs)
        )

    def whys(self, rule: str) -> Iterator[ConclusionShown]:
        """Yield each conclusion of one rule with its chain of reasons, or what is missing."""
        mine = [c for c in self.mine if c.rule == rule]
        for one in sorted(
            mine, key=lambda c: (not c.sure, self.done_of(c) is not None, c.deadline or date.max, c.about)
        ):
            ticks = one.sure and one.kind == "action"
            gaps = self.chains.missing(one)
            yield ConclusionShown(
                self.chains.about([one]),
                one.deadline,
                tuple(self.chains.lines(one)),
                missing_words(gaps) if gaps and not one.sure else "",
                name_of(self.work(one)) if ticks else "",
                self.done_of(one) if ticks else None,
            )


@lru_cache(maxsize=2)
def _conclusions(
    run: Same[Run], rules: Same[Rules], rechecks: Stood | None
) -> tuple[tuple[Conclusion, ...], Chains]:
    """Return what follows from a run, and how its reasons are said: it changes only with what has stood a
    recheck."""
    every = with_rechecks(conclusions_of(run.one), rules.one, rechecks)
    return every, Chains(every, reasons_of(run.one, rules.one), secret_of(run.one))
