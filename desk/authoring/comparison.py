"""Compares two sets of rules, two dates of one set, or two runs, over the records of an archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from desk.authoring.movements import Movement, Scores, movements, scores_of
from desk.authoring.rule_differences import RuleDifference, differences
from desk.base.acts import day_of
from desk.base.faults import WrongUse
from desk.runs.found_runs import found_run, is_run
from desk.runs.run import Run, rules_of
from desk.runs.run_inputs import appraisals_of, records_of
from desk.workspace.announcements import Announced, announcements_of
from desk.workspace.appraisals import confirmed_appraisals
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import counting_returns
from desk.workspace.rule_files import refuse_unknown
from desk.workspace.rules_on_day import rules_on
from desk.workspace.standing_today import evaluated, in_its_units
from desk.workspace.store import Stored, stored, stored_years
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.figures import ISO_DAY
from facts.executors.port import Executor, Limits, Lost, Serial
from facts.periods import YEAR, Period
from facts.standing import Standing

# what counts for a period, as it was sent, and what earlier years told
Read = Callable[[Rules, Period], Stored]
HERE = Serial()
LIMITS = Limits(seconds=600, megabytes=4_000)  # of a year: what is lost by them is done here


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is called, its rules, and how its records of a period are read."""

    name: str
    rules: Rules
    read: Read

    def year(self, year: int) -> YearOfSide:
        """Return a year, in the units there were on its last day, as a run of it says."""
        archive = self.records(year)
        evaluation = evaluated(archive, self.rules) if archive else Evaluation(Standing(), self.rules)
        return YearOfSide(evaluation, year)

    def records(self, year: int) -> Stored | None:
        """Return what a year rests on, None where the calendar has no such year."""
        period = self.rules.calendar.at(YEAR, year)
        return self.read(self.rules, period) if period else None

    def scores(self, rulebook: str, year: int) -> Scores:
        return self.year(year).scores(rulebook)


@dataclass(frozen=True, slots=True)
class YearOfSide:
    """What one side says of a year."""

    evaluation: Evaluation
    year: int

    def scores(self, rulebook: str) -> Scores:
        return scores_of(self.evaluation, rulebook, self.year)


@dataclass(frozen=True, slots=True)
class Comparison:
    before: Side
    after: Side
    years: tuple[int, ...]
    rulebooks: tuple[str, ...]
    movements: tuple[Movement, ...]
    same_records: bool
    announced: tuple[Announced, ...] = ()  # of the workspace; a comparison changes none of them
    by_day: bool = False  # both sides are one folder of rules, each on a day

    def differences(self) -> tuple[RuleDifference, ...]:
        return differences(self.before.rules, self.after.rules)

    def of(self, rulebook: str, year: int) -> tuple[Movement, ...]:
        return tuple(m for m in self.movements if (m.rulebook, m.year) == (rulebook, year))

    def announcement(self, rulebook: str, year: int) -> Announced | None:
        """Return what was announced of a year, if anything."""
        period = self.after.rules.calendar.at(YEAR, year)
        mine = (a for a in self.announced if period and (a.rulebook, a.period) == (rulebook, period.code))
        return next(mine, None)


def compared_rules(
    before: str,
    after: str,
    workspace: Path,
    years: Iterable[int],
    rulebook: str | None,
    as_of: date | None,
    executor: Executor = HERE,
) -> Comparison:
    """Compare two rules folders, or two dates of the own rules; `executor` does the years."""
    where = opened(workspace)
    own = rules_in(where.rules)
    read = _OfWorkspace(where, as_of)
    sides = [Side(name, _rules(name, own), read) for name in (before, after)]
    scored = tuple(years) or _years(stored(where, sides[0].rules, as_of).standing, sides[0].rules)
    return _compared(sides[0], sides[1], scored, rulebook, True, announcements_of(where), executor)


@dataclass(frozen=True, slots=True)
class _OfWorkspace:
    """Reads what counts for a period in a workspace."""

    where: Workspace
    as_of: date | None

    def __call__(self, rules: Rules, period: Period) -> Stored:
        counting = counting_returns(self.where, rules, period)
        archive = stored_years(self.where, rules, counting.own, counting.earlier, self.as_of)
        return in_its_units(archive, rules, period, confirmed_appraisals(self.where, rules, self.as_of))


def compared_runs(before: str, after: str, workspace: Path, rulebook: str | None) -> Comparison:
    """Compare two runs of one year: what moved because of records, and what because of rules."""
    runs = [found_run(name, workspace) for name in (before, after)]
    years = [run.manifest["year"] for run in runs]
    if years[0] != years[1]:
        raise WrongUse(
            "Hai lần chạy của hai năm khác nhau (%(years)s và %(years2)s). Chọn hai lần chạy cùng năm.",
            years=years[0],
            years2=years[1],
        )
    sides = [_run_side(run) for run in runs]
    same = runs[0].manifest["records"] == runs[1].manifest["records"]
    announced = announcements_of(opened(workspace)) if (workspace / "workspace.json").exists() else ()
    return _compared(sides[0], sides[1], (years[0],), rulebook, same, announced)


