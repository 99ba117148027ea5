"""A rulebook as the proofs see it: its facts, its dates, a solver, and the findings with their days."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from engine.analysis.domains import Domains, tied
from engine.analysis.samples import Sample, Unsettled, assignments, cuts_behind, pointed
from engine.logic.cells import Cell, known
from engine.logic.frame import Frame
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Condition, NoneOf, facts_in
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place
from engine.scoring.oracle import scored
from facts.periods import YEAR, Period

FAULTS = frozenset({"P401", "P501"})
"""Findings that break what the rules themselves promise; the rest are for a person to look at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`sample` shows it; `pair`, where there is one, is the sample to compare it with.

    `day` and `until` are the ends of the first and last period it holds for (None: to the end). `blamed` are
    the criteria that keep the sample from more points; `matters` the facts of the sample worth reading, ()
    for all.
    """

    fault: Fault
    rulebook: str
    day: date | None = None
    sample: Sample = field(default_factory=dict)
    pair: Sample = field(default_factory=dict)
    unit: Mapping[str, bool] = field(default_factory=dict)
    until: date | None = None
    blamed: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.fault.code

    @property
    def serious(self) -> bool:
        return self.code in FAULTS

    @property
    def order(self) -> tuple[object, ...]:
        return (self.fault.place, self.code, tuple(sorted(self.fault.params.items())))


def finding_at(
    code: str, place: Place, rulebook: str, day: date | None = None, /, **params: object
) -> Finding:
    """Return a finding that no facts are needed to show."""
    return Finding(Fault(code, place, {key: str(value) for key, value in params.items()}), rulebook, day)


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


MOST_TRIED = 4000


class Solver:
    """Answers for one rulebook's facts."""

    def __init__(self, domains: Domains, indicators: IndicatorSet) -> None:
        self.domains = domains
        self.indicators = indicators

    def example(self, condition: Condition, frame: Frame) -> Sample | None:
        """Return facts under which a condition holds, None where there are none; raises Unsettled."""
        book = self.domains.rulebook
        names = facts_behind(condition, book)
        cuts = cuts_behind(condition, book, frame)
        count, samples = assignments(names, self.domains, cuts or {})
        if cuts is None or count > MOST_TRIED or tied(names, self.indicators):
            from engine.analysis.z3_solver import example

            return example(condition, names, self.domains, self.indicators, frame)
        return next((s for s in samples if holds(condition, pointed(s, book, frame), frame) is True), None)


Witness = tuple[Sample, Regime]
MOST_SHOWN = 6  # facts a reader takes in; of more, only those that keep points away are told


@dataclass(frozen=True, slots=True)
class Studied:
    """A rulebook under study."""

    rules: Rules
    rulebook: Rulebook
    domains: Domains
    solver: Solver
    reached: dict[object, Any] = field(default_factory=dict, compare=False)  # points found so far, by Scores

    def regimes(self, parameters: Iterable[str]) -> tuple[tuple[Regime, ...], ...]:
        return regimes(self.rules, self.rulebook, parameters)

    def example(self, condition: Condition, units: Iterable[Regime]) -> Witness | None:
        """Return facts under which a condition holds for some kind of unit.

        Where that could not be settled there may be some: no facts are given, and nothing is proved.
        """
        for regime in units:
            try:
                sample = self.solver.example(condition, regime.frame)
            except Unsettled:
                sample = {}
            if sample is not None:
                return sample, regime
        return None

    def on_dates(
        self, parameters: Iterable[str], ask: Callable[[tuple[Regime, ...]], Finding | None]
    ) -> Iterable[Finding]:
        """Ask on each date in turn; a finding on dates in a row is told once, with its days."""
        findings = ((units, ask(units)) for units in self.regimes(parameters))
        return over_stretches(
            (units, [finding] if finding is not None else []) for units, finding in findings
        )

    def on_regimes(
        self, parameters: Iterable[str], ask: Callable[[Regime], Finding | None]
    ) -> Iterable[Finding]:
        """Ask on each date for each kind of unit; the first finding of a date stands for all."""
        return self.on_dates(parameters, lambda units: next(filter(None, map(ask, units)), None))

    def constant(
        self, codes: tuple[str, str], id_: str, place: Place, test: Condition, units: Iterable[Regime]
    ) -> Finding | None:
        """Tell a test that never holds, by the first code, or always, by the second."""
        holding = self.example(test, units)
        if holding is None:
            return self.finding(codes[0], place, None, id=id_)
        if self.example(NoneOf((test,)), units) is None:
            return self.finding(codes[1], place, holding, id=id_)
        return None

    def finding(
        self, code: str, place: Place, shown: Witness | None, pair: Sample | None = None, **params: object
    ) -> Finding:
        words = {key: str(value) for key, value in params.items()}
        fault = Fault(code, place, words)
        if shown is None:
            return Finding(fault, self.rulebook.name)
        sample, regime = shown
        blamed, matters = blame(self.rulebook, sample, regime) if len(sample) > MOST_SHOWN else ((), ())
        return Finding(
            fault, self.rulebook.name, regime.day, sample, pair or {}, regime.unit, None, blamed, matters
        )


def blame(rulebook: Rulebook, sample: Sample, regime: Regime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the criteria below their most in a sample, and the facts behind them and held gates."""
    try:
        score = scored(rulebook, sample.__getitem__, regime.frame)
    except KeyError:
        return (), ()
    short = [c for c in rulebook.criteria if score.criteria[c.id].high < c.maximum]
    facts = [fact for c in short for fact in c.facts]
    facts += [n for gate in rulebook.gates if score.gates[gate.id] for n in facts_behind(gate.when, rulebook)]
    return tuple(c.id for c in short), tuple(dict.fromkeys(facts))


def studied(rules: Rules, rulebook: Rulebook) -> Studied:
    domains = Domains(rules, rulebook)
    return Studied(rules, rulebook, domains, Solver(domains, rules.indicator_sets[rulebook.subject]))
