"""Who still owes which form of a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk.base.faults import WrongUse
from desk.office.declared_rows import declared_rows, other_offices_asked
from engine.indicators.forms_asked import forms_asked
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import FileCount
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.periods import Period
from facts.standing import COMMUNE, Standing
from facts.units import Unit


@dataclass(frozen=True, slots=True)
class Owing:
    """One unit and the forms that an office has not returned of it; `nothing` where none came at all."""

    unit: Unit
    forms: tuple[Kind, ...]
    nothing: bool
    period: Period
    office: str = COMMUNE


def owed_forms(rules: Rules, period: Period) -> tuple[Kind, ...]:
    """Return the forms a commune owes for a period: those that rules in use then read.

    Not those of other offices; forms about criteria only of scored periods, declared facts only if asked.
    """
    scored = period.kind in rules.scored
    asked = forms_asked(rules, period.end)
    declares = bool(declared_rows(rules, period, "", COMMUNE))
    return tuple(
        kind
        for kind in rules.catalogue.on(period.end).forms.values()
        if kind.name != "appraisal"
        and kind.sender == COMMUNE
        and kind.form in asked
        and (scored or "criterion" not in kind.fields)
        and (declares or kind.name != DECLARED)
    )


def forms_of_others(rules: Rules, period: Period) -> dict[str, tuple[Kind, ...]]:
    """Return the forms that offices beside the commune's own owe of a unit for a period, by office."""
    asked = forms_asked(rules, period.end)
    owing = {office: [KINDS[DECLARED]] for office in other_offices_asked(rules, period, COMMUNE)}
    for kind in rules.catalogue.on(period.end).forms.values():
        if kind.sender != COMMUNE and kind.form in asked:
            owing.setdefault(kind.sender, []).append(kind)
    return {office: tuple(kinds) for office, kinds in owing.items()}


def missing_of_all(standing: Standing, rules: Rules, period: Period) -> tuple[Owing, ...]:
    """Return what each office owes of each unit, in order of code, the commune's own office first."""
    offices = (COMMUNE, *forms_of_others(rules, period))
    found = [one for office in offices for one in missing_forms(standing, rules, period, office)]
    return tuple(sorted(found, key=lambda one: one.unit.code))


def missing_forms(
    standing: Standing, rules: Rules, period: Period, office: str = COMMUNE
) -> tuple[Owing, ...]:
    """Return the units of which an office owes forms, in order of code. Nil is an answer; a blank is none."""
    returned = {
        (d.unit, d.form)
        for d in standing.deliveries
        if d.period == period.code and d.office == office and d.standing and d.state is not None
    }
    owed = owed_forms(rules, period) if office == COMMUNE else forms_of_others(rules, period)[office]
    found = []
    for unit in rules.units.on(period.end):
        forms = tuple(kind for kind in owed if (unit.code, kind.form) not in returned)
        if forms:
            found.append(Owing(unit, forms, len(forms) == len(owed), period, office))
    return tuple(found)


def refuse_without_returns(standing: Standing, rules: Rules, period: Period) -> None:
    """Raise Stop where a paper of a period would be made from no return at all.

    Returns of a shorter period count where forms are owed: what they report lies in the period too.
    """
    periods = {d.period for d in standing.deliveries if d.standing and d.state is not None}
    within = (found for code in periods if (found := rules.calendar.period(code)) is not None)
    owed = rules.calendar.kinds[period.kind].owed_from is not None
    if period.code in periods or any(
        owed and period.start <= one.start and one.end <= period.end for one in within
    ):
        return
    raise WrongUse(
        "Kỳ %(period)s chưa có báo cáo nào nên không lập văn bản. Gửi biểu trống: lanhmanh template THƯ_MỤC"
        " --period %(period)s; nhập báo cáo đã nhận: lanhmanh import TỆP; rồi lập lại.",
        period=period.code,
    )


def cells_to_correct(
    standing: Standing, problems: Iterable[FiledProblem], files: Iterable[FileCount], period: Period
) -> dict[tuple[str, str], tuple[FiledProblem, ...]]:
    """Return by unit and office the cells of its returns whose rows do not count until they are right."""
    counts = {(d.file, d.form) for d in standing.deliveries if d.standing and d.period == period.code}
    senders = {f.file: f.sender for f in files if f.period == period.code}
    found: dict[tuple[str, str], list[FiledProblem]] = {}
    for one in problems:
        sender = senders.get(one.file)
        if sender and one.problem.set_aside and (one.file, one.problem.sheet) in counts:
            found.setdefault((sender.unit, sender.office), []).append(one)
    return {place: tuple(cells) for place, cells in found.items()}
