"""Rewards wait for years on record: announced or appraised, and for a score that was good as first told.

What such an action may rest on is fixed by the program, not by a rule: docs/decisions/office-locks.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk.base.language import gettext, gettext_noop
from desk.runs.follow_up_table import conclusions_of
from desk.runs.recheck_outcome import stood
from desk.runs.run import Run, scored_period
from desk.runs.standings import StandingRow
from engine.evaluation.bands_before import years_before
from engine.follow_up.conclusions import Conclusion
from engine.indicators.subjects import Subject
from engine.logic.cells import Owed
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules, Streak
from facts.periods import Period

if TYPE_CHECKING:
    from engine.evaluation.years import Evaluation

REWARD = "reward"
ON_RECORD = gettext_noop("kết quả công bố hoặc thẩm định")  # what is owed of a year that is neither
RECHECKED = gettext_noop("phúc tra mà hạng đứng vững")  # of the year, where the streak asks for it


def rewards_held_back(
    evaluation: Evaluation, period: Period, found: Iterable[Conclusion]
) -> tuple[Conclusion, ...]:
    """Return the conclusions; rewards unsettled without a year on record, gone if not so as first told."""
    book = in_role(evaluation.rules, RECOGNITION, period.end)
    return tuple(kept for one in found if (kept := _kept(evaluation, book, period, one)) is not None)


def is_reward(rules: Rules, one: Conclusion) -> bool:
    return one.kind == "action" and one.name in rules.actions and rules.actions[one.name].does == REWARD


def _kept(
    evaluation: Evaluation, book: Rulebook | None, period: Period, one: Conclusion
) -> Conclusion | None:
    if book is None or not is_reward(evaluation.rules, one):
        return one
    gaps: list[Owed] = []
    for unit in one.about:
        for streak in book.streaks:
            first = _as_first_told(evaluation, book, streak, unit, period)
            if first is False:
                return None
            gaps += _not_on_record(evaluation, book, streak, unit, period, one.by)
            gaps += () if first else _owed_first(evaluation, book, unit, period)
    more = tuple(dict.fromkeys((*one.missing, *gaps)))
    return replace(one, sure=one.sure and not gaps, missing=more)


def _not_on_record(
    evaluation: Evaluation, book: Rulebook, streak: Streak, unit: str, period: Period, by: str
) -> Iterator[Owed]:
    """Yield the years of a streak that were neither announced nor appraised, newest first."""
    subject = Subject("unit", unit)
    for year in filter(None, years_before(evaluation.rules.calendar, period, streak.years)):
        told = evaluation.before.announced(book, subject, year) is not None
        if not told and not evaluation.appraised(book, subject, year):
            yield Owed(ON_RECORD, by, unit, year.code)


def _as_first_told(
    evaluation: Evaluation, book: Rulebook, streak: Streak, unit: str, period: Period
) -> bool | None:
    """Tell whether the score as first told is in the streak's bands; None where it is open."""
    found = evaluation.as_first_told.score(book, unit, period)
    held = {band in streak.bands for band in found.bands} if found is not None else {True}
    return None if len(held) > 1 else held.pop()


def _owed_first(evaluation: Evaluation, book: Rulebook, unit: str, period: Period) -> Sequence[Owed]:
    found = evaluation.as_first_told.score(book, unit, period)
    return found.owed if found else ()


def conclusions_now(run: Run, rules: Rules) -> tuple[Conclusion, ...]:
    """Return what followed from a run; rewards are unsettled where a streak asks for a recheck and the band
    has not stood one."""
    conclusions, period = conclusions_of(run), scored_period(rules, run.manifest["year"])
    book = in_role(rules, RECOGNITION, period.end)
    if book is None or not any(streak.rechecked for streak in book.streaks):
        return conclusions
    units = stood(run, book.name)
    return tuple(
        awaiting_recheck(one, units, period.code) if is_reward(rules, one) else one for one in conclusions
    )


def awaiting_recheck(one: Conclusion, stood: Set[str], year: str) -> Conclusion:
    """Return a reward, unsettled where the band of a commune has not stood a recheck."""
    gaps = tuple(Owed(RECHECKED, one.by, unit, year) for unit in one.about if unit not in stood)
    return replace(one, sure=one.sure and not gaps, missing=(*one.missing, *gaps))


@dataclass(frozen=True, slots=True)
class Commendation:
    """A commune that held a streak: proposed, or why not: `years` not on record, `signs` that stand."""

    unit: str
    proposed: bool
    years: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    not_as_first_told: bool = False
    not_rechecked: bool = False


def proposals_of(
    run: Run, rules: Rules, rows: Iterable[StandingRow], streak: Streak
) -> tuple[Commendation, ...]:
    """Return the communes that surely hold a streak, in the order of rows."""
    rewards = (one for one in conclusions_now(run, rules) if is_reward(rules, one))
    by_unit: Mapping[str, Conclusion] = {unit: one for one in rewards for unit in one.about}
    held = (r for r in rows if any((f.id, f.answer) == (streak.id, "yes") for f in r.findings))
    return tuple(_proposal(row, by_unit.get(row.subject)) for row in held)


def _proposal(row: StandingRow, found: Conclusion | None) -> Commendation:
    if found is not None and found.sure:
        return Commendation(row.subject, proposed=True)
    signs = tuple(f.id for f in row.findings if f.kind == "sign" and f.answer != "no")
    years = tuple(gap.period for gap in found.missing if gap.form == ON_RECORD) if found else ()
    waits = found is not None and any(gap.form == RECHECKED for gap in found.missing)
    first = found is None and not signs and row.first_told is not None
    return Commendation(
        row.subject, proposed=False, years=years, signs=signs, not_as_first_told=first, not_rechecked=waits
    )


def why_not(one: Commendation) -> str:
    """Say why, after a comma; nothing where the run does not tell."""
    parts = []
    if one.signs:
        signs = ", ".join(one.signs)
        parts.append(gettext("còn dấu hiệu %(signs)s", signs=signs))
    if one.years:
        years = ", ".join(sorted(one.years))
        parts.append(gettext("chưa công bố hay thẩm định kết quả %(years)s", years=years))
    if one.not_as_first_told:
        parts.append(gettext("điểm như báo cáo đầu không đạt"))
    if one.not_rechecked:
        parts.append(gettext("hạng của năm chưa đứng vững qua phúc tra"))
    return "".join(f"; {part}" if n else f": {part}" for n, part in enumerate(parts))
