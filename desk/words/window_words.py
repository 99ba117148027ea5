"""How a kind of period lies in a year, in words."""

from __future__ import annotations

from collections.abc import Iterable

from desk.words.numbers import day_words
from facts.periods import Window

WORDS = {
    "vi": ("từ {}: ", "phần {}: ", " năm trước", ", hạn ", "{1:02d}/{0:02d}"),
    "en": ("from {}: ", "part {}: ", " of the year before", ", due ", "{0:02d}-{1:02d}"),
}


def windows_words(windows: Iterable[Window], lang: str) -> str:
    """Say each stretch: `từ 01/01/2016: 15/12 năm trước – 14/12, hạn 20/12`."""
    return "; ".join(_window_words(window, lang) for window in windows)


def _window_words(window: Window, lang: str) -> str:
    since, part, before, due, day = WORDS[lang]
    said = since.format(day_words(window.in_force_from, lang)) + (
        part.format(window.n) if window.n > 1 else ""
    )
    said += day.format(*window.start) + (before if window.starts_year_before else "")
    return f"{said} – {day.format(*window.end)}" + (due + day.format(*window.due) if window.due else "")
