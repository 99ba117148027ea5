"""The dates and places between which parameters differ, and the days on which findings hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from engine.analysis.findings import Finding
from engine.logic.cells import Cell, known
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import Fault
from facts.periods import YEAR, Period


@dataclass(frozen=True, slots=True)
class Regime:
    """One way the parameters can stand: in the first period they stand so, for one kind of unit."""

    frame: Frame
    unit: Mapping[str, bool]

    @property
    def day(self) -> date:
        return self.frame.period.end


def regimes(rules: Rules, rulebook: Rulebook, parameters: Iterable[str]) -> tuple[tuple[Regime, ...], ...]:
    """Return, date by date, the regimes that differ in these parameters while the rulebook is in force.

    Each date's regimes differ by the yes/no fields of the unit that the parameters vary by.
    """
    names = tuple(dict.fromkeys(parameters))
    by_day: dict[date, tuple[Regime, ...]] = {}
    for day in _days(rules, rulebook, names):
        period = _period(rules, day)
        if rulebook.in_force_until is None or period.end <= rulebook.in_force_until:
            by_day.setdefault(period.end, tuple(_of_units(rules, period, names)))
    return tuple(by_day[day] for day in sorted(by_day))


def _days(rules: Rules, rulebook: Rulebook, names: tuple[str, ...]) -> list[date]:
    start = rulebook.in_force_from
    days = {value.from_ for name in names for value in rules.parameters[name].values if value.from_ > start}
    return [start, *sorted(days)]


def _period(rules: Rules, day: date) -> Period:
    """Return the first year that ends on or after a day; parameters are those of its last day."""
    if YEAR in rules.calendar.kinds:
        for year in (day.year, day.year + 1):
            year_period = rules.calendar.at(YEAR, year)
            if year_period is not None and year_period.end >= day:
                return year_period
    return Period(day.year, YEAR, 1, str(day.year), day - timedelta(days=364), day, None)


def _of_units(rules: Rules, period: Period, names: tuple[str, ...]) -> Iterator[Regime]:
    fields = dict.fromkeys(
        field
        for name in names
        for _, condition in rules.parameters[name].on(period.end).lines
        for field in facts_in(condition)
    )
    for values in itertools.product((False, True), repeat=len(fields)):
        unit = dict(zip(fields, values, strict=True))
        yield Regime(Frame(period, rules.calendar, rules.parameters, _UnitFields(unit)), unit)


@dataclass(frozen=True, slots=True)
class _UnitFields:
    unit: Mapping[str, bool]

    def __call__(self, name: str) -> Cell:
        return known(self.unit.get(name, False))


# Findings by days


Asked = tuple[tuple[Regime, ...], list[Finding]]


def over_stretches(findings_by_date: Iterable[Asked]) -> Iterator[Finding]:
    """Return each finding once a run of days on which it stands, with the first and the last of them.

    A finding that holds on every day a rulebook is in force says no day.
    """
    days = list(findings_by_date)
    orders = dict.fromkeys(f.order for _, findings in days for f in findings)
    for order in orders:
        holding = [next((f for f in findings if f.order == order), None) for _, findings in days]
        for _, run in itertools.groupby(enumerate(holding), lambda place: place[1] is not None):
            (first, finding), *others = run
            if finding is not None:
                yield _dated(finding, days, first, first + len(others))


def _dated(finding: Finding, days: list[Asked], first: int, last: int) -> Finding:
    if first == 0 and last == len(days) - 1:
        return finding
    since = days[first][0][0].day
    until = days[last + 1][0][0].frame.period.start - timedelta(days=1) if last + 1 < len(days) else None
    values = {"since": since.isoformat()} | ({"until": until.isoformat()} if until else {})
    fault = Fault(finding.fault.code, finding.fault.place, {**finding.fault.params, **values})
    return replace(finding, fault=fault, day=since, until=until)
