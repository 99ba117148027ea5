"""What every sheet of results says in one way: heads and marks, points, bands, streaks, changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.base.language import in_language, language
from desk.base.workbook import WorkbookSheet
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.runs.since_announced import Later, SinceAnnounced, since_words
from desk.words.adoption_words import draft_lines, marks_of, standing_of
from desk.words.band_words import band_title
from desk.words.numbers import day_words, number_words
from desk.workspace.announced_bands import Announced
from desk.workspace.despite import KEPT_INSIDE, despite_words
from engine.rulebook.compile.rule_uses import behind

LINE = 15  # points
_HELD = {
    "vi": {True: " (đủ số năm)", False: "", None: " (chưa đủ căn cứ)"},
    "en": {True: " (long enough)", False: "", None: " (not enough evidence)"},
}


@dataclass(frozen=True, slots=True)
class Edition:
    """What a workbook says of itself: the run, whether the period is locked, the announcement and later
    differences."""

    run: str
    locked: bool
    announced: Announced | None = None
    later: tuple[Later, ...] = ()

    def pick(self, vi: str, en: str) -> str:
        return vi if language() == "vi" else en

    @property
    def hidden(self) -> str:
        return self.pick("không nêu", "withheld")


def status_words(results: YearsShown, edition: Edition) -> list[str]:
    """Say what these results are: illustrative or adopted, locked or not, announced or not."""
    period, lang, pick = results.year.period, language(), edition.pick
    first, last = day_words(period.start), day_words(period.end)
    told = edition.announced
    day = day_words(told.on) if told else ""
    differs = SinceAnnounced(told, edition.later) if told and edition.later else None
    return [
        *([since_words(differs, lang)] if differs else []),
        standing_of(results.year.rulebook),
        *draft_lines(results.year.rulebook),
        pick(
            f"Kỳ {period.code}: số liệu từ {first} đến {last}. Lần chạy {edition.run}.",
            f"Period {period.code}: figures from {first} to {last}. Run {edition.run}.",
        ),
        pick("Kỳ đã khóa sổ.", "The period is locked.")
        if edition.locked
        else pick(
            "Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi.",
            "The period is NOT locked: every figure may still change.",
        ),
        pick(f"Công bố theo {told.document} ngày {day}.", f"Announced by {told.document} of {day}.")
        if told
        else pick("Chưa công bố.", "Not announced."),
    ]


def fit_row(sheet: WorkbookSheet, row: int, texts: Iterable[str], headers: Sequence[tuple[str, int]]) -> None:
    """Make a row as high as its longest text takes: a chart below is placed by heights that are said, not
    found later."""
    lines = max(1 + len(text) // (width - 2) for text, (_, width) in zip(texts, headers, strict=True))
    sheet.set_row(row, LINE * lines)


def before_words(results: YearsShown, lang: str = "vi") -> str:
    """Name the year before, also where there was none."""
    return results.before.code if results.before else {"vi": "kỳ trước", "en": "before"}[lang]


def write_points(
    sheet: WorkbookSheet, row: int, column: int, ends: tuple[Fraction, Fraction], lang: str = "vi"
) -> None:
    """Write points exactly, or both ends of an interval."""
    low, high = ends
    if low == high:
        sheet.put(row, column, low, "points")
    else:
        sheet.put(row, column, f"{number_words(low)} – {number_words(high)}", "centre")


def band_words(results: YearsShown, year: YearOfUnit | None, lang: str = "vi") -> str:
    """Say the band; of an earlier year the announced one, and beside it the one computed again where that
    differs."""
    if year is None:
        return "–"
    computed = band_title(results.year.rulebook, year.result.scored.bands)
    told = results.announced_before(year)
    if told is None or told == year.result.scored.bands:
        return computed
    said = band_title(results.year.rulebook, told)
    return (
        f"{said} (đã công bố); tính lại: {computed}"
        if lang == "vi"
        else f"{said} (announced); computed again: {computed}"
    )


def despite_of_unit(results: YearsShown, year: YearOfUnit) -> str:
    """Say why a commune's band was closed though it was not settled; nothing where it was."""
    return despite_words(results.year.despite.reason_of(year.result.subject.id))


def closed_unsettled(results: YearsShown, year: YearOfUnit, lang: str = "vi") -> str:
    """Say for the public that a band was closed though it was not settled. Free text may name someone, or
    tell a count."""
    return in_language(lang, KEPT_INSIDE) if results.year.despite.reason_of(year.result.subject.id) else ""


def streak_words(year: YearOfUnit, lang: str = "vi") -> str:
    """Say how many years running: surely, and at most."""
    said = []
    for state in year.result.streaks.values():
        years = str(state.sure) if state.sure == state.possible else f"{state.sure} – {state.possible}"
        word = "năm" if lang == "vi" else "year" if years == "1" else "years"
        said.append(f"{years} {word}{_HELD[lang][state.held]}")
    return "; ".join(said)


def figures_mark(results: YearsShown, names: Iterable[str], lang: str = "vi") -> str | None:
    """Return the mark of figures that rest on another, illustrative rulebook's bands, where the sheet has
    none."""
    if results.year.rulebook.illustrative:
        return None
    found = behind(results.year.rules, results.year.rulebook.subject, names)
    return marks_of((results.year.rulebook, *found.rulebooks))


def change_words(now: Any, before: Any, lang: str = "vi") -> str:
    """Write a change in percent: a difference of two counts may itself be a small count."""
    if before == 0:
        return "–"
    change = (now - before) * 100 / before
    return f"{'+' if change > 0 else ''}{number_words(change, 1)} %"
