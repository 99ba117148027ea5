"""What a person reads of the first day an office has records of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from desk.base.output import Output
from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period


def say_never_received(
    out: Output, missing: Sequence[Period], rules: Rules, period: Period, workspace: Path
) -> None:
    """Say which years never came, where any did not."""
    if missing:
        out.say(*(never_received_words(missing, rules, period, workspace, lang) for lang in ("vi", "en")))


def say_first_record_proposed(out: Output, day: date, workspace: Path) -> None:
    """Say with which command an office that has no earlier records says so."""
    command = begin_command(workspace, day)
    out.say(
        f"Báo cáo sớm nhất là của kỳ bắt đầu {day_words(day)}. Nếu cơ quan không giữ số liệu nào trước ngày"
        f" ấy, ghi lại một lần, để không xã nào bị coi là còn nợ: {command}",
        f"The earliest return is of the period that begins on {day_words(day, 'en')}. If the office has no"
        f" records before that day, say so once, so that no commune is taken to owe them: {command}",
    )


def begin_command(workspace: Path, day: date) -> str:
    return f"lanhmanh init {quote(str(workspace))} --first-record {day.isoformat()}"


def say_recorded_from(out: Output, rules: Rules) -> None:
    """Say from which day on the office has records, where it said so."""
    if rules.calendar.first_record is not None:
        out.say(recorded_from_words(rules), recorded_from_words(rules, "en"))


def never_received_words(
    missing: Sequence[Period], rules: Rules, period: Period, workspace: Path, lang: str
) -> str:
    """Say what years are missing, and how an office that has no records of them says so."""
    after = rules.calendar.at(YEAR, missing[-1].year + 1) or period
    codes, command = ", ".join(y.code for y in missing), begin_command(workspace, after.start)
    years, those = ("các năm", "those years") if len(missing) > 1 else ("năm", "that year")
    if lang == "vi":
        return (
            f"Kho chưa có báo cáo nào của {codes}: điều phải nhìn lại {years} ấy còn để ngỏ. Có báo cáo thì"
            f" nhập vào. Cơ quan chưa giữ số liệu từ {years} ấy thì ghi ngày bắt đầu, ví dụ: {command}"
        )
    return (
        f"No return of {codes} ever came: what looks back to {those} is left open. Import any there are. An"
        f" office that kept no records then says its first day, for instance: {command}"
    )


def recorded_from_words(rules: Rules, lang: str = "vi") -> str:
    """Say from which day on what looks back is counted; nothing where all that was owed is."""
    day = rules.calendar.first_record
    if day is None:
        return ""
    if lang == "vi":
        return f"Cơ quan giữ số liệu từ {day_words(day)}: điều xảy ra trước ngày này không được tính."
    return f"The office has records since {day_words(day, lang)}: nothing that happened before is counted."
