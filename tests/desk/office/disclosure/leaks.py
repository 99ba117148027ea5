"""Leaks to plant: each takes one guard out of what is published, and says what the reader knows instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest

from desk.office.disclosure.figures import SMALL, Indicators, is_count, is_small, open_criteria, open_gates
from desk.office.workbooks.commune_sheet import _CommuneSheet, public_reason
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.tree import Cell, Points
from desk.words.condition_words import Speaker
from engine.evaluation.explanation import CriterionReason
from tests.desk.office.disclosure.archives import UNITS
from tests.desk.office.disclosure.published import HIDDEN
from tests.desk.office.disclosure.rulebook_by_hand import GUARDS, RULE, WITHHELD, Rule

FIGURES, RESULTS = "desk.office.disclosure.figures", "desk.office.years_shown"
PUBLIC, SHEET = "desk.office.workbooks.public_results", "desk.office.workbooks.commune_sheet"


@dataclass(frozen=True)
class Leak:
    """`instead` are names of the program and what stands there instead; `units` are all the communes of the
    office."""

    instead: Mapping[str, Any]
    rule: Rule = field(default=RULE)
    units: Collection[str] = UNITS

    def planted(self, patch: pytest.MonkeyPatch) -> None:
        for name, value in self.instead.items():
            patch.setattr(name, value)


def without(guard: str) -> Callable[..., bool]:
    """Return the rule of sums less one of its guards; less none, it is the program's (a test asks)."""

    def may_be_shown(values: Sequence[Fraction], beside: Iterable[Sequence[Fraction]] = ()) -> bool:
        rests = [list(values[:n]) + list(values[n + 1 :]) for n in range(len(values))]
        apart = [[value - its for value, its in zip(values, other, strict=True)] for other in beside]
        held = {
            "four": len(values) >= 4,
            "five": all(sum(rest) >= SMALL for rest in rests),
            "ten": sum(values) >= 2 * SMALL,
            "alone": all(sum(value > 0 for value in rest) > 1 for rest in rests),
            "most": all(sum(rest) <= len(rest) * max(*values, Fraction(SMALL)) - 2 for rest in rests),
            "apart": not any(is_small(abs(sum(one) - own)) for one in apart for own in (0, *one)),
        }
        return all(holds for name, holds in held.items() if name != guard)

    return may_be_shown


def opened(id_: str) -> Callable[..., frozenset[str]]:
    return lambda book, indicators: open_criteria(book, indicators) | {id_}


def gate_opened(id_: str) -> Callable[..., frozenset[str]]:
    return lambda book, indicators: open_gates(book, indicators) | {id_}


def all_points(results: YearsShown, year: YearOfUnit) -> tuple[Fraction, Fraction]:
    return year.result.scored.low, year.result.scored.high


def points_before(sheet: _CommuneSheet, year: YearOfUnit | None, id_: str) -> Cell:
    if year is None or year is sheet.year:
        return _points(sheet, year, id_)
    found = year.result.scored.criteria[id_]
    return Points(found.low, found.high)


_points = _CommuneSheet._points


def with_figures(reason: CriterionReason, speaker: Speaker, indicators: Indicators) -> str:
    return public_reason(reason, speaker, indicators, set(indicators), "").removesuffix(".")


def any_count(name: str, indicators: Indicators) -> bool:
    return is_count(indicators[name])


LEAKS: Mapping[str, Leak] = {
    **{
        f"sums without the guard: {guard}": Leak(
            {f"{FIGURES}.tells_of_no_unit": without(guard)},
            Rule(GUARDS - {guard}),
            UNITS[:3] if guard == "four" else UNITS,
        )
        for guard in sorted(GUARDS)
    },
    "sums by their numbers, not by the records behind them": Leak(
        {f"{FIGURES}.sums_under": lambda name, indicators: ()}, Rule(by_records=False)
    ),
    "a whole and its other parts": Leak({f"{FIGURES}._tells_of_another": lambda shown, sums, wholes: None}),
    **{f"points of {id_}": Leak({f"{RESULTS}.open_criteria": opened(id_)}) for id_ in sorted(WITHHELD)},
    **{f"gate {id_}": Leak({f"{RESULTS}.open_gates": gate_opened(id_)}) for id_ in ("G1", "G2")},
    "the total score": Leak({f"{PUBLIC}.open_points": all_points}, Rule(all_points=True)),
    "the order by points": Leak({f"{RESULTS}.YearsShown.by_band": YearsShown.ranked}, Rule(by_points=True)),
    "points of the year before": Leak({f"{SHEET}._CommuneSheet._points": points_before}),
    "counts commune by commune": Leak({f"{FIGURES}._is_own_work": any_count}),
    "figures in the reasons": Leak({f"{SHEET}.rule_words": with_figures}),
    "a later edition": Leak({f"{RESULTS}.held_to": lambda now, before, wholes: now}, Rule(held=False)),
    "small changes that follow": Leak(
        {"desk.office.disclosure.editions._tells_of_a_small_change": lambda *_: None}
    ),
    "what was reached of every target": Leak({f"{RESULTS}.is_said_of_each": lambda name, indicators: True}),
    "whether every target was met": Leak(
        {
            f"{RESULTS}.is_said_of_each": lambda name, indicators: True,
            "desk.words.target_words.TargetWords.reached": lambda words, outcome: HIDDEN,
        }
    ),
}
