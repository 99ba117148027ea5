"""What a person reads of the first day an office has records of; how a kind of period lies in a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from desk.base.language import gettext, is_vietnamese, pgettext
from desk.base.output import Output
from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period, Window


def say_never_received(
    out: Output, missing: Sequence[Period], rules: Rules, period: Period, workspace: Path
) -> None:
    """Say which years never came, where any did not."""
    if missing:
        out.line(never_received_words(missing, rules, period, workspace))


def say_first_record_proposed(out: Output, day: date, workspace: Path) -> None:
    """Say with which command an office that has no earlier records says so."""
    out.say(
        "Báo cáo sớm nhất là của kỳ bắt đầu %(day)s. Nếu cơ quan không giữ số liệu nào trước ngày ấy, ghi"
        " lại một lần, để không xã nào bị coi là còn nợ: %(command)s",
        day=day_words(day),
        command=begin_command(workspace, day),
    )


def begin_command(workspace: Path, day: date) -> str:
    return f"lanhmanh init {quote(str(workspace))} --first-record {day.isoformat()}"


def say_recorded_from(out: Output, rules: Rules) -> None:
    """Say from which day on the office has records, where it said so."""
    if rules.calendar.first_record is not None:
        out.line(recorded_from_words(rules))


def never_received_words(missing: Sequence[Period], rules: Rules, period: Period, workspace: Path) -> str:
    """Say what years are missing, and how an office that has no records of them says so."""
    after = rules.calendar.at(YEAR, missing[-1].year + 1) or period
    return gettext(
        "Kho chưa có báo cáo nào của %(codes)s: điều phải nhìn lại %(years)s ấy còn để ngỏ. Có báo cáo thì"
        " nhập"
        " vào. Cơ quan chưa giữ số liệu từ %(years)s ấy thì ghi ngày bắt đầu, ví dụ: %(command)s",
        codes=", ".join(y.code for y in missing),
        years=pgettext("looked back to", "các năm" if len(missing) > 1 else "năm"),
        command=begin_command(workspace, after.start),
    )


def recorded_from_words(rules: Rules) -> str:
    """Say from which day on what looks back is counted; nothing where all that was owed is."""
    day = rules.calendar.first_record
    if day is None:
        return ""
    return gettext(
        "Cơ quan giữ số liệu từ %(day)s: điều xảy ra trước ngày này không được tính.", day=day_words(day)
    )


def windows_words(windows: Iterable[Window]) -> str:
    """Say each stretch: `từ 01/01/2016: 15/12 năm trước – 14/12, hạn 20/12`."""
    return "; ".join(_window_words(window) for window in windows)


def _window_words(window: Window) -> str:
    words = gettext("từ %(day)s: ", day=day_words(window.in_force_from))
    words += gettext("phần %(part)s: ", part=window.n) if window.n > 1 else ""
    words += _day(*window.start) + (gettext(" năm trước") if window.starts_year_before else "")
    return f"{words} – {_day(*window.end)}" + (gettext(", hạn ") + _day(*window.due) if window.due else "")


def _day(month: int, day: int) -> str:
    return f"{day:02d}/{month:02d}" if is_vietnamese() else f"{month:02d}-{day:02d}"
