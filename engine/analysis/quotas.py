"""Quotas nobody is beyond or nobody within, and targets out of reach or always met, given how many units."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from engine.analysis.domains import Domains
from engine.analysis.subject import Finding, finding_at
from engine.indicators.operations.ratio import Ratio
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.among_units import Quota
from engine.rulebook.model.indicators import COUNT_YES, SHARE, Indicator
from engine.rulebook.model.rulebook import Gate, Rulebook, Rules
from engine.rulebook.text.figures import shown
from facts.units import Unit
from facts.visible_text import gettext_noop

ZERO, ONE_DAY = Fraction(0), timedelta(days=1)
MOST_NAMED = 3  # groups named in one finding
Ends = tuple[Fraction | None, Fraction | None]


def quota_findings(rules: Rules) -> Iterator[Finding]:
    """Tell quotas that turn no unit away, or let none in somewhere on some day."""
    for book in rules.rulebooks.values():
        for gate in book.gates:
            if gate.quota is not None:
                yield from _of_quota(rules, book, gate, gate.quota)


def _of_quota(rules: Rules, book: Rulebook, gate: Gate, quota: Quota) -> Iterator[Finding]:
    first, last = gate.in_force[0] or book.in_force_from, gate.in_force[1] or book.in_force_until
    within = book.among.within if book.among is not None else None
    listed = {day: _sizes(rules, within, day) for day in _days(rules.units.units, first, last)}
    sizes = [size for groups in listed.values() for size in groups.values()]
    values = {
        "id": gate.id,
        "band": quota.band,
        "asked": f"{'share' if quota.percent else 'at_most'}: {shown(quota.most)}",
    }
    if sizes and all(quota.limit(size) >= size for size in sizes):
        yield finding_at("P208", quota.place, book.name, **values, units=max(sizes))
        return
    for days, groups in _runs({day: _starved(sizes, quota) for day, sizes in listed.items()}):
        most = max(listed[day][group] for day in days for group in groups)
        everyone = all(set(groups) == set(listed[day]) for day in days)
        named = {**values, **_named(() if everyone else groups), "units": most}
        yield finding_at("P209", quota.place, book.name, **named, **_when(days, list(listed)))


def _starved(sizes: Mapping[str, int], quota: Quota) -> tuple[str, ...]:
    """Return the groups of units that are too small for one to be let in."""
    return tuple(sorted(group for group, size in sizes.items() if quota.limit(size) == 0))


def _runs(by_day: Mapping[date, tuple[str, ...]]) -> Iterator[tuple[list[date], tuple[str, ...]]]:
    """Yield each run of days with the groups that are too small on all of them."""
    for groups, days in groupby(by_day, by_day.__getitem__):
        if groups:
            yield list(days), groups


def _when(days: Sequence[date], every: Sequence[date]) -> dict[str, str]:
    """Say from when and until when, nothing where it is so on every day."""
    after = next((day for day in every if day > days[-1]), None)
    since = {} if len(days) == len(every) else {"since": days[0].isoformat()}
    return since | ({"until": (after - ONE_DAY).isoformat()} if after else {})


def _named(groups: Sequence[str]) -> dict[str, str]:
    names = ", ".join(groups[:MOST_NAMED]) + ", …" * (len(groups) > MOST_NAMED)
    return {"of": gettext_noop(" thuộc nhóm {groups}"), "groups": names} if groups else {"of": ""}


def _days(units: Iterable[Unit], first: date, last: date | None) -> list[date]:
    """Return the first day, and those on which the list of units changes."""
    changes = {day for u in units for day in (u.valid_from, u.valid_until and u.valid_until + ONE_DAY) if day}
    return [first, *sorted(day for day in changes if first < day and (last is None or day <= last))]


def _sizes(rules: Rules, within: str | None, day: date) -> Counter[str]:
    """Return how many units are held against one another on a day, group by group."""
    units = rules.units.on(day)
    return Counter(getattr(unit, within) or "" if within is not None else "" for unit in units)


def target_findings(rules: Rules) -> Iterator[Finding]:
    """Tell targets that no year can reach, and those every year reaches."""
    for assigned in rules.targets:
        units = len(rules.units.on(rules.end_of(assigned.year)))
        if assigned.recognised is not None and 0 < units < assigned.recognised:
            values = {"name": "recognised", "year": assigned.year, "asked": assigned.recognised}
            yield finding_at("P812", assigned.place, "", **values, reach=_MOST, end=units)
        for figure in assigned.figures:
            yield from _of_figure(rules, assigned, figure, units)


_MOST, _LEAST = gettext_noop("nhiều nhất là"), gettext_noop("ít nhất là")


def _of_figure(rules: Rules, assigned: Assignment, figure: FigureTarget, units: int) -> Iterator[Finding]:
    low, high = _ends(rules, figure.of, units)
    for key, number, least, most in (
        ("at_least", figure.at_least, low, high),
        ("at_most", figure.at_most, high, low),
    ):
        if number is None:
            continue
        way = 1 if key == "at_least" else -1
        values = {"name": figure.of, "year": assigned.year, "asked": f"{key}: {shown(number)}"}
        beyond, within = (_MOST, _LEAST) if way > 0 else (_LEAST, _MOST)
        if most is not None and (number - most) * way > 0:
            yield finding_at("P812", figure.place, "", **values, reach=beyond, end=shown(most))
        elif least is not None and (number - least) * way <= 0:
            yield finding_at("P813", figure.place, "", **values, reach=within, end=shown(least))


def _ends(rules: Rules, name: str, units: int) -> Ends:
    """Return between what a figure of all units together lies; None where no end is known."""
    of_name = _domain_of(rules, name)
    if of_name is None or not units:
        return None, None
    indicator, domains = of_name
    if indicator.over_units == COUNT_YES:
        return ZERO, Fraction(units)
    domain = domains[name]
    if indicator.over_units == SHARE and isinstance(indicator, Ratio):
        most = indicator.at_most  # a share of a whole: what says more contradicts itself
        return domain.low, domain.high if most is None else Fraction(most)
    low, high = (end * units if end is not None else None for end in (domain.low, domain.high))
    return low, high


def _domain_of(rules: Rules, name: str) -> tuple[Indicator, Domains] | None:
    for book in rules.rulebooks.values():
        indicators = rules.indicator_sets[book.subject]
        if indicators.subject == "unit" and name in indicators.indicators:
            return indicators.indicators[name], Domains(rules, book)
    return None
