"""The rules of one day, for every day: to ask what they would make of another year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk.base.faults import WrongUse
from engine.rulebook.kinds.in_force import ALWAYS, NEVER, InForce, holds_on
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.editions import settled_edition
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rules
from facts.periods import Calendar, PeriodKind


def rules_on(rules: Rules, day: date) -> Rules:
    """Return the rules in force on `day`, in force on every day; units and offices keep their days."""
    books = {
        name: settled_edition(book, day) for name, book in rules.rulebooks.items() if book.is_in_force(day)
    }
    if not books:
        raise WrongUse("Không bộ tiêu chí nào có hiệu lực ngày %(day)s. Chọn ngày khác.", day=day.isoformat())
    return replace(
        rules,
        parameters={name: _parameter(parameter, day) for name, parameter in rules.parameters.items()},
        rulebooks=books,
        calendar=_calendar(rules.calendar, day),
        indicator_sets={
            name: _indicators(indicator_set, day) for name, indicator_set in rules.indicator_sets.items()
        },
        declarations={name: _declaration(d, day) for name, d in rules.declarations.items()},
        follow_up=tuple(replace(r, in_force=ALWAYS) for r in rules.follow_up if holds_on(r, day)),
    )


def _indicators(indicator_set: IndicatorSet, day: date) -> IndicatorSet:
    """Return a set whose indicators are those of the day in every period, and the others in none."""
    indicators = {
        name: replace(indicator, in_force=ALWAYS if holds_on(indicator, day) else NEVER)
        for name, indicator in indicator_set.indicators.items()
        if indicator.in_force != ALWAYS
    }
    return replace(indicator_set, indicators={**indicator_set.indicators, **indicators})


def _parameter(parameter: Parameter, day: date) -> Parameter:
    return replace(parameter, values=(replace(parameter.on(day), from_=date.min),))


def _calendar(calendar: Calendar, day: date) -> Calendar:
    return replace(calendar, kinds={name: _period_kind(kind, day) for name, kind in calendar.kinds.items()})


def _period_kind(kind: PeriodKind, day: date) -> PeriodKind:
    """Return a kind of period as it lies in a year on a day; before its first day, as from the first."""
    windows = {}
    for window in sorted(kind.windows, key=lambda w: w.in_force_from):
        if window.n not in windows or window.in_force_from <= day:
            windows[window.n] = replace(window, in_force_from=date.min)
    return replace(kind, windows=tuple(windows.values()))


def _declaration(declaration: DeclaredFile, day: date) -> DeclaredFile:
    """Return what a paper asks for: of every year, or of none where it asks nothing on the day."""
    always, never = InForce(from_=date.min), InForce(from_=date.max, until=date.min)
    facts = {fact.name: replace(fact, in_force=ALWAYS) for fact in declaration.facts_on(day)}
    return replace(declaration, facts=facts, in_force=always if declaration.asked_on(day) else never)
