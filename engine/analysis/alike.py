"""What a reader would take for one another: parts of one title or code, and ratios put upside down."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from engine.analysis.findings import Finding, finding_at
from engine.indicators.operations.ratio import Ratio
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.model.editions import editions
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rulebook, Rules

KINDS = {
    "criteria": ("tiêu chí", "criteria"),
    "bands": ("hạng", "bands"),
    "gates": ("cổng", "gates"),
    "signs": ("dấu hiệu", "signs"),
    "streaks": ("chuỗi", "streaks"),
}


def alike_findings(rules: Rules) -> Iterator[Finding]:
    for name in sorted(rules.rulebooks):
        yield from _same_titles(rules.rulebooks[name])
    yield from _same_codes(rules)
    for indicator_set in rules.indicator_sets.values():
        yield from _upside_down(rules, indicator_set)


def _same_titles(book: Rulebook) -> Iterator[Finding]:
    """Tell two parts of a kind, in force together, that only their ids tell apart."""
    reported: set[tuple[str, str]] = set()
    for edition in editions(book):
        for key, (vi, en) in KINDS.items():
            seen: dict[str, str] = {}
            for part in getattr(edition, key):
                title = " ".join(unicodedata.normalize("NFC", part.title["vi"]).casefold().split())
                by = seen.setdefault(title, part.id)
                if by != part.id and (by, part.id) not in reported:
                    reported.add((by, part.id))
                    named = {"id": part.id, "by": by, "title": part.title["vi"]}
                    yield finding_at("P808", part.place, book.name, kind_vi=vi, kind=en, **named)


def _same_codes(rules: Rules) -> Iterator[Finding]:
    """Tell a code of two rulebooks of communes in force at once: B15 and B16 give the code alone."""
    communes = [b for b in rules.rulebooks.values() if rules.indicator_sets[b.subject].subject == "unit"]
    for at, book in enumerate(communes):
        for other in communes[:at]:
            if meet(_force(other), _force(book)) is None:
                continue
            theirs = {criterion.id for criterion in other.criteria}
            criteria = {criterion.id: criterion for criterion in reversed(book.criteria)}
            for criterion in reversed(criteria.values()):
                if criterion.id in theirs:
                    named = {"id": criterion.id, "name": book.name, "by": other.name}
                    yield finding_at("P816", criterion.place, book.name, **named)


def _force(book: Rulebook) -> tuple[date, date | None]:
    return book.in_force_from, book.in_force_until


def _upside_down(rules: Rules, indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Tell a ratio whose lower figure is surely part of the upper one."""
    for indicator in rules.own_indicators(indicator_set.name).values():
        if not isinstance(indicator, Ratio):
            continue
        above, below = (indicator_set.indicators.get(n) for n in indicator.operands)
        if above is None or below is None or above.is_part_of(below):
            continue
        if below.is_part_of(above):
            named = {"name": indicator.name, "above": above.name, "below": below.name}
            yield finding_at("P807", indicator.place, "", **named, times=f"{float(indicator.times):g}")
