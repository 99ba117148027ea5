"""How a kind of period lies in a year, in words."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.language import gettext, is_vietnamese
from desk.words.numbers import day_words
from facts.periods import Window


def windows_words(windows: Iterable[Window]) -> str:
    """Say each stretch: `từ 01/01/2016: 15/12 năm trước – 14/12, hạn 20/12`."""
    return "; ".join(_window_words(window) for window in windows)


def _window_words(window: Window) -> str:
    said = gettext("từ %(day)s: ", day=day_words(window.in_force_from))
    said += gettext("phần %(part)s: ", part=window.n) if window.n > 1 else ""
    said += _day(*window.start) + (gettext(" năm trước") if window.starts_year_before else "")
    return f"{said} – {_day(*window.end)}" + (gettext(", hạn ") + _day(*window.due) if window.due else "")


def _day(month: int, day: int) -> str:
    return f"{day:02d}/{month:02d}" if is_vietnamese() else f"{month:02d}-{day:02d}"
