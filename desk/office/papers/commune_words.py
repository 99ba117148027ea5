"""How papers about one commune say its result, its points and their reasons."""

from __future__ import annotations

from desk.office.papers.year_words import band_words_for_commune
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.criterion_words import criterion_points
from desk.words.numbers import number_words, range_words
from engine.evaluation.explanation import CriterionReason, Explanation


def result_words(year: Year, row: StandingRow) -> str:
    total = year.rulebook.total
    out_of = f"/{number_words(total)}" if total is not None else ""
    parts = [
        f"Điểm: {range_words(row.low, row.high)}{out_of}",
        f"Xếp loại: {band_words_for_commune(year, row)}",
    ]
    if row.self_score is not None:
        parts.append(f"Điểm tự chấm: {number_words(row.self_score)}")
    if row.provisional:
        parts.append("Kết quả tạm tính vì còn biểu chưa nộp hoặc ô phải sửa")
    return ". ".join(parts) + "."


def gates_words(explanation: Explanation) -> str:
    held = [g.gate.title["vi"] for g in explanation.gates if g.answer is True]
    return f"Điều kiện khống chế xếp loại: {'; '.join(held)}." if held else ""


def points_words(reason: CriterionReason) -> str:
    return criterion_points(reason.points, maximum=reason.criterion.maximum)


def self_words(reason: CriterionReason) -> str:
    return number_words(reason.self_score) if reason.self_score is not None else "–"
