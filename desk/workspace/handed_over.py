"""Returns of units that are no more: offered to the unit that followed, and taken over by it on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desk.base.faults import WrongUse
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.sweeping import writing
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.units import Unit

TAKEN_OVER, GIVEN_BACK = "take-over", "give-back"


@dataclass(frozen=True, slots=True)
class Offer:
    """A return of a unit that was no more at its period's end; `to`: the unit that followed, if known."""

    period: str
    unit: str
    file: str
    hash: str
    to: Unit | None


def handed_over(workspace: Workspace) -> Mapping[str, str]:
    """Return which imports were taken over: by import, the code of the unit that took it."""
    followers: dict[str, str] = {}
    for record in decisions_of(workspace).records():
        if record.kind == TAKEN_OVER:
            followers |= dict.fromkeys(record.content["returns"], record.content["to"])
        elif record.kind == GIVEN_BACK:
            for hash_ in record.content["returns"]:
                followers.pop(hash_, None)
    return followers


def offers(manifests: Iterable[Manifest], rules: Rules) -> tuple[Offer, ...]:
    """Return the returns of units that were no more on their period's last day, taken over or not."""
    offered = []
    for m in manifests:
        period = rules.calendar.period(m.period)
        if period is not None and rules.units.no_more(m.unit, period.end):
            offered.append(Offer(m.period, m.unit, m.file, m.hash, rules.units.follower(m.unit, period.end)))
    return tuple(sorted(offered, key=lambda o: (o.period, o.unit, o.file)))


def taken_over(
    workspace: Workspace, offered: Iterable[Offer], unit: str, period: str, by: str, reason: str, today: date
) -> LoggedDecision:
    """Record that the unit that followed takes over returns of a period. Raise Stop if there are none."""
    handed = handed_over(workspace)
    of_unit = [o for o in offered if (o.unit, o.period) == (unit, period) and o.hash not in handed]
    to = next((o.to for o in of_unit if o.to is not None), None)
    if to is None:
        raise WrongUse(
            "Không có báo cáo kỳ %(period)s nào của đơn vị %(unit)s đang chờ đơn vị kế tiếp nhận. Xem:"
            " lanhmanh units.",
            period=period,
            unit=unit,
        )
    return _recorded(workspace, TAKEN_OVER, of_unit, to.code, by, reason, today)


def given_back(
    workspace: Workspace, offered: Iterable[Offer], unit: str, period: str, by: str, reason: str, today: date
) -> LoggedDecision:
    """Undo a take-over, for a reason that is kept. Raise Stop where nothing was taken over."""
    handed = handed_over(workspace)
    of_unit = [o for o in offered if (o.unit, o.period) == (unit, period) and o.hash in handed]
    if not of_unit:
        raise WrongUse(
            "Chưa đơn vị nào nhận báo cáo kỳ %(period)s của đơn vị %(unit)s.", period=period, unit=unit
        )
    return _recorded(workspace, GIVEN_BACK, of_unit, handed[of_unit[0].hash], by, reason, today)


def _recorded(
    workspace: Workspace, kind: str, handed: Iterable[Offer], to: str, by: str, reason: str, today: date
) -> LoggedDecision:
    if not reason.strip():
        raise WrongUse('Nhận hay trả lại báo cáo của đơn vị không còn phải có lý do: --reason "…".')
    rows = sorted(handed, key=lambda o: o.hash)
    content = {
        "unit": rows[0].unit,
        "period": rows[0].period,
        "to": to,
        "returns": [o.hash for o in rows],
        "reason": reason,
    }
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        return decisions.add(kind, today.isoformat(), by, content)
