"""What later returns say otherwise than those before, and the scores as first told, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from desk.runs.year import Year
from desk.words.notice_words import WHAT, change_of, places_of, reason_words, row_words
from desk.words.numbers import range_words


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value changed, withdrawn or gone; `reason` is the commune's own."""

    code: str
    name: str
    what: str
    gone: bool
    row: str
    change: str
    places: str
    reason: str


@dataclass(frozen=True, slots=True)
class FirstTold:
    """A commune whose computed score is another than its first returns gave."""

    code: str
    name: str
    now: str
    first: str


def changes_of(year: Year, lang: str, unit: str | None = None) -> tuple[ValueChange, ...]:
    """Return what a run noticed, of one unit or of all."""
    name = year.name
    return tuple(
        ValueChange(
            one.unit,
            name(one.unit),
            WHAT[lang].get(one.what, one.what),
            not one.reason,
            row_words(one.form, one.key, lang),
            change_of(one.field_title, one.old, one.new, lang),
            places_of(one.stood_in, one.said_in, lang),
            reason_words(one.reason, lang),
        )
        for one in year.notices
        if unit in (None, one.unit)
    )


def first_told_of_year(year: Year, lang: str) -> tuple[FirstTold, ...]:
    name = year.name
    return tuple(
        FirstTold(
            row.subject,
            name(row.subject),
            range_words(*row.computed, lang),
            range_words(*row.first_told, lang),
        )
        for row in year.rows
        if row.first_told is not None
    )
