"""The unit or venue a person asks about, found or explained away."""

from __future__ import annotations

from desk.base.faults import WrongUse
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.periods import Period
from facts.spelling import caseless


def asked_subject(facts: PeriodFacts, rules: Rules, period: Period, id_: str) -> Subject:
    """Return the subject with this code or id, or the unit of this name; raises Stop naming the nearest where
    there is none."""
    id_ = id_.strip().upper()
    if not id_:
        raise WrongUse("Nêu mã đơn vị hoặc mã cơ sở.", "Name a unit's code or a venue's id.")
    units = {u.code for u in rules.units.on(period.end)} | {s.id for s in facts.subjects("unit")}
    if id_ in units:
        return Subject("unit", id_)
    venues = {s.id for s in facts.subjects("venue")}
    if id_ in venues:
        return Subject("venue", id_)
    named = [u.code for u in rules.units.on(period.end) if caseless(u.name) == caseless(id_)]
    if len(named) == 1:
        return Subject("unit", named[0])
    near = nearest(id_, units | venues)
    raise WrongUse(
        f"Kỳ {period.code} không có đơn vị hay cơ sở '{id_}'."
        + (
            f" Có phải '{near}'?"
            if near
            else " Ghi mã (31006, 31006-CS-033) hoặc tên đủ của đơn vị (Xã Đông Thái)."
        ),
        f"Period {period.code} has no unit or venue '{id_}'."
        + (
            f" Did you mean '{near}'?"
            if near
            else " Give a code (31006, 31006-CS-033) or a unit's full name (Xã Đông Thái)."
        ),
    )
