"""The rows of form B17 before they are filled in: each fact asked for, in words, and which cells to fill."""

from __future__ import annotations

from collections.abc import Mapping

from desk.words.numbers import day_words, number_words
from engine.rulebook.compile.rule_uses import decimals_of_decision
from engine.rulebook.model.declared import COUNT, DAY, POINTS, SHARE, YES_NO, DeclaredFact, DeclaredFile
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Value

TO_FILL: Mapping[str, str] = {
    YES_NO: "ghi cột Có hay không",
    COUNT: "ghi cột Số; không có thì ghi 0",
    SHARE: "ghi cột Số và cột Trên tổng số",
    POINTS: "ghi điểm ở cột Số; ghi văn bản quyết định ở cột Tài liệu kiểm chứng",
    DAY: "ghi cột Ngày; không có thì ghi không ở cột Có hay không",
}
Rows = tuple[Mapping[str, Value], ...]


def declared_rows(rules: Rules, period: Period, unit: str, office: str) -> Rows:
    """Return what an office must declare of a unit at a period's end, in the order of the papers that ask."""
    return tuple(
        {"unit_code": unit, "item": fact.item, "question": _question(rules, asked, fact, period.year)}
        for asked in rules.declared_on(period.end)
        if period.kind in rules.scored
        for fact in asked.facts_on(period.end)
        if fact.told_by == office
    )


def other_offices_asked(rules: Rules, period: Period, commune: str) -> tuple[str, ...]:
    """Return the offices beside the commune's own that must declare something."""
    offices = (f.told_by for asked in rules.declared_on(period.end) for f in asked.facts_on(period.end))
    return tuple(
        office for office in dict.fromkeys(offices) if office != commune and period.kind in rules.scored
    )


def _question(rules: Rules, asked: DeclaredFile, fact: DeclaredFact, year: int) -> str:
    first, last = asked.days_of(year)
    window = f"từ {day_words(first)} đến {day_words(last)}; " if fact.asks in (COUNT, SHARE) else ""
    shown = "; ghi Tài liệu kiểm chứng, không ghi thì tính là không" if fact.to_be_shown else ""
    ends = ""
    if fact.ends is not None:
        ends = f"từ {number_words(fact.ends[0])} đến {number_words(fact.ends[1])} điểm{_fine(rules, fact)}; "
    return f"{fact.title['vi']} ({window}{ends}{TO_FILL[fact.asks]}{shown})"


def _fine(rules: Rules, fact: DeclaredFact) -> str:
    """Say whether parts of a point may be decided, and how they are written."""
    decimals = decimals_of_decision(rules, fact.name)
    return f", được lẻ đến {decimals} chữ số thập phân (như 0,5)" if decimals else ", không lẻ"