def are_runs(before: str, after: str, workspace: Path) -> bool:
    """Tell whether two runs are meant; raise Stop where one is and one is not."""
    runs = [name for name in (before, after) if is_run(name, workspace)]
    if len(runs) == 1:
        other = after if runs == [before] else before
        raise WrongUse(
            "'%(runs)s' là một lần chạy, '%(other)s' thì không. Chọn hai lần chạy, hoặc hai thư mục quy"
            " tắc, hai ngày.",
            runs=runs[0],
            other=other,
        )
    return bool(runs)


def _run_side(run: Run) -> Side:
    return Side(
        run.id,
        rules_of(run),
        lambda rules, period: in_its_units(records_of(run, rules), rules, period, appraisals_of(run)),
    )


def _rules(name: str, own: Rules) -> Rules:
    """Return the rules of a folder, or the workspace's own as of a date."""
    try:
        return rules_on(own, day_of(name))
    except ValueError:
        pass
    if not Path(name).is_dir():
        raise WrongUse(
            "'%(name)s' không phải thư mục quy tắc, ngày (năm-tháng-ngày) hay lần chạy. Kiểm tra lại tên.",
            name=name,
        )
    return rules_in(Path(name))


def _compared(
    before: Side,
    after: Side,
    years: tuple[int, ...],
    rulebook: str | None,
    same_records: bool,
    announced: tuple[Announced, ...],
    executor: Executor = HERE,
) -> Comparison:
    names = tuple(dict.fromkeys([*before.rules.rulebooks, *after.rules.rulebooks]))
    if rulebook is not None:
        refuse_unknown(rulebook, names)
    chosen = _in_force(names, (before, after), years) or names if rulebook is None else (rulebook,)
    moving = Moving(before, after, chosen, same_records)
    answers = zip(years, executor.each(moving, years), strict=True)
    moved = [moving(year) if isinstance(moves, Lost) else moves for year, moves in answers]
    moves = tuple(m for at in range(len(chosen)) for of_year in moved for m in of_year[at])
    by_day = all(re.fullmatch(ISO_DAY, side.name) for side in (before, after))
    return Comparison(before, after, years, chosen, moves, same_records, announced, by_day)


@dataclass(frozen=True, slots=True)
class YearsBrought:
    """What a year rests on, read, to go to another machine: a side's, None if it has no such year."""

    year: int
    read: tuple[Stored | None, ...]

    def sides(self, names_and_rules: Sequence[Side]) -> list[Side]:
        """Return the sides, each reading what was brought."""
        read = zip(names_and_rules, self.read, strict=True)
        return [replace(side, read=lambda *_, brought=brought: brought) for side, brought in read]


@dataclass(frozen=True, slots=True)
class Moving:
    """Tells who moves in a year, here or on a worker: the movements under each rulebook."""

    before: Side
    after: Side
    rulebooks: tuple[str, ...]
    same_records: bool
    rooms: ClassVar = ("facts", "engine", "desk")

    def carry(self, year: int | YearsBrought) -> int | YearsBrought:
        """Return what both sides rest on, for another machine."""
        if not isinstance(year, int):
            return year
        read = [side.records(year) for side in (self.before, self.after)]
        return YearsBrought(year, tuple(None if archive is None else archive.brought() for archive in read))

    def __call__(self, brought: int | YearsBrought) -> list[tuple[Movement, ...]]:
        sides = [self.before, self.after]
        year, sides = (brought, sides) if isinstance(brought, int) else (brought.year, brought.sides(sides))
        ends = [side.year(year) for side in sides]
        between = None if self.same_records else Side("", self.after.rules, sides[0].read).year(year)
        return [self._of(name, year, ends, between) for name in self.rulebooks]

    def _of(
        self, name: str, year: int, ends: Sequence[YearOfSide], between: YearOfSide | None
    ) -> tuple[Movement, ...]:
        scores = [end.scores(name) for end in ends]
        because = _Because(scores[0], scores[1], between.scores(name) if between else None)
        return movements(name, year, scores[0], scores[1], because=because)


def _in_force(names: tuple[str, ...], sides: tuple[Side, ...], years: tuple[int, ...]) -> tuple[str, ...]:
    """Return the rulebooks of which either side says something in these years; the rest score nobody."""
    ends = [
        (side.rules, period.end)
        for side in sides
        for year in years
        if (period := side.rules.calendar.at(YEAR, year))
    ]
    used = {book.name for rules, end in ends for book in rules.rulebooks.values() if book.is_in_force(end)}
    return tuple(name for name in names if name in used)


@dataclass(frozen=True, slots=True)
class _Because:
    """Tells causes apart by a third score: the old records under the new rules."""

    before: Scores
    after: Scores
    between: Scores | None

    def __call__(self, subject: str) -> str:
        if self.between is None:
            return "rules"
        old, mid, new = (scores.get(subject) for scores in (self.before, self.between, self.after))
        by_rules, by_records = _differ(old, mid), _differ(mid, new)
        if by_rules and by_records:
            return "both"
        return "rules" if by_rules else "records"


def _differ(a: object, b: object) -> bool:
    points = [
        None if s is None else (s.bands, {c.id: (c.low, c.high) for c in s.criteria.values()})  # type: ignore[attr-defined]
        for s in (a, b)
    ]
    return points[0] != points[1]


def _years(standing: Standing, rules: Rules) -> tuple[int, ...]:
    """Return the years the archive holds year returns of."""
    calendar = rules.calendar
    periods = (calendar.period(d.period) for d in standing.deliveries)
    return tuple(sorted({p.year for p in periods if p is not None and p.kind == YEAR}))
