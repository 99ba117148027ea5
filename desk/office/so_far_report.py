"""Where each commune would stand if all stayed as it is now; of one, criterion by criterion."""

from __future__ import annotations

from typing import Any

from desk.base.output import Output
from desk.office.so_far_results import SoFarResults
from desk.office.so_far_words import (
    bands_words,
    failing_words,
    later_words,
    provisional_words,
    short_words,
    silent_words,
)
from desk.words.adoption_words import say_mark, status_of
from desk.words.condition_words import Speaker
from desk.words.criterion_words import criterion_points
from desk.words.numbers import range_words, value_json
from desk.words.reason_words import ReasonWords
from engine.evaluation.explanation import CriterionReason
from engine.evaluation.so_far import SoFar, reasons_so_far


def print_so_far(results: SoFarResults, out: Output) -> None:
    heads = [
        ("Mã", "Code"),
        ("Đơn vị", "Unit"),
        ("Điểm nếu giữ như hiện nay", "Score if kept", "right"),
        ("Xếp loại nếu giữ", "Band if kept"),
        ("Còn thiếu điểm ở (số điểm)", "Points lacking in"),
    ]
    rows = [
        (
            row.subject.id,
            results.name(row.subject.id),
            range_words(row.scored.low, row.scored.high, out.lang),
            bands_words(results, row, out.lang),
            short_words(results, row, out.lang),
        )
        for row in results.rows
    ]
    out.table(f"{results.rulebook.title[out.lang]} · {results.period.code}", heads, rows)
    _say_notes(results, out)


def _say_notes(results: SoFarResults, out: Output) -> None:
    out.say(provisional_words(results), provisional_words(results, "en"))
    for vi, en in zip(later_words(results), later_words(results, "en"), strict=True):
        out.say(vi, en)
    if results.silent:
        out.say(silent_words(results), silent_words(results, "en"))
    if results.failing:
        out.note(failing_words(results), failing_words(results, "en"))
        frames = "; ".join(f"{office.error}, {office.place}" for office in results.failing)
        out.note(
            f"Gửi dòng này cho người phát triển: {frames}", f"Send this line to the developers: {frames}"
        )
    say_mark(out, results.rulebook)


def print_so_far_of(results: SoFarResults, row: SoFar, out: Output) -> None:
    """Print one commune's criteria, each with what was counted and what is left to do."""
    points = range_words(row.scored.low, row.scored.high, out.lang)
    bands = bands_words(results, row, out.lang)
    name = results.name(row.subject.id)
    out.say(f"{name}: {points} điểm, {bands}", f"{name}: {points} points, {bands}")
    _say_notes(results, out)
    for reason in reasons_so_far(results.evaluation, results.rulebook, row, results.period):
        given = criterion_points(reason.points, out.lang, reason.criterion.maximum)
        out.say(f"\n{reason.criterion.id}  {reason.criterion.title[out.lang]}: {given}")
        out.say(f"    {so_far_sentence(results, row, reason, out.lang)}")


def so_far_sentence(results: SoFarResults, row: SoFar, reason: CriterionReason, lang: str) -> str:
    """Say why a criterion stands where it does; of what waits for the year's return, only that it does."""
    book = results.rulebook
    indicators = results.rules.indicator_sets[book.subject].indicators
    later = row.waits.get(reason.criterion.id, ())
    values = {p.name: p.values for p in reason.parameters}
    reasons = ReasonWords(Speaker(results.rules, book.subject, lang, values), indicators, book.pass_or_fail)
    if not later:
        return reasons.sentence(reason)
    told = [reasons.fact(name, cell, reason) for name, cell in reason.facts.items() if name not in later]
    titles = "; ".join(indicators[name].title[lang] for name in later)
    waits = f"{'Chưa thể biết' if lang == 'vi' else 'Not to be known yet'}: {titles}"
    return ". ".join([*told, waits]) + "."


def so_far_json(results: SoFarResults, row: SoFar) -> dict[str, Any]:
    return {
        "unit": row.subject.id,
        "period": results.period.code,
        "score_if_kept": [value_json(row.scored.low), value_json(row.scored.high)],
        "bands_if_kept": list(row.scored.bands),
        "points": {id_: [value_json(c.low), value_json(c.high)] for id_, c in row.scored.criteria.items()},
        "not_known_yet": {id_: list(names) for id_, names in row.waits.items()},
        "gates_left_out": [gate.id for gate in row.gates],
        "status": status_of(results.rulebook),
        **({"failed": True} if row.subject.id in {office.unit for office in results.failing} else {}),
    }
