"""How papers say what a year gave: counts of bands, the band of a commune, targets, why it has its points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desk.base.language import in_language
from desk.office.papers.bands_of_year import target_sentences
from desk.office.papers.paper import band_counts_words, counted, lowered
from desk.reports.reasons import rounded_remark
from desk.runs.recheck_outcome import recheck_states
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.criterion_words import criterion_points
from desk.words.first_record_words import recorded_from_words
from desk.words.numbers import number_words, range_words
from desk.words.target_words import TargetWords
from desk.words.told_to_a_commune import told_to
from desk.workspace.announcements import KEPT_INSIDE, despite_words
from engine.evaluation.explanation import CriterionReason, Explanation, explanation_of
from engine.evaluation.targets import outcomes_of
from engine.evaluation.together import possible_of
from engine.evaluation.totals import totals_of
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook


def counts_words(year: Year) -> str:
    """Say how many communes have which band, and how many of those are provisional."""
    provisional = sum(row.band is not None and row.provisional for row in year.rows)
    also = f"; trong đó {counted(provisional)} đơn vị còn tạm tính" if provisional else ""
    return band_counts_words(year.counts, year.rulebook) + also


def band_words(year: Year, row: StandingRow) -> str:
    """Say a commune's band, and why it was closed though it was not settled."""
    despite = despite_words(row.despite)
    return f"{year.title(row.bands)} ({despite})" if despite else year.title(row.bands)


def band_words_for_commune(year: Year, row: StandingRow) -> str:
    """Say the same in a paper the commune reads: what the reason says of another commune is not for it."""
    if not row.despite:
        return year.title(row.bands)
    reason = told_to(row.subject, row.despite, year.rules.units.on(year.period.end))
    return f"{year.title(row.bands)} ({despite_words(reason) or in_language('vi', KEPT_INSIDE)})"


def recheck_words(year: Year, unit: str = "") -> str:
    """Say what a recheck says of the bands, or of one commune's; nothing where none was fixed."""
    named: dict[str, list[str]] = {}
    for code, state in recheck_states(year).items():
        if unit in ("", code):
            named.setdefault(state.replace(" · ", ", "), []).append(lowered(year.name(code)))
    said = "; ".join(state if unit else f"{', '.join(of)}: {state}" for state, of in named.items())
    return f"Phúc tra: {said}." if said else ""


def band_before_words(year: Year, row: StandingRow) -> str:
    bands = year.bands_before(row.subject)
    return year.title(bands) if bands else "–"


def targets_words(year: Year) -> list[str]:
    """Say what was assigned for the year beside what was reached, by a rulebook that recognises."""
    if year.rulebook.role != RECOGNITION or not year.rules.targets:
        return []
    home = year.rules.indicator_sets[year.rulebook.subject]
    totals = totals_of(year.evaluation, home, year.period, [row.subject for row in year.rows])
    figures = {total.indicator.name: total.now for total in totals}
    bands = {row.subject: row.bands for row in year.rows}

    def possible(book: Rulebook) -> Mapping[str, Sequence[str]]:
        own = book.name == year.rulebook.name
        return bands if own else possible_of(year.evaluation, book, year.period, list(bands))

    outcomes = outcomes_of(year.rules, year.period, figures.get, possible)
    return target_sentences(TargetWords(year.rules, year.period), outcomes)


def explained(year: Year, unit: str) -> Explanation:
    """Return why a commune has its result; raise Stop if its figures do not give the run's."""
    explanation = explanation_of(year.evaluation, year.rulebook, Subject("unit", unit), year.period)
    year.refuse_other(explanation.result)
    return explanation


def result_sentences(year: Year, row: StandingRow, explanation: Explanation) -> tuple[str, ...]:
    """Return what every paper about one commune begins with; empty what does not apply."""
    return (
        _result_words(year, row),
        _gates_words(explanation),
        rounded_remark(explanation),
        recorded_from_words(year.rules),
    )


def _result_words(year: Year, row: StandingRow) -> str:
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


def _gates_words(explanation: Explanation) -> str:
    held = [g.gate.title["vi"] for g in explanation.gates if g.answer is True]
    return f"Điều kiện khống chế xếp loại: {'; '.join(held)}." if held else ""


def points_words(reason: CriterionReason) -> str:
    return criterion_points(reason.points, maximum=reason.criterion.maximum)


def self_words(reason: CriterionReason) -> str:
    return number_words(reason.self_score) if reason.self_score is not None else "–"
