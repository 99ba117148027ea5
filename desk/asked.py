"""The unit or venue a person asks about, found or explained away."""

from __future__ import annotations

from desk.faults import WRONG_USE, Stop
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.rulebook.model import Rules
from engine.rulebook.names import nearest
from facts.periods import Period


def asked_subject(facts: PeriodFacts, rules: Rules, period: Period, id_: str) -> Subject:
    """Return the subject with this code or id; raises Stop naming the nearest where there is none."""
    units = {u.code for u in rules.units.on(period.end)} | {s.id for s in facts.subjects("unit")}
    if id_ in units:
        return Subject("unit", id_)
    venues = {s.id for s in facts.subjects("venue")}
    if id_ in venues:
        return Subject("venue", id_)
    near = nearest(id_, units | venues)
    raise Stop(
        WRONG_USE,
        f"Kỳ {period.code} không có đơn vị hay cơ sở '{id_}'." + (f" Có phải '{near}'?" if near else ""),
        f"Period {period.code} has no unit or venue '{id_}'." + (f" Did you mean '{near}'?" if near else ""),
    )
