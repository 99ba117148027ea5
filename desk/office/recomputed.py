"""Results computed again from a run's own figures: as the run holds them, or nothing is written."""

from __future__ import annotations

from desk.base.faults import WrongUse
from desk.runs.year import Year
from engine.evaluation.result import Result


def refuse_other_result(year: Year, result: Result) -> None:
    """Raise Stop if a commune's figures do not give the result that the run holds."""
    unit, scored = result.subject.id, result.scored
    row = year.by_subject[unit]
    if (scored.low, scored.high, scored.bands) == (row.low, row.high, row.bands):
        return
    number, name = year.period.year, year.name(unit)
    raise WrongUse(
        "Kết quả của %(name)s trong lần chạy %(id)s khác kết quả tính lại từ chính số liệu của lần chạy ấy,"
        " nên không lập văn bản. Chạy lại: lanhmanh run --year %(number)s, rồi lập văn bản từ lần chạy mới.",
        name=name,
        id=year.run.id,
        number=number,
    )
