"""What follows from a year, by who must do it or by when: one card a kind of work, however many it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desk.reports.calendar_file import secret_of
from desk.reports.follow_up_reasons import reasons_of
from desk.reports.follow_up_report import Chains
from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in
from desk.web.shelf import Year
from desk.words.follow_up_words import missing_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import AT_IMPORT, FollowUpRule

FEW = 3  # named on a card; the rest is counted


@dataclass(frozen=True, slots=True)
class Job:
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
class Lane:
    body: str
    n: int
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Board:
    lanes: tuple[Lane, ...]
    n: int
    late: int
    children: int
    open: int


@dataclass(frozen=True, slots=True)
class Why:
    about: str
    due: date | None
    reasons: tuple[str, ...]
    missing: str


class FollowUp:
    """The conclusions of a year's run, of the units an account sees."""

    def __init__(self, year: Year, lang: str, today: date, sees: Collection[str] | None = None) -> None:
        self.lang, self.today = lang, today
        kept = f"{FOLLOW_UP}.parquet" in year.run.manifest["files"]
        every = conclusions_in(year.run.table(FOLLOW_UP)) if kept else ()
        self.rules = {rule.id: rule for rule in year.rules.follow_up}
        self.chains = Chains(every, reasons_of(year.run, year.rules), secret_of(year.run))
        self.mine = tuple(c for c in every if sees is None or c.unit in sees)

    @property
    def actions(self) -> tuple[Conclusion, ...]:
        return tuple(c for c in self.mine if c.sure and c.kind == "action")

    def rule(self, id_: str) -> FollowUpRule:
        return self.rules[id_]

    def protects(self, conclusion: Conclusion) -> bool:
        """Tell whether it is of the work that waits for no year's end: the protection of children."""
        return self.rules[conclusion.rule].at == AT_IMPORT

    def late(self, conclusion: Conclusion) -> bool:
        return conclusion.deadline is not None and conclusion.deadline < self.today

    def board(self) -> Board:
        """Return a lane a body, and a last one for what may be due."""
        actions = self.actions
        bodies: dict[str, list[Conclusion]] = defaultdict(list)
        for one in actions:
            bodies[one.by].append(one)
        lanes = [Lane(body, len(mine), tuple(self.jobs(mine))) for body, mine in sorted(bodies.items())]
        open_ = [c for c in self.mine if not c.sure and c.kind == "action"]
        if open_:
            lanes.append(Lane("", len(open_), tuple(self.jobs(open_))))
        late = sum(map(self.late, actions))
        return Board(tuple(lanes), len(actions), late, sum(map(self.protects, actions)), len(open_))

    def jobs(self, conclusions: Iterable[Conclusion]) -> Iterator[Job]:
        """Yield a card a kind of work: children first, then what is late, then by day."""
        kinds: dict[str, list[Conclusion]] = defaultdict(list)
        for one in conclusions:
            kinds[one.rule].append(one)
        jobs = [self._job(rule, same) for rule, same in kinds.items()]
        order = {"child": 0, "late": 1, "soon": 2, "open": 3}
        yield from sorted(jobs, key=lambda j: (order[j.mark], j.due or date.max, j.rule))

    def _job(self, rule: str, same: Sequence[Conclusion]) -> Job:
        due = min((c.deadline for c in same if c.deadline), default=None)
        first = same[0]
        mark = "open" if not first.sure else "child" if self.protects(first) else "late" if self.late(min(same, key=lambda c: c.deadline or date.max)) else "soon"  # fmt: skip
        about = self.chains.about(same[:FEW], self.lang)
        more = len(same) - FEW
        if more > 0:
            about += f" và {more} nơi khác" if self.lang == "vi" else f" and {more} more"
        return Job(rule, self.rules[rule].title[self.lang], first.by, due, mark, len(same), about, bool(first.needs))  # fmt: skip

    def whys(self, rule: str) -> Iterator[Why]:
        """Yield each conclusion of one rule with its chain of reasons, or what is missing."""
        mine = [c for c in self.mine if c.rule == rule]
        for one in sorted(mine, key=lambda c: (not c.sure, c.deadline or date.max, c.about)):
            gaps = self.chains.missing(one)
            yield Why(
                self.chains.about([one], self.lang), one.deadline, tuple(self.chains.lines(one, self.lang)),
                missing_words(gaps, self.lang) if gaps and not one.sure else "",
            )  # fmt: skip
