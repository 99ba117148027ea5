"""Where communes would stand if all stayed as it is, as a page shows it; of one commune, criterion by
criterion."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from desk.office.so_far_report import so_far_sentence
from desk.office.so_far_results import SoFarResults, so_far_results
from desk.office.so_far_words import bands_words, failing_words, later_words, provisional_words, silent_words
from desk.web.results.ranking import steps_of
from desk.web.shelf import archive_stamp, rules_today, workspace
from desk.words.criterion_words import criterion_points
from desk.words.numbers import number_words, range_words
from desk.workspace.folder import opened
from engine.evaluation.so_far import SoFar, reasons_so_far, tells_the_year_so_far
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

_one_at_a_time = threading.Lock()  # an evaluation fills itself as it is asked
FEW = 6  # criteria named in a row; the commune's own page has all


@dataclass(frozen=True, slots=True)
class Short:
    """A criterion that surely lacks points as things stand."""

    id: str
    title: str
    lacks: str


@dataclass(frozen=True, slots=True)
class UnitSoFar:
    code: str
    name: str
    low: Fraction
    high: Fraction
    full: Fraction
    points: str
    band: str
    steps: int | None
    short: tuple[Short, ...]
    more: int
    silent: bool


@dataclass(frozen=True, slots=True)
class CriterionSoFar:
    id: str
    title: str
    sentence: str
    points: str
    maximum: str
    low: Fraction
    high: Fraction
    full: Fraction
    waits: bool  # only the year's return can tell


@dataclass(frozen=True, slots=True)
class SoFarShown:
    title: str
    provisional: str
    later: tuple[str, ...]
    silent: str
    failing: str
    rows: tuple[UnitSoFar, ...]
    name: str  # of the commune that is open
    lines: tuple[CriterionSoFar, ...]


def periods_told(rules: Rules, year: int, returned: Collection[str]) -> tuple[Period, ...]:
    """Return the periods that tell a year so far and have returns, the last one first."""
    found = (rules.calendar.period(code) for code in returned)
    told = [p for p in found if p is not None and p.year == year and tells_the_year_so_far(rules, p)]
    return tuple(sorted(told, key=lambda p: (p.end, p.code), reverse=True))


def standing_of(code: str, lang: str, sees: Collection[str], unit: str) -> SoFarShown:
    """Return the standing of the communes an account sees; with the reasons of one where it is named."""
    with _one_at_a_time:
        return _standing_of(code, lang, sees, unit)


def _standing_of(code: str, lang: str, sees: Collection[str], unit: str) -> SoFarShown:
    results = _results(str(workspace().folder), archive_stamp(), code)
    rows = [row for row in results.rows if row.subject.id in sees]
    opened_row = next((row for row in rows if row.subject.id == unit), None)
    return SoFarShown(
        results.rulebook.title[lang],
        provisional_words(results, lang),
        later_words(results, lang),
        silent_words(results, lang),
        failing_words(results, lang),
        tuple(_row(results, row, lang) for row in rows),
        results.name(unit) if opened_row else "",
        tuple(_lines(results, opened_row, lang)) if opened_row else (),
    )


@lru_cache(maxsize=2)
def _results(folder: str, stamp: object, code: str) -> SoFarResults:
    return so_far_results(opened(Path(folder)), rules_today(), code)


def _row(results: SoFarResults, row: SoFar, lang: str) -> UnitSoFar:
    book, scored = results.rulebook, row.scored
    short = results.short_of(row)
    name = results.name(row.subject.id)
    return UnitSoFar(
        row.subject.id,
        name,
        scored.low,
        scored.high,
        book.total or Fraction(100),
        range_words(scored.low, scored.high, lang),
        bands_words(results, row, lang),
        steps_of(book, scored.bands[0]) if len(scored.bands) == 1 else None,
        tuple(
            Short(c.id, c.title[lang], number_words(c.maximum - scored.criteria[c.id].high, lang))
            for c in short[:FEW]
        ),
        max(0, len(short) - FEW),
        name in results.silent,
    )


def _lines(results: SoFarResults, row: SoFar, lang: str) -> Iterator[CriterionSoFar]:
    for reason in reasons_so_far(results.evaluation, results.rulebook, row, results.period):
        points, criterion = reason.points, reason.criterion
        yield CriterionSoFar(
            criterion.id,
            criterion.title[lang],
            so_far_sentence(results, row, reason, lang),
            criterion_points(points, lang),
            "" if points.absent is True else number_words(criterion.maximum, lang),
            points.low,
            points.high,
            criterion.maximum,
            criterion.id in row.waits,
        )
