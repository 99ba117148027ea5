"""On which days a finding holds: the stretches between two changes of the rules, those that follow one
another as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.rulebook.text.faults import Fault

Asked = tuple[tuple[Regime, ...], list[Finding]]


def over_stretches(findings_by_date: Iterable[Asked]) -> Iterator[Finding]:
    """Return each finding once a run of days on which it stands, with the first and the last of them.

    A finding that holds on every day a rulebook is in force says no day.
    """
    days = list(findings_by_date)
    orders = dict.fromkeys(f.order for _, findings in days for f in findings)
    for order in orders:
        holding = [next((f for f in findings if f.order == order), None) for _, findings in days]
        for first, last in _runs([f is not None for f in holding]):
            finding = holding[first]
            assert finding is not None
            yield _dated(finding, days, first, last)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for index, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            yield start, index - 1
            start = None


def _dated(finding: Finding, days: list[Asked], first: int, last: int) -> Finding:
    if first == 0 and last == len(days) - 1:
        return finding
    since = days[first][0][0].day
    until = days[last + 1][0][0].frame.period.start - timedelta(days=1) if last + 1 < len(days) else None
    values = {"since": since.isoformat()} | ({"until": until.isoformat()} if until else {})
    fault = Fault(finding.fault.code, finding.fault.place, {**finding.fault.params, **values})
    return replace(finding, fault=fault, day=since, until=until)
