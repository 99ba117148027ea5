"""Compares two sets of rules, two dates of one set, or two runs, over the records of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desk.authoring.movements import Movement, Scores, movements, scores_of
from desk.authoring.rule_differences import RuleDifference, differences
from desk.base.faults import WRONG_USE, Stop
from desk.runs.run import Run, found_run, rules_of
from desk.runs.run_inputs import appraisals_of, records_of
from desk.workspace.announced_bands import Announced, announcements_of
from desk.workspace.appraisals import confirmed_appraisals
from desk.workspace.folder import opened
from desk.workspace.locking import counting_returns
from desk.workspace.rule_files import rules_in
from desk.workspace.rules_on_day import rules_on
from desk.workspace.standing_today import evaluated, in_its_units
from desk.workspace.store import Stored, stored, stored_years
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period
from facts.standing import Standing

Read = Callable[
    [Rules, Period], Stored
]  # what counts for a period, as it was sent, and what earlier years told


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is called, its rules, and how its records of a period are read."""

    name: str
    rules: Rules
    read: Read
    _made: dict[int, Evaluation] = field(default_factory=dict, compare=False, repr=False)

    def scores(self, rulebook: str, year: int) -> Scores:
        """Return every subject's score in a year, in the units there were on its last day, as a run of it says."""
        return scores_of(self._evaluation(year), rulebook, year)

    def _evaluation(self, year: int) -> Evaluation:
        if year not in self._made:
            period = self.rules.calendar.at(YEAR, year)
            archive = self.read(self.rules, period) if period else None
            self._made[year] = evaluated(archive, self.rules) if archive else Evaluation(Standing(), self.rules)  # fmt: skip
        return self._made[year]


@dataclass(frozen=True, slots=True)
class Comparison:
    before: Side
    after: Side
    years: tuple[int, ...]
    rulebooks: tuple[str, ...]
    movements: tuple[Movement, ...]
    same_records: bool
    announced: tuple[Announced, ...] = ()  # of the workspace; a comparison changes none of them

    def differences(self, lang: str) -> tuple[RuleDifference, ...]:
        return differences(self.before.rules, self.after.rules, lang)

    def of(self, rulebook: str, year: int) -> tuple[Movement, ...]:
        return tuple(m for m in self.movements if (m.rulebook, m.year) == (rulebook, year))

    def announcement(self, rulebook: str, year: int) -> Announced | None:
        """Return what was announced of a year, if anything."""
        period = self.after.rules.calendar.at(YEAR, year)
        mine = (a for a in self.announced if period and (a.rulebook, a.period) == (rulebook, period.code))
        return next(mine, None)


def compared_rules(
    before: str, after: str, workspace: Path, years: Iterable[int], rulebook: str | None, as_of: date | None
) -> Comparison:
    """Compare two rules folders, or two dates of the workspace's own rules, over one archive."""
    where = opened(workspace)
    own = rules_in(where.rules)

    def read(rules: Rules, period: Period) -> Stored:
        counting = counting_returns(where, rules, period)
        archive = stored_years(where, rules, counting.own, counting.earlier, as_of)
        return in_its_units(archive, rules, period, confirmed_appraisals(where))

    sides = [Side(name, _rules(name, own), read) for name in (before, after)]
    asked = tuple(years) or _years(stored(where, sides[0].rules, as_of).standing, sides[0].rules)
    return _compared(sides[0], sides[1], asked, rulebook, True, announcements_of(where))


def compared_runs(before: str, after: str, workspace: Path, rulebook: str | None) -> Comparison:
    """Compare two runs of one year: what moved because of records, and what because of rules."""
    runs = [found_run(name, workspace) for name in (before, after)]
    years = [run.manifest["year"] for run in runs]
    if years[0] != years[1]:
        raise Stop(
            WRONG_USE,
            f"Hai lần chạy của hai năm khác nhau ({years[0]} và {years[1]}). Chọn hai lần chạy cùng năm.",
            f"The runs are of different years ({years[0]} and {years[1]}). Choose two of one year.",
        )
    sides = [_run_side(run) for run in runs]
    same = runs[0].manifest["records"] == runs[1].manifest["records"]
    told = announcements_of(opened(workspace)) if (workspace / "workspace.json").exists() else ()
    return _compared(sides[0], sides[1], (years[0],), rulebook, same, told)


def are_runs(before: str, after: str, workspace: Path) -> bool:
    """Tell whether two runs are meant, not two rules folders or dates; raise Stop where one is and one is not."""
    runs = [name for name in (before, after) if _is_run(name, workspace)]
    if len(runs) == 1:
        other = after if runs == [before] else before
        raise Stop(
            WRONG_USE,
            f"'{runs[0]}' là một lần chạy, '{other}' thì không. Chọn hai lần chạy, hoặc hai thư mục quy tắc, hai ngày.",
            f"'{runs[0]}' is a run, '{other}' is none. Choose two runs, or two rules folders or dates.",
        )
    return bool(runs)


def _is_run(name: str, workspace: Path) -> bool:
    if name == "latest":
        return True
    return any((folder / "manifest.json").exists() for folder in (Path(name), workspace / "runs" / name))


def _run_side(run: Run) -> Side:
    return Side(
        run.id,
        rules_of(run),
        lambda rules, period: in_its_units(records_of(run, rules), rules, period, appraisals_of(run)),
    )


def _rules(name: str, own: Rules) -> Rules:
    """Return the rules of a folder, or the workspace's own as of a date."""
    try:
        return rules_on(own, date.fromisoformat(name))
    except ValueError:
        pass
    if not Path(name).is_dir():
        raise Stop(
            WRONG_USE,
            f"'{name}' không phải thư mục quy tắc, ngày (năm-tháng-ngày) hay lần chạy. Kiểm tra lại tên.",
            f"'{name}' is no rules folder, date or run. Check the name.",
        )
    return rules_in(Path(name))


def _compared(
    before: Side, after: Side, years: tuple[int, ...], rulebook: str | None, same_records: bool,
    announced: tuple[Announced, ...],
) -> Comparison:  # fmt: skip
    names = tuple(dict.fromkeys([*before.rules.rulebooks, *after.rules.rulebooks]))
    if rulebook is not None and rulebook not in names:
        have = ", ".join(names)
        raise Stop(
            WRONG_USE,
            f"Không có bộ tiêu chí '{rulebook}'. Đang có: {have}.",
            f"There is no rulebook '{rulebook}'. There are: {have}.",
        )
    chosen = _in_force(names, (before, after), years) or names if rulebook is None else (rulebook,)
    middle = Side(before.name, after.rules, before.read)
    found: list[Movement] = []
    for name in chosen:
        for year in years:
            ends = before.scores(name, year), after.scores(name, year)
            between = None if same_records else middle.scores(name, year)
            found += movements(name, year, *ends, because=_Because(*ends, between))
    return Comparison(before, after, years, chosen, tuple(found), same_records, announced)


def _in_force(names: tuple[str, ...], sides: tuple[Side, ...], years: tuple[int, ...]) -> tuple[str, ...]:
    """Return the rulebooks of which either side says something in these years; the rest score nobody."""
    ends = [(side.rules, period.end) for side in sides for year in years if (period := side.rules.calendar.at(YEAR, year))]  # fmt: skip
    found = {book.name for rules, end in ends for book in rules.rulebooks.values() if book.is_in_force(end)}
    return tuple(name for name in names if name in found)


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
